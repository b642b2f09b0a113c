"""PDF (ISO 32000), read by pypdf: text layer, values of forms, targets of links; nothing in it is run or fetched.

A page without a readable text layer is recognised where Tesseract is installed; otherwise it is named as unread.
"""

from __future__ import annotations

import contextlib
import logging
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ert_writer.errors import InputError
from ert_writer.model.findings import Finding, Severity, Span
from ert_writer.model.reading import Progress
from ert_writer.model.text import Document, ParagraphRole
from ert_writer.readers.attachments import File, with_files, with_part
from ert_writer.readers.compose import compose
from ert_writer.readers.formats import looks_like
from ert_writer.readers.image import recognised_notices, without_words
from ert_writer.readers.lines import Passage, clean_breaks
from ert_writer.readers.magic import PDF
from ert_writer.readers.ocr import LATE, Page, Recognised, check_pixels, missing, recognised
from ert_writer.readers.ocr import MAX_PAGES as MAX_RECOGNISED
from ert_writer.readers.oddities import notice
from ert_writer.readers.pdf_columns import by_columns, has_columns, is_read_across
from ert_writer.readers.pdf_doubled import without_doubles
from ert_writer.readers.pdf_drawn import Box, Shown, read_drawings
from ert_writer.readers.pdf_forms import attached_files, drawn_notes, form_lines, page_notes, struck_places
from ert_writer.readers.pdf_struck import struck_findings

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdf import PageObject, PdfReader
    from pypdfium2 import PdfImage, PdfPage

MAX_PAGES = 300
MAX_CHARACTERS = 5_000_000
MAX_OPERATIONS = 1_000_000
"""Bytes of a page's drawing instructions: a page of text has some thousand, a bomb millions."""
_SLOW_OPERATIONS = 200_000
"""Beyond so many bytes a page is read once, in plain order."""
REPAIRED = "this PDF is damaged; what could be rebuilt of it was read. Ask for it again"
_DPI = 300
_POINTS = 72
_MOST_OF_A_PAGE = 0.6
_SPACES = re.compile(r"(?<=\S) {2,3}(?=\S)")  # a justified line, not a column
_GLYPHS = re.compile(r"(?<!\S)(?:/[A-Za-z0-9]\w{0,12})+|\(cid:\d+\)|[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f]")
_LIGATURE = re.compile(r"/(?P<name>f_f_[ijl]|f_[fijlt]|t_[ti]|T_h|c_t|s_t)(?=\w)")
_WITH_LIGATURE = re.compile(
    r"(?<!\S)[^\s/:.@]*(?:/(?:f_f_[ijl]|f_[fijlt]|t_[ti]|T_h|c_t|s_t)[^\s/:.@]+)+(?=[.,:;)]?(?:\s|$))"
)
_HOLE = re.compile(r"(?<=[^\W\d_])[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f](?=[^\W\d_])")
_CATALOG = re.compile(rb"(\d{1,7})\s+0\s+obj\b(?:(?!endobj).){0,2000}?/Type\s*/Catalog\b", re.DOTALL)
_MARGIN_LINES = 3
_FOUND = 0.8
"""Share of the characters of recognised pages that must be found again; otherwise all of the text counts as such."""


