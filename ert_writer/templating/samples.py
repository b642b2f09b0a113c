"""Fictional values for previews: what a template looks like before there is a case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ert_writer.templating.kinds import Field, FieldKind
from ert_writer.templating.values import Given

_TEXTS: Mapping[str, str] = {
    "case_number": "CI-EXAMPLE/0001/2026",
    "letter_number": "FE-123/2026",
    "officer_name": "Alex Morales Luz",
    "officer_title": "Fiscal",
    "officer_email": "alex.morales@fiscalia.example",
    "agency": "Unidad Ejemplo",
    "previous_ref": "ERD-2026-0001",
    "provider_name": "Example Messenger",
    "delivery_channel": "https://requests.platform.example/download",
    "identifier_given": "@example.handle",
}
_KINDS: Mapping[FieldKind, tuple[str, ...]] = {
    FieldKind.DATE: ("2026-11-03",),
    FieldKind.DATETIME: ("2026-11-22T10:15-06:00",),
    FieldKind.MONEY: ("$ 12,500.00",),
    FieldKind.COUNTRY: ("MX",),
    FieldKind.BOOLEAN: ("yes",),
    FieldKind.LIST: ("@example.handle", "https://platform.example/u/1002003004"),
}


def sample_values(fields: Sequence[Field]) -> dict[str, tuple[Given, ...]]:
    """Return a fictional value for every field that a person gives."""
    return {field.name: tuple(Given(text) for text in _sample(field)) for field in fields if field.computed is None}


def _sample(field: Field) -> tuple[str, ...]:
    if field.choices:
        return tuple(choice.id for choice in field.choices)[: 3 if field.kind is FieldKind.LIST else 1]
    return _KINDS.get(field.kind) or (_TEXTS.get(field.name, field.label["en"]),)
