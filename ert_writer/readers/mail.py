"""A parsed message as a document: headers, body, attached messages, and the files that came with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from email.errors import CloseBoundaryNotFoundDefect
from email.message import Message

from ert_writer.errors import InputError
from ert_writer.model.findings import Finding, Severity
from ert_writer.model.reading import Progress
from ert_writer.model.text import Attachment, Document, ParagraphRole
from ert_writer.readers.attachments import File, with_files
from ert_writer.readers.cms import signed_content, unchecked
from ert_writer.readers.compose import compose
from ert_writer.readers.decoding import Decoded, decode
from ert_writer.readers.flowed import unflowed
from ert_writer.readers.formats import FIELD, is_cms
from ert_writer.readers.html import embedded_pictures, html_passages
from ert_writer.readers.lines import Passage
from ert_writer.readers.mail_headers import SHOWN, decoded_header, decoded_headers, decoded_words, readable_fields
from ert_writer.readers.oddities import decoding_findings, notice
from ert_writer.readers.pgp import ENCRYPTED, SAVE, without_armour
from ert_writer.readers.transfer import payload
from ert_writer.readers.uuencode import without_files
from ert_writer.readers.versions import only_there

_CMS = ("application/pkcs7-mime", "application/x-pkcs7-mime")
_TNEF = ("application/ms-tnef", "application/vnd.ms-tnef")
CUT = "the message ends before its last part does: it may be cut short. Ask for it again"
_MAX_PARTS = 500
_MAX_DEPTH = 20


@dataclass(slots=True)
class _Mail:
    """What has been gathered from a message's parts so far."""

    name: str
    passages: list[Passage] = field(default_factory=list)
    files: list[File] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    encodings: list[str] = field(default_factory=list)
    parts: int = 0


def parse_message(data: bytes, name: str) -> Message:
    """Return the parsed message.

    Raises:
        InputError: it does not begin like a message, or is damaged.
    """
    from email.parser import BytesParser
    from email.policy import compat32

    data = data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if not FIELD.match(data):
        raise InputError(
            "this is no e-mail message: it does not begin with header fields", where=name, hint="Save it as .txt"
        )
    try:
        return BytesParser(policy=compat32).parsebytes(data)
    except (RecursionError, ValueError, LookupError) as error:
        raise InputError("this message is damaged", where=name, hint="Save its text as .txt") from error


def read_mail(message: Message, name: str, media_type: str, progress: Progress | None = None) -> Document:
    """Return the message with every file that came with it and can be read.

    Raises:
        InputError: encrypted, nested beyond reason, binary, or without text.
    """
    mail = _Mail(name)
    headers = decoded_headers(message)
    _add_headers(mail, message, 0)
    _add_part(mail, message, 0, 0)
    bare = not any(passage.text.strip() for passage in mail.passages if passage.role is None)
    if bare and not mail.files and not any(passage.text.strip() for passage in mail.passages):
        raise InputError("the message holds no text", where=name, hint="Give the letter itself")
    shown = tuple(file.shown for file in mail.files)
    document = compose(
        mail.passages,
        name=name,
        media_type=media_type,
        encoding=mail.encodings[0] if mail.encodings else "",
        headers=headers,
        attachments=shown,
        findings=(*mail.findings, *(_without_body(shown) if bare else ())),
    )
    return with_files(document, mail.files, progress)


def _without_body(files: tuple[Attachment, ...]) -> Iterator[Finding]:
    names = ", ".join(file.name for file in files)
    message = "the message has no text of its own" + (f"; the letter may be in {names}" if names else "")
    yield notice("no-text-of-its-own", message, names, Severity.NOTE if files else Severity.WARNING)