@dataclass(frozen=True, slots=True)
class _Pages:
    """The text layer of each page, None where it has none that can be read, and the lines of forms.

    Attributes:
        stamps: where stamps and signatures without text are, by the page's number from 0.
        struck: the places that notes strike out.
        files: those that the PDF holds.
        repaired: whether the file is damaged and was rebuilt as far as that can be done.
    """

    texts: tuple[str | None, ...]
    form: tuple[str, ...]
    garbled: tuple[int, ...]
    stamps: dict[int, list[Box]]
    struck: dict[int, list[Box]]
    files: tuple[File, ...] = ()
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class PdfReaderOfLetters:
    """Reads `.pdf`, with and without a text layer."""

    id: str = "pdf"

    def accepts(self, head: bytes, name: str) -> bool:
        """Return whether it has the mark of a PDF near its beginning, or is called `.pdf`."""
        return looks_like(self.id, head, name)

    def read(self, data: bytes, name: str, progress: Progress | None = None) -> Document:
        """Read every page.

        Raises:
            InputError: encrypted, damaged, too long, or without any text that can be read here.
        """
        pages, data = _pages_of(data, name, progress)
        ready = not missing()
        bare = [number for number, text in enumerate(pages.texts) if text is None or (ready and _has_holes(text))]
        read, late = _recognise(data, bare, name, progress) if bare and ready else ({}, False)
        texts = [read[number].text if number in read else text for number, text in enumerate(pages.texts)]
        if not any(texts) and not pages.form and not pages.files:
            raise _without_text(pages, name, late=late)
        layers = {number: text for number, text in enumerate(pages.texts) if text is not None and number not in read}
        shown = read_drawings(data, layers, pages.stamps, name, progress)
        unread = [number + 1 for number, text in enumerate(texts) if not text]
        findings = [*recognised_notices(read.values())] if read else []
        findings += struck_findings(data, pages.struck, len(texts))
        findings += [notice("part-left-out", REPAIRED, "", Severity.WARNING)] if pages.repaired else []
        findings += _unread(unread, len(texts), garbled=set(pages.garbled), late=late)
        document = compose(
            _passages([text for text in texts if text], pages.form),
            name=name,
            media_type="application/pdf",
            findings=(*findings, *shown.findings),
        )
        if read and not shown.scanned:
            document = replace(document, recognised=_recognised_places(document.text, texts, set(read)))
        document = _with_drawings(replace(document, ocr=bool(read) or shown.scanned), shown)
        return with_files(document, pages.files, progress)


def _recognised_places(text: str, texts: Sequence[str | None], read: set[int]) -> tuple[Span, ...]:
    """Return where the lines of recognised pages are in the document's text, none where they cannot be found.

    Lines are looked for in the order of the pages; running headers, which are moved to the end, count as recognised.
    """
    places: list[Span] = []
    at = 0
    for number, page in enumerate(texts):
        for line in filter(None, map(str.strip, clean_breaks(page or "").split("\n"))):
            found = text.find(line, at)
            if found >= 0:
                at = found + len(line)
                places += [Span(found, at)] if number in read else []
    said = sum(place.end - place.start for place in places)
    wanted = sum(len("".join((texts[number] or "").split())) for number in read)
    return tuple(places) if said >= wanted * _FOUND else ()


def _with_drawings(document: Document, shown: Shown) -> Document:
    """Return the document with what its pages show beside the text layer, each below a line with the page's number."""
    for page, lines in shown.lines.items():
        part = replace(compose([Passage(lines, marks=False)], name=document.name, media_type="image/*"), ocr=True)
        document = with_part(document, f"p. {page}", part)
    return document


def _without_text(pages: _Pages, name: str, *, late: bool) -> InputError:
    lacking = missing()
    if not lacking:
        return without_words(name, "no text can be recognised in this PDF", late=late)
    what = "its text layer holds no words" if pages.garbled else "it is a scan or a picture"
    return InputError(
        f"this PDF has no text layer that can be read: {what}",
        where=name,
        hint=f"To recognise its text: {lacking}; or type the letter as .txt",
    )


def _unread(numbers: Sequence[int], total: int, *, garbled: set[int], late: bool) -> Iterator[Finding]:
    if numbers:
        which = ", ".join(map(str, numbers))
        why = "no readable text layer" if garbled & {number - 1 for number in numbers} else "no text layer"
        lacking = missing()
        how = f". To recognise it: {lacking}" if lacking else LATE if late else ", and none can be recognised"
        message = f"{why} on page {which} of {total}: what stands there is not in the text{how}"
        yield notice("part-left-out", message, which, Severity.WARNING)


def _passages(texts: Sequence[str], form: Sequence[str]) -> Iterator[Passage]:
    bodies, margins = _without_margins([text.strip("\n").split("\n") for text in texts])
    text = "\n".join("\n".join(body) for body in bodies)
    if text.strip():
        yield Passage(text, marks=False)
    yield from (Passage(line, gap="\n", marks=False) for line in form)
    yield from (Passage(line, role=ParagraphRole.HEADER, gap="\n", marks=False) for line in margins)


