"""`ert-writer demo`: the main job on fictional letters, from the officer's words to the reply."""

from __future__ import annotations

import contextlib
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
from ert_writer.content.place import find_content
from ert_writer.errors import UnavailableError, UsageError
from ert_writer.model.case import Case
from ert_writer.model.detection import DocumentLanguage
from ert_writer.model.language import EN, ES
from ert_writer.model.text import Document
from ert_writer.templating.library import Library

_LETTERS = ("01-mexico.txt", "02-brasil.eml")
_LIMIT = 5_000_000
_LINES = 12  # of a letter, before it stands beside its translation


def demo(
    letters: Annotated[
        list[Path] | None, typer.Argument(metavar="[FILE]...", help="Letters to use; the packaged examples otherwise.")
    ] = None,
    content: ContentOption = None,
    models: ModelsOption = None,
) -> None:
    """Show letter, language, one screen of intake, translation with findings, and an approved reply with its mirror."""
    for letter in letters or _examples(content):
        document = _opened(letter)
        _title(letter.name)
        for part in _shown(letter, document, content, models):
            typer.echo(part)


def _opened(letter: Path) -> Document:
    from ert_writer.assembly.parts import make_readers
    from ert_writer.readers.opening import read_document, read_source

    return read_document(read_source(str(letter), sys.stdin.buffer, _LIMIT), letter.name, make_readers())


def _shown(letter: Path, document: Document, content: Path | None, models: Path | None) -> Iterator[str]:
    from ert_writer.assembly.parts import make_detector
    from ert_writer.cli.views.intake_rows import View
    from ert_writer.cli.views.intake_text import screen
    from ert_writer.flows.inbound import languages_of
    from ert_writer.flows.intake import take_in
    from ert_writer.templating.library import load_library

    yield _start(document)
    detector = make_detector()
    languages = languages_of(document, detector, "auto")
    yield _heading(f"language: {languages.language}, {languages.confidence:.2f}{' (mixed)' * languages.mixed}")
    library = load_library(find_content(content).templates)
    case = take_in(document, detector, library)
    name = _near(letter)
    yield _heading(f"ert-writer intake {name}")
    yield visible(screen(View(case, name)).rstrip(), lines=True)
    yield _heading(f"ert-writer translate {name} --format side")
    yield _translated(document, languages, content, models)
    yield from _replied(case, letter.name, library)


def _near(letter: Path) -> str:
    """Return the letter's path as a person would type it here."""
    return shlex.quote(os.path.relpath(letter) if letter.is_relative_to(Path.cwd()) else str(letter))


def _start(document: Document) -> str:
    lines = visible(document.text.strip(), lines=True).splitlines()
    more = ["[...] the whole letter stands beside its translation below"] if len(lines) > _LINES else []
    return "\n".join(lines[:_LINES] + more)


def _translated(document: Document, languages: DocumentLanguage, content: Path | None, models: Path | None) -> str:
    from ert_writer.assembly.inbound import make_inbound
    from ert_writer.assembly.parts import EngineSettings
    from ert_writer.cli.views.side import side
    from ert_writer.flows.inbound import inbound

    target = ES if languages.language == EN else EN
    try:
        parts = make_inbound(EngineSettings(models=models), None, content)
        with contextlib.closing(parts.line):
            translation = inbound(document, languages, target, parts)
    except UnavailableError as error:  # a newcomer without Apertium still sees the rest
        return visible(f"not translated: {error}")
    return side(translation, document, colour=sys.stdout.isatty()).rstrip()


def _replied(case: Case, name: str, library: Library) -> Iterator[str]:
    from ert_writer.cli.mirror_view import side_by_side
    from ert_writer.flows.reply import ReplyRequest, write_reply
    from ert_writer.templating.values import Given

    moment = now()
    request = ReplyRequest(
        "ack",
        case=case,
        values={"received_at": (Given(moment.isoformat()),), "our_ref": (Given("DEMO-1"),)},
    )
    reply = write_reply(request, library, moment)
    yield _heading(f"reply to {name}: template {reply.template} {reply.version}, approved ({reply.sha256[:12]})")
    yield side_by_side(reply)


def _examples(content: Path | None) -> list[Path]:
    """Return the packaged letters.

    Raises:
        UsageError: the content directory asked for has none.
    """
    folder = find_content(content).root / "examples"
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
