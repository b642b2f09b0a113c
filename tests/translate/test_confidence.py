"""What is wrong with a translation lowers its level, with the reason in words."""

import pytest

from ert_writer.model.findings import Category, Finding, Severity
from ert_writer.model.translation import Change, TranslationUnit
from ert_writer.translate.confidence import with_confidence

LONG = "Solicitamos que nos envíen cuanto antes los datos del titular de la cuenta indicada."


def level(source: str, target: str, *, score: float | None = None, engine: str = "bergamot es-en") -> TranslationUnit:
    return with_confidence(TranslationUnit(source, target, score=score, raw=target, language="es"), engine)


def test_a_plain_unit_is_high() -> None:
    assert level("La cuenta fue creada ayer.", "The account was created yesterday.").confidence == "high"


def test_a_rule_based_engine_is_medium_at_best() -> None:
    unit = level("La cuenta fue creada ayer.", "The account was created yesterday.", engine="pivot(apertium es-pt, x)")
    assert (unit.confidence, unit.reasons) == ("medium", ("a rule-based engine took part",))


@pytest.mark.parametrize(
    ("source", "target", "reason"),
    [
        (LONG, "We request the data.", "half of the sentence is missing"),
        ("Solicito los datos.", "I request the data of the data of the data of the data.", "repeated itself"),
    ],
)
def test_what_is_wrong_is_low_and_said(source: str, target: str, reason: str) -> None:
    unit = level(source, target)
    assert unit.confidence == "low"
    assert any(reason in said for said in unit.reasons)


def test_words_left_untranslated_are_named() -> None:
    unit = level("El allanamiento fue ordenado ayer.", "The allanamiento was ordered yesterday.")
    assert unit.confidence == "medium"
    assert unit.reasons == ("left untranslated: allanamiento",)


@pytest.mark.parametrize(("score", "expected"), [(-0.2, "high"), (-0.9, "medium"), (-1.5, "low")])
def test_the_engines_own_score_counts(score: float, expected: str) -> None:
    assert level("La cuenta fue creada.", "The account was created.", score=score).confidence == expected


@pytest.mark.parametrize(("score", "expected"), [(-0.1, "high"), (-0.3, "medium"), (-0.5, "low")])
def test_an_engine_that_was_measured_has_thresholds_of_its_own(score: float, expected: str) -> None:
    unit = level("La cuenta fue creada.", "The account was created.", score=score, engine="marian(es-en)")
    assert unit.confidence == expected


def test_copied_and_remembered_units_have_no_level() -> None:
    copied = TranslationUnit("@a_b", "@a_b")
    remembered = TranslationUnit("Hola", "Hello", raw="Hi", changes=(Change("memory", "Hi", "Hello"),))
    assert [with_confidence(unit, "x").confidence for unit in (copied, remembered)] == ["", ""]


@pytest.mark.parametrize(
    ("severity", "expected"), [(Severity.NOTE, "medium"), (Severity.WARNING, "medium"), (Severity.ERROR, "low")]
)
def test_no_unit_with_an_open_finding_is_high(severity: Severity, expected: str) -> None:
    finding = Finding("coinage", Category.MISTRANSLATION, severity, "'doorva' is no word of the target language")
    unit = TranslationUnit("La puerta.", "The doorva.", raw="x", findings=(finding,), language="es")
    found = with_confidence(unit, "marian(x)")
    assert found.confidence == expected
    assert found.reasons == ("coinage: 'doorva' is no word of the target language",)


def test_two_warnings_are_low() -> None:
    finding = Finding("coinage", Category.MISTRANSLATION, Severity.WARNING, "x")
    unit = TranslationUnit("La puerta.", "The doorva.", raw="x", findings=(finding, finding), language="es")
    assert with_confidence(unit, "marian(x)").confidence == "low"
