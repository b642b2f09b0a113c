"""What may stand between two words of a term in running text: function words, a modifier, a coordination."""

from __future__ import annotations

from collections.abc import Sequence

from ert_writer.terminology.grammar import qualifies
from ert_writer.terminology.lexicon import ARTICLES, BARE_LINKS, CONJUNCTIONS, LINKS
from ert_writer.terminology.pattern import JOINT, LINK
from ert_writer.terminology.words import Gap, Word

PLAIN = 1.0
MODIFIED = 0.95
COORDINATED = 0.9
MAX_GAP = 8
_MAX_MODIFIERS = 2
_MAX_CONJUNCTS = 4


def gap_factor(words: Sequence[Word], before: int, after: int, language: str, between: int) -> float:
    """Return how well two words of the text continue one term: PLAIN, MODIFIED, COORDINATED, or 0 when they do not.

    Args:
        words: of the text.
        before: index of the earlier word.
        after: index of the later word.
        language: base language.
        between: what the term has here: LINK, JOINT and STOP of `pattern`, added up.
    """
    if any(words[at].gap is Gap.BREAK for at in range(before + 1, after + 1)):
        return 0.0
    link = bool(between & LINK)
    joins = bool(between & JOINT)
    commas = sum(words[at].gap is Gap.COMMA for at in range(before + 1, after + 1))
    inner = words[before + 1 : after]
    coordinates = any(word.folded in CONJUNCTIONS[language] for word in inner)
    if not joins and (commas or coordinates):
        return _coordinated(words, before, after, language, link=link) if coordinates or commas > 1 else 0.0
    small = LINKS[language] | (CONJUNCTIONS[language] if joins else frozenset())
    content = [word.folded for word in inner if word.folded not in small]
    if not _links_fit([word.folded for word in inner if word.folded in small], language, link=link or joins):
        return 0.0
    if not content:
        return PLAIN
    return MODIFIED if len(content) <= _MAX_MODIFIERS and _modifiers_fit(inner, content, language, link=link) else 0.0


def _links_fit(links: list[str], language: str, *, link: bool) -> bool:
    return len(links) <= _MAX_CONJUNCTS if link else BARE_LINKS[language].issuperset(links)


def _modifiers_fit(inner: Sequence[Word], content: list[str], language: str, *, link: bool) -> bool:
    if all(qualifies(word, language) for word in content):
        return True
    # English puts nouns as modifiers after the link: `preservation of (stored computer) data`.
    return language == "en" and link and inner[0].folded in LINKS["en"]


def _coordinated(words: Sequence[Word], before: int, after: int, language: str, *, link: bool) -> float:
    """`datos de abonado y de tráfico` holds `datos de tráfico`, `subscriber and traffic data` `subscriber data`."""
    small = LINKS[language] | CONJUNCTIONS[language]
    content = [at for at in range(before + 1, after) if words[at].folded not in small]
    if not 1 <= len(content) <= _MAX_CONJUNCTS:
        return 0.0
    first, last = content[0], content[-1]
    head = [words[at].folded for at in range(before + 1, first)]
    tail = [words[at].folded for at in range(last + 1, after)]
    opens = _joins(head, language) or words[before + 1].gap is Gap.COMMA
    closes = _joins(tail, language)
    if opens:
        return COORDINATED if _shares_end(head, tail, len(content), language, link=link) else 0.0
    if closes:
        return COORDINATED if _shares_start(head, tail, words, content, language, link=link) else 0.0
    return 0.0


def _joins(small: list[str], language: str) -> bool:
    return any(word in CONJUNCTIONS[language] for word in small)


def _shares_end(head: list[str], tail: list[str], conjuncts: int, language: str, *, link: bool) -> bool:
    """Two heads or modifiers before one word: `búsqueda y registro de domicilio`, `subscriber and traffic data`."""
    if _joins(tail, language):
        return False
    if language == "en" and not link:
        return not tail and not set(head) & (LINKS["en"] - ARTICLES["en"])
    return link and bool(tail) and conjuncts <= _MAX_MODIFIERS


def _shares_start(
    head: list[str], tail: list[str], words: Sequence[Word], content: list[int], language: str, *, link: bool
) -> bool:
    """One head before several complements: `datos de abonado, de conexión y de tráfico`, `orden judicial o fiscal`."""
    linked = [word for word in tail if word in LINKS[language]]
    if not link:
        return (
            language != "en"
            and not head
            and not linked
            and all(qualifies(words[at].folded, language) for at in content)
        )
    if not head:
        return bool(linked) and all(qualifies(words[at].folded, language) for at in content)
    definite = any(word in ARTICLES[language] - BARE_LINKS[language] for word in head) or "del" in head
    return bool(linked) or not definite
