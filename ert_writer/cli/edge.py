"""The edge: the one place that catches errors and turns them into one clear line and an exit code."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from itertools import pairwise
from typing import Any

import typer

from ert_writer.cli.wording import said_error, tell
from ert_writer.errors import ErtWriterError, InputError, UsageError
from ert_writer.model.findings import Finding, Severity
from ert_writer.model.wire import failure, json_text, result

EXIT_CLEAN = 0
EXIT_FINDINGS = 1
EXIT_USER = 2
EXIT_BUG = 4
EXIT_INTERRUPTED = 130
_ARGUMENTS: ContextVar[tuple[str, ...]] = ContextVar("arguments of this run", default=())


def run(build: Callable[[], typer.Typer], arguments: Sequence[str]) -> int:
    """Run the application and return its exit code; no traceback ever reaches the screen, nor any request text."""
    before = _ARGUMENTS.set(tuple(arguments))
    try:
        return _run(build, arguments)
    finally:
        _ARGUMENTS.reset(before)


def arguments_of_this_run() -> tuple[str, ...]:
    """Return the words of the command line; none outside `run`."""
    return _ARGUMENTS.get()


def _run(build: Callable[[], typer.Typer], arguments: Sequence[str]) -> int:
    try:
        outcome = build()(list(arguments), standalone_mode=False, prog_name="ert-writer")
        sys.stdout.flush()
        _tell_waiting()
    except SystemExit as left:
        return _left(left)
    except ErtWriterError as error:
        return _told(error, arguments)
    except (KeyboardInterrupt, typer.Abort):
        sys.stderr.write("\n")
        tell("stopped", named=False)
        return EXIT_INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the edge is where every error ends
        return _unforeseen(error, arguments)
    return outcome if isinstance(outcome, int) else EXIT_CLEAN


def _tell_waiting() -> None:
    """Remind of records that the audit log does not hold yet, where a command has read the configuration."""
    if "ert_writer.desk.config" not in sys.modules:
        return
    from ert_writer.cli.recording import tell_waiting

    with contextlib.suppress(ErtWriterError):
        tell_waiting()


def _left(left: SystemExit) -> int:
    if isinstance(left.__context__, BrokenPipeError):  # Typer leaves with 1, which means findings here
        return _unread()
    return left.code if isinstance(left.code, int) else EXIT_CLEAN


def _told(error: ErtWriterError, arguments: Sequence[str]) -> int:
    _report(error, arguments)
    return error.exit_code


def _unforeseen(error: Exception, arguments: Sequence[str]) -> int:
    if isinstance(error, BrokenPipeError):
        return _unread()
    if isinstance(error, OSError):
        return _told(_system(error), arguments)
    if hasattr(error, "format_message"):
        return _usage(error, arguments)
    return _bug(error, arguments)


def _unread() -> int:
    """Leave in peace when the reader of our output has left (`| head`): nothing more is written, not even at exit."""
    _discard_output()
    return EXIT_CLEAN


def _discard_output() -> None:
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _system(error: OSError) -> ErtWriterError:
    """Return what to say of a full disk, a missing permission and the like, which nobody below has named better."""
    if error.errno == errno.ENOSPC:
        _discard_output()
    return InputError(
        f"cannot be read or written ({error.strerror or type(error).__name__})",
        where=str(error.filename or "output"),
        hint="Look at the permissions and at the space left",
    )


def _usage(error: Any, arguments: Sequence[str]) -> int:
    """Report what the command line's library refused; its exceptions are private to it, so they go by their method."""
    message = str(error.format_message())
    if "\n" in message:  # no command was given: the message is the whole help
        sys.stdout.write(message + "\n")
        return EXIT_CLEAN
    path = getattr(getattr(error, "ctx", None), "command_path", "") or "ert-writer"
    # an argument too many may be a line of a letter, pasted without quotes
    said = message.partition(" (")[0] if "extra argument" in message else message
    return _told(UsageError(said.rstrip("."), hint=f"See {path} --help"), arguments)


def _bug(error: Exception, arguments: Sequence[str]) -> int:
    found = ErtWriterError(f"internal error ({type(error).__name__} in {_place(error)}); nothing was written")
    found.code = "internal"
    found.hint = "Please report it with this line" if _wants_json(arguments) else ""
    _report(found, arguments)
    return EXIT_BUG


def _place(error: Exception) -> str:
    """Return module and line of the error: enough for a report, and no text of the request."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return "unknown"
    return f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}"


def _report(error: ErtWriterError, arguments: Sequence[str]) -> None:
    """Say an error on standard error in the reader's language; where JSON is asked for, as an object in English too."""
    if _wants_json(arguments):
        said = map(visible, (error.message, error.where, error.hint))
        sys.stdout.write(json_text(failure(error.code, *said)) + "\n")
    sys.stderr.write(f"ert-writer: {visible(said_error(error))}\n")


def _wants_json(arguments: Sequence[str]) -> bool:
    words = list(arguments)
    return not {"--format=json", "-fjson"}.isdisjoint(words) or any(
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
    sys.stdout.write(json_text(result(value), indent=2) + "\n")


def leave(findings: Sequence[Finding], fail_on: str) -> None:
    """Leave with 1 when a finding reaches `fail_on` (`note`, `warning`, `error` or `never`), otherwise return."""
    if fail_on != "never" and any(finding.severity >= Severity.parse(fail_on) for finding in findings):
        raise typer.Exit(EXIT_FINDINGS)
