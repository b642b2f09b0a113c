"""Where results go: a file, a pipe, or a terminal on which no character of a letter may act."""

from __future__ import annotations

import sys
from pathlib import Path

from ert_writer.cli.edge import visible


def write(text: str, out: Path | None = None, *, styled: bool = False) -> None:
    """Write text as UTF-8: exactly to a file or a pipe, with control characters made visible on a terminal.

    Args:
        text: what to write.
        out: the file; standard output otherwise.
        styled: the text is a view that has made the letter's characters visible itself, and holds our own colours.

    Raises:
        InputError: the file cannot be written.
    """
    if out is not None:
        from ert_writer.content.files import write_atomic

        write_atomic(out, text.encode("utf-8", "replace"))
    elif sys.stdout.isatty():
        sys.stdout.write(text if styled else visible(text, lines=True))
    else:
        sys.stdout.flush()
        raw = getattr(sys.stdout, "buffer", None)
        if raw is None:
            sys.stdout.write(text)
        else:
            raw.write(text.encode("utf-8", "replace"))
    sys.stdout.flush()
