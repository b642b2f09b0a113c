"""Finding every phrase of a lexicon in one pass over a text.

Each phrase is indexed by its rarest word; only phrases whose rarest word occurs are compiled and tried.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from ert_writer.lexicon.model import Hit, Hits, Row
from ert_writer.lexicon.notation import Anchor, NotationError, Sequence_, Word, anchors, ends, needs, parse
from ert_writer.lexicon.tokens import Tokens, tokenize
from ert_writer.model.findings import Span
from ert_writer.model.language import EN, Language
from ert_writer.text.fold import fold
from ert_writer.text.languages import all_languages

SHORT_FORMS = "short-forms"
"""The topic whose rows spell out short forms: a row's kind is what its words stand for."""


ORDINARY = "ordinary"
"""The topic of everyday words: they are looked up one by one and never reported as occurrences."""


class _Phrase:
    """A phrase of a row, or one of its ways to say it, compiled when its rarest word first occurs."""

    __slots__ = ("_anchors", "_needs", "_steps", "exception", "language", "row", "text", "way")

    def __init__(self, row: Row, entry: Entry) -> None:
        self.row = row
        _, self.language, self.text, self.way, self.exception = entry
        self._steps: Sequence_ | None = None
        self._anchors: tuple[Anchor, ...] | None = None
        self._needs: tuple[Word, ...] | None = None

    @property
    def steps(self) -> Sequence_:
        if self._steps is None:
            self._steps = parse(self.way)
        return self._steps

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        if self._anchors is None:
            self._anchors = anchors(self.steps)
        return self._anchors

    @property
    def needs(self) -> tuple[Word, ...]:
        if self._needs is None:
            self._needs = needs(self.steps)
        return self._needs


class Entry(NamedTuple):
    """A phrase, or one of its ways to say it: number of its row, language, as the row has it, and the way."""

    row: int
    language: Language
    text: str
    way: str
    exception: bool


class Index(msgspec.Struct, frozen=True):
    """What finding needs to know of some rows, as plain values that a cache can keep.

    Attributes:
        entries: the phrases that texts are searched for, in order.
        exact: numbers of entries by the rarest words that they need.
        prefixes: the same by the beginnings of such words.
        short: what short forms stand for, all folded.
        ordinary: everyday words, folded.
        ordinary_prefixes: beginnings of everyday words, folded.
    """

    entries: tuple[Entry, ...]
    exact: dict[str, tuple[int, ...]]
    prefixes: dict[str, tuple[int, ...]]
    short: dict[str, tuple[str, ...]]
    ordinary: frozenset[str]
    ordinary_prefixes: tuple[str, ...]


def _entries(rows: Iterable[Row]) -> Iterator[Entry]:
    for number, row in enumerate(rows):
        if row.topic not in (SHORT_FORMS, ORDINARY):
            for table, exception in ((row.phrases, False), (row.exceptions, True)):
                for language, phrases in table.items():
                    for text in phrases:
                        for way in ways(text):
                            yield Entry(number, language, text, way, exception)


def ways(text: str) -> Iterator[str]:
    """Yield the ways to say a phrase that is one choice, its single words together; any other phrase as it is.

    So a long list costs nothing where none of its phrases can occur.
    """
    if not (text.startswith("[") and text.endswith("]")):
        yield text
        return
    parts, depth, start = [], 0, 1
    for at, char in enumerate(text):
        depth += {"[": 1, "(": 1, "]": -1, ")": -1}.get(char, 0)
        if depth == 0 and at < len(text) - 1:  # the first bracket closes early: no choice as a whole
            yield text
            return
        if (char == "|" and depth == 1) or depth == 0:
            parts.append(text[start:at])
            start = at + 1
    words = [part for part in parts if not re.search(r"[\s~_#'’-]", part)]
    yield from (part for part in parts if part not in words)
    if words:
        yield f"[{'|'.join(words)}]"


def index_of(rows: Sequence[Row]) -> Index:
    """Return the index of some rows.

    Raises:
        NotationError: a phrase is not in the notation; the message names row and phrase.
    """
    entries = tuple(_entries(rows))
    exact: dict[str, list[int]] = defaultdict(list)
    prefixes: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        for word in _keys(_Phrase(rows[entry.row], entry)):
            table, key = (prefixes, word[:-1]) if word.endswith("*") else (exact, word)
            table[key].append(number)
    short: dict[str, tuple[str, ...]] = {}
    everyday: list[Word] = []
    for row in rows:
        said = [text for found in row.phrases.values() for text in found]
        if row.topic == SHORT_FORMS:
            for text in said:
                short[fold(text)] = (*short.get(fold(text), ()), fold(row.kind))
        elif row.topic == ORDINARY:
            everyday += [step for text in said for step in parse(text) if isinstance(step, Word)]
    return Index(
        entries,
        {word: tuple(found) for word, found in exact.items()},
        {word: tuple(found) for word, found in prefixes.items()},
        short,
        frozenset().union(*(word.exact for word in everyday)),
        tuple(prefix for word in everyday for prefix in word.prefixes),
    )


