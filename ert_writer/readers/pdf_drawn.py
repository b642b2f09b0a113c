"""What a page of a PDF shows beside its text layer: scans, stamps and signatures as pictures or as drawn outlines.

A page that a records system stamped with one line of text may be a scan for the rest. Its text objects are taken off
and what is left is given to be recognised.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple

from ert_writer.model.findings import Finding, Severity
from ert_writer.model.reading import Progress
from ert_writer.readers.image import recognised_notices
from ert_writer.readers.ocr import LATE, Page, Recognised, check_pixels, missing, recognised
from ert_writer.readers.oddities import notice
from ert_writer.readers.pdf_shown import MOST_OBJECTS, pieces_of

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument, PdfPage

MAX_LOOKED_AT = 60
"""Pages on which text that no viewer shows is looked for: each takes some hundredths of a second."""
MAX_PLACES = 12
"""Pages whose drawings are recognised; those beyond are named as unread."""
_DPI, _POINTS = 300, 72
_SMALLEST = (40.0, 10.0)
"""Points across and down: a smaller picture holds no line of words."""
_OUTLINE_SEGMENTS = 8
_WORD_SEGMENTS = 120
"""Lines and curves of a path that may be a letter, and of all such paths on a page that may hold a word."""
_DEPTH = 4
_PAD = 6.0
_MOST, _PART = 0.6, 0.15
"""Shares of a page: a scan of all of it, and a picture large enough for a letter on a page with little text."""
_LITTLE_TEXT = 200
"""Characters: a line of a records system, a footer."""
_SENTENCE = 4
"""Words from which on a line that the text layer has too is the same sentence, drawn twice."""
_TELLING = re.compile(r"[^\W\d_]{4,}|\d{4,}|[@_]\w")

_BEYOND = f": it comes after {MAX_PLACES} other such pages"

Box = tuple[float, float, float, float]


class Drawn(NamedTuple):
    """A page's drawings: its number from 0, the share of it that they cover, and what makes their picture."""

    page: int
    share: float
    make: Page


class Shown(NamedTuple):
    """What pages show beside their text layers: lines by page number from 1, and what is to be said of them.

    Attributes:
        lines: recognised lines.
        findings: on what was recognised, what was not, and text that no viewer shows.
        scanned: whether a page is a scan for the most part: its identifiers are as unsure as those of a picture.
    """

    lines: Mapping[int, str] = {}
    findings: tuple[Finding, ...] = ()
    scanned: bool = False


@dataclass(slots=True)
class _Seen:
    """Pictures and outlines of earlier pages: a letterhead is recognised once."""

    marks: set[bytes] = field(default_factory=set)

    def is_new(self, *parts: object) -> bool:
        mark = hashlib.sha256(repr(parts).encode()).digest()
        known = mark in self.marks
        self.marks.add(mark)
        return not known


def read_drawings(
    data: bytes, texts: Mapping[int, str], boxes: Mapping[int, list[Box]], name: str, progress: Progress | None
) -> Shown:
    """Return what the pages of a PDF show beside their text layers.

    Args:
        data: the whole file.
        texts: the text layer of each page that has one, by number from 0.
        boxes: places of notes on each page that show something and hold no text.
        name: the file's name, for errors.
        progress: told which page is being recognised.
    """
    if not texts or find_spec("pypdfium2") is None:
        return Shown()
    import pypdfium2

    try:
        file = pypdfium2.PdfDocument(data)
        unseen = _unseen(file, texts)
        places = list(drawn_pages(file, [number for number in texts if number not in unseen.scans], boxes, name))
    except (pypdfium2.PdfiumError, ValueError):  # what one library opens, the other need not
        return Shown()
    read: list[Recognised] = []
    if places and not missing():
        read = recognised([place.make for place in places[:MAX_PLACES]], name, progress)
    lines = _lines(places, read, "\n".join(texts.values()))
    said = [found for found, place in zip(read, places, strict=False) if place.page + 1 in lines]
    scanned = any(place.share >= _MOST and place.page + 1 in lines for place in places)
    findings = (*_recognised(said, lines), *_unread(places, lines, texts, len(read)), *unseen.findings)
    return Shown(lines, findings, scanned or bool(unseen.scans))


