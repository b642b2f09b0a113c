"""The people that a letter names: where each name stands, with the rank and number that are before it.

A name is a run of capitalised words that holds no word of an office. It needs evidence: a listed given name or surname,
a rank or honorific before it, words for a person (`la víctima`), or a signature's line of its own. Words of the
dictionary in a text in capitals go on a name only where names bear them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ert_writer.countries.load import Catalogue, catalogue
from ert_writer.intake.letter import Letter
from ert_writer.model.findings import Span
from ert_writer.model.language import EN, ES, PT, base
from ert_writer.text.fold import fold
from ert_writer.text.spans import inside, union
from ert_writer.vocabulary.names import Names, name_lists
from ert_writer.vocabulary.words import WordList, word_list

_WORD = re.compile(r"[^\W\d_]+(?:['’´-][^\W\d_]+)*")
_PARTICLES = frozenset("de del da do dos das e y la las los di van von der".split())  # noqa: SIM905 - reads better
_AND = frozenset("ey")
_INITIALS = re.compile(r"(?<![\w.])(?:[^\W\d_a-z]\.[ \u00a0]?){1,3}[^\W\d_a-z]\.(?![\w.])")
_CLOSING_INITIALS = re.compile(r"[ \u00a0](?:[^\W\d_a-z]\.[ \u00a0]?){1,3}[^\W\d_a-z]\.(?![\w.])")
_YEARS_BEHIND = re.compile(r"\s*[,(]\s*(?:(?:de|con|com)\s+)?\d{1,2}(?:\s+(?:anos|meses|years)|\s*[,)])")
_LONGEST = 7
_SHORT_LINE = 7
_CUE_REACH = 45
_CHAIN = re.compile(
    r"\.?(?:\s*\([a-z]{1,4}\.?\))?(?:\s*\d{1,2}(?:\.?[ºª°]|[a-z]{1,2}\b\.?)?)?[ \u00a0,:;/–-]{0,3}\n?[ \u00a0]{0,2}"
)
_TO_NAME = re.compile(
    r"(?P<rest>\.?(?:\s*\([a-z]{1,4}\.?\))?(?:\s*\d{1,2}(?:\.?[ºª°]|[a-z]{1,2}\b\.?|(?=\s)))?)"
    r"(?:[\s,]*(?:#|n[°ºo.]{1,2}|no\.?)?\s*(?P<badge>(?!(?:19|20)\d\d(?!\d))\d{2,6})(?!\w))?"
    r"[ \u00a0,:–-]{0,3}\n?[ \u00a0]{0,2}"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A person's name in a letter.

    Attributes:
        span: of the name, without rank and honorific.
        lead: where the words that belong to it begin: its rank, its honorific, else the name itself.
        title: of the rank right before it.
        badge: of a number between rank and name.
        known: whether a list has one of its words.
    """

    span: Span
    lead: int
    title: Span | None = None
    badge: Span | None = None
    known: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    folded: str
    capital: bool
    shouted: bool
    barred: bool
    """Whether it belongs to an office, a rank or an identifier: no part of a name."""
    cue: bool
    """Whether it belongs to words for a person: no name begins with it."""


def find_people(letter: Letter, cues: tuple[Span, ...]) -> tuple[Named, ...]:
    """Return the names of people in the live message, in order.

    Args:
        letter: the letter.
        cues: where words for people stand, such as `la víctima`; what follows one needs no other evidence.
    """
    return tuple(_Reader(letter, cues, catalogue(), name_lists()).people())


def names_within(letter: Letter, span: Span) -> tuple[Named, ...]:
    """Return the names of people inside a span, also where it is a mail's header."""
    reader = _Reader(letter, (), catalogue(), name_lists())
    return tuple(person for person in reader.names() if span.start <= person.span.start < span.end)


