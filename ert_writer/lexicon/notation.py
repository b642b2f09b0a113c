r"""The notation of lexicon phrases, and its compiled form.

| written | matches |
| --- | --- |
| `secuestro` | the word, in any case, with or without accents |
| `secuestr*` | every word that begins so (at least three letters) |
| `privad[o\\|a]` | one of the endings |
| `[la\\|su\\|esta] libertad` | one of the words or phrases; an empty one makes the group optional |
| `(muy) urgente` | the word may be missing; `(a\\|b)` is an optional choice |
| `~`, `~8` | a gap of up to four (eight) words within the sentence |
| `_` | any one word |
| `#` | a number in figures or words |

Neighbouring words may be separated by spaces, hyphens or quotation marks; commas, colons and brackets are crossed by a
gap only; nothing crosses the end of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from ert_writer.lexicon.tokens import NUMBER, PLAIN, SOFT, Tokens
from ert_writer.text.fold import fold

GAP = 4
"""How many words `~` may span."""

MAX_GAP = 20
"""The widest gap, in words."""

MIN_PREFIX = 3
"""The shortest beginning that `*` may follow."""


class NotationError(ValueError):
    """A phrase that is not written in the notation; the message says what is wrong."""


@dataclass(frozen=True, slots=True)
class Word:
    """A step that one word satisfies: one of `exact`, or one beginning with one of `prefixes`."""

    exact: frozenset[str]
    prefixes: tuple[str, ...]

    def fits(self, forms: tuple[str, ...]) -> bool:
        """Return whether one form of a word satisfies the step."""
        exact, prefixes = self.exact, self.prefixes
        for form in forms:  # noqa: SIM110 - no generator: this is asked a thousand times a letter
            if form in exact or (prefixes and form.startswith(prefixes)):
                return True
        return False


@dataclass(frozen=True, slots=True)
class Wild:
    """A step that any word satisfies, or any number."""

    number: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """A step over 0 to `words` words."""

    words: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A step that one of several sequences satisfies; an empty sequence makes it optional."""

    ways: tuple[tuple[Step, ...], ...]


Step = Word | Wild | Gap | Choice
Sequence_ = tuple[Step, ...]
_State = tuple[int, bool]


def parse(phrase: str) -> Sequence_:
    """Return the steps of a phrase.

    Raises:
        NotationError: brackets do not close, or a step is not in the notation.
    """
    glued = _GLUED.search(phrase)
    if glued:
        raise NotationError(f"put a space between {glued[0]!r}: round brackets hold whole words")
    spaced = _SPACED_ENDINGS.search(phrase)
    if spaced:
        raise NotationError(f"endings hold no spaces: write the words of {spaced[0]!r} in full")
    reader = _Reader(fold(phrase))
    steps = reader.sequence()
    if reader.at < len(reader.pieces):
        raise NotationError(f"unexpected {reader.pieces[reader.at]!r}")
    if not steps:
        raise NotationError("empty phrase")
    if isinstance(steps[0], Gap) or isinstance(steps[-1], Gap):
        raise NotationError("a gap cannot begin or end a phrase")
    return steps


_GLUED = re.compile(r"\)[^\s)\]|]|[^\s(\[|]\(")
_SPACED_ENDINGS = re.compile(r"[^\s()\[\]|]\[[^\[\]]*\s[^\[\]]*")
_PIECE = re.compile(r"[()|]|(?:[^\s()\[\]|]|\[[^\s()\[\]]*\])+|\[|\]|\S")


class _Reader:
    """A phrase in pieces: words with their endings, brackets and bars."""

    def __init__(self, text: str) -> None:
        self.pieces = _PIECE.findall(text)
        self.at = 0

    def sequence(self) -> Sequence_:
        """Return the steps up to a bar, a closing bracket or the end."""
        steps: list[Step] = []
        while self.at < len(self.pieces) and self.pieces[self.at] not in ("|", ")", "]"):
            piece = self.pieces[self.at]
            self.at += 1
            if piece == "(":
                steps.append(_simplified((*self._ways(")"), ())))
            elif piece == "[":
                steps.append(_simplified(self._ways("]")))
            else:
                steps.append(_single(piece))
        return tuple(steps)

    def _ways(self, closing: str) -> list[Sequence_]:
        ways = [self.sequence()]
        while self.at < len(self.pieces) and self.pieces[self.at] == "|":
            self.at += 1
            ways.append(self.sequence())
        if self.at >= len(self.pieces) or self.pieces[self.at] != closing:
            raise NotationError(f"{closing!r} is missing")
        self.at += 1
        return ways


