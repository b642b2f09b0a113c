"""Who signs, by form, signature, presentation and header."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from ert_writer.intake.officer import officer_name, officer_title
from support.intake import letter

BODY = "\n\nSolicito los datos de la cuenta @uno_2 para ubicar a la víctima Ana Paz Luna.\n\n"


@pytest.mark.parametrize(
    "words",
    [
        "que suscribe", "que  esta subscreve", "que subscreve", "que abaixo assina", "infrascrito", "infrascrita",
        "suscrito", "suscrita", "abajo firmante",
    ],
)  # fmt: skip
def test_a_rank_with_the_words_of_who_signs_is_the_title(words: str) -> None:
    found = officer_title(letter(f"Estimados: el Comisario {words} solicita la IP de @uno_2 con carácter urgente."))
    assert [item.text for item in found] == ["Comisario"]


SIGNED = [
    ("Subof. Mayor Nahuel Curiqueo\nLP 448.217", "Nahuel Curiqueo", "Subof. Mayor"),
    ("Marina Teles, Delegada de Polícia", "Marina Teles", "Delegada de Polícia"),
    ("LIC. EZEQUIEL TEPOX XICOHTÉNCATL\nAGENTE DEL MINISTERIO PÚBLICO", "EZEQUIEL TEPOX XICOHTÉNCATL",
     "AGENTE DEL MINISTERIO PÚBLICO"),
    ("O Inspetor,\nTiago Sequeira Falcão", "Tiago Sequeira Falcão", "Inspetor"),
    ("Sgt. 447 Marva Prince", "Marva Prince", "Sgt."),
    ("D/Const. 25501 Royston King\n592 555 0104", "Royston King", "D/Const."),
    ("P/O del Cnl. Rolando Arce Montaño\nSgto. 2do. Limbert Choque Apaza", "Limbert Choque Apaza", "Sgto. 2do."),
    ("P.A. Cmdte. Julián Pech Canul\nPolicía Federal Ministerial", "Julián Pech Canul", "Policía Federal Ministerial"),
    ("Abg. Lorena Ayala\nAsistente Fiscal\n\nVo.Bo.\nAbg. Derlis Giménez\nAgente Fiscal", "Lorena Ayala",
     "Asistente Fiscal"),
    ("Sgt Brown\nSouthern Division", "Brown", "Sgt"),
    ("Del. Kátia Dutra Leal\n2ª DP", "Kátia Dutra Leal", "Del."),
    ("Marisol Vega P.\nFiscal de turno", "Marisol Vega P.", "Fiscal de turno"),
    ("Abogada Ana María de la Cruz Ortiz\nSecretaria Relatora", "Ana María de la Cruz Ortiz", "Secretaria Relatora"),
    ("Cap. Yusimí Hechavarría Leyva\nInstructora penal, carné 11807", "Yusimí Hechavarría Leyva", "Instructora penal"),
    ("Lcda. Yamileth Pineda Coto, Fiscal Auxiliar. Celular 5555-0141, oficina 2555-0140, ypineda@mp.gob.example",
     "Yamileth Pineda Coto", "Fiscal Auxiliar"),
    ("JOSÉ LIMÓN CALLE\nJuez de Garantías\nRespuestas: garantias2@pj.gob.example, (0341) 555-0171, atención de Ana Gil",
     "JOSÉ LIMÓN CALLE", "Juez de Garantías"),
    ("Fdo.: Dr. Ciro Luna Paz, Juez. Ante mí: Dra. Eva Sol Rey, Secretaria.", "Ciro Luna Paz", "Juez"),
    ("Mtro. Iván Piedras Lozano\nTel. 81 5550 0177, ext. 12; guardia las 24 horas del día: 81 5550 0170",
     "Iván Piedras Lozano", None),
    ("Jerónimo Campos Vega\nJefe de la Delegación Municipal", "Jerónimo Campos Vega",
     "Jefe de la Delegación Municipal"),
]  # fmt: skip


@pytest.mark.parametrize(("block", "name", "title"), SIGNED, ids=[row[1] for row in SIGNED])
def test_the_signature_gives_name_and_title(block: str, name: str, title: str) -> None:
    found = letter(f"Estimados señores:{BODY}Atentamente,\n\n{block}\n")
    assert [item.text for item in officer_name(found)] == [name]
    assert [item.text for item in officer_title(found)] == ([title] if title else [])


PRESENTED = [
    ("El que suscribe, Comisario Hugo Paz Leal, de la Comisaría 3, solicita la IP de @uno_2.", "Hugo Paz Leal"),
    ("Aporte del funcionario: Insp. Yoleida Sequera, credencial 38.554, tel. 0246-555-0112.", "Yoleida Sequera"),
    ("La suscrita, Mtra. Aurora Piedras Lozano, Directora de Área, retira la solicitud.", "Aurora Piedras Lozano"),
    ("Les saluda Hazel Ugalde Monge, oficial de investigación, carné 4418.", "Hazel Ugalde Monge"),
    ("aqui é o escrivão Juarez Tavares Pimentel, da DEAM de Campo Alegre.", "Juarez Tavares Pimentel"),
    ("My name is Inspector Marcelino Choc and I am the officer in charge.", "Marcelino Choc"),
    ("Retorno: (32) 3555-0190, escrivã de plantão Aparecida Reis, masp 1.155.501-8.", "Aparecida Reis"),
    ("hola soy el cabo juan perez de la comisaria 5 de la loma", "juan perez"),
    ("El suscrito solicita los datos del imputado Hugo Paz Leal.", ""),
    ("La madre se llama Ana Paz Luna y pide ayuda.", ""),
    ("Presunto responsable: Byron Velasco Luna, usuario byron.v_1.", ""),
    ("Nombre: Eva Luna Paz (víctima).", ""),
    ("Soy vecino de la víctima, Eva Luna Paz.", ""),
]


@pytest.mark.parametrize(("text", "name"), PRESENTED, ids=[row[0][:30] for row in PRESENTED])
def test_the_text_presents_the_officer(text: str, name: str) -> None:
    found = letter(f"Buenas noches.\n\n{text} Se necesita ubicar a una persona en peligro antes de la noche.\n")
    assert "".join(item.text for item in officer_name(found)) == name


def heads(name: str) -> list[dict[str, object]]:
    file = Path(__file__).parents[1] / "data" / name
    return list(tomllib.loads(file.read_text(encoding="utf-8"))["letter"])


def right(name: str, field: str) -> float:
    """Return the share of letters of a file whose field is one of the accepted wordings."""
    read = {"officer_name": officer_name, "officer_title": officer_title}[field]
    found = []
    for row in heads(name):
        wanted = row["fields"].get(field, [])  # type: ignore[attr-defined]
        wanted = [wanted] if isinstance(wanted, str) else wanted
        got = [item.text for item in read(letter(str(row["text"]).lstrip("\n"), str(row.get("form", "txt"))))]
        found.append((not got) if not wanted else bool(got) and got[0] in wanted)
    return sum(found) / len(found)


@pytest.mark.parametrize("field", ["officer_name", "officer_title"])
def test_heads_and_signatures_of_many_countries(field: str) -> None:
    assert right("who/who.toml", field) >= 0.95


def test_a_small_word_at_the_beginning_of_the_last_line_is_no_rank() -> None:
    found = letter(f"Buenas:{BODY}Gracias.\n\nSi ven algo raro en la cuenta @uno_2 avisen\n")
    assert officer_title(found) == ()


OTHER_TITLES = [
    ("Rosa Lima Paz\nCónsul General", "Cónsul General"),
    ("Iván Rey Sol\nPersonero Municipal", "Personero Municipal"),
    ("Ana Luz Mora\nJueza de Familia", "Jueza de Familia"),
    ("Elsa Paz Luna\nJuíza Eleitoral", "Juíza Eleitoral"),
    ("Ray Pike\nClerk of Court", "Clerk of Court"),
    ("Ada Bell\nWoman Police Sergeant", "Woman Police Sergeant"),
    ("Noé Gil Ríos\nSupervisor de Turno", "Supervisor de Turno"),
    ("Lía Sá Reis\nDiretora de Secretaria", "Diretora de Secretaria"),
    ("Hugo Vera Paz\nDelegado Provincial", "Delegado Provincial"),
    ("Mía Oro Paz\nProfesional Especializada", "Profesional Especializada"),
]


@pytest.mark.parametrize(("signature", "wanted"), OTHER_TITLES, ids=[row[1] for row in OTHER_TITLES])
def test_who_signs_may_be_no_police_officer(signature: str, wanted: str) -> None:
    found = officer_title(letter(f"Señores:{BODY}Atentamente,\n\n{signature}\n"))
    assert [item.text for item in found] == [wanted]
