"""`ert-writer templates show | preview | diff | usage | find | lint`: reading templates without changing them."""

from __future__ import annotations

import contextlib
import difflib
import sys
from typing import Annotated

import typer

from ert_writer.cli.clock import TodayOption, now
from ert_writer.cli.edge import EXIT_FINDINGS, emit_json, leave
from ert_writer.cli.options import ContentOption, FailOnOption, ForceOption, FormatOption, OutOption
from ert_writer.cli.output import require_writable, save, write_page
from ert_writer.cli.template_tools import (
    IdArgument,
    LanguageOption,
    languages,
    library_of,
    say,
)
from ert_writer.content.place import find_content
from ert_writer.errors import UsageError, quoted_name
from ert_writer.model.language import Language
from ert_writer.templating.library import Library


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
    country: Annotated[
        list[str] | None,
        typer.Option("--country", help="Whose words: two letters, such as MX; repeat it for several readers."),
    ] = None,
    form: Annotated[str, typer.Option("--format", "-f", help="text, html, md or json.")] = "text",
    out: OutOption = None,
    force: ForceOption = False,
    content: ContentOption = None,
    today: TodayOption = "",
) -> None:
    """Render a template or shared clause as a draft with fictional values; html shows several readers side by side."""
    from ert_writer.cli.template_views import previews
    from ert_writer.flows.template_preview import preview_reply, usual_country

    if out is not None:
        require_writable(out, force=force)
    library = library_of(content)
    library.source(ident)
    readers = [(code, place) for code in languages(lang) for place in country or ("",)]
    if country and lang == "all":
        readers = [
            (code, place) for code, place in readers if (place.upper() == "BR") == (code == "pt") or code == "en"
        ]
    if out is not None and len(readers) > 1 and form not in ("text", "json", "html"):
        raise UsageError("one file holds one language", where="--lang", hint="Choose es, pt or en, or --format html")
    tagged = [
        (f"{code}-{place.upper() or usual_country(code)}", preview_reply(ident, code, place, library, now(today)))
        for code, place in readers
    ]
    data = previews(tagged, form)
    if out is not None:
        save(out, data, force=force)
    elif form == "html":
        write_page(data.decode("utf-8"), ident.replace("/", "-"), "preview")
    else:
        sys.stdout.buffer.write(data)


def diff(
    ids: Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="All when none is named.")] = None,
    lang: LanguageOption = "all",
    since: Annotated[
        str, typer.Option("--from", metavar="VERSION|REVISION", help="An approved version, or a git revision.")
    ] = "",
    until: Annotated[str, typer.Option("--to", metavar="REVISION", help="A git revision; the files otherwise.")] = "",
    form: FormatOption = "text",
    content: ContentOption = None,
) -> None:
    """Show what was edited since the approval, a version or a revision; exit 1 when something was."""
    library = library_of(content)
    for name in ids or ():
        library.source(name)
    found = _differences(library, tuple(ids or ()), languages(lang), since, until)
    edited = [item for item in found if item[2]]
    if form == "json":
        emit_json({"differences": [{"id": name, "language": code, "diff": text} for name, code, text in edited]})
    else:
        for name, code, text in found if ids else edited:
            say(f"{name} ({code}): {'edited' if text else 'unchanged'}" + (f"\n{text}" if text else ""))
        if not ids:
            say(f"{len(edited)} of {len(found)} wordings differ")
    if edited:
        raise typer.Exit(EXIT_FINDINGS)


def _differences(
    library: Library, ids: tuple[str, ...], codes: tuple[Language, ...], since: str, until: str
) -> list[tuple[str, Language, str]]:
    """Return every name, language and unified diff; a diff is empty where nothing changed."""
    from ert_writer.templating import changes as compare

    if until and not since:
        raise UsageError("--to needs --from", where="--to", hint="Write --from HEAD~1 --to HEAD")
    if since and not compare.is_version(since):
        with contextlib.ExitStack() as stack:
            before = stack.enter_context(compare.library_at(since, library.root))
            after = stack.enter_context(compare.library_at(until, library.root)) if until else library
            both = dict.fromkeys((*compare.named_sources(before), *compare.named_sources(after)))
            return [
                (name, code, compare.changes_between(name, code, before, after))
                for name in ids or both
                for code in codes
            ]
    found: list[tuple[str, Language, str]] = []
    for name in ids or compare.named_sources(library):
        source = library.source(name)
        for code in codes:
            text = (
                compare.changes_since_version(source, code, since, library)
                if since
                else compare.changes(source, code, library)
            )
            found.append((name, code, text))
    return found


def usage(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A clause, slot, field, regional word, vocabulary or decision.")
    ],
    form: FormatOption = "text",
    content: ContentOption = None,
) -> None:
    """Say where a clause, slot, field, regional word, vocabulary or decision is used; exit 1 when nowhere."""
    from ert_writer.templating.usage import known_names
    from ert_writer.templating.usage import usage as uses

    library = library_of(content)
    found = uses(name, library)
    if not found and name.removeprefix("clauses/") not in known_names(library):
        near = difflib.get_close_matches(name, known_names(library), n=3)
        raise UsageError(
            f"nothing is named {quoted_name(name)}", hint=f"Did you mean {' or '.join(near)}?" if near else ""
        )
    if form == "json":
        emit_json({"name": name, "uses": found})
    else:
        say("\n".join(f"{use.source}: {use.how}" for use in found) or "it is used nowhere")
    if not found:
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
    form: Annotated[str, typer.Option("--format", "-f", help="text, json, jsonl, sarif, github or html.")] = "text",
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
    library = library_of(content)
    review = review_templates(library, CheckContext(terms), ids or (), frozenset(ignore or ()))
    text = report(CheckRun("templates", review.pairs, review.findings), form, library)
    if form == "html":
        write_page(text, "templates", "lint")
    else:
        sys.stdout.write(text)
    leave(review.findings, fail_on)
