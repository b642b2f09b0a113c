"""ZIP archives (APPNOTE 6.3): every file listed and opened by the reader of its own format, within bounds.

Nothing is unpacked to disk, and names in the archive are labels only. What stays closed is named with the reason.
"""

from __future__ import annotations

import contextlib
import mimetypes
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from ert_writer.errors import InputError
from ert_writer.model.findings import Finding, Severity
from ert_writer.model.reading import Progress
from ert_writer.model.text import Attachment, Document
from ert_writer.readers.attachments import MAX_BYTES, File, with_files
from ert_writer.readers.formats import looks_like
from ert_writer.readers.magic import refuse_foreign
from ert_writer.readers.oddities import notice
from ert_writer.readers.packages import UNPACKING

MAX_ENTRIES = 1000
MAX_UNPACKED = 60_000_000
"""Bytes of all files that are unpacked; those beyond are named as unread."""
MAX_ARCHIVES = 3
"""Archives opened in one archive: each may hold as many again, as deep as `isolation.MAX_DEPTH`."""
_BOMB_RATIO = 200
_BOMB_BYTES = 100_000_000
"""An archive that says it unpacks to more than both is made to harm: text shrinks to a tenth, records hardly."""
_LITTER = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")
_ENCRYPTED, _UTF8 = 0x1, 0x800
"""Bits of an entry's flags (APPNOTE 4.4.4)."""


@dataclass(frozen=True, slots=True)
class ArchiveReader:
    """Reads `.zip`: a document for each file in it, under its name."""

    id: str = "zip"

    def accepts(self, head: bytes, name: str) -> bool:
        """Return whether it begins like a ZIP archive that is no package of a document, or is called `.zip`."""
        return looks_like(self.id, head, name)

    def read(self, data: bytes, name: str, progress: Progress | None = None) -> Document:
        """Read every file that a reader knows.

        Raises:
            InputError: damaged, empty, locked, made to harm, or without any file that can be read.
        """
        try:
            with zipfile.ZipFile(BytesIO(data)) as archive:
                entries = archive.infolist()
                if (document := _as_document(entries, data, name, progress)) is not None:
                    return document
                _check(entries, data, name)
                files, unread = _files(archive, [entry for entry in entries if not entry.is_dir()])
        except (zipfile.BadZipFile, OSError, EOFError, ValueError) as error:
            raise InputError("this ZIP archive is damaged", where=name, hint="Ask for it again") from error
        shown = tuple(
            Attachment(_label(entry), _kind(entry), entry.file_size) for entry in entries if not entry.is_dir()
        )
        empty = Document("", (), name, "application/zip", attachments=shown, findings=tuple(unread))
        document = with_files(empty, files, progress)
        if not document.paragraphs:
            raise _nothing_read(document.findings, name)
        return document


def _as_document(
    entries: Sequence[zipfile.ZipInfo], data: bytes, name: str, progress: Progress | None
) -> Document | None:
    """Return the document of a package whose parts are in an unusual order, None for an archive of files."""
    from ert_writer.readers.docx import READER as WORD
    from ert_writer.readers.ods import READER as OPEN_SPREADSHEET
    from ert_writer.readers.odt import READER as OPEN_DOCUMENT
    from ert_writer.readers.spreadsheet import READER as WORKBOOK

    names = {entry.filename for entry in entries}
    if "word/document.xml" in names:
        return WORD.read(data, name, progress)
    if "xl/workbook.xml" in names:
        return WORKBOOK.read(data, name, progress)
    if {"mimetype", "content.xml"} <= names:
        if b"opendocument.spreadsheet" in data:
            return OPEN_SPREADSHEET.read(data, name, progress)
        return OPEN_DOCUMENT.read(data, name, progress)
    if "[Content_Types].xml" in names:
        refuse_foreign(data, name)
    return None


