"""Word documents (.docx, ECMA-376): body, tables, text boxes, notes, comments, page headers and footers.

What a reader does not see (hidden, white or minute text) and what was struck or deleted is left out, and said so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import PurePath
from typing import Any

from ert_writer.errors import InputError
from ert_writer.model.findings import Finding, Severity
from ert_writer.model.reading import Progress
from ert_writer.model.text import Attachment, Document, ParagraphRole
from ert_writer.readers.attachments import File, picture_size, with_files
from ert_writer.readers.compose import compose
from ert_writer.readers.css import Colour, colour, is_alike, is_clear, is_light
from ert_writer.readers.formats import looks_like
from ert_writer.readers.lines import Passage
from ert_writer.readers.oddities import notice
from ert_writer.readers.packages import (
    UNPACKING,
    check_package,
    damaged,
    holds_part,
    inherited,
    plain_word,
    small_number,
)
from ert_writer.readers.raised import raised

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SKIPPED = frozenset((f"{_MC}Fallback", f"{_W}pPr", f"{_W}rPr", f"{_W}sectPr"))
_DELETED = frozenset((f"{_W}del", f"{_W}moveFrom"))
_NOTES = ("footnotes", "endnotes", "comments")
_DRAWINGS = ("diagramData", "chart")
_DOCUMENTS = ("package", "aFChunk")
OBJECT = "the document holds an object of another program, which was not read"
_OFF = ("0", "false", "off", "none")
_LINK = re.compile(
    r'HYPERLINK\s+(?:\\[a-km-z]\s+)*"(?P<to>[^"]{1,2000})"(?:\s+\\l\s+"(?P<place>[^"]{1,500})")?', re.IGNORECASE
)
_PAGE = 500
"""Pixels: a picture of more than that across and down may be a page of the letter."""
_MINUTE = 3
"""Half points: nobody reads text of that size."""


@dataclass(slots=True)
class _Story:
    """One part of the package while it is read: what it links to, and what was left out of the whole document.

    Attributes:
        links: targets of external links by relationship id.
        styles: ids of character styles whose text is hidden or struck.
        hidden: texts that a reader does not see.
        struck: texts that were struck out or deleted.
    """

    links: Mapping[str, str]
    styles: Mapping[str, str] = field(default_factory=dict)
    hidden: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)

    def of(self, part: Any) -> _Story:
        """Return the story of another part of the same document."""
        return _Story(_links(part), self.styles, self.hidden, self.struck)


@dataclass(frozen=True, slots=True)
class DocxReader:
    """Reads `.docx`; macros, fields and links are never run or followed."""

    id: str = "docx"

    def accepts(self, head: bytes, name: str) -> bool:
        """Return whether it is a package with Word parts, or is called `.docx`."""
        return looks_like(self.id, head, name)

    def read(self, data: bytes, name: str, progress: Progress | None = None) -> Document:
        """Read the document's text in reading order.

        Raises:
            InputError: encrypted, damaged, a zip bomb, not a Word document, or without text.
        """
        if holds_part(data, "xl/workbook.xml"):
            from ert_writer.readers.spreadsheet import READER as WORKBOOK

            return WORKBOOK.read(data, name, progress)
        check_package(data, name, "word/")
        word = _open(data, name)
        story = _Story(_links(word.part), _styles(word))
        passages = list(_passages(word, story))
        pictures = _pictures(word)
        length = sum(len(passage.text.strip()) for passage in passages)
        if not length and not pictures and not _embedded(word):
            raise InputError("the document holds no text", where=name, hint="Give the letter itself")
        document = compose(
            passages,
            name=name,
            media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            findings=(*_left_out(story), *_objects(word)),
        )
        return with_files(document, (*_embedded(word), *pictures), progress)


def _open(data: bytes, name: str) -> Any:
    import docx
    from docx.opc.exceptions import OpcError

    try:
        return docx.Document(BytesIO(plain_word(data)))
    except (OpcError, SyntaxError, LookupError, ValueError, AttributeError, TypeError, *UNPACKING) as error:
        raise damaged(name) from error


def _links(part: Any) -> dict[str, str]:
    return {key: str(relation.target_ref) for key, relation in part.rels.items() if relation.is_external}


def _styles(word: Any) -> dict[str, str]:
    """Return the ids of styles whose text is hidden or struck, with which of the two."""
    own: dict[str, str | None] = {}
    parents: dict[str, str] = {}
    for style in word.styles.element.iter(f"{_W}style"):
        name, properties, parent = str(style.get(f"{_W}styleId")), style.find(f"{_W}rPr"), style.find(f"{_W}basedOn")
        own[name] = None if properties is None else _mark(properties, {}) or _undone(properties)
        parents[name] = "" if parent is None else str(parent.get(f"{_W}val"))
    return {name: what for name in own if (what := inherited(name, own, parents))}


def _undone(properties: Any) -> str | None:
    """Return the empty string where a style switches off what it may inherit, None where it says nothing."""
    return "" if False in (_state(properties, tag) for tag in ("vanish", "strike", "dstrike")) else None


def _passages(word: Any, story: _Story) -> Iterator[Passage]:
    heads, feet = _margins(word, story)
    yield from (Passage(text, role=ParagraphRole.HEADER, gap="\n", marks=False) for text in heads)
    for number, (text, row) in enumerate(_blocks(word.element.body, story)):
        yield Passage(text, gap="\n" if row and number else "\n\n", marks=False)
    for text in (*_notes(word, story), *_drawn(word)):
        yield Passage(text, marks=False)
    yield from (Passage(text, role=ParagraphRole.HEADER, marks=False) for text in feet)


def _left_out(story: _Story) -> Iterator[Finding]:
    for check, texts, what in (
        ("hidden-text", story.hidden, "the document hides {} characters of text; they are left out"),
        ("struck-text", story.struck, "{} characters of text are struck out or deleted; they are left out"),
    ):
        text = " ".join(text for text in texts if text.strip())
        if text:
            yield notice(check, what.format(len(text)), text[:500], Severity.WARNING)


def _margins(word: Any, story: _Story) -> tuple[list[str], list[str]]:
    """Return the texts of page headers and footers, each once."""
    heads: dict[str, None] = {}
    feet: dict[str, None] = {}
    for section in word.sections:
        for part in (section.first_page_header, section.header, section.even_page_header):
            heads.update(dict.fromkeys(_texts(part, story)))
        for part in (section.first_page_footer, section.footer, section.even_page_footer):
            feet.update(dict.fromkeys(text for text in _texts(part, story) if text not in heads))
    return list(heads), list(feet)


def _texts(part: Any, story: _Story) -> list[str]:
    if part.is_linked_to_previous:
        return []
    own = story.of(part.part)
    return [text for text, _ in _blocks(part._element, own) if text.strip()]  # noqa: SLF001 - no public way to the XML


def _notes(word: Any, story: _Story) -> Iterator[str]:
    from docx.oxml import parse_xml

    for relation in word.part.rels.values():
        if not relation.is_external and relation.reltype.rpartition("/")[2] in _NOTES:
            part = relation.target_part
            for text, _ in _blocks(parse_xml(part.blob), story.of(part)):
                if text.strip():
                    yield text


def _drawn(word: Any) -> Iterator[str]:
    """Yield the texts of diagrams and charts, a paragraph each."""
    from docx.oxml import parse_xml

    for relation in _inner(word):
        if relation.reltype.rpartition("/")[2] in _DRAWINGS:
            for paragraph in parse_xml(relation.target_part.blob).iter(f"{_A}p"):
                text = "".join(node.text or "" for node in paragraph.iter(f"{_A}t"))
                if text.strip():
                    yield text


def _pictures(word: Any) -> list[File]:
    """Return the pictures of the document that are large enough to be pages, each once."""
    found: dict[bytes, File] = {}
    for relation in word.part.rels.values():
        if relation.is_external or relation.reltype.rpartition("/")[2] != "image":
            continue
        part = relation.target_part
        if min(picture_size(part.blob)) > _PAGE:
            name = PurePath(str(part.partname)).name
            found.setdefault(part.blob, File(Attachment(name, part.content_type, len(part.blob)), part.blob))
    return list(found.values())


def _embedded(word: Any) -> list[File]:
    """Return the documents in the document: those put in as objects, and pieces in other formats (altChunk)."""
    found: dict[bytes, File] = {}
    for relation in _inner(word):
        if relation.reltype.rpartition("/")[2] in _DOCUMENTS:
            part = relation.target_part
            name = PurePath(str(part.partname)).name
            found.setdefault(part.blob, File(Attachment(name, part.content_type, len(part.blob)), part.blob))
    return list(found.values())


def _objects(word: Any) -> Iterator[Finding]:
    """Yield a finding for each object of another program, which only that program can show."""
    for relation in _inner(word):
        if relation.reltype.rpartition("/")[2] == "oleObject":
            yield notice("part-left-out", OBJECT, PurePath(str(relation.target_part.partname)).name, Severity.WARNING)


def _inner(word: Any) -> list[Any]:
    return [relation for relation in word.part.rels.values() if not relation.is_external]


def _blocks(root: Any, story: _Story) -> Iterator[tuple[str, bool]]:
    """Yield (text, whether it goes on a table or list) of each paragraph and table row, in reading order."""
    stack = [root]
    while stack:
        element = stack.pop()
        if element.tag == f"{_W}p":
            boxes: list[Any] = []
            text = _text(element, boxes, story)
            yield text, element.find(f"{_W}pPr/{_W}numPr") is not None
            for box in boxes:
                yield from _blocks(box, story)
        elif element.tag == f"{_W}tr":
            yield _row(element, story), True
        elif element.tag in _DELETED:
            story.struck.append(_plain(element))
        elif element.tag not in _SKIPPED and not _is_prompt(element):
            stack.extend(reversed(element))


def _is_prompt(element: Any) -> bool:
    """Return whether an element is a field that nobody filled in: it shows what to type there."""
    return element.tag == f"{_W}sdt" and _state(element, f"sdtPr/{_W}showingPlcHdr") is True


def _row(element: Any, story: _Story) -> str:
    cells = element.iterchildren(f"{_W}tc", f"{_W}sdt")
    return "\t".join(_cell(cell, story) for cell in cells).strip()


def _cell(element: Any, story: _Story) -> str:
    return " ".join(" ".join(text.split()) for text, _ in _blocks(element, story) if text.strip())


def _text(paragraph: Any, boxes: list[Any], story: _Story) -> str:
    """Return a paragraph's text; text boxes anchored in it are put aside."""
    parts: list[str] = []
    stack: list[Any] = list(reversed(paragraph))
    fields: list[str] = []
    while stack:
        element = stack.pop()
        if isinstance(element, _Target):
            parts.append(_shown(element, parts))
        elif element.tag == f"{_W}txbxContent":
            boxes.append(element)
        elif element.tag in _SIGNS or element.tag in (f"{_W}t", f"{_MATH}t"):
            parts.append(_SIGNS.get(element.tag) or _raised(element, parts))
        elif element.tag == f"{_W}sym":
            parts.append(_symbol(element))
        elif element.tag in (f"{_W}instrText", f"{_W}fldChar"):
            ended = _field_link(element, fields)
            parts += [_shown(_Target(ended, 0), parts)] if ended else []
            parts += [_form_field(field) for field in element.iter(f"{_W}checkBox", f"{_W}ddList")]
        elif not _left_aside(element, story):
            target = _target(element, story)
            stack += [_Target(target, len(parts))] if target else []
            stack.extend(reversed(element))
    return "".join(parts)


