"""From a term to the pattern that finds it: which words, in which forms, with what between them."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from ert_writer.model.language import Language, base
from ert_writer.model.terms import Concept, Term
from ert_writer.terminology import gender, plural, spelling, verb
from ert_writer.terminology.lexicon import (
    CONJUNCTIONS,
    LEADING_ARTICLES,
    LINKS,
    NEGATIONS,
    NEUTRAL_LINKS,
    PURE_ARTICLES,
)
from ert_writer.text.words import Gap, Word, joined, words


class Mode(StrEnum):
    """How a word of a term varies."""

    NOUN = "n"
    ADJECTIVE = "a"
    VERB = "v"
    FIXED = "f"
    CAPITALS = "c"  # an acronym: letter case counts


LINK = 1
"""A term has a function word between two of its words, so that a text may have others."""
JOINT = 2
"""... `and`, `or` or a comma."""
STOP = 4
"""... other punctuation, as in `S.A.`"""
TIGHT = 8
"""... nothing, and the word before is a small one that the term opens with: `under seal`, `en flagrancia`."""
PREPOSITION = 32
"""... a function word that is more than an article."""
OTHER_LINK = 16
"""... a function word that says more than `de` or `of`."""
POSTPONED = 64
"""... nothing, and the word itself is a participle put behind its noun: `data stored`."""


_GLOSS = re.compile(r"\s+\([^)]*\)")
"""What a glossary adds in brackets to explain a term is not a part of it: `disclosure (of data)`."""


class Slot(NamedTuple):
    """One word of a term: its folded form (as written for an acronym), how it varies, and what stood before it."""

    word: str
    mode: Mode
    between: int  # what the term itself has before it: LINK, JOINT and STOP, added up


_ENGLISH_FIXED_ENDINGS = ("ed", "ing", "al", "ive", "ous", "ic", "able", "ible")


_PARTICIPLES = ("ed", "ing")


def part_of_speech(term: Term, concept: Concept) -> str:
    """Return the term's part of speech, else that of another term of its concept, else the empty string."""
    if term.part_of_speech:
        return term.part_of_speech
    return next((t.part_of_speech for t in concept.terms if t.part_of_speech in ("noun", "verb", "adjective")), "")


def patterns(term: Term, speech: str) -> list[tuple[Slot, ...]]:
    """Return the patterns of a term: its own, that with hyphens closed up (`e-mail`), and one with a participle behind.

    Args:
        term: the term.
        speech: its part of speech, from `part_of_speech`.
    """
    text = _GLOSS.sub("", term.text).strip() or term.text
    found = words(text) or _bare_words(text)
    if not found:
        return []
    made = [_pattern(found, term, speech)]
    if any(word.gap is Gap.HYPHEN for word in found[1:]):
        made.append(_pattern(_closed(found), term, speech))
    return made + [_postponed(slots) for slots in made if _begins_with_participle(slots, term)]


def _begins_with_participle(slots: tuple[Slot, ...], term: Term) -> bool:
    english = base(term.language) == "en" and not term.exact and len(slots) > 1
    return english and slots[0].mode is Mode.FIXED and slots[0].word.endswith(_PARTICIPLES)


