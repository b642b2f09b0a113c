"""Citations of statutes: the words around the figures are translated, the figures are not."""

from __future__ import annotations

from ert_writer.entities.pattern import DIGITS, NUMBER_MARK, Pattern
from ert_writer.model.text import EntityKind
from ert_writer.text.patterns import words

_SUFFIX = r"(?:\s?(?:bis|ter|quater|qu[aá]ter|quinquies|sexies)\b)?"
_ARTICLE_NO = (
    rf"\d{{1,4}}(?:\.\d{{1,3}})?(?:\s?[º°ª]|\.[º°])?(?:-?(?-i:[A-Z])(?![\w]))?{_SUFFIX}(?:\(\w{{1,4}}\)){{0,5}}"
)
_AND = r"(?:\s*(?:,|/|\by\b|\be\b|\band\b|\bal?\b|\bao?\b|\bto\b|\bou\b|\bo\b|[-–])\s*)"
_PART = (
    r"(?:,?\s*(?:(?:inc(?:iso)?s?|fracci[oó]n(?:es)?|fracc?s?|frac[cç][aã]o|al[ií]neas?|al"
    r"|par[aá]grafos?|p[aá]rr(?:afo)?s?|numeral(?:es)?|num|nums|literal(?:es)?|lit|caput|§{1,2}|ap"
    r"(?:artado)?s?|paragraphs?|para|item)\b\.?|§{1,2})"
    r"\s?(?:n\.?[º°o]\.?\s?)?(?:\d{1,3}\s?[º°ª]?|(?-i:[IVXLC]{1,6})|[\"'“]?(?-i:[A-Za-z])[\"'”]?\)?"
    r"|[uú]nico|primero|segundo|tercero|primeiro|terceiro)(?!\w)){0,4}"
)
_LAW = words("""
    ley, lei, law, act, ley federal, ley general, ley nacional, lei complementar, lei federal, ley organica,
    decreto, decreto lei, decreto-lei, decreto ley, decreto-ley, decreto legislativo, decree, resolucion,
    resolucao, acuerdo, acordada, ley n, portaria, convenio, d.l.
""")
_LAW_NO = r"(?:\d{1,3}(?:[.,]\d{3})+|\d{1,6})(?:/(?:\d{4}|\d{2}))?(?:-[^\W_]{1,6})?(?:\s+(?:de|of)\s+(?:19|20)\d{2})?"
_OF = r"(?:\s*,?\s*(?:d[eoa]l?s?|of|of\s+the|da|do)(?:\s+l[ao]s?)?\s+|\s+)"
_ACRONYM = r"(?-i:[A-Z]{2,8}(?:/\d{2,4})?|C\.P\.P\.|C\.P\.)(?!\w)"
_BODY = rf"(?:{_OF}(?:{_ACRONYM}|{_LAW}\s+(?:{NUMBER_MARK}\s*)?{_LAW_NO}))?"

STATUTES: tuple[Pattern, ...] = (
    Pattern(
        EntityKind.STATUTE,
        (
            r"(?<!\w)\d{1,2}\s?U\.?\s?S\.?\s?C\.?(?:\s?(?:§{1,2}|sec(?:tions?)?\.?"
            r"|sections?))?\s?\d{2,5}[a-z]?(?:\(\w{1,4}\)){0,6}"
        ),
        80,
        "Cc",
    ),
    Pattern(
        EntityKind.STATUTE,
        (
            rf"(?<![\w-])(?:art(?:[ií]culo|igo|icle|[ií]c)?s?)\b\.?\s*(?:{NUMBER_MARK}\s*)?{_ARTICLE_NO}"
            rf"(?:{_PART}{_AND}(?:art(?:[ií]culo|igo|icle)?s?\b\.?\s*)?{_ARTICLE_NO}(?!\d|/)){{0,12}}{_PART}"
            rf"{_BODY}"
        ),
        79,
        DIGITS,
    ),
    Pattern(
        EntityKind.STATUTE,
        (
            rf"(?<![\w-]){_LAW}(?:\s+(?-i:[A-Z]{{2,8}}))?\s*,?\s*(?:{NUMBER_MARK}\s*[:.]?\s*)?{_LAW_NO}(?![\w]"
            rf"|[/-]\w)"
        ),
        78,
        DIGITS,
    ),
    Pattern(EntityKind.STATUTE, r"§{1,2}\s?\d{1,5}(?:[º°]|-?[a-z])?(?:\(\w{1,4}\)){0,6}", 60, "§"),
)
