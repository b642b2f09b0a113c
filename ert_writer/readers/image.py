"""Images and scanned PDFs, recognised by Tesseract in a process of its own; pictures go through a pipe, not a file.

Called directly rather than through pytesseract, which writes each page to a temporary file: a letter leaves no trace.
"""

from __future__ import annotations

import re
import subprocess
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from io import BytesIO
from pathlib import PurePath
from types import ModuleType
from typing import TYPE_CHECKING

from ert_writer.errors import InputError
from ert_writer.model.findings import Severity
from ert_writer.model.reading import Progress
from ert_writer.model.text import Document
from ert_writer.readers.compose import compose
from ert_writer.readers.lines import Passage
from ert_writer.readers.magic import PDF
from ert_writer.readers.oddities import notice
from ert_writer.readers.pdf import PdfTextReader, has_text, read_pages

if TYPE_CHECKING:
    from PIL.Image import Image

LANGUAGES = ("spa", "por", "eng")
MAX_PAGES = 40
MAX_PIXELS = 60_000_000
PAGE_SECONDS = 120
"""How long one page may take."""

_INSTALL = "sudo apt-get install tesseract-ocr tesseract-ocr-spa tesseract-ocr-por"
_INSTALL_PYTHON = 'pip install "ert-writer[ocr]"'
_MAGIC = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_SUFFIXES = (".png", ".jpg", ".jpeg", ".tif", ".tiff")
_NARROW = 1700
"""Pages of fewer pixels across are enlarged: Tesseract wants capitals of about 30 pixels."""

_DPI = 300
_POINTS = 72

Page = Callable[[], "Image"]
"""Makes a page's picture when its turn comes, so that only one is in memory."""


@dataclass(frozen=True, slots=True)
class ImageReader:
    """Reads `.png`, `.jpg`, `.tiff`, and PDFs whose pages are pictures; PDFs with text are left to the PDF reader."""

    id: str = "image"

    def accepts(self, head: bytes, name: str) -> bool:
        """Return whether it is an image or a PDF by its first bytes, or is called so."""
        return head.startswith(_MAGIC) or PDF in head[:1024] or PurePath(name.lower()).suffix in (*_SUFFIXES, ".pdf")

    def read(self, data: bytes, name: str, progress: Progress | None = None) -> Document:
        """Recognise every page.

        Raises:
            InputError: damaged, too large, without any text, or Tesseract is not installed.
        """
        if data.startswith(_MAGIC):
            return _document(_recognised(_frames(data, name), name, progress), name, "image/*")
        texts = read_pages(data, name, progress)
        bare = [number for number, text in enumerate(texts) if not has_text(text)]
        if not bare or (len(bare) < len(texts) and not _can_recognise()):
            return PdfTextReader().read(data, name, progress)
        pictures = _recognised(_rendered(data, bare, name), name, progress)
        read = dict(zip(bare, pictures, strict=True))
        return _document([read.get(number, text) for number, text in enumerate(texts)], name, "application/pdf")


def _document(texts: Sequence[str], name: str, media_type: str) -> Document:
    if not any(has_text(text) for text in texts):
        raise InputError("no text can be recognised here", where=name, hint="Scan it anew, upright and at 300 dpi")
    message = "the text was recognised from a picture: compare identifiers with the original"
    document = compose(
        [Passage("\n".join(text.strip("\n") for text in texts if has_text(text)), marks=False)],
        name=name,
        media_type=media_type,
        findings=(notice("recognised-text", message, "", Severity.WARNING),),
    )
    return replace(document, ocr=True)


