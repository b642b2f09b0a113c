"""Which text of a PDF's page a person sees: what changes no pixel when it is taken off the page is not seen.

That holds whatever hides it: rendering mode 3 (ISO 32000-2, 9.3.6), the colour of the ground, no opacity, a picture or
a box over it, a place beside the page. Text as small as a hair is not seen either.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

MOST_OBJECTS = 20_000
_PIXELS = 1_000_000
"""Of a page's picture; one of A4 has half as many at a pixel a point."""
_FAINT = 24
"""Of 255: text that differs less from its ground is not read."""
_SMALLEST = 1.5
"""Points that the letters of a readable text are high at least."""


class Pieces(NamedTuple):
    """The pieces of text of a page: how many are seen, and what the others say."""

    seen: int
    unseen: tuple[str, ...]


class _Piece(NamedTuple):
    text: str
    box: tuple[float, float, float, float]
    drawn: bool
    size: float


def pieces_of(page: PdfPage) -> Pieces:
    """Return the pieces of text on a page of a file that is open; the page itself is not changed in the file."""
    found = [piece for piece in _pieces(page) if any(char.isalnum() for char in piece.text)]
    if not found:
        return Pieces(0, ())
    changed = _changed(page)
    seen = [piece.drawn and piece.size >= _SMALLEST and _is_changed(piece.box, changed, page) for piece in found]
    return Pieces(sum(seen), tuple(piece.text for piece, shown in zip(found, seen, strict=True) if not shown))


def _pieces(page: PdfPage) -> Iterator[_Piece]:
    from pypdfium2 import PdfiumError, raw

    words = page.get_textpage()
    for number, item in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=1, textpage=words)):
        if number > MOST_OBJECTS:
            return
        drawn = raw.FPDFTextObj_GetTextRenderMode(item) != raw.FPDF_TEXTRENDERMODE_INVISIBLE
        try:
            text, box = item.extract(), item.get_bounds()
            sides = (box[2] - box[0], box[3] - box[1])
            yield _Piece(text, box, drawn, min(sides) if len(text.strip()) > 2 else max(sides))  # an i is narrow
        except PdfiumError:  # an empty piece
            continue


def _changed(page: PdfPage) -> Any:
    """Return for each pixel of an upright page whether its text changes it; the text is taken off the page."""
    import numpy as np
    from pypdfium2 import raw

    page.set_rotation(0)
    width, height = page.get_size()
    scale = min(1.5, (_PIXELS / max(width * height, 1)) ** 0.5)
    before = page.render(scale=scale).to_numpy().astype(np.int16)
    for item in list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=1)):
        page.remove_obj(item)
    return (abs(page.render(scale=scale).to_numpy() - before) > _FAINT).any(axis=2)


def _is_changed(box: tuple[float, float, float, float], changed: Any, page: PdfPage) -> bool:
    """Return whether any pixel at a piece's place is changed; a place beside the page has none."""
    left, bottom, right, top = page.get_cropbox()
    rows, columns = changed.shape
    across, down = columns / max(right - left, 1), rows / max(top - bottom, 1)
    first, last = (round((side - left) * across) for side in (box[0], box[2]))
    upper, lower = (round((top - side) * down) for side in (box[3], box[1]))
    return bool(changed[max(upper - 1, 0) : max(lower + 1, 0), max(first - 1, 0) : max(last + 1, 0)].any())
