"""Missing items and suggested templates, with their reasons."""

from __future__ import annotations

from ert_writer.flows.intake import offered
from ert_writer.intake.reading import read_case
from ert_writer.model.case import Case
from support.intake import case_of, document, library

ITEMS = (
    "agency",
    "accounts",
    "case_number",
    "officer_badge",
    "translation",
    "emergency_facts",
    "imminence",
    "person_in_danger",
)

FULL = """FISCALÍA GENERAL DE JUSTICIA DE CERRO AZUL, MÉXICO
Unidad Antisecuestro

Oficio: 45/2025
Carpeta de investigación: CI-118/2025
Cerro Azul, a 5 de marzo de 2025

La suscrita solicita, con fundamento en el artículo 303 del CNPP, por el delito de secuestro, los datos del
suscriptor y las direcciones IP de la cuenta @halcon_88 del 1 al 5 de marzo de 2025. Ayer a las 22:47 hrs la víctima
R.T.M., de 34 años, fue privada de su libertad y los captores exigen rescate.

Atentamente
Lic. Ana Torres Medina
Agente del Ministerio Público
Gafete 40718
ana.torres@fgj.gob.mx
Tel. 55 5555 0101
"""


def read(text: str, language: str = "es") -> Case:
    return read_case(document(text), language, ITEMS, offered(library()))


def first(case: Case) -> str:
    return case.suggested_templates[0].template


def test_a_full_letter_lacks_nothing_and_may_be_disclosed_by_a_person() -> None:
    case = read(FULL)
    assert case.missing == ()
    assert first(case) == "disclose"
    assert "a person must decide" in case.suggested_templates[0].reasons[0]


def test_what_is_taken_out_is_missed() -> None:
    assert read(FULL.replace("Gafete 40718\n", "")).missing == ("officer_badge",)
    assert "accounts" in read(FULL.replace("@halcon_88", "del agresor")).missing


def test_urgent_words_make_no_emergency() -> None:
    case = read("URGENTE. Solicito los datos del usuario @relojes.88 que vende relojes falsos. Fiscalía de Cerro Azul.")
    assert "not-emergency" in [item.template for item in case.suggested_templates]
    assert "disclose" not in [item.template for item in case.suggested_templates]


def test_content_suggests_a_partial_disclosure_and_legal_process() -> None:
    case = read(FULL.replace("las direcciones IP", "el contenido de los mensajes"))
    offered = [item.template for item in case.suggested_templates]
    assert "partial" in offered
    assert "legal-process" in offered
    assert "disclose" not in offered


def test_another_language_is_answered_as_such() -> None:
    case = read("Wir bitten um Auskunft über das Konto.", "und")
    assert case.missing == ("translation",)
    assert first(case) == "unsupported-language"


def test_a_relative_is_no_officer() -> None:
    case = read("Soy la madre de Antonella, mi hija no aparece desde ayer. Ayúdenme con su cuenta @anto_16.")
    assert first(case) == "non-law-enforcement"
    assert case.values("officer_name") == ()


def test_only_what_the_library_holds_is_offered() -> None:
    case = read_case(document(FULL), "es", ITEMS, [item for item in offered(library()) if item.id == "ack"])
    assert [item.template for item in case.suggested_templates] == ["ack"]


def test_the_packaged_vocabulary_and_templates_are_used() -> None:
    case = case_of(FULL)
    assert case.missing == ()
    assert "ack" in [item.template for item in case.suggested_templates]
