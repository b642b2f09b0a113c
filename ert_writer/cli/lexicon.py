"""`ert-writer lexicon`: check the rows that recognise something in a letter, and try them on a text."""

from __future__ import annotations

from typing import Annotated

import typer

from ert_writer.cli.options import ContentOption
from ert_writer.cli.output import write
from ert_writer.cli.wording import tell

_APP = typer.Typer(no_args_is_help=True, help="The words that recognise something in a letter.", rich_markup_mode=None)


@_APP.command("lint")
def lint(content: ContentOption = None) -> None:
    """Say which rows contradict their examples. Exit: 0 none, 1 some."""
    from ert_writer.content.place import find_content
    from ert_writer.lexicon.lint import lint as faults_of
    from ert_writer.lexicon.load import load_lexicon

    lexicon = load_lexicon(find_content(content).lexicon)
    faults = faults_of(lexicon)
    write("".join(f"{fault}\n" for fault in faults))
    phrases = sum(len(found) for row in lexicon.rows for found in row.phrases.values())
    tell(f"{len(lexicon.rows)} rows, {phrases} phrases, {len(faults)} faults")
    raise typer.Exit(1 if faults else 0)


@_APP.command("try")
def try_text(
    text: Annotated[str, typer.Argument(help="A sentence or a few.")],
    topic: Annotated[list[str] | None, typer.Option("--topic", help="Only this topic; may be repeated.")] = None,
    content: ContentOption = None,
) -> None:
    """Show which phrases occur in a text: the words, topic, row, kind, weight and language."""
    from ert_writer.content.place import find_content
    from ert_writer.lexicon.load import load_lexicon

    hits = sorted(load_lexicon(find_content(content).lexicon).find(text).all(), key=lambda hit: hit.span)
    shown = [hit for hit in hits if not topic or hit.row.topic in topic]
    lines = (
        f"{text[hit.span.start : hit.span.end]!r}\t{hit.row.topic}\t{hit.row.id}\t{hit.row.kind or '-'}\t"
        f"{hit.row.weight:g}\t{hit.language}\n"
        for hit in shown
    )
    write("".join(lines) or "no phrase of the lexicon occurs in it\n")


def register(app: typer.Typer) -> None:
    """Add the command group."""
    app.add_typer(_APP, name="lexicon")
