"""Numbers in figures and in words, read to their values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from ert_writer.model.language import EN, Language, base
from ert_writer.model.text import Span
from ert_writer.text.fold import fold
from ert_writer.text.languages import language_data
from ert_writer.text.languages.model import NumberWords
from ert_writer.text.patterns import compiled

_SPACE = "[   ]"
FIGURE = (
    rf"\d{{1,3}}(?:[.,'’]\d{{3}})+(?:[.,]\d{{1,2}})?(?![.,'’]?\d)|\d{{1,3}}(?:{_SPACE}\d{{3}})+"
    rf"(?:[.,]\d{{1,2}})?(?![.,]?\d)|\d+(?:[.,]\d+)?"
)
"""A figure with its thousands and decimals, whichever way they are marked."""
_TOKEN = rf"(?<![^\W_])(?P<figure>{FIGURE})|(?P<word>[^\W\d_]+)"
_GAP = re.compile(r"\s{1,3}|-|\u2010|\u2011")
_RANGE = re.compile(r"\s*(?:[-–—]|y|e|o|ou|or|and|to|al?|ao?|hasta|até)\s*", re.IGNORECASE)
_ORDINAL_END = r"\.?(?:[º°ª]|(?:st|nd|rd|th|er|do|da|ro|ra|to|ta|mo|ma|vo|va|no|na)\b)"
_HALF_OF = r"(?:medi[oa]|mei[oa]|half\s+an?)\s(?P<scale>[^\W\d_]+)"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as it is in a text.

    Attributes:
        span: in the text.
        value: in plain form, such as `850000` or `3.5`.
        values: every value the form may have: `1.250` is `1250` and `1.25`.
        spelled: whether it is written in words alone.
        certain: whether it is surely meant as a number; an article or an ordinal is not.
        scale: the last scale it was multiplied by, such as 1000 in `850 mil`; 0 for none.
    """

    span: Span
    value: str
    values: frozenset[str]
    spelled: bool = False
    certain: bool = True
    scale: int = 0


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    word: str
    figure: str


def find_numerals(text: str, language: Language) -> tuple[Numeral, ...]:
    """Return the numbers of a text in order, in figures, in words and mixed (`850 mil`)."""
    data = language_data(language)
    words = data.numbers if data else None
    tokens = [
        _Token(match.start(), match.end(), fold(match["word"] or ""), match["figure"] or "")
        for match in compiled(_TOKEN).finditer(text)
    ]
    found: list[Numeral] = []
    place = 0
    while place < len(tokens):
        reading = _Reading(text, tokens, place, words, language)
        numeral = reading.numeral()
        if numeral:
            found.append(numeral)
        place = max(reading.place, place + 1)
    return tuple(_with_scales(text, list(_with_years(text, found) if base(language) == EN else found)))