class Lexicon:
    """The rows of some lexicon files, ready to be found in texts.

    Args:
        rows: in order.
        index: what `index_of` returns for them, where that is known already.
    """

    def __init__(self, rows: Iterable[Row], index: Index | None = None) -> None:
        self.rows = tuple(rows)
        self._index = index or index_of(self.rows)
        self._phrases: dict[int, _Phrase] = {}
        self._ordinary = Word(self._index.ordinary, self._index.ordinary_prefixes)
        self._numbers = frozenset(word for data in all_languages() for word in data.numbers.cardinals)
        self._lengths = tuple(sorted({len(prefix) for prefix in self._index.prefixes}))

    def tokens(self, text: str) -> Tokens:
        """Return the words of a text as phrases see them."""
        return tokenize(text, self._index.short, self._numbers)

    def is_ordinary(self, forms: tuple[str, ...]) -> bool:
        """Return whether one form of a word is an everyday word of letters."""
        return self._ordinary.fits(forms)

    def find(self, text: str) -> Hits:
        """Return where the phrases of every row occur in a text."""
        tokens = self.tokens(text)
        found: dict[tuple[str, str], list[Hit]] = defaultdict(list)
        excepted: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
        for phrase, start, stop in self._occurrences(tokens):
            key = (phrase.row.topic, phrase.row.id)
            if phrase.exception:
                excepted[key].append((start, stop))
            else:
                span = Span(tokens.starts[start], tokens.stops[stop - 1])
                found[key].append(Hit(phrase.row, phrase.language, phrase.text, span, (start, stop)))
        by_topic: dict[str, list[Hit]] = defaultdict(list)
        for key, hits in found.items():
            ruled_out = {at for words in excepted.get(key, ()) for at in range(*words)}
            by_topic[key[0]] += _longest(hit for hit in hits if ruled_out.isdisjoint(range(*hit.words)))
        ordered = {topic: tuple(sorted(hits, key=lambda hit: hit.span)) for topic, hits in by_topic.items()}
        return Hits(tokens, ordered)

    def _occurrences(self, tokens: Tokens) -> Iterator[tuple[_Phrase, int, int]]:
        tried: set[tuple[int, int]] = set()
        said = _Said(tokens)
        for at, forms in enumerate(tokens.forms):
            for phrase in self._candidates(forms):
                if not said.allows(phrase):
                    continue
                identity = id(phrase)
                for anchor in phrase.anchors:
                    for start in range(max(0, at - anchor.most), at - anchor.least + 1):
                        if (identity, start) in tried:
                            continue
                        tried.add((identity, start))
                        reached = ends(phrase.steps, tokens, start)
                        if reached:
                            yield phrase, start, max(reached)

    def _candidates(self, forms: tuple[str, ...]) -> Iterator[_Phrase]:
        for form in forms:
            for number in self._index.exact.get(form, ()):
                yield self._phrase(number)
            for length in self._lengths:
                if length > len(form):
                    break
                for number in self._index.prefixes.get(form[:length], ()):
                    yield self._phrase(number)

    def _phrase(self, number: int) -> _Phrase:
        known = self._phrases.get(number)
        if known is None:
            entry = self._index.entries[number]
            # two threads may both make it: the first one stays, since phrases are told apart by identity
            known = self._phrases.setdefault(number, _Phrase(self.rows[entry.row], entry))
        return known


class _Said:
    """The words of a text and their beginnings: most phrases whose rarest word occurs need another that does not."""

    def __init__(self, tokens: Tokens) -> None:
        self._words = frozenset(form for forms in tokens.forms for form in forms)
        self._in_order = sorted(self._words)
        self._answers: dict[int, bool] = {}

    def allows(self, phrase: _Phrase) -> bool:
        """Return whether the text has a word for every step of the phrase that needs one."""
        known = self._answers.get(id(phrase))
        if known is None:
            known = self._answers[id(phrase)] = all(map(self._has, phrase.needs))
        return known

    def _has(self, word: Word) -> bool:
        return not self._words.isdisjoint(word.exact) or any(map(self._begins, word.prefixes))

    def _begins(self, prefix: str) -> bool:
        at = bisect_left(self._in_order, prefix)
        return at < len(self._in_order) and self._in_order[at].startswith(prefix)


def _keys(phrase: _Phrase) -> Iterator[str]:
    """Yield the words that a phrase is indexed by, `*` behind a beginning.

    Raises:
        NotationError: naming row and phrase.
    """
    text = phrase.way
    if "[" not in text and "(" not in text and "-" not in text and "'" not in text:
        # no brackets: the longest word is the rarest, and parsing can wait
        words = [word for word in fold(text).split() if word[0] not in "~_#"]
        if words and "|" not in text:
            yield max(words, key=lambda word: len(word.rstrip("*")))
            return
    try:
        for anchor in phrase.anchors:
            yield from anchor.word.exact
            yield from (f"{prefix}*" for prefix in anchor.word.prefixes)
    except NotationError as error:
        row = phrase.row
        raise NotationError(f"row {row.id!r}, phrase {text!r}: {error}") from None


def _longest(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield the hits of one row without those that overlap a longer one."""
    taken: set[int] = set()
    # where two languages say the same, English goes last: it has the fewest words in common with the others
    for hit in sorted(hits, key=lambda hit: (hit.words[0] - hit.words[1], hit.words[0], hit.language == EN)):
        if taken.isdisjoint(range(*hit.words)):
            taken.update(range(*hit.words))
            yield hit
