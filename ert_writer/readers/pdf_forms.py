"""What a PDF holds beside the drawing of its pages: values of forms (AcroForm, XFA), notes typed on it, links."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from ert_writer.model.text import Attachment
from ert_writer.readers.attachments import File

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MAX_FIELDS = 2000
_MAX_VALUE = 20_000
_MAX_XFA = 5_000_000
_UNSEEN = 0b100010
"""The flags Hidden and NoView of a note (ISO 32000-2, table 167)."""
_NOTES = (
    "/FreeText", "/Text", "/Stamp", "/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Caret", "/Square",
    "/Circle", "/Line", "/Polygon", "/PolyLine", "/Ink", "/FileAttachment",
)  # fmt: skip
"""Notes whose words a person typed (ISO 32000-2, 12.5.6)."""
MAX_FILES = 100
_OFF = ("", "Off", "/Off")


def form_lines(reader: PdfReader, text: str) -> Iterator[str]:
    """Yield `label: value` for each field of a form that is filled in.

    Args:
        reader: the open file.
        text: what the pages say, so that a line that is there is not said again.
    """
    said = " ".join(text.split())
    for label, value in [*_fields(reader), *_xfa(reader)]:
        line = f"{label}: {value}" if label else value
        if line not in said:
            yield line


def _fields(reader: PdfReader) -> list[tuple[str, str]]:
    try:
        fields = reader.get_fields() or {}
        return [
            (_label(field, name), _value(field))
            for name, field in list(fields.items())[:MAX_FIELDS]
            if _value(field) not in _OFF
        ]
    except Exception:  # noqa: BLE001 - a damaged form makes the library raise anything; the pages are still read
        return []


def _label(field: Any, name: str) -> str:
    return " ".join(str(field.get("/TU") or name.rpartition(".")[2] or field.get("/T") or "").split())


def _value(field: Any) -> str:
    value = field.get("/V")
    if value is None or field.get("/FT") == "/Sig":
        return ""
    chosen = value if isinstance(value, list) else [value]
    return "; ".join(" ".join(_choice(field, str(item)).split()) for item in chosen)[:_MAX_VALUE]


def _choice(field: Any, value: str) -> str:
    """Return what a person sees of a chosen value: lists and buttons may keep a code (ISO 32000-2, 12.7.5)."""
    options = list(field.get("/Opt") or ())
    shown = {str(option[0]): str(option[1]) for option in options if isinstance(option, list) and len(option) == 2}
    states = [str(state) for state in field.get("/_States_") or () if str(state) != "/Off"]
    if field.get("/FT") == "/Btn" and value in states and len(states) == len(options):
        return str(options[states.index(value)])
    return shown.get(value, value.removeprefix("/"))


def _xfa(reader: PdfReader) -> list[tuple[str, str]]:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        data = _xfa_data(reader)
    except Exception:  # noqa: BLE001 - as above
        return []
    if not data or len(data) > _MAX_XFA:
        return []
    try:
        whole = fromstring(data)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return []
    root = next((element for element in whole.iter() if str(element.tag).endswith("}datasets")), whole)
    leaves = (element for element in root.iter() if not len(element) and (element.text or "").strip())
    return [(str(leaf.tag).rpartition("}")[2], " ".join((leaf.text or "").split())) for leaf in leaves]


def _xfa_data(reader: PdfReader) -> bytes:
    """Return the data of an XFA form: a part of its own, or in one packet with its design (ISO 32000-1, 12.7.8)."""
    catalog: Any = reader.root_object
    form: Any = catalog.get("/AcroForm")
    packet: Any = form.get_object().get("/XFA") if form is not None else None
    packet = packet.get_object() if packet is not None else None
    if isinstance(packet, list):
        named = {str(packet[at]): packet[at + 1].get_object() for at in range(0, len(packet) - 1, 2)}
        packet = named.get("datasets")
    return bytes(packet.get_data()) if hasattr(packet, "get_data") else b""


def attached_files(reader: PdfReader) -> list[File]:
    """Return the files in a PDF: those of a portfolio or list, and those that a note on a page holds, each once."""
    found: dict[bytes, File] = {}
    for name, data in [*_listed_files(reader), *_noted_files(reader)]:
        shown = " ".join(name.split()) or "unnamed"
        found.setdefault(data, File(Attachment(shown, "application/octet-stream", len(data)), data))
    return list(found.values())


def _listed_files(reader: PdfReader) -> Iterator[tuple[str, bytes]]:
    with contextlib.suppress(Exception):  # a damaged list makes the library raise anything; the pages are still read
        for item in islice(reader.attachment_list, MAX_FILES):
            yield str(item.alternative_name or item.name), bytes(item.content)


def _noted_files(reader: PdfReader) -> Iterator[tuple[str, bytes]]:
    for page in reader.pages:
        with contextlib.suppress(Exception):
            for note in _annotations(page):
                if note.get("/Subtype") == "/FileAttachment":
                    held: Any = note["/FS"].get_object()
                    streams: Any = held["/EF"].get_object()
                    data = (streams.get("/UF") or streams["/F"]).get_object().get_data()
                    yield str(held.get("/UF") or held.get("/F") or ""), bytes(data)


def page_notes(page: PageObject) -> str:
    """Return, as lines below a page's text, what was typed or stamped on it as notes and where its links lead."""
    lines: dict[str, None] = {}
    for annotation in _annotations(page):
        kind = annotation.get("/Subtype")
        if kind in _NOTES and str(annotation.get("/Contents", "")).strip():
            lines[" ".join(str(annotation["/Contents"]).split())] = None
        elif kind == "/Link":
            action: Any = annotation.get("/A")
            address = str(action.get_object().get("/URI", "")) if action is not None else ""
            if address.lower().startswith(("http://", "https://", "mailto:")):
                lines[f"<{address.removeprefix('mailto:')}>"] = None
        if _is_stamp(annotation):
            lines.update(dict.fromkeys(_shown_text(page, annotation)))
    return "".join(f"\n\n{line}" for line in lines)


