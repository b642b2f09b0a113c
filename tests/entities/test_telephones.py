"""Telephones are found as their country writes them, and never inside another number."""

from __future__ import annotations

import pytest

from ert_writer.entities.recognition import find_entities
from ert_writer.entities.telephones import with_telephones
from ert_writer.model.text import EntityKind


def telephones(text: str, country: str) -> list[tuple[str, str]]:
    found = with_telephones(text, find_entities(text), country)
    return [(entity.text, entity.normal) for entity in found if entity.kind is EntityKind.PHONE]


@pytest.mark.parametrize(
    ("country", "text", "written", "normal"),
    [
        ("AR", "la línea 011 15-6123-4567", "011 15-6123-4567", "+5491161234567"),
        ("AR", "el abonado (0221) 15 412-3456", "(0221) 15 412-3456", "+5492214123456"),
        ("AR", "Tel. de contacto: (0221) 423-8899 int. 104", "(0221) 423-8899", "+542214238899"),
        ("MX", "llamen al 664 555 0199", "664 555 0199", "+526645550199"),
        ("MX", "celular 044 55 5555 0142", "044 55 5555 0142", "+525555550142"),
        ("BR", "contato (31) 98555-0172 ramal 22", "(31) 98555-0172", "+5531985550172"),
        ("CL", "celular 9 8765 4321", "9 8765 4321", "+56987654321"),
        ("UY", "al 099 123 456", "099 123 456", "+59899123456"),
        ("DO", "tel. 809-555-0142", "809-555-0142", "+18095550142"),
        ("GT", "línea 2411 0142", "2411 0142", "+50224110142"),
    ],
)
def test_a_number_is_read_as_it_is_written_at_home(country: str, text: str, written: str, normal: str) -> None:
    assert telephones(text, country) == [(written, normal)]


@pytest.mark.parametrize(
    ("country", "text"),
    [
        ("AR", "IPP 06-00-012345-25/00"),
        ("CO", "NUNC 110016000028202501234"),
        ("MX", "carpeta CI-FVA/12/UI-2/00417/03-2025"),
        ("BR", "CPF 123.456.789-09"),
        ("CL", "RUC 2500123456-3"),
        ("PE", "Carpeta Fiscal N° 506014504-2025-123-0"),
    ],
)
def test_no_part_of_another_number_is_a_telephone(country: str, text: str) -> None:
    assert telephones(text, country) == []
