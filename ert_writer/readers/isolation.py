"""Reads a file in a process of its own, with bounds on time and memory: a file may be made to harm its reader."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import msgspec

from ert_writer.content.place import CONTENT_VARIABLE, own_content
from ert_writer.errors import InputError
from ert_writer.model.reading import Progress, Reader
from ert_writer.model.text import Document
from ert_writer.plugins import READERS, load
from ert_writer.readers.formats import looks_like
from ert_writer.readers.wire import Read, Step, Task, decode_answer, encode

SILENCE_SECONDS = 90.0
"""How long a file may take without a step forward, in wall time; a slow machine reads a letter in a tenth of it."""
TOTAL_SECONDS = 600.0
MAX_DEPTH = 4
"""Files in files in files ... each is read by a process of its own."""
_DEPTH = "ERT_WRITER_READING_DEPTH"


@dataclass(frozen=True, slots=True)
class IsolatedReader:
    """A registered reader that reads in a process of its own; it is imported here only where it is needed here.

    Attributes:
        name: under which it is registered.
        found: the reader of a plug-in, which says itself what it accepts; None for one of ours, see `readers.formats`.
        inline: files up to so many bytes are read by `found` in this process all the same.
    """

    name: str
    found: Reader | None = None
    inline: int = 0

    @property
    def id(self) -> str:
        """The format's name."""
        return self.name if self.found is None else self.found.id

    def accepts(self, head: bytes, name: str) -> bool:
        """Return whether the first bytes and the file's name look like this format."""
        return looks_like(self.name, head, name) if self.found is None else self.found.accepts(head, name)

    def read(self, data: bytes, name: str, progress: Progress | None = None) -> Document:
        """Read the whole file; see `read_isolated`."""
        if self.found is not None and len(data) <= self.inline:
            return self.found.read(data, name, progress)
        return read_isolated(self.name, data, name, progress)

    def lacking(self) -> str:
        """Return what to run so that it works; empty where it does."""
        ask = getattr(self.found or load(READERS, self.name), "lacking", None)
        return str(ask()) if ask else ""

    def using(self) -> str:
        """Return the program that reads this format beside Python, empty for none."""
        ask = getattr(self.found or load(READERS, self.name), "using", None)
        return str(ask()) if ask else ""


def read_isolated(reader: str, data: bytes, name: str, progress: Progress | None = None) -> Document:
    """Read a file by the registered reader of that id, in a process that cannot take this one with it.

    Args:
        reader: the id under which the reader is registered.
        data: the whole file.
        name: its name, for errors.
        progress: told how far the file is read.

    Raises:
        InputError: what the reader raises; or the file takes too long, too much memory, or ends the process.
    """
    depth = int(os.environ.get(_DEPTH, "0")) + 1
    if depth > MAX_DEPTH:
        raise InputError("this file is nested beyond reason", where=name, hint="Take the letter out of it")
    process = _start(depth)
    with _bounded(process, own_group=depth == 1) as clock:
        with contextlib.suppress(BrokenPipeError):
            assert process.stdin is not None  # noqa: S101 - the pipes are asked for in _start
            process.stdin.write(encode(Task(reader, name)) + b"\n" + data)
            process.stdin.close()
        document = _document(process, clock, progress)
    if document is None:
        late = clock.rang or process.returncode in (-signal.SIGXCPU, -signal.SIGKILL)
        what = "reading this file takes longer than a letter needs" if late else "this file stops its reader"
        raise InputError(what, where=name, hint="Open it, save its text as .txt and give that")
    return document


class _Clock:
    """Ends a process that is silent for too long or takes too long in all."""

    def __init__(self, process: subprocess.Popen[bytes], *, own_group: bool) -> None:
        self.rang = False
        self._process = process
        self._own_group = own_group
        self._total = self._timer(TOTAL_SECONDS)
        self._silence = self._timer(SILENCE_SECONDS)

    def _timer(self, seconds: float) -> threading.Timer:
        timer = threading.Timer(seconds, self._ring)
        timer.daemon = True
        timer.start()
        return timer

    def _ring(self) -> None:
        self.rang = True
        self.end()

    def step(self) -> None:
        """Begin the silence anew."""
        self._silence.cancel()
        self._silence = self._timer(SILENCE_SECONDS)

    def stop(self) -> None:
        """Ring no more."""
        self._silence.cancel()
        self._total.cancel()

    def end(self) -> None:
        """Kill the process, and what it runs where it leads a group of its own."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if self._own_group and hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()


def _start(depth: int) -> subprocess.Popen[bytes]:
    environment = {**os.environ, _DEPTH: str(depth), "OMP_THREAD_LIMIT": "1"}
    if (content := own_content()) is not None:
        environment[CONTENT_VARIABLE] = str(content)
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "ert_writer.readers.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=depth == 1,
    )


@contextmanager
def _bounded(process: subprocess.Popen[bytes], *, own_group: bool) -> Iterator[_Clock]:
    clock = _Clock(process, own_group=own_group)
    try:
        yield clock
    finally:
        clock.stop()
        if process.poll() is None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=0.2)
        clock.end()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()


def _document(process: subprocess.Popen[bytes], clock: _Clock, progress: Progress | None) -> Document | None:
    """Return what the process read, None where it ended without an answer."""
    for line in process.stdout or ():
        try:
            answer = decode_answer(line)
        except msgspec.MsgspecError:  # an answer cut short
            return None
        if isinstance(answer, Read):
            return answer.document
        if not isinstance(answer, Step):
            raise InputError(answer.message, where=answer.where, hint=answer.hint)
        clock.step()
        if progress:
            progress(answer.done, answer.total, answer.what)
    return None
