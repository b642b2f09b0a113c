"""Small glossaries for tests, and strategies that make any glossary."""

from __future__ import annotations

import string

from hypothesis import strategies as st

from ert_writer.model.findings import Severity
from ert_writer.model.terms import Concept, Glossary, Term, TermStatus
from ert_writer.terminology import tidy


def concept(name: str, /, speech: str = "noun", **terms: str) -> Concept:
    """Make a concept from `en="court order | !fiscal"`: `|` separates, `!` refuses, `es_MX` is a region."""
    made = [
        Term(
            text=text.strip().removeprefix("!"),
            language=tag.replace("_", "-"),
            status=TermStatus.DEPRECATED if text.strip().startswith("!") else TermStatus.PREFERRED,
            part_of_speech=speech,
        )
        for tag, texts in terms.items()
        for text in texts.split("|")
    ]
    return Concept(name, tuple(made))


def glossary(*concepts: Concept) -> Glossary:
    """Make a glossary of concepts."""
    return Glossary(tuple(concepts))


WORD_CHARS = string.ascii_letters + "áéíóúñüçãõâêôàÁÉÑÇ0123456789'-/.,;:&<>\"%€#|=[]{}()"
texts = st.text(alphabet=WORD_CHARS + " ", max_size=30).map(tidy.text)
filled = st.text(alphabet=WORD_CHARS + " ", min_size=1, max_size=30).map(tidy.text).filter(bool)
languages = st.sampled_from(["en", "es", "pt", "es-MX", "es-AR", "es-419", "pt-BR", "en-US", "fr"])
terms = st.builds(
    Term,
    text=filled,
    language=languages,
    status=st.sampled_from(list(TermStatus)),
    part_of_speech=st.sampled_from(["", *tidy.PARTS_OF_SPEECH]),
    note=texts | st.just("always: in any text"),
    source=texts,
    always=st.booleans(),
    exact=st.booleans(),
    unconfirmed=st.booleans(),
    target_only=st.booleans(),
)
extra = st.lists(st.tuples(filled, filled), max_size=2).map(tuple)


@st.composite
def concepts(draw: st.DrawFn) -> Concept:
    """Any concept in the one shape that every reader gives."""
    made = Concept(
        id=draw(filled),
        terms=tuple(draw(st.lists(terms, max_size=5))),
        subject=draw(texts),
        definition=draw(texts),
        severity=draw(st.sampled_from(list(Severity))),
        note=draw(texts),
        extra=draw(extra),
        examples=tuple(draw(st.lists(st.tuples(languages, filled), max_size=3, unique_by=lambda pair: pair[0]))),
    )
    return tidy.concept(made, "test")


glossaries = st.builds(
    Glossary,
    concepts=st.lists(concepts(), max_size=4, unique_by=lambda c: c.id).map(tuple),
    name=texts,
    version=texts,
)
