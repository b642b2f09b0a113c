"""PDF with a text layer (ISO 32000), read by pypdf; nothing in it is run or fetched."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath
from typing import TYPE_CHECKING

from ert_writer.errors import InputError
from ert_writer.model.findings import Finding, Severity
from ert_writer.model.reading import Progress
from ert_writer.model.text import Document
from ert_writer.readers.compose import compose
from ert_writer.readers.lines import Passage
from ert_writer.readers.magic import PDF
from ert_writer.readers.oddities import notice

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MAX_PAGES = 300
MAX_CHARACTERS = 5_000_000
_SPACES = re.compile(r"(?<=\S) {2,3}(?=\S)")  # a justified line, not a column


@dataclass(frozen=True, slots=True)
class PdfTextReader:
    """Reads the text layer of `.pdf`; a scan without one is refused."""

    id: str = "pdf"

    def accepts(self, head: bytes, name: str) -> bool:
        """Return whether it has the mark of a PDF near its beginning, or is called `.pdf`."""
        return PDF in head[:1024] or PurePath(name.lower()).suffix == ".pdf"

    def read(self, data: bytes, name: str, progress: Progress | None = None) -> Document:
        """Read every page's text layer.

        Raises:
            InputError: encrypted, damaged, too long, or without a text layer.
        """
        pages = read_pages(data, name, progress)
        bare = [number for number, page in enumerate(pages, 1) if not has_text(page)]
        if len(bare) == len(pages):
            raise InputError(
                "this PDF has no text layer: it is a scan or a picture",
                where=name,
                hint="Recognise its text first, for instance with ocrmypdf, or type the letter as .txt",
            )
        findings: tuple[Finding, ...] = ()
        if bare:
            which = ", ".join(map(str, bare))
            message = f"no text layer on page {which} of {len(pages)}: what stands there is not in the text"
            findings = (notice("part-left-out", message, which, Severity.WARNING),)
        return compose(
            [Passage("\n".join(page.strip("\n") for page in pages if has_text(page)), marks=False)],
            name=name,
            media_type="application/pdf",
            findings=findings,
        )


def has_text(page: str) -> bool:
    """Return whether a page's text layer holds words."""
    return any(char.isalnum() for char in page)


def read_pages(data: bytes, name: str, progress: Progress | None = None) -> tuple[str, ...]:
    """Return the text layer of each page, empty where a page has none.

    Raises:
        InputError: encrypted, damaged or too long.
    """
    if PDF not in data[:1024]:
        raise InputError("this is no PDF or a damaged one", where=name, hint="Open it and save it anew")
    with _quiet():
        reader = _open(data, name)
        return tuple(_texts(reader, name, progress))


def _open(data: bytes, name: str) -> PdfReader:
    from pypdf import PasswordType, PdfReader

    try:
        reader = PdfReader(BytesIO(data), strict=False)
        # An empty user password opens what is only protected against changes.
        locked = reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED
        count = 0 if locked else len(reader.pages)
    except Exception as error:  # a damaged PDF makes the library raise anything
        raise _damaged(name) from error
    if locked:
        raise InputError("this PDF is encrypted", where=name, hint="Open it with its password and save it without")
    if not count:
        raise _damaged(name)
    if count > MAX_PAGES:
        raise InputError(
            f"{count} pages are more than {MAX_PAGES}", where=name, hint="Give the letter's own pages only"
        )
    return reader


def _texts(reader: PdfReader, name: str, progress: Progress | None) -> Iterator[str]:
    total = len(reader.pages)
    length = 0
    for number in range(total):
        try:
            text = _page_text(reader.pages[number])
        except Exception as error:
            raise _damaged(name) from error
        length += len(text)
        if length > MAX_CHARACTERS:
            raise InputError(f"more than {MAX_CHARACTERS:,} characters of text", where=name, hint="Give a shorter file")
        yield text
        if progress:
            progress(number + 1, total, "page")


def _page_text(page: PageObject) -> str:
    """Return a page's text with its empty lines and columns; in plain order where laying it out loses characters."""
    plain = page.extract_text()
    try:
        laid_out = page.extract_text(extraction_mode="layout", layout_mode_space_vertically=True)
    except Exception:  # noqa: BLE001 - the layout reader is younger and fails on some fonts
        return plain
    if Counter("".join(plain.split())) != Counter("".join(laid_out.split())):
        return plain
    return _SPACES.sub(" ", laid_out)


def _damaged(name: str) -> InputError:
    return InputError("this PDF is damaged", where=name, hint="Open it in a PDF viewer and print it to a new PDF")


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the library's warnings off the screen: they may quote the letter."""
    log = logging.getLogger("pypdf")
    level = log.level
    log.setLevel(logging.CRITICAL + 1)  # its modules' own loggers inherit this
    try:
        yield
    finally:
        log.setLevel(level)


READER = PdfTextReader()
