"""The contract of a reader."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from ert_writer.model.text import Document

Progress = Callable[[int, int, str], None]
"""Called with (done, total, what); total is 0 when unknown."""


class Reader(Protocol):
    """Reads one file format into a document.

    A reader that needs a program or package may have a method `lacking() -> str`: what to run so that it works, empty
    where it does. `doctor` shows it.
    """

    @property
    def id(self) -> str:
        """The format's name."""
        ...

    def accepts(self, head: bytes, name: str) -> bool:
        """Return whether the first bytes and the file's name look like this format."""
        ...

    def read(self, data: bytes, name: str, progress: Progress | None = None) -> Document:
        """Read the whole file.

        Raises:
            InputError: empty, encrypted, damaged or not this format.
        """
        ...
