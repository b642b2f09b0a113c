"""E-mail addresses, URLs, handles, user names, telephone numbers and file names."""

from __future__ import annotations

import re

from ert_writer.entities.pattern import NUMBER_MARK, Pattern
from ert_writer.model.text import EntityKind
from ert_writer.text.fold import fold
from ert_writer.text.openers import ARTICLES, STARTERS
from ert_writer.text.patterns import digits, words

_DOT = r"(?:\.|\[\.\]|\(\.\)|\[dot\])"
_AT = r"(?:[@＠]|\s?\[(?:at|arroba|@)\]\s?|\s?\((?:at|arroba)\)\s?)"
_MARKS = "\u0300-\u036f"  # accents typed apart from their letters
_LETTER = rf"[\w{_MARKS}]"
_LABEL = rf"[\w{_MARKS}](?:[\w{_MARKS}-]{{0,61}}+(?<!-))?"

_TOP_LEVEL = (
    r"(?:com|net|org|edu|gov|gob|gub|mil|jus|mp|int|info|biz|name|pro|app|dev|io|me|tv|cc|ly|co|ai|gg|to|ws|link|live|site|"
    r"online|shop|store|xyz|club|top|cloud|news|blog|page|social|chat|mobi|example|test|invalid|onion|"
    r"ar|bo|br|cl|cr|cu|do|ec|es|gt|hn|mx|ni|pa|pe|pr|pt|py|sv|uy|ve|us|uk|ca|eu|de|fr|it|ru|cn|nl|ch)"
)
_PATH = r"""[^\s<>"“”«»\x00-\x1f\u200b-\u200f\u202a-\u202e\u2060-\u206f]"""

_CLOSING = {")": "(", "]": "[", "}": "{"}
_SENTENCE = ".,;:!?…'’‘´`*|>"


def url_length(text: str) -> int:
    """Return how much of a run belongs to the address: no sentence punctuation, no bracket opened before it."""
    end = len(text)
    while end:
        last = text[end - 1]
        closes = last in _CLOSING and text.count(last, 0, end) > text.count(_CLOSING[last], 0, end)
        if last not in _SENTENCE and not closes:
            break
        end -= 1
    return end


def _email_length(text: str) -> int:
    """Leave out a sentence glued to the address, as in `ana@example.org.Agradeço`."""
    head, dot, tail = text.rpartition(".")
    glued = dot and "." in head.partition("@")[2] and tail[:1].isupper() and tail[1:2].islower() and head[-1:].islower()
    return len(head) if glued else len(text)


def _handle_length(text: str) -> int:
    """Leave out a sentence glued to the handle, as in `@uno_dos.Por favor`; a name part such as `.Lopez` stays."""
    head, dot, tail = text.rpartition(".")
    glued = dot and len(head) > 2 and (tail[:1].isupper() or tail in ("por", "favor"))
    return len(head) if glued and fold(tail) in _OPENING else len(text)


def _looks_like_a_name(match: re.Match[str]) -> bool:
    """Accept a user name after its cue when no plain word is written so, or when it is in quotation marks."""
    name = match["e"]
    if re.fullmatch(r"\d{1,2}h\d{0,2}|\d+[.ºª°]\w{0,2}|\d+[\d.,-]*|(?:[^\W\d_]\.)+[^\W\d_]", name):  # `users, i.e.`
        return False
    odd = any(char.isdecimal() or char in "_." for char in name)
    quoted = match.string[match.start("e") - 1] in "\"'“‘«`" if match.start("e") else False
    return (odd or quoted) and not name.isdecimal() and any(char.isalpha() or char == "_" for char in name)


_ABBREVIATED = frozenset(
    """
    art arts lic ing dra abog cap capt cmdt cmdte cnel crio exp expte fdo fiscal fols gral insc insp med nro
    num obs oac of pag prof ref resol sec sgto sgo soc subcrio subinsp tel tte univ vto alf asp av cel dep
    depto dir dpto edif inc int jdo mun prov proc reg
    """.split()  # noqa: SIM905 - reads better
)
"""What stands before a number or name without a blank: `art.149`, `exp.22`."""

_OPENING = frozenset(map(fold, STARTERS | ARTICLES))

_USER_CUE = words("""
    usuario, usuaria, usuarios, usuarias, user, username, user name, users, nick, nickname, perfil, perfis,
    perfiles, profile, cuenta, cuentas, conta, contas, account, accounts, handle, alias, apelido, instagram,
    tiktok, telegram, facebook, snapchat, discord, kik, skype
""")
_CONNECTOR = (
    r"(?:\s*(?:[:=,–-]|(?:es|de|del|do|da|is|named|called|n[oa]|en|nombre|nome|name|denominad[oa]"
    r"|llamad[oa]|identificad[oa]|como|as|usuario|usu[aá]rio|con|com|el|o|la|a)\b)){0,4}"
)
_QUOTE = r"\s*[\"'“‘«`]?"


