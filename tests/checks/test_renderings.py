"""How a pair renders concepts: regions, shared forms, refused terms."""

from __future__ import annotations

import pytest

from ert_writer.checks.renderings import read, suggestions, wanted_region
from ert_writer.model.checking import CheckContext
from support.checks import context, pair

TERMS = context(
    [
        {"id": "seizure", "terms": ["en:seizure", "es:incautación", "es-AR:secuestro", "en:confiscation!deprecated"]},
        {"id": "kidnapping", "terms": ["en:kidnapping", "es:secuestro"]},
        {"id": "confiscation", "terms": ["en:confiscation", "es:decomiso"]},
    ]
)


@pytest.mark.parametrize(
    ("way", "region", "wanted"),
    [("en-es", "MX", "MX"), ("en-es-AR", "", "AR"), ("es-en", "MX", ""), ("en-pt", "BR", "BR"), ("en-es", "", "")],
)
def test_a_region_counts_for_its_own_language(way: str, region: str, wanted: str) -> None:
    source, _, target = way.partition("-")
    made = pair("en-es", "a", "b", region=region)
    assert wanted_region(type(made)("1", "a", "b", source, target, region=region)) == wanted


def test_a_form_shared_by_two_concepts_is_satisfied_by_either() -> None:
    reading = read(pair("es-en", "Hubo un secuestro.", "There was a kidnapping."), TERMS)
    assert {rendering.concept for rendering in reading.renderings} == {"seizure", "kidnapping"}
    assert all(reading.satisfied(rendering) for rendering in reading.renderings)


def test_a_refused_term_may_render_a_concept_that_accepts_it() -> None:
    both = read(pair("es-en", "Incautación y decomiso", "Seizure and confiscation"), TERMS)
    one = read(pair("es-en", "La incautación", "The confiscation"), TERMS)
    assert (len(both.refused), len(one.refused)) == (0, 1)


def test_suggestions_prefer_the_region_asked_for() -> None:
    assert suggestions(TERMS, "seizure", pair("en-es", "", "", region="CL")) == ("incautación",)
    assert set(suggestions(TERMS, "seizure", pair("en-es", "", ""))) == {"incautación", "secuestro"}


def test_without_a_glossary_nothing_is_read() -> None:
    assert read(pair("es-en", "orden", "order"), CheckContext()).renderings == ()