def _check(entries: Sequence[zipfile.ZipInfo], data: bytes, name: str) -> None:
    """Refuse an archive that holds too much, or says so; its entries may also share the same packed bytes."""
    whole = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if len(entries) > MAX_ENTRIES:
        raise InputError(
            f"{len(entries):,} files in one archive are more than {MAX_ENTRIES:,}",
            where=name,
            hint="Give the letter's own files",
        )
    if packed > len(data) or (whole > _BOMB_BYTES and whole > _BOMB_RATIO * len(data)):
        raise InputError(
            f"this archive of {len(data):,} bytes says that it unpacks to {whole:,}: it may be made to harm",
            where=name,
            hint="Do not unpack it; ask its sender",
        )


def _files(archive: zipfile.ZipFile, entries: Sequence[zipfile.ZipInfo]) -> tuple[list[File], list[Finding]]:
    """Return the files that may be opened, and a finding for each other one."""
    files: list[File] = []
    unread: list[Finding] = []
    left, archives = MAX_UNPACKED, 0
    for entry in entries:
        label = _label(entry)
        archives += label.lower().endswith(".zip")
        reason = _reason(entry, left, archives)
        data = b"" if reason else _unpacked(archive, entry)
        if data is None:
            reason, data = "it is damaged, or packed in a way that is not read here", b""
        if not reason and not data:
            reason = "it is empty"
        if reason:
            unread.append(_unread(entry, label, reason))
            continue
        left -= len(data)
        files.append(File(Attachment(label, _kind(entry), len(data)), data))
    return files, unread


def _reason(entry: zipfile.ZipInfo, left: int, archives: int) -> str:
    """Return why an entry is not unpacked, empty where it is to be."""
    if entry.flag_bits & _ENCRYPTED:
        return "it is locked with a password"
    if any(part in _LITTER for part in PurePosixPath(entry.filename).parts):
        return "a computer put it there for itself"
    if entry.file_size > MAX_BYTES:
        return f"it is larger than {MAX_BYTES:,} bytes"
    if entry.file_size > left:
        return f"the files before it unpack to {MAX_UNPACKED:,} bytes"
    return f"it comes after {MAX_ARCHIVES} other archives" if archives > MAX_ARCHIVES else ""


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes | None:
    """Return an entry's bytes, None where it cannot be unpacked; never more than it says that it holds."""
    with contextlib.suppress(*UNPACKING), archive.open(entry) as stream:
        return stream.read(entry.file_size)
    return None


def _unread(entry: zipfile.ZipInfo, label: str, reason: str) -> Finding:
    harmless = not entry.file_size or any(part in _LITTER for part in PurePosixPath(entry.filename).parts)
    severity = Severity.NOTE if harmless else Severity.WARNING
    return notice("part-left-out", f"{label} was not read: {reason}", label, severity)


def _label(entry: zipfile.ZipInfo) -> str:
    """Return an entry's name: programs that do not mark UTF-8 write it all the same, or the code page of Windows."""
    name = entry.filename
    if not entry.flag_bits & _UTF8:
        with contextlib.suppress(UnicodeEncodeError):
            raw = name.encode("cp437")
            try:
                name = raw.decode("utf-8")
            except UnicodeDecodeError:
                name = raw.decode("cp850")
    return " ".join(name.split()) or "unnamed"


def _kind(entry: zipfile.ZipInfo) -> str:
    return mimetypes.guess_type(_label(entry))[0] or "application/octet-stream"


def _nothing_read(findings: Sequence[Finding], name: str) -> InputError:
    reasons = list(_reasons(findings))
    what = "; ".join(reasons[:3]) if reasons else "it is empty"
    more = f"; and {len(reasons) - 3} more" if len(reasons) > 3 else ""
    hint = "Unpack it with its password and give the letter in it" if "password" in what else "Give the letter itself"
    return InputError(f"no file in this ZIP archive can be read: {what}{more}", where=name, hint=hint)


def _reasons(findings: Sequence[Finding]) -> Iterator[str]:
    for finding in findings:
        if finding.check == "part-left-out":
            yield finding.message.rstrip(".")


READER = ArchiveReader()
