"""Characters that could act or deceive are kept as data and noted."""

from __future__ import annotations

import pytest

from ert_writer.model.findings import Severity
from support.readers import read_text, uncovered

ODD = {
    "bidi-controls": ("la cuenta \u202egro.elpmaxe\u202c es", Severity.WARNING),
    "control-characters": ("la \x1b[31mcuenta\x1b[0m y un \x00 NUL", Severity.WARNING),
    "invisible-characters": ("la cuenta @a\u200bna_", Severity.NOTE),
    "private-characters": ("la cuenta \ue000 x", Severity.NOTE),
}


@pytest.mark.parametrize("check", ODD)
def test_odd_characters_are_kept_and_noted(check: str) -> None:
    text, severity = ODD[check]
    document = read_text(text)
    assert document.text == text
    assert document.paragraphs[0].text == text
    (finding,) = document.findings
    assert (finding.check, finding.severity) == (check, severity)
    assert finding.source_span is not None
    assert finding.message.isprintable()


def test_an_ordinary_letter_has_no_findings() -> None:
    assert read_text("¿La niña está bien? “Sí” — según Núñez, nº 5…").findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "{{ 7*7 }} {% for x in y %} ${x} <script>alert(1)</script>",
        "PH001 [[1]] ⟦2⟧ {1} __PH_2__",
        "@a_.b " * 200,
        "x" * 12_000,
    ],
)
def test_hostile_text_is_only_text(text: str) -> None:
    document = read_text(text)
    assert document.text == text
    assert uncovered(document) == ""
