"""OpenDocument texts (.odt, OASIS OpenDocument 1.3): body, tables, notes, text boxes, page headers and footers."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import PurePath
from typing import TYPE_CHECKING

from ert_writer.errors import InputError
from ert_writer.model.findings import Severity
from ert_writer.model.reading import Progress
from ert_writer.model.text import Attachment, Document, ParagraphRole
from ert_writer.readers.attachments import File, picture_size, with_files
from ert_writer.readers.compose import compose
from ert_writer.readers.formats import looks_like
from ert_writer.readers.lines import Passage
from ert_writer.readers.oddities import notice
from ert_writer.readers.packages import UNPACKING, check_flat, check_package, damaged, inherited, is_flat, small_number
from ert_writer.readers.raised import raised

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, TABLE, OFFICE = f"{_OASIS}text:1.0}}", f"{_OASIS}table:1.0}}", f"{_OASIS}office:1.0}}"
STYLE, _FO, _DRAW = f"{_OASIS}style:1.0}}", f"{_OASIS}xsl-fo-compatible:1.0}}", f"{_OASIS}drawing:1.0}}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_BLOCKS = (f"{_TEXT}p", f"{_TEXT}h")
_DROPPED = (f"{_TEXT}sequence-decls", f"{OFFICE}forms", f"{_TEXT}note-citation", f"{OFFICE}automatic-styles")
_PAGE = 500
"""Pixels: a picture of more than that across and down may be a page of the letter."""


@dataclass(slots=True)
class Story:
    """What the styles hide or raise, and what was left out so far."""

    styles: dict[str, str]
    raised: frozenset[str] = frozenset()
    left: dict[str, list[str]] = field(default_factory=lambda: {"hidden": [], "struck": []})


@dataclass(frozen=True, slots=True)
class OdtReader:
    """Reads `.odt`; scripts, fields and links are never run or followed."""

    id: str = "odt"

    def accepts(self, head: bytes, name: str) -> bool:
        """Return whether it is a package of OpenDocument text, or is called `.odt`."""
        return looks_like(self.id, head, name)

    def read(self, data: bytes, name: str, progress: Progress | None = None) -> Document:
        """Read the text in reading order.

        Raises:
            InputError: encrypted, damaged, a zip bomb, another kind of document, or without text.
        """
        check_open_document(data, name)
        content, styles, pictures = unpacked(data, name)
        story = Story(character_styles(styles, content), raised_styles(styles, content))
        passages = [
            Passage(text, role=ParagraphRole.HEADER, gap="\n", marks=False) for text in margin_texts(styles, story)
        ]
        body = content.find(f"{OFFICE}body")
        for number, (text, row) in enumerate(block_texts(content if body is None else body, story)):
            passages.append(Passage(text, gap="\n" if row and number else "\n\n", marks=False))
        if not any(passage.text.strip() for passage in passages) and not pictures:
            raise InputError("the document holds no text", where=name, hint="Give the letter itself")
        findings = tuple(
            notice(f"{kind}-text", f"{len(text)} characters of {kind} text are left out", text[:500], Severity.WARNING)
            for kind, texts in story.left.items()
            if (text := " ".join(texts).strip())
        )
        document = compose(passages, name=name, media_type="application/vnd.oasis.opendocument.text", findings=findings)
        return with_files(document, pictures, progress)


def check_open_document(data: bytes, name: str) -> None:
    """Refuse what is no sound OpenDocument file, in a package or in one piece of XML; see `packages`."""
    if is_flat(data):
        check_flat(data, name)
    else:
        check_package(data, name, "content.xml")


def unpacked(data: bytes, name: str) -> tuple[Element, Element, list[File]]:
    """Return the content, the styles, and the pictures large enough to be pages.

    Raises:
        InputError: damaged.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        if is_flat(data):
            whole: Element = fromstring(data)
            return whole, whole, []
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = package.namelist()
            content: Element = fromstring(package.read("content.xml"))
            styles: Element = fromstring(package.read("styles.xml") if "styles.xml" in names else b"<x/>")
            pictures = [_picture(entry, package.read(entry)) for entry in names if entry.startswith("Pictures/")]
    except (ParseError, DefusedXmlException, LookupError, ValueError, *UNPACKING) as error:
        raise damaged(name) from error
    return content, styles, [picture for picture in pictures if min(picture_size(picture.data)) > _PAGE]


def _picture(entry: str, data: bytes) -> File:
    return File(Attachment(PurePath(entry).name, "image/*", len(data)), data)


