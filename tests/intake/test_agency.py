"""The agency and its unit, by form, letterhead, signature, running text and sender."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from ert_writer.intake.agency import agency, unit
from support.intake import letter

BODY = "\n\nEstimados señores:\n\nSolicito los datos de la cuenta @uno_2 para ubicar a la víctima.\n\n"

HEADS = [
    ("MINISTERIO DEL INTERIOR\nPolicía Nacional\nUnidad Antisecuestros", "Policía Nacional", "Unidad Antisecuestros"),
    ("PODER JUDICIAL DE LA PROVINCIA\nJUZGADO DE GARANTÍAS N° 2", "JUZGADO DE GARANTÍAS N° 2", ""),
    ("Ministerio Público - Fiscalía Especializada de Trata", "Fiscalía Especializada de Trata", ""),
    ("MINISTERIO PÚBLICO\nUnidad Penal N° 4", "MINISTERIO PÚBLICO", "Unidad Penal N° 4"),
    ("República de Ejemplo\nSecretaría de Seguridad\nDirección Policial de Investigaciones",
     "Dirección Policial de Investigaciones", ""),
    ("CUERPO DE INVESTIGACIONES CIENTÍFICAS,\nPENALES Y CRIMINALÍSTICAS\nDELEGACIÓN MUNICIPAL ROSAL",
     "CUERPO DE INVESTIGACIONES CIENTÍFICAS, PENALES Y CRIMINALÍSTICAS", "DELEGACIÓN MUNICIPAL ROSAL"),
    ("SIJIN MERAL", "SIJIN MERAL", ""),
    ("ROYAL ISLAND POLICE FORCE | Major Crime Unit", "ROYAL ISLAND POLICE FORCE", "Major Crime Unit"),
    ("CORPO DE BOMBEIROS MILITAR / SALA DE SITUAÇÃO", "CORPO DE BOMBEIROS MILITAR", "SALA DE SITUAÇÃO"),
    ("Núcleo de Proteção Escolar, Secretaria de Segurança do Estado", "Núcleo de Proteção Escolar", ""),
    ("PROVINCIA DE RÍO CLARO\nDIRECCIÓN DE ESTADÍSTICA", "DIRECCIÓN DE ESTADÍSTICA", ""),
]  # fmt: skip


@pytest.mark.parametrize(("head", "wanted", "part"), HEADS, ids=[row[1] for row in HEADS])
def test_a_letterhead_is_a_hierarchy(head: str, wanted: str, part: str) -> None:
    found = letter(f"{head}{BODY}Atentamente,\n\nAna Paz Luna\nComisaria\n")
    assert [item.text for item in agency(found)] == [wanted]
    if part:
        assert [item.text for item in unit(found)] == [part]


SAID = [
    ("Quien suscribe, Crio. Hugo Paz Leal, adscripto a la Dirección de Cibercrimen de la Policía de Río Rojo, pide.",
     "Policía de Río Rojo", "Dirección de Cibercrimen"),
    ("Soy Eva Lugo Paz, Auxiliar Fiscal de la Fiscalía de la Mujer. Le escribo por ella.", "Fiscalía de la Mujer", ""),
    ("insp Hugo Guerra Paz, 58a DP Vila Nova, mat 9127748, tel 21 97550-0106", "58a DP Vila Nova", ""),
    ("aqui é o escrivão Hugo Guerra Paz, da DEAM de Campo Novo, matrícula 2284.", "DEAM de Campo Novo", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted", "part"), SAID, ids=[row[1] for row in SAID])
def test_running_text_gives_the_officers_agency(text: str, wanted: str, part: str) -> None:
    found = letter(f"Buenas noches.\n\n{text}\n\nNecesitamos la IP de @uno_2.\n")
    assert [item.text for item in agency(found)] == [wanted]
    assert [item.text for item in unit(found)] == ([part] if part else [])


def test_the_addressee_and_others_are_no_agency() -> None:
    assert (
        agency(letter("Señores de la Policía Federal:\n\nMi hermana desapareció y la Policía de Río no ayuda.\n")) == ()
    )


def test_heads_of_many_countries() -> None:
    file = Path(__file__).parents[1] / "data" / "who" / "who.toml"
    rows = [row for row in tomllib.loads(file.read_text(encoding="utf-8"))["letter"] if "agency" in row["fields"]]
    right = []
    for row in rows:
        found = agency(letter(row["text"].lstrip("\n"), row.get("form", "txt")))
        right.append([item.text for item in found][:1] in [[wanted] for wanted in row["fields"]["agency"]])
    assert sum(right) / len(rows) >= 0.95


@pytest.mark.parametrize(
    ("text", "office"),
    [
        (
            "Inspector Ana Ruiz, Comisaría 4ta de Salta AR. Va el pedido de datos de @x.y.z hoy.",
            "Comisaría 4ta de Salta AR",
        ),
        (
            "Aqui é o delegado Caio Lira, da Delegacia da Criança de Caruaru PE. Tô sem e-mail. Segue o perfil @x.y.z.",
            "Delegacia da Criança de Caruaru PE",
        ),
        (
            "Inspector Ana Ruiz, Comisaría 4ta Dr. Salas. Va el pedido de datos de @x.y.z hoy.",
            "Comisaría 4ta Dr. Salas",
        ),
    ],
)
def test_the_code_of_a_state_with_a_full_stop_ends_a_name(text: str, office: str) -> None:
    read = letter(text)
    found = [item.text for values in read.agency_and_unit for item in values]
    assert office in found


BESIDE_THE_POLICE = [
    ("PERSONERÍA MUNICIPAL DE RÍO CHICO", "PERSONERÍA MUNICIPAL DE RÍO CHICO", ""),
    ("Patronato Nacional de la Infancia\nOficina Local de Monte", "Patronato Nacional de la Infancia",
     "Oficina Local de Monte"),
    ("CONSULADO GENERAL DE EJEMPLO EN PUERTO CLARO", "CONSULADO GENERAL DE EJEMPLO EN PUERTO CLARO", ""),
    ("ACADEMIA NACIONAL DE POLICÍA", "ACADEMIA NACIONAL DE POLICÍA", ""),
    ("SERVICIO PENITENCIARIO PROVINCIAL\nDivisión Inteligencia", "SERVICIO PENITENCIARIO PROVINCIAL",
     "División Inteligencia"),
    ("JUSTIÇA FEDERAL\nSeção de Direitos Humanos", "JUSTIÇA FEDERAL", "Seção de Direitos Humanos"),
    ("7º Batalhão de Fronteira", "7º Batalhão de Fronteira", ""),
    ("ISLAND PARISH COURT", "ISLAND PARISH COURT", ""),
    ("ILUSTRÍSIMA CORTE DE APELACIONES DE RÍO CHICO", "ILUSTRÍSIMA CORTE DE APELACIONES DE RÍO CHICO", ""),
    ("Excmo. Tribunal de Justicia de Río Chico", "Tribunal de Justicia de Río Chico", ""),
    ("Comisión de Búsqueda de Personas", "Comisión de Búsqueda de Personas", ""),
]  # fmt: skip


@pytest.mark.parametrize(("head", "wanted", "part"), BESIDE_THE_POLICE, ids=[row[1] for row in BESIDE_THE_POLICE])
def test_offices_beside_the_police_write_too(head: str, wanted: str, part: str) -> None:
    found = letter(f"{head}{BODY}Atentamente,\n\nAna Paz Luna\n")
    assert [item.text for item in agency(found)] == [wanted]
    assert [item.text for item in unit(found)] == ([part] if part else [])
