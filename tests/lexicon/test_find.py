"""Phrases are tried only in texts that hold a word for each of their steps."""

from __future__ import annotations

import tracemalloc

import pytest

from ert_writer.lexicon.load import current_lexicon
from ert_writer.lexicon.notation import needs, parse
from ert_writer.model.findings import Span


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("lo van a matar", [{"lo"}, {"van"}, {"a"}, {"matar"}]),
        ("[van|va] ~2 mat[ar|e]", [{"van", "va"}, {"matar", "mate"}]),
        ("(ya) secuestr* # [dias|horas]", [{"secuestr*"}, {"dias", "horas"}]),
        ("[a la escuela|colegio] entra", [{"escuela", "colegio"}, {"entra"}]),
        ("[_|colegio] entra", [{"entra"}]),
    ],
)
def test_every_step_that_cannot_be_left_out_needs_a_word(phrase: str, expected: list[set[str]]) -> None:
    found = [set(word.exact) | {f"{prefix}*" for prefix in word.prefixes} for word in needs(parse(phrase))]
    assert found == expected


def test_memory_for_one_endless_word_grows_with_its_length_only() -> None:
    lexicon = current_lexicon()
    lexicon.find("Solicitamos los datos.")
    tracemalloc.start()
    try:
        lexicon.find("a" * 20_000)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 20_000_000  # every beginning of the word would be 200 MB


def test_hits_within_a_span_are_all_those_that_lie_inside_it() -> None:
    text = "Solicitamos los datos de la cuenta. Van a matar a la niña. Pedimos conservar todo y no avisar al usuario."
    hits = current_lexicon().find(text)
    for span in (Span(0, 35), Span(36, 58), Span(0, len(text)), Span(20, 90)):
        for topic, found in hits.by_topic.items():
            inside = tuple(hit for hit in found if span.start <= hit.span.start and hit.span.end <= span.end)
            assert hits.within(topic, span) == inside
            kinds = {hit.row.kind for hit in inside[:1]}
            assert hits.within(topic, span, *kinds) == (
                tuple(hit for hit in inside if hit.row.kind in kinds) if kinds else inside
            )
