"""What changed: a wording against its approval, an earlier version, or a revision in version control."""

from __future__ import annotations

import difflib
import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ert_writer.content.revisions import directory_at
from ert_writer.errors import ContentError, ErtWriterError, UsageError
from ert_writer.model.language import Language
from ert_writer.templating.approval import APPROVED, canonical_bytes
from ert_writer.templating.kinds import SharedClause, Template
from ert_writer.templating.library import CLAUSES, Library, load_library

_VERSION = re.compile(r"\d+(\.\d+)+")


def named_sources(library: Library) -> tuple[str, ...]:
    """Return the name of every template and shared clause that can be read."""
    templates = [id_ for id_, source in library.templates.items() if not isinstance(source, ErtWriterError)]
    clauses = [f"{CLAUSES}/{id_}" for id_, source in library.clauses.items() if not isinstance(source, ErtWriterError)]
    return (*templates, *clauses)


def changes(source: Template | SharedClause, language: Language, library: Library) -> str:
    """Return a unified diff from the approved wording and its data to the present ones; empty when nothing changed.

    What nobody has approved in this language is new as a whole.

    Raises:
        ContentError: the approved bytes are not kept here or were altered.
    """
    seal = source.seals.get(language)
    if seal is None:
        return _compared(b"{}", canonical_bytes(source, language, library), "never approved", "now")
    path = library.root / APPROVED / f"{seal.approval.sha256}.json"
    if not path.is_file():
        raise ContentError("the approved bytes are not kept here", where=str(path), hint="Look in version control")
    approved = path.read_bytes()
    if hashlib.sha256(approved).hexdigest() != seal.approval.sha256:
        raise ContentError("the kept bytes are not what was approved", where=str(path))
    present = canonical_bytes(source, language, library)
    return _compared(approved, present, f"approved on {seal.approval.approved_on}", "now")


def is_version(name: str) -> bool:
    """Return whether a name is a version number, such as 1.0, and no revision of version control."""
    return _VERSION.fullmatch(name) is not None


def changes_since_version(source: Template | SharedClause, language: Language, version: str, library: Library) -> str:
    """Return a unified diff from an approved version to the present wording; empty when nothing changed.

    Raises:
        UsageError: no approved bytes of that version are kept.
    """
    kept = _bytes_of_version(source, language, version, library)
    if kept is None:
        message = f"no approved {language} of version {version} is kept"
        raise UsageError(message, where=source.id, hint="Name a git revision instead, such as --from HEAD~1")
    return _compared(kept, canonical_bytes(source, language, library), version, "now")


def _bytes_of_version(
    source: Template | SharedClause, language: Language, version: str, library: Library
) -> bytes | None:
    is_clause = isinstance(source, SharedClause)
    for path in sorted((library.root / APPROVED).glob("*.json")):
        data = path.read_bytes()
        facts = json.loads(data)
        found = (facts.get("id"), facts.get("language"), facts.get("version"), "slot" in facts)
        if found == (source.id, language, version, is_clause):
            return data
    return None


def changes_between(name: str, language: Language, before: Library, after: Library) -> str:
    """Return a unified diff of a template or clause between two sets; one that a set does not have counts as empty."""
    old, new = (_bytes_in(name, language, library) for library in (before, after))
    return _compared(old, new, "before", "after") if old != new else ""


def _bytes_in(name: str, language: Language, library: Library) -> bytes:
    try:
        return canonical_bytes(library.source(name), language, library)
    except ErtWriterError:  # not there, or damaged: the other side says all
        return b"{}"


@contextmanager
def library_at(revision: str, root: Path) -> Iterator[Library]:
    """Give the template set as a git revision has it, in a temporary directory.

    Raises:
        UsageError: there is no such revision, or the set is not under version control.
    """
    with directory_at(revision, root, "templates") as folder:
        yield load_library(folder)


def _compared(before: bytes, after: bytes, old: str, new: str) -> str:
    left, right = (list(_lines(json.loads(data))) for data in (before, after))
    return "\n".join(difflib.unified_diff(left, right, old, new, lineterm="", n=1))


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
