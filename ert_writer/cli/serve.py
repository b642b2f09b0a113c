"""`ert-writer serve`: the desk in a browser on this machine."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import Annotated

import typer

from ert_writer.cli.options import ContentOption, MaxBytesOption, ModelsOption
from ert_writer.desk import Desk
from ert_writer.desk.config import configured
from ert_writer.desk.settings import MAX_BYTES, memory_file
from ert_writer.errors import UnavailableError


def serve(
    address: Annotated[str, typer.Option("--address", help="127.0.0.1 or ::1; nothing else is served.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0 for any free one.")] = 8765,
    open_: Annotated[bool, typer.Option("--open", help="Open the browser.")] = False,
    models: ModelsOption = None,
    content: ContentOption = None,
    max_bytes: MaxBytesOption = MAX_BYTES,
) -> None:
    """Open the desk in a browser: queue, letters, translations, replies. Nothing leaves this machine."""
    try:
        from ert_writer.web.serve import serve as run
    except ModuleNotFoundError:
        hint = 'Run: pip install "ert-writer[web]"'
        raise UnavailableError("the pages need starlette and uvicorn", hint=hint) from None
    settings = configured(models=models, content=content, max_bytes=max_bytes)
    desk = Desk(replace(settings, memory=settings.memory or memory_file()))  # what is signed is offered again
    desk.warm_up()

    def ready(place: str) -> None:
        sys.stderr.write(f"Open {place}\nStop with Ctrl-C; letters are forgotten then, cases are kept.\n")
        sys.stderr.flush()
        if open_:
            import webbrowser

            webbrowser.open(place)

    with desk:
        run(desk, address, port, ready)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("serve", help="Open the desk in a browser on this machine.")(serve)
