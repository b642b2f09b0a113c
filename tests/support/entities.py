"""Helpers for tests about entities; every identifier is invented."""

from __future__ import annotations

from ert_writer.entities.recognition import find_entities
from ert_writer.model.text import Entity, EntityKind

LETTER = """\
FISCALÍA GENERAL DEL ESTADO DE VALLE ALEGRE (ficticia)
Oficio N.º FGEVA/UECS/0417/2025. Carpeta de investigación CI-FVA/12/UI-2/00417/03-2025.
Asunto: solicitud urgente de datos, 18MAR2025.
El 17 de marzo de 2025, a las 22:47 hrs, la cuenta @_sol.luna_07 (https://video.example/@_sol.luna_07?lang=es)
escribió a la víctima desde la IP 203.0.113.77:50443 (también 2001:db8:85a3::8a2e:370:7334). Exigió $ 850.000
y luego R$ 9.918,71.
Fundamento: artículo 303 del CNPP, art. 13-A do CPP, Lei nº 12.965/2014 y 18 U.S.C. § 2702(b)(8).
Correo: ana.peña+turno@fgeva.example; teléfono +52 55 5555 0142, extensión 204. CURP BOXW310820HNERXN09.
IMEI 49-015420-323751-8. Hash d41d8cd98f00b204e9800998ecf8427e. Archivo captura_01.png. {{ 7*7 }} PH001
"""


def found(text: str, kind: EntityKind | None = None, *, country: str = "") -> list[str]:
    """Return the texts of the entities of a kind, or of all."""
    return [entity.text for entity in find_entities(text, country=country) if kind in (None, entity.kind)]


def only(text: str) -> Entity:
    """Return the one entity of a text."""
    (entity,) = find_entities(text)
    return entity
