"""Terms that the target says without standing there as terms of their own."""

from __future__ import annotations

import pytest

from ert_writer.checks.partial import is_said
from support.checks import context

CONCEPTS = (
    {"id": "fraud", "terms": ["es:fraude", "en:fraud"]},
    {"id": "identity-fraud", "terms": ["es:robo de identidad", "en:identity fraud"]},
    {"id": "police", "terms": ["es:PNP", "en:National Police"]},
    {"id": "guard", "terms": ["es:guardia nacional", "en:national guard"]},
    {"id": "voice-message", "terms": ["es:mensaje de voz", "en:voice message"]},
)


def _said(source: str, target: str, concept: str) -> bool:
    index = context(CONCEPTS).terms
    (match,) = [m for m in index.find(source, "es") if m.concept == concept]
    longer = [m for m in index.find(target, "en") if m.concept != concept]
    return is_said(source, match, target, longer, index.accepted(concept, "en"))


@pytest.mark.parametrize(
    ("source", "target", "concept", "said"),
    [
        ("Denunció un fraude.", "She reported identity fraud.", "fraud", True),
        ("Denunció un fraude.", "She reported a lie.", "fraud", False),
        ("Envió mensajes y llamadas de voz.", "He sent notes and voice calls.", "voice-message", True),
        ("Envió mensajes y llamadas de voz.", "He sent letters and called.", "voice-message", False),
        ("Envió mensajes de voz.", "He sent voice notes.", "voice-message", False),
        ("Firma la PNP.", "Signed by the PNP.", "police", True),
        ("Firma la PNP.", "Signed by the police.", "police", False),
        ("Firma la Guardia Nacional.", "Signed by the Guardia Nacional.", "guard", True),
        ("Firma la guardia nacional.", "Signed by the guardia nacional.", "guard", False),
        ("Envió mensajes de voz.", "He sent voice/text messages.", "voice-message", True),
        ("Envió mensajes de voz.", "He sent voice/text notes.", "voice-message", False),
    ],
)
def test_is_said(source: str, target: str, concept: str, said: bool) -> None:
    assert _said(source, target, concept) is said
