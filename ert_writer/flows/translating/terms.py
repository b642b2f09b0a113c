"""Approved terms as steps of a translation: candidates that have them come first; where lacking they are brought in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ert_writer.entities.recognition import find_entities
from ert_writer.flows.steering import steer, unmet
from ert_writer.flows.translating.cascade import solve
from ert_writer.flows.translating.values import Candidate, Job, Rank, Step
from ert_writer.flows.translating.workbench import Workbench
from ert_writer.terminology.index import TermIndex


def with_terms(bench: Workbench, index: TermIndex) -> Workbench:
    """Return the workbench with the approved terms steered into every translation."""
    return replace(bench, finish=term_step(bench, index), rank=by_terms(index, bench.rank))


def by_terms(index: TermIndex, first: Rank) -> Rank:
    """Return a ranking by how many of the source's concepts lack their term, ties in the order of `first`."""

    def rank(job: Job, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
        ordered = first(job, candidates)
        return sorted(ordered, key=lambda item: len(unmet(job.text, item.text, index, job.direction)))

    return rank


def term_step(bench: Workbench, index: TermIndex) -> Step:
    """Return a step that brings in approved terms.

    Args:
        bench: translates the sentences with stand-ins, identifiers protected as always; without this step.
        index: the compiled glossary.
    """

    def step(job: Job, candidate: Candidate) -> Candidate:
        def translate(texts: Sequence[str]) -> list[str]:
            jobs = [Job(text, find_entities(text), job.direction, job.part) for text in texts]
            return [found.text for found in solve(jobs, bench)]

        steered = steer(job.text, candidate.text, translate, index, job.direction)
        if not steered.changes:
            return candidate
        return replace(candidate, text=steered.text, changes=(*candidate.changes, *steered.changes))

    return step
