"""The forms of stand-ins that engines carry through, and how one is recognised again after translation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

_GAP = "[ \u00a0\u202f]?"


@dataclass(frozen=True, slots=True)
class PlaceholderForm:
    """How a placeholder is written: `prefix`, the number, `suffix`.

    Attributes:
        id: the form's name in settings and reports.
        prefix: before the number.
        suffix: after it; may be empty.
        width: the number is filled up with zeros to this many digits.
    """

    id: str
    prefix: str
    suffix: str = ""
    width: int = 1

    def write(self, number: int) -> str:
        """Return the placeholder with that number, such as `PH001`."""
        return f"{self.prefix}{number:0{self.width}d}{self.suffix}"

    @property
    def pattern(self) -> re.Pattern[str]:
        """What an engine may give back: other case, spaces put in, zeros lost; the number is group 1."""
        return _pattern(self.prefix, self.suffix)


PH = PlaceholderForm("ph", "PH", width=3)
LINK = PlaceholderForm("link", "https://x.co/")
XQ = PlaceholderForm("xq", "XQ", "X")
ENT = PlaceholderForm("ent", "ENT")
SQUARE = PlaceholderForm("square", "[", "]")
ANGLE = PlaceholderForm("angle", "⟨e", "⟩")

FORMS: tuple[PlaceholderForm, ...] = (PH, LINK, XQ, ENT, SQUARE, ANGLE)
"""Best first, by survival (docs/reference/mt.md, Protecting identifiers). `ANGLE` needs a model trained with it."""


@cache
def _pattern(prefix: str, suffix: str) -> re.Pattern[str]:
    before, after = _spaced(prefix), _spaced(suffix)
    start = r"(?<![^\W_])" if prefix[:1].isalpha() else ""
    end = f"{_GAP}{after}" if suffix else r"(?!\d)"
    return re.compile(rf"{start}{before}{_GAP}(?:0{_GAP})*(\d{{1,9}}?){end}", re.IGNORECASE)


def _spaced(text: str) -> str:
    return _GAP.join(re.escape(char) for char in text)