def _grouped_phone(match: re.Match[str]) -> bool:
    """Accept seven to eleven digits in two to four groups, of which no one is a year alone."""
    groups = re.split(r"[\s-]", match["e"].strip("("))
    grouped = 2 <= len(groups) <= 4 and not any(re.fullmatch(r"(?:19|20)\d\d", group) for group in groups[:1])
    return grouped and 7 <= len(digits(match["e"])) <= 11


def _dotted_name(match: re.Match[str]) -> bool:
    """Accept `trini.autoparts`, `luz.do.mar84`, `LA.PATRONA.Z6`; no abbreviation, number or sentence without its blank.

    A name of two plain words may be a lost blank (`fin.luego`): one that begins short needs a digit or a third part.
    """
    text = match[0]
    parts = text.split(".")
    if not any(len(part) >= 3 and part.isalpha() for part in parts) or fold(parts[0]) in _ABBREVIATED:
        return False
    if any(part[:1].isupper() and part[1:2].islower() for part in parts[1:]):
        return False
    if not (text.islower() or text.isupper() or any(char.isdecimal() for char in text)):
        return False
    return len(parts) > 2 or len(parts[0]) > 4 or any(char == "_" or char.isdecimal() for char in text)


def _few_digits(match: re.Match[str]) -> bool:
    return 7 <= len(digits(match["e"])) <= 15


def phone_digits(text: str) -> str:
    """Return the E.164 form of a number written with its country code, otherwise nothing."""
    plain = text.strip()
    number = digits(plain)
    if plain.startswith("+"):
        return "+" + number
    return "+" + number[2:] if plain.startswith("00") and len(number) > 10 else ""


_PHONE_CUE = words("""
    tel, telf, tels, telefono, telefone, telefones, telefonico, telefonica, phone, phones, cel, fono, telefonos,
    celular, celulares, cell, movil, moviles, mobile, whatsapp, whatsap, wasap, zap, fone, fax, linea, linha,
    abonado, abonada, abonados, conmutador, pbx, contacto, contato, llamar al, ligar para, sms
""")
_GAP = r"[\s.\-()‐-–]{0,3}"
_BARE_PHONE = (
    r"(?:\(\d{1,5}\)\s?(?:9\s?)?\d{3,5}[\s.-]?\d{3,4}(?:[\s.-]?\d{2,4})?|"
    r"0?800[\s-]\d{2,4}(?:[\s-]?\d{2,4}){1,2}|"
    r"0\d{2,4}[\s-]\d{3,4}[\s-]?\d{3,4}|"
    r"\(?0?\d{2,4}\)?[\s-]15[\s-]?\d{2,4}[\s-]?\d{4}|"  # Argentine mobiles at home: area, 15, number
    r"\d{2,3}[\s-]\d{4,5}[\s-]\d{4}|"
    r"\d{3}[\s-]\d{3}[\s-]\d{3,4}|"
    r"\d{2}(?:[\s-]\d{2}){4}|"
    r"0\d[\s-]\d{3}[\s-]\d{4}|"  # Ecuador: area, three, four
    r"\(?0\d{4}\)?[\s-]\d{2}-?\d{4}|"  # Argentina: a long area code
    r"\(?0\d{3}\)?-\d{7}|"  # Venezuela
    r"(?!(?:19|20)\d\d\s(?:19|20)\d\d)[2-9]\d{3}\s\d{4}|"  # Central America, Panama, Uruguay
    r"(?<=\()[2-9]\d{2}[\s-]\d{4}(?=\))|"  # seven digits alone in brackets: `Ms. Singh (624 5550)`
    r"(?!(?:19|20)\d\d-(?:19|20)\d\d)[2-9]\d{3}-\d{4}|9\d{4}-\d{4}|9\s\d{4}\s\d{4}|15-?\d{4}-?\d{4})"
)

_EXTENSION = (
    r"(?:pdf|docx?|xlsx?|pptx?|odt|ods|txt|rtf|csv|json|xml|html?|eml|msg|p7s|p7m|jpe?g|png|gif|webp|heic|bmp|tiff?|mp4|mp3|"
    r"m4a|mov|avi|mkv|3gp|ogg|opus|wav|zip|rar|7z|apk|exe|log|sql)"
)