def _lines(places: Sequence[Drawn], read: Sequence[Recognised], text: str) -> dict[int, str]:
    found = {place.page + 1: new_lines(one.text, text) for place, one in zip(places, read, strict=False)}
    return {page: lines for page, lines in found.items() if lines}


def _recognised(said: Sequence[Recognised], lines: Mapping[int, str]) -> Iterator[Finding]:
    if lines:
        which = ", ".join(map(str, lines))
        message = (
            f"a picture, stamp or drawing on page {which} holds words that are not in the text layer: compare them"
        )
        yield notice("drawn-text", message, which, Severity.WARNING)
        yield from (found for found in recognised_notices(said) if found.check != "recognised-text")


def _unread(
    places: Sequence[Drawn], lines: Mapping[int, str], texts: Mapping[int, str], tried: int
) -> Iterator[Finding]:
    """Yield a finding for drawings that were not recognised; a crest or signature beside a full text is none."""
    lacking = missing()
    for at, place in enumerate(places):
        page = str(place.page + 1)
        little = len("".join(texts[place.page].split())) < _LITTLE_TEXT
        severe = Severity.WARNING if place.share >= _MOST or (little and place.share >= _PART) else Severity.NOTE
        if at >= tried:
            how = f". To recognise it: {lacking}" if lacking else LATE if at < MAX_PLACES else _BEYOND
            yield notice("part-left-out", f"a picture or drawing on page {page} was not read{how}", page, severe)
        elif place.page + 1 not in lines and severe is Severity.WARNING:
            message = f"most of page {page} is a picture in which no words can be recognised"
            yield notice("part-left-out", message, page, severe)


class _Unseen(NamedTuple):
    """Pages that are a scan under text that no viewer shows, and what is to be said of such text."""

    scans: frozenset[int]
    findings: tuple[Finding, ...]


def _unseen(file: PdfDocument, numbers: Mapping[int, str]) -> _Unseen:
    """Look for text that no viewer shows: under a scan of the whole page it was recognised by another program."""
    scans: list[int] = []
    hidden: dict[int, tuple[str, ...]] = {}
    for number in list(numbers)[:MAX_LOOKED_AT]:
        picture = _largest_picture(file[number])
        pieces = pieces_of(file[number])
        if pieces.unseen and picture >= _MOST and len(pieces.unseen) > pieces.seen:
            scans.append(number)
        elif pieces.unseen:
            hidden[number + 1] = pieces.unseen
    return _Unseen(frozenset(scans), tuple(_unseen_findings(scans, hidden)))


def _unseen_findings(scans: Sequence[int], hidden: Mapping[int, tuple[str, ...]]) -> Iterator[Finding]:
    if scans:
        message = "the text was recognised from a picture by another program: compare identifiers with the original"
        which = ", ".join(str(number + 1) for number in scans)
        yield notice("recognised-text", message, which, Severity.WARNING)
    if hidden:
        which = ", ".join(map(str, hidden))
        message = f"page {which} holds text that no viewer shows; it is in the text here: compare it with the page"
        words = " ".join(" ".join(text.split()) for texts in hidden.values() for text in texts)
        yield notice("hidden-text", message, words[:500], Severity.WARNING)


def _largest_picture(page: PdfPage) -> float:
    """Return the share of a page under its largest picture."""
    from pypdfium2 import PdfImage

    largest = 0.0
    width, height = page.get_size()
    for number, item in enumerate(page.get_objects(max_depth=1)):
        if number > MOST_OBJECTS:
            break
        if isinstance(item, PdfImage):
            left, bottom, right, top = item.get_bounds()
            largest = max(largest, (right - left) * (top - bottom) / max(width * height, 1))
    return largest


def drawn_pages(
    file: PdfDocument, numbers: Sequence[int], boxes: Mapping[int, list[Box]], name: str
) -> Iterator[Drawn]:
    """Yield the pages that show something which their text layer cannot say, each once.

    Args:
        file: the open file.
        numbers: the pages to look at, from 0.
        boxes: places of notes on each page that show something and hold no text.
        name: the file's name, for errors.
    """
    seen = _Seen()
    for number in numbers:
        page = file[number]
        places, whole, resolution = _places(page, seen)
        places += boxes.get(number, [])
        if not places:
            continue
        width, height = page.get_size()
        area = max((right - left) * (top - bottom) for left, bottom, right, top in places) / max(width * height, 1)
        make = _maker(file, number, None if whole or page.get_rotation() else places, resolution, name)
        yield Drawn(number, min(area, 1.0), make)