def drawn_notes(page: PageObject) -> list[tuple[float, float, float, float]]:
    """Return where stamps and signatures are on a page that show something and hold no text."""
    found = []
    for annotation in _annotations(page):
        if _is_stamp(annotation) and _appearance(annotation) is not None and not _shown_text(page, annotation):
            left, bottom, right, top = (float(side) for side in annotation["/Rect"])
            found.append((min(left, right), min(bottom, top), max(left, right), max(bottom, top)))
    return found


def _annotations(page: PageObject) -> list[Any]:
    annotations: Any = page.get("/Annots")
    found = [item.get_object() for item in list(annotations.get_object() if annotations is not None else ())]
    return [item for item in found[:MAX_FIELDS] if item is not None and not int(item.get("/F", 0)) & _UNSEEN]


def struck_places(page: PageObject) -> list[tuple[float, float, float, float]]:
    """Return the places on a page that notes strike out: left, bottom, right and top in points."""
    found = []
    for annotation in _annotations(page):
        if annotation.get("/Subtype") == "/StrikeOut":
            corners = [float(value) for value in annotation.get("/QuadPoints") or annotation.get("/Rect") or ()]
            size = 8 if annotation.get("/QuadPoints") else 4
            for at in range(0, len(corners) - size + 1, size):
                across, down = corners[at : at + size : 2], corners[at + 1 : at + size : 2]
                found.append((min(across), min(down), max(across), max(down)))
    return found


def _is_stamp(annotation: Any) -> bool:
    """Return whether a note is a stamp or a field for a signature: their words are in what they show."""
    if annotation.get("/Subtype") == "/Stamp":
        return True
    parent: Any = annotation.get("/Parent")
    kind = annotation.get("/FT") or (parent.get_object().get("/FT") if parent is not None else None)
    return annotation.get("/Subtype") == "/Widget" and kind == "/Sig"


def _appearance(annotation: Any) -> Any:
    """Return the form that a note shows itself by (ISO 32000-2, 12.5.5), None where it has none."""
    shown: Any = annotation.get("/AP")
    normal: Any = shown.get_object().get("/N") if shown is not None else None
    normal = normal.get_object() if normal is not None else None
    return normal if hasattr(normal, "get_data") and normal.get_data().strip() else None


def _shown_text(page: PageObject, annotation: Any) -> list[str]:
    """Return the lines of text in what a note shows, those of the forms that it is made of included."""
    try:
        form = _appearance(annotation)
        text = "" if form is None else page.extract_xform_text(form)
    except Exception:  # noqa: BLE001 - a damaged stamp makes the library raise anything; the page is still read
        return []
    return [line for line in dict.fromkeys(" ".join(line.split()) for line in text.split("\n")) if line]
