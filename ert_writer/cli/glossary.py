"""`ert-writer glossary`: list, look up, lint, import and export legal terms."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ert_writer.cli.edge import emit_json, leave, visible
from ert_writer.cli.options import ContentOption, FailOnOption, ForceOption
from ert_writer.cli.output import save
from ert_writer.cli.wording import tell
from ert_writer.content.files import read_bytes
from ert_writer.content.place import ContentPlace, find_content
from ert_writer.errors import UsageError
from ert_writer.model.findings import Finding, Severity
from ert_writer.model.language import SUPPORTED, base
from ert_writer.model.terms import Concept, Glossary, Term
from ert_writer.terminology.changes import ConceptChange
from ert_writer.terminology.lint import GlossaryStats, lint, stats
from ert_writer.terminology.lookup import Entry, lookup
from ert_writer.terminology.reading import FORMATS, chosen_glossaries, read_glossary, write_glossary
from ert_writer.terminology.usage import Passage, named_concepts


class View(StrEnum):
    """How a result is shown."""

    TEXT = "text"
    JSON = "json"


GlossaryOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--glossary",
        help="Use this TOML, TBX or CSV glossary instead of the packaged one, or beside it: +FILE; repeatable.",
    ),
]
FormatOption = Annotated[View, typer.Option("--format", "-f", help="How to show the result.")]
LanguageOption = Annotated[str, typer.Option("--language", "-l", help="Only terms of this language: en, es or pt.")]
AsOption = Annotated[str, typer.Option("--as", help=f"The file's format: {', '.join(FORMATS)}.")]
OutputOption = Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file, not standard output.")]


def register(app: typer.Typer) -> None:
    """Add the command group."""
    group = typer.Typer(no_args_is_help=True, help="List, look up, lint, import and export legal terms.")
    group.command("list", help="List concepts with their terms.")(list_concepts)
    group.command("lookup", help="Look words up, inflected or without accents, in any language.")(look_up)
    group.command("lint", help="Find duplicates, contradictions and gaps.")(lint_glossary)
    group.command("usage", help="Show where templates, clauses and the lexicon use a term.")(show_usage)
    group.command("stats", help="Count concepts and terms.")(show_stats)
    group.command("diff", help="Show concepts added, removed and changed since a version.")(show_changes)
    group.command("import", help="Turn a TBX or CSV glossary into the project's TOML.")(import_file)
    group.command("export", help="Write the glossary as TBX, CSV or TOML.")(export_file)
    app.add_typer(group, name="glossary")


def list_concepts(
    subject: Annotated[str, typer.Option("--subject", help="Only concepts of this subject.")] = "",
    language: LanguageOption = "",
    glossary: GlossaryOption = None,
    content: ContentOption = None,
    form: FormatOption = View.TEXT,
) -> None:
    """List concepts with their terms."""
    concepts = [c for c in _read(glossary, content).concepts if not subject or c.subject == subject]
    if form is View.JSON:
        emit_json(concepts)
    else:
        _print(line for concept in concepts for line in _concept_lines(concept, language))


def look_up(
    words: Annotated[list[str], typer.Argument(help="What to look up.")],
    language: LanguageOption = "",
    glossary: GlossaryOption = None,
    content: ContentOption = None,
    form: FormatOption = View.TEXT,
) -> None:
    """Look words up. Exit: 1 when the glossary has nothing."""
    from ert_writer.content.place import cache_directory
    from ert_writer.terminology.cache import load_terms

    paths, added = _paths(glossary, content)
    found = lookup(load_terms(paths, cache_directory(), added), " ".join(words), language)
    if form is View.JSON:
        emit_json(found)
    elif found:
        _print(line for entry in found for line in _entry_lines(entry))
    else:
        tell("nothing found", named=False)
    if not found:
        raise typer.Exit(1)


def lint_glossary(
    glossary: GlossaryOption = None,
    content: ContentOption = None,
    fail_on: FailOnOption = "error",
    form: FormatOption = View.TEXT,
    every: Annotated[bool, typer.Option("--all", help="Show each note; usually they are counted.")] = False,
) -> None:
    """Find duplicates, contradictions and gaps."""
    findings = lint(_read(glossary, content))
    if form is View.JSON:
        emit_json(findings)
    else:
        _print(_lint_lines(findings, every=every))
    leave(findings, fail_on)


def _lint_lines(findings: Sequence[Finding], *, every: bool) -> Iterator[str]:
    """Yield a line a finding; notes of one kind are one line with their number."""
    notes = Counter(finding.check for finding in findings if finding.severity <= Severity.NOTE)
    for finding in findings:
        if every or notes[finding.check] <= 1:
            yield _finding_line(finding)
    for check, count in notes.items():
        if count > 1 and not every:
            yield f"note: {count} of this kind; --all shows them [{check}]"


def show_usage(
    words: Annotated[list[str], typer.Argument(help="A term in any language, or a concept's id.")],
    glossary: GlossaryOption = None,
    content: ContentOption = None,
    form: FormatOption = View.TEXT,
) -> None:
    """Show where a concept's terms are used. Exit: 1 when nowhere, or when the glossary has no such term."""
    from ert_writer.content.place import cache_directory
    from ert_writer.terminology.cache import load_terms
    from ert_writer.terminology.usage import usages

    paths, added = _paths(glossary, content)
    index = load_terms(paths, cache_directory(), added)
    concepts = named_concepts(index, " ".join(words))
    found = tuple(usages(index, concepts, _passages(find_content(content))))
    if form is View.JSON:
        emit_json(found)
    elif found:
        _print(f"{use.where}:{use.line}: {use.words} [{use.concept}]  {use.text}" for use in found)
    else:
        sys.stderr.write("not used\n" if concepts else "the glossary has no such term or concept\n")
    if not found:
        raise typer.Exit(1)