def _raised(element: Any, parts: list[str]) -> str:
    """Return a text, and what is raised of it as it reads there."""
    text = element.text or ""
    run = element.getparent()
    place = run.find(f"{_W}rPr/{_W}vertAlign") if run is not None else None
    up = place is not None and place.get(f"{_W}val") == "superscript"
    return raised(text, "".join(parts[-2:])) if up else text


def _symbol(element: Any) -> str:
    """Return the box or tick that a symbol shows; one of another font as the private character that it is."""
    code = str(element.get(f"{_W}char", ""))
    if not re.fullmatch(r"[0-9A-Fa-f]{2,5}", code):
        return ""
    number = int(code, 16)
    dingbats = str(element.get(f"{_W}font", "")).lower().startswith("wingdings")
    return (_BOXES.get(number & 0xFF, "") if dingbats else "") or ("" if 0xD800 <= number < 0xE000 else chr(number))


def _form_field(element: Any) -> str:
    """Return what a field of a form shows: a box, ticked or not, or the chosen entry of a list (ECMA-376, 17.16.17)."""
    states = {child.tag.rpartition("}")[2]: str(child.get(f"{_W}val", "true")) for child in element}
    if element.tag == f"{_W}checkBox":
        return "☐" if states.get("checked", states.get("default", "0")).lower() in _OFF else "☒"
    entries = [str(entry.get(f"{_W}val", "")) for entry in element.iter(f"{_W}listEntry")]
    chosen = states.get("result", states.get("default", "0"))
    at = small_number(chosen, len(entries))
    return entries[at] if at < len(entries) else ""


