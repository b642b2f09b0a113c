"""OpenDocument spreadsheets (.ods, OASIS OpenDocument 1.3): the text that cells show, sheet by sheet."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ert_writer.errors import InputError
from ert_writer.model.reading import Progress
from ert_writer.model.text import Document
from ert_writer.readers.attachments import with_files
from ert_writer.readers.cell_format import is_rounded, shown
from ert_writer.readers.formats import looks_like
from ert_writer.readers.odt import (
    OFFICE,
    STYLE,
    TABLE,
    Story,
    block_texts,
    character_styles,
    check_open_document,
    margin_texts,
    unpacked,
)
from ert_writer.readers.packages import small_number
from ert_writer.readers.tables import Sheet, tables_document

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d(?::(?!00)\d\d)?))?")
_WRITTEN_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
_MOST_REPEATED = 50
"""A cell with text that is repeated more often is decoration; blank ones are only counted."""


@dataclass(frozen=True, slots=True)
class OdsReader:
    """Reads `.ods`; scripts, links and queries are never run or followed."""

    id: str = "ods"

    def accepts(self, head: bytes, name: str) -> bool:
        """Return whether it is a package of an OpenDocument spreadsheet, or is called `.ods`."""
        return looks_like(self.id, head, name)

    def read(self, data: bytes, name: str, progress: Progress | None = None) -> Document:
        """Read the cells of every sheet.

        Raises:
            InputError: encrypted, damaged, a zip bomb, another kind of document, or without text.
        """
        check_open_document(data, name)
        content, styles, pictures = unpacked(data, name)
        story = Story(character_styles(styles, content))
        margins = margin_texts(styles, story)
        concealed = _concealed_styles(content)
        tables = list(content.iter(f"{TABLE}table"))
        sheets = [_sheet(table, story, concealed) for table in tables]
        if not sheets and not pictures:
            raise InputError("this is no spreadsheet or a damaged one", where=name, hint="Save it anew as .xlsx")
        for sheet in sheets[:1]:
            sheet.margins += margins
            sheet.hidden += story.left["hidden"]
            sheet.struck += story.left["struck"]
        if pictures and not any(sheet.rows or sheet.hidden for sheet in sheets):
            return with_files(Document("", (), name, _MEDIA_TYPE), pictures, progress)
        return with_files(tables_document(sheets, name, _MEDIA_TYPE), pictures, progress)


def _concealed_styles(content: Element) -> frozenset[str]:
    """Return the names of table styles that are not displayed."""
    return frozenset(
        style.get(f"{STYLE}name", "")
        for style in content.iter(f"{STYLE}style")
        for properties in style.iter(f"{STYLE}table-properties")
        if properties.get(f"{TABLE}display") == "false"
    )


def _sheet(table: Element, story: Story, concealed: frozenset[str]) -> Sheet:
    sheet = Sheet(table.get(f"{TABLE}name", ""), concealed=table.get(f"{TABLE}style-name", "") in concealed)
    columns = _hidden_columns(table)
    row = 1
    for element in table.iter(f"{TABLE}table-row"):
        times = _repeated(element, "rows")
        hidden = element.get(f"{TABLE}visibility", "visible") != "visible"
        cells = list(_cells(element, sheet, story))
        for at in range(row, row + min(times, _MOST_REPEATED) if cells else row):
            for column, text, struck in cells:
                sheet.add(at, column, text, hidden=hidden or column in columns, struck=struck)
        row += times
    return sheet


def _cells(row: Element, sheet: Sheet, story: Story) -> Iterator[tuple[int, str, bool]]:
    """Yield (column, text, whether it is struck) of each cell that shows something; comments go to the sheet."""
    column = 1
    for cell in row:
        if cell.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            continue
        times = _repeated(cell, "columns")
        notes = cell.findall(f"{OFFICE}annotation")
        for note in notes:
            sheet.notes += [text for text, _ in block_texts(note, story) if text.strip()]
            cell.remove(note)
        text = " ".join(" ".join(text.split()) for text, _ in block_texts(cell, story) if text.strip())
        mark = story.styles.get(cell.get(f"{TABLE}style-name", ""), "")
        if mark == "hidden" and text:
            sheet.hidden.append(text)
            text = ""
        if text:
            text = _clear(cell, text)
            _check_number(cell, sheet, text)
            for at in range(column, column + min(times, _MOST_REPEATED)):
                yield at, text, mark == "struck"
        column += times


def _clear(cell: Element, text: str) -> str:
    """Return a cell's text; a date that another reader could take for another day, or a number cut short, in full."""
    kind, value = cell.get(f"{OFFICE}value-type"), cell.get(f"{OFFICE}value", "")
    if kind == "date" and (match := _DAY.match(cell.get(f"{OFFICE}date-value", ""))):
        said = _WRITTEN_DAY.match(text)
        same = said and (int(said[3]), int(said[2]), int(said[1])) == (int(match[1]), int(match[2]), int(match[3]))
        if same or re.search(r"[^\W\d_]{3}", text):
            return text
        return " ".join(filter(None, ("-".join(match.group(1, 2, 3)), match[4])))
    with contextlib.suppress(ValueError):
        if kind == "float" and re.search(r"\dE[+-]?\d", text):
            return shown(float(value), "")
    return text


def _check_number(cell: Element, sheet: Sheet, text: str) -> None:
    try:
        number = float(cell.get(f"{OFFICE}value", "")) if cell.get(f"{OFFICE}value-type") == "float" else 0.0
    except ValueError:
        return
    if is_rounded(number):
        sheet.rounded.append(text)


def _hidden_columns(table: Element) -> frozenset[int]:
    found: set[int] = set()
    at = 1
    for column in table.iter(f"{TABLE}table-column"):
        times = _repeated(column, "columns")
        if column.get(f"{TABLE}visibility", "visible") != "visible":
            found.update(range(at, at + min(times, 20_000)))
        at += times
    return frozenset(found)


def _repeated(element: Element, what: str) -> int:
    return max(1, small_number(element.get(f"{TABLE}number-{what}-repeated", ""), 1))


READER = OdsReader()
