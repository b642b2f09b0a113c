"""Reads a glossary from files or a directory, whatever their format, and writes one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ert_writer.content.files import read_bytes
from ert_writer.errors import ContentError, InputError
from ert_writer.model.terms import Glossary
from ert_writer.terminology import tidy, toml_format

MAX_GLOSSARY_BYTES = 100_000_000
"""60,000 terms as TBX are some 30 MB."""


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


def read_glossary(*paths: Path) -> Glossary:
    """Read glossary files as one glossary; the content, not the name, tells the format (TOML, TBX v2/v3 or CSV).

    Raises:
        ContentError: a file does not say what it should; the message names the place.
        InputError: a file is missing, unreadable or too large.
    """
    return merge_files([(path, read_bytes(path, MAX_GLOSSARY_BYTES)) for path in glossary_files(paths)])


def merge_files(files: Sequence[tuple[Path, bytes]]) -> Glossary:
    """Return files already read as one glossary; see `read_glossary`."""
    return tidy.merge((str(path), parse(data, str(path))) for path, data in files)


def parse(data: bytes, where: str) -> Glossary:
    """Return the glossary in a file's bytes.

    Raises:
        ContentError: no glossary, or a damaged one.
        InputError: the file is empty.
    """
    if not data.strip():
        raise InputError("the glossary is empty", where=where, hint="Name a TOML, TBX or CSV glossary")
    return toml_format.read(data, where)
