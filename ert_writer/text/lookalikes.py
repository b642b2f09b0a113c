"""Signs that optical recognition takes for one another, and what to say beside a value that was read so."""

from __future__ import annotations

import re

_PAIRS = (
    ("0/O", re.compile("[0O]")),
    ("1/l/I", re.compile("[1lI|]")),
    ("5/S", re.compile("[5S]")),
    ("8/B", re.compile("[8B]")),
    ("2/Z", re.compile("[2Z]")),
    ("6/G", re.compile("[6G]")),
    ("rn/m", re.compile("rn|m")),
    ("vv/w", re.compile("vv|w")),
    ("cl/d", re.compile("cl")),
    ("_/blank", re.compile("_")),
)
_DOUBTED = "read by OCR: compare with the image"


def lookalikes(text: str) -> tuple[str, ...]:
    """Return the groups of signs, such as `0/O`, of which a text holds one."""
    return tuple(group for group, signs in _PAIRS if signs.search(text))


def recognised_note(text: str) -> str:
    """Return what is said beside a value that was recognised from a picture."""
    found = lookalikes(text)
    return f"{_DOUBTED}; look-alikes: {' '.join(found)}" if found else _DOUBTED
