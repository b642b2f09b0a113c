"""Text recognised by Tesseract in a process of its own; pictures go through a pipe, not a file.

Called directly rather than through pytesseract, which writes each page to a temporary file: a letter leaves no trace.
A page that is read badly is turned and read again; one that stays unreadable gives no text, not an invented one.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from io import BytesIO
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from ert_writer.errors import InputError
from ert_writer.model.reading import Progress

if TYPE_CHECKING:
    from PIL.Image import Image

LANGUAGES = ("spa", "por", "eng")
MAX_PAGES = 40
MAX_PIXELS = 60_000_000
PAGE_SECONDS = 60
"""How long one reading of a page may take; one that takes longer is given up, and the page is turned."""

INSTALL = "sudo apt-get install tesseract-ocr tesseract-ocr-spa tesseract-ocr-por"
INSTALL_PYTHON = 'pip install "ert-writer[ocr]"'
_NARROW = 1700
"""Pages of fewer pixels across are enlarged: Tesseract wants capitals of about 30 pixels."""
_UNLIKELY_WIDE_GAP = 1.5
"""Times the page's usual gap between words, from which on the gap beside an identifier may hide a character."""
_WORDS_FOR_USUAL = 5
_SLIP = re.compile(r"(?<=\d)[OIl]|[OIl](?=\d)|(?<=\w)\([A-Z0](?=\w)|[©®]|@[\w.]*-")
"""An O, I or l beside a digit; `(D` or a sign in a circle, maybe an `@`; a hyphen in a handle, which has none."""
_OPEN_END = re.compile(r"(?:@|://|\w_)\S*[_./\-]$|@\S+-$")
"""What an identifier that goes on in the next line ends in."""
_IDENTIFIER = re.compile(r"[@_]|://|\w\.\w|(?:\d\W?){5}|[^\W\d_]{2,}\d+(?!\w*[ªº°])")
"""What a word holds that must be right in every character: handles, addresses, links, telephones, numbers of cases."""
_BARE = re.compile(r"[^\W\d_a-z]?[a-zà-ÿ]{2,}\d+\W?")
"""A name with digits and no sign: `nueva55` may have been `@sur_nueva55`, whose thin signs were lost."""
_LARGEST = 3.0
_COLUMN_LINES, _COLUMN_GAP = 4, 3.0
_MOST_LINES, _MOST_INSIDE = 0.8, 0.6
_SKETCH = 700
"""Pixels across of the small picture by which it is seen how far a page is askew."""
_MOST_ASKEW = 16
"""Half degrees to either side."""
_CLEARLY = 1.15
"""How much more uneven the rows of a page are when it is straightened, from which on it is."""
_DPI = 300
_SURE = 70.0
"""Mean confidence, of 100, above which a page is upright: printed pages have 85 and more, turned ones 50."""
_READABLE = 55.0
"""Mean confidence below which what is recognised is no text."""
_TURNS = (180, 90, 270)
_CUT = (0, 1)
"""Per cent of the darkest and of the lightest points that contrast ignores: a short text is less than 1 % of a page."""
_NOISY = 6.0
"""Mean difference, of 255, between a page and itself smoothed, from which on it is smoothed: speckles, not strokes."""

READING_SECONDS = 400.0
OWN_SECONDS = 20.0
"""Wall time, and processor time of this process, after which no further page is begun: `isolation` ends a process that
takes longer, and the pages read by then would be lost with it."""

_GROUND = 0.03
"""Share of a picture from which on an area of one brightness is a ground for words."""
_FAINT = 170
"""Brightness from which on a stroke is the rim of a ground, and no word."""
_DARK = 100
"""Median brightness, of 255, below which light words are on a dark ground."""
TOO_LONG = "recognising this took too long"
TOO_LONG_HINT = "Give fewer pages, or scan them anew, upright and at 300 dpi"
LATE = ": recognising took too long. Give fewer pages, or scan them at 300 dpi"

Page = Callable[[], "Image"]
"""Makes a page's picture when its turn comes, so that only one is in memory."""


class Recognised(NamedTuple):
    """The text of a page, empty where none can be read, and its identifiers that may be incomplete or wrong.

    `late` says that Tesseract took longer, or more memory, than a page needs, and was ended.
    """

    text: str
    doubtful: tuple[str, ...] = ()
    late: bool = False


class _EndedError(Exception):
    """Tesseract was ended by a signal: it had used up its processor time or memory."""


