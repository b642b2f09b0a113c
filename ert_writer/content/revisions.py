"""A directory of content as a revision of version control has it."""

from __future__ import annotations

import io
import re
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ert_writer.errors import UsageError

_REVISION = re.compile(r"[A-Za-z0-9_][\w./@{}^~-]{0,120}")
_SECONDS = 60.0


@contextmanager
def directory_at(revision: str, root: Path, what: str) -> Iterator[Path]:
    """Give a directory as a git revision has it, in a temporary directory.

    Args:
        revision: a commit, branch, tag or `HEAD~1`.
        root: the directory.
        what: its content, for messages, such as `templates`.

    Raises:
        UsageError: there is no such revision, or the directory is not under version control.
    """
    if not _REVISION.fullmatch(revision):
        raise UsageError(f"{revision[:60]!r} is no revision", where="--from", hint="Write HEAD~1, a branch or a commit")
    command = ["git", "-C", str(root), "archive", "--format=tar", revision, "--", "."]
    try:
        done = subprocess.run(command, capture_output=True, check=True, timeout=_SECONDS)
    except (OSError, subprocess.SubprocessError):
        hint = "It must be a git revision that holds this directory"
        raise UsageError(f"cannot read the {what} of {revision!r}", where=str(root), hint=hint) from None
    with tempfile.TemporaryDirectory() as folder, tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(folder, filter="data")
        yield Path(folder)
