"""Source spelling that engines cannot read: accents left out, as in capitals, and letters set apart (`F i r m a`)."""

from __future__ import annotations

import re

from ert_writer.model.language import Language
from ert_writer.segmentation.accents import restore_accents

_SPACED = re.compile(r"(?:[^\W\d_] ){4,}[^\W\d_][.,:;]?")


def respelled(text: str, language: Language) -> str:
    """Return the text as an engine can read it; the text itself where nothing is to be mended.

    Putting accents back changes no position; letters set apart are joined only where they are all there is.
    """
    return text.replace(" ", "") if set_apart(text) else restore_accents(text, language)


def set_apart(text: str) -> bool:
    """Return whether a text is one word with its letters set apart."""
    return _SPACED.fullmatch(text) is not None
