"""The process that reads one file: `python -m ert_writer.readers.child`, started by `isolation` alone.

It bounds its own memory and processor time before any library sees the file, and answers in JSON lines.
"""

from __future__ import annotations

import contextlib
import logging
import sys
import warnings
from typing import BinaryIO

from ert_writer.errors import InputError, UnavailableError
from ert_writer.readers.wire import Answer, Read, Refused, Step, decode_task, encode

MEMORY_BYTES = 3 << 30
PROCESSOR_SECONDS = 30
"""Of this process alone: programs that it runs, such as Tesseract, have bounds of their own."""


def main() -> None:
    """Read the task and the file from standard input; write steps and one answer to standard output."""
    _bound()
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)  # what libraries log may quote the letter
    out = sys.stdout.buffer
    answer = _answer(sys.stdin.buffer, out)
    _write(out, answer)


def _bound() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # no such bounds on this system
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _answer(source: BinaryIO, out: BinaryIO) -> Answer:
    from ert_writer.plugins import READERS, load

    task = decode_task(source.readline())
    data = source.read()

    def step(done: int, total: int, what: str) -> None:
        _write(out, Step(done, total, what))

    try:
        return Read(load(READERS, task.reader).read(data, task.name, step))
    except (InputError, UnavailableError) as error:
        return Refused(error.message, error.where, error.hint)
    except RecursionError:
        return Refused("this file is nested beyond reason", task.name, "Save its text as .txt")
    except MemoryError:
        return Refused("reading this file takes more memory than a letter needs", task.name, "Save its text as .txt")
    except Exception:  # noqa: BLE001 - a damaged file makes libraries raise anything, and the edge wants one clear line
        return Refused("this file is damaged or of an unknown kind", task.name, "Open it and save it anew")


def _write(out: BinaryIO, answer: Answer) -> None:
    out.write(encode(answer) + b"\n")
    out.flush()


if __name__ == "__main__":
    main()
