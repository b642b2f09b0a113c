"""`ert-writer demo`: the main job on fictional letters, from the officer's words to the reply."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from ert_writer.cli.clock import now
from ert_writer.cli.edge import visible
from ert_writer.cli.options import ContentOption, ModelsOption
from ert_writer.content.place import find_content
from ert_writer.errors import EngineUnavailableError, UsageError
from ert_writer.model.language import EN, Language

_LETTERS = ("01-mexico.txt", "02-brasil.eml")
_LIMIT = 5_000_000


def demo(
    letters: Annotated[
        list[Path] | None, typer.Argument(metavar="[FILE]...", help="Letters to use; the packaged examples otherwise.")
    ] = None,
    content: ContentOption = None,
    models: ModelsOption = None,
) -> None:
    """Show letter, language, translation, findings, the case, and an approved reply beside its English mirror."""
    for letter in letters or _examples(content):
        _title(letter.name)
        for part in _shown(letter, content, models):
            typer.echo(part)


def _shown(letter: Path, content: Path | None, models: Path | None) -> Iterator[str]:
    from ert_writer.assembly.inbound import make_inbound
    from ert_writer.assembly.parts import EngineSettings, make_detector, make_readers
    from ert_writer.cli.views.side import side
    from ert_writer.flows.inbound import inbound
    from ert_writer.flows.translation import languages_of
    from ert_writer.readers.opening import read_document, read_source

    document = read_document(read_source(str(letter), sys.stdin.buffer, _LIMIT), letter.name, make_readers())
    yield visible(document.text.strip(), lines=True)
    languages = languages_of(document, make_detector(), "auto")
    yield _heading(f"language: {languages.language}, {languages.confidence:.2f}{' (mixed)' * languages.mixed}")
    bench, inspection = make_inbound(EngineSettings(models=models), None, content)
    try:
        translation = inbound(document, languages, EN, bench, inspection)
    except EngineUnavailableError as error:
        yield _heading(f"translation: {error}")
    else:
        yield _heading("translation")
        yield side(translation, document, colour=sys.stdout.isatty())
    finally:
        bench.close()
    yield from _replied(document.name, languages.language, content)


def _replied(name: str, language: Language, content: Path | None) -> Iterator[str]:
    from ert_writer.cli.mirror_view import side_by_side
    from ert_writer.flows.reply import ReplyRequest, write_reply
    from ert_writer.templating.library import load_library
    from ert_writer.templating.values import Given

    moment = now()
    request = ReplyRequest("ack", values={"received_at": (Given(moment.isoformat()),)}, language=language)
    reply = write_reply(request, load_library(find_content(content).templates), moment)
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
    typer.echo(f"\n{'═' * 100}\n{visible(text)}\n{'═' * 100}")


def _heading(text: str) -> str:
    return f"\n── {visible(text)} {'─' * max(0, 96 - len(text))}"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("demo", help="Run the main job on fictional letters.")(demo)
