"""A letter named on the command line, opened by a desk."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from ert_writer.cli.progress import progress_line

if TYPE_CHECKING:
    from ert_writer.desk import Desk
    from ert_writer.model.text import Document

STDIN = "-"


def opened(desk: Desk, source: str) -> Document:
    """Read a file, or standard input for `-`, with a progress line where it is long.

    Raises:
        InputError: see `Desk.read`.
    """
    from ert_writer.readers.opening import read_source

    with progress_line() as progress:
        data = read_source(source, sys.stdin.buffer, desk.settings.max_bytes)
        return desk.read(data, source, progress)