@lru_cache(maxsize=8192)
def _single(piece: str) -> Step:
    """Return the step of one word with its endings, of a gap or of a wild card."""
    if piece[0] == "~":
        return Gap(_gap(piece))
    if piece in ("_", "#"):
        return Wild(number=piece == "#")
    if piece.isalnum() and piece.isascii():
        return Word(frozenset((piece,)), ())
    spellings = _spelled(piece)
    wild: list[Sequence_] = [(Wild(number=spelling == "#"),) for spelling in spellings if spelling in ("_", "#")]
    if not wild:
        return _word(spellings)
    return Choice((*wild, (_word([spelling for spelling in spellings if spelling not in ("_", "#")]),)))


def _gap(piece: str) -> int:
    if piece == "~":
        return GAP
    if not piece[1:].isdecimal() or not 0 < int(piece[1:]) <= MAX_GAP:
        raise NotationError(f"{piece!r} is not a gap; write ~ or ~1 to ~{MAX_GAP}")
    return int(piece[1:])


_ENDINGS = re.compile(r"\[([^\[\]]*)\]|([^\[\]]+)")


def _spelled(piece: str) -> list[str]:
    """Return the spellings of a word with endings in brackets."""
    parts = [match[1].split("|") if match[2] is None else [match[2]] for match in _ENDINGS.finditer(piece)]
    return ["".join(spelling) for spelling in product(*parts)]


_SPELLING = re.compile(r"[^\W_]+\*?")


def _word(spellings: Sequence[str]) -> Step:
    """Return the step of some spellings; a hyphen or apostrophe inside one parts two words."""
    ways: list[Sequence_] = []
    exact, prefixes = set(), set()
    for spelling in spellings:
        parts = _checked(re.split(r"[-'’]", spelling), spelling)
        if len(parts) > 1:
            ways.append(tuple(_word([part]) for part in parts))
        elif not spelling:
            ways.append(())
        elif spelling.endswith("*"):
            prefixes.add(spelling[:-1])
        else:
            exact.add(spelling)
    word = Word(frozenset(exact), tuple(sorted(prefixes)))
    if not ways:
        return word
    return Choice((*ways, (word,)) if exact or prefixes else tuple(ways))


def _checked(parts: list[str], spelling: str) -> list[str]:
    for part in parts:
        if (part and not _SPELLING.fullmatch(part)) or (not part and len(parts) > 1):
            raise NotationError(f"{spelling!r} is not a word of the notation")
        if part.endswith("*") and len(part) <= MIN_PREFIX:
            raise NotationError(f"{spelling!r}: '*' needs at least {MIN_PREFIX} letters before it")
    return parts


def _simplified(ways: Sequence[Sequence_]) -> Step:
    """Return a choice, as one word step where every way is a single word."""
    if all(len(way) == 1 and isinstance(way[0], Word) for way in ways):
        words = [step for way in ways for step in way if isinstance(step, Word)]
        exact = frozenset().union(*(word.exact for word in words))
        return Word(exact, tuple(sorted({prefix for word in words for prefix in word.prefixes})))
    return Choice(tuple(ways))


def width(step: Step) -> tuple[int, int]:
    """Return the least and greatest number of words that a step spans."""
    if isinstance(step, Gap):
        return 0, step.words
    if isinstance(step, Choice):
        sums = [(sum(width(s)[0] for s in way), sum(width(s)[1] for s in way)) for way in step.ways]
        return min(low for low, _ in sums), max(high for _, high in sums)
    return 1, 1


@dataclass(frozen=True, slots=True)
class Anchor:
    """A word that every occurrence of a phrase holds, and how many words may be before it."""

    word: Word
    least: int
    most: int


def anchors(steps: Sequence_) -> tuple[Anchor, ...]:
    """Return the rarest word that a phrase must hold, judged by length; one for each way where a choice is rarest.

    Raises:
        NotationError: no word is certain to occur.
    """
    best = _anchors(steps)
    if not best:
        raise NotationError("no word is certain to occur in it")
    return best