def _postponed(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """`stored data` as in `data stored by the user`; the link it does not have makes it doubtful, so it never asks."""
    first, second, *rest = slots
    return (second._replace(between=0), *rest, first._replace(between=TIGHT | LINK | PREPOSITION | POSTPONED))


def _bare_words(text: str) -> list[Word]:
    """A term that is itself an address or handle: one word, as it stands."""
    folded = text.strip().lower()
    return [Word(0, len(text), text.strip(), folded, folded, Gap.BREAK)] if folded else []


def _closed(found: list[Word]) -> list[Word]:
    closed = [found[0]]
    for word in found[1:]:
        if word.gap is Gap.HYPHEN:
            closed.append(joined(closed.pop(), word))
        else:
            closed.append(word)
    return closed


def _pattern(found: list[Word], term: Term, speech: str) -> tuple[Slot, ...]:
    language = base(term.language)
    links, joints = LINKS.get(language, _NONE), CONJUNCTIONS.get(language, _NONE)
    if len(found) > 1 and found[0].folded in LEADING_ARTICLES.get(language, _NONE) and not term.exact:
        found = found[1:]
    slots: list[Slot] = []
    between = 0
    last = len(found) - 1
    for at, word in enumerate(found):
        between |= _GAPS.get(word.gap, 0) if slots else 0
        small = word.folded in links or word.folded in joints
        if small and slots and at < last and not term.exact and not _hyphened(found, at):
            between |= _link_flags(word.folded, language, joint=word.folded in joints)
            continue
        mode = _mode(
            word, term, speech, language, first=not slots, link=bool(between & (LINK | TIGHT)), last=at == last
        )
        slots.append(Slot(word.surface if mode is Mode.CAPITALS else word.folded, mode, between))
        between = TIGHT if small and len(slots) == 1 else 0
    return tuple(slots)


_NONE: frozenset[str] = frozenset()


def _link_flags(word: str, language: str, *, joint: bool) -> int:
    if joint:
        return LINK | JOINT
    flags = LINK if word in PURE_ARTICLES[language] else LINK | PREPOSITION
    return flags if word in NEUTRAL_LINKS[language] else flags | OTHER_LINK


_GAPS = {Gap.COMMA: JOINT, Gap.BREAK: STOP}


def _hyphened(found: list[Word], at: int) -> bool:
    return found[at].gap is Gap.HYPHEN or (at + 1 < len(found) and found[at + 1].gap is Gap.HYPHEN)


def may_turn(slots: tuple[Slot, ...]) -> bool:
    """Return whether a pattern's words may be in another order: only names of things, without fixed small words."""
    plain = LINK | PREPOSITION | OTHER_LINK
    return all(slot.mode in (Mode.NOUN, Mode.ADJECTIVE) and not slot.between & ~plain for slot in slots)


def _mode(word: Word, term: Term, speech: str, language: str, *, first: bool, link: bool, last: bool) -> Mode:
    if is_acronym(term.text) or (is_acronym(word.surface) and not term.text.isupper()):
        return Mode.CAPITALS if first and last else Mode.FIXED
    small = word.folded in NEGATIONS or word.folded in LINKS.get(language, _NONE)
    if term.exact or language not in LINKS or small or not word.folded.isalpha():
        return Mode.FIXED
    if first and (speech == "verb" or (not speech and last and _looks_infinitive(word.folded, language))):
        return Mode.VERB
    if speech == "adverb" and first:
        return Mode.FIXED
    return _english_mode(word, speech, last=last) if language == "en" else _romance_mode(speech, first=first, link=link)


def _english_mode(word: Word, speech: str, *, last: bool) -> Mode:
    qualifier = not last and word.folded.endswith(_ENGLISH_FIXED_ENDINGS)
    return Mode.FIXED if qualifier or speech == "adjective" else Mode.NOUN


def _romance_mode(speech: str, *, first: bool, link: bool) -> Mode:
    if first:
        return Mode.ADJECTIVE if speech == "adjective" else Mode.NOUN
    return Mode.NOUN if link else Mode.ADJECTIVE


def is_acronym(text: str) -> bool:
    """Return whether a word is written in capitals that count: `IP`, `MLAT`, `C4`."""
    return 2 <= len(text) <= 8 and text.isalnum() and text.upper() == text and text[0].isalpha()


def _looks_infinitive(word: str, language: str) -> bool:
    return (
        language != "en"
        and len(word) > 4
        and word.endswith(("ar", "er", "ir", "ír"))
        and verb.is_infinitive(word, language)
    )


def forms(slot: Slot, language: Language) -> frozenset[str]:
    """Return every form of a slot's word, folded and accented; an acronym's as written.

    Args:
        slot: of a pattern.
        language: base language.
    """
    if slot.mode is Mode.CAPITALS:
        return frozenset({slot.word, slot.word + "s"})
    if slot.mode is Mode.FIXED or language not in LINKS:
        return frozenset({slot.word, *(spelling.variants(slot.word) if language == "en" else ())})
    if slot.mode is Mode.VERB:
        return frozenset(verb.english(slot.word) if language == "en" else verb.romance(slot.word, language))
    if language == "en":
        found = {slot.word, *plural.english(slot.word)}
        return frozenset(found | {other for form in found for other in spelling.variants(form)})
    return _nominal(slot, language)


def _nominal(slot: Slot, language: Language) -> frozenset[str]:
    number = plural.spanish if language == "es" else plural.portuguese
    found = {slot.word, *number(slot.word)}
    for form in tuple(found):
        for other in gender.genders(form, language, adjective=slot.mode is Mode.ADJECTIVE):
            found |= {other, *number(other)}
    return frozenset(found)