def _add_headers(mail: _Mail, message: Message, depth: int) -> None:
    """Put the header lines that a mail program shows before the text, so that what is in them has a place."""
    lines = [f"{name}: {decoded_header(message, name)}" for name in SHOWN if decoded_header(message, name)]
    for number, line in enumerate(lines):
        gap = "\n" if number else "\n\n"
        mail.passages.append(Passage(line, depth, role=ParagraphRole.HEADER, gap=gap, marks=False))
    if depth == 0 and "auto-" in decoded_header(message, "Auto-Submitted").lower():
        mail.findings.append(notice("automatic-reply", "the message says that a machine sent it", "Auto-Submitted"))


def _add_part(mail: _Mail, part: Message, depth: int, nesting: int) -> None:
    mail.parts += 1
    if mail.parts > _MAX_PARTS or nesting > _MAX_DEPTH:
        raise InputError("this message is nested beyond reason", where=mail.name, hint="Save its text as .txt")
    kind = part.get_content_type()
    if kind in ("multipart/encrypted", "application/pgp-encrypted"):
        _refuse(mail, part, ENCRYPTED, nesting)
    elif kind in _CMS:
        _add_signed(mail, part, depth, nesting)
    elif kind in _TNEF:
        _add_tnef(mail, part, depth, nesting)
    elif kind == "message/rfc822":
        _add_attached(mail, part, depth, nesting)
    elif part.is_multipart():
        _add_multipart(mail, part, depth, nesting)
    elif _is_body(part):
        _add_text(mail, part, depth)
    else:
        mail.findings.extend(_cut_short(part))
        mail.files.append(_file(part))


def _refuse(mail: _Mail, part: Message, what: str, nesting: int) -> None:
    """Refuse a message that cannot be read; of a part of one say so."""
    if nesting == 0:
        raise InputError(what, where=mail.name, hint=SAVE)
    name = _file_name(part)
    mail.findings.append(notice("part-left-out", f"{name} was not read: {what}", name, Severity.WARNING))


def _add_signed(mail: _Mail, part: Message, depth: int, nesting: int) -> None:
    """Add what an S/MIME part holds, where that is signed and not encrypted."""
    try:
        inner = parse_message(signed_content(payload(part).data, mail.name), mail.name)
    except InputError as error:
        _refuse(mail, part, error.message, nesting)
        return
    mail.findings.append(unchecked())
    _add_part(mail, inner, depth, nesting + 1)


def _add_tnef(mail: _Mail, part: Message, depth: int, nesting: int) -> None:
    """Add the files in a `winmail.dat`, and its text where the message has none."""
    from ert_writer.readers.mapi import mime_message
    from ert_writer.readers.tnef import tnef_message

    try:
        inner = mime_message(tnef_message(payload(part).data, mail.name))
    except InputError as error:
        _refuse(mail, part, error.message, nesting or 1)
        return
    told = any(passage.text.strip() for passage in mail.passages if passage.role is None)
    for child in children_of(inner):
        body = child.get_content_maintype() in ("text", "multipart") and not child.get_filename()
        if not (told and body):
            _add_part(mail, child, depth, nesting + 1)


def _add_attached(mail: _Mail, part: Message, depth: int, nesting: int) -> None:
    for inner in children_of(part):
        _add_headers(mail, inner, depth + 1)
        _add_part(mail, inner, depth + 1, nesting + 1)


def _add_multipart(mail: _Mail, part: Message, depth: int, nesting: int) -> None:
    children = list(children_of(part))
    if any(isinstance(defect, CloseBoundaryNotFoundDefect) for defect in part.defects):
        mail.findings.append(notice("part-left-out", CUT, "", Severity.WARNING))
    if part.get_content_type() == "multipart/alternative":
        chosen = _alternative(children)
        rest = [child for child in children if child is not chosen]
        others = [child for child in rest if not _is_version(child)]
        children = others + [file for child in rest for file in _files_in(child)]
        if chosen is not None:
            _add_version(mail, chosen, [child for child in rest if _is_version(child)], depth, nesting)
    for child in children:
        _add_part(mail, child, depth, nesting + 1)


