"""Case numbers and letter numbers: national shapes and cues come from the country files.

What has no shape of its own is found by the word before it. A case number is never a letter number: the cue decides.
"""

from __future__ import annotations

import re
from functools import cache

from ert_writer.countries.load import Catalogue
from ert_writer.entities.outline import required
from ert_writer.entities.pattern import NUMBER_MARK, Pattern
from ert_writer.model.text import EntityKind
from ert_writer.text.patterns import digits, words

_CASE, _LETTER = EntityKind.CASE_NUMBER, EntityKind.LETTER_NUMBER

_ADJECTIVE = words("""
    policial, penal, criminal, judicial, fiscal, reservado, reservada, electronico, electronica, eletronico,
    interno, externo, administrativo, preliminar, preparatoria, unico, unica, circular, civil, federal, nacional,
    urgente, de investigacion, de investigacao, de referencia, policial militar, conjunto, de salida, letter
""")
_PREFIX = rf"(?:(?-i:[A-Z][A-Z.]{{1,12}}(?:[-/][A-Z.]{{1,12}}){{0,4}})\s(?:{NUMBER_MARK}\s?)?(?=[^\W_]*\d))?"
_JOIN = r"(?:[/\\_–-]|\s?/\s?(?=\d)|[.:])"
_REFERENCE = rf"[^\W_]{{1,40}}+[º°ª]?(?:{_JOIN}[^\W_]{{1,40}}+[º°ª]?|/){{0,16}}"
_AFTER = r"(?![\w@＠])"
_END = r"(?![\w]|[./-]\w)"


def _cued(cue: str, other: str) -> str:
    """Return the expression for a reference after its cue; one that has an `other` cue of its own is left to that."""
    elsewhere = rf"(?!{other}(?!\w)\.?\s*(?:{NUMBER_MARK}|[:\d]))"
    return (
        rf"(?<![\w@./-]){cue}(?:\s+{_ADJECTIVE}){{0,2}}(?!\w)\.?(?:\s*[:.=–-]\s*|\s*)(?P<mark>{NUMBER_MARK}\s*[:.]?\s*)?"
        rf"{elsewhere}(?P<e>{_PREFIX}{_REFERENCE}){_AFTER}"
    )


def _referred(match: re.Match[str]) -> bool:
    """After a number mark anything with a digit is a reference; without one it must look like one."""
    return any(char.isdecimal() for char in match["e"]) if match["mark"] else _plain(match)


_DATE_OR_TIME = re.compile(
    r"\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})|\d{1,2}(?:h|:)(?:\d{2})?(?:hs?|min|m)?|\d{4}-\d{2}-\d{2}|"
    r"(?:19|20)\d{2}|\d{1,3}(?:\.\d{3})+"
)


_TELEPHONE = re.compile(r"\d{4}-(?!(?:19|20)\d\d)\d{4}|\d{3}-\d{3}-\d{4}")


def _plain(match: re.Match[str]) -> bool:
    """Without a number mark the reference must look like one: several digits, no date, hour, year or amount."""
    text = match["e"]
    if len(digits(text)) < 4 or _DATE_OR_TIME.fullmatch(text) or _TELEPHONE.fullmatch(text):
        return False
    return (
        bool(re.search(r"\d\s?[/–-]|[/–-]\s?\d", text))
        or text.isdecimal()
        or bool(re.fullmatch(r"[\w./-]*\d{4,}[\w./-]*", text))
    )


def _compound(match: re.Match[str]) -> bool:
    """After a number mark alone the reference must be more than figures: a house has a number too."""
    return _plain(match) and not match["e"].isdecimal()


def _long_joined(match: re.Match[str]) -> bool:
    """Accept figures joined by slashes or dashes as a range never is: three parts, or one of five digits and more."""
    parts = re.split(r"[/-]", match[0])
    return len(parts) >= 3 or max(map(len, parts)) >= 5


def reference_length(text: str) -> int:
    """Leave out what follows the reference in the sentence: words after a full stop or a slash without digits."""
    end = len(text)
    while True:
        kept = text[:end].rstrip(" /\\–-_.:")
        tail = re.search(r"(?:[.:]|\s[/\\–-]\s|[/–-]\s|\s[/–-])\s?[^\W\d_]+$", kept)
        if not tail or not any(char.isdecimal() for char in kept[: tail.start()]) or tail[0].isupper():
            return len(kept)
        end = tail.start()


def _has_number(match: re.Match[str]) -> bool:
    """Accept letters and digits joined by slashes or dashes, as references are; `160km/h` and `Rio-2016` are none."""
    text = match[0]
    if len(digits(text)) < 3 or not any(char.isalpha() for char in text):
        return False
    measure = re.fullmatch(r"\d+[^\W\d_]*(?:[/–-][^\W\d_]+)+", text) and not re.fullmatch(
        r"\d{4,}-[A-Z]{1,4}|\d+[A-Z/-]+", text
    )
    named = re.fullmatch(r"[^\W\d_]+[/–-]\d{1,4}(?:[–-]\d{1,4})?", text) and not text.isupper()
    return not measure and not named


def _shapes(known: Catalogue) -> tuple[Pattern, ...]:
    """Return the national shapes of the country files; a blank after a joint, as line breaks leave, is looked past."""
    return tuple(
        Pattern(
            _CASE if here.kind.kind == "case" else _LETTER,
            rf"(?<![\w./+-])(?:{shape}){_END}",
            here.kind.strength,
            country=here.country,
            normal=_compact,
            joins=True,
            outlines=required(shape),
        )
        for here in known.kinds_of("case", "letter")
        for shape in here.kind.shape
    )


def _compact(text: str) -> str:
    """Return a number without the blanks inside; nothing where it has none."""
    return "".join(text.split()) if len(text.split()) > 1 else ""


@cache
def case_patterns(known: Catalogue) -> tuple[Pattern, ...]:
    """Return the patterns of case and letter numbers."""
    return (
        *_shapes(known),
        Pattern(
            _CASE,
            _cued(known.cues["case"], known.cues["case"]),
            77,
            accept=_referred,
            trim=reference_length,
            unmarked=75,
            joins=True,
        ),
        Pattern(
            _LETTER,
            _cued(known.cues["letter"], known.cues["case"]),
            82,
            accept=_referred,
            trim=reference_length,
            unmarked=75,
            joins=True,
        ),
        *_UNCUED,
    )


_UNCUED: tuple[Pattern, ...] = (
    Pattern(
        _LETTER,
        (rf"(?<!\w){NUMBER_MARK}\s*[:.]?\s*(?P<e>{_PREFIX}{_REFERENCE}){_AFTER}"),
        68,
        accept=_compound,
        trim=reference_length,
    ),
    Pattern(
        _LETTER,
        (r"(?<![\w./@＠-])[^\W_]{1,30}+(?:[/–-][^\W_]{1,30}+){1,12}(?![\w@＠]|[/-]\w)"),
        42,
        "/-–",
        accept=_has_number,
    ),
    Pattern(_LETTER, rf"(?<![\w./-])(?<!\d,)\d{{1,12}}(?:[/-]\d{{1,12}}){{1,8}}{_END}", 35, "/-", accept=_long_joined),
    Pattern(_CASE, rf"(?<![\w./-])(?<!\d,)(?!(?:19|20)\d\d[/-])\d{{1,9}}(?:/|-)(?:19|20)\d{{2}}{_END}", 41, "/-"),
)
