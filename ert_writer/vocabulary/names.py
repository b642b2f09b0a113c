"""Names of people, places and brands in Spanish and Portuguese text: where they stand, letter for letter.

A name is known by a list (given names, surnames, towns, regions, brands), by what comes before it (a title, a label
such as `Víctima:`, `calle`, `colonia`), or because no dictionary has its words. Names keep every letter in translation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from ert_writer.content.schema import Table, parse
from ert_writer.model.language import ES, PT, Language, base
from ert_writer.model.text import Entity, EntityKind, Span
from ert_writer.text.expressions import expression
from ert_writer.text.fold import fold
from ert_writer.vocabulary.words import WordList, word_list

_WORD = re.compile(r"[^\W\d_]+(?:['’´-][^\W\d_]+)*")
_PARTICLES = frozenset("de del da do dos das e y la las los di van von der".split())  # noqa: SIM905 - reads better
_AND = frozenset("ey")
_OF = frozenset({"de", "del", "do", "da", "dos", "das"})
_ARTICLES = frozenset({"El", "La", "Los", "Las"})
_GAP = re.compile(r"\.?[ \u00a0]+")

_LABEL = re.compile(r"(?:^|(?<=[.;|(•\n-] )|(?<=[.;|(•\n-]))\s*(?P<label>[^\W\d_][^:;\n\d@]{0,60}?)\s*:\s+(?=[^\W\d_])")
_LOCATIVE = re.compile(
    r"(?:\b(?:en|em|na|no|desde|hacia|hasta|para|d[eo]|entre|y|e|a)\s+|,\s*)$",
    re.IGNORECASE,
)
_STRICTLY_IN = re.compile(r"(?:\b(?:en|em|desde|hacia|hasta|ciudad de|cidade de)\s+|,\s*)$", re.IGNORECASE)
_MOVES = re.compile(
    r"\b(?:hu[iy]|fug|escap|viaj|traslad|transfer|llev|lev|march|cruz|foi|fue|ir|vai|va|lleg|cheg)\w*\s+"
    r"(?:\w+\s+){0,2}?(?:a|al|para|hacia|rumbo a|rumo a)\s+$",
    re.IGNORECASE,
)
_OFFICE_OF = re.compile(r"\b(?:DE|DEL|DO|DA)\s+$")
_PLACE_WORDS_TEXT = """
agua aguas alta alto altos arroyo barra bela bella bello belo boa bom buen buena cabo campo campos cerro cidade
ciudad colonia costa cruz cuatro dos fuerte isla lago lagoa laguna loma lomas mar monte montes nova novo nueva
nuevo paso pedra pedras piedra piedras porto pozo puente puerto punta quebrada rio salto san santa santo sao
serra sierra tres valle vila villa vista
"""
_PLACE_WORDS = frozenset(_PLACE_WORDS_TEXT.split())
"""Words that begin the names of many towns; behind an office's `DE` in a line of capitals they begin one."""
_AMBIGUOUS = re.compile(r"(?:departamento|estado|delegaci|partido|distrito|penal|regi|puerto|porto)", re.IGNORECASE)
"""Heads that in capitals begin other things too: `ESTADO DE EMERGENCIA`, `DEPARTAMENTO DE HOMICIDIOS`."""
_ACTED = re.compile(r"(?:ó|ou|eu|iu|[ai]ba|[ií]a|dijo|disse|hizo|fez|fue|foi|puso|pôs|vino|veio)$")
"""A verb that tells what somebody did."""
_LONGEST = 7


class _Token(NamedTuple):
    """A word of the text with its place, its folded spelling, and whether it begins with a capital."""

    text: str
    start: int
    end: int
    folded: str
    capital: bool


class Cues(Table, frozen=True):
    """The file of cues."""

    titles: list[str]
    labels: list[str]
    streets: list[str]
    quarters: list[str]
    regions: list[str]
    not_names: list[str]
    also_words: list[str]
    exonyms: list[str]
    company_forms: list[str]
    before_company: list[str]


class Names(NamedTuple):
    """The lists of names, folded, and the cues compiled."""

    given: frozenset[str]
    surnames: frozenset[str]
    places: frozenset[str]
    bare_places: frozenset[str]
    brands: frozenset[str]
    not_names: frozenset[str]
    also_words: frozenset[str]
    exonyms: frozenset[str]
    title: re.Pattern[str]
    label: re.Pattern[str]
    place_head: re.Pattern[str]
    company_form: re.Pattern[str]
    before_company: frozenset[str]


