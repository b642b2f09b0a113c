"""What counts as the same identifier."""

from __future__ import annotations

from ert_writer.checks.identifiers import compare_identifiers
from support.checks import pair


def _lost(source: str, target: str) -> list[tuple[str, str]]:
    found = compare_identifiers(pair("es-en", source, target)).lost
    return [(entity.text, other.text if other else "") for entity, other in found]


def test_a_changed_identifier_is_paired_with_what_it_became() -> None:
    assert _lost("@uno.a y @dos.b", "@uno.a and @dos_b") == [("@dos.b", "@dos_b")]


def test_one_more_character_is_another_identifier() -> None:
    assert _lost("IP 186.22.14.9", "IP 186.22.14.90") == [("186.22.14.9", "186.22.14.90")]


def test_telephones_are_compared_by_their_digits() -> None:
    assert _lost("llame al +52 55 5346 8100", "call +52-55-5346-8100") == []


def test_a_repeated_identifier_may_be_named_once() -> None:
    assert _lost("@uno.a y @uno.a", "@uno.a") == []


def test_what_the_target_adds_is_told() -> None:
    added = compare_identifiers(pair("es-en", "La cuenta", "The account @otra.c")).added
    assert [entity.text for entity in added] == ["@otra.c"]
