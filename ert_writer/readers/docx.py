"""Word documents (.docx, ECMA-376): body, tables, text boxes, notes, page headers and footers."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath
from typing import Any

from ert_writer.errors import InputError
from ert_writer.model.findings import Finding, Severity
from ert_writer.model.reading import Progress
from ert_writer.model.text import Document, ParagraphRole
from ert_writer.readers.compose import compose
from ert_writer.readers.lines import Passage
from ert_writer.readers.magic import OLE, ZIP, refuse_foreign
from ert_writer.readers.oddities import notice

_MAX_UNPACKED = 60_000_000
_MAX_PARTS = 3000
_MAX_XML = 20_000_000
"""Bounds on an archive against zip bombs, in bytes and parts."""
_UNPACKING = (zipfile.BadZipFile, OSError, EOFError, RuntimeError, zlib.error)
"""What the standard library raises on damaged archives; NotImplementedError is a RuntimeError."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_MC}Fallback", f"{_W}pPr", f"{_W}instrText", f"{_W}sectPr"))
_NOTES = ("footnotes", "endnotes")


@dataclass(frozen=True, slots=True)
class DocxReader:
    """Reads `.docx`; macros, fields and links are never run or followed."""

    id: str = "docx"

    def accepts(self, head: bytes, name: str) -> bool:
        """Return whether it is a package with Word parts, or is called `.docx`."""
        packed = head.startswith(ZIP) and (b"word/" in head or b"[Content_Types].xml" in head)
        return packed or PurePath(name.lower()).suffix in (".docx", ".docm")

    def read(self, data: bytes, name: str, progress: Progress | None = None) -> Document:
        """Read the document's text in reading order.

        Raises:
            InputError: encrypted, damaged, a zip bomb, not a Word document, or without text.
        """
        del progress
        check_package(data, name)
        document = _open(data, name)
        findings: list[Finding] = []
        passages = list(_passages(document, findings))
        if not any(passage.text.strip() for passage in passages):
            raise InputError(
                "the document holds no text", where=name, hint="If it holds a picture of the letter, type it"
            )
        return compose(
            passages,
            name=name,
            media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            findings=tuple(findings),
        )


def check_package(data: bytes, name: str) -> None:
    """Refuse what is no sound Word package, before anything is unpacked.

    Raises:
        InputError: encrypted, damaged, not a Word document, or unpacking to far more than it should.
    """
    if data.startswith(OLE):
        refuse_foreign(data, name)
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            entries = package.infolist()
            if any(entry.flag_bits & 1 for entry in entries):
                raise InputError("this document is encrypted", where=name, hint="Save it without a password")
            _check_sizes(entries, name)
            if not any(entry.filename.startswith("word/") for entry in entries):
                refuse_foreign(data, name)
            _check_markup(package, entries, name)
    except (ValueError, *_UNPACKING) as error:
        raise _damaged(name) from error


