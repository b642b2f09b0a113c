"""Characters that nobody sees: Unicode's Default_Ignorable_Code_Point (DerivedCoreProperties.txt, Unicode 15.1)."""

from __future__ import annotations

import re

_RANGES = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
IGNORABLE = re.compile(f"[{_RANGES}]")
_BEFORE, _AFTER = re.compile(r"\S+\Z"), re.compile(r"\A\S+")

_EMOJI = "\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\U0001f000-\U0001faff"
_SELECTOR = "[\ufe0e\ufe0f]"
_IN_EMOJI = re.compile(
    f"(?<=[^\\w\\s!-/:-@\\[-`{{-~{_RANGES}]){_SELECTOR}|(?<=\u2139){_SELECTOR}|(?<=[0-9#*]){_SELECTOR}(?=\u20e3)"
    f"|(?:(?<=[{_EMOJI}])|(?<=[{_EMOJI}]\ufe0f))\u200d(?=[{_EMOJI}])"
)
"""What chooses how an emoji looks and hides nothing (Unicode Technical Standard 51).

The first variation selector behind a symbol, behind the information sign (a letter in Unicode) or in a keycap, and a
joiner between two emoji. A second selector in a row shows nothing and can carry hidden text.
"""


def hidden_places(text: str) -> list[int]:
    """Return where characters stand that nobody sees, in text that may hold emoji and hyphenation points.

    A soft hyphen counts where it is in something with a digit, `@` or `_`: elsewhere it only parts a long word.
    """
    emoji = {match.start() for match in _IN_EMOJI.finditer(text)}
    return [
        match.start()
        for match in IGNORABLE.finditer(text)
        if match.start() not in emoji and (match[0] != "\u00ad" or _in_identifier(text, match.start()))
    ]


def _in_identifier(text: str, at: int) -> bool:
    left = _BEFORE.findall(text[max(0, at - 40) : at])
    right = _AFTER.findall(text[at + 1 : at + 41])
    return any(char.isdigit() or char in "@_" for char in "".join(left + right))