class _Reading:
    """Reads one number from the token at `place` on, and leaves `place` behind it."""

    def __init__(
        self, text: str, tokens: list[_Token], place: int, words: NumberWords | None, language: Language
    ) -> None:
        self.text, self.tokens, self.place, self.words, self.language = text, tokens, place, words, language
        self.first = tokens[place]
        self.end = self.first.start
        self.total, self.part = Decimal(0), Decimal(0)
        self.figures: tuple[str, ...] = ()
        self.scale = 0
        self.count = 0

    def numeral(self) -> Numeral | None:
        """Return the number that starts here, if one does."""
        ready = self._ordinal() or self._half_scale()
        if ready:
            return ready
        if not (self.first.figure or self._starts()):
            return None
        while self._take():
            self._half()
        self._ordinal_tail()
        return self._finish() if self.count else None

    def _half_scale(self) -> Numeral | None:
        """Read `medio millón`, `meio milhão`, `half a million`."""
        match = compiled(_HALF_OF).match(self.text, self.first.start)
        scale = self.words.scales.get(fold(match["scale"])) if match and self.words else None
        if not match or not scale:
            return None
        while self.place < len(self.tokens) and self.tokens[self.place].start < match.end():
            self.place += 1
        value = str(scale // 2)
        return Numeral(Span(*match.span()), value, frozenset({value}), spelled=True)

    def _ordinal_tail(self) -> None:
        """Take the end of `twenty-first`; the hyphen tells it from twenty seconds."""
        following = self.tokens[self.place] if self.count and self.words and self.place < len(self.tokens) else None
        if following is None or self.words is None or self.text[self.end : following.start] != "-" or self.figures:
            return
        unit = self.words.ordinals.get(following.word, 10)
        if unit < 10 and self.part % 100 >= 20 and not self.part % 10:
            self.part, self.end, self.place = self.part + unit, following.end, self.place + 1

    def _ordinal(self) -> Numeral | None:
        value = self.words.ordinals.get(self.first.word) if self.words else None
        if value is None:
            return None
        self.place += 1
        end = self.first.end
        following = self.tokens[self.place] if self.place < len(self.tokens) else None
        unit = self.words.ordinals.get(following.word) if self.words and following else None
        if following and unit and value % 10 == 0 and unit < 10 and _GAP.fullmatch(self.text[end : following.start]):
            value, end, self.place = value + unit, following.end, self.place + 1
        return Numeral(Span(self.first.start, end), str(value), frozenset({str(value)}), spelled=True, certain=False)

    def _starts(self) -> bool:
        words = self.words
        return words is not None and (self.first.word in words.cardinals or self.first.word in words.alone)

    def _take(self) -> bool:
        """Take the next token, with a joiner before it, when it goes on with the number."""
        ahead = self.place
        if self.count and ahead < len(self.tokens) and self.words and self.tokens[ahead].word in self.words.joiners:
            ahead += 1
        if ahead >= len(self.tokens) or (self.count and not self._adjoins(ahead)):
            return False
        token = self.tokens[ahead]
        taken = (
            self._figure(token, joined=ahead > self.place)
            if token.figure
            else self._word(token.word, joined=ahead > self.place)
        )
        if taken:
            self.place, self.end, self.count = ahead + 1, token.end, self.count + 1
        return taken

    def _adjoins(self, ahead: int) -> bool:
        places = range(self.place, ahead + 1)
        return all(_GAP.fullmatch(self.text[self.tokens[i - 1].end : self.tokens[i].start]) for i in places)

    def _figure(self, token: _Token, *, joined: bool) -> bool:
        values = figure_values(token.figure, self.language)
        if not self.count:
            self.figures, self.part = values, Decimal(values[0])
            return True
        fits = self.scale >= 1000 and not self.part and "-" not in self.text[self.end : token.start]
        if not fits or not token.figure.isdecimal() or token.figure[0] == "0" or Decimal(values[0]) >= self.scale:
            return False
        following = self._scale_at(self.tokens.index(token, self.place) + 1)
        if not (following < self.scale if following else len(token.figure) == 3 and not joined):
            return False
        self.part = Decimal(values[0])
        return True

    def _scale_at(self, place: int) -> int:
        if self.words is None or place >= len(self.tokens):
            return 0
        return self.words.scales.get(self.tokens[place].word, 0)

    def _word(self, word: str, *, joined: bool) -> bool:
        if self.words is None:
            return False
        if word in self.words.scales:
            return not joined and self._scale(word, self.words.scales[word])
        value = self.words.cardinals.get(word)
        if value is None or (self.figures and not self.scale):
            return False
        return self._cardinal(word, value, joined=joined)

    def _cardinal(self, word: str, value: int, *, joined: bool) -> bool:
        if word in {"a", "an"} and (self.count or not self._scale_at(self.place + 1)):
            return False
        if word in {"y", "e"} or not self._fits(value, joined=joined):
            return False
        self.part += value
        return True

    def _fits(self, value: int, *, joined: bool) -> bool:
        """Tell whether a word below a thousand goes on with the part read so far."""
        if not self.count:
            return True
        if self.part != int(self.part) or (self.scale and value >= self.scale) or self.scale == 12 or not value:
            return False
        part = int(self.part)
        if not part:
            return True
        hundreds_open = part % 100 == 0 and value < 100
        tens_open = part % 10 == 0 and part % 100 >= 20 and value < 10
        spanish_and = joined and self.words is not None and "y" in self.words.joiners
        return (hundreds_open and not spanish_and) or tens_open

    def _scale(self, word: str, scale: int) -> bool:
        words = self.words
        if words is None or (not self.count and word not in words.alone) or (word in {"mi", "bi"} and not self.figures):
            return False
        if scale == 100:
            if not 1 <= self.part < 100:
                return False
            self.part *= 100
            return True
        limit = words.next_scale[scale]
        below = self.total % limit + self.part or Decimal(1)
        if below * scale >= limit or (self.scale and self.scale <= scale and not self._multiplies(scale)):
            return False
        self.total = self.total // limit * limit + below * scale
        self.part, self.scale = Decimal(0), scale
        return True

    def _multiplies(self, scale: int) -> bool:
        return self.scale < scale and self.total < scale

    def _half(self) -> None:
        match = re.compile(self.words.half, re.IGNORECASE).match(self.text, self.end) if self.words else None
        if not match or (self.scale and self.part) or self.figures[1:]:
            return
        self.end = match.end()
        while self.place < len(self.tokens) and self.tokens[self.place].start < self.end:
            self.place += 1
        if self.scale:
            self.total += Decimal(self.scale) / 2
        else:
            self.part += Decimal("0.5")

    def _finish(self) -> Numeral:
        value = self.figures[0] if self.figures and self.count == 1 else plain(self.total + self.part)
        values = {value}
        if self.figures and self.scale:
            values |= {
                plain(Decimal(figure) * self.total / Decimal(self.figures[0]))
                for figure in self.figures[1:]
                if not self.part and Decimal(self.figures[0])
            }
        elif self.figures:
            values |= set(self.figures) if self.count == 1 else set()
        suffix = compiled(_ORDINAL_END).match(self.text, self.end) if self.figures and self.count == 1 else None
        article = self.count == 1 and self.words is not None and self.first.word in self.words.articles
        span = Span(self.first.start, suffix.end() if suffix else self.end)
        return Numeral(span, value, frozenset(values), spelled=not self.figures, certain=not article, scale=self.scale)


def _with_scales(text: str, found: list[Numeral]) -> Iterator[Numeral]:
    """Give a number the scale it may share with the next as another value: `340 y 500 millones`."""
    for numeral, following in zip(found, [*found[1:], None], strict=False):
        if (
            following
            and following.scale > 12
            and not numeral.scale
            and _RANGE.fullmatch(text, numeral.span.end, following.span.start)
        ):
            shared = frozenset(plain(Decimal(value) * following.scale) for value in numeral.values)
            yield replace(numeral, values=numeral.values | shared)
        else:
            yield numeral


def _with_years(text: str, found: list[Numeral]) -> Iterator[Numeral]:
    """Join years read in pairs: `nineteen ninety-five`."""
    waiting: Numeral | None = None
    for numeral in found:
        pair = waiting and numeral.spelled and _GAP.fullmatch(text[waiting.span.end : numeral.span.start])
        if waiting and pair and len(numeral.value) == 2:
            year = waiting.value + numeral.value
            waiting = Numeral(Span(waiting.span.start, numeral.span.end), year, frozenset({year}), spelled=True)
            continue
        if waiting:
            yield waiting
        waiting = numeral if numeral.spelled and numeral.value in {"19", "20"} else None
        if not waiting:
            yield numeral
    if waiting:
        yield waiting


def plain(number: Decimal) -> str:
    """Return a number in plain form: no exponent, no separators, no zeros that say nothing."""
    text = format(number, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def figure_values(text: str, language: Language = "") -> tuple[str, ...]:
    """Return the values a figure may have, the likeliest in that language first.

    One mark with three digits behind it may part thousands or decimals (1.250); anything else is plain to read.
    """
    marks = [char for char in text if char in ".,"]
    bare = "".join(char for char in text if char.isdecimal() or char in ".,")
    if not marks:
        return (plain(Decimal(bare)),)
    decimals = bare.rpartition(marks[-1])[2]
    as_decimal = plain(Decimal(re.sub(r"[.,](?=.*[.,])", "", bare).replace(",", ".")))
    if len(set(marks)) == 2 or (len(marks) == 1 and (len(decimals) != 3 or bare[0] == "0")):
        return (as_decimal,)
    as_whole = plain(Decimal(re.sub(r"[.,]", "", bare)))
    parts_thousands = "," if base(language) == EN else "."
    long = len(bare) - 4 > 3  # `2345.678`: no first group of thousands is that long
    if len(marks) == 1 and long and language and marks[0] != parts_thousands:
        return (as_decimal,)
    if len(marks) > 1 or long:
        return (as_whole,)
    return (as_whole, as_decimal) if marks[0] == parts_thousands else (as_decimal, as_whole)