CONTACT: tuple[Pattern, ...] = (
    Pattern(
        EntityKind.EMAIL,
        rf"(?<![\w.+-])[\w{_MARKS}][\w{_MARKS}.+%&'~=-]{{0,63}}+{_AT}{_LABEL}(?:{_DOT}{_LABEL}){{0,8}}+",
        95,
        "@＠[(",
        trim=_email_length,
        normal=str.lower,
    ),
    Pattern(  # spaces that optical recognition put in: they cannot be corrected, only kept
        EntityKind.EMAIL,
        rf"(?<![\w.+-])[\w{_MARKS}][\w{_MARKS}.+-]{{0,63}}+\s?@\s(?:{_LABEL}\.){{1,8}}{_TOP_LEVEL}(?![\w@-]|\.\w)",
        93,
        "@",
    ),
    Pattern(
        EntityKind.URL,
        (rf"(?<!\w)(?:(?:h(?:tt|xx)ps?|f[tx]ps?)(?::|\[:\])//|www{_DOT}){_PATH}{{2,2000}}+"),
        95,
        ":.",
        trim=url_length,
    ),
    Pattern(
        EntityKind.URL,
        rf"(?<![\w@＠./-])(?<![.t][\])])(?:{_LABEL}{_DOT}){{1,8}}[^\W\d_]{{2,24}}(?::\d{{2,5}})?/{_PATH}{{0,2000}}+",
        94,
        ".",
        trim=url_length,
    ),
    Pattern(
        EntityKind.URL,
        (
            rf"(?<![\w@＠./-])(?<![.t][\])])(?:{_LABEL}{_DOT}){{1,8}}{_TOP_LEVEL}(?::\d{{2,5}})?"
            rf"(?:\?{_PATH}{{1,500}}+)?(?![\w@＠-]|\.\w)"
        ),
        72,
        ".",
        accept=lambda m: not re.fullmatch(r"(?:\w\.){1,3}\w{2,3}", m[0]),
        trim=url_length,
    ),
    Pattern(
        EntityKind.HANDLE,
        (
            rf"(?<![\w@＠])[@＠]\.?{_LETTER}(?:[\w{_MARKS}.·-]{{0,98}}{_LETTER})?"
            r"(?:\.(?=[,;]))?"  # no sentence ends before a comma
        ),
        85,
        "@＠",
        trim=_handle_length,
    ),
    Pattern(
        EntityKind.HANDLE,
        (
            rf"(?<!\w){_USER_CUE}\b{_CONNECTOR}{_QUOTE}(?P<e>(?<!\w)[\w{_MARKS}]"
            rf"(?:[\w{_MARKS}.-]{{0,60}}[\w{_MARKS}])?)(?![\w@＠/])"
        ),
        78,
        "",
        accept=_looks_like_a_name,
    ),
    Pattern(
        EntityKind.HANDLE,
        (r"(?<![\w.@＠-])(?=[^\W_]{0,60}_)(?=[\w.-]{0,80}[^\W_])[\w](?:[\w.-]{0,80}\w)?(?![\w@＠])"),
        45,
        "_",
    ),
    Pattern(
        EntityKind.HANDLE,
        r"(?<![\w.@＠/:-])(?=[^\s]{6,60})[^\W_][\w]*(?:\.\w+){1,6}(?![\w@＠/-]|\.\w)",
        42,
        ".",
        accept=_dotted_name,
    ),
    Pattern(  # a user name with signs inside: no word of a letter is written so
        EntityKind.HANDLE,
        r"(?<![\w@{}\\^~])\w{1,60}(?:[{}\\^~]\w{1,60}){1,8}[{}]?(?![\w@])",
        96,
        "{}\\^~",
    ),
    Pattern(
        EntityKind.PHONE,
        rf"(?<![\w+./-])\(?\+\s?\d(?:{_GAP}\d){{6,14}}(?!\w|[./-]\d)",
        84,
        "+",
        normal=phone_digits,
    ),
    Pattern(
        EntityKind.PHONE,
        rf"(?<![\w+./-])00[\s-]?(?=[1-9])\d(?:{_GAP}\d){{9,14}}(?!\w|[./-]\d)",
        61,
        normal=phone_digits,
    ),
    Pattern(
        EntityKind.PHONE,
        (
            rf"(?<!\w){_PHONE_CUE}\b(?:\s?\((?:fijo|fixo|celular|movil|móvil)\))?{_CONNECTOR}\.?\s*"
            rf"(?:{NUMBER_MARK})?\s*:?\s*(?P<e>\(?\d(?:{_GAP}\d){{5,14}})(?!\d|[./-]\d)"
        ),
        82,
        accept=_few_digits,
        normal=phone_digits,
    ),
    Pattern(  # `celular del suscrito es 3777 555 0121`, `contacto del padre: 705 55 021`: a few words between
        EntityKind.PHONE,
        rf"(?<!\w)(?:{_PHONE_CUE}|fono|numero|n[uú]mero|fijo|fixo|guardia|plant[aã]o)\b(?:\s+[^\W\d_]+){{1,5}}\s*[:=]?\s+"
        rf"(?P<e>\(?\d(?:[\s-]\d|\d){{6,12}})(?!\d|[./-]\d)",
        60,
        accept=_grouped_phone,
        normal=phone_digits,
    ),
    Pattern(EntityKind.PHONE, rf"(?<![\w.,/+-])(?:{_BARE_PHONE})(?![\w]|[./,-]\d)", 62, normal=phone_digits),
    Pattern(
        EntityKind.FILENAME,
        rf"(?<![\w.@＠/-])[\w{_MARKS}](?:[\w{_MARKS}()+.-]{{0,100}}?)\.{_EXTENSION}(?![\w-]|\.\w)",
        74,
        ".",
    ),
)
