"""Readings of a sentence about danger that differ in who or whether are said; others are not."""

import pytest

from ert_writer.model.language import Direction
from ert_writer.model.translation import Hypothesis, TranslationUnit
from ert_writer.translate.confidence import with_confidence
from ert_writer.translate.opinions import disagreement, tells_danger

ES_EN = Direction("es", "en")


def _readings(*texts: str, step: float = 0.05) -> tuple[Hypothesis, ...]:
    return tuple(Hypothesis(text, -0.1 - step * place) for place, text in enumerate(texts))


@pytest.mark.parametrize(
    ("source", "texts", "differs"),
    [
        ("La va a matar.", ("He will kill her.", "She will kill her."), "he"),
        ("La va a matar.", ("He will kill her.", "He will not kill her."), "not"),
        ("Se va a matar.", ("He will kill him.", "He will kill himself."), "oneself"),
    ],
)
def test_what_readings_differ_in_is_said(source: str, texts: tuple[str, ...], differs: str) -> None:
    said = disagreement(source, _readings(*texts), ES_EN)
    assert f"differ in {differs}:" in said
    assert texts[1] in said


@pytest.mark.parametrize(
    ("source", "readings"),
    [
        ("La va a matar.", _readings("He will kill her.", "He is going to kill her.")),
        ("La va a matar.", _readings("He will kill her.", "She will kill her.", step=0.5)),
        ("La va a matar.", (Hypothesis("He will kill her."), Hypothesis("She will kill her."))),
        ("La va a llamar.", _readings("He will call her.", "She will call her.")),
        ("La va a matar.", ()),
    ],
)
def test_agreeing_unlikely_and_harmless_readings_raise_no_doubt(source: str, readings: tuple[Hypothesis, ...]) -> None:
    assert disagreement(source, readings, ES_EN) == ""


def test_danger_is_told_by_grave_words() -> None:
    assert tells_danger("Lo secuestraron ayer.", "es")
    assert not tells_danger("Lo llamaron ayer.", "es")


def test_a_unit_with_such_a_doubt_is_never_high() -> None:
    unit = TranslationUnit("La va a matar.", "He will kill her.", score=-0.01, raw="He will kill her.", language="es")
    assert with_confidence(unit, "x").confidence == "high"
    doubted = with_confidence(unit, "x", doubt="the engine's readings differ in he, she")
    assert (doubted.confidence, doubted.reasons) == ("medium", ("the engine's readings differ in he, she",))
