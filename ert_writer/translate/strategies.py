"""The ways to a translation in which nothing is lost, least intrusive first; each is tried where those before failed.

1. `masked`: mask the kinds that engines break, in the placeholder form that this engine holds best
2. `masked_more`: mask also what was left bare and lost
3. `other_form`: write the placeholders otherwise
4. `second_engine`: ask another engine, where the meaning or the form of the reading is wrong
5. `clauses`: translate the sentence clause by clause
6. `around_lost`, `around_all`: leave lost identifiers, then all, where they are and translate what is between them
7. `last_engine`: the other engines, one after the other
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ert_writer.entities.protection import Protected, protect
from ert_writer.entities.verification import fixed_parts
from ert_writer.model.text import Entity, Span
from ert_writer.model.translation import Engine
from ert_writer.text.long_segments import split_text
from ert_writer.translate.letters import outside
from ert_writer.translate.protect import first_mask, inside, masked_text, wider_mask
from ert_writer.translate.record import NAMES, Draft, Line, Plan, Sentence

Strategy = Callable[[Sentence, Draft | None, Line], Plan | None]
"""Returns a plan for a sentence whose best draft so far is not sound, or None where this way cannot help."""

_SHORTEST = 60  # code points; shorter texts are not cut into clauses
_WORD = re.compile(r"[^\W\d_](?:[\w'’.-]*\w)?")


def masked(sentence: Sentence, best: Draft | None, line: Line) -> Plan | None:
    """Return the plain way: mask what engines break."""
    if best is not None:
        return None
    return _whole("mask", sentence, line, _main(sentence, line), first_mask(sentence), 0)


def masked_more(sentence: Sentence, best: Draft | None, line: Line) -> Plan | None:
    """Mask what was left bare and lost."""
    if best is None or best.plan is None or not best.losses:
        return None
    wider = wider_mask(sentence, best.plan.masked, {loss.entity.text for loss in best.losses})
    if wider == best.plan.masked:
        return None
    return _whole("mask", sentence, line, _main(sentence, line), wider, best.plan.form)


def other_form(sentence: Sentence, best: Draft | None, line: Line) -> Plan | None:
    """Write the placeholders otherwise, where one was lost or made up."""
    if best is None or best.plan is None or not best.incomplete or not best.plan.masked or sentence.direction is None:
        return None
    engine, form = _main(sentence, line), best.plan.form + 1
    if form >= len(line.forms(engine, sentence.direction)):
        return None
    return _whole("mask", sentence, line, engine, best.plan.masked, form)


def second_engine(sentence: Sentence, best: Draft | None, line: Line) -> Plan | None:
    """Ask the next engine, where the meaning or the form of a complete reading is wrong; a warning is not worth it.

    On FLORES the second engine took a quarter of the time and changed no score where only warnings asked for it.
    """
    wrong = best is not None and not best.incomplete and (best.errors or best.problems)
    return _other(sentence, best, line, 1) if wrong else None


def clauses(sentence: Sentence, best: Draft | None, line: Line) -> Plan | None:
    """Translate a long sentence clause by clause."""
    if best is None or len(sentence.text) < _SHORTEST or not (best.problems or best.incomplete):
        return None
    half = max(len(sentence.text) // 2, _SHORTEST // 2)
    spans = [piece.span for piece in split_text(sentence.text, half, [entity.span for entity in sentence.fixed])]
    return _parts(sentence, spans, line, first_mask(sentence)) if len(spans) > 1 else None


def around_lost(sentence: Sentence, best: Draft | None, line: Line) -> Plan | None:
    """Leave the lost entities where they stand; translate what is between them."""
    if best is None or not best.losses:
        return None
    lost = {loss.entity.text for loss in best.losses if _worth_a_cut(loss.entity)}
    return _around(sentence, [entity for entity in sentence.fixed if entity.text in lost], line)


def around_all(sentence: Sentence, best: Draft | None, line: Line) -> Plan | None:
    """Leave all entities where they stand; translate what is between them."""
    if best is None or not (best.stray or any(loss.entity.kind not in NAMES for loss in best.losses)):
        return None
    return _around(sentence, sentence.fixed, line)


def _worth_a_cut(entity: Entity) -> bool:
    """Return whether a lost entity is worth translating the sentence in parts: a person is, a town's name is not."""
    return entity.kind not in NAMES or " " in entity.text


def last_engine(place: int) -> Strategy:
    """Return the strategy that asks the engine at a place of the list, where words are lost or none came.

    Where only a check objects the second is asked still; a clumsy reading by the third is no better than the first one
    with its finding.
    """

    def ask(sentence: Sentence, best: Draft | None, line: Line) -> Plan | None:
        wrong = best is not None and (best.incomplete or best.problems or (best.errors and place == 1))
        return _other(sentence, best, line, place) if wrong else None

    return ask


STRATEGIES: tuple[Strategy, ...] = (
    masked,
    masked_more,
    other_form,
    other_form,
    second_engine,
    clauses,
    around_lost,
    around_all,
    last_engine(1),
    last_engine(2),
)


def _main(sentence: Sentence, line: Line) -> Engine:
    return line.engine if sentence.direction is None else line.offered(sentence.direction)[0]


def _other(sentence: Sentence, best: Draft | None, line: Line, place: int) -> Plan | None:
    if sentence.direction is None or best is None:
        return None
    engines = line.offered(sentence.direction)
    if place >= len(engines):
        return None
    lost = {loss.entity.text for loss in best.losses}
    return _whole("engine", sentence, line, engines[place], wider_mask(sentence, first_mask(sentence), lost), 0)


def _whole(rule: str, sentence: Sentence, line: Line, engine: Engine, mask: tuple[Entity, ...], form: int) -> Plan:
    forms = line.forms(engine, sentence.direction) if mask and sentence.direction is not None else ()
    return Plan(rule, engine, (masked_text(sentence.text, mask, forms, form),), mask, form)


def _around(sentence: Sentence, chosen: Sequence[Entity], line: Line) -> Plan | None:
    cuts = sorted(part for entity in chosen for part in fixed_parts(entity))
    if not cuts:
        return None
    borders = [0, *(place for cut in cuts for place in cut), len(sentence.text)]
    gaps = [Span(start, end) for start, end in zip(borders[::2], borders[1::2], strict=True)]
    return _parts(sentence, gaps, line, sentence.fixed)


def _parts(sentence: Sentence, spans: Sequence[Span], line: Line, mask: tuple[Entity, ...]) -> Plan | None:
    """Return the plan that translates the words in each span and copies everything else."""
    if sentence.direction is None:
        return None
    engine = _main(sentence, line)
    pieces: list[str | Protected] = []
    end = 0
    for core in filter(None, (_core(sentence, span) for span in spans)):
        own = inside(mask, core)
        forms = line.forms(engine, sentence.direction) if own else ()
        text = sentence.text[core.start : core.end]
        pieces += [sentence.text[end : core.start], masked_text(text, own, forms) if own else protect(text, ())]
        end = core.end
    return Plan("split", engine, (*pieces, sentence.text[end:]), mask) if pieces else None


def _core(sentence: Sentence, span: Span) -> Span | None:
    """Return the span from its first word to its last, with a full stop; None when it has no word.

    Identifiers at the edges stay outside, and none is ever cut.
    """
    bare = outside(sentence.text, [part for entity in sentence.fixed for part in fixed_parts(entity)])
    words = list(_WORD.finditer(bare, span.start, span.end))
    if not words:
        return None
    end = words[-1].end()
    stop = sentence.text[end : min(end + 1, span.end)] in (".", "!", "?")
    return Span(words[0].start(), end + stop)
