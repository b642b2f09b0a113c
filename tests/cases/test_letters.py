"""What a case file says of letters of the kinds of the public faults, in letters written for these tests."""

from __future__ import annotations

import pytest

from ert_writer.model.case import Case
from support.intake import case_of
from support.readers import PDF, pdf_file


def values(case: Case, field: str) -> list[str]:
    return [item.text for item in case.values(field)]


@pytest.mark.parametrize(
    ("letter", "account"),
    [
        ("Requisito os dados do usuário do telefone (21) 97654-3210.\n\nDelegada Lia Prado", "(21) 97654-3210"),
        ("Solicito datos del sospechoso, tel. 55 8765 4321.\n\nLic. Lía Prado\nFiscal, México", "55 8765 4321"),
    ],
)
def test_a_number_asked_about_is_not_the_officers(letter: str, account: str) -> None:
    case = case_of(letter)
    assert values(case, "officer_phone") == []
    assert account in values(case, "accounts")


def test_a_suspects_mailbox_is_not_the_officers() -> None:
    case = case_of(
        "Fiscalía de Investigación, México\n\nSolicito los datos del imputado, quien usa el correo "
        "rlobo31@correo.example.\n\nLic. Nora Vidal\nAgente"
    )
    assert values(case, "officer_email") == []
    assert values(case, "accounts") == ["rlobo31@correo.example"]


def test_accounts_listed_below_their_heading_are_found() -> None:
    case = case_of(
        "Requisito os dados cadastrais dos identificadores abaixo:\n\nvento.sul_19@correio.example\n"
        "+55 65 99912-3344\n187.44.20.6\n\nDelegado Caio Prado"
    )
    assert values(case, "accounts") == ["vento.sul_19@correio.example", "+55 65 99912-3344", "187.44.20.6"]


@pytest.mark.parametrize(
    ("head", "country"),
    [
        ("Fiscalía General del Estado de Jalisco\nGuadalajara, Jalisco", "MX"),
        ("Fiscalía General de la Provincia de Salta\nRepública Argentina", "AR"),
        ("Poder Judicial de la Ciudad Autónoma de Buenos Aires", "AR"),
    ],
)
def test_an_office_that_several_countries_have_names_no_wrong_one(head: str, country: str) -> None:
    case = case_of(f"{head}\n\nSolicito los datos de abonado de la cuenta @pinar.seco_12 en 24 horas.")
    assert case.country in (country, "")


def test_the_desk_that_is_written_to_is_not_the_agency() -> None:
    case = case_of(
        "Ao Setor de Respostas Oficiais da Plataforma Exemplo\n\nOfício 41/2026\n\n"
        "Requisito os dados cadastrais de @pinar.seco_12.\n\nCaio Rezende\nDelegado de Polícia"
    )
    assert not any("Setor" in text for text in values(case, "agency"))


def test_argentine_telephones_are_accounts() -> None:
    case = case_of(
        "Provincia de Buenos Aires, Argentina\n\nSolicito titularidad de las líneas 011 15-4321-8765, "
        "(0223) 15 512-7788 y +54 9 11 4321 8765, y de la cuenta @pinar.seco_12."
    )
    found = values(case, "accounts")
    assert found == ["011 15-4321-8765", "(0223) 15 512-7788", "+54 9 11 4321 8765", "@pinar.seco_12"]


def test_an_identifier_broken_over_lines_is_whole() -> None:
    lines = (
        "Solicito los datos del perfil https://red.example/gente/pinar-",
        "seco_12/fotos/2026 y se adjunta constancia.",
    )
    assert "https://red.example/gente/pinar-seco_12/fotos/2026" in "".join(
        PDF.read(pdf_file(lines), "x.pdf").text.split()
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "El agresor le escribió que la va a prender fuego.",
        "O ex-marido disse que vai jogar ácido nela.",
        "Le exigen fotos íntimas a una niña de 12 años y amenazan con publicarlas.",
        "Se llevaron a mi hija y piden dinero para devolverla.",
    ],
)
def test_danger_in_other_words_is_not_calm(sentence: str) -> None:
    case = case_of(f"Solicito los datos de la cuenta @pinar.seco_12. {sentence}")
    assert case.danger.status.value == "emergency"
