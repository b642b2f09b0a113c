"""Sums of money, percentages and plain numbers, as written."""

from __future__ import annotations

from ert_writer.entities.pattern import DIGITS, Pattern
from ert_writer.model.text import EntityKind
from ert_writer.text.numbers import FIGURE

SYMBOL = (
    r"(?-i:(?:R|US|U|AR|MX|CL|CO|RD|NT|C|CAD|Mex|M\.?N\.?)?\$[S]?|U\$[SD]|S/\.?|Gs\.?|₲|Bs\.?(?:S\.?)?"
    r"|B/\.?|₡|€|£|¥|₿|Q\.?|L\.|Lps?\.|CLF|UF)"
)
CODE = r"(?:USD|MXN|MN|M\.N\.|ARS|CLP|COP|BRL|PEN|UYU|BOB|PYG|GTQ|HNL|NIO|CRC|PAB|DOP|VES|CUP|EUR|GBP|USDT|BTC|ETH)"
CURRENCY = (
    r"(?:pesos?|reais|real|d[oó]lares|d[oó]lar|dollars?|soles|sol|quetzal(?:es)?|lempiras?|guaran[ií](?:es|s)?|"
    r"bolivianos?|bol[ií]vares|colones|c[oó]rdobas?|balboas?|euros?|reales|bitcoins?|MN|centavos|cents)"
)

AMOUNTS: tuple[Pattern, ...] = (
    Pattern(EntityKind.MONEY, rf"(?<![\w$]){SYMBOL}\s?(?:{FIGURE})(?:\s?{CODE}\b)?(?![\w])", 74, "$/sS₲BsB₡€£¥₿QLUC"),
    Pattern(EntityKind.MONEY, rf"(?<![\w]){CODE}\s?\$?\s?(?:{FIGURE})(?![\w])", 74, DIGITS),
    Pattern(EntityKind.MONEY, rf"(?<![\w.,/-])(?:{FIGURE})\s?{CODE}\b", 73, DIGITS),
    Pattern(EntityKind.MONEY, rf"(?<![\w.,/-])(?P<e>{FIGURE})(?=\s(?:de\s)?{CURRENCY}\b)", 73, DIGITS),
    Pattern(
        EntityKind.PERCENTAGE,
        rf"(?<![\w.,/-])(?:{FIGURE})\s?(?:[%‰]|por\s?cien(?:to)?\b|por\s?cento\b|percent\b|per\scent\b)",
        67,
        DIGITS,
    ),
    Pattern(
        EntityKind.NUMBER, rf"(?<![\w.,/-])[-−+]?(?:{FIGURE})(?:[º°ª]|(?:st|nd|rd|th)\b)?(?![\w]|[/-]\d)", 12, DIGITS
    ),
    Pattern(EntityKind.NUMBER, r"(?<![^\W_])\d++(?:[.,]\d++)*+(?![^\W\d_])", 10, DIGITS),
)
