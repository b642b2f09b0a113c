"""Hard-wrapped lines joined into paragraphs; letterheads, lists, addresses and tables stay apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ert_writer.model.text import Anchor
from ert_writer.readers.lines import MAX_WIDTH, MIN_WIDTH, SURE_WIDTH, Line
from ert_writer.readers.seams import is_cut_identifier
from ert_writer.text.markers import has_marker
from ert_writer.text.openers import words

_KEY = re.compile(r"[A-ZÁÉÍÓÚÑÇÃÕÂÊÔ][^\s:]{0,25}(?: [^\s:]{1,20}){0,4}\s?:(?:\s|$)")
_COLUMNS = re.compile(r"\S(?:\t| {3,})\S|\s\|\s")
_STAMP = re.compile(r"\[?\d{1,4}[/.\-]\d{1,2}[/.\-]\d{2,4},?\s+\d{1,2}:\d{2}")  # a line of a log or chat
_RULE = re.compile(r"[-_=*~.#+•\s]{3,}$")
_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_RUNS_ON = re.compile(
    r"""(?:^|\s)(?:a|al|ante|con|de|del|desde|e|el|en|la|las|los|lo|o|para|por|que|según|segun|sin|su|sus|un|una|y
    |à|ao|aos|as|os|às|com|da|das|do|dos|em|na|nas|no|nos|num|numa|pela|pelas|pelo|pelos|sem|seu|sua|um|uma
    |the|of|and|to|in|for|with|by|or|an|n[.º°]+|núm\.|art\.|arts\.)$""",
    re.VERBOSE | re.IGNORECASE,
)
_HYPHENS = "-\u00ad\u2010"
_IDENTIFIER = re.compile(r"[@_#/\\\d:=]|\w\.\w")
_COMPOUND = words(
    "ex vice e pós pré pró recém além aquém bem sem não decreto segunda terça quarta quinta sexta guarda teórico "
    "político jurídico técnico histórico socio ítalo norte sur centro"
)
_CLITIC = re.compile(r"(?:se|lhe|lhes|me|nos|o|a|os|as|lo|la|los|las|no|na)\b(?:[^\w]|$)")
_PORTUGUESE = re.compile(r"ção|ções|\bnão\b|\bdo\b|\bda\b|\bem\b|\buma?\b|\bao\b|ã|õ", re.IGNORECASE)
_SPANISH = re.compile(r"ción|\bel\b|\blos\b|\bdel\b|\by\b|\bcon\b|\bla\b|ñ|¿", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_URL_BREAK = re.compile(r"(?:://|www\.)\S*[/?=&%_.\-]$")
_URL_REST = re.compile(r"[^\s]*[\d/=&?%_]")
_ADDRESS_REST = re.compile(
    r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b|(?:com|org|net|gob|gov|mil|edu|example|test|[a-z]{2})\b", re.IGNORECASE
)


class Layout(NamedTuple):
    """How a text is laid out.

    Attributes:
        width: of its full lines, in code points; 0 when no line is long enough to tell.
        sure: whether several lines are that wide, so that being full means something.
        casual: whether its paragraphs begin in lower case, so that lower case means nothing.
    """

    width: int
    sure: bool
    casual: bool


def page_layout(lines: Sequence[Line]) -> Layout:
    """Return the layout of all lines of one quoting depth."""
    lengths = sorted(len(line.text) for line in lines if MIN_WIDTH <= len(line.text) <= MAX_WIDTH)
    width = lengths[(len(lengths) * 4) // 5] if lengths else 0
    near = sum(length >= 0.8 * width for length in lengths)
    begins = [line.text[0].islower() for line in lines if line.blank and line.text[0].isalpha()]
    return Layout(width, near >= 2 and width >= SURE_WIDTH, bool(begins) and sum(begins) * 2 >= len(begins))


def block_layout(lines: Sequence[Line], page: Layout) -> Layout:
    """Return the layout to hold a block's lines against: its own width where that is near the page's."""
    own = max((len(line.text) for line in lines if len(line.text) <= MAX_WIDTH), default=0)
    width = page.width
    if len(lines) > 1 and own >= 0.8 * page.width:
        width = max(min(own, int(page.width * 1.1)), min(page.width, MIN_WIDTH))
    casual = page.casual and any(_room(*pair, width) > 0 for pair in pairwise(lines))
    wrapped = sum(_runs_on(*pair) for pair in pairwise(lines)) >= 2
    return Layout(width, page.sure or (wrapped and not casual), casual)


def same_paragraph(first: Line, second: Line, layout: Layout) -> bool:
    """Return whether a line break between two neighbouring lines of a block is only a hard wrap."""
    if second.blank or first.depth != second.depth or first.passage != second.passage:
        return False
    alone = _stands_alone(second.text) or _RULE.match(first.text) or _is_table(first.text)
    cut = _is_cut(first.text) and second.text[0].isalnum() and not alone
    if alone or cut or _parts_identifier(first.text, second.text):
        return cut or _parts_identifier(first.text, second.text)
    if len(second.text) > max(1.3 * layout.width, MAX_WIDTH):  # no line of wrapped text is that long
        return _runs_on(first, second) and bool(_RUNS_ON.search(first.text))
    if len(first.text) > MAX_WIDTH or layout.width < MIN_WIDTH or layout.casual:
        return _runs_on(first, second) and (len(first.text) > MAX_WIDTH or bool(_RUNS_ON.search(first.text)))
    return _is_wrapped(first, second, layout)


def _parts_identifier(first: str, second: str) -> bool:
    """Return whether a line ends within an identifier; the cells of a table are whole."""
    halves = first.rsplit(maxsplit=1)[-1], second.split(maxsplit=1)[0]
    return not (_is_table(first) or _is_table(second)) and is_cut_identifier(*halves)


def _is_cut(text: str) -> bool:
    """Return whether a line ends inside a word or identifier, at a hyphen or stroke."""
    return len(text) > 1 and (text[-1] in _HYPHENS or text[-1] == "/") and text[-2].isalnum()


def _room(first: Line, second: Line, width: int) -> int:
    """Return how much space would be left had the next word stood in the first line; none means that it is full."""
    return width - len(first.text) - 1 - len(second.text.split(maxsplit=1)[0])


def _runs_on(first: Line, second: Line) -> bool:
    """Return whether a sentence plainly goes on in the next line."""
    return second.text[0].islower() and not _ENDS.search(first.text)


def _is_wrapped(first: Line, second: Line, layout: Layout) -> bool:
    """Return whether the first line is as full as the width allows, or its sentence goes on."""
    if second.indent >= first.indent + 3 and _ENDS.search(first.text):
        return False
    if _room(first, second, layout.width) <= 0.06 * layout.width:
        capital = not second.text[0].islower()
        parts = capital and (first.text.endswith(":") or _shouts_alone(first, second))
        return not parts if layout.sure else _runs_on(first, second)
    if _RUNS_ON.search(first.text):
        return len(first.text) >= 0.4 * layout.width
    return _runs_on(first, second) and len(first.text) >= 0.6 * layout.width


def _stands_alone(text: str) -> bool:
    return has_marker(text) or any(p.match(text) for p in (_KEY, _RULE, _STAMP)) or _is_table(text)


def _is_table(text: str) -> bool:
    return len(_COLUMNS.findall(text)) >= 2 or "\t" in text


def _shouts_alone(first: Line, second: Line) -> bool:
    """Return whether a heading in capitals is before running text."""
    return first.text.isupper() and not second.text.isupper() and any(char.islower() for char in second.text)


class Lexicon(NamedTuple):
    """What the document itself tells about its words: the words and compounds, and whether they look Portuguese."""

    words: frozenset[str]
    portuguese: bool


def lexicon(document: str) -> Lexicon:
    """Return the document's lexicon, read in one pass."""
    sample = document[:4000]
    portuguese = len(_PORTUGUESE.findall(sample)) > len(_SPANISH.findall(sample))
    return Lexicon(frozenset(_WORDS.findall(document)), portuguese)