@cache
def name_lists() -> Names:
    """Return the lists that come with the program."""
    cues = parse(_data("name_cues.toml"), Cues, "name_cues.toml")
    kept = "|".join([*cues.streets, *cues.quarters])
    forms = "|".join(cues.company_forms)
    return Names(
        _listed("given_names"),
        _listed("surnames"),
        frozenset(line.lower() for name in ("towns", "regions") for line in _data(f"{name}.txt").splitlines()),
        _listed("towns") | _listed("regions"),
        _listed("brands"),
        frozenset(cues.not_names),
        frozenset(cues.also_words),
        frozenset(cues.exonyms),
        expression(rf"(?<!\w)(?:{'|'.join(cues.titles)})(?!\w)", re.IGNORECASE),
        expression(rf"\b(?:{'|'.join(cues.labels)})\b", re.IGNORECASE),
        expression(rf"(?<!\w)(?:(?P<street>{kept})|(?:{'|'.join(cues.regions)})\s+d[eo]l?)\s+(?=\S)", re.IGNORECASE),
        expression(rf"(?<=[^\W\d_])(?:,|,? (?:& |[ye] )?)(?:(?:{forms})(?: (?:{forms}))?)(?![\w.]|[ ]\d)"),
        frozenset(cues.before_company),
    )


def find_names(text: str, language: Language, taken: Sequence[Span] = ()) -> tuple[Entity, ...]:
    """Return the names in a text, in order and without overlap.

    Args:
        text: a paragraph or sentence.
        language: `es` or `pt`; other languages have no names here.
        taken: spans that other entities hold; no name overlaps them.
    """
    if base(language) not in (ES, PT):
        return ()
    tokens = [_token(match) for match in _WORD.finditer(text)]
    reader = _Reader(text, tokens, name_lists(), word_list(base(language)))
    found: list[Entity] = []
    read = (
        *reader.companies(),
        *reader.brands(),
        *reader.labelled(),
        *reader.people(),
        *reader.places(),
        *reader.unknown(),
    )
    for entity in sorted(read, key=lambda entity: entity.span.start - entity.span.end):  # the longest reading wins
        held = [*taken, *(other.span for other in found)]
        if all(entity.span.end <= span.start or span.end <= entity.span.start for span in held):
            found.append(entity)
    return tuple(sorted(found, key=lambda entity: entity.span))


