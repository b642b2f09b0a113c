"""A chain of long-lived processes that answers one NUL-ended text with one NUL-ended text."""

from __future__ import annotations

import contextlib
import os
import selectors
import shutil
import subprocess
import time
from collections.abc import Sequence

from ert_writer.errors import ErtWriterError

_CHUNK = 65536

_LOCALE = "C.UTF-8"
"""Apertium dies in a locale that is named but was never generated; this one is always there."""


class StreamError(ErtWriterError):
    """The chain died or did not answer in time."""

    exit_code = 3
    code = "stream"


class ProcessStream:
    """Runs commands as one pipe, started when first needed and started again after a failure.

    Args:
        commands: argument lists, first to last; each flushes its output at a NUL.
        timeout: seconds that one text may take.
    """

    def __init__(self, commands: Sequence[Sequence[str]], timeout: float) -> None:
        self._commands = commands
        self._timeout = timeout
        self._processes: list[subprocess.Popen[bytes]] = []

    def exchange(self, text: str) -> str:
        """Send one text and return the answer.

        Raises:
            StreamError: a process ended, or the time is over; the chain is stopped and may be used again.
        """
        try:
            if not self._processes:
                self._start()
            return self._talk(text.encode("utf-8", "replace") + b"\0").decode("utf-8", "replace")
        except OSError as error:
            self.close()
            raise StreamError(f"a process cannot run ({error.strerror})") from None
        except StreamError:
            self.close()
            raise

    def close(self) -> None:
        """Stop every process."""
        for process in self._processes:
            with contextlib.suppress(OSError):
                process.kill()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with contextlib.suppress(OSError):
                        pipe.close()
            process.wait()
        self._processes = []

    def _start(self) -> None:
        feed: int = subprocess.PIPE
        for command in self._commands:
            process = subprocess.Popen(
                list(command),
                stdin=feed,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
                env={**os.environ, "LC_ALL": _LOCALE},
            )
            if self._processes and self._processes[-1].stdout is not None:
                self._processes[-1].stdout.close()
            self._processes.append(process)
            assert process.stdout is not None  # noqa: S101 - PIPE was asked for
            feed = process.stdout.fileno()
        head = self._processes[0].stdin
        assert head is not None  # noqa: S101 - PIPE was asked for
        os.set_blocking(head.fileno(), False)

    def _talk(self, data: bytes) -> bytes:
        """Write and read at once, so that neither side waits for the other with full pipes."""
        head, tail = self._processes[0].stdin, self._processes[-1].stdout
        assert head is not None and tail is not None  # noqa: S101, PT018 - both are pipes
        answer = bytearray()
        deadline = time.monotonic() + self._timeout
        with selectors.DefaultSelector() as ready:
            ready.register(tail, selectors.EVENT_READ)
            ready.register(head, selectors.EVENT_WRITE)
            while not answer.endswith(b"\0"):
                events = ready.select(deadline - time.monotonic())
                if not events:
                    raise StreamError("no answer in time")
                for key, _ in events:
                    if key.fileobj is tail:
                        answer += _received(tail.fileno())
                    else:
                        data = data[os.write(head.fileno(), data[:_CHUNK]) :]
                        if not data:
                            ready.unregister(head)
        return bytes(answer[:-1])


def _received(handle: int) -> bytes:
    data = os.read(handle, _CHUNK)
    if not data:
        raise StreamError("a process ended")
    return data


def stdbuf() -> str | None:
    """Return the program that unbuffers others: `stdbuf` of the GNU coreutils, `gstdbuf` on macOS."""
    return shutil.which("stdbuf") or shutil.which("gstdbuf")


def unbuffered(command: Sequence[str]) -> tuple[str, ...]:
    """Return the command made to write at once.

    `lt-proc` 3.7 takes `-z` but does not flush its output in the bilingual and generation steps.
    """
    return (stdbuf() or "stdbuf", "-o0", *command)
