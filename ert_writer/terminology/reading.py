"""Reads a glossary from files or a directory, whatever their format, and writes one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

from ert_writer.content.files import read_bytes
from ert_writer.errors import ContentError, InputError
from ert_writer.model.terms import Glossary
from ert_writer.terminology import csv_format, po_format, tbx_read, tbx_write, tidy, toml_format, toml_write

MAX_GLOSSARY_BYTES = 100_000_000
"""60,000 terms as TBX are some 30 MB."""


FORMATS = ("toml", "csv", "tbx", "tbx2")
"""What a glossary can be written as; `tbx` is version 3, `tbx2` version 2."""


def glossary_files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return the files meant by paths: a directory stands for the TOML files in it, by name.

    Raises:
        ContentError: a directory without any.
    """
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inside = sorted(path.glob("*.toml"))
        if not inside:
            raise ContentError("no glossary (*.toml) in this directory", where=str(path), hint="Name a glossary file")
        found += inside
    return tuple(found)


def chosen_glossaries(asked: Sequence[Path | str], packaged: Path) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Return which glossaries to read: those that are used, and those that come on top of them.

    Args:
        asked: what `--glossary` names; `+terms.csv` comes on top of the packaged one, `terms.csv` replaces it.
        packaged: the directory of the packaged glossary.
    """
    words = [str(path) for path in asked]
    instead = tuple(Path(word) for word in words if not word.startswith("+"))
    added = tuple(Path(word[1:]) for word in words if word.startswith("+"))
    return instead or (packaged,), added


def read_glossary(*paths: Path, added: Sequence[Path] = (), sides: tuple[str, str] | None = None) -> Glossary:
    """Read glossary files as one glossary; the content, not the name, tells the format (TOML, TBX v2/v3, CSV or PO).

    Args:
        paths: files or directories.
        added: files whose concepts take the place of those with the same id.
        sides: languages of the columns `source` and `target`, of two columns without names, and of a PO file.

    Raises:
        ContentError: a file does not say what it should; the message names the place.
        InputError: a file is missing, unreadable or too large.
    """
    return tidy.merge(_parsed(read_files(paths), sides), _parsed(read_files(added), sides))


def read_files(paths: Sequence[Path]) -> list[tuple[Path, bytes]]:
    """Return the bytes of glossary files, directories resolved.

    Raises:
        ContentError: a directory without a glossary.
        InputError: a file is missing, unreadable or too large.
    """
    return [(path, read_bytes(path, MAX_GLOSSARY_BYTES)) for path in glossary_files(paths)]


def merge_files(files: Sequence[tuple[Path, bytes]], added: Sequence[tuple[Path, bytes]] = ()) -> Glossary:
    """Return files already read as one glossary; see `read_glossary`."""
    return tidy.merge(_parsed(files), _parsed(added))


def _parsed(
    files: Sequence[tuple[Path, bytes]], sides: tuple[str, str] | None = None
) -> Iterator[tuple[str, Glossary]]:
    return ((str(path), parse(data, str(path), sides)) for path, data in files)


def parse(data: bytes, where: str, sides: tuple[str, str] | None = None) -> Glossary:
    """Return the glossary in a file's bytes; see `read_glossary` for `sides`.

    Raises:
        ContentError: no glossary, or a damaged one.
        InputError: the file is empty.
    """
    if not data.strip():
        raise InputError("the glossary is empty", where=where, hint="Name a TOML, TBX, CSV or PO glossary")
    found = _read(data, _decoded(data, where), where, sides)
    tidy.require_writable(found, where)
    return found


def _read(data: bytes, text: str, where: str, sides: tuple[str, str] | None) -> Glossary:
    if text.lstrip("\ufeff \t\r\n").startswith("<"):
        return tbx_read.read(data, where)
    lines = text.replace("\r\n", "\n").replace("\r", "\n")  # a spreadsheet on a Mac may end them by CR alone
    suffix = PurePath(where).suffix.lower()
    if suffix in (".po", ".pot") or (suffix != ".toml" and po_format.looks_like_po(lines)):
        return po_format.read(lines, where, sides)
    bare = suffix != ".toml" and csv_format.looks_like_rows(lines)
    if csv_format.looks_like_csv(lines) or suffix in (".csv", ".tsv") or bare:
        return csv_format.read(lines, where, sides)
    return toml_format.read(text, where)


def write_glossary(glossary: Glossary, form: str) -> bytes:
    """Return a glossary in one of FORMATS.

    Raises:
        KeyError: no such format.
    """
    if form in ("tbx", "tbx2"):
        return tbx_write.write(glossary, version=2 if form == "tbx2" else 3)
    return {"toml": toml_write.write, "csv": csv_format.write}[form](glossary)


def _decoded(data: bytes, where: str) -> str:
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if data.lstrip().startswith(b"<?xml"):
            return "<"  # an XML file names its own encoding
        if PurePath(where).suffix.lower() in (".csv", ".tsv") and b"\x00" not in data:
            return data.decode("cp1252", "replace")  # what a spreadsheet on Windows saves
        raise ContentError(f"not UTF-8 at byte {error.start}", where=where, hint="Save it as UTF-8") from None
