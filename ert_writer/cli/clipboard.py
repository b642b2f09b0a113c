"""The clipboard, read by the system's own program; nothing is ever written to it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence

from ert_writer.errors import InputError, UnavailableError

PROGRAMS: tuple[tuple[str, ...], ...] = (
    ("wl-paste", "--no-newline"),  # Wayland
    ("xclip", "-selection", "clipboard", "-o"),  # X11
    ("xsel", "--clipboard", "--output"),  # X11
    ("pbpaste",),  # macOS
    (
        "powershell.exe",
        "-NoProfile",
        "-Command",
        "[Console]::OutputEncoding = [Text.Encoding]::UTF8; Get-Clipboard -Raw",
    ),
)
_SECONDS = 10

Run = Callable[[Sequence[str]], bytes | None]


def read_clipboard(run: Run | None = None) -> bytes:
    """Return the text on the clipboard, as UTF-8.

    Args:
        run: runs a program and returns what it wrote, None where it is not installed or fails.

    Raises:
        InputError: the clipboard holds no text.
        UnavailableError: no program that reads the clipboard works here.
    """
    answers = [answer for program in PROGRAMS if (answer := (run or _output)(program)) is not None]
    if not answers:
        hint = "Install wl-clipboard or xclip, or paste into `ert-writer intake -`"
        raise UnavailableError("no program reads the clipboard here", where="--clipboard", hint=hint)
    found = next((answer for answer in answers if answer.strip()), None)
    if found is None:
        raise InputError("there is no text on the clipboard", where="--clipboard", hint="Copy the letter first")
    return found


def _output(program: Sequence[str]) -> bytes | None:
    if shutil.which(program[0]) is None:
        return None
    try:
        done = subprocess.run(program, stdin=subprocess.DEVNULL, capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
