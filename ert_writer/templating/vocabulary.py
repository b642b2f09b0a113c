"""One controlled vocabulary by itself: what intake needs of the template set."""

from __future__ import annotations

from pathlib import Path

from ert_writer.content.files import read_toml
from ert_writer.errors import UsageError
from ert_writer.templating.kinds import Vocabulary
from ert_writer.templating.library import EXISTENCE_PHRASES, PROMISE_PHRASES, REGIONAL_WORDS, VOCABULARY
from ert_writer.templating.schema import parse_vocabulary

MISSING_ITEMS = "missing-items"
"""What a request may lack: the ids of a case's `missing`, in the order in which a reply asks for them."""

_OTHER_LISTS = (EXISTENCE_PHRASES, PROMISE_PHRASES, REGIONAL_WORDS)


def load_vocabulary(templates: Path, id_: str = MISSING_ITEMS) -> Vocabulary:
    """Read one vocabulary.

    Args:
        templates: the directory, as `find_content().templates` gives it.
        id_: the file's name without its ending.

    Raises:
        UsageError: there is no such vocabulary.
        ContentError: an entry lacks a language.
    """
    known = {path.stem: path for path in (templates / VOCABULARY).glob("*.toml") if path.stem not in _OTHER_LISTS}
    path = known.get(id_)
    if path is None:
        hint = f"Choose one of: {', '.join(sorted(known))}"
        raise UsageError(f"there is no vocabulary {id_!r}", where=str(templates / VOCABULARY), hint=hint)
    return parse_vocabulary(id_, read_toml(path), f"{VOCABULARY}/{path.name}")
