"""A target, or a whole clause of it, that is still in the source language.

**Why.** A sentence left in Spanish inside an English letter is not read by its reader, and every other check is blind
there.

**Flags.** A target equal to the source, a target in the source language in other words, and a clause copied from the
source (`value` `segment` or `part`).

**Passes.** Names of people, in capitals too, agencies and laws, reference lines (`Ref.: FED/SEIDO/12/2024`), quoted
words, addresses and numbers, and words that both languages share.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from ert_writer.checks.rule import Issue, PairCheck
from ert_writer.checks.vocabulary import betrays, looks_like
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.findings import Category, Severity, Span
from ert_writer.model.language import SUPPORTED, Language, base
from ert_writer.text.fold import fold
from ert_writer.text.words import Token, is_caps, tokens, without_tokens
from ert_writer.vocabulary.names import name_lists
from ert_writer.vocabulary.words import word_list

_ADDRESS = re.compile(r"@|://|www\.|_|\d|^#|\w\.(?:com|edu|gob|gov|info|int|jus|mil|mp|net|org)\b")
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)|\*[^*]+\*")
_BORDER = re.compile(r"[.;:!?()\n]+|,|\s[-–—]\s")
_AGENCY = re.compile(
    r"\b(?:ministeri\w+|fiscali\w+|polici\w+|juzgad\w+|secretari\w+|procuradur\w+|departament\w+|gobiern\w+|republic\w+"
    r"|estado|unidad\w*|division|tribuna\w+|delegaci\w+|governo|vara|comarca|promotori\w+|gabinete"
    r"|comisari\w+|policia|unidade|direccion (?:general|nacional|de investiga\w+)"
    r"|ministry|office|department|bureau|division|unit|court|federal|nacional|national)\b"
)
_REFERENCE = re.compile(
    r"(?:ref\w*|asunto|assunto|oficio|of|carpeta|exp\w*|causa|legajo|proc\w*|autos|inquerito|ip[lm]"
    r"|bo|nuc|ruc|rit|caso|case|file)\b"
    r"[\s.:#/nº°umro]*[^a-z]*(?:\w+\s+){0,3}[\w./-]*\d"
)
_IN_NO_NAME = re.compile(
    r"\b(?:que|se|no|nao|not|est[ae]s?|estos|son|sao|fue|foi|ha|han|su|sus|seu|sua|lo|le|les|lhe|cuando|quando|como"
    r"|this|that|is|are|was|were|has|have|we|you|it|be|will|solicit\w+|requier\w+)\b"
)
"""Pronouns and verbs: the name of an agency has none."""
_NAME_LINKS = frozenset(
    {"de", "del", "la", "las", "los", "da", "do", "das", "dos", "y", "e", "van", "von", "dr", "dra", "sr", "sra"}
)
_NAME_WORDS = 7
_QUOTATION = 6  # words up to which a quotation may stay in the source language
_PLACES = 8  # of the same words in the source that are looked at
_LEAST_OWN = 3  # words in a row that show that a translation was begun
_LEAST_SENTENCE = 4  # words
_LEAST_RUN = 4  # words copied in a row before they count as a clause


class _Language(NamedTuple):
    source: Language
    target: Language


def _look(pair: Pair, _context: CheckContext) -> Iterator[Issue]:
    way = _Language(base(pair.source_language), base(pair.target_language))
    if way.source == way.target or way.source not in SUPPORTED or way.target not in SUPPORTED:
        return
    target = _readable(pair.target)
    if _whole(pair, target, way):
        yield Issue(
            f"the target is still in the source language ({way.source})",
            Span(0, len(pair.source)),
            Span(0, len(pair.target)),
            value="segment",
        )
        return
    if _same(pair.source, pair.target):
        return
    for span in _parts(pair.source, target, way):
        yield Issue(
            f"this part is still in the source language ({way.source}): {pair.target[slice(*span)]!r}",
            target_span=span,
            value="part",
        )


def _readable(text: str) -> str:
    """Blank out addresses, numbers and quoted words, which may stay as they are; places are kept."""
    text = without_tokens(text, _ADDRESS)
    return _QUOTED.sub(lambda match: " " * len(match[0]) if len(match[0].split()) <= _QUOTATION else match[0], text)


def _whole(pair: Pair, target: str, way: _Language) -> bool:
    ours = tokens(target)
    foreign = [word for word in ours if betrays(word, way.source, way.target)]
    native = [word for word in ours if betrays(word, way.target, way.source)]
    if _same(pair.source, pair.target):
        if _REFERENCE.match(fold(pair.target)) or _is_signature(ours):
            return False
        return _says_something(ours, target, way) and len(native) <= len(foreign)
    said = " ".join(word.folded for word in tokens(pair.source))
    if any(_is_native(target[slice(*span)], said, way) for span in _clauses(target)) or _begins_or_ends(
        ours, said, way
    ):
        return False
    content = [word for word in foreign if word.lower or is_caps(target)]
    if len(ours) < 3 or len(content) < 2:
        return False
    return len(foreign) >= 3 * len(native) and len(foreign) + _marked(ours, way) >= 0.3 * len(ours)


def _is_signature(ours: Sequence[Token]) -> bool:
    """Return whether words are a person's name and nothing else, in capitals too: `OTÁVIO LUÍS MENDONÇA REIS`."""
    said = [word.folded for word in ours if word.folded not in _NAME_LINKS and len(word.folded) > 1]
    if not 2 <= len(said) <= _NAME_WORDS or any(word.lower for word in ours if word.folded not in _NAME_LINKS):
        return False
    lists = name_lists()
    known = [word in lists.given or word in lists.surnames for word in said]
    return known[0] and sum(known) * 3 >= len(said) * 2


