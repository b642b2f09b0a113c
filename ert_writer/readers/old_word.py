"""Word documents of before 2007 (.doc), by a converter that is installed: LibreOffice, catdoc or antiword."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from ert_writer.errors import InputError
from ert_writer.model.findings import Severity
from ert_writer.model.reading import Progress
from ert_writer.model.text import Document
from ert_writer.readers.compose import compose
from ert_writer.readers.formats import looks_like
from ert_writer.readers.lines import Passage
from ert_writer.readers.magic import OLE, refuse_foreign
from ert_writer.readers.oddities import notice
from ert_writer.readers.text import READER as TEXT

INSTALL = "sudo apt-get install libreoffice-writer-nogui"
_SECONDS = 60
_MEDIA_TYPE = "application/msword"
_WORD = "WordDocument".encode("utf-16-le")
_WORKBOOK = ("Workbook".encode("utf-16-le") + b"\x00\x00", "Book".encode("utf-16-le") + b"\x00\x00")
_WORD_XML = b"schemas.microsoft.com/office/word/2003/wordml"
_OFFICE = "soffice"
_TEXT_COMMANDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "catdoc": ("-d", "utf-8", "-w"),
        "antiword": ("-m", "UTF-8.txt", "-w", "0"),
    }
)
"""LibreOffice alone tells struck and hidden text; catdoc has page headers and cells, antiword no page headers."""


@dataclass(frozen=True, slots=True)
class DocReader:
    """Reads `.doc` where one of the converters is installed."""

    id: str = "doc"

    def accepts(self, head: bytes, name: str) -> bool:
        """Return whether it is called `.doc`; the first bytes are those of every compound file."""
        return looks_like(self.id, head, name)

    def read(self, data: bytes, name: str, progress: Progress | None = None) -> Document:
        """Read the text that the converter gives.

        Raises:
            InputError: no converter, damaged, encrypted, or not a Word document.
        """
        return read_old_office(data, name, progress)

    def lacking(self) -> str:
        """Return what to run so that it works; empty where a converter is installed."""
        return "" if _converters() else INSTALL

    def using(self) -> str:
        """Return the program that reads, empty where none is installed."""
        return next(iter(_converters()), "")


def read_old_office(data: bytes, name: str, progress: Progress | None = None) -> Document:
    """Read an old Word document.

    Raises:
        InputError: no converter, damaged, encrypted, or not a Word document.
    """
    if not data.startswith(OLE) and _WORD_XML in data[:4096] and _OFFICE in _converters():
        converted = _by_office(data, name, progress)
        if converted is not None:
            return converted
    if not data.startswith(OLE):
        if b"\x00" not in data:  # a letter is a letter, whatever it is called
            return TEXT.read(data, name, progress)
        raise InputError("this is no Word document or a damaged one", where=name, hint="Save it anew as .docx")
    if _WORD not in data and any(part in data for part in _WORKBOOK):
        from ert_writer.readers.old_spreadsheet import read_old_workbook

        return read_old_workbook(data, name)
    if _WORD not in data:
        refuse_foreign(data, name)
    if not _converters():
        raise InputError(
            "this is an old Word document (.doc)",
            where=name,
            hint=f"Save it as .docx, or install a reader: {INSTALL} (or catdoc, which tells less apart)",
        )
    for command in _converters():
        document = _by_office(data, name, progress) if command == _OFFICE else _by_text(data, command, name)
        if document is not None:
            return document
    raise InputError("this document is damaged or encrypted", where=name, hint="Open it and save it as .docx")


def _converters() -> tuple[str, ...]:
    """Return the commands that are installed, the one that tells most apart first."""
    return tuple(command for command in (_OFFICE, *_TEXT_COMMANDS) if shutil.which(command))


def _by_office(data: bytes, name: str, progress: Progress | None) -> Document | None:
    """Return the document as LibreOffice turns it into .docx; None where it cannot."""
    from ert_writer.readers.docx import READER as WORD

    with _stored(data) as source:
        folder = source.parent
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"  # another instance may hold the user's own
        done = _run([_OFFICE, profile, "--headless", "--convert-to", "docx", "--outdir", str(folder), str(source)])
        made = source.with_suffix(".docx")
        if done is None or not made.exists():
            return None
        document = WORD.read(made.read_bytes(), name, progress)
    note = notice("converted", "converted to .docx by LibreOffice", _OFFICE, Severity.NOTE)
    return replace(document, media_type=_MEDIA_TYPE, findings=(*document.findings, note))


def _by_text(data: bytes, command: str, name: str) -> Document | None:
    """Return the document that a converter's text makes; None where it gives none."""
    with _stored(data) as source:
        written = _run([command, *_TEXT_COMMANDS[command], str(source)])
    text = (written or b"").decode("utf-8-sig", "replace")
    if not any(char.isalnum() for char in text):
        return None
    message = (
        f"read by {command}, which shows struck and hidden text like any other and may leave out page headers and"
        f" where links lead: compare it with the document, or install LibreOffice: {INSTALL}"
    )
    findings = (notice("converted", message, command, Severity.WARNING),)
    return compose([Passage(text, marks=False)], name=name, media_type=_MEDIA_TYPE, encoding="", findings=findings)


@contextmanager
def _stored(data: bytes) -> Iterator[Path]:
    """Keep the bytes in a file that only its owner may read while a converter, which wants a file, reads it."""
    with tempfile.TemporaryDirectory(prefix="ert-writer-", ignore_cleanup_errors=True) as folder:
        source = Path(folder) / "letter.doc"
        source.touch(mode=0o600)
        source.write_bytes(data)
        yield source


def _run(line: Sequence[str]) -> bytes | None:
    """Return what a program writes, None where it fails or takes too long."""
    try:
        run = subprocess.run(line, capture_output=True, timeout=_SECONDS, check=False, stdin=subprocess.DEVNULL)
    except (subprocess.TimeoutExpired, OSError):
        return None
    return None if run.returncode else run.stdout


READER = DocReader()
