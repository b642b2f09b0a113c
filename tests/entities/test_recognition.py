"""What is recognised, as what, and where it ends."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ert_writer.entities.recognition import find_entities
from ert_writer.model.text import EntityKind as K
from support.entities import LETTER, found

CONTACT = [
    ("Escriba a ana.peña+turno@correo.fge.example.", K.EMAIL, "ana.peña+turno@correo.fge.example"),
    ("<j_ruiz@mp.example>, responda", K.EMAIL, "j_ruiz@mp.example"),
    ("ana@fiscalia.example.Sírvase responder", K.EMAIL, "ana@fiscalia.example"),
    ("ana[at]fiscalia[.]example", K.EMAIL, "ana[at]fiscalia[.]example"),
    ("la cuenta @_sol.luna_.", K.HANDLE, "@_sol.luna_"),
    ("(@josé.á), y", K.HANDLE, "@josé.á"),
    ("o perfil @Maria_Flor88!", K.HANDLE, "@Maria_Flor88"),
    ("usuario: name_x", K.HANDLE, "name_x"),
    ("el usuario sol{luna}22 y", K.HANDLE, "sol{luna}22"),
    ("la cuenta @sol.luna., que", K.HANDLE, "@sol.luna."),
    ("la cuenta @sol.luna. Ayer", K.HANDLE, "@sol.luna"),
    ("perfil sofi.mx07, y", K.HANDLE, "sofi.mx07"),
    ("user name lobo_gris", K.HANDLE, "lobo_gris"),
    ("la cuenta «soledad» escribió", K.HANDLE, "soledad"),
    ("Véase (https://video.example/@x/v/7301?q=a&b=ñ).", K.URL, "https://video.example/@x/v/7301?q=a&b=ñ"),
    ("https://es.example/wiki/A_(b).", K.URL, "https://es.example/wiki/A_(b)"),
    ("en tiktok.example/@x, hoy", K.URL, "tiktok.example/@x"),
    ("hxxps://malo[.]example/a?b=c", K.URL, "hxxps://malo[.]example/a?b=c"),
    ("www.ejemplo.example.", K.URL, "www.ejemplo.example"),
    ("el sitio ejemplo.com.mx.", K.URL, "ejemplo.com.mx"),
    ("t.me/canal_7", K.URL, "t.me/canal_7"),
    ("Tel. +52 55 5555 0142, ext. 2", K.PHONE, "+52 55 5555 0142"),
    ("celular (11) 95555-0142", K.PHONE, "(11) 95555-0142"),
    ("llame al 0800 555 0142.", K.PHONE, "0800 555 0142"),
    ("+54 9 11 5555-0142", K.PHONE, "+54 9 11 5555-0142"),
    ("teléfono 3005550142", K.PHONE, "3005550142"),
    ("(601) 555 0142", K.PHONE, "(601) 555 0142"),
    ("+56 9 5555 0142", K.PHONE, "+56 9 5555 0142"),
    ("anexo informe_final.v2.pdf.", K.FILENAME, "informe_final.v2.pdf"),
]
NETWORK = [
    ("IP 203.0.113.7.", K.IP, "203.0.113.7"),
    ("203.0.113.7:50443", K.IP, "203.0.113.7:50443"),
    ("203.0.113.0/24", K.IP, "203.0.113.0/24"),
    ("2001:db8:85a3::8a2e:370:7334,", K.IP, "2001:db8:85a3::8a2e:370:7334"),
    ("[2001:db8::1]:443", K.IP, "[2001:db8::1]:443"),
    ("2001:db8::/32", K.IP, "2001:db8::/32"),
    ("2804:14c:65a1:4b2e:f0a1:99ff:fe12:3b4c", K.IP, "2804:14c:65a1:4b2e:f0a1:99ff:fe12:3b4c"),
    ("00:1A:2B:3C:4D:5E", K.MAC, "00:1A:2B:3C:4D:5E"),
    ("00-1a-2b-3c-4d-5e", K.MAC, "00-1a-2b-3c-4d-5e"),
    ("123e4567-e89b-12d3-a456-426614174000", K.UUID, "123e4567-e89b-12d3-a456-426614174000"),
    ("d41d8cd98f00b204e9800998ecf8427e", K.HASH, "d41d8cd98f00b204e9800998ecf8427e"),
    ("da39a3ee5e6b4b0d3255bfef95601890afd80709", K.HASH, "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
    ("sha256 " + "ab12" * 16, K.HASH, "ab12" * 16),
    ("sha512 " + "ab12" * 32, K.HASH, "ab12" * 32),
    ("IMEI: 490154203237518", K.IMEI, "490154203237518"),
    ("IMEI 49 015420 323751 8", K.IMEI, "49 015420 323751 8"),
    ("video 7301234567890123456.", K.USER_ID, "7301234567890123456"),
    ("ID de usuario: 104455", K.USER_ID, "104455"),
    ("ID dQw4w9WgXcQ", K.USER_ID, "dQw4w9WgXcQ"),
]
CASES = [
    ("Carpeta de investigación CI-FVA/12/UI-2/00417/03-2025.", K.CASE_NUMBER, "CI-FVA/12/UI-2/00417/03-2025"),
    ("FED/SEIDO/UEIS-CDMX/0000123/2025", K.CASE_NUMBER, "FED/SEIDO/UEIS-CDMX/0000123/2025"),
    ("IPP 06-00-012345-25/00,", K.CASE_NUMBER, "06-00-012345-25/00"),
    ("causa CFP 1234/2025", K.CASE_NUMBER, "CFP 1234/2025"),
    ("CUIJ 13-07654321-9", K.CASE_NUMBER, "13-07654321-9"),
    ("NUNC 11 001 60 00028 2025 01234", K.CASE_NUMBER, "11 001 60 00028 2025 01234"),
    ("NUNC 110016000028202501234", K.CASE_NUMBER, "110016000028202501234"),
    ("RUC 2500123456-3", K.CASE_NUMBER, "2500123456-3"),
    ("RIT 1234-2025", K.CASE_NUMBER, "1234-2025"),
    ("noticia del delito No. 170101825010123", K.CASE_NUMBER, "170101825010123"),
    ("Carpeta Fiscal N° 506014504-2025-123-0", K.CASE_NUMBER, "506014504-2025-123-0"),
    ("expediente MP001-2025-12345", K.CASE_NUMBER, "MP001-2025-12345"),
    ("expediente 25-001234-0042-PE", K.CASE_NUMBER, "25-001234-0042-PE"),
    ("IUE 2-12345/2025", K.CASE_NUMBER, "2-12345/2025"),
    ("CUD: 201502022501234", K.CASE_NUMBER, "201502022501234"),
    ("Processo nº 0058967-77.2016.8.19.0000.", K.CASE_NUMBER, "0058967-77.2016.8.19.0000"),
    ("Inquérito Policial nº 123/2025-DRCC", K.CASE_NUMBER, "123/2025-DRCC"),
    ("INQUERITO POLICIAL No 123/2025", K.CASE_NUMBER, "123/2025"),
    ("BO nº AB1234-1/2025", K.CASE_NUMBER, "AB1234-1/2025"),
    ("REDS 2025-012345678-001", K.CASE_NUMBER, "2025-012345678-001"),
    ("Causa N° 1-1-2-1-2025-77", K.CASE_NUMBER, "1-1-2-1-2025-77"),
    ("Noticia criminal 202500012345", K.CASE_NUMBER, "202500012345"),
    ("MP-12345-2025", K.CASE_NUMBER, "MP-12345-2025"),
    ("Oficio N.º FGEVA/UECS/0417/2025.", K.LETTER_NUMBER, "FGEVA/UECS/0417/2025"),
    ("OFICIO NUM. 417", K.LETTER_NUMBER, "417"),
    ("Ofício nº 88/2025/DRCC-PC", K.LETTER_NUMBER, "88/2025/DRCC-PC"),
    ("CITE: FELCC/CIBER/0113/2025", K.LETTER_NUMBER, "FELCC/CIBER/0113/2025"),
    ("ORD. N° 456", K.LETTER_NUMBER, "456"),
    ("Ref.: DGIE-2025-0113", K.LETTER_NUMBER, "DGIE-2025-0113"),
]
PERSONS = [
    ("CPF 123.456.789-09", K.PERSONAL_ID, "123.456.789-09"),
    ("CPF 12345678909", K.PERSONAL_ID, "12345678909"),
    ("12.345.678/0001-95", K.PERSONAL_ID, "12.345.678/0001-95"),
    ("CURP BOXW310820HNERXN09", K.PERSONAL_ID, "BOXW310820HNERXN09"),
    ("RFC GODE561231GR8", K.PERSONAL_ID, "GODE561231GR8"),
    ("RUT 12.345.678-5", K.PERSONAL_ID, "12.345.678-5"),
    ("CUIT 20-05536168-2", K.PERSONAL_ID, "20-05536168-2"),
    ("DNI 12.345.678", K.PERSONAL_ID, "12.345.678"),
    ("cédula de ciudadanía No. 1.020.304.050", K.PERSONAL_ID, "1.020.304.050"),
    ("cédula 1.234.567-2", K.PERSONAL_ID, "1.234.567-2"),
    ("DPI 1234 56789 0101", K.PERSONAL_ID, "1234 56789 0101"),
    ("cédula V-12.345.678", K.PERSONAL_ID, "V-12.345.678"),
    ("pasaporte AB123456", K.PERSONAL_ID, "AB123456"),
    ("001-1391820-5", K.PERSONAL_ID, "001-1391820-5"),
    ("legajo 12.345", K.BADGE, "12.345"),
    ("matrícula 98.765-4", K.BADGE, "98.765-4"),
    ("placa 1234", K.BADGE, "1234"),
    ("placas ABC-12-34", K.PLATE, "ABC-12-34"),
    ("patente AB 123 CD", K.PLATE, "AB 123 CD"),
    ("ABC1D23", K.PLATE, "ABC1D23"),
]
LAW_AND_SUMS = [
    ("el art. 13-A do CPP,", K.STATUTE, "art. 13-A do CPP"),
    ("artículo 303 del CNPP", K.STATUTE, "artículo 303 del CNPP"),
    ("artículos 148, 149 y 150 del CP", K.STATUTE, "artículos 148, 149 y 150 del CP"),
    ("18 U.S.C. § 2702(b)(8)", K.STATUTE, "18 U.S.C. § 2702(b)(8)"),
    ("la Ley 27.411.", K.STATUTE, "Ley 27.411"),
    ("Lei nº 12.965/2014", K.STATUTE, "Lei nº 12.965/2014"),
    ("Decreto 8.771/2016", K.STATUTE, "Decreto 8.771/2016"),
    ("por R$ 9.918,71.", K.MONEY, "R$ 9.918,71"),
    ("MXN 1,250.50", K.MONEY, "MXN 1,250.50"),
    ("US$ 500", K.MONEY, "US$ 500"),
    ("$ 850.000,", K.MONEY, "$ 850.000"),
    ("850.000 pesos", K.MONEY, "850.000"),
    ("S/ 1,500.00", K.MONEY, "S/ 1,500.00"),
    ("el 50 %", K.PERCENTAGE, "50 %"),
    ("12/03/2025", K.DATE, "12/03/2025"),
    ("18MAR2025", K.DATE, "18MAR2025"),
    ("3 de marzo de 2025", K.DATE, "3 de marzo de 2025"),
    ("1º de março de 2025", K.DATE, "1º de março de 2025"),
    ("2025-03-12T22:47:00-06:00", K.DATE, "2025-03-12T22:47:00-06:00"),
    ("March 3, 2025", K.DATE, "March 3, 2025"),
    ("às 14h30,", K.TIME, "14h30"),
    ("22:47 hrs", K.TIME, "22:47"),
    ("2:30 p.m.", K.TIME, "2:30 p.m."),
    ("às 10h.", K.TIME, "10h"),
    ("3 personas", K.NUMBER, "3"),
]
LETTERS = [
    ("OFICIO NUMERO 1234/FGE/2025.", K.LETTER_NUMBER, "1234/FGE/2025"),
    ("Ref.: Expte. N° 45.678/25 caratulado", K.CASE_NUMBER, "45.678/25"),
    ("Comisario Pérez, L.P. 123.456, Tel.", K.BADGE, "123.456"),
    ("C.C. 1.020.304.050, placa", K.PERSONAL_ID, "1.020.304.050"),
    ("Exp. 12345-2025-0-1801-JR-PE-01", K.CASE_NUMBER, "12345-2025-0-1801-JR-PE-01"),
    ("Oficio N.° 345-2025-MP-FN-1FPPC", K.LETTER_NUMBER, "345-2025-MP-FN-1FPPC"),
    ("Radicado No. 11001-60-00-028-2025-01234-00", K.CASE_NUMBER, "11001-60-00-028-2025-01234-00"),
    ("Investigación previa No. 170101825010123", K.CASE_NUMBER, "170101825010123"),
    ("CITE: FELCC/DACV/OF. N° 123/2025", K.LETTER_NUMBER, "FELCC/DACV/OF. N° 123/2025"),
    ("Caso FELCC-LPZ-1234/2025", K.CASE_NUMBER, "FELCC-LPZ-1234/2025"),
    ("Inquérito Policial nº 2123456-10.2025.240101", K.CASE_NUMBER, "2123456-10.2025.240101"),
    ("Denuncia 0801-2025-01234", K.CASE_NUMBER, "0801-2025-01234"),
    ("Ofício nº 512/2025 - DRCC", K.LETTER_NUMBER, "512/2025"),
    ("conta 12345-6, agência", K.PERSONAL_ID, "12345-6"),
    ("em 1º/03/2025, às", K.DATE, "1º/03/2025"),
    ("el 15 de noviembre.", K.DATE, "15 de noviembre"),
    ("Cuenta de Instagram: sofia.m.gomez; y", K.HANDLE, "sofia.m.gomez"),
    ("::ffff:192.0.2.1;", K.IP, "::ffff:192.0.2.1"),
    ("mayo 12 de 2025;", K.DATE, "mayo 12 de 2025"),
    ("cartão 4111 1111 1111 1111", K.PERSONAL_ID, "4111 1111 1111 1111"),
    ("arts. 148 a 150; y", K.STATUTE, "arts. 148 a 150"),
    ("juan.perez @ correo.example ;", K.EMAIL, "juan.perez @ correo.example"),
    ("Av. Los Encinos núm. 1420", K.NUMBER, "1420"),
    ("15 do Marco Civil", K.NUMBER, "15"),
    ("Ley 1273 de 2009", K.STATUTE, "Ley 1273 de 2009"),
    ("a las 2:30 p. m. del", K.TIME, "2:30 p. m."),
    ("US$1,000 (mil dólares)", K.MONEY, "US$1,000"),
    ("$1'250,000.00 M.N.", K.MONEY, "$1'250,000.00"),
]
BREAKS = [
    ("Vistos os autos 47- 38.2021.7.05.0006, remetam-se", K.CASE_NUMBER, "47- 38.2021.7.05.0006"),
    ("processo nº 37-\n13.2017.7.07.0002, que", K.CASE_NUMBER, "37-\n13.2017.7.07.0002"),
    ("la carpeta CI-FGELV/UEPD/00342/11- 2025 iniciada", K.CASE_NUMBER, "CI-FGELV/UEPD/00342/11- 2025"),
    ("Exp. 12345-2025-0- 1801-JR-PE-01", K.CASE_NUMBER, "12345-2025-0- 1801-JR-PE-01"),
    ("IPP 06-00- 012345-25/00, a", K.CASE_NUMBER, "06-00- 012345-25/00"),
    ("entre 10- 12 personas", K.CASE_NUMBER, None),
    (
        "ver https://red.example/usuarios/sur- nueva_55/fotos y",
        K.URL,
        "https://red.example/usuarios/sur- nueva_55/fotos",
    ),
    ("ver https://red.example/sur- mañana", K.URL, "https://red.example/sur-"),
    ("el perfil @uno_dos. manden los datos", K.HANDLE, "@uno_dos"),
    ("@uno_dos.Por favor", K.HANDLE, "@uno_dos"),
    ("@uno_dos.por favor", K.HANDLE, "@uno_dos"),
    ("de @malo.malo.Solicito datos", K.HANDLE, "@malo.malo"),
    ("el usuario @Ana.Lopez escribió", K.HANDLE, "@Ana.Lopez"),
]
CODE = [
    ("a {{ 7*7 }} b", K.CODE, "{{ 7*7 }}"),
    ("{% if x %}", K.CODE, "{% if x %}"),
    ("<script src='x'>", K.CODE, "<script src='x'>"),
    ("a\x1b[31mb", K.CODE, "\x1b[31m"),
    ("a\x00b", K.CODE, "\x00"),
    ("a\u202eb", K.CODE, "\u202e"),
    ("⟨e0⟩", K.CODE, "⟨e0⟩"),
    ("PH001", K.CODE, "PH001"),
    ("[[MISSING: deadline]]", K.CODE, "[[MISSING: deadline]]"),
]


@pytest.mark.parametrize(
    ("text", "kind", "expected"), [*CONTACT, *NETWORK, *CASES, *PERSONS, *LAW_AND_SUMS, *LETTERS, *CODE]
)
def test_an_entity_is_found_whole_and_as_its_kind(text: str, kind: K, expected: str) -> None:
    assert found(text, kind) == [expected]


@pytest.mark.parametrize(("text", "kind", "expected"), BREAKS)
def test_a_break_inside_an_identifier_is_looked_past_and_a_sentence_ends_it(
    text: str, kind: K, expected: str | None
) -> None:
    assert found(text, kind) == ([expected] if expected else [])


@pytest.mark.parametrize(
    "text",
    [
        "La víctima está en peligro.",
        "y/o sus representantes, etc.",
        "S.A. de C.V.",
        "Lic. Pérez",
        "O delegado pediu ajuda às autoridades",
        "el usuario escribió amenazas desde su cuenta",
        "Two accounts, i.e. both, were seen",
    ],
)
def test_prose_holds_no_entity(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("12/03/2025", "2025-03-12"),
        ("18MAR2025", "2025-03-18"),
        ("3 de marzo de 2025", "2025-03-03"),
        ("14h30", "14:30"),
        ("2:30 p.m.", "14:30"),
        ("12:15 a.m.", "00:15"),
        ("+52 55 5555 0142", "+525555550142"),
        ("49-015420-323751-8", "490154203237518"),
    ],
)
def test_a_normal_form_is_given_where_there_is_one(text: str, normal: str) -> None:
    assert [entity.normal for entity in find_entities(text)] == [normal]


def test_a_national_telephone_number_is_read_in_its_country() -> None:
    (entity,) = find_entities("tel. (11) 95555-0142", country="BR")
    assert (entity.text, entity.normal, entity.country) == ("(11) 95555-0142", "+5511955550142", "BR")


def test_no_day_of_the_calendar_is_no_date() -> None:
    assert found("31/02/2025", K.DATE) == []


def test_the_letter_is_read_in_full() -> None:
    kinds = {entity.kind for entity in find_entities(LETTER)}
    expected = {
        K.LETTER_NUMBER, K.CASE_NUMBER, K.DATE, K.TIME, K.HANDLE, K.URL, K.IP, K.MONEY, K.STATUTE, K.EMAIL, K.PHONE,
        K.PERSONAL_ID, K.IMEI, K.HASH, K.FILENAME, K.CODE,
    }  # fmt: skip
    assert expected <= kinds


@given(st.text(max_size=300) | st.text(alphabet="a1@._-/:+ ()$%§nºR{}[]<>\x00\x1b\u202e\ud800é", max_size=300))
def test_entities_stand_in_order_apart_and_where_their_spans_say(text: str) -> None:
    entities = find_entities(text)
    assert all(entity.text == text[entity.span.start : entity.span.end] and entity.text for entity in entities)
    assert all(a.span.end <= b.span.start for a, b in pairwise(entities))
    assert entities == find_entities(text)


@pytest.mark.parametrize(
    "unit",
    ["a", "1", "a.", "1-", "@a", "a@", "1:", "::", "{{", "<a ", "<a b='", "+1 ", "art. 1, ", "oficio n ", "causa de ",
     "usuario de ", "A1/", "a_", "http://a(", "a[.]", "a[dot]", "0123456789abcdef", "$ 1", "1.000.", "3 de marzo ",
     "18MAR", "placa A", "\x1b["],
)  # fmt: skip
def test_a_hundred_thousand_hostile_characters_take_linear_time(unit: str) -> None:
    text = (unit * 100_000)[:100_000]
    start = time.process_time()
    find_entities(text[:20_000])
    short = time.process_time() - start
    start = time.process_time()
    find_entities(text)
    assert time.process_time() - start < 15 * short + 2


@pytest.mark.parametrize(
    ("text", "handles"),
    [
        ("la cuenta @sur_nueva_\ncuenta_larga55 por peligro", ["@sur_nueva_\ncuenta_larga55"]),
        ("la cuenta @lobo_\ngris_88, urgente", ["@lobo_\ngris_88"]),
        ("cuentas: @maria_\nsolicito los datos", ["@maria_"]),
        ("cuentas: @maria_\n2. @pedro", ["@maria_", "@pedro"]),
        ("cuentas: @maria_\nPedro_77 dijo", ["@maria_", "Pedro_77"]),
    ],
)
def test_a_handle_cut_after_its_underscore_is_whole(text: str, handles: list[str]) -> None:
    assert [entity.text for entity in find_entities(text) if entity.kind is K.HANDLE] == handles


@pytest.mark.parametrize(
    ("text", "kind", "whole", "plain"),
    [
        (
            "autos n. 5001234 - 88.2026.8.26.0100 e",
            "case-number",
            "5001234 - 88.2026.8.26.0100",
            "5001234-88.2026.8.26.0100",
        ),
        ("autos 5001234-88.2026.8.26. 0100.", "case-number", "5001234-88.2026.8.26. 0100", "5001234-88.2026.8.26.0100"),
        ("autos 5001234 -88.2026.8.26.0100.", "case-number", "5001234 -88.2026.8.26.0100", "5001234-88.2026.8.26.0100"),
        ("e do IP 181.46. 77.12, autos", "ip", "181.46. 77.12", "181.46.77.12"),
        ("la IP: 181.46.77. 12", "ip", "181.46.77. 12", "181.46.77.12"),
        (
            "correo lobo.gris_77 @correo.example y",
            "email",
            "lobo.gris_77 @correo.example",
            "lobo.gris_77@correo.example",
        ),
        ("e-mail lobo@ correo.example fin", "email", "lobo@ correo.example", "lobo@correo.example"),
        ("CPF: 123 456 789 09 e", "personal-id", "123 456 789 09", ""),
        ("DNI 31 456 789, vive", "personal-id", "31 456 789", ""),
        ("RUT 12 345 678 - 5", "personal-id", "12 345 678 - 5", ""),
    ],
)
def test_an_identifier_with_a_blank_is_one(text: str, kind: str, whole: str, plain: str) -> None:
    found = [(item.kind.value, item.text, item.normal) for item in find_entities(text) if item.kind.value == kind]
    assert found == [(kind, whole, plain)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("pague 123 456 789 pesos", ["money"]),
        ("DNI 123 456 789 012 345", ["personal-id", "number", "number", "number", "number"]),
        ("según el punto 3.2. 15 días", ["number", "number"]),
        ("correo de la cuenta @sur.nueva_55", ["handle"]),
        ("la versión 4.1. 22 usuarios", ["number", "number"]),
    ],
)
def test_neighbours_with_a_blank_between_them_stay_two(text: str, kinds: list[str]) -> None:
    assert [item.kind.value for item in find_entities(text)] == kinds
