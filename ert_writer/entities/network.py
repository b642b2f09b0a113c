"""IP and MAC addresses, UUIDs, hashes, IMEIs, and the ids that platforms give to users, posts and videos."""

from __future__ import annotations

import re

from ert_writer.countries.check_digits import luhn
from ert_writer.entities.pattern import NUMBER_MARK, Pattern
from ert_writer.model.text import EntityKind
from ert_writer.text.patterns import digits, words

_OCTET = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
_DOT = r"(?:\.|\[\.\]|\(\.\))"
_HEX = r"[0-9a-f]"


def _is_ipv6(match: re.Match[str]) -> bool:
    from ipaddress import IPv6Address

    if not any(char in "0123456789abcdefABCDEF" for char in match["a"]):
        return False
    try:
        IPv6Address(match["a"])
    except ValueError:
        return False
    return True


def _is_hash(match: re.Match[str]) -> bool:
    return any(char.isdecimal() for char in match[0]) and not match[0].isdecimal()


def _is_imei(match: re.Match[str]) -> bool:
    return luhn(match[0])


def _mixed(match: re.Match[str]) -> bool:
    text = match["e"]
    return any(char.isalpha() for char in text) and any(char.isdecimal() for char in text)


def _is_token(match: re.Match[str]) -> bool:
    """Accept letters and digits mixed as ids mix them; `14h30`, `18MAR2025`, `COVID19` and `km2` are none."""
    text = match[0]
    runs = len(re.findall(r"\d+|\D+", text))
    return (
        _mixed_text(text)
        and (runs >= 3 or len(digits(text)) >= 3)
        and not re.fullmatch(r"\d+\D{1,4}|\d{1,2}h\d{2}\D{0,3}", text)
    )


def _mixed_text(text: str) -> bool:
    return any(char.isalpha() for char in text) and any(char.isdecimal() for char in text)


_ID_CUE = words("""
    id, ids, uid, user id, userid, id de usuario, id do usuario, id numerico, identificador, identificador
    numerico, identificador unico, video, video id, id del video, id do video, post, publicacion, publicacao,
    perfil, cuenta, conta, account, usuario, tweet, mensaje, mensagem, transaccion, transacao, pedido, ticket,
    reporte, cybertip, cybertipline, ncmec, report
""")
_CONNECTOR = (
    rf"(?:\s*(?:[:=–-]|\b(?:es|de|del|do|da|is|con|com|el|o|la|a|usuario|usu[aá]rio|user|num[eé]rico|"
    rf"{NUMBER_MARK}))){{0,4}}\s*[\"'“‘«`]?"
)

NETWORK: tuple[Pattern, ...] = (
    Pattern(
        EntityKind.UUID,
        (rf"(?<![\w-]){_HEX}{{8}}-{_HEX}{{4}}-{_HEX}{{4}}-{_HEX}{{4}}-{_HEX}{{12}}(?![\w-])"),
        91,
        "-",
        normal=str.lower,
    ),
    Pattern(
        EntityKind.MAC,
        (rf"(?<![\w:-])(?:{_HEX}{{2}}(?P<s>[:-]){_HEX}{{2}}(?:(?P=s){_HEX}{{2}}){{4}})(?![\w]|[:-]{_HEX})"),
        90,
        ":-",
    ),
    Pattern(EntityKind.MAC, rf"(?<![\w.]){_HEX}{{4}}\.{_HEX}{{4}}\.{_HEX}{{4}}(?![\w]|\.\w)", 89, "."),
    Pattern(
        EntityKind.IP,
        (rf"(?<![\w.])(?:{_OCTET}{_DOT}){{3}}{_OCTET}(?:/\d{{1,2}}|:\d{{1,5}})?(?![\w]|[.:]\d|\[\.\])"),
        90,
    ),
    Pattern(
        EntityKind.IP,
        r"(?<![\w:.])(?:\[(?=[^\]\s]{2,60}\]:\d))?(?=[0-9a-f]{0,4}:[0-9a-f:])"
        r"(?P<a>[0-9a-f:]{2,38}:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:]{2,39}(?<!:)|[0-9a-f:]{0,38}::)"
        r"(?:%\w{1,16})?(?:/\d{1,3})?(?:\]:\d{1,5})?(?!\w|:[:0-9a-f]|\.\d)",
        91,
        ":",
        accept=_is_ipv6,
    ),
    Pattern(
        EntityKind.HASH,
        (
            rf"(?<![\w-])(?:{_HEX}{{128}}|{_HEX}{{96}}|{_HEX}{{64}}|{_HEX}{{56}}|{_HEX}{{40}}|{_HEX}{{32}})"
            rf"(?![\w-])"
        ),
        88,
        accept=_is_hash,
        normal=str.lower,
    ),
    Pattern(EntityKind.HASH, r"(?<![\w+/])(?=[a-z0-9+/]{0,60}\d)[a-z0-9+/]{30,200}={1,2}(?![\w=])", 60, "="),
    Pattern(
        EntityKind.IMEI,
        (
            rf"(?<!\w)(?:IMEI|MEID|ICCID|IMSI)s?\s*\d?\b(?:\s*\(\w+\))?{_CONNECTOR}(?:{NUMBER_MARK})?\s*:?\s*"
            rf"(?P<e>\d(?:[\s./-]{{0,2}}\d){{13,19}})(?!\d)"
        ),
        86,
        normal=digits,
    ),
    Pattern(
        EntityKind.IMEI,
        (
            r"(?<![\w./-])(?:\d{15}|\d{2}[\s-]\d{6}[\s-]\d{6}[\s-]\d|\d{6}[\s-]\d{2}[\s-]\d{6}[\s-]\d)(?![\w]"
            r"|[./-]\d)"
        ),
        64,
        accept=_is_imei,
        normal=digits,
    ),
    Pattern(EntityKind.USER_ID, rf"(?<!\w){_ID_CUE}\b{_CONNECTOR}(?P<e>\d{{5,30}})(?![\w]|[./-]\w)", 63, normal=digits),
    Pattern(
        EntityKind.USER_ID,
        (r"(?<!\w)(?:id|uid|ids)\b\s*[:=]?\s*[\"'“‘«`]?(?P<e>[a-z0-9][a-z0-9_-]{4,60}[a-z0-9])(?![\w@.-])"),
        63,
        accept=_mixed,
    ),
    Pattern(EntityKind.USER_ID, r"(?<![\w.,/+-])\d{9,40}(?![\w]|[.,/-]\d)", 40, normal=digits),
    Pattern(
        EntityKind.USER_ID,
        (r"(?<![\w.@＠/-])(?=[^\W_]{0,40}\d)(?=\d{0,40}[^\W\d_])[^\W_]{5,80}+(?![\w@＠]|[./-]\w)"),
        30,
        accept=_is_token,
    ),
)