class _Word(NamedTuple):
    """A word, its line and the pixels that it begins and ends at."""

    line: tuple[int, int, int]
    left: int
    right: int
    confidence: float
    text: str


class _Reading(NamedTuple):
    """The words of a page, their mean confidence, 0 to 100, how many letters they have, and whether time ran out."""

    words: tuple[_Word, ...]
    confidence: float
    letters: int
    late: bool = False

    @property
    def weight(self) -> float:
        """What to compare readings of one page by."""
        return self.confidence * self.confidence * self.letters


def missing() -> str:
    """Return the command that brings what recognising needs, empty where all is there."""
    commands = []
    if shutil.which("tesseract") is None:
        commands.append(INSTALL)
    if any(find_spec(module) is None for module in ("PIL", "pypdfium2")):
        commands.append(INSTALL_PYTHON)
    return " && ".join(commands)


def recognised(pages: Sequence[Page], name: str, progress: Progress | None) -> list[Recognised]:
    """Return what each page says, empty where there is none that can be read; fewer pages where time runs out.

    Raises:
        InputError: too many pages, damaged or too large ones, or Tesseract is missing.
    """
    if len(pages) > MAX_PAGES:
        raise InputError(
            f"{len(pages)} pages are more than {MAX_PAGES}", where=name, hint="Give the letter's own pages only"
        )
    return list(_each(pages, "+".join(_languages(name)), name, progress))


def check_pixels(pixels: int, name: str) -> None:
    """Refuse a page that is too large.

    Raises:
        InputError: it has more than `MAX_PIXELS`.
    """
    if pixels > MAX_PIXELS:
        raise InputError(f"a page of {pixels:,} pixels is too large", where=name, hint="Scan it at 300 dpi")


def _each(pages: Sequence[Page], languages: str, name: str, progress: Progress | None) -> Iterator[Recognised]:
    start = time.monotonic()
    for number, page in enumerate(pages, 1):
        if number > 1 and (time.monotonic() - start > READING_SECONDS or time.process_time() > OWN_SECONDS):
            return

        def step(number: int = number) -> None:
            if progress:
                progress(number - 1, 0, f"recognising page {number} of {len(pages)}")

        step()
        try:
            picture = _prepared(page())
        except InputError:
            raise
        except Exception as error:
            raise InputError("this picture is damaged", where=name, hint="Open it and save it anew") from error
        yield _best(picture, languages, name, step)


def _best(picture: Image, languages: str, name: str, step: Callable[[], None]) -> Recognised:
    """Return what the page says, read the way up that gives the best reading; each reading is a step forward."""
    best = _reading(picture, languages, name)
    late = best.late
    if _has_several_grounds(picture):
        step()
        best = max(best, _reading(_strokes(picture), languages, name), key=lambda found: found.weight)
    if best.confidence < _SURE:
        for angle in _TURNS:
            step()
            turned = _reading(picture.rotate(angle, expand=True), languages, name)
            best = max(best, turned, key=lambda found: found.weight)
            if best.confidence >= _SURE + 10 and best.letters > 40:
                break
    if best.confidence < _READABLE:
        return Recognised("", late=late)
    return Recognised(_laid_out(best.words), tuple(dict.fromkeys(_doubtful(best.words))))


