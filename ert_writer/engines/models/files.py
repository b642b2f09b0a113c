"""Files of a model: listed without following links, digested, and compared with their records."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from ert_writer.engines.models.manifest import FILE_NAME, FileRecord
from ert_writer.errors import ModelError

_BLOCK = 1 << 20
_SNAPSHOT = re.compile(r"[0-9a-f]{40}")
_HINT = "Run ert-writer models remove, then models add again from a whole copy"


def sha256(path: Path) -> str:
    """Return the digest of a file in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as handle:
        while block := handle.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def record(folder: Path, path: str) -> FileRecord:
    """Return a file's record as it stands now."""
    state = (folder / path).stat()
    return FileRecord(path, state.st_size, sha256(folder / path), last_change(state))


def records(folder: Path) -> tuple[FileRecord, ...]:
    """Return the record of every file below a folder but the manifest, by path."""
    found = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return tuple(record(folder, path) for path in found if path != FILE_NAME)


def safe(folder: Path, path: str) -> Path:
    """Return the place of a file inside a folder.

    A link is followed only from a hub snapshot into the blobs beside it, the layout of the Hugging Face cache.

    Raises:
        ModelError: the path leaves the folder, or the file is a link or no plain file.
    """
    pure = PurePosixPath(path)
    if pure.is_absolute() or ".." in pure.parts or "\\" in path:
        raise ModelError("the path leaves the model's directory", where=path)
    place = folder.joinpath(*pure.parts)
    real = place.resolve()
    if real != folder.resolve().joinpath(*pure.parts) and not _hub_blob(folder, real):
        raise ModelError("the file is a link; a model directory holds plain files only", where=str(place))
    if place.exists() and not place.is_file():
        raise ModelError("not a plain file", where=str(place))
    return place


def _hub_blob(folder: Path, real: Path) -> bool:
    home = folder.resolve()
    layout = _SNAPSHOT.fullmatch(home.name) is not None and home.parent.name == "snapshots"
    return layout and real.parent == home.parent.parent / "blobs"


def check(folder: Path, known: Sequence[FileRecord], *, full: bool) -> tuple[FileRecord, ...]:
    """Compare the files of a folder with their records.

    Sizes are always compared. The digest is computed when `full`, and for a file changed since its digest was last
    seen to hold.

    Returns:
        The records with the times at which the digests hold.

    Raises:
        ModelError: a file is missing, cut short, altered, a link, or unknown to the manifest.
    """
    for item in known:
        safe(folder, item.path)
    _refuse_strangers(folder, known)
    return tuple(_checked(folder, item, full=full) for item in known)


def _refuse_strangers(folder: Path, known: Iterable[FileRecord]) -> None:
    names = {item.path for item in known} | {FILE_NAME}
    for path in folder.iterdir():
        if not path.is_dir() and path.name not in names and not path.name.startswith("."):
            raise ModelError("the manifest does not name this file", where=str(path), hint=_HINT)


def last_change(state: os.stat_result) -> int:
    """Return when a file last changed, in nanoseconds; the time of change, unlike the other, cannot be set back."""
    return max(state.st_mtime_ns, state.st_ctime_ns)


def _checked(folder: Path, item: FileRecord, *, full: bool) -> FileRecord:
    place = folder / item.path
    try:
        state = place.stat()
    except OSError:
        raise ModelError("the file is missing: the model is half-copied", where=str(place), hint=_HINT) from None
    if state.st_size != item.size:
        what = "cut short" if state.st_size < item.size else "altered"
        message = f"the file is {what}: {state.st_size} bytes where the manifest says {item.size}"
        raise ModelError(message, where=str(place), hint=_HINT)
    if (full or last_change(state) != item.modified) and sha256(place) != item.sha256:
        raise ModelError("the file was altered: its sha256 is not the manifest's", where=str(place), hint=_HINT)
    return replace(item, modified=last_change(state))