def _left_aside(element: Any, story: _Story) -> bool:
    """Return whether an element is no text; what was struck or is hidden is kept in the story."""
    mark = "struck" if element.tag in _DELETED else ""
    if element.tag == f"{_W}r":
        mark = _run_mark(element, story)
    if mark:
        (story.struck if mark == "struck" else story.hidden).append(_plain(element))
    return bool(mark) or element.tag in _SKIPPED or _is_prompt(element)


def _field_link(element: Any, fields: list[str]) -> str:
    """Return where the field leads that ends here; `fields` holds the instructions of those that are open.

    An instruction may be cut over several elements: `HYPERLINK "http://perfil.ex` and `ample/ana"`.
    """
    kind = element.get(f"{_W}fldCharType")
    if kind == "begin":
        fields.append("")
    elif kind is None:
        fields[-1:] = [(fields[-1] if fields else "") + (element.text or "")]
    elif kind == "end" and fields:
        return _address(fields.pop())
    return ""


def _address(instruction: str) -> str:
    """Return where a field leads outside the document, with the place there; empty for one that leads nowhere."""
    match = _LINK.search(instruction)
    return "#".join(filter(None, match.groups())) if match else ""


@dataclass(frozen=True, slots=True)
class _Target:
    """Where a link leads, and how many pieces of text come before it."""

    address: str
    start: int


