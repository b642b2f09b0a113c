"""The cascade that brings every identifier through: one way after the other, the least intrusive first.

1. mask the kinds that engines break, in the form this engine holds best; take the first hypothesis in which every
   entity stands
2. mask also what was left bare and lost; where a placeholder was lost, take the next form
3. split the text at what is still lost, translate the parts, and put the identifier between them

Text that comes out empty, looping or copied is split at clause borders, then given to the fallback engine.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ert_writer.entities.placeholders import PlaceholderForm
from ert_writer.entities.protection import Protected, choose, protect, restore
from ert_writer.entities.verification import fixed_parts, verify
from ert_writer.flows.translating.guards import problems
from ert_writer.flows.translating.letters import outside
from ert_writer.flows.translating.runs import merge_runs
from ert_writer.flows.translating.values import Candidate, Job
from ert_writer.flows.translating.workbench import Workbench
from ert_writer.model.text import Entity, Span
from ert_writer.model.translation import Change, Engine, Hypothesis
from ert_writer.text.long_segments import split_text

_TRIES = 4
_SPLITS = 3  # how many times a text that comes out mangled is halved
_SHORTEST = 60  # code points; shorter texts are not halved
_WORD = re.compile(r"[^\W\d_](?:[\w'’.-]*\w)?")


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A job under way: what is masked, in the how-manieth form, and the best candidate so far."""

    job: Job
    masked: tuple[Entity, ...]
    form: int = 0
    best: Candidate | None = None
    over: bool = False


def solve(jobs: Sequence[Job], bench: Workbench, *, depth: int = 0) -> list[Candidate]:
    """Return a candidate for every job, in order; those of one direction go to the engine together."""
    found: dict[int, Candidate] = {}
    for direction in dict.fromkeys(job.direction for job in jobs):
        places = [place for place, job in enumerate(jobs) if job.direction == direction]
        candidates = _try_all([jobs[place] for place in places], bench, bench.engine)
        found |= dict(zip(places, candidates, strict=True))
    mended = [_mended(job, found[place], bench, depth) for place, job in enumerate(jobs)]
    return mended if depth else [_finished(job, candidate, bench) for job, candidate in zip(jobs, mended, strict=True)]


def _finished(job: Job, candidate: Candidate, bench: Workbench) -> Candidate:
    """Return the finished candidate, or the candidate itself where finishing would lose something."""
    finished = bench.finish(job, candidate)
    if finished is candidate:
        return candidate
    judged = judge(job, finished)
    return judged if judged.faults <= candidate.faults else candidate


def _try_all(jobs: Sequence[Job], bench: Workbench, engine: Engine) -> list[Candidate]:
    attempts = [_Attempt(job, choose(job.entities)) for job in jobs]
    for _ in range(_TRIES):
        places = [place for place, attempt in enumerate(attempts) if not attempt.over]
        if not places:
            break
        for place, attempt in zip(places, _round([attempts[p] for p in places], bench, engine), strict=True):
            attempts[place] = attempt
    return [attempt.best or Candidate("") for attempt in attempts]


def _round(attempts: Sequence[_Attempt], bench: Workbench, engine: Engine) -> list[_Attempt]:
    direction = attempts[0].job.direction
    forms = bench.forms(engine, direction) if any(attempt.masked for attempt in attempts) else ()
    texts = [_protected(attempt, forms) for attempt in attempts]
    outputs = engine.translate([text.text for text in texts], direction, hypotheses=bench.hypotheses)
    return [
        _judged(attempt, text, hypotheses, bench, len(forms))
        for attempt, text, hypotheses in zip(attempts, texts, outputs, strict=True)
    ]


def _protected(attempt: _Attempt, forms: Sequence[PlaceholderForm]) -> Protected:
    """Return the text with its placeholders; where nothing is masked no form is needed, and none was tried."""
    if not forms:
        return protect(attempt.job.text, ())
    return protect(attempt.job.text, merge_runs(attempt.job.text, attempt.masked), forms[attempt.form])


def _judged(
    attempt: _Attempt, text: Protected, hypotheses: Sequence[Hypothesis], bench: Workbench, forms: int
) -> _Attempt:
    candidates = [_candidate(attempt.job, text, hypothesis, bench) for hypothesis in hypotheses]
    ranked = bench.rank(attempt.job, candidates)
    best = min((*ranked, *((attempt.best,) if attempt.best else ())), key=lambda candidate: candidate.faults)
    if not (best.losses or best.stray):
        return replace(attempt, best=best, over=True)
    lost = {loss.entity.text for loss in ranked[0].losses}
    also = {*attempt.masked, *(entity for entity in attempt.job.entities if entity.text in lost)}
    masked = choose(attempt.job.entities, also=tuple(also))
    form = attempt.form + (masked == attempt.masked)
    return replace(attempt, masked=masked, form=form, best=best, over=form >= forms)