def join_lines(lines: Sequence[Line], known: Lexicon) -> tuple[str, tuple[Anchor, ...]]:
    """Return the lines as one text, and where its positions are in the document.

    A hyphen that parts a word at a line's end goes; one that belongs to an identifier or a compound stays.
    """
    parts: list[str] = []
    anchors: list[Anchor] = []
    length = 0
    for number, line in enumerate(lines):
        text = line.text
        anchors.append(Anchor(length, line.start))
        if number + 1 < len(lines):
            text = _with_seam(text, lines[number + 1].text, known)
        parts.append(text)
        length += len(text)
    return "".join(parts), tuple(anchors)


def _with_seam(first: str, second: str, known: Lexicon) -> str:
    """Return a line as it comes before the next one: with a space, with nothing, or without its last hyphen."""
    tail, head = first.rsplit(maxsplit=1)[-1], second.split(maxsplit=1)[0]
    if first[-1] in _HYPHENS and len(tail) > 1:
        return first[:-1] if _parts_word(tail, head, known) else first
    if tail[-1] == "/" and len(tail) > 1 and "://" not in tail:
        return first
    if is_cut_identifier(tail, head) or (_URL_BREAK.search(tail) and _URL_REST.match(head)):
        return first
    if tail[-1] == "_" and len(tail) > 1 and re.match(r"[a-z]\w*[\d_]", head):  # a handle goes on
        return first
    if "@" in tail and tail[-1] in "@." and tail.find("@") > 0 and _ADDRESS_REST.match(head):
        return first
    return first + " "


def _parts_word(tail: str, head: str, known: Lexicon) -> bool:
    """Return whether the hyphen between two lines only parts a word."""
    stem = tail[:-1].lstrip("\"'“‘«([¿¡")
    rest = re.match(r"[^\W\d_]+", head)
    if tail[-1] == "\u00ad":
        return True
    if rest is None or not rest[0].islower() or not stem.isalpha() or not stem[-1].islower():
        return False
    if _IDENTIFIER.search(head) or stem.lower() in _COMPOUND or rest[0] in ("feira", "feiras"):
        return False
    if f"{stem}-{rest[0]}" in known.words:
        return False
    return not (known.portuguese and _CLITIC.match(head) and stem + rest[0] not in known.words)
