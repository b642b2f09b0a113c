"""Fictional values for previews: what a template looks like before there is a case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from ert_writer.templating.kinds import Field, FieldKind, Holds, Time
from ert_writer.templating.values import Given


@dataclass(frozen=True, slots=True)
class Person:
    """A fictional officer of one country, as such a letter signs."""

    country: str
    title: str
    name: str
    agency: str
    case_number: str
    letter_number: str


PEOPLE = (
    Person(
        "MX",
        "AGENTE DEL MINISTERIO PÚBLICO",
        "LIC. LAURA VIDAL MONTES",
        "Fiscalía General del Estado de Ejemplo",
        "CI-EJEMPLO/71/2026",
        "FGE/112/2026",
    ),
    Person(
        "CO",
        "Señor Patrullero",
        "PT. Andrés Quiroga Mesa",
        "Policía Nacional, Seccional Ejemplo",
        "110016000000202600071",
        "S-2026-0112",
    ),
    Person(
        "AR",
        "Agente Fiscal",
        "Dra. Marina Sosa Ledesma",
        "Unidad Funcional de Instrucción N.º 3 de Ejemplo",
        "IPP 01-02-000071-26/00",
        "112/26",
    ),
    Person(
        "PE",
        "Jueza",
        "Rosa Elena Quispe Llanos",
        "Primer Juzgado de Investigación Preparatoria de Ejemplo",
        "00071-2026-0-1801-JR-PE-01",
        "112-2026",
    ),
    Person(
        "CL",
        "Comisario",
        "Tomás Rivas Leal",
        "Policía de Investigaciones, Brigada Ejemplo",
        "2600000071-4",
        "112",
    ),
    Person(
        "BR",
        "Delegada de Polícia",
        "MARINA TELES QUADROS",
        "Delegacia de Repressão a Sequestros de Exemplo",
        "IP 71/2026",
        "112/2026",
    ),
)
"""One officer a country: a title in capitals, a rank given twice, a doctor, a judge, a comisario, a delegada."""

_TEXTS: Mapping[str, str] = {
    "our_ref": "ERD-2026-0071",
    "officer_email": "oficina@agency.example",
    "entity": "Plataforma Ejemplo Ltda.",
    "previous_ref": "ERD-2026-0070",
    "provider_name": "Example Messenger",
    "download_link": "https://requests.platform.example/d/4f7k",
    "identifier_given": "@example.handle",
    "report_number": "CT-2026-0071",
    "file_name": "export-0071.zip",
    "file_sha256": "5d41402abc4b2a76b9719d911017c592ae2b1f0f3d1e8c6a7b5c4d3e2f1a0b9c",
    "export_tool": "Example Exporter 4.2",
}
_FIXED: Mapping[FieldKind, tuple[str, ...]] = {
    FieldKind.MONEY: ("$ 12,500.00",),
    FieldKind.BOOLEAN: ("yes",),
    FieldKind.PERIOD: ("2026-11-01/2026-11-20",),
    FieldKind.URL: ("https://requests.platform.example/d/4f7k",),
    FieldKind.LIST: ("@example.handle", "https://platform.example/u/1002003004"),
}
_BACK, _AHEAD = timedelta(days=1), timedelta(days=6)


def person_of(country: str) -> Person:
    """Return the fictional officer of a country; the first of them for a country that has none."""
    return next((person for person in PEOPLE if person.country == country), PEOPLE[0])


def sample_values(fields: Sequence[Field], now: datetime, country: str = "MX") -> dict[str, tuple[Given, ...]]:
    """Return a fictional value for every field that a person gives, dates on their right side of now."""
    given = [field for field in fields if not field.follows and not field.recognise]
    person = person_of(country)
    known = {"country": country} | {name: getattr(person, name) for name in ("agency", "case_number", "letter_number")}
    known |= {"officer_title": person.title, "officer_name": person.name, "court_name": person.agency}
    return {field.name: tuple(Given(text) for text in _sample(field, known, now)) for field in given} | _apart(fields)


def _apart(fields: Sequence[Field]) -> dict[str, tuple[Given, ...]]:
    """Return sample categories such that none is both disclosed and withheld, or disclosed and pending."""
    others = [field for field in fields if field.name in ("withheld_categories", "pending_categories")]
    return {field.name: tuple(Given(choice.id) for choice in field.choices[-2:]) for field in others}


def _sample(field: Field, known: Mapping[str, str], now: datetime) -> tuple[str, ...]:
    if field.choices:
        return _options(field)
    if field.kind in (FieldKind.DATE, FieldKind.DATETIME):
        moment = (now - _BACK if field.time is not Time.FUTURE else now + _AHEAD).replace(microsecond=0)
        return (moment.date().isoformat() if field.kind is FieldKind.DATE else moment.isoformat(),)
    if field.name in known or field.name in _TEXTS:
        return (known.get(field.name) or _TEXTS[field.name],)
    words = field.kind is FieldKind.LIST and field.holds is Holds.WORDS
    return (field.label["en"],) if words else _FIXED.get(field.kind) or (field.label["en"],)


def _options(field: Field) -> tuple[str, ...]:
    """Return the first option, or three of a list, of every group where it has groups."""
    if field.kind is not FieldKind.LIST:
        return (field.choices[0].id,)
    groups = dict.fromkeys(choice.group for choice in field.choices)
    each = 3 if len(groups) == 1 else 2
    return tuple(
        choice.id for group in groups for choice in [item for item in field.choices if item.group == group][:each]
    )
