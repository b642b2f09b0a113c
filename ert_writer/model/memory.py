"""Entries of the translation memory, and the matches found in it."""

from __future__ import annotations

from dataclasses import dataclass

from ert_writer.model.language import Direction


@dataclass(frozen=True, slots=True)
class MemoryEntry:
    """A segment whose translation a person approved or corrected.

    Identifiers are as slots such as `⟦email:1⟧`: the memory never stores an address, handle or case number.

    Attributes:
        source: source segment with slots.
        target: target segment with the same slots.
        direction: base languages.
        origin: `approved`, `corrected` or the tool that wrote an imported file.
        changed: ISO 8601 time in UTC of the last change.
        source_region: region of the source language, such as `MX` for `es-MX`; empty where none was named.
        target_region: region of the target language.
    """

    source: str
    target: str
    direction: Direction
    origin: str = "approved"
    changed: str = ""
    source_region: str = ""
    target_region: str = ""


@dataclass(frozen=True, slots=True)
class MemoryMatch:
    """An entry that fits a segment, with the letter's own identifiers in its slots.

    `similarity` is 0 to 100; 100 only when nothing but identifiers differs.
    """

    source: str
    target: str
    similarity: int
    origin: str
