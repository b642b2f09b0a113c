"""What single recognisers read, on sentences that tell one thing from another."""

from __future__ import annotations

import pytest

from ert_writer.intake.accounts import accounts, superseded_accounts
from ert_writer.intake.agency import agency_and_unit
from ert_writer.intake.badge import officer_badge
from ert_writer.intake.contacts import officer_email, officer_phone
from ert_writer.intake.countries import guess_country
from ert_writer.intake.danger import emergency_type, facts
from ert_writer.intake.numbers import case_numbers, letter_number
from ert_writer.intake.offence import offence
from ert_writer.intake.officer import officer_name, officer_title
from ert_writer.intake.people import person_in_danger
from ert_writer.intake.period import period
from ert_writer.intake.requests import data_categories, non_notification, preservation
from ert_writer.model.case import FieldValue
from support.intake import case_of, letter


def texts(values: tuple[FieldValue, ...]) -> list[str]:
    return [item.text for item in values]


@pytest.mark.parametrize(
    ("text", "number", "kind"),
    [
        (
            "Carpeta de investigación: CI-FGE/UECS/00118/03-2025",
            "CI-FGE/UECS/00118/03-2025",
            "carpeta-de-investigacion",
        ),
        ("Inquérito Policial nº 87/2025", "87/2025", "inquerito-policial"),
        ("Processo nº 0004127-21.2025.8.26.0352", "0004127-21.2025.8.26.0352", "processo"),
        ("NUNC 11 001 60 00017 2025 00418", "11 001 60 00017 2025 00418", "nunc"),
        ("IPP N° 06-00-018842-25/00", "06-00-018842-25/00", "ipp"),
        ("RUC: 2500456789-5", "2500456789-5", "ruc"),
        ("IUE 2-44810/2025", "2-44810/2025", "iue"),
        ("Carpeta Fiscal N.° 506014505-2025-123-0", "506014505-2025-123-0", "carpeta-fiscal"),
        ("Número de carpeta: NUC 28-2025-03341", "28-2025-03341", "nuc"),
    ],
)
def test_a_case_number_has_the_kind_of_its_cue(text: str, number: str, kind: str) -> None:
    numbers, kinds = case_numbers(letter(text + "\n\nSolicito los datos del titular de la cuenta @x.y_z1."))
    assert texts(numbers) == [number]
    assert kinds[0].normal in (kind, "carpeta")


def test_a_letter_number_is_no_case_number_and_a_cited_letter_is_not_the_own_one() -> None:
    read = letter("Oficio núm. 45/2025\nCausa N° 12345/2025\n\nEn respuesta a su oficio 99/2024, informo lo siguiente.")
    assert texts(letter_number(read)) == ["45/2025"]
    assert texts(case_numbers(read)[0]) == ["12345/2025"]


def test_a_number_stands_with_its_place_in_the_document() -> None:
    read = letter("Asunto: urgente\n\nOfício nº 512/2025 - DRCC")
    span = letter_number(read)[0].span
    assert span is not None
    assert read.document.text[span.start : span.end] == "512/2025"


def test_the_suspects_number_is_not_the_officers() -> None:
    read = letter(
        "Solicito datos de la cuenta de WhatsApp vinculada al número +52 55 5555 0199, usada por el extorsionador.\n\n"
        "Atentamente\nLic. Ana Torres Medina\nAgente del Ministerio Público\nTel. 55 5555 0101 ext. 3"
    )
    assert texts(officer_phone(read)) == ["55 5555 0101 ext. 3"]
    assert texts(accounts(read)) == ["+52 55 5555 0199"]


def test_a_vehicles_plate_is_no_badge() -> None:
    read = letter("Huyó en un vehículo con placas ABC-1234.\n\nAtentamente\nCap. Luis Paredes Soto\nPlaca 77120")
    assert texts(officer_badge(read)) == ["77120"]


