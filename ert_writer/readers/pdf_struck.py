"""Text of a PDF that is struck out: by a note of that kind (ISO 32000-2, 12.5.6.10), or by a line drawn through it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

from ert_writer.model.findings import Finding, Severity
from ert_writer.readers.oddities import notice

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

MAX_PAGES = 60
"""Pages that are looked at, as in `pdf_drawn`."""
_MOST_LINES = 200
_MOST_CHARACTERS = 20_000
_MOST_OBJECTS = 5_000
_THIN, _SHORT = 2.5, 12.0
"""Points: a line through words is no higher and no shorter."""
_INSIDE = 0.2
"""Share of a letter's height, from its top and from its foot, within which a line underlines or touches it."""
_LETTERS = 3

Box = tuple[float, float, float, float]


def struck_findings(data: bytes, notes: Mapping[int, Sequence[Box]], total: int) -> Iterator[Finding]:
    """Yield a finding for each page with struck words, which stay in the text.

    Args:
        data: the whole file.
        notes: places that notes strike out, by the page's number from 0.
        total: how many pages there are.
    """
    if find_spec("pypdfium2") is None:
        return
    import pypdfium2

    try:
        file = pypdfium2.PdfDocument(data)
        for number in range(min(total, MAX_PAGES)):
            if words := _struck_words(file, number, notes.get(number, ())):
                message = f"text on page {number + 1} is struck out; it is in the text here: compare it with the page"
                yield notice("struck-text", message, words[:500], Severity.WARNING)
    except (pypdfium2.PdfiumError, ValueError, IndexError):  # what one library opens, the other need not
        return


def _struck_words(file: PdfDocument, number: int, notes: Sequence[Box]) -> str:
    page = file[number]
    lines = list(_lines(page))[:_MOST_LINES]
    if not lines and not notes:
        return ""
    text = page.get_textpage()
    return " ".join(
        words for box in (*notes, *lines) if (words := _words_under(text, box, line=box in lines)) is not None
    )


def _lines(page: PdfPage) -> Iterator[Box]:
    """Yield the level lines of a page that are thin and long enough to strike out a word."""
    from pypdfium2 import raw

    for at, item in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=1)):
        if at > _MOST_OBJECTS:
            return
        left, bottom, right, top = item.get_bounds()
        if top - bottom <= _THIN and right - left >= _SHORT:
            yield left, bottom, right, top


def _words_under(text: PdfTextPage, box: Box, *, line: bool) -> str | None:
    left, bottom, right, top = box
    middle = (bottom + top) / 2
    found = []
    for at in range(min(text.count_chars(), _MOST_CHARACTERS)):
        low_x, low, high_x, high = text.get_charbox(at)
        across = left <= (low_x + high_x) / 2 <= right
        inside = (high - low) * _INSIDE
        struck = low + inside < middle < high - inside if line else bottom <= (low + high) / 2 <= top
        if across and struck:
            found.append(at)
    letters = [at for at in found if text.get_text_range(at, 1).isalnum()]
    if len(letters) < _LETTERS:
        return None
    return str(text.get_text_range(letters[0], letters[-1] - letters[0] + 1))
