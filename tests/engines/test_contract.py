"""What every engine promises, held against every engine that this project installs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ert_writer.engines.choice import automatic, load_engine
from ert_writer.errors import EngineUnavailableError
from ert_writer.model.language import EN, ES, PT, Direction
from ert_writer.model.translation import Engine, EngineContext

NAMES = ("apertium", "auto", "bergamot", "echo", "pivot")
OFFERED = {
    "apertium": {Direction(ES, PT), Direction(PT, ES), Direction(ES, EN), Direction(EN, ES)},
    "auto": {Direction(a, b) for a in (ES, PT, EN) for b in (ES, PT, EN) if a != b},
    "bergamot": {Direction(PT, EN), Direction(EN, PT)},
    "echo": {Direction(a, b) for a in (ES, PT, EN) for b in (ES, PT, EN) if a != b},
    "pivot": {Direction(ES, EN), Direction(EN, ES)},
}
SENTENCES = {ES: "La víctima está en peligro.", PT: "A vítima está em perigo.", EN: "The victim is in danger."}


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Engine]]:
    context = EngineContext(Path(tmp_path_factory.mktemp("models")))
    found = {name: automatic(context) if name == "auto" else load_engine(name, context) for name in NAMES}
    yield found
    for engine in found.values():
        engine.close()


@pytest.mark.parametrize("name", NAMES)
def test_offers_its_directions_where_the_packages_are_installed(engines: dict[str, Engine], name: str) -> None:
    availability = engines[name].availability()
    assert availability.ready
    assert OFFERED[name] <= set(availability.directions)


@pytest.mark.parametrize("name", NAMES)
def test_gives_as_many_candidates_lists_as_segments(engines: dict[str, Engine], name: str) -> None:
    for direction in sorted(OFFERED[name]):
        sentence = SENTENCES[direction.source]
        found = engines[name].translate([sentence, "", "  ", sentence], direction, hypotheses=3)
        assert len(found) == 4
        assert all(1 <= len(candidates) <= 3 for candidates in found)
        assert [found[1][0].text, found[2][0].text] == ["", "  "]
        assert found[0] == found[3]
        assert found[0][0].text.strip()
        assert all(candidate.score is None or candidate.score <= 0 for candidate in found[0])


@pytest.mark.parametrize("name", NAMES)
def test_a_closed_engine_works_again_and_says_the_same(engines: dict[str, Engine], name: str) -> None:
    direction = min(OFFERED[name])
    before = engines[name].translate([SENTENCES[direction.source]], direction)
    engines[name].close()
    assert engines[name].translate([SENTENCES[direction.source]], direction) == before


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"echo"}))
def test_refuses_a_direction_that_it_does_not_offer(engines: dict[str, Engine], name: str) -> None:
    with pytest.raises(EngineUnavailableError):
        engines[name].translate(["x"], Direction("fr", EN))


@pytest.mark.parametrize("name", NAMES)
def test_names_itself_with_the_direction(engines: dict[str, Engine], name: str) -> None:
    direction = min(OFFERED[name])
    assert engines[name].id == name
    assert str(direction.source) in engines[name].describe(direction)


@pytest.mark.parametrize(("name", "direction"), [("bergamot", Direction(PT, EN)), ("pivot", Direction(ES, EN))])
def test_says_in_english_what_the_source_says(engines: dict[str, Engine], name: str, direction: Direction) -> None:
    text = engines[name].translate([SENTENCES[direction.source]], direction)[0][0].text.lower()
    assert "victim" in text
    assert "danger" in text
