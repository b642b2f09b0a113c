"""A translation as plain text: who made it first, then the text, with every doubtful segment marked."""

from __future__ import annotations

from dataclasses import replace

from ert_writer.cli.wording import heading, said
from ert_writer.model.findings import Severity
from ert_writer.model.language import EN, Language
from ert_writer.model.text import Document
from ert_writer.model.translation import Translation, TranslationUnit
from ert_writer.translate.confidence import LOW
from ert_writer.translate.line import assemble

MARK = "[?] "


def plain(translation: Translation, document: Document, language: Language = EN) -> str:
    """Return a first line that names engine and state, an empty line, and the text; `[?]` marks what to read first."""
    units = tuple(replace(unit, target=MARK + unit.target) if doubtful(unit) else unit for unit in translation.units)
    return f"{summary(translation, language)}\n\n{assemble(document, units).rstrip()}\n"


def summary(translation: Translation, language: Language = EN) -> str:
    """Return the engine, the state, and how many segments are of low confidence or in error."""
    low = sum(unit.confidence == LOW for unit in translation.units)
    wrong = sum(_wrong(unit) for unit in translation.units)
    counted = said(f"{low} of {len(translation.units)} segments of low confidence, {wrong} with errors", language)
    marked = f", {heading('marked', language)} {MARK.strip()}" if any(map(doubtful, translation.units)) else ""
    return f"{translation.engine} · {said(translation.notice, language)} · {counted}{marked}"


def doubtful(unit: TranslationUnit) -> bool:
    """Return whether a segment is of low confidence or in error."""
    return unit.confidence == LOW or _wrong(unit)


def _wrong(unit: TranslationUnit) -> bool:
    return any(finding.severity == Severity.ERROR for finding in unit.findings)