def _places(page: PdfPage, seen: _Seen) -> tuple[list[Box], bool, float]:
    """Return where new pictures and outlines are, whether some place is not known, and the finest resolution."""
    from pypdfium2 import PdfImage

    places: list[Box] = []
    outlines: list[tuple[Box, int]] = []
    whole, finest = False, 0.0
    for number, item in enumerate(page.get_objects(max_depth=_DEPTH)):
        if number > MOST_OBJECTS:
            break
        if isinstance(item, PdfImage):
            box = item.get_bounds()
            if _is_large(box) and seen.is_new(_picture_mark(item), item.level or tuple(round(x) for x in box)):
                places.append(box)
                whole = whole or item.level > 0
                finest = max(finest, item.get_metadata().width / max(box[2] - box[0], 1.0))
        elif segments := _outline(item):
            outlines.append((item.get_bounds(), segments))
            whole = whole or item.level > 0
    if sum(segments for _, segments in outlines) >= _WORD_SEGMENTS:
        hull = _hull([box for box, _ in outlines])
        if _is_large(hull) and seen.is_new([(tuple(round(x) for x in box), n) for box, n in outlines]):
            places.append(hull)
            finest = _DPI / _POINTS
    return places, whole, finest


def _picture_mark(image: Any) -> object:
    info = image.get_metadata()
    return info.width, info.height, hashlib.sha256(bytes(image.get_data())).digest()


def _outline(item: Any) -> int:
    """Return the lines and curves of a path that may be a letter or several; 0 for rules, boxes and other objects."""
    from pypdfium2 import raw

    if item.type != raw.FPDF_PAGEOBJ_PATH:
        return 0
    segments = int(raw.FPDFPath_CountSegments(item))
    return segments if segments >= _OUTLINE_SEGMENTS else 0


def _is_large(box: Box) -> bool:
    sides = sorted((box[2] - box[0], box[3] - box[1]))
    return sides[1] >= _SMALLEST[0] and sides[0] >= _SMALLEST[1]


def _hull(boxes: Sequence[Box]) -> Box:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _maker(file: PdfDocument, number: int, places: Sequence[Box] | None, resolution: float, name: str) -> Page:
    def make() -> Image:
        from pypdfium2 import raw

        page = file[number]
        for item in list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=_DEPTH)):
            page.remove_obj(item)
        scale = min(_DPI / _POINTS, max(1.5, resolution or _DPI / _POINTS))
        crop = _crop(page, _hull(places)) if places else (0.0, 0.0, 0.0, 0.0)
        width, height = page.get_size()
        check_pixels(int((width - crop[0] - crop[2]) * (height - crop[1] - crop[3]) * scale**2), name)
        picture: Image = page.render(scale=scale, crop=crop).to_pil()
        return picture

    return make


def _crop(page: PdfPage, hull: Box) -> Box:
    """Return how much to leave out at the left, bottom, right and top of a page."""
    left, bottom, right, top = page.get_cropbox()
    inner = (hull[0] - left - _PAD, hull[1] - bottom - _PAD, right - hull[2] - _PAD, top - hull[3] - _PAD)
    return tuple(max(0.0, side) for side in inner)


def new_lines(recognised: str, text: str) -> str:
    """Return the recognised lines that hold words, without noise and without sentences of the text layer.

    A short line stays even where its words are known: a stamp `URGENTE` on a letter that says `no es urgente`.

    Args:
        recognised: what was read from the picture.
        text: the text layer of the whole file.
    """
    known = f" {_words(text)} "
    lines: list[str] = []
    for line in recognised.split("\n"):
        words = _words(line)
        said = words.count(" ") >= _SENTENCE - 1 and f" {words} " in known
        if _TELLING.search(line) and not said:
            lines.append(line)
        elif not line.strip() and lines and lines[-1]:
            lines.append("")
    return "\n".join(lines).strip("\n")


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
