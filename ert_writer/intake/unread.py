"""Which sentences of a letter no reader understood: too many of their words are in no row of the lexicon."""

from __future__ import annotations

from ert_writer.intake.facts import Facts
from ert_writer.intake.letter import Sentence
from ert_writer.intake.signs import is_foreign
from ert_writer.intake.values import UNSURE, value
from ert_writer.lexicon.tokens import WORD
from ert_writer.model.case import FieldValue
from ert_writer.model.findings import Span
from ert_writer.model.language import SUPPORTED
from ert_writer.model.text import ParagraphRole
from ert_writer.vocabulary.words import word_list

UNKNOWN_SHARE = 0.25
"""The share of a sentence's content words that may be unknown."""

_STATEMENT = 5  # words: a shorter sentence tells too little
_WORDS_OF_SOMEBODY = 3  # a shorter quotation is a word spoken about
_FOR_QUOTATION = 2  # words that explain a sentence with somebody's words in it
_SHORT = 4  # letters: shorter words carry no content
_NAME_WORDS = 8  # words: a longer line in capitals is a statement
_SKIPPED = frozenset({ParagraphRole.HEADING, ParagraphRole.HEADER, ParagraphRole.SIGNATURE})


def unread_sentences(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the sentences with too many unknown words, word for word; headers and signatures are left out."""
    covered = _covered(letter)
    found = [sentence for sentence in letter.sentences if not _is_read(letter, sentence, covered)]
    return tuple(value(letter, sentence.span, UNSURE) for sentence in found)


def is_explained(letter: Facts, sentence: Sentence) -> bool:
    """Return whether a sentence is of a kind that any letter has, or tells nothing that could matter.

    What could matter is told with a child or relative, a near time, or somebody's words between quotation marks. A word
    of requests, procedure or data (topic `formal`), or of an ordinary matter, explains such a sentence; a quotation
    takes two of them, and a child or relative at a near time a word of an ordinary matter, or of an end.
    """
    hits, span = letter.hits, sentence.span
    over = any(span.start <= hit.span.start < span.end for hit in letter.said_over)
    if len(sentence.text.split()) < _STATEMENT or over or hits.within("context", span, "denied", "past"):
        return True
    people = hits.within("people", span, "child", "kin", "frail")
    near = hits.within("time", span, "recent", "imminent")
    quotations = (quotation for quotation in letter.quotations if span.start <= quotation.start < span.end)
    quoted = any(len(letter.text[start:end].split()) >= _WORDS_OF_SOMEBODY for start, end in quotations)
    ordinary = sum(_own(letter, topic, span) for topic in ("calm", "grounds", "stated", "frame"))
    known = ordinary + _own(letter, "formal", span)
    if (people and near and not ordinary) or (quoted and known < _FOR_QUOTATION):
        return False
    return bool(known) or not (people or near or quoted)


def _own(letter: Facts, topic: str, span: Span) -> int:
    """Return how many words of a topic are inside a span, those of a foreign language left out."""
    return sum(not is_foreign(letter, hit) for hit in letter.hits.within(topic, span))


def _covered(letter: Facts) -> bytearray:
    """Return one mark for each word that an occurrence of some row covers."""
    covered = bytearray(len(letter.hits.tokens))
    for hit in letter.hits.all():
        covered[hit.words[0] : hit.words[1]] = b"\x01" * (hit.words[1] - hit.words[0])
    return covered


def _is_read(letter: Facts, sentence: Sentence, covered: bytearray) -> bool:
    start = sentence.span.start
    line = letter.line_at(start)
    if letter.in_mail_header(start) or start >= letter.signature_start or (line and line.role in _SKIPPED):
        return True
    if _is_name_only(letter, sentence):
        return True
    known = unknown = 0
    capitals = sentence.text.isupper()
    for at in letter.words_of(sentence.span):
        if _has_content(letter, sentence, at, capitals=capitals):
            fits = bool(covered[at]) or _is_known(letter, at)
            known, unknown = known + fits, unknown + (not fits)
    return unknown <= max(1 if known >= 3 else 0, UNKNOWN_SHARE * (known + unknown))


def _is_known(letter: Facts, at: int) -> bool:
    """Return whether a word is an everyday word of letters or in the dictionary of the letter's language."""
    forms = letter.hits.tokens.forms[at]
    if letter.lexicon.is_ordinary(forms):
        return True
    return letter.base in SUPPORTED and any(word_list(letter.base).knows(form) for form in forms)


def _is_name_only(letter: Facts, sentence: Sentence) -> bool:
    """Return whether a sentence is a name, title or number without a statement: no word of it begins small.

    Text all in capitals says nothing of that, and is read word by word.
    """
    tokens = letter.hits.tokens
    words = [at for at in letter.words_of(sentence.span) if tokens.kinds[at] == WORD]
    content = [tokens.text[tokens.starts[at]] for at in words if tokens.stops[at] - tokens.starts[at] >= _SHORT]
    return len(words) <= _NAME_WORDS and not sentence.text.isupper() and all(first.isupper() for first in content)


def _has_content(letter: Facts, sentence: Sentence, at: int, *, capitals: bool) -> bool:
    """Return whether a word carries content: no number, no short word, no name inside a sentence."""
    tokens = letter.hits.tokens
    start, stop = tokens.starts[at], tokens.stops[at]
    if tokens.kinds[at] != WORD or stop - start < _SHORT:
        return False
    inside = start > sentence.span.start or tokens.text[start:stop].isupper()  # a short form such as NUNC
    named = tokens.text[start].isupper() and inside and not capitals
    return not named
