"""A target that says less, or more, than its source.

**Why.** A sentence that was dropped leaves no trace in the target; only the comparison shows it.

**Flags.** An empty target; a target far shorter than its source; a source sentence that no target sentence answers;
and, as an addition, a target far longer than its source. A source without any target is an error, and nothing else is
said about it. Where a third of the parts of two texts have no partner, that is said once, in their stead.

**Passes.** Sentences that were joined or split, closing formulas, and the usual difference in length between es, pt
and en.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ert_writer.checks.bitext.align import beads
from ert_writer.checks.rule import Issue, PairCheck
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.findings import Category, Severity, Span
from ert_writer.model.text import Segment
from ert_writer.text.fold import fold
from ert_writer.text.sentences import segment
from ert_writer.text.words import tokens

_SHORT, _LONG = 0.5, 2.0  # of letters in words; human translations between es, pt and en stay within 0.6 and 1.7
_SHORT_LINE, _LINE = (
    0.42,
    130,
)  # a single short sentence varies more: `Preguntas más frecuentes sobre ...`, "FAQ about ..."
_LEAST = 40  # letters below which a ratio says nothing
_EXPANDED = 25  # letters that writing out an acronym or two may add
_FORMULA = re.compile(
    r"atentamente|atenciosamente|cordialmente|estima|consideraci|consideracao|sincerely|regards|yours|respetuosamente"
)
_SENTENCE = 15  # letters of a sentence whose loss counts


def _look(pair: Pair, _context: CheckContext) -> Iterator[Issue]:
    ours, theirs = _letters(pair.source), _letters(pair.target)
    if pair.target.strip() and _FORMULA.search(fold(pair.source)) and _FORMULA.search(fold(pair.target)):
        return
    if ours and not pair.target.strip():
        yield Issue("the target is empty", source_span=Span(0, len(pair.source)), severity=Severity.ERROR)
    elif theirs and not pair.source.strip():
        yield Issue("nothing in the source answers this", None, Span(0, len(pair.target)), category=Category.ADDITION)
    elif ours >= _LEAST and theirs < _least_share(pair, ours) * _letters(_without_asides(pair.source)):
        yield Issue(
            f"the target has {theirs} letters for {ours}: part of the source seems to be missing",
            source_span=Span(0, len(pair.source)),
        )
    elif theirs >= _LEAST and ours >= 10 and theirs > _LONG * ours + _EXPANDED:
        yield Issue(
            f"the target has {theirs} letters for {ours}: it seems to say more than the source",
            target_span=Span(0, len(pair.target)),
            category=Category.ADDITION,
        )
    elif not 0.72 <= theirs / max(ours, 1) <= 1.4:
        yield from _sentences(pair)


_ASIDE = re.compile(r"\([^()]*\)")


def _without_asides(text: str) -> str:
    """Return a text without its brackets, which a translator may leave out where they repeat a name in English."""
    return _ASIDE.sub(" ", text)


def _least_share(pair: Pair, letters: int) -> float:
    """Return the share of the source's letters below which part of it seems to be missing."""
    single = letters < _LINE and len(segment(pair.source, pair.source_language)) == 1
    return _SHORT_LINE if single else _SHORT


def _letters(text: str) -> int:
    return sum(len(word.text) for word in tokens(text))


def _sentences(pair: Pair) -> Iterator[Issue]:
    """Return the sentences of one side that no sentence of the other side answers."""
    left, right = segment(pair.source, pair.source_language), segment(pair.target, pair.target_language)
    if len(left) == len(right):
        return
    for bead in beads([piece.text for piece in left], [piece.text for piece in right]):
        lost, more = left[slice(*bead.source)], right[slice(*bead.target)]
        if len(left) > len(right) and not more and _letters(lost[0].text) >= _SENTENCE:
            yield Issue("no sentence of the target answers this one", source_span=_span(lost[0]))
        if len(right) > len(left) and not lost and _letters(more[0].text) >= _SENTENCE:
            yield Issue(
                "no sentence of the source answers this one", target_span=_span(more[0]), category=Category.ADDITION
            )


def _span(piece: Segment) -> Span:
    return piece.span


CHECK = PairCheck("omission", Category.OMISSION, Severity.WARNING, _look)
