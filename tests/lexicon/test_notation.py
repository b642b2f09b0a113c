"""The notation of phrases: what each sign matches."""

from __future__ import annotations

import pytest

from ert_writer.lexicon.find import Lexicon, ways
from ert_writer.lexicon.model import Row
from ert_writer.lexicon.notation import NotationError, parse


def lexicon(*phrases: str, exceptions: tuple[str, ...] = (), short: dict[str, str] | None = None) -> Lexicon:
    rows = [Row("t", "r", "", 1.0, (), {"es": phrases}, {"es": exceptions}, (), ())]
    spelled = (short or {}).items()
    rows += [Row("short-forms", word, full, 1.0, (), {"es": (word,)}, {}, (), ()) for word, full in spelled]
    return Lexicon(rows)


def found(text: str, *phrases: str, **more: object) -> list[str]:
    hits = lexicon(*phrases, **more).find(text).of("t")  # type: ignore[arg-type]
    return [text[hit.span.start : hit.span.end] for hit in hits]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("secuestro", "El SECUESTRO de ayer", ["SECUESTRO"]),
        ("secuestr*", "la secuestraron", ["secuestraron"]),
        ("privad[o|a] de", "fue privada de ella", ["privada de"]),
        ("[la|su] libertad", "su libertad", ["su libertad"]),
        ("(muy) urgente", "muy urgente", ["muy urgente"]),
        ("(muy) urgente", "es urgente", ["urgente"]),
        ("no ~ vuelto", "no ha, hasta hoy, vuelto", ["no ha, hasta hoy, vuelto"]),
        ("no ~1 vuelto", "no ha a casa vuelto", []),
        ("no ~ vuelto", "Ella no. Ha vuelto.", []),
        ("hace # dias", "hace 3 días", ["hace 3 días"]),
        ("hace # dias", "hace tres días", ["hace tres días"]),
        ("hace _ dias", "hace muchos dias", ["hace muchos dias"]),
        ("mata-lo", "vai matá-lo", ["matá-lo"]),
        ("desaparecio", "DESAPARECIÓ ayer", ["DESAPARECIÓ"]),
        ("matar", "el perfil @matar.luz", []),
        ("ayuda", "ayudaaaa", ["ayudaaaa"]),
        ("la mata", "la, mata", []),
    ],
)
def test_a_phrase_matches(phrase: str, text: str, expected: list[str]) -> None:
    assert found(text, phrase) == expected


def test_an_exception_takes_a_match_away() -> None:
    assert found("secuestro del vehículo", "secuestro", exceptions=("secuestro del vehiculo",)) == []
    assert found("secuestro del niño", "secuestro", exceptions=("secuestro del vehiculo",)) == ["secuestro"]


def test_short_forms_are_spelled_out() -> None:
    assert found("antes d las 6", "antes de", short={"d": "de"}) == ["antes d"]


@pytest.mark.parametrize(
    "phrase", ["", "[a|b", "a)", "~ hola", "hola ~", "ab*", "(a|b)x", "a,b", "~99 x", "d[e|e las]"]
)
def test_what_is_not_in_the_notation_is_refused(phrase: str) -> None:
    with pytest.raises(NotationError):
        parse(phrase)


def test_a_phrase_that_is_one_choice_is_indexed_by_its_ways() -> None:
    assert list(ways("[toma|asalto|toma de (los) rehenes|no [vuelve|llega]]")) == [
        "toma de (los) rehenes",
        "no [vuelve|llega]",
        "[toma|asalto]",
    ]
    assert list(ways("[toma|asalto] [armad[o|a]]")) == ["[toma|asalto] [armad[o|a]]"]
