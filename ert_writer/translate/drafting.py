"""Drafts: run the strategies over sentences, judge every reading, keep the best."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import zip_longest

from ert_writer.checks.account import account
from ert_writer.entities.comparison import unmatched
from ert_writer.entities.protection import Protected, restore
from ert_writer.entities.quantities import find_quantities
from ert_writer.entities.verification import Loss, fixed_parts, must_be_verbatim, verify
from ert_writer.model.checking import Pair
from ert_writer.model.findings import Finding
from ert_writer.model.language import EN, Direction
from ert_writer.model.text import EntityKind
from ert_writer.model.translation import Change, Engine, Hypothesis
from ert_writer.translate.letters import at_clock, english_groups, keep_clock, keep_edges, outside
from ert_writer.translate.mangled import problems
from ert_writer.translate.names import accents_back
from ert_writer.translate.record import NAMES, Draft, Line, Plan, Sentence
from ert_writer.translate.strategies import STRATEGIES, Strategy

_BY_VALUE = frozenset({EntityKind.NUMBER, EntityKind.PERCENTAGE, EntityKind.DATE})
"""Kinds that may be written otherwise: `1,2 milhão` and "1.2 million", `24 de setembro` and "24 September 1759".

Numeric dates may not: 12/03 is two days.
"""

_Readings = tuple[Hypothesis, ...]

_TIDIES = (("clock", keep_clock), ("clock", at_clock), ("names", accents_back),
           ("number", english_groups), ("edges", keep_edges))  # fmt: skip
"""What changes a reading after its entities were restored, and the name that each change bears."""


def draft_all(sentences: Sequence[Sentence], line: Line, ways: Sequence[Strategy] = STRATEGIES) -> list[Draft]:
    """Return the best draft of each sentence; those that are copied have an empty one.

    Args:
        sentences: those with a direction are translated, together where one engine and direction serve them.
        line: the engines and checks.
        ways: tried in order for every sentence whose draft is not sound yet.
    """
    best: list[Draft | None] = [None] * len(sentences)
    tried: set[tuple[int, int, tuple[object, ...]]] = set()
    for way in ways:
        plans = {
            place: plan
            for place, sentence in enumerate(sentences)
            if sentence.direction is not None
            and not _done(best[place])
            and (plan := way(sentence, best[place], line)) is not None
            and (place, id(plan.engine), plan.pieces) not in tried
        }
        tried |= {(place, id(plan.engine), plan.pieces) for place, plan in plans.items()}
        for place, readings in _run(plans, sentences, line).items():
            best[place] = _better(best[place], _best_reading(sentences[place], plans[place], readings, line))
    return [draft or Draft("") for draft in best]


def judge(sentence: Sentence, draft: Draft, line: Line) -> Draft:
    """Return the draft with all that is wrong with it: entities lost, what shows without reading, what checks say."""
    if sentence.direction is None:
        return draft
    source, target = sentence.direction
    found = verify(sentence.text, sentence.fixed, draft.text, source_language=source, target_language=target)
    losses = tuple(loss for loss in found if not _excused(loss, sentence, draft, sentence.direction))
    spans = [part for entity in sentence.fixed for part in fixed_parts(entity)]
    bare = draft.text
    for entity in sentence.fixed:
        bare = bare.replace(entity.text, " ")
    faults = problems(outside(sentence.text, spans), bare, source_language=source, target_language=target)
    return replace(draft, losses=losses, problems=faults, findings=_findings(sentence, draft, line))


def _excused(loss: Loss, sentence: Sentence, draft: Draft, direction: Direction) -> bool:
    """Return whether a loss is none: a name said twice, or a plain number said otherwise with its value."""
    if loss.entity.kind in NAMES:
        return loss.duplicated
    if loss.entity.kind not in _BY_VALUE or loss.duplicated or must_be_verbatim(loss.entity):
        return False
    lost, _ = unmatched(sentence.text, draft.text, *direction)
    quantities = find_quantities(sentence.text, direction.source)
    here = [q for q in quantities if q.span.start <= loss.entity.span.start and loss.entity.span.end <= q.span.end]
    return bool(here) and not any(q.span == other.span for q in here for other in lost)


def _findings(sentence: Sentence, draft: Draft, line: Line) -> tuple[Finding, ...]:
    if sentence.direction is None or not draft.text.strip():
        return ()
    pair = Pair("", sentence.text, draft.text, *sentence.direction)
    found = [finding for check in line.guards for finding in check.find([pair], line.context)]
    accounted = account(pair, sentence.fixed) if line.guards else ()
    return (*accounted, *found)


def _done(draft: Draft | None) -> bool:
    return draft is not None and draft.sound


def _run(plans: dict[int, Plan], sentences: Sequence[Sentence], line: Line) -> dict[int, tuple[_Readings, ...]]:
    """Return what the engines give for every piece of every plan; one call for each engine and direction."""
    wanted: dict[tuple[int, Direction], list[tuple[int, int, str]]] = {}
    engines: dict[int, Engine] = {}
    for place, plan in plans.items():
        direction = sentences[place].direction
        if direction is None:
            continue
        engines[id(plan.engine)] = plan.engine
        row = wanted.setdefault((id(plan.engine), direction), [])
        row += [(place, i, piece.text) for i, piece in enumerate(plan.pieces) if isinstance(piece, Protected)]
    found: dict[int, dict[int, _Readings]] = {place: {} for place in plans}
    for (key, direction), rows in wanted.items():
        outputs = _readings(engines[key], [text for _, _, text in rows], direction, line)
        for (place, index, _), readings in zip(rows, outputs, strict=True):
            found[place][index] = readings
    return {
        place: tuple(found[place].get(i, (Hypothesis(str(piece)),)) for i, piece in enumerate(plan.pieces))
        for place, plan in plans.items()
    }


def _readings(engine: Engine, texts: Sequence[str], direction: Direction, line: Line) -> list[_Readings]:
    """Return an engine's readings of each text; a text that comes again, or came in this run, is asked for once."""
    heard = line.heard if line.heard is not None else {}
    new = [text for text in dict.fromkeys(texts) if (id(engine), direction, text) not in heard]
    outputs = engine.translate(new, direction, hypotheses=line.hypotheses) if new else ()
    heard.update({(id(engine), direction, text): given for text, given in zip(new, outputs, strict=True)})
    return [heard[id(engine), direction, text] for text in texts]


