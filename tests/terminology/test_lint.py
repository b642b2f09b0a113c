"""Lint names what a policy writer should mend; lookup finds by any form."""

from ert_writer.model.findings import Severity
from ert_writer.model.terms import Concept, Term
from ert_writer.terminology.index import compile_terms
from ert_writer.terminology.lint import lint, stats
from ert_writer.terminology.lookup import lookup
from support.terminology import concept, glossary


def test_each_fault_is_found_where_it_is() -> None:
    found = lint(
        glossary(
            concept("fine", en="court order", es="orden judicial", pt="ordem judicial"),
            concept("gap", en="prosecutor", es="fiscal"),
            concept("twice", en="seizure | Seizure", es="incautación", pt="apreensão"),
            concept("torn", en="report | !report", es="denuncia", pt="denúncia"),
            concept("refused-only", en="!fiscal"),
            concept("shared", en="court orders", es="Orden Judicial", pt="mandado"),
            Concept("empty", ()),
            Concept("open", tuple(Term("x", tag, unconfirmed=True) for tag in ("en", "es", "pt"))),
        )
    )
    assert [(f.check, f.concept, f.severity) for f in found] == [
        ("glossary-missing-language", "gap", Severity.WARNING),
        ("glossary-duplicate", "twice", Severity.WARNING),
        ("glossary-preferred-and-forbidden", "torn", Severity.ERROR),
        ("glossary-empty", "refused-only", Severity.ERROR),
        ("glossary-empty", "empty", Severity.ERROR),
        ("glossary-shared-term", "shared", Severity.NOTE),
        ("glossary-unconfirmed", "", Severity.NOTE),
    ]


def test_stats_count() -> None:
    numbers = stats(glossary(concept("a", en="x | !y", es="z", pt="w"), concept("b", en="v")))
    assert (numbers.concepts, numbers.terms, numbers.complete) == (2, 5, 1)
    assert dict(numbers.languages) == {"en": 3, "es": 1, "pt": 1}
    assert dict(numbers.statuses) == {"preferred": 4, "admitted": 0, "deprecated": 1, "superseded": 0}


def test_lookup_takes_inflected_accentless_and_partial_words() -> None:
    index = compile_terms(
        glossary(
            concept("ip-address", es="dirección IP", en="IP address"),
            concept("court-order", es="orden judicial", en="court order"),
        )
    )
    for query in ("direcciones ip", "DIRECCION", "ip addresses"):
        assert [entry.concept.id for entry in lookup(index, query)] == ["ip-address"]
    assert [entry.concept.id for entry in lookup(index, "court", "en")] == ["court-order"]
    assert lookup(index, "court", "es") == ()
    assert lookup(index, " ") == ()
