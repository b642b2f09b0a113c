"""What may be between two words of a term in running text: function words, a modifier, a coordination."""

from __future__ import annotations

from collections.abc import Sequence

from ert_writer.terminology.grammar import qualifies
from ert_writer.terminology.lexicon import (
    ARTICLES,
    BARE_LINKS,
    CONJUNCTIONS,
    LINKS,
    NEUTRAL_LINKS,
    PURE_ARTICLES,
    ROMANCE_MODIFIERS,
)
from ert_writer.terminology.pattern import JOINT, LINK, OTHER_LINK, POSTPONED, PREPOSITION, TIGHT
from ert_writer.text.words import Gap, Word

PLAIN = 1.0
MODIFIED = 0.95
COORDINATED = 0.9
LOOSELY_COORDINATED = 0.66
"""Conjuncts of more than one noun, `connection and application access logs`: enough to satisfy a concept."""
STRAINED = 0.65
"""Another preposition, or none: enough to satisfy a concept, not to say that it is there."""
MAX_GAP = 8
_MAX_MODIFIERS = 3
_MAX_CONJUNCTS = 4


def gap_factor(words: Sequence[Word], before: int, after: int, language: str, between: int) -> float:
    """Return how well two words of the text continue one term; 0 when they do not.

    Args:
        words: of the text.
        before: index of the earlier word.
        after: index of the later word.
        language: base language.
        between: what the term has here: LINK, JOINT, ... of `pattern`, added up.

    Returns:
        PLAIN, MODIFIED, COORDINATED, LOOSELY_COORDINATED, STRAINED or 0.
    """
    if any(words[at].gap is Gap.BREAK for at in range(before + 1, after + 1)):
        return 0.0
    commas = sum(words[at].gap is Gap.COMMA for at in range(before + 1, after + 1))
    inner = [word.folded for word in words[before + 1 : after]]
    joins = any(word in CONJUNCTIONS[language] for word in inner)
    if not between & JOINT and (commas or joins):
        return _coordinated(words, before, after, language, between) if joins or commas > 1 else 0.0
    return _linked(inner, language, between)


def adjacent_factor(between: int, gap: Gap) -> float:
    """Return how well a word directly after another continues one term: PLAIN, STRAINED without its link, or 0."""
    if gap is Gap.COMMA and not between & JOINT:
        return 0.0
    return STRAINED if between & PREPOSITION and not between & JOINT else PLAIN


def _linked(inner: Sequence[str], language: str, between: int) -> float:
    """Function words, and modifiers after the first word of the two: `datos completos de los abonados`."""
    small = LINKS[language] | (CONJUNCTIONS[language] if between & JOINT else frozenset())
    links = [word for word in inner if word in small]
    content = [word for word in inner if word not in small]
    if len(links) > 4 or not _permitted(language, between).issuperset(links):
        return 0.0
    if content and (between & TIGHT or not _modifiers_fit(inner, content, small, language, between)):
        return 0.0
    if between & LINK and not between & JOINT and _strained(links, language, between):
        return STRAINED
    return MODIFIED if content else PLAIN


def _strained(links: Sequence[str], language: str, between: int) -> bool:
    """Another preposition than `de`, or an article alone: `en peligro la vida` is no `peligro para la vida`."""
    if between & PREPOSITION and PURE_ARTICLES[language].issuperset(links):
        return True  # nor is `requests the preservation` a `request for preservation`
    return not between & OTHER_LINK and not NEUTRAL_LINKS[language].issuperset(links)


def _permitted(language: str, between: int) -> frozenset[str]:
    if between & TIGHT:  # `a la brevedad` has its article, `under seal` none
        return LINKS[language] if between & LINK and not between & POSTPONED else frozenset()
    return LINKS[language] | CONJUNCTIONS[language] if between & (LINK | JOINT) else BARE_LINKS[language]


def _modifiers_fit(
    inner: Sequence[str], content: Sequence[str], small: frozenset[str], language: str, between: int
) -> bool:
    if len(content) > _MAX_MODIFIERS:
        return False
    if language == "en":  # nouns qualify after the link: `preservation of (stored computer) data`
        return all(qualifies(word, language) for word in content) or bool(between & LINK and inner[0] in small)
    opening = next((at for at, word in enumerate(inner) if word in small), len(inner))
    before, after = inner[:opening], [word for word in inner[opening:] if word not in small]
    return all(qualifies(word, language) for word in before) and ROMANCE_MODIFIERS.issuperset(after)


def _coordinated(words: Sequence[Word], before: int, after: int, language: str, between: int) -> float:
    """`datos de abonado y de tráfico` holds `datos de tráfico`, `subscriber and traffic data` `subscriber data`."""
    small = LINKS[language] | CONJUNCTIONS[language]
    content = [at for at in range(before + 1, after) if words[at].folded not in small]
    if between & TIGHT or not 1 <= len(content) <= _MAX_CONJUNCTS:
        return 0.0
    head = [words[at].folded for at in range(before + 1, content[0])]
    tail = [words[at].folded for at in range(content[-1] + 1, after)]
    conjuncts = [words[at].folded for at in content]
    link = bool(between & LINK)
    fits = COORDINATED if _one_each(words, before, after, conjuncts, language) else LOOSELY_COORDINATED
    if _joins(head, language) or words[before + 1].gap is Gap.COMMA:
        return fits if _shares_end(head, tail, conjuncts, language, link=link) else 0.0
    if _joins(tail, language):
        return fits if _shares_start(head, tail, conjuncts, language, link=link) else 0.0
    inner = [words[at].folded for at in range(before + 1, after)]
    return _linked([word for word in inner if word not in CONJUNCTIONS[language]], language, between)


def _one_each(words: Sequence[Word], before: int, after: int, conjuncts: list[str], language: str) -> bool:
    """Conjuncts are one noun each, qualified or not: `time and memory limits`, no `many software systems`."""
    joints = sum(words[at].gap is Gap.COMMA for at in range(before + 1, after + 1))
    joints += sum(words[at].folded in CONJUNCTIONS[language] for at in range(before + 1, after))
    return sum(not qualifies(word, language) for word in conjuncts) <= joints


def _joins(small: Sequence[str], language: str) -> bool:
    return any(word in CONJUNCTIONS[language] for word in small)


def _shares_end(head: list[str], tail: list[str], conjuncts: list[str], language: str, *, link: bool) -> bool:
    """Two heads or modifiers before one word: `búsqueda y registro de domicilio`, `subscriber and traffic data`."""
    if _joins(tail, language):
        return False
    if language == "en" and not link:
        return not tail and not set(head) & (LINKS["en"] - ARTICLES["en"])
    return link and bool(tail) and all(qualifies(word, language) for word in conjuncts[1:])


def _shares_start(head: list[str], tail: list[str], conjuncts: list[str], language: str, *, link: bool) -> bool:
    """One head before several complements: `datos de abonado, de conexión y de tráfico`, `orden judicial o fiscal`."""
    linked = [word for word in tail if word not in CONJUNCTIONS[language]]
    if linked and linked[0] in ARTICLES[language] - NEUTRAL_LINKS[language]:
        return False  # an article opens a phrase of its own: `alertas de seguridad y sus usuarios`
    adjectives = all(qualifies(word, language) for word in conjuncts)
    if not link:
        return language != "en" and not head and not linked and adjectives
    if not head:  # `datos técnicos, de interacción y de ubicación`: the first complement is an adjective
        return bool(linked) and (adjectives or (language != "en" and qualifies(conjuncts[0], language)))
    definite = any(word in ARTICLES[language] - BARE_LINKS[language] for word in head) or "del" in head
    return bool(linked) or not definite
