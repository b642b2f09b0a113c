"""Findings for a terminal: one line each, then the text with carets under what it is about."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from functools import partial

from ert_writer.cli.edge import visible
from ert_writer.cli.reports.run import CheckRun
from ert_writer.cli.wording import heading, said
from ert_writer.model.checking import Pair
from ert_writer.model.findings import Finding, Severity, Span
from ert_writer.model.language import EN, Language

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
_WIDTH = 96  # columns of text shown around a span


def render_text(
    run: CheckRun, *, colour: bool = False, located: Callable[[Finding], str] = lambda _: "", language: Language = EN
) -> str:
    """Return the findings of a run, pair by pair, and a closing count.

    Args:
        run: what was found.
        colour: with ANSI colours.
        located: returns what comes before a finding, such as its file and line.
        language: of the messages.
    """
    pairs = run.by_id()
    lines: list[str] = []
    for finding in run.findings:
        first, *others = _finding(finding, pairs.get(finding.pair), colour, language)
        lines += [visible(located(finding)) + first, *others]
    return "\n".join([*lines, _count(run, language)]) + "\n"


def _finding(finding: Finding, pair: Pair | None, colour: bool, language: Language) -> Iterator[str]:
    name = heading(finding.severity.label, language)
    label = f"\x1b[{_COLOURS[finding.severity]}m{name}\x1b[0m" if colour else name
    about = f" [{finding.concept}]" if finding.concept else ""
    yield f"{visible(finding.pair)}: {label} {finding.check}{about}: {visible(said(finding.message, language))}"
    if pair is not None:
        yield from _quote(heading("source", language), pair.source, finding.source_span)
        yield from _quote(heading("target", language), pair.target, finding.target_span)
    if finding.suggestion:
        yield f"    {heading('say', language)}:    {visible(', '.join(finding.suggestion))}"


def _quote(side: str, text: str, span: Span | None) -> Iterator[str]:
    """Show one side on one line, cut to the span's surroundings, with carets under the span."""
    text = text.replace("\n", " ")
    start, end = span or Span(0, 0)
    first = max(0, start - _WIDTH // 2) if len(text) > _WIDTH else 0
    last = min(len(text), max(first + _WIDTH, min(end, first + 2 * _WIDTH)))
    before, marked, after = text[first:start], text[max(start, first) : min(end, last)], text[end:last]
    head = f"    {side}: {'…' if first else ''}"
    if span is None:
        yield f"{head}{visible(text[:last])}{'…' if last < len(text) else ''}"
        return
    yield f"{head}{visible(before + marked + after)}{'…' if last < len(text) else ''}"
    if end > start:
        yield " " * (len(head) + _columns(visible(before))) + "^" * max(1, _columns(visible(marked)))


def _columns(text: str) -> int:
    """Return how many columns a text takes: none for combining marks, two for wide characters."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def _count(run: CheckRun, language: Language) -> str:
    total = len(run.findings)
    severities = [finding.severity for finding in run.findings]
    parts = [
        f"{severities.count(level)} {heading(level.label, language)}"
        for level in reversed(Severity)
        if level in severities
    ]
    word = partial(heading, language=language)
    found = f"{total} {word('finding' if total == 1 else 'findings')}" + (f" ({', '.join(parts)})" if parts else "")
    known = f", {run.known} {word('known from the baseline')}" if run.known else ""
    return f"{found} {word('in')} {len(run.pairs)} {word('pair' if len(run.pairs) == 1 else 'pairs')}{known}"