def _add_version(mail: _Mail, chosen: Message, rest: list[Message], depth: int, nesting: int) -> None:
    """Add the version of a text that is read, and what only another version says."""
    start = len(mail.passages)
    _add_part(mail, chosen, depth, nesting + 1)
    read = mail.passages[start:]
    for version in rest:
        blocks, findings = only_there(read, _version_passages(version, depth))
        mail.passages += blocks
        mail.findings += findings


def _version_passages(version: Message, depth: int) -> list[Passage]:
    """Return the text of a version of a message; of one with files, that of its first part."""
    if version.is_multipart():
        return next((_version_passages(child, depth) for child in children_of(version)), [])
    text = _text(version).text
    return html_passages(text, depth)[0] if version.get_content_type() == "text/html" else [Passage(text, depth)]


def children_of(part: Message) -> Iterator[Message]:
    """Yield the parts of a multipart or attached message."""
    parts = part.get_payload()
    if isinstance(parts, list):
        yield from (child for child in parts if isinstance(child, Message))


def _is_version(part: Message) -> bool:
    """Return whether a part is another version of the same text."""
    return part.get_content_type() in (
        "text/plain",
        "text/html",
        "multipart/related",
        "text/enriched",
        "text/x-amp-html",
    )


def _files_in(version: Message) -> Iterator[Message]:
    """Yield the files of a version that is not read: Apple Mail keeps pasted pictures beside its HTML."""
    if version.get_content_type() == "multipart/related":
        for child in children_of(version):
            if child.is_multipart():
                yield from _files_in(child)
            elif not _is_body(child):
                yield child


def _alternative(children: list[Message]) -> Message | None:
    """Return the version to read: plain text unless it is blank or only says that HTML is needed."""
    plain = next((child for child in children if child.get_content_type() == "text/plain"), None)
    rich = next((child for child in children if child.get_content_type() in ("text/html", "multipart/related")), None)
    if plain is None:
        return rich if rich is not None else next(iter(children), None)
    words = len(payload(plain).data.split())
    if rich is None or words >= 12 or (words and rich.get_content_type() != "text/html"):
        return plain
    enough = words and words * 3 >= sum(len(p.text.split()) for p in html_passages(_text(rich).text)[0])
    return plain if enough else rich


def _is_body(part: Message) -> bool:
    if part.get_content_disposition() == "attachment" or part.get_filename():
        return False
    return part.get_content_type() in ("text/plain", "text/html", "text/enriched")


def _add_text(mail: _Mail, part: Message, depth: int) -> None:
    decoded = _text(part, mail.name)
    mail.findings.extend(decoding_findings(decoded.lossy, decoded.encoding))
    mail.findings.extend(_cut_short(part))
    text, armour = without_armour(unflowed(part, decoded.text), mail.name)
    mail.findings.extend(armour)
    if part.get_content_type() == "text/html":
        passages, findings = html_passages(text, depth)
        mail.passages.extend(passages)
        mail.findings.extend(findings)
        mail.files.extend(embedded_pictures(text))
    else:
        text, files = without_files(text)
        mail.files.extend(files)
        mail.passages += [Passage(text, depth)] if text.strip() else []
    mail.encodings.append(decoded.encoding)


def _cut_short(part: Message) -> Iterator[Finding]:
    if payload(part).cut:
        name = _file_name(part) if part.get_filename() else ""
        yield notice("part-left-out", CUT, name, Severity.WARNING)


def _text(part: Message, name: str = "-") -> Decoded:
    return decode(payload(part).data, str(part.get_content_charset("") or ""), name)


def _file_name(part: Message) -> str:
    return " ".join((decoded_words(str(readable_fields(part).get_filename() or "")) or "unnamed").split())


def _file(part: Message) -> File:
    data = payload(part).data
    kind = "application/pkcs7-mime" if is_cms(data[:64]) else part.get_content_type()
    if part.get_content_type().endswith("signature"):
        kind = part.get_content_type()
    return File(Attachment(_file_name(part), kind, len(data)), data)
