"""Word documents of before 2007 (.doc), by a converter that is installed: antiword, catdoc or LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from ert_writer.errors import InputError
from ert_writer.model.findings import Severity
from ert_writer.model.reading import Progress
from ert_writer.model.text import Document
from ert_writer.readers.compose import compose
from ert_writer.readers.formats import looks_like
from ert_writer.readers.lines import Passage
from ert_writer.readers.magic import OLE, refuse_foreign
from ert_writer.readers.oddities import notice

INSTALL = "sudo apt-get install antiword"
_SECONDS = 60
_WORD = "WordDocument".encode("utf-16-le")
_WORKBOOK = ("Workbook".encode("utf-16-le") + b"\x00\x00", "Book".encode("utf-16-le") + b"\x00\x00")
_COMMANDS = (
    ("antiword", ("-m", "UTF-8.txt", "-w", "0")),
    ("catdoc", ("-d", "utf-8", "-w")),
    ("soffice", ("--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir")),
)


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
        del progress
        return read_old_office(data, name)

    def lacking(self) -> str:
        """Return what to run so that it works; empty where a converter is installed."""
        return "" if _converter() else INSTALL


def read_old_office(data: bytes, name: str) -> Document:
    """Read an old Word document.

    Raises:
        InputError: no converter, damaged, encrypted, or not a Word document.
    """
    if not data.startswith(OLE):
        raise InputError("this is no Word document or a damaged one", where=name, hint="Save it anew as .docx")
    if _WORD not in data and any(part in data for part in _WORKBOOK):
        from ert_writer.readers.old_spreadsheet import read_old_workbook

        return read_old_workbook(data, name)
    if _WORD not in data:
        refuse_foreign(data, name)
    command = _converter()
    if not command:
        raise InputError(
            "this is an old Word document (.doc)", where=name, hint=f"Save it as .docx, or install a reader: {INSTALL}"
        )
    text = _converted(data, command, name)
    if not any(char.isalnum() for char in text):
        raise InputError("the document holds no text", where=name, hint="If it holds a picture, give the picture")
    message = f"read by {command}: pictures, struck text and the targets of links are not told apart"
    return compose(
        [Passage(text, marks=False)],
        name=name,
        media_type="application/msword",
        encoding="",
        findings=(notice("converted", message, command, Severity.NOTE),),
    )


def _converter() -> str:
    return next((command for command, _ in _COMMANDS if shutil.which(command)), "")


def _converted(data: bytes, command: str, name: str) -> str:
    """Return the converter's text; it reads a file, so one is made that only its owner may read, and removed."""
    arguments = dict(_COMMANDS)[command]
    with tempfile.TemporaryDirectory(prefix="ert-writer-") as folder:
        source = Path(folder) / "letter.doc"
        source.touch(mode=0o600)
        source.write_bytes(data)
        line = [command, *arguments, *([folder] if command == "soffice" else []), str(source)]
        try:
            run = subprocess.run(line, capture_output=True, timeout=_SECONDS, check=False)
        except subprocess.TimeoutExpired:
            raise InputError(f"{command} took longer than {_SECONDS} s", where=name, hint="Save it as .docx") from None
        if run.returncode:
            raise InputError("this document is damaged or encrypted", where=name, hint="Open it and save it as .docx")
        text = (Path(folder) / "letter.txt").read_bytes() if command == "soffice" else run.stdout
    return text.decode("utf-8-sig", "replace")


READER = DocReader()
