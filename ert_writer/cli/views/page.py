"""A translation as one self-contained HTML page: nothing is fetched, nothing runs, everything is escaped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from ert_writer.cli.views.style import STYLE
from ert_writer.entities.verification import must_be_verbatim, occurrences
from ert_writer.model.findings import Finding
from ert_writer.model.text import Document, Entity, ParagraphRole
from ert_writer.model.translation import Translation, TranslationUnit
from ert_writer.translate.confidence import LOW

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_ROLES = {
    ParagraphRole.HEADER: "header",
    ParagraphRole.SIGNATURE: "signature",
    ParagraphRole.QUOTED: "older message",
    ParagraphRole.ACKNOWLEDGEMENT: "automatic reply",
}


def page(translation: Translation, document: Document) -> str:
    """Return the page: source and target side by side, identifiers marked, findings and changes under each segment."""
    title = f"{document.name}: {translation.language} to {translation.target_language}"
    findings = [*translation.findings, *(finding for unit in translation.units for finding in unit.findings)]
    rows = "".join(_sections(translation))
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{shown(title)}</title>
<style>{STYLE}</style>
</head>
<body>
<header>
<h1>{shown(document.name)}</h1>
<p class="notice">{shown(translation.notice[:1].upper() + translation.notice[1:])}</p>
<dl>
<div><dt>From</dt><dd>{shown(translation.language)}</dd></div>
<div><dt>To</dt><dd>{shown(translation.target_language)}</dd></div>
<div><dt>Engine</dt><dd>{shown(translation.engine)}</dd></div>
<div><dt>Findings</dt><dd>{_counted(findings)}</dd></div>
</dl>
{_list(translation.findings)}
</header>
<main>
<div class="columns" aria-hidden="true"><span>Source</span><span>Target</span></div>
{rows}</main>
</body>
</html>
"""


def shown(text: str) -> str:
    """Return text as HTML in which no character acts: mark-up is escaped, controls and bidi marks become visible."""
    return "".join(_char(char) for char in text)


def _char(char: str) -> str:
    if char in "\n\t" or char.isprintable() or char == "\u00a0":
        return escape(char)
    return f'<span class="control">U+{ord(char):04X}</span>'


def _sections(translation: Translation) -> Iterator[str]:
    """Yield the neighbouring paragraphs of one role as one section."""
    for role, group in groupby(translation.units, key=lambda unit: unit.role):
        label = f'<p class="role">{_ROLES[role]}</p>\n' if role in _ROLES else ""
        paragraphs = "".join(_paragraphs(list(group), translation))
        if paragraphs:
            yield f'<section class="{role.value}">{label}{paragraphs}</section>\n'


def _paragraphs(units: Sequence[TranslationUnit], translation: Translation) -> Iterator[str]:
    for _, group in groupby(units, key=lambda unit: unit.paragraph):
        rows = "".join(_unit(unit, translation) for unit in group if unit.source or unit.before.strip())
        if rows:
            yield f'<div class="paragraph">{rows}</div>\n'


def _unit(unit: TranslationUnit, translation: Translation) -> str:
    source = shown(unit.before) + _marked(unit.source, unit.entities)
    target = shown(unit.before) + _marked(unit.target, unit.entities)
    return (
        f'<div class="unit">\n<p lang="{escape(translation.language)}" dir="ltr">{source}</p>\n'
        f'<div><p lang="{escape(translation.target_language)}" dir="ltr">{target}</p>\n'
        f"{_trust(unit)}{_list(unit.findings)}{_history(unit)}{_offers(unit)}</div>\n</div>\n"
    )


def _marked(text: str, entities: Sequence[Entity]) -> str:
    """Return the text with every verbatim entity marked."""
    wanted = sorted({e.text for e in entities if must_be_verbatim(e)}, key=lambda word: (-len(word), word))
    pieces, start = [], 0
    while start < len(text):
        word = next((word for word in wanted if text.startswith(word, start)), "")
        if word and occurrences([word], text[max(start - 2, 0) : start + len(word) + 2]):
            pieces.append(f"<mark>{shown(word)}</mark>")
        else:
            word = text[start]
            pieces.append(shown(word))
        start += len(word)
    return "".join(pieces)


def _history(unit: TranslationUnit) -> str:
    if not unit.raw or (unit.raw == unit.target and not unit.changes):
        return ""
    steps = "".join(
        f"<li><b>{shown(change.rule)}</b> <del>{shown(change.before)}</del> <ins>{shown(change.after)}</ins></li>"
        for change in unit.changes
    )
    score = "no score" if unit.score is None else f"score {unit.score:.2f}"
    score += f", {unit.confidence} confidence" if unit.confidence else ""
    return (
        f"<details><summary>What the engine gave ({score})</summary>"
        f"<p>{shown(unit.raw)}</p><ol>{steps}</ol></details>\n"
    )


def _trust(unit: TranslationUnit) -> str:
    """Return the mark of a unit to read first; the other levels stand with the engine's own words."""
    if unit.confidence != LOW:
        return ""
    return f'<p class="warning"><b>low confidence</b> {shown("; ".join(unit.reasons))}</p>\n'


def _offers(unit: TranslationUnit) -> str:
    """Return what the memory offers beside the draft."""
    items = "".join(
        f"<li>{match.similarity} % {shown(match.target)}</li>" for match in unit.matches if match.target != unit.target
    )
    return f"<details><summary>From the memory</summary><ul>{items}</ul></details>\n" if items else ""


def _list(findings: Sequence[Finding]) -> str:
    if not findings:
        return ""
    items = "".join(
        f'<li class="{finding.severity.label}"><b>{finding.severity.label}</b> {shown(finding.message)} '
        f"<code>{shown(finding.check)}</code></li>"
        for finding in findings
    )
    return f'<ul class="findings">{items}</ul>\n'


def _counted(findings: Sequence[Finding]) -> str:
    labels = [finding.severity.label for finding in findings]
    return ", ".join(f"{labels.count(label)} {label}" for label in ("error", "warning", "note") if label in labels) or (
        "none"
    )
