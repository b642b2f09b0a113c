"""The edge: the one place that catches errors and turns them into one clear line and an exit code."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import typer

from ert_writer.errors import ErtWriterError
from ert_writer.model.findings import Finding, Severity
from ert_writer.model.wire import failure, result

EXIT_CLEAN = 0
EXIT_FINDINGS = 1
EXIT_USER = 2
EXIT_BUG = 4
EXIT_INTERRUPTED = 130


def run(build: Callable[[], typer.Typer], arguments: Sequence[str]) -> int:
    """Run the application and return its exit code; no traceback ever reaches the screen, nor any request text."""
    try:
        outcome = build()(list(arguments), standalone_mode=True)
    except SystemExit as leave:
        return leave.code if isinstance(leave.code, int) else EXIT_CLEAN
    except ErtWriterError as error:
        _report(error.code, error.message, error.where, error.hint, str(error), arguments)
        return error.exit_code
    except KeyboardInterrupt:
        sys.stderr.write("\nstopped\n")
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return EXIT_CLEAN
    except Exception as error:  # noqa: BLE001 - the edge is where every error ends
        place = _place(error)
        line = f"internal error ({type(error).__name__} in {place}); nothing was written"
        _report("internal", line, "", "Please report it with this line", line, arguments)
        return EXIT_BUG
    return int(outcome or EXIT_CLEAN)


def _place(error: Exception) -> str:
    """Return module and line of the error: enough for a report, and no text of the request."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return "unknown"
    return f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}"


def _report(code: str, message: str, where: str, hint: str, line: str, arguments: Sequence[str]) -> None:
    if _wants_json(arguments):
        sys.stdout.write(json.dumps(failure(code, message, where, hint), ensure_ascii=False) + "\n")
    sys.stderr.write(f"ert-writer: {visible(line)}\n")


def _wants_json(arguments: Sequence[str]) -> bool:
    words = list(arguments)
    return "--format=json" in words or any(
        word in ("--format", "-f") and follow == "json" for word, follow in pairwise(words)
    )


def visible(text: str, *, lines: bool = False) -> str:
    """Return the text with control and bidirectional characters made visible, so that none can act on a terminal.

    Args:
        text: what is to be printed.
        lines: keep line breaks and tabs.
    """
    kept = "\n\t" if lines else ""
    return "".join(
        char if char in kept or (char.isprintable() or char == "\u00a0") else f"\\u{{{ord(char):x}}}" for char in text
    )


def emit_json(value: Any) -> None:
    """Print one wire object with the run's result."""
    sys.stdout.write(json.dumps(result(value), ensure_ascii=False, indent=2) + "\n")


def leave(findings: Sequence[Finding], fail_on: str) -> None:
    """Leave with 1 when a finding reaches `fail_on` (`note`, `warning`, `error` or `never`), otherwise return."""
    if fail_on == "never":
        return
    try:
        bound = Severity.parse(fail_on)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
    if any(finding.severity >= bound for finding in findings):
        raise typer.Exit(EXIT_FINDINGS)
