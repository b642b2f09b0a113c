"""Findings that follow from an untranslated target are not repeated."""

from __future__ import annotations

from ert_writer.flows.checking import check_pairs, load_checks
from ert_writer.model.checking import Pair
from ert_writer.model.findings import Severity
from support.checks import context, pair

GLOSSARY = context([{"id": "court-order", "terms": ["en:court order", "es:orden judicial", "pt:ordem judicial"]}])


def _rules(*pairs: Pair) -> list[tuple[str, str]]:
    return [(f.check, f.value) for f in check_pairs(pairs, load_checks(), GLOSSARY)]


def test_a_whole_untranslated_pair_has_one_finding() -> None:
    text = "No se adjunta la orden judicial de los últimos 1.250 días."
    assert _rules(pair("es-en", text, text)) == [("untranslated", "segment")]


def test_terms_and_negations_inside_an_untranslated_part_are_not_repeated() -> None:
    source = "El plazo es de 48 horas. No se adjunta la orden judicial."
    target = "The deadline is 48 hours. No se adjunta la orden judicial."
    assert _rules(pair("es-en", source, target)) == [("untranslated", "part")]


def test_what_is_wrong_outside_the_part_is_still_found() -> None:
    source = "El plazo es de 48 horas. No se adjunta la orden judicial."
    target = "The deadline is 84 hours. No se adjunta la orden judicial."
    assert sorted(_rules(pair("es-en", source, target))) == [("number-mismatch", "48"), ("untranslated", "part")]


def test_an_identical_reference_line_is_clean() -> None:
    line = "Of. 312/2025 Juzgado Tercero, orden judicial 44"
    assert _rules(pair("es-en", line, line)) == []


def test_findings_come_in_the_order_of_the_pairs() -> None:
    first, second = (pair("es-en", "72 horas", "27 hours", name=name) for name in ("b", "a"))
    found = check_pairs([first, second], load_checks(), GLOSSARY)
    assert [finding.pair for finding in found] == ["b", "a"]


def test_a_negation_in_an_omitted_sentence_is_not_reported_again() -> None:
    source = "Agradecemos la llamada de esta mañana. El expediente todavía no llegó a nuestra oficina de guardia."
    assert _rules(pair("es-en", source, "Thank you for your call this morning.")) == [("omission", "")]


def test_checks_of_what_only_engines_do_run_when_asked_for() -> None:
    usual = {check.id for check in load_checks()}
    every = {check.id for check in load_checks(machine=True)}
    assert {"coinage", "unaccounted", "keyword-missing"} <= every - usual
    assert {"term-missing", "number-mismatch", "negation-mismatch"} <= usual


def test_an_empty_target_is_one_error_and_nothing_else() -> None:
    pair = Pair("1", "El juez no autorizó los 72 registros de @luz.maria.", "", "es", "en")
    (finding,) = check_pairs([pair], load_checks(), GLOSSARY)
    assert (finding.check, finding.severity) == ("omission", Severity.ERROR)


def test_texts_that_do_not_answer_one_another_are_said_to_once() -> None:
    lonely = [Pair(str(n), f"La cuenta número {n} sigue activa hoy.", "", "es", "en") for n in range(6)]
    paired = [Pair(f"p{n}", "Gracias por su apoyo.", "Thank you for your support.", "es", "en") for n in range(8)]
    (finding,) = check_pairs([*lonely, *paired], load_checks(), GLOSSARY)
    assert finding.message.startswith("6 of 14 parts have no partner")
    assert (finding.check, finding.pair, finding.value) == ("omission", "0", "6")
    few = check_pairs([*lonely[:4], *paired], load_checks(), GLOSSARY)
    assert [f.pair for f in few] == ["0", "1", "2", "3"]
