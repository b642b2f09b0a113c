"""`ert-writer templates show | preview | diff | find | lint`: reading templates without changing them."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from ert_writer.cli.clock import TodayOption, now
from ert_writer.cli.edge import EXIT_FINDINGS, emit_json, leave
from ert_writer.cli.options import ContentOption, FailOnOption, ForceOption, OutOption
from ert_writer.cli.output import require_writable, save
from ert_writer.cli.template_tools import (
    FormatOption,
    IdArgument,
    LanguageOption,
    languages,
    library_of,
    say,
)
from ert_writer.content.place import find_content
from ert_writer.errors import UsageError


def show(
    ident: IdArgument, form: FormatOption = "text", content: ContentOption = None, today: TodayOption = ""
) -> None:
    """Show what a template is for, its fields, gates, approvals and wording."""
    from ert_writer.cli.template_views import card, described

    library = library_of(content)
    source = library.source(ident)
    if form == "json":
        emit_json(described(source, library, now(today).date()))
    else:
        say(card(source, library, now(today).date()))


def preview(
    ident: IdArgument,
    lang: LanguageOption = "all",
    country: Annotated[str, typer.Option("--country", help="Whose words: two letters, such as MX.")] = "",
    form: Annotated[str, typer.Option("--format", "-f", help="text, html, md or json.")] = "text",
    out: OutOption = None,
    force: ForceOption = False,
    content: ContentOption = None,
    today: TodayOption = "",
) -> None:
    """Render a template as a draft with fictional values, beside its English."""
    from ert_writer.cli.template_views import previews
    from ert_writer.flows.template_preview import preview_reply

    if out is not None:
        require_writable(out, force=force)
    library = library_of(content)
    template = library.template(ident)
    if out is not None and lang == "all" and form not in ("text", "json"):
        raise UsageError("one file holds one language", where="--lang", hint="Choose es, pt or en")
    replies = [preview_reply(template.id, code, country, library, now(today)) for code in languages(lang)]
    data = previews(replies, form)
    if out is None:
        sys.stdout.buffer.write(data)
    else:
        save(out, data, force=force)


def diff(ident: IdArgument, lang: LanguageOption = "all", content: ContentOption = None) -> None:
    """Show what was edited since the approval; exit 1 when something was."""
    from ert_writer.templating.changes import changes

    library = library_of(content)
    found = [changes(library.source(ident), code, library) for code in languages(lang)]
    for code, text in zip(languages(lang), found, strict=True):
        say(f"{ident} ({code}): {'edited' if text else 'as approved'}" + (f"\n{text}" if text else ""))
    if any(found):
        raise typer.Exit(EXIT_FINDINGS)


def find(
    query: Annotated[str, typer.Argument(metavar="WORDS", help="What the reply is about, in any of the languages.")],
    form: FormatOption = "text",
    content: ContentOption = None,
) -> None:
    """Find templates by purpose, labels and wording in any of the three languages."""
    from ert_writer.cli.template_views import hits
    from ert_writer.templating.search import find as search

    library = library_of(content)
    found = search(query, library)
    if form == "json":
        emit_json({"query": query, "templates": found})
    else:
        say(hits(found, library))
    if not found:
        raise typer.Exit(EXIT_FINDINGS)


def lint(
    ids: Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="All when none is named.")] = None,
    form: Annotated[str, typer.Option("--format", "-f", help="text, json, jsonl, sarif or html.")] = "text",
    ignore: Annotated[list[str] | None, typer.Option("--ignore", help="A check to leave out.")] = None,
    content: ContentOption = None,
    fail_on: FailOnOption = "error",
) -> None:
    """Say what is wrong: syntax, structure, gates, and whether the three languages say the same."""
    from ert_writer.cli.reports.run import CheckRun
    from ert_writer.cli.template_views import report
    from ert_writer.content.place import cache_directory
    from ert_writer.flows.template_review import review_templates
    from ert_writer.model.checking import CheckContext
    from ert_writer.terminology.cache import load_terms

    place = find_content(content)
    terms = load_terms([place.glossary], cache_directory()) if place.glossary.is_dir() else None
    review = review_templates(library_of(content), CheckContext(terms), ids or (), frozenset(ignore or ()))
    sys.stdout.write(report(CheckRun("templates", review.pairs, review.findings), form))
    leave(review.findings, fail_on)
