"""A word written twice in a row.

**Why.** A doubled word is the trace of an edit; in a letter to an authority it looks careless, and it can hide a lost
word.

**Flags.** `the the account`, `de de la cuenta`, across a line break too.

**Passes.** What the source doubles as well, numbers and codes, doublings that grammar allows (`had had`, `that that`,
`nos nos`), and words apart by punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ert_writer.checks.rule import Issue, PairCheck
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.findings import Category, Severity, Span
from ert_writer.model.language import base
from ert_writer.text.fold import fold

_DOUBLED = re.compile(r"(?<![\w@./-])([^\W\d_]+)(\s+)\1(?![\w@/-])", re.IGNORECASE)

_GRAMMATICAL = {
    "en": frozenset({"had", "that", "is", "very", "no", "so", "ha", "bye", "tut", "her"}),
    "es": frozenset({"nos", "si", "no", "muy", "ya", "casi", "ja", "poco", "tan"}),
    "pt": frozenset({"se", "nos", "sim", "nao", "que", "muito", "ja", "quase", "ha", "passo"}),
}


def _look(pair: Pair, _context: CheckContext) -> Iterator[Issue]:
    allowed = _GRAMMATICAL.get(base(pair.target_language), frozenset[str]())
    if _DOUBLED.search(pair.source.lower()):
        return
    for match in _DOUBLED.finditer(pair.target):
        word = pair.target[match.start(1) : match.end(1)]
        second = pair.target[match.end(2) : match.end()]
        if fold(word) in allowed or second[:1].isupper():  # names double: Walla Walla
            continue
        yield Issue(
            f"{word!r} stands twice in a row",
            target_span=Span(match.start(), match.end()),
            suggestion=(word,),
            value=word.lower(),
        )


CHECK = PairCheck("doubled-word", Category.DUPLICATION, Severity.WARNING, _look)