def _frames(data: bytes, name: str) -> list[Page]:
    """Return the pictures of an image file; a TIFF may hold several."""
    image_module = _pillow(name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            image = image_module.open(BytesIO(data))
        count = int(getattr(image, "n_frames", 1))
    except Exception as error:  # a damaged image makes the library raise anything
        raise InputError("this image is damaged or too large", where=name, hint="Open it and save it anew") from error
    _bound(count, image.width * image.height, name)

    def frame(number: int) -> Page:
        def make() -> Image:
            image.seek(number)
            picture: Image = image.copy()
            return picture

        return make

    return [frame(number) for number in range(count)]


def _rendered(data: bytes, numbers: Sequence[int], name: str) -> list[Page]:
    """Return the pictures of a PDF's pages at 300 dots an inch."""
    try:
        import pypdfium2
    except ModuleNotFoundError:
        raise InputError("pages cannot be turned into pictures", where=name, hint=_INSTALL_PYTHON) from None
    _pillow(name)
    file = pypdfium2.PdfDocument(data)
    _bound(len(numbers), 1, name)

    def page(number: int) -> Page:
        def make() -> Image:
            width, height = file[number].get_size()
            _bound(1, int(width * height * (_DPI / _POINTS) ** 2), name)
            picture: Image = file[number].render(scale=_DPI / _POINTS).to_pil()
            return picture

        return make

    return [page(number) for number in numbers]


def _bound(pages: int, pixels: int, name: str) -> None:
    if pages > MAX_PAGES:
        raise InputError(
            f"{pages} pages are more than {MAX_PAGES}", where=name, hint="Give the letter's own pages only"
        )
    if pixels > MAX_PIXELS:
        raise InputError(f"a page of {pixels:,} pixels is too large", where=name, hint="Scan it at 300 dpi")


def _recognised(pages: Sequence[Page], name: str, progress: Progress | None) -> list[str]:
    languages = "+".join(_languages(name))
    return list(_each(pages, languages, name, progress))


def _each(pages: Sequence[Page], languages: str, name: str, progress: Progress | None) -> Iterator[str]:
    for number, page in enumerate(pages, 1):
        if progress:
            progress(number - 1, 0, f"recognising page {number} of {len(pages)}")
        try:
            picture = _png(page())
        except InputError:
            raise
        except Exception as error:
            raise InputError("this picture is damaged", where=name, hint="Open it and save it anew") from error
        yield _tesseract(["stdin", "stdout", "-l", languages, "--psm", "4"], picture, name)


def _png(image: Image) -> bytes:
    """Return a page as PNG: grey, stretched to full contrast, speckles smoothed, small ones enlarged."""
    from PIL import Image as Pillow
    from PIL import ImageFilter, ImageOps

    grey = ImageOps.autocontrast(ImageOps.exif_transpose(image).convert("L"), cutoff=1)
    if grey.width < _NARROW:
        factor = min(3.0, _NARROW / grey.width)
        grey = grey.resize((int(grey.width * factor), int(grey.height * factor)), Pillow.Resampling.LANCZOS)
    out = BytesIO()
    grey.filter(ImageFilter.MedianFilter(3)).save(out, "PNG", dpi=(_DPI, _DPI))
    return out.getvalue()


def _can_recognise() -> bool:
    try:
        return bool(_languages(""))
    except InputError:
        return False


def _languages(name: str) -> list[str]:
    """Return the languages that Tesseract has, of those that letters are in; its own default where it has none."""
    listed = re.findall(r"^(\w+)\s*$", _tesseract(["--list-langs"], b"", name), re.MULTILINE)
    found = [language for language in LANGUAGES if language in listed]
    if not found:
        raise InputError("Tesseract has no data for Spanish, Portuguese or English", where=name, hint=_INSTALL)
    return found


def _tesseract(arguments: Sequence[str], data: bytes, name: str) -> str:
    try:
        run = subprocess.run(
            ["tesseract", *arguments], input=data, capture_output=True, timeout=PAGE_SECONDS, check=False
        )
    except FileNotFoundError:
        hint = f"Install it: {_INSTALL}; or type the letter as .txt"
        raise InputError(
            "this is a picture, and Tesseract is not installed to read it", where=name, hint=hint
        ) from None
    except subprocess.TimeoutExpired:
        raise InputError(f"a page took longer than {PAGE_SECONDS} s", where=name, hint="Scan it at 300 dpi") from None
    if run.returncode:
        raise InputError("Tesseract could not read this picture", where=name, hint="Open it and save it as .png")
    return run.stdout.decode("utf-8", "replace").replace("\f", "\n")


def _pillow(name: str) -> ModuleType:
    try:
        return import_module("PIL.Image")
    except ModuleNotFoundError:
        raise InputError("pictures cannot be opened", where=name, hint=_INSTALL_PYTHON) from None


READER = ImageReader()