def _passages(place: ContentPlace) -> Iterator[Passage]:
    for language in SUPPORTED:
        for path in sorted((place.templates / language).rglob("*.j2")):
            yield Passage(str(path.relative_to(place.root)), read_bytes(path).decode("utf-8"), (language,))
    for path in sorted(place.lexicon.rglob("*.toml")):
        yield Passage(f"lexicon/{path.relative_to(place.lexicon)}", read_bytes(path).decode("utf-8"), SUPPORTED)


def show_stats(glossary: GlossaryOption = None, content: ContentOption = None, form: FormatOption = View.TEXT) -> None:
    """Count concepts and terms."""
    numbers = stats(_read(glossary, content))
    if form is View.JSON:
        emit_json(numbers)
    else:
        _print(_stats_lines(numbers))


def show_changes(
    since: Annotated[
        str,
        typer.Option("--from", metavar="FILE|REVISION", help="A glossary or git revision; the packaged one otherwise."),
    ] = "",
    content: ContentOption = None,
    form: FormatOption = View.TEXT,
) -> None:
    """Show what changed in the glossary since another version; exit 1 when something did."""
    from ert_writer.desk import Desk
    from ert_writer.desk.config import configured

    earlier = Path(since) if since and Path(since).exists() else since
    changes = Desk(configured(content=content)).glossary_changes(earlier)
    if form is View.JSON:
        emit_json({"changes": changes})
    else:
        _print(line for change in changes for line in _change_lines(change))
        _print([f"{len(changes)} concepts differ"])
    if changes:
        raise typer.Exit(1)


def _change_lines(change: ConceptChange) -> Iterator[str]:
    yield f"{change.kind} {change.concept}"
    yield from (f"  - {line}" for line in change.before)
    yield from (f"  + {line}" for line in change.after)


def import_file(
    files: Annotated[list[Path], typer.Argument(help="TBX (v2 or v3), CSV, PO or TOML glossaries.")],
    output: OutputOption = None,
    force: ForceOption = False,
    form: AsOption = "toml",
    source: Annotated[
        str,
        typer.Option(
            "--from", help="Language of a CSV column named source, or of its first of two; of a PO file's msgid."
        ),
    ] = "",
    target: Annotated[
        str,
        typer.Option(
            "--to", help="Language of a CSV column named target, or of its second of two; of a PO file's msgstr."
        ),
    ] = "",
) -> None:
    """Turn foreign glossaries into one file of this project's form."""
    sides = (source, target) if source and target else None
    _write(read_glossary(*files, sides=sides), form, output, force, files)


def export_file(
    form: AsOption = "tbx",
    output: OutputOption = None,
    force: ForceOption = False,
    glossary: GlossaryOption = None,
    content: ContentOption = None,
) -> None:
    """Write the glossary in another format."""
    _write(_read(glossary, content), form, output, force, glossary or ())


def _paths(glossary: list[Path] | None, content: Path | None) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    return chosen_glossaries(glossary or (), find_content(content).glossary)


def _read(glossary: list[Path] | None, content: Path | None) -> Glossary:
    paths, added = _paths(glossary, content)
    return read_glossary(*paths, added=added)


def _write(glossary: Glossary, form: str, output: Path | None, force: bool, inputs: Sequence[Path]) -> None:
    if form not in FORMATS:
        raise UsageError(f"no glossary format {form!r}", where="--as", hint=f"Choose one of: {', '.join(FORMATS)}")
    data = write_glossary(glossary, form)
    if output is None:
        sys.stdout.write(data.decode("utf-8"))
        return
    save(output, data, force=force, inputs=inputs, mode=0o644)
    tell(f"{len(glossary.concepts)} concepts written to {output!s}", named=False)


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(visible(line) + "\n")


def _concept_lines(concept: Concept, language: str) -> Iterator[str]:
    yield f"{concept.id} ({concept.subject})" if concept.subject else concept.id
    if concept.definition:
        yield f"    {concept.definition}"
    if concept.note:
        yield f"    note: {concept.note}"
    for term in concept.terms:
        if not language or base(term.language) == base(language):
            yield _term_line(term)


def _term_line(term: Term) -> str:
    flags = [name for name in ("always", "exact", "unconfirmed", "target_only") if getattr(term, name)]
    about = ", ".join([term.status.value, *flags])
    note = f" - {term.note}" if term.note else ""
    return f"    {term.language:<6} {term.text} [{about}]{note}"


def _entry_lines(entry: Entry) -> Iterator[str]:
    yield from _concept_lines(entry.concept, "")
    yield f"    found by {entry.term.language} {entry.term.text!r}"


def _finding_line(finding: Finding) -> str:
    return f"{finding.severity.label}: {finding.message} [{finding.check}]"


def _stats_lines(numbers: GlossaryStats) -> Iterator[str]:
    yield f"{numbers.concepts} concepts, {numbers.complete} with a usable term in en, es and pt"
    yield f"{numbers.terms} terms: {_counts(numbers.statuses)}"
    yield f"languages: {_counts(numbers.languages)}"
    yield f"subjects: {_counts(numbers.subjects)}"
    yield f"unconfirmed: {numbers.unconfirmed}; always forbidden: {numbers.always}"


def _counts(pairs: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{name or 'none'} {count}" for name, count in pairs)
