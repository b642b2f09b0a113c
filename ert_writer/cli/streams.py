"""The three standard streams, made fit for letters in Spanish and Portuguese wherever the program is run."""

from __future__ import annotations

import io
import os
import sys


def prepare() -> None:
    """Write UTF-8 into pipes and files whatever the locale says, and never fail for a sign a terminal does not have.

    A stream that was closed by the caller (`>&-`) is as good as empty.
    """
    sys.stdin = sys.stdin or io.TextIOWrapper(io.BytesIO())
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        if stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", errors="replace")


def _nowhere() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.FileIO(os.open(os.devnull, os.O_WRONLY), "w"), encoding="utf-8")
