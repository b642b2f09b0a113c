"""Findings as one self-contained HTML page: search and filters without a server."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from ert_writer.cli.edge import visible
from ert_writer.cli.reports.assets import POLICY, SCRIPT, STYLE
from ert_writer.cli.reports.run import CheckRun
from ert_writer.model.checking import Pair
from ert_writer.model.findings import Finding, Severity, Span


def check_page(run: CheckRun) -> str:
    """Return the findings of a check as a page."""
    known = f", {run.known} known from the baseline" if run.known else ""
    intro = f"<p class='soft'>{len(run.pairs)} pairs{known}</p>"
    pairs = run.by_id()
    body = f"<h1>Check of {text(run.name)}</h1>{intro}{figures(severity_figures(run.findings))}"
    return page(f"Check of {run.name}", body + findings_section(run.findings, pairs))


def page(title: str, body: str) -> str:
    """Return a whole HTML document around a body."""
    return (
        f"<!doctype html>\n<html lang='en'>\n<head>\n<meta charset='utf-8'>\n"
        f"<meta http-equiv='Content-Security-Policy' content=\"{POLICY}\">\n"
        f"<meta name='viewport' content='width=device-width, initial-scale=1'>\n"
        f"<title>{text(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>{body}</main>\n"
        f"<script>{SCRIPT}</script>\n</body>\n</html>\n"
    )


def text(value: str) -> str:
    """Return text for HTML: mark-up is shown, and so are control and bidirectional characters."""
    return escape(visible(value, lines=True))


def figures(items: Iterable[tuple[str, str, str]]) -> str:
    """Return a row of figures from (number, label, CSS class)."""
    cells = (f"<li><b class='{kind}'>{text(number)}</b>{text(label)}</li>" for number, label, kind in items)
    return f"<ul class='figures'>{''.join(cells)}</ul>"


def severity_figures(findings: Sequence[Finding]) -> list[tuple[str, str, str]]:
    """Return how many findings there are of each severity, worst first."""
    counts = [(level, sum(finding.severity is level for finding in findings)) for level in reversed(Severity)]
    return [
        (str(count), f"{level.label}{'' if count == 1 else 's'}", level.label if count else "")
        for level, count in counts
    ]


def findings_section(findings: Sequence[Finding], pairs: Mapping[str, Pair]) -> str:
    """Return the list of findings, worst first, with search and filters."""
    ordered = sorted(findings, key=lambda finding: -finding.severity)
    if not ordered:
        return "<h2>Findings</h2><p class='good'>No findings.</p>"
    languages = {f"{p.source_language}-{p.target_language}" for f in findings if (p := pairs.get(f.pair))}
    tools = filters(
        ".finding",
        ("severity", "Severity", [level.label for level in reversed(Severity)]),
        ("rule", "Check", sorted({finding.check for finding in findings})),
        ("way", "Direction", sorted(languages)),
    )
    return f"<h2>Findings</h2>{tools}" + "".join(_finding(f, pairs.get(f.pair)) for f in ordered)


def filters(rows: str, *choices: tuple[str, str, Sequence[str]]) -> str:
    """Return a search field and one menu for each (data attribute, label, values); `rows` selects what they filter."""
    menus = "".join(
        f"<label>{text(label)}<select name='{name}'><option value=''>all</option>"
        + "".join(f"<option>{text(value)}</option>" for value in values)
        + "</select></label>"
        for name, label, values in choices
        if len(values) > 1
    )
    search = "<label>Search<input name='search' type='search' placeholder='words, in any order'></label>"
    return f"<form class='tools' data-rows='{rows}' onsubmit='return false'>{search}{menus}<output></output></form>"


def _finding(finding: Finding, pair: Pair | None) -> str:
    level = finding.severity.label
    way = f"{pair.source_language}-{pair.target_language}" if pair else ""
    concept = f"<span class='soft'>{text(finding.concept)}</span>" if finding.concept else ""
    use = f"<p class='soft'>Use: {text(', '.join(finding.suggestion))}</p>" if finding.suggestion else ""
    return (
        f"<article class='finding {level}' data-severity='{level}' data-rule='{text(finding.check)}'"
        f" data-way='{text(way)}'>"
        f"<header><b class='{level}'>{level}</b><h3>{text(finding.check)}</h3>{concept}"
        f"<span class='soft'>{text(finding.pair)}</span></header><p>{text(finding.message)}</p>"
        f"{sides(pair, finding.source_span, finding.target_span)}{use}</article>\n"
    )


def sides(pair: Pair | None, source: Span | None, target: Span | None) -> str:
    """Return source and target side by side with the spans marked."""
    if pair is None:
        return ""
    return (
        f"<div class='sides'><p lang='{text(pair.source_language)}'><small>source</small>"
        f"{marked(pair.source, source)}</p><p lang='{text(pair.target_language)}'><small>target</small>"
        f"{marked(pair.target, target)}</p></div>"
    )


def marked(value: str, span: Span | None) -> str:
    """Return text for HTML with one span marked."""
    if span is None or span.end <= span.start:
        return text(value)
    before, inside, after = value[: span.start], value[span.start : span.end], value[span.end :]
    return f"{text(before)}<mark>{text(inside)}</mark>{text(after)}"