def _is_native(clause: str, source: str, way: _Language) -> bool:
    """Return whether a clause is in the target language: by its words, or since nothing in it is the source's."""
    ours = tokens(clause)
    native = sum(betrays(word, way.target, way.source) for word in ours)
    foreign = sum(looks_like(word, way.source, way.target) for word in ours)
    new = len(ours) >= 2 and not foreign and " ".join(word.folded for word in ours) not in source
    return native > foreign or new


def _begins_or_ends(ours: Sequence[Token], source: str, way: _Language) -> bool:
    """Return whether the target begins or ends with a run of words of its own language that is not in the source."""
    known = frozenset(source.split())
    for order in (ours, ours[::-1]):
        run = list(
            takewhile(lambda word: word.folded not in known and not betrays(word, way.source, way.target), order)
        )
        if len(run) >= _LEAST_OWN and any(betrays(word, way.target, way.source) for word in run):
            return len(run) < len(ours)
    return False


def _same(source: str, target: str) -> bool:
    return [word.folded for word in tokens(source)] == [word.folded for word in tokens(target)]


def _says_something(ours: Sequence[Token], text: str, way: _Language) -> bool:
    """Return whether words are a statement of the source language rather than names or a reference line."""
    if is_caps(text):
        known = [word for word in ours if looks_like(word._replace(text=word.text.lower()), way.source, way.target)]
        named = _AGENCY.search(fold(text)) and not _IN_NO_NAME.search(fold(text))
        return len(known) >= 2 and not named
    content = [word for word in ours if word.lower and looks_like(word, way.source, way.target)]
    return any(len(word.text) > 3 for word in content) or _is_sentence(ours, way)


def _is_sentence(ours: Sequence[Token], way: _Language) -> bool:
    """Return whether several words in small letters are words of the source language and none of the target's."""
    small = [word.text for word in ours if word.lower and len(word.text) > 3]
    source, target = word_list(way.source), word_list(way.target)
    own = [word for word in small if source.knows(word) and not target.knows(word)]
    grammar = any(betrays(word, way.source, way.target) for word in ours if word.lower)
    return len(ours) >= _LEAST_SENTENCE and len(own) >= (1 if grammar else 2)


def _marked(ours: Iterable[Token], way: _Language) -> int:
    return sum(looks_like(word, way.source, way.target) and not betrays(word, way.source, way.target) for word in ours)


def _parts(source: str, target: str, way: _Language) -> Iterator[Span]:
    """Return the stretches of the target that are copied clauses, or clauses in the source language."""
    copied = list(_copied(source, target, way))
    yield from copied
    for span in _clauses(target):
        if any(other.start < span.end and span.start < other.end for other in copied):
            continue
        ours = tokens(target[slice(*span)])
        foreign = [word for word in ours if betrays(word, way.source, way.target)]
        native = [word for word in ours if betrays(word, way.target, way.source)]
        lower = [word for word in ours if word.lower and looks_like(word, way.source, way.target)]
        if len(ours) >= 5 and len(foreign) >= 3 and not native and any(len(word.text) > 3 for word in lower):
            yield span


def _clauses(text: str) -> Iterator[Span]:
    start = 0
    for match in [*_BORDER.finditer(text), None]:
        end = match.start() if match else len(text)
        piece = text[start:end]
        if piece.strip():
            yield Span(start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip())))
        start = match.end() if match else end


def _copied(source: str, target: str, way: _Language) -> Iterator[Span]:
    """Return the stretches of words that are in both texts in the same order and say something."""
    ours, theirs = [word.folded for word in tokens(source)], tokens(target)
    grams: dict[tuple[str, ...], list[int]] = {}
    for place in range(len(ours) - _LEAST_RUN + 1):
        grams.setdefault(tuple(ours[place : place + _LEAST_RUN]), []).append(place)
    at = 0
    while at <= len(theirs) - _LEAST_RUN:
        gram = tuple(word.folded for word in theirs[at : at + _LEAST_RUN])
        length = max((_run(ours, place, theirs, at) for place in grams.get(gram, ())[:_PLACES]), default=0)
        run = theirs[at : at + length]
        if run and _is_clause(run, way):
            yield Span(run[0].span.start, run[-1].span.end)
        at += max(length, 1)


def _run(ours: Sequence[str], place: int, theirs: Sequence[Token], at: int) -> int:
    length = 0
    while (
        place + length < len(ours) and at + length < len(theirs) and ours[place + length] == theirs[at + length].folded
    ):
        length += 1
    return length


def _is_clause(run: Sequence[Token], way: _Language) -> bool:
    """Return whether copied words are more than a name: content words in lower case, and the language's grammar."""
    grammar = sum(betrays(word, way.source, way.target) for word in run)
    content = [word for word in run if word.lower and len(word.text) > 3]
    return grammar >= 1 and len(content) >= 2 and sum(looks_like(word, way.source, way.target) for word in run) >= 2


CHECK = PairCheck("untranslated", Category.UNTRANSLATED, Severity.ERROR, _look)