def _without_margins(pages: list[list[str]]) -> tuple[list[list[str]], list[str]]:
    """Return the pages without their running headers and footers, and those, each wording once.

    A line is running when it stands among the outermost of most pages, digits apart, and there are three pages or more.
    """
    seen = Counter(key for page in pages for key in {_key(page[at]) for at in _outer(page)} if key)
    running = {key for key, count in seen.items() if count >= 3 and count * 2 > len(pages)}
    found: dict[str, None] = {}
    bodies = []
    for number, page in enumerate(pages):
        gone = {at for at in _outer(page) if _key(page[at]) in running}
        keep = set() if number else {at for at in gone if at < len(page) // 2}  # the letterhead of the first page
        found.update(dict.fromkeys(page[at].strip() for at in sorted(gone - keep)))
        bodies.append([line for at, line in enumerate(page) if at not in gone - keep])
    first = {line.strip() for line in pages[0]} if pages else set()
    return bodies, [line for line in found if line not in first or line not in {x.strip() for x in bodies[0]}]


def _outer(page: Sequence[str]) -> list[int]:
    """Return the indices of a page's outermost lines that are not blank."""
    full = [at for at, line in enumerate(page) if line.strip()]
    return sorted({*full[:_MARGIN_LINES], *full[-_MARGIN_LINES:]})


def _key(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.lower().split()))


def has_text(page: str) -> bool:
    """Return whether a page's text layer holds words, and not the names or numbers of its glyphs."""
    return any(char.isalnum() for char in page) and not _is_garbled(page)


def _has_holes(page: str) -> bool:
    """Return whether letters inside words are missing: their font does not say which they are."""
    return _HOLE.search(page) is not None


def _is_garbled(page: str) -> bool:
    dense = "".join(page.split())
    glyphs = sum(len(match[0].strip()) for match in _GLYPHS.finditer(page))
    return bool(dense) and glyphs * 2 > len(dense)


def _pages_of(data: bytes, name: str, progress: Progress | None) -> tuple[_Pages, bytes]:
    """Return what the pages hold, and the file that they are in: a damaged one is rebuilt where that can be done."""
    if PDF not in data[:1024]:
        raise InputError("this is no PDF or a damaged one", where=name, hint="Open it and save it anew")
    try:
        return _read_pages(data, name, progress), data
    except _DamagedError:
        rebuilt = _rebuilt(data)
        if not rebuilt:
            raise
        return replace(_read_pages(rebuilt, name, progress), repaired=True), rebuilt


def _rebuilt(data: bytes) -> bytes:
    """Return the file as another library, which looks for lost objects, saves it; empty where that cannot be done."""
    if find_spec("pypdfium2") is None:
        return b""
    catalog = _CATALOG.search(data)
    trailer = b"\ntrailer\n<< /Root %b 0 R >>\nstartxref\n0\n%%%%EOF\n" % (catalog[1] if catalog else b"1")
    return _saved_anew(data) or _saved_anew(data + trailer)


def _saved_anew(data: bytes) -> bytes:
    import pypdfium2

    out = BytesIO()
    with contextlib.suppress(pypdfium2.PdfiumError, ValueError):
        file = pypdfium2.PdfDocument(data)
        if len(file):
            file.save(out)
    return out.getvalue()


def _read_pages(data: bytes, name: str, progress: Progress | None = None) -> _Pages:
    with _quiet():
        reader = _open(data, name)
        texts = tuple(without_doubles(list(_texts(reader, name, progress)), data))
        form = tuple(form_lines(reader, "\n".join(texts)))
        stamps = dict(_noted(reader, drawn_notes))
        struck = dict(_noted(reader, struck_places))
        files = tuple(attached_files(reader))
    garbled = tuple(number for number, text in enumerate(texts) if _is_garbled(text))
    return _Pages(tuple(text if has_text(text) else None for text in texts), form, garbled, stamps, struck, files)


def _noted(reader: PdfReader, places_of: Callable[[PageObject], list[Box]]) -> Iterator[tuple[int, list[Box]]]:
    for number, page in enumerate(reader.pages):
        with contextlib.suppress(Exception):  # a damaged stamp makes the library raise anything
            if places := places_of(page):
                yield number, places


def _open(data: bytes, name: str) -> PdfReader:
    from pypdf import PasswordType, PdfReader

    try:
        reader = PdfReader(BytesIO(data), strict=False)
        # An empty user password opens what is only protected against changes.
        locked = reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED
        count = 0 if locked else len(reader.pages)
    except Exception as error:  # a damaged PDF makes the library raise anything
        raise _damaged(name) from error
    if locked:
        raise InputError("this PDF is encrypted", where=name, hint="Open it with its password and save it without")
    if not count:
        raise _damaged(name)
    if count > MAX_PAGES:
        raise InputError(
            f"{count} pages are more than {MAX_PAGES}", where=name, hint="Give the letter's own pages only"
        )
    return reader