def _target(element: Any, story: _Story) -> str:
    """Return where a link element leads, empty for any other element."""
    if element.tag == f"{_W}hyperlink":
        address, place = story.links.get(element.get(f"{_R}id", ""), ""), element.get(f"{_W}anchor", "")
        return f"{address}#{place}" if address and place and "#" not in address else address
    if element.tag == f"{_W}fldSimple":
        return _address(element.get(f"{_W}instr", ""))
    return ""


def _shown(target: _Target, parts: list[str]) -> str:
    """Return the address as it follows a link whose words do not say where it leads: profiles are evidence."""
    address = target.address
    if address.lower().startswith("mailto:"):
        address = address[7:].split("?", 1)[0]
    words = "".join(parts[target.start :])
    return "" if not address or address in words or address.rstrip("/") in words else f" <{address}>"


def _plain(element: Any) -> str:
    return "".join(node.text or "" for node in element.iter(f"{_W}t", f"{_W}delText"))


def _run_mark(run: Any, story: _Story) -> str:
    """Return `hidden` or `struck` for a run that does not count as text, otherwise the empty string."""
    properties = run.find(f"{_W}rPr")
    if _is_squeezed(run):
        return "hidden"
    if properties is None:
        return _paragraph_mark(run, story)
    mark = _mark(properties, story.styles) or ("" if _undone(properties) == "" else _paragraph_mark(run, story))
    return mark or ("hidden" if _is_unseen(run, properties) else "")


def _paragraph_mark(run: Any, story: _Story) -> str:
    """Return what the style of a run's paragraph says of its text."""
    paragraph = next(run.iterancestors(f"{_W}p"), None)
    style = paragraph.find(f"{_W}pPr/{_W}pStyle") if paragraph is not None else None
    return "" if style is None else story.styles.get(str(style.get(f"{_W}val")), "")


def _mark(properties: Any, styles: Mapping[str, str]) -> str:
    states = {tag: _state(properties, tag) for tag in ("vanish", "strike", "dstrike")}
    if states["vanish"]:
        return "hidden"
    if states["strike"] or states["dstrike"]:
        return "struck"
    size = properties.find(f"{_W}sz")
    if size is not None and small_number(str(size.get(f"{_W}val", "")), _MINUTE + 1) <= _MINUTE:
        return "hidden"
    style = properties.find(f"{_W}rStyle")
    inherited = styles.get(str(style.get(f"{_W}val")), "") if style is not None else ""
    undone = states["vanish"] is False if inherited == "hidden" else False in (states["strike"], states["dstrike"])
    return "" if undone else inherited


def _state(properties: Any, tag: str) -> bool | None:
    """Return whether a property is switched on or off, None where it is not named."""
    element = properties.find(f"{_W}{tag}")
    return None if element is None else str(element.get(f"{_W}val", "true")).lower() not in _OFF


def _is_unseen(run: Any, properties: Any) -> bool:
    """Return whether a run's letters have the colour of their ground, or none."""
    letters = _letters(properties)
    if letters is None or is_clear(letters):
        return letters is not None
    ground = _ground(run)
    if ground is None:
        return is_light(letters) and next(run.iterancestors(f"{_W}tbl", f"{_W}txbxContent"), None) is None
    return is_alike(letters, ground) or (is_light(letters) and is_light(ground))