def character_styles(*roots: Element) -> dict[str, str]:
    """Return the names of styles whose text is hidden or struck, with which of the two, by their own or a parent."""
    own: dict[str, str | None] = {}
    parents: dict[str, str] = {}
    for style in (style for root in roots for style in root.iter(f"{STYLE}style")):
        name = style.get(f"{STYLE}name", "")
        said = [mark for properties in style.iter(f"{STYLE}text-properties") if (mark := _mark(properties)) is not None]
        own[name] = next(iter(said), None)
        parents[name] = style.get(f"{STYLE}parent-style-name", "")
    return {name: what for name in own if (what := inherited(name, own, parents))}


def raised_styles(*roots: Element) -> frozenset[str]:
    """Return the names of styles whose text is raised above the line."""
    return frozenset(
        style.get(f"{STYLE}name", "")
        for root in roots
        for style in root.iter(f"{STYLE}style")
        for properties in style.iter(f"{STYLE}text-properties")
        if properties.get(f"{STYLE}text-position", "").startswith("super")
    )


def _mark(properties: Element) -> str | None:
    """Return what a style says of its text: hidden, struck, the empty string for neither, None for nothing."""
    display, line = properties.get(f"{_TEXT}display"), properties.get(f"{STYLE}text-line-through-style")
    if display == "none" or _is_light(properties):
        return "hidden"
    if line not in (None, "none"):
        return "struck"
    return None if display is None and line is None else ""


def _is_light(properties: Element) -> bool:
    ground = properties.get(f"{_FO}background-color", "transparent")
    return properties.get(f"{_FO}color", "").lower() in ("#ffffff", "#fefefe") and ground in ("transparent", "#ffffff")


def margin_texts(styles: Element, story: Story) -> list[str]:
    """Return the texts of page headers and footers, each once."""
    found: dict[str, None] = {}
    for page in styles.iter(f"{STYLE}master-page"):
        for part in page:
            if part.tag.removeprefix(STYLE).startswith(("header", "footer")):
                found.update(dict.fromkeys(text for text, _ in block_texts(part, story) if text.strip()))
    return list(found)


def block_texts(root: Element, story: Story) -> Iterator[tuple[str, bool]]:
    """Yield (text, whether it goes on a table or list) of each paragraph and table row, in reading order."""
    stack: list[tuple[Element, bool]] = [(root, False)]
    while stack:
        element, listed = stack.pop()
        if element.tag in _BLOCKS:
            yield from _paragraph(element, story, listed=listed)
        elif element.tag == f"{TABLE}table-row":
            yield "\t".join(_cell(cell, story) for cell in element).strip(), True
        elif element.tag == f"{_TEXT}tracked-changes":
            story.left["struck"].extend(_deleted(element))
        elif element.tag not in _DROPPED:
            inside = listed or element.tag == f"{_TEXT}list-item"
            stack.extend((child, inside) for child in reversed(element))


def _deleted(changes: Element) -> Iterator[str]:
    for deletion in changes.iter(f"{_TEXT}deletion"):
        for block in deletion:
            if block.tag in _BLOCKS:
                yield "".join(block.itertext())


def _cell(cell: Element, story: Story) -> str:
    return " ".join(" ".join(text.split()) for text, _ in block_texts(cell, story) if text.strip())


def _paragraph(element: Element, story: Story, *, listed: bool) -> Iterator[tuple[str, bool]]:
    """Yield a paragraph and then what is anchored in it: notes, comments and text boxes."""
    parts: list[str] = []
    apart: list[Element] = []
    stack: list[Element | str] = [element]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            parts.append(item)
            continue
        if item.get(f"{_TEXT}style-name", "") in story.raised and not len(item):
            parts.append(raised(item.text or "", "".join(parts[-2:])))
            stack.append(item.tail or "")
            continue
        stack.append(item.tail or "" if item is not element else "")
        mark = story.styles.get(item.get(f"{_TEXT}style-name", ""))
        if mark:
            story.left[mark].append("".join(item.itertext()))
        elif item.tag in (f"{_TEXT}note-body", f"{_DRAW}text-box", f"{OFFICE}annotation"):
            apart.append(item)
        elif item.tag in _SIGNS:
            parts.append(_SIGNS[item.tag] * min(small_number(item.get(f"{_TEXT}c", ""), 1), 80))
        elif item.tag not in _DROPPED:
            stack.append(_target(item))
            stack.extend(reversed(item))
            stack.append(item.text or "")
    yield "".join(parts), listed
    for box in apart:
        yield from block_texts(box, story)


def _target(element: Element) -> str:
    """Return where a link leads, when its words do not say so."""
    address = element.get(_HREF, "") if element.tag == f"{_TEXT}a" else ""
    if address.lower().startswith("mailto:"):
        address = address[7:].split("?", 1)[0]
    return f" <{address}>" if address and address.rstrip("/") not in "".join(element.itertext()) else ""


_SIGNS = {f"{_TEXT}s": " ", f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n", f"{_TEXT}soft-page-break": ""}

READER = OdtReader()
