"""European wording in a Latin American text: pt-PT in Brazil, es-ES in Latin America.

**Why.** Officers in Brazil and Spanish-speaking America read *utilizador* or *ordenador* as a text that was not
written for them; some words (*apelido*, *coger*) mean something else there.

**Flags.** In a Portuguese target *utilizador, ficheiro, telemóvel, ecrã, registo, facto, palavra-passe, está a
utilizar, eletrónico*; in a Spanish target *ordenador, fichero, móvil, vosotros, vuestra, os remitimos, podéis,
aparcamiento*.

**Passes.** A target for Portugal or Spain (`pt-PT`, `es-ES`, or that region asked for), words inside quotation marks
and names, and *ordenador* in *ordenador del gasto*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from ert_writer.checks.rule import Issue, PairCheck
from ert_writer.content.schema import Table, parse
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.findings import Category, Severity, Span
from ert_writer.model.language import base, region
from ert_writer.text.words import without_tokens


class Variant(Table, frozen=True):
    """A wording of Europe: an expression on lower-case text with its accents, and what to say instead."""

    id: str
    language: Literal["es", "pt"]
    find: str
    say: list[str]
    example: str
    counter: str


class _File(Table, frozen=True):
    row: list[Variant]


@cache
def variants() -> tuple[Variant, ...]:
    """Return the wordings of Europe that are known, by `data/varieties.toml`."""
    text = files("ert_writer.checks").joinpath("data", "varieties.toml").read_text("utf-8")
    return tuple(parse(text, _File, "varieties.toml").row)


@lru_cache(maxsize=128)
def whole_words(find: str) -> re.Pattern[str]:
    """Return an expression of a row for whole words."""
    return re.compile(rf"(?<![\w-])(?:{find})(?![\w-])")


_HOME = {"pt": ("PT", "Brazil", "Portugal"), "es": ("ES", "Latin America", "Spain")}
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
_ADDRESS = re.compile(r"@|://|www\.|_")


def _look(pair: Pair, _context: CheckContext) -> Iterator[Issue]:
    language = base(pair.target_language)
    if language not in _HOME:
        return
    home, place, other = _HOME[language]
    if home in (region(pair.target_language), pair.region.upper()):
        return
    text = _QUOTED.sub(lambda match: " " * len(match[0]), without_tokens(pair.target, _ADDRESS))
    lowered = text.lower()
    for row in (row for row in variants() if row.language == language):
        for match in whole_words(row.find).finditer(lowered):
            word = pair.target[match.start() : match.end()]
            if _is_name(text, match.start(), match.end()):
                continue
            yield Issue(
                f"{word!r} is wording of {other}; in {place} say {', '.join(row.say)}",
                target_span=Span(match.start(), match.end()),
                suggestion=tuple(row.say),
                value=word.lower(),
            )


def _is_name(text: str, start: int, end: int) -> bool:
    """Return whether a capitalised word is inside a sentence, as in a name or a title."""
    word = text[start:end]
    return word[:1].isupper() and not word.isupper() and bool(re.search(r"[\w,]\s$", text[max(0, start - 3) : start]))


CHECK = PairCheck("wrong-variety", Category.LOCALE_VIOLATION, Severity.WARNING, _look)
