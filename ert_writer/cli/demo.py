"""`ert-writer demo`: the main job on fictional letters, from the officer's words to the reply."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from ert_writer.cli.clock import now
from ert_writer.cli.edge import visible
from ert_writer.cli.options import ContentOption, ModelsOption
from ert_writer.desk import Desk
from ert_writer.desk.config import configured
from ert_writer.errors import UnavailableError, UsageError
from ert_writer.model.case import Case
from ert_writer.model.language import EN, ES, Language
from ert_writer.model.text import Document

_LETTERS = ("01-mexico.txt", "02-brasil.eml")
_LINES = 12  # of a letter, before it is beside its translation


def demo(
    letters: Annotated[
        list[Path] | None, typer.Argument(metavar="[FILE]...", help="Letters to use; the packaged examples otherwise.")
    ] = None,
    content: ContentOption = None,
    models: ModelsOption = None,
) -> None:
    """Show letter, language, one screen of intake, translation with findings, and an approved reply with its mirror."""
    with Desk(configured(content=content, models=models)) as desk:
        for letter in letters or _examples(desk):
            document = desk.read(letter, name=letter.name)
            _title(letter.name)
            for part in _shown(letter, document, desk):
                typer.echo(part)


def _shown(letter: Path, document: Document, desk: Desk) -> Iterator[str]:
    from ert_writer.cli.views.intake_rows import View
    from ert_writer.cli.views.intake_text import screen

    yield _start(document)
    languages = desk.detect(document)
    yield _heading(f"language: {languages.language}, {languages.confidence:.2f}{' (mixed)' * languages.mixed}")
    case = desk.intake(document)
    name = _near(letter)
    yield _heading(f"ert-writer intake {name}")
    yield visible(screen(View(case, name)).rstrip(), lines=True)
    yield _heading(f"ert-writer translate {name} --format side")
    yield _translated(document, languages.language, desk)
    yield from _replied(case, letter.name, desk)


def _near(letter: Path) -> str:
    """Return the letter's path as a person would type it here."""
    return shlex.quote(os.path.relpath(letter) if letter.is_relative_to(Path.cwd()) else str(letter))


def _start(document: Document) -> str:
    lines = visible(document.text.strip(), lines=True).splitlines()
    more = ["[...] the whole letter stands beside its translation below"] if len(lines) > _LINES else []
    return "\n".join(lines[:_LINES] + more)


def _translated(document: Document, language: Language, desk: Desk) -> str:
    from ert_writer.cli.views.side import side

    try:
        translation = desk.translate(document, ES if language == EN else EN)
    except UnavailableError as error:  # a newcomer without Apertium still sees the rest
        return visible(f"not translated: {error}")
    return side(translation, document, colour=sys.stdout.isatty()).rstrip()


def _replied(case: Case, name: str, desk: Desk) -> Iterator[str]:
    from ert_writer.cli.mirror_view import side_by_side

    moment = now()
    reply = desk.reply("ack", case, values={"received_at": moment.isoformat(), "our_ref": "DEMO-1"}, now=moment)
    yield _heading(f"reply to {name}: template {reply.template} {reply.version}, approved ({reply.sha256[:12]})")
    yield side_by_side(reply)


def _examples(desk: Desk) -> list[Path]:
    """Return the packaged letters.

    Raises:
        UsageError: the content directory asked for has none.
    """
    folder = desk.content.root / "examples"
    letters = [folder / name for name in _LETTERS if (folder / name).is_file()]
    if not letters:
        raise UsageError("there are no example letters", where=str(folder), hint="Name a letter: ert-writer demo FILE")
    return letters


def _title(text: str) -> None:
    rule = "═" * _width()
    typer.echo(f"\n{rule}\n{visible(text)}\n{rule}")


def _heading(text: str) -> str:
    return f"\n── {visible(text)} {'─' * max(0, _width() - 4 - len(text))}"


def _width() -> int:
    return min(100, shutil.get_terminal_size((100, 24)).columns)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("demo", help="Run the main job on fictional letters.")(demo)