def _candidate(job: Job, text: Protected, hypothesis: Hypothesis, bench: Workbench) -> Candidate:
    restored = restore(hypothesis.text, text)
    changes = hypothesis.changes
    if restored.text != hypothesis.text:
        changes = (*changes, Change("restore", hypothesis.text, restored.text))
    raw = hypothesis.raw or hypothesis.text
    candidate = Candidate(restored.text, hypothesis.score, raw, changes, stray=restored.stray)
    for step in bench.steps:
        candidate = step(job, candidate)
    return judge(job, candidate)


def judge(job: Job, candidate: Candidate) -> Candidate:
    """Return the candidate with what is wrong with it: entities lost or doubled, and what the guards say."""
    source_language, target_language = job.direction
    losses = verify(
        job.text,
        job.entities,
        candidate.text,
        source_language=source_language,
        target_language=target_language,
    )
    spans = [part for entity in job.entities for part in fixed_parts(entity)]
    bare = candidate.text
    for entity in job.entities:
        bare = bare.replace(entity.text, " ")
    faults = problems(outside(job.text, spans), bare, source_language=source_language, target_language=target_language)
    return replace(candidate, losses=losses, problems=faults)


def _mended(job: Job, candidate: Candidate, bench: Workbench, depth: int) -> Candidate:
    """Return the candidate, or a better one made by splitting or by the fallback engine."""
    if candidate.losses or candidate.stray:
        candidate = min((candidate, _split_at_entities(job, candidate, bench, depth)), key=lambda c: c.faults)
    if candidate.problems and depth < _SPLITS:
        candidate = min((candidate, *_other_ways(job, bench, depth)), key=lambda c: c.faults)
    return candidate


def _other_ways(job: Job, bench: Workbench, depth: int) -> list[Candidate]:
    ways = []
    if len(job.text) >= _SHORTEST:
        pieces = split_text(job.text, max(len(job.text) // 2, _SHORTEST // 2), [e.span for e in job.entities])
        spans = [piece.span for piece in pieces]
        if len(spans) > 1:
            ways.append(_joined(job, spans, "split", bench, depth + 1))
    fallback = bench.fallback
    if fallback is not None and job.direction in fallback.availability().directions:
        other = _try_all([job], bench, fallback)[0]
        used = Change("engine", bench.engine.describe(job.direction), fallback.describe(job.direction))
        ways.append(replace(other, changes=(used, *other.changes)))
    return ways


def _split_at_entities(job: Job, candidate: Candidate, bench: Workbench, depth: int) -> Candidate:
    """Translate what stands between the identifiers, and leave the identifiers where they are."""
    lost = {loss.entity.text for loss in candidate.losses}
    chosen = [entity for entity in job.entities if entity.text in lost] if depth == 0 and lost else job.entities
    cuts = sorted(part for entity in chosen for part in fixed_parts(entity))
    if not cuts:
        return candidate
    borders = [0, *(place for cut in cuts for place in cut), len(job.text)]
    gaps = [Span(start, end) for start, end in zip(borders[::2], borders[1::2], strict=True)]
    return _joined(job, gaps, "split", bench, depth + 1)


def _joined(job: Job, spans: Sequence[Span], rule: str, bench: Workbench, depth: int) -> Candidate:
    """Translate the words in each span, and keep everything else of the text as it is."""
    cores = [core for span in spans if (core := _core(job, span)) is not None]
    parts = [_part(job, core) for core in cores]
    done = solve(parts, bench, depth=depth) if parts else []
    pieces, end = [], 0
    for core, part, candidate in zip(cores, parts, done, strict=True):
        pieces += [job.text[end : core.start], candidate.text if candidate.text.strip() else part.text]
        end = core.end
    text = "".join([*pieces, job.text[end:]])
    raw = " | ".join(candidate.raw for candidate in done)
    return judge(job, Candidate(text, _mean(done), raw, (Change(rule, raw, text),)))


def _core(job: Job, span: Span) -> Span | None:
    """Return the span from its first word to its last, with a full stop; None when it has no word.

    Identifiers at the edges stay outside, and none is ever cut.
    """
    bare = outside(job.text, [part for entity in job.entities for part in fixed_parts(entity)])
    words = list(_WORD.finditer(bare, span.start, span.end))
    if not words:
        return None
    end = words[-1].end()
    return Span(words[0].start(), end + (job.text[end : min(end + 1, span.end)] in (".", "!", "?")))


def _part(job: Job, span: Span) -> Job:
    inside = [e for e in job.entities if span.start <= e.span.start and e.span.end <= span.end]
    moved = tuple(replace(e, span=Span(e.span.start - span.start, e.span.end - span.start)) for e in inside)
    return Job(job.text[span.start : span.end], moved, job.direction, part=True)


def _mean(candidates: Sequence[Candidate]) -> float | None:
    scores = [candidate.score for candidate in candidates if candidate.score is not None]
    return sum(scores) / len(scores) if scores else None