def test_the_senders_address_is_no_account_and_the_accounts_address_is_not_the_officers() -> None:
    read = letter(
        "Se requieren datos de la cuenta asociada al correo lobo.88@correo.example.\n"
        "Remitir la respuesta a ana.torres@fiscalia.gob.mx"
    )
    assert texts(officer_email(read)) == ["ana.torres@fiscalia.gob.mx"]
    assert texts(accounts(read)) == ["lobo.88@correo.example"]


@pytest.mark.parametrize(
    ("text", "kept", "old"),
    [
        ("Rectificamos: la cuenta correcta es @luna_01 y no @luna.01.", "@luna_01", "@luna.01"),
        ("Donde dice @luna.01 debe decir @luna_01.", "@luna_01", "@luna.01"),
        ("Onde se lê @luna.01, leia-se @luna_01.", "@luna_01", "@luna.01"),
        ("Corrijo: la cuenta es @luna_01 (no @luna.01).", "@luna_01", "@luna.01"),
        ("La cuenta @luna.01 queda sin efecto; solicito datos de @luna_01.", "@luna_01", "@luna.01"),
    ],
)
def test_a_correction_supersedes_an_account(text: str, kept: str, old: str) -> None:
    read = letter(text)
    assert texts(accounts(read)) == [kept]
    assert texts(superseded_accounts(read)) == [old]


def test_an_older_message_supersedes_its_accounts() -> None:
    read = letter(
        "Solicito datos de la cuenta @nueva_1.\n\n"
        "El lun, 3 mar 2025 a las 10:00, Ana Torres <ana@fge.gob.mx> escribió:\n"
        "> Solicito datos de la cuenta @vieja_1."
    )
    assert texts(accounts(read)) == ["@nueva_1"]
    assert texts(superseded_accounts(read)) == ["@vieja_1"]


@pytest.mark.parametrize(
    ("signature", "name", "title"),
    [
        (
            "Lic. Rebeca Armenta Solís\nAgente del Ministerio Público",
            "Rebeca Armenta Solís",
            "Agente del Ministerio Público",
        ),
        ("DR. TOMAS BELGRANO ITURRI\nAGENTE FISCAL", "TOMAS BELGRANO ITURRI", "AGENTE FISCAL"),
        ("Intendente Jairo Quimbayo Leal\nPlaca 77120", "Jairo Quimbayo Leal", "Intendente"),
        (
            "Marina Teles Quadros\nDelegada de Polícia - matrícula 1.234-5",
            "Marina Teles Quadros",
            "Delegada de Polícia",
        ),
        ("Mayor PNP Elmer Sifuentes Chávarri\nCIP N° 306611", "Elmer Sifuentes Chávarri", "Mayor PNP"),
    ],
)
def test_who_signs(signature: str, name: str, title: str) -> None:
    read = letter(f"Solicito los datos de la cuenta @x.y_z1 a la brevedad posible.\n\nAtentamente,\n\n{signature}")
    assert texts(officer_name(read)) == [name]
    assert texts(officer_title(read)) == [title]


def test_agency_and_unit_stand_in_the_letterhead() -> None:
    agency, unit = agency_and_unit(
        letter("POLÍCIA CIVIL DO ESTADO DE SERRA BRANCA\nDIVISÃO ANTISSEQUESTRO\n\nPrezados,")
    )
    assert texts(agency) == ["POLÍCIA CIVIL DO ESTADO DE SERRA BRANCA"]
    assert texts(unit) == ["DIVISÃO ANTISSEQUESTRO"]