@dataclass(frozen=True)
class _Reader:
    letter: Letter
    cues: tuple[Span, ...]
    known: Catalogue
    lists: Names

    @cached_property
    def words(self) -> tuple[WordList, ...]:
        """The dictionaries of the letter's language; English letters are read with all."""
        spoken = base(self.letter.language)
        return (word_list(spoken),) if spoken in (ES, PT, EN) else tuple(map(word_list, (ES, PT, EN)))

    @cached_property
    def titles(self) -> tuple[tuple[Span, bool], ...]:
        """Where ranks and honorifics stand, each with whether it is a rank."""
        phrases, ranks = self.known.title_words
        cues = union(self.cues)
        found = phrases.find(self.letter.folded)
        told = ((Span(start, end), form) for start, end, form in found if not _held(start, cues))
        return tuple((span, form in ranks) for span, form in told if not self._is_particle(span))

    def _is_particle(self, span: Span) -> bool:
        """Return whether the letters that shorten a rank are a small word of the sentence: `principal of …`."""
        return (
            span.end - span.start <= 2
            and self.letter.text[slice(*span)].islower()
            and "." not in self.letter.text[span.end : span.end + 1]
        )

    @cached_property
    def tokens(self) -> list[_Token]:
        letter = self.letter
        offices = [Span(*m.span()) for m in self.known.office_word.finditer(letter.folded)]
        barred = union([*(e.span for e in letter.entities), *offices, *(span for span, _ in self.titles)])
        cues = union(self.cues)
        return [_token(letter, match, barred, cues) for match in _WORD.finditer(letter.text)]

    def people(self) -> Iterator[Named]:
        lands = {fold(name) for country in self.known.countries for name in (country.name, *country.names)}
        for found in self.names():
            hidden = self._quoted(found.span) or self.letter.in_mail_header(found.span.start)
            if not hidden and self.letter.folded[slice(*found.span)] not in lands:
                yield found

    def names(self) -> Iterator[Named]:
        place = 0
        while place < len(self.tokens):
            row = self._run(place)
            found = self._initials(place) or self._listed_name(row) or (self._named(row) if row else None)
            if found:
                yield found
            end = found.span.end if found else 0
            place += 1
            while place < len(self.tokens) and self.tokens[place].start < end:
                place += 1

    def _initials(self, place: int) -> Named | None:
        """Return a name of initials only, `M.F.L.`, where words for a person or an age say that it is one."""
        match = _INITIALS.match(self.letter.text, self.tokens[place].start)
        if match is None:
            return None
        start, end = match.span()
        lead = self._before(start)[0]
        aged = _YEARS_BEHIND.match(self.letter.folded, end)
        if lead == start and not self._cued(start) and not aged and not self._bracketed(start, end):
            return None
        return Named(Span(start, end), lead)

    def _listed_name(self, row: list[_Token]) -> Named | None:
        """Return a name written as lists do, surname first: `GAUNA, Elías Ramón`, `HUANCA CCORI, ROLANDO`."""
        surnames = [token for token in row if token.folded not in _PARTICLES]
        if not surnames or len(surnames) > 3 or self.letter.text[row[-1].end : row[-1].end + 2] != ", ":
            return None
        at = bisect_left(self.tokens, row[-1].end + 2, key=lambda token: token.start)
        behind = self.tokens[at : at + 1]
        if not behind or behind[0].start != row[-1].end + 2 or behind[0].folded not in self.lists.given:
            return None
        given = self._run(at)
        listed = (token.folded in self.lists.surnames or not self._ordinary(token) for token in surnames)
        shouted = all(token.shouted for token in row if token.folded not in _PARTICLES)
        if not given or not all(listed) or not (shouted or self._line_is([*row, *given])):
            return None
        lead, title, badge = self._before(row[0].start)
        return Named(Span(row[0].start, given[-1].end), lead, title, badge, known=True)

    def _bracketed(self, start: int, end: int) -> bool:
        """Return whether initials are alone in brackets behind a small word: `a boy (J.W.)`, not `Jaca (N.L.)`."""
        text = self.letter.text
        behind = re.search(r"(?:^|\s)(\S+) \($", text[max(0, start - 30) : start])
        return behind is not None and not behind[1][:1].isupper() and text[end : end + 1] == ")"

    def _quoted(self, span: Span) -> bool:
        """Return whether the words are alone in quotation marks: the name that an account shows."""
        text = self.letter.text
        return text[span.start - 1 : span.start] in ('"', "“", "«") and text[span.end : span.end + 1] in ('"', "”", "»")

    def _run(self, place: int) -> list[_Token]:
        """Return the words of a possible name from a place on, particles between them included."""
        first = self.tokens[place]
        if not (self._begins(first) or self._is_first_name(place)) or self._opens_sentence(place):
            return self._small_run(place)
        row, held = [first], list[_Token]()
        for token in self.tokens[place + 1 : place + _LONGEST + 2]:
            if not self._touch((held or row)[-1], token):
                break
            if token.barred and not (self._last_initial(token) or self._ends_name(row, token)):
                break
            small = not token.capital or token.shouted == first.shouted or len(token.folded) == 1
            if token.folded in _PARTICLES and small:
                held.append(token)
            elif not token.capital or not self._goes_on(row, held, token):
                break
            else:
                row += [*held, token]
                held = []
        return row

    def _opens_sentence(self, place: int) -> bool:
        """Return whether a word owes its capital to a sentence that goes on with a name: `Anoche Ramona Benítez`."""
        first, behind = self.tokens[place], self.tokens[place + 1 : place + 2]
        if first.shouted or self._borne(first) or not self._ordinary(first) or not behind:
            return False
        given = behind[0].folded in self.lists.given and behind[0].capital and self._touch(first, behind[0])
        return given and not self._inside_sentence(first)

    def _is_first_name(self, place: int) -> bool:
        """Return whether the name of a month or day is a given name: `Julio Arostegui`, never `12 de julio`."""
        token = self.tokens[place]
        if token.folded not in self.lists.given or not token.capital or token.barred or token.cue:
            return False
        behind = self.tokens[place + 1 : place + 2]
        dated = re.search(
            r"(?:\d|\bde|\bdel|\bem|\ben)[\s,]*$", self.letter.folded[max(0, token.start - 8) : token.start]
        )
        return not dated and any(
            other.capital
            and not other.barred
            and self._touch(token, other)
            and (other.folded in self.lists.surnames or not self._ordinary(other))
            for other in behind
        )

    def _last_initial(self, token: _Token) -> bool:
        """Return whether a capital letter with a point closes a name: `Rosa P., vecina`."""
        behind = self.letter.text[token.end : token.end + 3]
        return len(token.folded) == 1 and bool(re.match(r"\.(?![\w.])(?! ?[^\W\d_a-z])", behind))

    def _ends_name(self, row: list[_Token], token: _Token) -> bool:
        """Return whether a word of offices or places is the last surname on a name's own line: `JOSÉ LIMÓN CALLE`."""
        named = row[0].folded in self.lists.given and token.folded in self.lists.surnames
        return named and not self.letter.text[token.end : self._line(token.end).end].strip(" .,*")

    def _small_run(self, place: int) -> list[_Token]:
        """Return the words of a name in small letters behind a rank: `el cabo juan perez`."""
        first = self.tokens[place]
        if first.capital or first.folded not in self.lists.given or self._before(first.start)[1] is None:
            return []
        row = [first]
        for token in self.tokens[place + 1 : place + _LONGEST]:
            if token.capital or not self._touch(row[-1], token) or not self._borne(token):
                break
            row.append(token)
        return row if len(row) > 1 else []

    def _begins(self, token: _Token) -> bool:
        """Return whether a name may begin with a word."""
        if token.barred or token.cue or not token.capital or token.folded in _PARTICLES | self.lists.not_names:
            return False
        initial = len(token.folded) == 1 and self.letter.text[token.end : token.end + 1] == "."
        return initial or len(token.folded) > 2

    def _goes_on(self, row: list[_Token], held: list[_Token], token: _Token) -> bool:
        if token.folded in self.lists.not_names or (token.shouted != row[0].shouted and len(token.folded) > 1):
            return False
        if held and held[-1].folded in _AND and (not self._only_surname(token) or len(row) < 2):
            return False  # `Ana y Luis` are two people, `Silva e Souza` is one name
        if len(token.folded) < 2 and self.letter.text[token.end : token.end + 1] != ".":
            return False
        if token.shouted and token.cue:
            return False
        if not token.shouted or self._short_line(token):
            return True
        return self._borne(token) or not self._ordinary(token)

    def _only_surname(self, token: _Token) -> bool:
        return token.folded in self.lists.surnames and token.folded not in self.lists.given

    def _named(self, row: list[_Token]) -> Named | None:
        lead, title, badge = self._before(row[0].start)
        borne = [token for token in row if self._borne(token)]
        words = [token for token in row if token.folded not in _PARTICLES]
        cued = self._cued(row[0].start)
        evidence = lead < row[0].start or cued
        if len(words) == 1 and not (evidence and self._alone(row[0], title)) and not self._given_alone(row[0]):
            return None
        if not (cued and borne) and self._is_place(row, titled=lead < row[0].start):
            return None
        if not evidence and not self._likely(row, words, borne) and not self._given_alone(row[-1]):
            return None
        if sum(len(token.folded) > 1 for token in words) == 0:
            return None
        initial = len(row[-1].folded) == 1 and self.letter.text[row[-1].end : row[-1].end + 1] == "."
        end = row[-1].end + initial
        closing = _CLOSING_INITIALS.match(self.letter.text, row[-2].end if initial and len(row) > 1 else end)
        return Named(Span(row[0].start, closing.end() if closing else end), lead, title, badge, bool(borne))

    def _alone(self, token: _Token, title: Span | None) -> bool:
        """Return whether a single word after a rank or words for a person is a name."""
        if len(token.folded) < 3 or self.letter.text[token.end : token.end + 1] == ".":
            return False
        if title and self.letter.text[title.end - 1 : title.end + 1].strip()[-1:] == "." and not self._dotted(title):
            return False
        if title and title.end < token.start and "\n" in self.letter.document.text[title.end : token.start]:
            return False
        if title and not token.shouted and self._short_line(token) and self._line(token.start).start == title.start:
            return True  # `Sgt Brown` alone on its line
        shouted = token.shouted and (title is None or not self.letter.text[title.start : title.end].isupper())
        return not shouted and (self._borne(token) or not self._ordinary(token) or self._dotted(title))

    def _given_alone(self, token: _Token) -> bool:
        """Return whether a word is a given name and no other word, inside a sentence: `le dijo a Itzel`."""
        known = token.folded in self.lists.given and token.folded not in self.lists.surnames | self.lists.also_words
        if not known or token.shouted or len(token.folded) < 4 or self._ordinary(token):
            return False
        behind = self.letter.document.text[token.end : token.end + 2]
        return self._inside_sentence(token) and not (behind[:1] in "-/@_" and behind[1:2].isalnum())

    def _dotted(self, title: Span | None) -> bool:
        """Return whether a point shortens the title: `Insp. Paz`; behind a word written out it ends a sentence."""
        if title is None or "." not in self.letter.text[title.end - 1 : title.end + 1]:
            return False
        last = self.letter.folded[title.start : title.end].rstrip(" .").split()[-1:]
        return not last or len(last[0]) <= 5 or not any(words.holds(last[0]) for words in self.words)

    def _likely(self, row: list[_Token], words: list[_Token], borne: list[_Token]) -> bool:
        """Return whether a run of words without any hint beside it is a name."""
        first = row[0]
        aged = len(words) > 1 and self._unlisted(words) and _YEARS_BEHIND.match(self.letter.folded, row[-1].end)
        if aged or (self._closed_by_initial(row) and (first in borne or not self._ordinary(first))):
            return True
        if self._ordinary(first) and not self._borne(first):
            inside = not first.shouted and self._inside_sentence(first) and len(borne) > 1
            return inside or (len(words) > 1 and self._line_is(row) and self._rank_below(row))
        if first.folded in self.lists.given and (len(words) > 1):
            return first.folded not in self.lists.also_words or len(borne) > 1 or self._unlisted(words[1:])
        if len(borne) > 1 or (borne and self._unlisted(words)) or sum(not self._ordinary(t) for t in words) > 1:
            return True
        if not first.shouted and self._apposed(row):
            return True
        alone = self._short_line(first) and self._line_is(row)
        return alone and not all(self._ordinary(token) for token in words)

    def _closed_by_initial(self, row: list[_Token]) -> bool:
        """Return whether the last word is an initial: `Hermelindo C.`; a company's `S.A.` is none."""
        return len(row) > 1 and not row[0].shouted and len(row[0].folded) > 2 and self._last_initial(row[-1])

    def _inside_sentence(self, token: _Token) -> bool:
        """Return whether a small letter or a comma comes before a word, so that its capital says something."""
        before = self.letter.document.text[max(0, token.start - 3) : token.start].rstrip(" \u00a0\n(")
        return before[-1:].islower() or before[-1:] == ","

    def _rank_below(self, row: list[_Token]) -> bool:
        """Return whether the next line is a rank: the name is above it in a signature."""
        raw = self.letter.document.text
        below = self._line(row[-1].end).end + 1
        start = below + len(raw[below:]) - len(raw[below:].lstrip(" \t*"))
        return any(span.start == start and is_rank for span, is_rank in self.titles)

    def _apposed(self, row: list[_Token]) -> bool:
        """Return whether commas or brackets set the words off: `the man, Dwayne Gordon, uses …`."""
        text = self.letter.text
        before, after = text[: row[0].start].rstrip()[-1:], text[row[-1].end :].lstrip()[:1]
        return before in (",", "(") and after in (",", ")")

    def _unlisted(self, words: list[_Token]) -> bool:
        return any(not self._ordinary(token) for token in words)

    def _line_is(self, row: list[_Token]) -> bool:
        """Return whether the line begins with these words and goes on with no other word."""
        line = self._line(row[0].start)
        after = self.letter.text[row[-1].end : line.end].lstrip()
        return not self.letter.text[line.start : row[0].start].strip(" *_\"'-–—") and not after[:1].isalpha()

    def _borne(self, token: _Token) -> bool:
        return token.folded in self.lists.given or token.folded in self.lists.surnames

    def _ordinary(self, token: _Token) -> bool:
        return all(any(words.holds(part) for words in self.words) for part in token.folded.split("-"))

    def _is_place(self, row: list[_Token], *, titled: bool) -> bool:
        """Return whether the words name a town, or stand where places do; behind a rank only `Villa …` does.

        A comma parts rank and town: `Fiscal, Buenos Aires`.
        """
        text, start = self.letter.text, row[0].start
        said = " ".join(token.folded for token in row)
        heads = self.lists.place_head.match(text, start) or self.known.place_word.match(self.letter.folded, start)
        if heads and row[0].folded not in self.lists.given:
            return True
        if titled and "," not in text[max(0, start - 2) : start]:
            return False
        located = self.known.locative.search(self.letter.folded[max(0, start - 12) : start])
        return said in self.lists.bare_places or (located is not None and row[0].folded not in self.lists.given)

    def _cued(self, start: int) -> bool:
        """Return whether words for a person stand right before a place."""
        near = self.cues[bisect_left(self.cues, (start - 100,)) : bisect_left(self.cues, (start,))]
        return any(
            0 <= start - span.end <= _CUE_REACH and self.known.to_name.fullmatch(self.letter.folded, span.end, start)
            for span in near
        )

    def _before(self, start: int) -> tuple[int, Span | None, Span | None]:
        """Return where the ranks and honorifics before a name begin, the rank's span, and a number among them."""
        folded, lead, title, badge = self.letter.folded, start, None, None
        place = start
        first = bisect_left(self.titles, start - 80, key=lambda item: item[0].start)
        last = bisect_left(self.titles, start, key=lambda item: item[0].start)
        for span, is_rank in reversed(self.titles[first:last]):
            link = (_TO_NAME if place == start else _CHAIN).fullmatch(folded, span.end, place)
            if link is None or span.end > place or (span.end == place and is_rank):
                break
            if is_rank and title is None:
                title = Span(span.start, self._rank_end(span, link))
                badge = Span(*link.span("badge")) if place == start and link["badge"] else None
            elif is_rank and title is not None:
                title = Span(span.start, title.end)
            lead = place = span.start
        return lead, title, badge

    def _rank_end(self, span: Span, link: re.Match[str]) -> int:
        rest = link["rest"] if "rest" in link.re.groupindex else ""
        return span.end + len(rest.rstrip())

    def _line(self, position: int) -> Span:
        """Return the line around a position as the letter shows it."""
        raw = self.letter.document.text
        end = raw.find("\n", position)
        return Span(raw.rfind("\n", 0, position) + 1, end if end >= 0 else len(raw))

    def _short_line(self, token: _Token) -> bool:
        line = self._line(token.start)
        return len(self.letter.document.text[line.start : line.end].split()) <= _SHORT_LINE

    def _touch(self, first: _Token, second: _Token) -> bool:
        gap = self.letter.document.text[first.end : second.start]
        dotted = gap.startswith(".") and (len(first.folded) <= 2)
        blank = gap[1:] if dotted else gap
        if "\n" in blank:
            return not blank.strip() and (self._wraps(first, 60) or (self._in_prose(first) and self._runs_on(second)))
        return blank != "" and not blank.strip(" \u00a0\t") and len(blank) <= 2

    def _wraps(self, token: _Token, width: int) -> bool:
        """Return whether the line of a word is so long that its end may be a mere wrap."""
        line = self._line(token.start)
        return line.end - line.start > width

    def _in_prose(self, token: _Token) -> bool:
        """Return whether a word ends a line of running text: small words stand before it."""
        before = self.letter.text[self._line(token.start).start : token.start].split()
        labelled = any(word.endswith(":") for word in before)
        return sum(word.islower() for word in before) > 1 and not labelled

    def _runs_on(self, token: _Token) -> bool:
        """Return whether a line goes on in small letters behind its first word, as wrapped prose does."""
        text = self.letter.document.text
        before = text[self._line(token.start).start : token.start]
        return not before.strip() and re.match(r",?[ \u00a0][a-záéíóúâêôãõçñ]", text[token.end :]) is not None


def _token(letter: Letter, match: re.Match[str], barred: tuple[Span, ...], cues: tuple[Span, ...]) -> _Token:
    start, end = match.span()
    word = match[0]
    shouted = word.isupper() and len(word) > 1
    return _Token(
        start, end, letter.folded[start:end], word[0].isupper(), shouted, _held(start, barred), _held(start, cues)
    )


def _held(start: int, spans: tuple[Span, ...]) -> bool:
    at = bisect_left(spans, (start,))
    return inside(start + 1, spans) or (at < len(spans) and spans[at].start == start)
