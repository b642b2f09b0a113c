"""Fictional values for previews: what a template looks like before there is a case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ert_writer.model.language import EN, Language
from ert_writer.templating.kinds import Field, FieldKind
from ert_writer.templating.values import Given

_TEXTS: Mapping[str, str] = {
    "case_number": "CI-EXAMPLE/0001/2026",
    "letter_number": "FE-123/2026",
    "officer_name": "Alex Morales Luz",
    "officer_title": "Fiscal",
    "officer_email": "alex.morales@fiscalia.example",
    "entity": "Plataforma Ejemplo Ltda.",
    "agency": "Unidad Ejemplo",
    "previous_ref": "ERD-2026-0001",
    "provider_name": "Example Messenger",
    "delivery_channel": "https://requests.platform.example/download",
    "identifier_given": "@example.handle",
}
_PERIOD: Mapping[Language, str] = {
    "en": "from 1 to 20 November 2026",
    "es": "del 1 al 20 de noviembre de 2026",
    "pt": "de 1º a 20 de novembro de 2026",
}
_KINDS: Mapping[FieldKind, tuple[str, ...]] = {
    FieldKind.DATE: ("2026-11-03",),
    FieldKind.DATETIME: ("2026-11-22T10:15-06:00",),
    FieldKind.MONEY: ("$ 12,500.00",),
    FieldKind.COUNTRY: ("MX",),
    FieldKind.BOOLEAN: ("yes",),
    FieldKind.LIST: ("@example.handle", "https://platform.example/u/1002003004"),
}


def sample_values(fields: Sequence[Field], language: Language = EN) -> dict[str, tuple[Given, ...]]:
    """Return a fictional value for every field that a person gives; words are the language's."""
    given = (field for field in fields if field.computed is None)
    return {field.name: tuple(Given(text) for text in _sample(field, language)) for field in given} | _apart(fields)


def _apart(fields: Sequence[Field]) -> dict[str, tuple[Given, ...]]:
    """Return sample categories such that none is both disclosed and withheld."""
    withheld = next((field for field in fields if field.name == "withheld_categories"), None)
    return {withheld.name: tuple(Given(choice.id) for choice in withheld.choices[-2:])} if withheld else {}


def _sample(field: Field, language: Language) -> tuple[str, ...]:
    if field.choices:
        return tuple(choice.id for choice in field.choices)[: 3 if field.kind is FieldKind.LIST else 1]
    if field.name == "period":
        return (_PERIOD[language],)
    return _KINDS.get(field.kind) or (_TEXTS.get(field.name, field.label["en"]),)
