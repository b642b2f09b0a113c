"""Raised figures and letters: the mark of a note is no part of the word before it, `N` and a raised `o` are `Nº`."""

from __future__ import annotations

import re

_ORDINALS = ("o", "a", "os", "as")
_LETTERS = str.maketrans({"o": "º", "a": "ª"})
_FIGURES = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_UNIT = re.compile(r"(?<![^\W\d_])(?:[kcdm]?m|s)$|\s$")


def raised(text: str, before: str) -> str:
    """Return a text as it reads where it is raised: `m` and `2` are `m²`, `@ana_5` and `1` are `@ana_5 ¹`.

    Args:
        text: what is raised.
        before: what stands before it in its line.
    """
    said = text.strip()
    if said in _ORDINALS and before.rstrip(".")[-1:].isalnum():
        return text.translate(_LETTERS)
    if said.isdecimal() and said.isascii() and before.strip():
        return ("" if _UNIT.search(before) else " ") + text.translate(_FIGURES)
    return text
