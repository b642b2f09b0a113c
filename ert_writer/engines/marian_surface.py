"""What a small model cannot write is kept from it: text in capitals is given in sentence case, signs are carried.

A model that has seen few capitals cuts them into letters. Emoji, addresses and handles hold signs that its vocabulary
spells byte by byte; a model that was trained with placeholders (`⟨e0⟩` to `⟨e31⟩`, one piece each) carries them whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_SIGNS = re.compile(
    r"https?://[^\s\"“”«»]+[^\s\"“”«».,;:!?)]"
    r"|[\w.+-]*@\w[\w.-]*\w"
    r"|[\U0001F000-\U0001FAFF\u2600-\u27BF\u2B00-\u2BFF\u200D\uFE0F\u20E3]+"
)
_KEPT = re.compile(r"⟨e\d+⟩|\S*\d\S*")
_MARK = "⟨e{}⟩"
_NUMBERS = 32


@dataclass(frozen=True, slots=True)
class Surface:
    """A text as the model gets it.

    Attributes:
        text: in sentence case, signs replaced.
        carried: (placeholder, what it stands for).
        capitals: whether the translation is to be given back in capitals.
    """

    text: str
    carried: tuple[tuple[str, str], ...] = ()
    capitals: bool = False


def simplified(text: str, *, placeholders: bool) -> Surface:
    """Return a text as the model gets it; signs are carried only where the model knows placeholders."""
    shown, carried = _carried(text) if placeholders else (text, ())
    if not _loud(shown):
        return Surface(shown, carried)
    return Surface(_calm(shown), carried, capitals=True)


def restored(translation: str, surface: Surface) -> str | None:
    """Return a translation with its signs and capitals; None when a sign did not come through exactly once."""
    if any(translation.count(mark) != 1 for mark, _ in surface.carried):
        return None
    text = _outside(translation, str.upper) if surface.capitals else translation
    for mark, original in surface.carried:
        text = text.replace(mark, original)
    return text


def _carried(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    free = [mark for mark in map(_MARK.format, range(_NUMBERS)) if mark not in text]
    found = list(dict.fromkeys(match[0] for match in _SIGNS.finditer(text)))
    if not found or len(found) > len(free) or any(text.count(item) > 1 for item in found):
        return text, ()
    carried = tuple(zip(free, found, strict=False))
    numbers = dict(zip(found, free, strict=False))
    return _SIGNS.sub(lambda match: numbers[match[0]], text), carried


def _loud(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", _KEPT.sub(" ", text))
    letters = "".join(words)
    return len(letters) >= 5 and letters.isupper() and any(len(word) > 3 for word in words)


def _calm(text: str) -> str:
    """Return the text in lower case with a capital at the start of each sentence."""
    lower = _outside(text, str.lower)
    return re.sub(r"(^|[.!?]\s+)([¿¡\"“(\s]*)([^\W\d_])", lambda m: m[1] + m[2] + m[3].upper(), lower)


def _outside(text: str, change: Callable[[str], str]) -> str:
    """Change a text outside its placeholders and the words that hold digits."""
    parts = re.split(f"({_KEPT.pattern})", text)
    return "".join(part if place % 2 else change(part) for place, part in enumerate(parts))