def _best_reading(sentence: Sentence, plan: Plan, pieces: Sequence[_Readings], line: Line) -> Draft:
    """Return the first reading that is sound, else the best; the next one is kept as another reading."""
    drafts: list[Draft] = []
    for row in zip_longest(*pieces):
        whole = [reading or own[0] for reading, own in zip(row, pieces, strict=True)]
        drafts.append(judge(sentence, _tidied(sentence, _put_together(sentence, plan, whole), line), line))
        if drafts[-1].sound:
            break
    best = min(drafts, key=lambda draft: draft.cost)
    others = [draft.text for draft in drafts if draft.text != best.text]
    spoken = [own for piece, own in zip(plan.pieces, pieces, strict=True) if isinstance(piece, Protected)]
    readings = spoken[0] if len(spoken) == 1 else ()
    return replace(best, other=others[0] if others else "", readings=readings)


def _put_together(sentence: Sentence, plan: Plan, row: Sequence[Hypothesis]) -> Draft:
    texts: list[str] = []
    stray: list[str] = []
    for piece, reading in zip(plan.pieces, row, strict=True):
        if isinstance(piece, Protected):
            restored = restore(reading.text, piece)
            texts.append(restored.text if restored.text.strip() or plan.rule != "split" else piece.source)
            stray += restored.stray
        else:
            texts.append(piece)
    spoken = [r for piece, r in zip(plan.pieces, row, strict=True) if isinstance(piece, Protected)]
    raw = " | ".join(reading.raw or reading.text for reading in spoken)
    text = "".join(texts)
    scores = [reading.score for reading in spoken if reading.score is not None]
    changes = tuple(change for reading in spoken for change in reading.changes)
    return Draft(
        text,
        sum(scores) / len(scores) if scores else None,
        raw,
        (*_ways(sentence, plan), *changes, *_restored(plan, spoken, raw, text)),
        stray=tuple(stray),
        plan=plan,
    )


def _ways(sentence: Sentence, plan: Plan) -> Iterable[Change]:
    if plan.rule == "engine" and sentence.direction is not None:
        yield Change("engine", "", plan.engine.describe(sentence.direction))


def _restored(plan: Plan, spoken: Sequence[Hypothesis], raw: str, text: str) -> Iterable[Change]:
    if plan.rule == "split":
        yield Change("split", raw, text)
    elif spoken and spoken[0].text != text:
        yield Change("restore", spoken[0].text, text)


def _tidied(sentence: Sentence, draft: Draft, line: Line) -> Draft:
    if not line.tidy:
        return draft
    into_english = sentence.direction is not None and sentence.direction.target == EN
    for rule, tidy in _TIDIES:
        if tidy is english_groups and not into_english:
            continue
        text = tidy(sentence.text, sentence.fixed, draft.text)
        if text != draft.text:
            draft = replace(draft, text=text, changes=(*draft.changes, Change(rule, draft.text, text)))
    return draft


def _better(old: Draft | None, new: Draft) -> Draft:
    if old is None:
        return new
    best, other = (new, old) if new.cost < old.cost else (old, new)
    return best if best.other or best.text == other.text else replace(best, other=other.text)
