"""Target terms take the source's number, and English articles their sound."""

import pytest

from ert_writer.terminology.inflecting import agree, article, gender, in_plural, is_noun_phrase


@pytest.mark.parametrize(
    ("term", "language", "plural"),
    [
        ("court order", "en", "court orders"),
        ("chain of custody", "en", "chains of custody"),
        ("IP address", "en", "IP addresses"),
        ("subscriber data", "en", "subscriber data"),
        ("orden judicial", "es", "órdenes judiciales"),
        ("orden de detención", "es", "órdenes de detención"),
        ("fiscal", "es", "fiscales"),
        ("mandado de prisão", "pt", "mandados de prisão"),
        ("requisição judicial", "pt", "requisições judiciais"),
        ("Juez de Control", "es", "Jueces de Control"),
    ],
)
def test_plural(term: str, language: str, plural: str) -> None:
    assert in_plural(term, language) == plural


@pytest.mark.parametrize("term", ["court orders", "datos del abonado", "mandados de prisão"])
def test_a_plural_stays(term: str) -> None:
    assert in_plural(term, "en" if term.startswith("court") else "es") == term


def test_the_number_follows_the_source() -> None:
    assert agree("court order", "en", "órdenes judiciales", "orden judicial", "es") == "court orders"
    assert agree("court order", "en", "orden judicial", "orden judicial", "es") == "court order"
    assert agree("evidence", "en", "elementos de prueba", "elementos de prueba", "es") == "evidence"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a arrest warrant", "an arrest warrant"),
        ("an warrant", "a warrant"),
        ("An user", "A user"),
        ("a hour", "an hour"),
        ("a IP address", "an IP address"),
        ("a FBI agent", "an FBI agent"),
    ],
)
def test_article(before: str, after: str) -> None:
    assert article(before) == after


@pytest.mark.parametrize(
    ("term", "language", "expected"),
    [("orden judicial", "es", "f"), ("juzgado", "es", "m"), ("requisição", "pt", "f"), ("sistema", "pt", "m")],
)
def test_gender(term: str, language: str, expected: str) -> None:
    assert gender(term, language) == expected


def test_a_prepositional_term_is_no_noun_phrase() -> None:
    assert not is_noun_phrase("under seal", "en")
    assert is_noun_phrase("judicial secrecy", "en")
