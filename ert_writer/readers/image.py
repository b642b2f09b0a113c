"""Pictures of letters: .png, .jpg, .tif, .webp, .gif, .bmp, and .heic where its library is installed."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from types import ModuleType
from typing import TYPE_CHECKING

from ert_writer.errors import InputError
from ert_writer.model.findings import Finding, Severity
from ert_writer.model.reading import Progress
from ert_writer.model.text import Document
from ert_writer.readers.compose import compose
from ert_writer.readers.formats import is_heic, looks_like
from ert_writer.readers.lines import Passage
from ert_writer.readers.ocr import (
    INSTALL_PYTHON,
    LATE,
    MAX_PAGES,
    TOO_LONG,
    TOO_LONG_HINT,
    Page,
    Recognised,
    check_pixels,
    missing,
    recognised,
)
from ert_writer.readers.oddities import notice

if TYPE_CHECKING:
    from PIL.Image import Image

_FORMATS = ("PNG", "JPEG", "MPO", "TIFF", "WEBP", "GIF", "BMP", "DIB", "JPEG2000", "HEIF", "AVIF")
"""The formats of Pillow that may be opened: it knows many more, and some of them run other programs."""


_PAGED = ("TIFF", "HEIF")
"""Formats whose several pictures are pages, not moments of one."""


@dataclass(frozen=True, slots=True)
class ImageReader:
    """Reads pictures."""

    id: str = "image"

    def accepts(self, head: bytes, name: str) -> bool:
        """Return whether it is a picture by its first bytes, or is called so."""
        return looks_like(self.id, head, name)

    def read(self, data: bytes, name: str, progress: Progress | None = None) -> Document:
        """Recognise every page.

        Raises:
            InputError: damaged, too large, without any text, or Tesseract is not installed.
        """
        frames, moving = _frames(data, name)
        pages = recognised(frames, name, progress)
        texts = [page.text for page in pages] + [""] * (len(frames) - len(pages))
        late = len(pages) < len(frames) or any(page.late for page in pages)
        if not any(text.strip() for text in texts):
            raise without_words(name, "no text can be recognised here", late=late)
        unread = [str(number) for number, text in enumerate(texts, 1) if not text.strip()]
        findings = (
            *recognised_notices(pages),
            *(_unread(unread, len(texts), late=late) if unread else ()),
            *(_moving(moving) if moving > 1 else ()),
        )
        passage = Passage("\n\n".join(text for text in texts if text.strip()), marks=False)
        return replace(compose([passage], name=name, media_type="image/*", findings=findings), ocr=True)

    def lacking(self) -> str:
        """Return what to run so that pictures can be read; empty where all is there."""
        return missing()


def without_words(name: str, message: str, *, late: bool) -> InputError:
    """Return the error for pictures in which no words were recognised, or none in time."""
    if late:
        return InputError(TOO_LONG, where=name, hint=TOO_LONG_HINT)
    return InputError(message, where=name, hint="Scan it anew, upright and at 300 dpi")


def recognised_notices(pages: Iterable[Recognised]) -> Iterator[Finding]:
    """Yield the finding that a text was recognised, and one for each identifier that may be incomplete or wrong."""
    message = "the text was recognised from a picture: compare identifiers with the original"
    yield notice("recognised-text", message, "", Severity.WARNING)
    for word in dict.fromkeys(word for page in pages for word in page.doubtful):
        message = (
            f"{word!r} may be incomplete or misread, such as an underscore seen as a gap: compare it with the original"
        )
        yield notice("possible-ocr-slip", message, word, Severity.WARNING)


def _unread(numbers: Sequence[str], total: int, *, late: bool) -> tuple[Finding, ...]:
    which = ", ".join(numbers)
    message = f"no text can be recognised on page {which} of {total}{LATE if late else ''}"
    return (notice("part-left-out", message, which, Severity.WARNING),)


def _moving(count: int) -> tuple[Finding, ...]:
    message = f"the file holds {count} pictures, shown one after another or beside the first; only the first was read"
    return (notice("part-left-out", message, str(count), Severity.WARNING),)


def _frames(data: bytes, name: str) -> tuple[list[Page], int]:
    """Return the pages of a file, and of how many pictures a moving one, whose first is its page, consists."""
    pillow = _pillow(data, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            image = pillow.open(BytesIO(data), formats=[form for form in _FORMATS if form in pillow.OPEN])
        held = int(getattr(image, "n_frames", 1))
        count = held if image.format in _PAGED else 1
    except Exception as error:  # a damaged image makes the library raise anything
        raise InputError("this image is damaged or too large", where=name, hint="Open it and save it anew") from error
    check_pixels(image.width * image.height, name)

    def frame(number: int) -> Page:
        def make() -> Image:
            image.seek(number)
            check_pixels(image.width * image.height, name)
            picture: Image = image.copy()
            return picture

        return make

    return [frame(number) for number in range(min(count, MAX_PAGES + 1))], held if count < held else 1


def _pillow(data: bytes, name: str) -> ModuleType:
    try:
        module = import_module("PIL.Image")
    except ModuleNotFoundError:
        raise InputError("pictures cannot be opened", where=name, hint=INSTALL_PYTHON) from None
    module.init()
    if is_heic(data[:12]) and data[8:12] != b"avif":
        if find_spec("pi_heif") is None:
            hint = 'pip install "ert-writer[heic]", or save it as .jpg'
            raise InputError("HEIC pictures cannot be opened", where=name, hint=hint)
        import_module("pi_heif").register_heif_opener()
    return module


READER = ImageReader()
