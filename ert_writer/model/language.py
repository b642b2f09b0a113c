"""Languages and directions: BCP 47 tags as plain strings."""

from __future__ import annotations

from typing import NamedTuple

Language = str
"""A BCP 47 tag: `es`, `pt`, `en`, a regional one such as `es-MX`, or `und` when undetermined."""

ES: Language = "es"
PT: Language = "pt"
EN: Language = "en"
UNDETERMINED: Language = "und"
SUPPORTED: tuple[Language, ...] = (ES, PT, EN)


class Direction(NamedTuple):
    """From one base language to another."""

    source: Language
    target: Language

    def __str__(self) -> str:
        """Return `es-en`."""
        return f"{self.source}-{self.target}"


def base(tag: Language) -> Language:
    """Return the tag's base language: `es` for `es-MX`."""
    return tag.split("-", 1)[0].lower()


def region(tag: Language) -> str:
    """Return the tag's region in capitals (`MX` for `es-MX`), or the empty string."""
    _, _, rest = tag.partition("-")
    return rest.upper()
