"""A reworded engine mends wording and never loses a segment."""

from collections.abc import Sequence

from ert_writer.engines.reworded import RewordedEngine
from ert_writer.model.language import Direction
from ert_writer.model.translation import Availability, Hypothesis

ES_PT = Direction("es", "pt")


class Fake:
    """Gives back what it is given, or loses every word that no dictionary knows."""

    id = "fake"

    def __init__(self, loses: bool = False) -> None:
        self.loses = loses

    def availability(self) -> Availability:
        return Availability(True, (ES_PT,))

    def describe(self, direction: Direction) -> str:
        return "fake"

    def translate(
        self, segments: Sequence[str], direction: Direction, *, hypotheses: int = 1
    ) -> tuple[tuple[Hypothesis, ...], ...]:
        return tuple(
            (Hypothesis(" ".join(w for w in text.split() if not (self.loses and w.startswith("zxq")))),)
            for text in segments
        )

    def close(self) -> None:
        """Nothing is held."""


def test_a_phrase_takes_its_place_and_is_told() -> None:
    found = RewordedEngine(Fake()).translate(["la carpeta de investigación usada"], ES_PT)[0][0]
    assert found.text == "la inquérito usada"
    assert found.changes[0].rule == "rewording"
    assert found.raw != found.text


def test_a_lost_phrase_falls_back_to_the_plain_rendering() -> None:
    found = RewordedEngine(Fake(loses=True)).translate(["la carpeta de investigación usada"], ES_PT)[0][0]
    assert found.text == "la carpeta de investigación usada"


def test_a_direction_without_wordings_is_the_engine_itself() -> None:
    assert RewordedEngine(Fake()).translate(["a", "b"], Direction("en", "es"))[1][0].text == "b"


def test_formulas_and_sentences_keep_their_order() -> None:
    found = RewordedEngine(Fake()).translate(["um", "Atenciosamente,", "dois"], Direction("pt", "en"))
    assert [candidates[0].text for candidates in found] == ["um", "Sincerely,", "dois"]


def test_an_engine_with_formulas_only_gets_every_other_sentence_as_it_is():
    class Recorder:
        id = "recorder"

        def translate(self, segments, direction, *, hypotheses=1):
            self.given = list(segments)
            return tuple((Hypothesis(segment),) for segment in segments)

    inner = Recorder()
    engine = RewordedEngine(inner, formulas_only=True)
    found = engine.translate(["Señores:", "requiero a usted los datos", "S / D", "Presente.-"], Direction("es", "en"))
    assert inner.given == ["requiero a usted los datos"]
    assert [first.text for first, *_ in found] == [
        "Dear Sir or Madam:",
        "requiero a usted los datos",
        "At your office",
        "By hand.-",
    ]