def _letters(properties: Any) -> Colour | None:
    """Return the colour of a run's letters, None where it is the reader's own or is not understood."""
    fill = properties.find(f"{_W14}textFill")
    if fill is not None and fill.find(f"{_W14}noFill") is not None:
        return _CLEAR
    solid = fill.find(f"{_W14}solidFill/{_W14}srgbClr") if fill is not None else None
    if solid is not None:
        return colour(f"#{solid.get(f'{_W14}val', '')}")
    said = properties.find(f"{_W}color")
    if said is None:
        return None
    if said.get(f"{_W}themeColor") in ("background1", "light1", "bg1", "lt1"):
        return colour("white")
    return colour(f"#{said.get(f'{_W}val', '')}")


def _ground(run: Any) -> Colour | None:
    """Return the colour on which a run stands: its own, its paragraph's or its cell's; None where none is said."""
    marker = run.find(f"{_W}rPr/{_W}highlight")
    if marker is not None and marker.get(f"{_W}val") != "none":
        return colour(_MARKERS.get(str(marker.get(f"{_W}val")), str(marker.get(f"{_W}val")))) or colour("gray")
    for element in (run, *run.iterancestors()):
        for kind in ("rPr", "pPr", "tcPr"):
            shade = element.find(f"{_W}{kind}/{_W}shd")
            found = colour(f"#{shade.get(f'{_W}fill', '')}") if shade is not None else None
            if found is not None:
                return found
        if element.tag in (f"{_W}tc", f"{_W}txbxContent"):
            return None
    return None


def _is_squeezed(run: Any) -> bool:
    """Return whether a run is set so narrow, low or far out that nobody reads it, or is in a hidden row."""
    width = run.find(f"{_W}rPr/{_W}w")
    if width is not None and small_number(str(width.get(f"{_W}val", "")), 100) <= _NARROW:
        return True
    paragraph = next(run.iterancestors(f"{_W}p"), None)
    if paragraph is not None:
        spacing, frame, edge = (paragraph.find(f"{_W}pPr/{_W}{name}") for name in ("spacing", "framePr", "ind"))
        if _is_low(spacing, "line", "lineRule"):
            return True
        places = [node.get(f"{_W}{name}", "") for node in (frame, edge) if node is not None for name in _PLACES]
        if any(re.fullmatch(r"-\d{5,}", place) for place in places):
            return True
    row = next(run.iterancestors(f"{_W}tr"), None)
    if row is None:
        return False
    hidden = row.find(f"{_W}trPr/{_W}hidden") is not None and _state(row.find(f"{_W}trPr"), "hidden") is True
    return hidden or _is_low(row.find(f"{_W}trPr/{_W}trHeight"), "val", "hRule")


def _is_low(node: Any, size: str, rule: str) -> bool:
    if node is None or node.get(f"{_W}{rule}") != "exact":
        return False
    return small_number(str(node.get(f"{_W}{size}", "")), _LOW + 1) <= _LOW


_CLEAR: Colour = (0, 0, 0, 0)
_NARROW = 5
"""Per cent of their width at which letters are a hair."""

_LOW = 40
"""Height of a line in twentieths of a point at which nothing of it is seen."""

_PLACES = ("x", "y", "left", "start", "firstLine", "hanging")
_MARKERS = {
    "green": "lime", "darkBlue": "navy", "darkCyan": "teal", "darkGreen": "green", "darkMagenta": "purple",
    "darkRed": "maroon", "darkYellow": "olive", "darkGray": "gray", "lightGray": "silver",
}  # fmt: skip
"""Names of text markers in Word, as a browser calls them."""

_BOXES = {
    **dict.fromkeys((0x6F, 0x71, 0xA8, 0xA1), "☐"),
    **dict.fromkeys((0xFD, 0x78, 0x53, 0x54), "☒"),
    **dict.fromkeys((0xFE, 0x52), "☑"),
    **dict.fromkeys((0xFC, 0x50), "✓"),
    **dict.fromkeys((0xFB, 0x4F), "✗"),
}
"""Boxes and ticks by their place in the fonts Wingdings and Wingdings 2."""
_SIGNS = {
    f"{_W}tab": "\t",
    f"{_W}ptab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
    f"{_W}softHyphen": "\u00ad",
}

READER = DocxReader()
