"""How templates, their states and their findings look as text."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from ert_writer.cli.reports.run import CheckRun, row
from ert_writer.errors import UsageError
from ert_writer.model.findings import Finding
from ert_writer.model.language import EN, SUPPORTED
from ert_writer.model.reply import Reply
from ert_writer.model.wire import json_text, result, to_wire
from ert_writer.templating.kinds import Field, Part, SharedClause, Template
from ert_writer.templating.library import Library
from ert_writer.templating.places import place_of
from ert_writer.templating.states import State, language_state


def table(states: Sequence[State]) -> str:
    """Return one line a template: id, version, how each language stands, purpose, gates."""
    width = max((len(state.id) for state in states), default=0)
    return "\n".join(_line(state, width) for state in states)


def _line(state: State, width: int) -> str:
    if state.damaged:
        return f"{state.id:<{width}}  damaged: {state.damaged}"
    standing = " ".join(f"{one.language}:{one.state}" for one in state.languages)
    gates = f" [needs {', '.join(state.gates)}]" if state.gates else ""
    return f"{state.id:<{width}}  {state.version:<5} {standing}  {dict(state.purpose)[EN]}{gates}"


def reasons(states: Sequence[State]) -> str:
    """Return one line a template and language, with every reason of a refusal under it."""
    lines: list[str] = []
    for state in states:
        if state.damaged:
            lines.append(f"{state.id}: damaged: {state.damaged}")
        for one in state.languages:
            lines.append(f"{state.id} ({one.language}): {one.state}")
            lines += [f"    {reason}" for reason in one.reasons]
    return "\n".join(lines)


def card(source: Template | SharedClause, library: Library, today: date) -> str:
    """Return everything a person asks about one template."""
    return "\n".join(_card(source, library, today))


def _card(source: Template | SharedClause, library: Library, today: date) -> Iterator[str]:
    yield f"{source.id} {source.version}  (author {source.author}, policy {source.policy})"
    for language in SUPPORTED:
        state = language_state(source, language, library, today)
        yield f"  {language}: {state.state}. {source.purpose[language]}"
        yield from (f"      {reason}" for reason in state.reasons)
    if isinstance(source, Template):
        hides = "yes" if source.hides_existence else "no"
        yield f"  decisions needed: {', '.join(source.gates) or 'none'}; hides whether an account exists: {hides}"
    yield "  fields:"
    for field in library.fields(source) if isinstance(source, Template) else source.fields:
        yield f"    {_field(field)}"
    for language, parts in source.wording.items():
        yield f"\n[{language}]"
        yield from (_part(part) for part in parts)


def _field(field: Field) -> str:
    need = "computed" if field.follows else "required" if field.required else "optional"
    options = f" ({', '.join(choice.id for choice in field.choices)})" if field.choices else ""
    return f"{field.name}: {field.kind}, {need}. {field.label[EN]}{options}"


def _part(part: Part) -> str:
    head = f"## {'@' if part.shared else ''}{part.id}{'?' if part.optional else ''}"
    return f"{head}\n{part.text}" if part.text else head


def described(source: Template | SharedClause, library: Library, today: date) -> dict[str, Any]:
    """Return the same as data."""
    fields = library.fields(source) if isinstance(source, Template) else source.fields
    facts: dict[str, Any] = to_wire(source)
    return facts | {
        "fields": [to_wire(field) | {"kind": field.kind.value} for field in fields],
        "states": [to_wire(language_state(source, language, library, today)) for language in SUPPORTED],
    }


def hits(found: Sequence[Any], library: Library) -> str:
    """Return one line a template found, best first."""
    lines = [f"{hit.template:<24} {hit.score:7.3f}  {library.template(hit.template).purpose[EN]}" for hit in found]
    return "\n".join(lines) or "no template shares a word with that"


def previews(tagged: Sequence[tuple[str, Reply]], form: str) -> bytes:
    """Return replies, each with the tag of its reader, in a format: one after the other, or side by side as a page."""
    replies = [reply for _, reply in tagged]
    if form == "text":
        from ert_writer.cli.mirror_view import side_by_side

        return "\n".join(side_by_side(reply) for reply in replies).encode("utf-8")
    if form == "json":
        return (json_text(result(list(replies)), indent=2) + "\n").encode("utf-8")
    if form == "html" and len(replies) > 1:
        from ert_writer.cli.preview_page import page

        return page(tagged).encode("utf-8")
    from ert_writer.plugins import EXPORTERS, load

    return b"\n".join(load(EXPORTERS, form).export(reply) for reply in replies)


def report(run: CheckRun, form: str, library: Library) -> str:
    """Return the findings of a lint in a format, each with its file and line.

    Raises:
        UsageError: there is no such format.
    """
    if form not in ("text", "json", "jsonl", "sarif", "github", "html"):
        hint = "Choose text, json, jsonl, sarif, github or html"
        raise UsageError(f"there is no format {form!r}", where="--format", hint=hint)
    if form in ("text", "github", "sarif"):
        return _placed(run, form, library)
    if form == "json":
        return json_text(result({"findings": run.findings}), indent=2) + "\n"
    if form == "jsonl":
        return "".join(json_text(row(finding)) + "\n" for finding in run.findings)
    from ert_writer.cli.lint_page import page

    return page(run)


def _placed(run: CheckRun, form: str, library: Library) -> str:
    from ert_writer.cli.reports.places import github, with_places

    def located(finding: Finding) -> tuple[str, int]:
        place = place_of(finding.pair, finding.message, library)
        return os.path.relpath(place.path) if place.path.is_relative_to(Path.cwd()) else str(place.path), place.line

    if form == "github":
        return github(tuple(run.findings), located)
    if form == "sarif":
        from ert_writer.cli.reports.sarif import sarif

        log = with_places(sarif(run), tuple(run.findings), located)
        return json_text(log, indent=2) + "\n"
    from ert_writer.cli.reports.text import render_text

    return render_text(run, located=lambda finding: "{}:{}: ".format(*located(finding)))
