"""Wording that reads as a promise of disclosure, by the signs of `vocabulary/promise-phrases.toml`."""

from __future__ import annotations

from collections.abc import Iterator

from ert_writer.model.language import Language
from ert_writer.templating.library import Library
from ert_writer.text.fold import fold_words

REACH = 7
"""How many words may be between the verb of a promise and what is promised."""

_BEFORE = 3
"""How many words before a verb may deny it."""

_DENIED = frozenset(
    {"no", "not", "never", "cannot", "nunca", "tampoco", "nao", "nem", "sin", "sem", "without", "if", "si", "se"}
)
"""Words that deny a promise or make it a condition."""


def promises(text: str, language: Language, library: Library) -> Iterator[str]:
    """Yield what reads as a promise in a text, as folded words."""
    signs = library.promises[language]
    words = fold_words(text).split()
    plain = f" {' '.join(words)} "
    yield from (phrase for phrase in signs.phrases if f" {phrase} " in plain)
    for place, word in enumerate(words):
        if word in signs.verbs and not _DENIED & set(words[max(0, place - _BEFORE) : place]):
            thing = next((other for other in words[place + 1 : place + REACH + 1] if other in signs.things), "")
            if thing:
                yield f"{word} … {thing}"
