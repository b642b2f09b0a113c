"""In which file and on which line a finding about a template lies, for editors and code-review tools."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from ert_writer.errors import ErtWriterError
from ert_writer.model.language import SUPPORTED
from ert_writer.templating.kinds import SharedClause, Template
from ert_writer.templating.library import CLAUSES, VOCABULARY, Library

_LINE = re.compile(r"line (\d+): ")


@dataclass(frozen=True, slots=True)
class Place:
    """A file of the template set and a line in it, from 1."""

    path: Path
    line: int = 1

    def __str__(self) -> str:
        """Return `path:line`, as compilers print it."""
        return f"{self.path}:{self.line}"


def place_of(pair: str, message: str, library: Library) -> Place:
    """Return the place of a finding.

    Args:
        pair: where the lint says it is: `ack`, `ack:es`, `ack:es:received`, `ack:es:received:2`.
        message: it may begin with the line inside the block: `line 2: ...`.
        library: the set.
    """
    id_, _, rest = pair.partition(":")
    language, _, piece = rest.partition(":")
    piece, _, number = piece.partition(":")
    if id_ in library.vocabularies:
        path = library.root / VOCABULARY / f"{id_}.toml"
        return Place(path, _line_of(path, f"[{piece}]"))
    source = library.templates.get(id_) or library.clauses.get(id_)
    if source is None or isinstance(source, ErtWriterError):
        folder = library.root / CLAUSES if id_ in library.clauses else library.root
        return Place(folder / f"{id_}.toml")
    if language not in SUPPORTED:
        return Place(library.path(source))
    _, dot, option = piece.partition(".")
    if dot:
        return Place(library.path(source), _line_of(library.path(source), f'id = "{option}"'))
    return _in_wording(source, language, piece, int(number or 1), message, library)


def _in_wording(
    source: Template | SharedClause, language: str, piece: str, number: int, message: str, library: Library
) -> Place:
    folder = library.root / language
    path = (folder / CLAUSES if isinstance(source, SharedClause) else folder) / f"{source.id}.txt.j2"
    part = next((part for part in source.wording.get(language, ()) if part.id == piece), None)
    if part is None:
        return Place(path)
    head = 0 if isinstance(source, SharedClause) else part.line
    told = _LINE.match(message)
    if told:
        return Place(path, head + int(told[1]))
    spoken = [line for line, text in enumerate(part.text.split("\n"), start=1) if _is_said(text)]
    return Place(path, head + (spoken[number - 1] if number <= len(spoken) else 1))


def _is_said(line: str) -> bool:
    return bool(line.strip()) and re.fullmatch(r"\s*\{%.*%\}\s*", line) is None


def _line_of(path: Path, start: str) -> int:
    lines = path.read_text("utf-8").split("\n") if path.is_file() else []
    return next((number for number, line in enumerate(lines, start=1) if line.strip().startswith(start)), 1)