def _texts(reader: PdfReader, name: str, progress: Progress | None) -> Iterator[str]:
    total = len(reader.pages)
    length = failed = 0
    for number in range(total):
        try:
            page = reader.pages[number]
            text = _WITH_LIGATURE.sub(_letters, _page_text(page)) + page_notes(page)
        except Exception as error:  # a damaged page makes the library raise anything; it is recognised or named
            text, failed = "", failed + 1
            if failed == total:
                raise _damaged(name) from error
        length += len(text)
        if length > MAX_CHARACTERS:
            raise InputError(f"more than {MAX_CHARACTERS:,} characters of text", where=name, hint="Give a shorter file")
        yield text
        if progress:
            progress(number + 1, total, "page")


def _letters(word: re.Match[str]) -> str:
    """Return a word with the letters of ligatures that the library gives by the name of their glyph: `o/f_icina`."""
    return _LIGATURE.sub(lambda found: found["name"].replace("_", ""), word[0])


def _page_text(page: PageObject) -> str:
    """Return a page's text with its empty lines and columns; in plain order where laying it out loses characters."""
    contents: Any = page.get_contents()
    size = 0 if contents is None else len(contents.get_data())
    if size > MAX_OPERATIONS:
        return ""  # drawn, not written: it is recognised or named as unread
    plain = page.extract_text()
    if size > _SLOW_OPERATIONS:
        return plain
    try:
        laid_out = page.extract_text(extraction_mode="layout", layout_mode_space_vertically=True)
    except Exception:  # noqa: BLE001 - the layout reader is younger and fails on some fonts
        return plain
    if Counter("".join(plain.split())) != Counter("".join(laid_out.split())):
        return plain
    if has_columns(laid_out):
        return by_columns(laid_out) if is_read_across(plain, laid_out) else plain
    return _SPACES.sub(" ", laid_out)


def _recognise(
    data: bytes, numbers: Sequence[int], name: str, progress: Progress | None
) -> tuple[dict[int, Recognised], bool]:
    """Return what these pages say, without those in which no text can be recognised, and whether time ran out."""
    import pypdfium2

    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:  # what one library opens, the other need not
        return {}, False

    def page(number: int) -> Page:
        def make() -> Image:
            return _picture(file[number], name)

        return make

    found = recognised([page(number) for number in numbers[:MAX_RECOGNISED]], name, progress)
    late = len(found) < len(numbers) or any(page.late for page in found)
    return {number: read for number, read in zip(numbers, found, strict=False) if read.text.strip()}, late


def _picture(page: PdfPage, name: str) -> Image:
    """Return a page at 300 dpi, or at its scan's own resolution where that is coarser.

    What a viewer adds between the pixels of a coarse scan blurs its underscores; Tesseract reads the scan itself.
    """
    from pypdfium2 import PdfImage

    width, height = page.get_size()
    scale = _DPI / _POINTS
    scans = [_scan_scale(item, width, height) for item in page.get_objects(max_depth=1) if isinstance(item, PdfImage)]
    if any(scans):
        scale = min(scale, max(1.0, *scans))
    check_pixels(int(width * height * scale**2), name)
    picture: Image = page.render(scale=scale).to_pil()
    return picture


def _scan_scale(image: PdfImage, width: float, height: float) -> float:
    """Return a picture's pixels for each point where it fills most of the page; 0 for a logo or a stamp."""
    left, bottom, right, top = image.get_bounds()
    if (right - left) * (top - bottom) < _MOST_OF_A_PAGE * width * height:
        return 0.0
    return float(max(image.get_metadata().width, image.get_metadata().height) / max(right - left, top - bottom))


class _DamagedError(InputError):
    """The library cannot open the file, or none of its pages."""


def _damaged(name: str) -> _DamagedError:
    return _DamagedError("this PDF is damaged", where=name, hint="Open it in a PDF viewer and print it to a new PDF")


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the library's warnings off the screen: they may quote the letter."""
    log = logging.getLogger("pypdf")
    level = log.level
    log.setLevel(logging.CRITICAL + 1)  # its modules' own loggers inherit this
    try:
        yield
    finally:
        log.setLevel(level)


READER = PdfReaderOfLetters()
