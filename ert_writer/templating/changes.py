"""What changed since an approval: the approved bytes against today's."""

from __future__ import annotations

import difflib
import hashlib
import json
from collections.abc import Iterator
from typing import Any

from ert_writer.errors import ContentError
from ert_writer.model.language import Language
from ert_writer.templating.approval import canonical_bytes
from ert_writer.templating.editing import APPROVED
from ert_writer.templating.kinds import SharedClause, Template
from ert_writer.templating.library import Library


def changes(source: Template | SharedClause, language: Language, library: Library) -> str:
    """Return a unified diff from the approved wording and its data to the present ones; empty when nothing changed.

    Raises:
        ContentError: it was never approved in this language, or the approved bytes are not kept here or were altered.
    """
    seal = source.seals.get(language)
    if seal is None:
        raise ContentError(f"nobody has approved it in {language}", where=source.id)
    path = library.root / APPROVED / f"{seal.approval.sha256}.json"
    if not path.is_file():
        raise ContentError("the approved bytes are not kept here", where=str(path), hint="Look in version control")
    approved = path.read_bytes()
    if hashlib.sha256(approved).hexdigest() != seal.approval.sha256:
        raise ContentError("the kept bytes are not what was approved", where=str(path))
    before, after = (list(_lines(json.loads(data))) for data in (approved, canonical_bytes(source, language, library)))
    names = (f"approved on {seal.approval.approved_on}", "now")
    return "\n".join(difflib.unified_diff(before, after, *names, lineterm="", n=1))


def _lines(value: Any, path: str = "") -> Iterator[str]:
    """Yield one line a fact, and one a line of wording, each with its place."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _lines(inner, f"{path}.{key}" if path else key)
    elif path.endswith("wording"):
        for id_, shared, optional, text in value:
            yield f"{path}: ## {'@' if shared else ''}{id_}{'?' if optional else ''}"
            yield from (f"{path}: {line}" for line in text.split("\n"))
    elif path.endswith("fields"):
        for field in value:
            yield f"{path}: {json.dumps(field, ensure_ascii=False)}"
    else:
        yield f"{path}: {json.dumps(value, ensure_ascii=False)}"