def _has_several_grounds(picture: Image) -> bool:
    """Return whether words may be on grounds of different brightness, as in the bubbles of a chat."""
    from PIL import Image as Pillow
    from PIL import ImageFilter

    small = picture.resize((max(1, picture.width // 8), max(1, picture.height // 8)), Pillow.Resampling.BOX)
    levels = small.filter(ImageFilter.MedianFilter(7)).histogram()
    counts = [sum(levels[at : at + 32]) for at in range(0, 256, 32)]
    return sum(count > _GROUND * sum(levels) for count in counts) > 1


def _strokes(picture: Image) -> Image:
    """Return dark strokes on white, whatever was darker: what differs from the ground, which is a wide median."""
    from PIL import Image as Pillow
    from PIL import ImageChops, ImageFilter, ImageOps

    size = (max(1, picture.width // 6), max(1, picture.height // 6))
    ground = picture.resize(size, Pillow.Resampling.BOX).filter(ImageFilter.MedianFilter(11))
    ground = ground.resize(picture.size, Pillow.Resampling.BILINEAR)
    strokes = ImageOps.invert(ImageOps.autocontrast(ImageChops.difference(picture, ground), cutoff=_CUT))
    return strokes.point([level if level < _FAINT else 255 for level in range(256)])


def _doubtful(words: Sequence[_Word]) -> Iterator[str]:
    """Yield the identifiers of low confidence, with an O, I or l beside a digit, or beside an odd gap.

    A thin underscore is taken for a gap: `@luna_44` is read as `@luna` and `44`, each with high confidence.
    """
    pairs = [(one, other) for one, other in pairwise(words) if one.line == other.line]
    gaps = sorted(other.left - one.right for one, other in pairs)
    usual = max(gaps[len(gaps) // 2], 1) if len(gaps) >= _WORDS_FOR_USUAL else None
    beside = {id(word) for pair in pairs if _is_odd_gap(*pair, usual) for word in pair}
    last = {word.line: word for word in words}
    firsts = {word.line: word for word in reversed(words)}
    following = dict(zip(last, [*list(last)[1:], None], strict=True))
    for line, word in last.items():
        if _OPEN_END.search(word.text):
            yield word.text
            yield from (firsts[after].text for after in [following[line]] if after is not None)
    for word in words:
        bare = _BARE.fullmatch(word.text)
        unsure = word.confidence < _SURE or id(word) in beside or _SLIP.search(word.text) or bare
        if unsure and _IDENTIFIER.search(word.text):
            yield word.text


def _is_odd_gap(one: _Word, other: _Word, usual: int | None) -> bool:
    gap = other.left - one.right
    return gap <= 0 or (usual is not None and gap > usual * _UNLIKELY_WIDE_GAP)


def _prepared(image: Image) -> Image:
    """Return a page in grey, stretched to full contrast, enlarged where small, smoothed where speckled."""
    from PIL import Image as Pillow
    from PIL import ImageChops, ImageFilter, ImageOps, ImageStat

    if image.mode in ("RGBA", "LA", "P", "PA"):  # what is transparent is paper
        image = image.convert("RGBA")
        image = Pillow.alpha_composite(Pillow.new("RGBA", image.size, "white"), image)
    grey = ImageOps.autocontrast(ImageOps.exif_transpose(image).convert("L"), cutoff=_CUT)
    if ImageStat.Stat(grey).median[0] < _DARK:  # the screen of a telephone at night
        grey = ImageOps.invert(grey)
    smooth = grey.filter(ImageFilter.MedianFilter(3))
    if ImageStat.Stat(ImageChops.difference(grey, smooth)).mean[0] > _NOISY and grey.width >= _NARROW // 2:
        grey = smooth  # a thin underscore of a small page would go with the speckles
    if grey.width < _NARROW:
        factor = min(_LARGEST, _NARROW / grey.width)
        grey = grey.resize((int(grey.width * factor), int(grey.height * factor)), Pillow.Resampling.LANCZOS)
    return _straightened(grey)


def _straightened(picture: Image) -> Image:
    """Return a page that was laid askew turned so that its lines are level.

    Lines of text are level where the sums of the rows differ most: white between them, dark in them.
    """
    from PIL import Image as Pillow
    from PIL import ImageOps

    width = min(picture.width, _SKETCH)
    small = picture.resize((width, max(1, picture.height * width // picture.width)), Pillow.Resampling.BOX)
    dark = ImageOps.autocontrast(ImageOps.invert(small))
    found = {step: _unevenness(dark.rotate(step / 2)) for step in range(-_MOST_ASKEW, _MOST_ASKEW + 1)}
    best = max(found, key=lambda step: found[step])
    if abs(best) < 2 or found[best] < found[0] * _CLEARLY:
        return picture
    return picture.rotate(best / 2, Pillow.Resampling.BICUBIC, expand=True, fillcolor=255)


def _unevenness(picture: Image) -> float:
    """Return the mean square of the differences between neighbouring rows."""
    from PIL import Image as Pillow

    rows = list(picture.resize((1, picture.height), Pillow.Resampling.BOX).tobytes())
    return sum((one - other) ** 2 for one, other in pairwise(rows)) / max(len(rows), 1)


def _reading(picture: Image, languages: str, name: str) -> _Reading:
    out = BytesIO()
    picture.save(out, "PNG", dpi=(_DPI, _DPI))
    try:
        table = _tesseract(["stdin", "stdout", "-l", languages, "--psm", "4", "tsv"], out.getvalue(), name)
    except subprocess.TimeoutExpired:  # a page on its side is seen as a thicket of lines
        return _Reading((), 0.0, 0, late=True)
    except _EndedError:
        return _Reading((), 0.0, 0, late=True)
    words = tuple(_words(table))
    weights = [sum(char.isalnum() for char in word.text) for word in words]
    letters = sum(weights)
    mean = sum(word.confidence * weight for word, weight in zip(words, weights, strict=True)) / max(letters, 1)
    return _Reading(words, mean, letters)


def _words(table: str) -> Iterator[_Word]:
    """Yield the words of Tesseract's table: level, page, block, paragraph, line, word, four measures, confidence."""
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) == 12 and cells[0] == "5" and cells[11].strip():
            line, left, right = (
                (int(cells[2]), int(cells[3]), int(cells[4])),
                int(cells[6]),
                int(cells[6]) + int(cells[8]),
            )
            yield _Word(line, left, right, float(cells[10]), cells[11].strip())


def _laid_out(words: Sequence[_Word]) -> str:
    """Return the words in lines, with an empty line between paragraphs."""
    gutter = _gutter(words)
    if gutter:
        sides = ([word for word in words if word.right <= gutter], [word for word in words if word.right > gutter])
        return "\n\n".join(_in_lines(side) for side in sides)
    return _in_lines(words)


def _gutter(words: Sequence[_Word]) -> int:
    """Return where the gap between two columns of sentences is, 0 where there is one column or a table.

    Nearly all lines have one wide gap at the same place, and on both sides most lines begin inside a sentence.
    """
    lines = [list(group) for _, group in groupby(words, key=lambda word: word.line)]
    gaps = sorted(other.left - one.right for line in lines for one, other in pairwise(line))
    if len(lines) < _COLUMN_LINES or not gaps:
        return 0
    wide = _COLUMN_GAP * max(gaps[len(gaps) // 2], 1)
    found = [
        [(one.right, other.left) for one, other in pairwise(line) if other.left - one.right > wide] for line in lines
    ]
    single = [places[0] for places in found if len(places) == 1]
    if len(single) < _COLUMN_LINES or len(single) < _MOST_LINES * len(lines):
        return 0
    left, right = max(place[0] for place in single), min(place[1] for place in single)
    if left >= right:
        return 0
    middle = (left + right) // 2
    columns = [[word for word in words if (word.right <= middle) is side] for side in (True, False)]
    return middle if all(_is_told(column) for column in columns) else 0


def _is_told(words: Sequence[_Word]) -> bool:
    """Return whether most lines of a column begin inside a sentence, and have words enough for one."""
    lines = [" ".join(word.text for word in group) for _, group in groupby(words, key=lambda word: word.line)]
    inside = [
        not before.endswith((".", ":", ";")) and (line[0].islower() or line[0] == "@")
        for before, line in pairwise(lines)
    ]
    return len(words) >= 3 * len(lines) and sum(inside) >= _MOST_INSIDE * len(inside)


def _in_lines(words: Sequence[_Word]) -> str:
    lines: list[str] = []
    last: tuple[int, int] | None = None
    for place, group in groupby(words, key=lambda word: word.line):
        if last is not None and place[:2] != last:
            lines.append("")
        last = place[:2]
        lines.append(" ".join(word.text for word in group))
    return "\n".join(lines)


def _languages(name: str) -> list[str]:
    """Return the languages that Tesseract has, of those that letters are in."""
    listed = re.findall(r"^(\w+)\s*$", _tesseract(["--list-langs"], b"", name), re.MULTILINE)
    found = [language for language in LANGUAGES if language in listed]
    if not found:
        raise InputError("Tesseract has no data for Spanish, Portuguese or English", where=name, hint=INSTALL)
    return found


def _tesseract(arguments: Sequence[str], data: bytes, name: str) -> str:
    try:
        run = subprocess.run(
            ["tesseract", *arguments], input=data, capture_output=True, timeout=PAGE_SECONDS, check=False
        )
    except FileNotFoundError:
        hint = f"Install it: {INSTALL}; or type the letter as .txt"
        raise InputError(
            "this is a picture, and Tesseract is not installed to read it", where=name, hint=hint
        ) from None
    if run.returncode < 0:
        raise _EndedError
    if run.returncode:
        raise InputError("Tesseract could not read this picture", where=name, hint="Open it and save it as .png")
    return run.stdout.decode("utf-8", "replace").replace("\f", "\n")
