"""Rich Text Format (.rtf), read by striprtf."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath

from ert_writer.errors import InputError
from ert_writer.model.findings import Finding, Severity
from ert_writer.model.reading import Progress
from ert_writer.model.text import Document
from ert_writer.readers.compose import compose
from ert_writer.readers.lines import Passage
from ert_writer.readers.oddities import notice

RTF = b"{\\rtf"
_CODEPAGE = re.compile(r"\\ansicpg(\d{3,5})")
_PICTURE = re.compile(r"\\pict\b")
_HIDDEN = re.compile(r"\\v(?:1)?(?=[ \\{])")
_STRUCK = re.compile(r"\\strike(?:1|d1)?(?=[ \\{])")
_LINK = re.compile(r'HYPERLINK\s+"([^"{}\\]{1,500})"')


@dataclass(frozen=True, slots=True)
class RtfReader:
    """Reads `.rtf`; objects and fields are never run."""

    id: str = "rtf"

    def accepts(self, head: bytes, name: str) -> bool:
        """Return whether it begins like RTF, or is called `.rtf`."""
        return head.lstrip(b"\xef\xbb\xbf \r\n").startswith(RTF) or PurePath(name.lower()).suffix == ".rtf"

    def read(self, data: bytes, name: str, progress: Progress | None = None) -> Document:
        """Read the text.

        Raises:
            InputError: damaged or without text.
        """
        del progress
        start = data.lstrip(b"\xef\xbb\xbf \r\n")
        if not start.startswith(RTF):
            raise InputError("this is no RTF file or a damaged one", where=name, hint="Open it and save it anew")
        try:
            text = rtf_text(start)
        except (ValueError, IndexError, LookupError) as error:
            raise InputError("this RTF file is damaged", where=name, hint="Open it and save it as .docx") from error
        if not any(char.isalnum() for char in text):
            raise InputError("the document holds no text", where=name, hint="If it holds a picture, give the picture")
        return compose(
            [Passage(text, marks=False)],
            name=name,
            media_type="application/rtf",
            findings=tuple(_left_out(start.decode("latin-1"))),
        )


def rtf_text(data: bytes) -> str:
    """Return the text of RTF, with the targets of its links; ValueError where it is damaged."""
    from striprtf.striprtf import rtf_to_text

    source = data.decode("latin-1")
    page = _CODEPAGE.search(source[:2000])
    text: str = rtf_to_text(source, encoding=f"cp{page[1]}" if page else "cp1252", errors="replace")
    missing = [target for target in dict.fromkeys(_LINK.findall(source)) if target not in text]
    return text + "".join(f"\n\n<{target}>" for target in missing)


def _left_out(source: str) -> list[Finding]:
    found = []
    if _PICTURE.search(source):
        found.append(notice("part-left-out", "the document holds a picture, which was not read", "", Severity.WARNING))
    if _HIDDEN.search(source) or _STRUCK.search(source):
        message = "the document holds struck or hidden text, which is read as if it were not"
        found.append(notice("hidden-text", message, "", Severity.WARNING))
    return found


READER = RtfReader()
