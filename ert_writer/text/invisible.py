"""Characters that nobody sees: Unicode's Default_Ignorable_Code_Point (DerivedCoreProperties.txt, Unicode 15.1)."""

from __future__ import annotations

import re

_RANGES = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
IGNORABLE = re.compile(f"[{_RANGES}]")

_IN_EMOJI = re.compile("(?<=[^\\w\\s!-/:-@\\[-`{-~])[\ufe0e\ufe0f]|[\ufe0e\ufe0f](?=\u20e3)")
"""A variation selector behind a symbol, or in a keycap, chooses how an emoji looks and hides nothing."""


def hidden_places(text: str) -> list[int]:
    """Return where characters stand that nobody sees, in text that may hold emoji and hyphenation points.

    A soft hyphen counts where it stands in something with a digit, `@` or `_`: elsewhere it only parts a long word.
    """
    emoji = {match.start() for match in _IN_EMOJI.finditer(text)}
    return [
        match.start()
        for match in IGNORABLE.finditer(text)
        if match.start() not in emoji and (match[0] != "\u00ad" or _in_identifier(text, match.start()))
    ]


def _in_identifier(text: str, at: int) -> bool:
    left = text[max(0, at - 40) : at].split()
    right = text[at + 1 : at + 41].split()
    token = (left[-1] if left else "") + (right[0] if right else "")
    return any(char.isdigit() or char in "@_" for char in token)
