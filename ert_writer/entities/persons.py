"""Personal numbers, badges and vehicle plates."""

from __future__ import annotations

import re

from ert_writer.entities.pattern import DIGITS, NUMBER_MARK, Pattern
from ert_writer.model.text import EntityKind
from ert_writer.text.patterns import digits, words

_ID = EntityKind.PERSONAL_ID
_END = r"(?![\w]|[./-]\w)"

_ID_CUE = words("""
    dni, d.n.i., cedula, cedula de identidad, cedula de ciudadania, cedula profesional, cc, c.c., ci, c.i., dpi,
    cui, curp, rfc, rut, run, cuit, cuil, cpf, cnpj, rg, pasaporte, passaporte, passport, ine, clave de elector,
    licencia, licencia de conducir, cnh, documento de identidad, documento unico, documento nacional de
    identidad, dui, nit, carnet de identidad, carne de identidad, tarjeta de identidad, identidad, identidade,
    titulo de eleitor, pis, nis, sus, cbu, cvu, clabe, rtn, ruc, rif, id card, nss, nie, cuenta bancaria, conta
    corrente, conta bancaria, agencia, chave pix, tarjeta, cartao
""")
_BADGE_CUE = words("""
    placa, placa de identificacion, legajo, legajo personal, l.p., lp, matricula, matricula funcional, mat,
    chapa, chapa policial, credencial, badge, badge no, gafete, numero de empleado, n de empleado, carnet,
    carne, cip, siape, codigo, codigo de empleado, registro funcional, masp, re, id funcional, identificacion,
    escalafon, cargo, grado, oab, crm, cm, numero de placa, credencial numero, matricula profesional, funcional,
    cedula policial, n.p., no. de placa, clave
""")
_PLATE_CUE = words("""
    placa, placas, patente, dominio, matricula, chapa, plate, license plate, licence plate, vehiculo, veiculo,
    ppu
""")
_LINK = (
    rf"(?:/[A-Z]{{2}})?\.?(?:\s+(?:policial|funcional|profesional|civil|militar|n[uú]mero|del?|do))?(?:\s*"
    rf"(?:{NUMBER_MARK}))?\s*[:.#–-]?\s*(?:{NUMBER_MARK}\s*[:.]?\s*)?"
)


def _enough_digits(match: re.Match[str]) -> bool:
    return len(digits(match["e"])) >= 3 and not re.fullmatch(
        r"\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|(?:19|20)\d{2}", match["e"]
    )


def _badge(match: re.Match[str]) -> bool:
    return 2 <= len(digits(match["e"])) <= 12 and not re.fullmatch(
        r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|(?:19|20)\d{2}|\d{1,2}[h:]\d{2}", match["e"]
    )


def _is_plate(match: re.Match[str]) -> bool:
    text = match["e"]
    return any(char.isdecimal() for char in text) and any(char.isalpha() for char in text)


def _shape(regex: str, country: str, priority: int = 82, needs: str = DIGITS) -> Pattern:
    return Pattern(_ID, rf"(?<![\w.,/+-])(?:{regex}){_END}", priority, needs, country)


_VALUE = r"(?-i:[A-Z]{1,4}[-.\s]?)?\d(?:[^\W_]|[.\-/](?=[^\W_])){1,30}+"
_PLATES = (
    r"(?:[A-Z]{3}-\d{4}|[A-Z]{3}-?\d[A-Z]\d{2}|[A-Z]{2}-?\d{3}-?[A-Z]{2}|[A-Z]{3}-\d{2,3}(?:-[A-Z0-9]{1,2})?|"
    r"[A-Z]{4}-?\d{2}|[A-Z]{2}-?[A-Z]{2}-\d{2}|[A-Z]{3}\d{3}|[A-Z]-?\d{3}[A-Z]{3}|[A-Z]\d{2}-\d{3}|\d{3}-[A-Z]{3}|"
    r"[A-Z]-\d{6})"
)

PERSONS: tuple[Pattern, ...] = (
    _shape(r"\d{3}\.\d{3}\.\d{3}[-/]\d{2}", "BR", 86, "."),
    _shape(r"[0-9a-z]{2}\.[0-9a-z]{3}\.[0-9a-z]{3}/[0-9a-z]{4}-\d{2}", "BR", 86, "."),
    _shape(r"[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d", "MX", 86),
    _shape(r"(?-i:[A-ZÑ&]{3,4}\d{6}[A-Z0-9]{3})", "MX", 80),
    _shape(r"\d{1,2}\.\d{3}\.\d{3}-[\dkx]", "", 82, "-"),
    _shape(r"\d\.\d{3}\.\d{3}-\d", "UY", 83, "-"),
    _shape(r"(?:20|23|24|25|26|27|30|33|34)-\d{8}-\d", "AR", 82, "-"),
    _shape(r"\d{7,8}-[\dk]", "", 70, "-"),
    _shape(r"\d{4}[\s-]\d{5}[\s-]\d{4}", "GT", 79),
    _shape(r"\d{4}(?:[\s-]\d{4}){3}", "", 83),
    _shape(r"\d{3}-\d{7}-\d", "DO", 82, "-"),
    _shape(r"\d{4}-\d{4}-\d{5,6}", "HN", 74, "-"),
    _shape(r"\d{3}-\d{6}-\d{4}[A-Z]", "NI", 82, "-"),
    _shape(r"\d{4}-\d{6}-\d{3}-\d", "SV", 82, "-"),
    _shape(r"\d-\d{4}-\d{4}", "CR", 78, "-"),
    _shape(r"\d-\d{3}-\d{6}", "CR", 78, "-"),
    _shape(r"\d{4,12}-[\dxk]", "", 44, "-"),
    _shape(r"(?:\d{1,2}|PE|E|N)-\d{1,4}-\d{3,6}", "PA", 60, "-"),
    _shape(r"(?-i:[VEJPG])-\d{1,2}\.?\d{3}\.?\d{3}(?:-\d)?", "VE", 82, "-"),
    Pattern(_ID, rf"(?<![\w@.-]){_ID_CUE}(?!\w){_LINK}(?P<e>{_VALUE})(?![\w@])", 79, accept=_enough_digits),
    Pattern(
        _ID,
        (
            rf"(?<![\w@.-])(?:pasaporte|passaporte|passport)\b{_LINK}(?P<e>[A-Z]{{1,3}}[\s-]?\d{{4,9}}[A-Z]?)"
            rf"(?!\w)"
        ),
        80,
    ),
    Pattern(
        EntityKind.PLATE,
        (
            rf"(?<![\w@.-]){_PLATE_CUE}(?!\w){_LINK}(?P<e>(?-i:(?=[A-Z0-9]{{0,6}}[\s-]?[A-Z0-9])[A-Z0-9]{{1,4}}"
            rf"(?:[\s-]?[A-Z0-9]{{1,4}}){{0,2}}))(?![\w])"
        ),
        79,
        accept=_is_plate,
    ),
    Pattern(EntityKind.PLATE, rf"(?<![\w./@-])(?-i:{_PLATES}){_END}", 55, ""),
    Pattern(
        EntityKind.BADGE,
        (
            rf"(?<![\w@.-]){_BADGE_CUE}(?!\w){_LINK}(?P<e>(?-i:[A-Z]{{1,4}}[-\s]?)?\d(?:[\w]|[./-](?=\w)){{1,16}}+)"
            rf"(?![\w@])"
        ),
        76,
        accept=_badge,
    ),
)