def _check_sizes(entries: Iterable[zipfile.ZipInfo], name: str) -> None:
    sizes = [entry.file_size for entry in entries]
    xml = [entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels"))]
    if len(sizes) > _MAX_PARTS or sum(sizes) > _MAX_UNPACKED or sum(xml) > _MAX_XML:
        raise InputError(
            f"this document unpacks to {sum(sizes):,} bytes, far more than a letter needs",
            where=name,
            hint="Check where it comes from; save its text as .txt",
        )


def _check_markup(package: zipfile.ZipFile, entries: Iterable[zipfile.ZipInfo], name: str) -> None:
    """Refuse declarations of entities, which Word never writes."""
    for entry in entries:
        if entry.filename.endswith((".xml", ".rels")):
            markup = package.read(entry).replace(b"\x00", b"")
            if b"<!DOCTYPE" in markup or b"<!ENTITY" in markup:
                raise InputError(
                    "this document declares XML entities, which Word never writes",
                    where=name,
                    hint="Check where it comes from; save its text as .txt",
                )


def _damaged(name: str) -> InputError:
    return InputError(
        "this document is damaged or no .docx", where=name, hint="Open it in a word processor and save it anew"
    )


def _open(data: bytes, name: str) -> Any:
    import docx
    from docx.opc.exceptions import OpcError

    try:
        return docx.Document(BytesIO(data))
    except (OpcError, SyntaxError, LookupError, ValueError, AttributeError, TypeError, *_UNPACKING) as error:
        raise _damaged(name) from error


def _passages(document: Any, findings: list[Finding]) -> Iterator[Passage]:
    heads, feet = _margins(document)
    yield from (Passage(text, role=ParagraphRole.HEADER, gap="\n", marks=False) for text in heads)
    hidden: list[str] = []
    for number, (text, row) in enumerate(_blocks(document.element.body, hidden)):
        yield Passage(text, gap="\n" if row and number else "\n\n", marks=False)
    for text in _notes(document, hidden):
        yield Passage(text, marks=False)
    yield from (Passage(text, role=ParagraphRole.HEADER, marks=False) for text in feet)
    if hidden:
        text = " ".join(hidden)
        message = f"the document hides {len(text)} characters of text; they are left out"
        findings.append(notice("hidden-text", message, text[:500], Severity.WARNING))


def _margins(document: Any) -> tuple[list[str], list[str]]:
    """Return the texts of page headers and footers, each once."""
    heads: dict[str, None] = {}
    feet: dict[str, None] = {}
    for section in document.sections:
        for part in (section.first_page_header, section.header, section.even_page_header):
            heads.update(dict.fromkeys(_texts(part)))
        for part in (section.first_page_footer, section.footer, section.even_page_footer):
            feet.update(dict.fromkeys(text for text in _texts(part) if text not in heads))
    return list(heads), list(feet)


def _texts(part: Any) -> list[str]:
    if part.is_linked_to_previous:
        return []
    return [text for text, _ in _blocks(part._element, []) if text.strip()]  # noqa: SLF001 - no public way to the XML


def _notes(document: Any, hidden: list[str]) -> Iterator[str]:
    from docx.oxml import parse_xml

    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.rpartition("/")[2] in _NOTES:
            for text, _ in _blocks(parse_xml(relation.target_part.blob), hidden):
                if text.strip():
                    yield text


def _blocks(root: Any, hidden: list[str]) -> Iterator[tuple[str, bool]]:
    """Yield (text, whether it goes on a table or list) of each paragraph and table row, in reading order."""
    stack = [root]
    while stack:
        element = stack.pop()
        if element.tag == f"{_W}p":
            boxes: list[Any] = []
            text = _text(element, boxes, hidden)
            yield text, _in_list(element)
            for box in boxes:
                yield from _blocks(box, hidden)
        elif element.tag == f"{_W}tr":
            yield _row(element, hidden), True
        elif element.tag not in _SKIPPED:
            stack.extend(reversed(element))


def _row(element: Any, hidden: list[str]) -> str:
    cells = element.iterchildren(f"{_W}tc", f"{_W}sdt")
    return "\t".join(_cell(cell, hidden) for cell in cells).strip()


def _cell(element: Any, hidden: list[str]) -> str:
    return " ".join(" ".join(text.split()) for text, _ in _blocks(element, hidden) if text.strip())


def _in_list(element: Any) -> bool:
    return element.find(f"{_W}pPr/{_W}numPr") is not None


def _text(paragraph: Any, boxes: list[Any], hidden: list[str]) -> str:
    """Return a paragraph's text; text boxes anchored in it are put aside."""
    parts: list[str] = []
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        tag = element.tag
        if tag == f"{_W}txbxContent":
            boxes.append(element)
        elif tag == f"{_W}r" and element.find(f"{_W}rPr/{_W}vanish") is not None:
            hidden.append("".join(node.text or "" for node in element.iter(f"{_W}t")))
        elif tag == f"{_W}t":
            parts.append(element.text or "")
        elif tag in _SIGNS:
            parts.append(_SIGNS[tag])
        elif tag not in _SKIPPED:
            stack.extend(reversed(element))
    return "".join(parts)


_SIGNS = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
    f"{_W}softHyphen": "\u00ad",
}

READER = DocxReader()