class _Reader(NamedTuple):
    """One text with what its names are read by."""

    text: str
    tokens: list[_Token]
    lists: Names
    words: WordList

    def brands(self) -> Iterator[Entity]:
        for place, token in enumerate(self.tokens):
            if token.capital:
                for size in range(3, 0, -1):
                    row = self.tokens[place : place + size]
                    if len(row) == size and self._joined(row) and self._said(row) in self.lists.brands:
                        yield self._entity(EntityKind.BRAND, row)
                        break

    def companies(self) -> Iterator[Entity]:
        """Yield the names that a legal form ends, with it: `Redes del Sur S.A.`; sentences go on behind `C.A. de`."""
        for form in self.lists.company_form.finditer(self.text):
            last = next((i for i, token in enumerate(self.tokens) if token.end == form.start()), None)
            row = self._back_from(last) if last is not None else []
            while row and (row[0].folded in self.lists.before_company or not row[0].capital):
                row = row[1:]
            if row:
                yield self._span(EntityKind.BRAND, row[0].start, form.end())

    def _back_from(self, place: int) -> list[_Token]:
        """Return the capitalised words that end at a place, with the particles between them."""
        row = list[_Token]()
        for token in reversed(self.tokens[max(0, place - _LONGEST) : place + 1]):
            joined = not row or self._touch(token, row[0]) or self.text[token.end : row[0].start] in (" & ", "&")
            if not joined or not (token.capital or token.folded in _PARTICLES):
                break
            row.insert(0, token)
        return row

    def labelled(self) -> Iterator[Entity]:
        """Yield what follows a label such as `Víctima:` or `NOME:` as long as it is capitalised."""
        for label in _LABEL.finditer(self.text):
            if self.lists.label.search(label["label"]) is None:
                continue
            start = next((i for i, token in enumerate(self.tokens) if token.start >= label.end()), None)
            if start is not None:
                start = self._past_titles(start)
                row = self._run(start, labelled=True)
                if (
                    row
                    and not all(token.folded in self.lists.not_names for token in row)
                    and row[0].folded not in self.lists.not_names
                ):
                    yield self._entity(EntityKind.PERSON, row)

    def people(self) -> Iterator[Entity]:
        """Yield names that begin with a known given name, or are behind a title."""
        place = 0
        while place < len(self.tokens):
            row = self._person_at(place) or self._surnames_at(place) or self._lone_surname(place)
            if row:
                yield self._entity(EntityKind.PERSON, row)
            place += len(row) or 1

    def places(self) -> Iterator[Entity]:
        yield from self._headed()
        yield from self._of_offices()
        yield from self._with_article()
        place = 0
        while place < len(self.tokens):
            row = self._town_at(place)
            if row:
                yield self._entity(EntityKind.PLACE, row)
            place += len(row) or 1

    def unknown(self) -> Iterator[Entity]:
        """Yield two or more capitalised words in a row of which no dictionary has one: names of an unlisted kind.

        A single unknown word may have an English form (`Berlim`): it is not a name here.
        """
        for place, token in enumerate(self.tokens):
            if not token.capital or self._shouted(token) or self._ordinary(token, place):
                continue
            words = self._adjacent(place)
            row = words
            new = [t for t in words if len(t.text) > 3 and not self.words.knows(t.text)]
            if len(words) > 1 and new and not any(t.folded in self.lists.not_names for t in row):
                yield self._entity(EntityKind.PERSON, row)

    def _adjacent(self, place: int) -> list[_Token]:
        """Return the capitalised words from a place on, with nothing between them."""
        row: list[_Token] = []
        for token in self.tokens[place : place + _LONGEST]:
            if not token.capital or (row and not self._touch(row[-1], token)):
                break
            row.append(token)
        return row

    def _ordinary(self, token: _Token, place: int) -> bool:
        """Return whether no unlisted name begins with a word: an article, a title, a word of the dictionary."""
        if token.folded in self.lists.not_names or self._past_titles(place) != place or len(token.text) < 3:
            return True
        listed = token.folded in self.lists.given or token.folded in self.lists.surnames
        return self.words.holds(token.text) and not listed

    def _person_at(self, place: int) -> list[_Token]:
        first = self.tokens[place]
        if not first.capital or first.folded in self.lists.not_names or first.folded in _PARTICLES:
            return []
        titled = self._titled(first)
        if first.folded not in self.lists.given and not titled:
            return []
        row = self._run(place)
        if titled and first.folded not in self.lists.given:
            return row if self._like_surname(first) else []
        if len(row) == 1:
            return row if titled or first.folded not in self.lists.also_words else []
        rest = [token for token in row[1:] if token.folded not in _PARTICLES]
        return row if rest and rest[0].folded not in self.lists.not_names else []

    def _surnames_at(self, place: int) -> list[_Token]:
        """Return two or more names in a row in capitals, of which no dictionary has one: `PAZ QUISPE HUAMAN`."""
        row: list[_Token] = []
        for token in self.tokens[place : place + _LONGEST]:
            listed = token.folded in self.lists.surnames or token.folded in self.lists.given
            known = listed or (len(token.text) > 3 and not self.words.knows(token.text))
            if not self._shouted(token) or not known or (row and not self._touch(row[-1], token)):
                break
            row.append(token)
        names = any(token.folded in self.lists.surnames | self.lists.given for token in row)
        new = any(not self.words.knows(token.text) for token in row)
        return row if len(row) > 1 and names and new and row[0].folded not in self.lists.not_names else []

    def _lone_surname(self, place: int) -> list[_Token]:
        """Return a surname that is alone: inside a sentence, or before a verb with no article (`Pinto dijo`)."""
        token = self.tokens[place]
        if not token.capital or self._shouted(token) or token.folded not in self.lists.surnames:
            return []
        if token.folded in self.lists.not_names | self.lists.also_words or self._heads(place):
            return []
        before = self.text[: token.start].rstrip()
        after = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        if after is not None and after.capital and self._touch(token, after):
            return []
        inside = before and (before[-1].isalnum() or before[-1] == ",")
        if inside and not (self.tokens[place - 1].capital and self.tokens[place - 1].start):
            return [token]
        acts = after is not None and self._touch(token, after) and _ACTED.search(after.text) is not None
        return [token] if acts else []

    def _run(self, place: int, *, labelled: bool = False) -> list[_Token]:
        """Return the capitalised words from a place on, particles between them included."""
        row: list[_Token] = []
        particles: list[_Token] = []
        for token in self.tokens[place : place + _LONGEST]:
            before = (particles or row or [token])[-1]
            if before is not token and not self._touch(before, token):
                break
            if token.folded in _PARTICLES and row:
                particles.append(token)
            elif particles and particles[-1].folded in _AND and not self._only_surname(token):
                break  # `Ana e Luís` are two people, `Silva e Souza` is one name
            elif particles and self._only_given(token):
                break  # `Ana do Washington Capitals`: no name goes on with a given name behind `do`
            elif token.capital and (labelled or not row or self._goes_on(token)):
                row += [*particles, token]
                particles = []
            else:
                break
        return row

    def _only_surname(self, token: _Token) -> bool:
        return token.folded in self.lists.surnames and token.folded not in self.lists.given

    def _only_given(self, token: _Token) -> bool:
        lists = self.lists
        return token.folded in lists.given and token.folded not in lists.surnames | lists.also_words

    def _goes_on(self, token: _Token) -> bool:
        """Return whether a capitalised word may belong to a name; in a text in capitals only one that names bear."""
        if token.folded in self.lists.not_names:
            return False
        if not self._shouted(token):
            return True
        if token.folded in self.lists.surnames or token.folded in self.lists.given:
            return True
        return not self.words.knows(token.text)

    def _like_surname(self, token: _Token) -> bool:
        return token.folded in self.lists.surnames or not self.words.knows(token.text)

    def _titled(self, token: _Token) -> bool:
        before = self.text[max(0, token.start - 24) : token.start]
        titles = list(self.lists.title.finditer(before))
        return bool(titles) and re.fullmatch(r"\.?[ \u00a0]+(?:de )?", before[titles[-1].end() :]) is not None

    def _past_titles(self, place: int) -> int:
        while place < len(self.tokens) - 1 and self.lists.title.fullmatch(self.tokens[place].text):
            place += 1
        return place

    def _headed(self) -> Iterator[Entity]:
        """Yield what follows a word for a place: `calle Reforma` whole, of `ciudad de Lirio` the name alone."""
        for head in self.lists.place_head.finditer(self.text):
            start = next((i for i, token in enumerate(self.tokens) if token.start >= head.end()), None)
            if start is None or self.tokens[start].start > head.end() + 8:
                continue
            between = self.text[head.end() : self.tokens[start].start]
            row = self._after_head(start)
            if not row or not re.fullmatch(r"(?:\d{1,3}º? (?:de )?)?", between):
                continue
            if not head["street"] and (row[0].folded in self.lists.not_names or self._said(row) in self.lists.exonyms):
                continue
            if _AMBIGUOUS.match(head[0]) and self._said_of_things(row):
                continue
            begin = head.start("street") if head["street"] else row[0].start
            yield self._span(EntityKind.PLACE, begin, row[-1].end)

    def _of_offices(self) -> Iterator[Entity]:
        """Yield the place at the end of a line in capitals that names an office: `DELEGACIA DE CAMPO LIMPO`."""
        first = self.tokens[0] if self.tokens else None
        if first is None or not self._shouted(first) or first.folded not in self.lists.not_names:
            return
        for place, token in enumerate(self.tokens):
            row = self._rest_of_line(place) if token.folded in _PLACE_WORDS else []
            if len(row) > 1 and _OFFICE_OF.search(self.text[: token.start]):
                yield self._entity(EntityKind.PLACE, row)
                return

    def _rest_of_line(self, place: int) -> list[_Token]:
        """Return the words in capitals from a place to the line's end or the next sign; none for a long row."""
        row: list[_Token] = []
        for token in self.tokens[place : place + _LONGEST]:
            if row and not self._touch(row[-1], token):
                break
            row.append(token)
        ends = row and not self.text[row[-1].end : row[-1].end + 2].strip(" .,;:)(-–—/|\n")
        words = [token for token in row if token.folded not in _PARTICLES]
        plain = all(self._shouted(token) and token.folded not in self.lists.not_names for token in words)
        return row if ends and plain and len(words) < 4 and row[-1].folded not in _PARTICLES else []

    def _with_article(self) -> Iterator[Entity]:
        """Yield names that begin with their article: `en Los Cabos`."""
        for place, token in enumerate(self.tokens[:-1]):
            after = self.tokens[place + 1]
            if token.text not in _ARTICLES or not token.start or not after.capital or self._shouted(after):
                continue
            row = [token, *self._adjacent(place + 1)]
            named = self._touch(token, after) and not any(other.folded in self.lists.not_names for other in row)
            if named and self._said(row) not in self.lists.exonyms and _LOCATIVE.search(self.text[: token.start]):
                yield self._entity(EntityKind.PLACE, row)

    def _said_of_things(self, row: Sequence[_Token]) -> bool:
        """Return whether words in capitals are ordinary ones, of which no place is known to be made."""
        words = [token for token in row if token.folded not in _PARTICLES]
        ordinary = all(self._shouted(token) and self.words.knows(token.text) for token in words)
        return ordinary and words[0].folded not in _PLACE_WORDS and not self._listed_place(row)

    def _after_head(self, place: int) -> list[_Token]:
        row = self.tokens[place : place + 1]
        if row and row[0].folded in _PARTICLES and not row[0].capital:
            rest = self._run(place + 1)
            return [*row, *rest] if rest and self._touch(row[0], rest[0]) else []
        found = self._run(place)
        whole = self._rest_of_line(place) if found and self._shouted(found[0]) else []
        return max(found, whole, key=len)

    def _town_at(self, place: int) -> list[_Token]:
        first = self.tokens[place]
        if not first.capital:
            return []
        for size in range(5, 0, -1):
            row = self.tokens[place : place + size]
            if len(row) < size or not self._joined(row) or not self._listed_place(row):
                continue
            if self._said(row) in self.lists.exonyms:
                continue
            if self._is_place(first, place) if size == 1 else self._is_long_place(row):
                return row
        return []

    def _is_long_place(self, row: Sequence[_Token]) -> bool:
        """Return whether words that name a town do so here: neither `La paz` nor `PRIVADA DE LA LIBERTAD` does."""
        if not all(token.capital or token.folded in _PARTICLES for token in row[1:]):
            return False
        if not all(self._shouted(token) for token in row) or not all(self.words.holds(token.text) for token in row):
            return True
        before = self.text[: row[0].start]
        return _STRICTLY_IN.search(before) is not None or _MOVES.search(before) is not None

    def _listed_place(self, row: Sequence[_Token]) -> bool:
        """Return whether the words name a listed place; an accent that the list has not makes another word (`Islã`)."""
        written = " ".join(token.text.lower() for token in row)
        return written in self.lists.places or (written.isascii() and written in self.lists.bare_places)

    def _is_place(self, token: _Token, place: int) -> bool:
        """Return whether a single word that names a town does so here: `no Porto`, but not `no Porto de Recife`."""
        if token.folded in self.lists.not_names:
            return False
        listed = self.words.holds(token.text)
        if listed and (self._heads(place) or self._of_office(place)):
            return False
        cue = _LOCATIVE.search(self.text[: token.start]) is not None
        return cue and (not listed or (not self._shouted(token) and token.start > 0))

    def _heads(self, place: int) -> bool:
        """Return whether `de` and a capitalised word follow: then a common word is the head of a longer name."""
        row = self.tokens[place : place + 3]
        return len(row) == 3 and row[1].folded in _OF and row[2].capital and self._joined(row)

    def _of_office(self, place: int) -> bool:
        """Return whether a word belongs to an office before it: `Facultad de Artes`."""
        row = self.tokens[max(0, place - 2) : place + 1]
        return len(row) == 3 and row[0].folded in self.lists.not_names and row[1].folded in _OF and self._joined(row)

    def _shouted(self, token: _Token) -> bool:
        return len(token.text) > 1 and token.text.isupper()

    def _touch(self, first: _Token, second: _Token) -> bool:
        gap = self.text[first.end : second.start]
        return gap.isspace() or (gap.startswith(".") and len(first.text) <= 2 and gap[1:].isspace())

    def _joined(self, row: Sequence[_Token]) -> bool:
        return all(self._touch(a, b) for a, b in pairwise(row))

    def _said(self, row: Iterable[_Token]) -> str:
        return " ".join(token.folded for token in row)

    def _entity(self, kind: EntityKind, row: Sequence[_Token]) -> Entity:
        return self._span(kind, row[0].start, row[-1].end)

    def _span(self, kind: EntityKind, start: int, end: int) -> Entity:
        return Entity(kind, Span(start, end), self.text[start:end])


def _token(match: re.Match[str]) -> _Token:
    word = match[0]
    return _Token(word, match.start(), match.end(), fold(word), word[0].isupper())


def _listed(name: str) -> frozenset[str]:
    return frozenset(fold(line) for line in _data(f"{name}.txt").splitlines() if line)


def _data(name: str) -> str:
    return files("ert_writer.vocabulary").joinpath(f"data/{name}").read_text("utf-8")