def test_categories_are_those_of_the_vocabulary_and_a_denied_one_is_none() -> None:
    read = letter("Solicito datos del suscriptor y direcciones IP. No se solicita el contenido de las comunicaciones.")
    assert [item.normal for item in data_categories(read)] == ["subscriber", "ip_logs"]


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("Direcciones IP del 1 al 14 de noviembre de 2025.", "2025-11-01/2025-11-14"),
        ("Registros de acceso entre 09/11/2025 e 11/11/2025.", "2025-11-09/2025-11-11"),
        ("Logs de conexión desde el 8 de agosto de 2025 hasta la actualidad.", "2025-08-08/"),
    ],
)
def test_a_period_is_day_month_year(text: str, normal: str) -> None:
    assert [item.normal for item in period(letter(text))] == [normal]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("El usuario transmitió en vivo que se quitaría la vida.", ["suicide_self_harm"]),
        ("La víctima fue privada de su libertad y exigen rescate.", ["kidnapping"]),
        ("A menina desapareceu ontem e não retornou para casa.", ["missing_person"]),
        ("Anunció un tiroteo en la escuela para mañana.", ["attack_threat"]),
        ("Es URGENTE y prioritario: el usuario vende relojes falsos.", []),
        ("No existe riesgo para la vida de persona alguna.", []),
        ("El secuestro del teléfono fue ordenado por el juzgado.", []),
    ],
)
def test_the_kind_of_danger(text: str, kind: list[str]) -> None:
    assert [item.normal for item in emergency_type(letter(text))] == kind


def test_facts_are_quoted_word_for_word_and_a_unit_s_name_is_no_fact() -> None:
    read = letter(
        "Unidad Antisecuestro\n\nAyer a las 22:10 la víctima fue llevada a la fuerza. Solicito los datos del titular."
    )
    assert texts(facts(read)) == ["Ayer a las 22:10 la víctima fue llevada a la fuerza."]


@pytest.mark.parametrize(
    ("text", "who", "group"),
    [
        ("La menor de iniciales D.P.R., de 14 años, no ha regresado.", "D.P.R.", "minor"),
        ("A vítima J.M.S., de 52 anos, foi arrebatada.", "J.M.S.", "adult"),
        ("La víctima R.T.M. fue secuestrada.", "R.T.M.", ""),
    ],
)
def test_a_person_is_named_as_written_and_a_minor_told_by_age(text: str, who: str, group: str) -> None:
    found = person_in_danger(letter(text))
    assert [(item.text, item.normal) for item in found] == [(who, group)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Investigación seguida por el delito de secuestro exprés, previsto en el artículo 10.", "secuestro exprés"),
        ('Causa caratulada "N.N. s/ trata de personas".', "trata de personas"),
        ("Trata-se de crime de extorsão mediante sequestro: a vítima foi levada.", "extorsão mediante sequestro"),
    ],
)
def test_the_offence_as_written(text: str, named: str) -> None:
    assert texts(offence(letter(text))) == [named]


def test_preservation_and_silence() -> None:
    read = letter("Solicito preservar los datos por 90 días. Se pide no notificar al titular de la cuenta.")
    assert preservation(read)[0].normal == "true"
    assert non_notification(read)[0].normal == "true"
    assert preservation(letter("Es necesario preservar la vida de la víctima.")) == ()


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Agente del Ministerio Público. Carpeta de investigación 1/2025. ana@fge.gob.mx", "MX"),
        ("Delegacia de Polícia. Inquérito Policial nº 1/2025, com dados cadastrais.", "BR"),
        ("CITE: FELCC 12/2025. Fiscal de Materia, La Paz, Bolivia.", "BO"),
        ("Necesitamos los datos de la cuenta lo antes posible.", ""),
    ],
)
def test_the_country_is_guessed_or_left_open(text: str, country: str) -> None:
    assert guess_country(letter(text)).country == country


ANNEXED = """From: Rui Prado <rprado@pc.example>
Subject: Oficio
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=B

--B
Content-Type: text/plain; charset=utf-8

Segue em anexo o ofício. Ver também relatorio.xlsx.
--B
Content-Type: text/plain; charset=utf-8
Content-Disposition: attachment; filename="Oficio 881.txt"

Requisito os dados cadastrais de @uno_2.
--B--
"""


def test_a_file_that_came_is_listed_once_and_by_its_whole_name() -> None:
    found = [item.text for item in case_of(ANNEXED, "eml").values("attachments")]
    assert found == ["Oficio 881.txt", "relatorio.xlsx"]