def needs(steps: Sequence_) -> tuple[Word, ...]:
    """Return words of which every text with the phrase holds each: those of a choice count as one word."""
    found = (tuple(anchor.word for anchor in _step_anchors(step)) for step in steps)
    return tuple(_one_of(words) for words in found if words)


def _one_of(words: Sequence[Word]) -> Word:
    exact = frozenset().union(*(word.exact for word in words))
    return Word(exact, tuple({prefix for word in words for prefix in word.prefixes}))


def _anchors(steps: Sequence_) -> tuple[Anchor, ...]:
    best: tuple[Anchor, ...] = ()
    least = most = 0
    for step in steps:
        found = tuple(Anchor(a.word, least + a.least, most + a.most) for a in _step_anchors(step))
        if found and (not best or _rarest(found) > _rarest(best)):
            best = found
        low, high = width(step)
        least, most = least + low, most + high
    return best


def _step_anchors(step: Step) -> tuple[Anchor, ...]:
    if isinstance(step, Word):
        return (Anchor(step, 0, 0),)
    if not isinstance(step, Choice):
        return ()
    ways = [_anchors(way) for way in step.ways]
    return tuple(anchor for way in ways for anchor in way) if all(ways) else ()


def _rarest(found: tuple[Anchor, ...]) -> int:
    return min(_rarity(anchor.word) for anchor in found)


def _rarity(word: Word) -> int:
    return min(len(spelling) for spelling in (*word.exact, *word.prefixes))


def ends(steps: Sequence_, tokens: Tokens, start: int) -> set[int]:
    """Return the token positions right behind the occurrences of a phrase that begin at a token."""
    forms, before = tokens.forms, tokens.before
    count, at = len(forms), start
    for taken, step in enumerate(steps):  # words one after the other lead to one place: most phrases fail at the first
        if not isinstance(step, Word):
            return {place for place, _ in _behind(steps[taken:], tokens, {(at, False)}, start)}
        if at >= count or (at > start and before[at] > PLAIN) or not step.fits(forms[at]):
            return set()
        at += 1
    return {at}


def _behind(steps: Sequence_, tokens: Tokens, reached: set[_State], start: int) -> set[_State]:
    """Return the states right behind some steps.

    Args:
        steps: to be taken one after the other.
        tokens: the words of the text.
        reached: places before the first step, and whether a gap ended there, which may also end at a comma.
        start: where the phrase begins: what is before its first word does not matter.
    """
    for step in steps:
        if not reached:
            break
        if isinstance(step, Word):
            reached = _over_word(step, tokens, _open(tokens, reached, start))
        elif isinstance(step, Choice):
            reached = _over_choice(step, tokens, reached, start)
        elif isinstance(step, Gap):
            reached = {(place, True) for at, _ in reached for place in _over_gap(step, tokens, at)}
        else:
            kinds, number = tokens.kinds, step.number
            reached = {(at + 1, False) for at in _open(tokens, reached, start) if not number or kinds[at] == NUMBER}
    return reached


def _over_word(step: Word, tokens: Tokens, places: list[int]) -> set[_State]:
    exact, prefixes, forms = step.exact, step.prefixes, tokens.forms
    found = set()
    for at in places:
        for form in forms[at]:  # as in `Word.fits`, which is asked too often here to be called
            if form in exact or (prefixes and form.startswith(prefixes)):
                found.add((at + 1, False))
                break
    return found


def _over_choice(step: Choice, tokens: Tokens, reached: set[_State], start: int) -> set[_State]:
    places = _open(tokens, reached, start)
    found: set[_State] = set()
    for way in step.ways:
        if way and isinstance(way[0], Word):  # most ways fail at their first word
            after = _over_word(way[0], tokens, places)
            found |= _behind(way[1:], tokens, after, start) if after and len(way) > 1 else after
        else:
            found |= _behind(way, tokens, reached, start)
    return found


def _open(tokens: Tokens, reached: set[_State], start: int) -> list[int]:
    """Return the places that have a word which nothing too weighty parts from the one before it."""
    before = tokens.before
    count = len(before)
    return [at for at, soft in reached if at < count and (at == start or before[at] <= (SOFT if soft else PLAIN))]


def _over_gap(step: Gap, tokens: Tokens, at: int) -> Iterator[int]:
    for place in range(at, min(at + step.words, len(tokens)) + 1):
        if place > at and not tokens.joined(place - 1, SOFT):
            return
        yield place
