"""Wordings as a policy writer edits them: looked at in a copy of the set first, then written against what was read."""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ert_writer.content.files import read_bytes, write_atomic
from ert_writer.errors import ErtWriterError, UsageError
from ert_writer.model.language import SUPPORTED, Language
from ert_writer.templating.approval import APPROVED
from ert_writer.templating.editing import CONTENT_MODE, locked
from ert_writer.templating.kinds import SharedClause, Template
from ert_writer.templating.library import CLAUSES, Library, load_library
from ert_writer.templating.lint import SYNTAX, lint
from ert_writer.templating.wording import MAX_WORDING, canonical

_VERSION = re.compile(r"\d+(\.\d+)+")
_VERSION_LINE = re.compile(r"^version\s*=.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Wordings:
    """A template's or clause's wording files and version, as text.

    Attributes:
        name: its id, or `clauses/<id>`.
        version: as its TOML file says.
        texts: the file of each language; empty where there is none.
    """

    name: str
    version: str
    texts: Mapping[Language, str]


def wordings_of(name: str, library: Library) -> Wordings:
    """Return the wordings of a template or clause.

    Raises:
        UsageError: there is none of that name.
        ContentError: its files are damaged.
    """
    source = library.source(name)
    files = _files(source, library.root)
    return Wordings(name, source.version, {code: _read(path) for code, path in files.items()})


def mark_of(wordings: Wordings) -> str:
    """Return what the wordings are known by: a hash, against which they are written."""
    texts = "\x1f".join([wordings.version, *(canonical(wordings.texts.get(code, "")) for code in SUPPORTED)])
    return hashlib.sha256(texts.encode()).hexdigest()[:32]


@contextmanager
def drafted(draft: Wordings, library: Library) -> Iterator[Library]:
    """Give the template set as it would be with the draft, in a temporary directory; as it is where nothing was edited.

    Raises:
        UsageError: there is no such template, or the version is none.
        ContentError: a file that all templates share is damaged.
    """
    source = library.source(draft.name)
    if mark_of(draft) == mark_of(wordings_of(draft.name, library)):
        yield library
        return
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "templates"
        shutil.copytree(library.root, root, ignore=shutil.ignore_patterns(APPROVED, ".lock"))
        _write(draft, source, root)
        yield load_library(root)


def save(draft: Wordings, read: str, library: Library) -> None:
    """Write the draft, unless it would make the template unusable or somebody else has changed it.

    What was approved stays in force until the new wording is approved.

    Args:
        draft: the new wordings.
        read: mark of what the policy writer has read.
        library: the template set.

    Raises:
        InputError: a file cannot be written, or another process holds the set.
        UsageError: it was changed meanwhile, the version is none, or a wording cannot be parsed.
    """
    with locked(library.root):
        if mark_of(wordings_of(draft.name, load_library(library.root))) != read:
            raise UsageError("it was changed while you edited it", where=draft.name, hint="Read it again, then edit it")
        with drafted(draft, library) as checked:
            _require_sound(draft.name, checked)
        _write(draft, library.source(draft.name), library.root)


def _require_sound(name: str, library: Library) -> None:
    try:
        source = library.source(name)
    except ErtWriterError as error:
        raise UsageError(f"not saved: {error.message}", where=name, hint="Correct it first") from None
    wrong = [finding for finding in lint(source, library) if finding.check == SYNTAX.id]
    if wrong:
        told = "; ".join(f"{finding.pair}: {finding.message}" for finding in wrong)
        raise UsageError(f"not saved: {told}", where=name, hint="Correct it first")


def _files(source: Template | SharedClause, root: Path) -> dict[Language, Path]:
    folder = CLAUSES if isinstance(source, SharedClause) else ""
    return {code: root / code / folder / f"{source.id}.txt.j2" for code in SUPPORTED}


def _read(path: Path) -> str:
    return canonical(read_bytes(path).decode("utf-8-sig")) if path.is_file() else ""


def _write(draft: Wordings, source: Template | SharedClause, root: Path) -> None:
    """Write version and wordings; a file whose text stays is left as it is."""
    if not _VERSION.fullmatch(draft.version):
        raise UsageError(f"{draft.version[:20]!r} is no version", where=draft.name, hint="Write it like 2.1")
    for code, path in _files(source, root).items():
        text = canonical(draft.texts.get(code, ""))
        if len(text.encode()) > MAX_WORDING:
            raise UsageError(f"larger than {MAX_WORDING:,} bytes", where=f"{draft.name} ({code})", hint="Shorten it")
        if text and text != _read(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(path, f"{text}\n".encode(), CONTENT_MODE)
    folder = root / CLAUSES if isinstance(source, SharedClause) else root
    path = folder / f"{source.id}.toml"
    text = read_bytes(path).decode("utf-8")
    changed = _VERSION_LINE.sub(f'version = "{draft.version}"', text, count=1)
    if draft.version != source.version:
        write_atomic(path, changed.encode(), CONTENT_MODE)
