"""The store: one directory, one folder for each model."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ert_writer.engines.models import files, manifest
from ert_writer.engines.models.manifest import Manifest, Trial
from ert_writer.errors import ErtWriterError, ModelError, UsageError, quoted_name
from ert_writer.model.language import Direction

VARIABLE = "ERT_WRITER_MODELS"
BUNDLED = Path(__file__).parents[1] / "bundled"
"""The models that come with the program, one folder each; empty in an installation without them."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


@dataclass(frozen=True, slots=True)
class Installed:
    """A model in the store, or one that comes with the program.

    Attributes:
        folder: holds its files.
        manifest: what it is.
        fixed: whether the folder is part of the installation: nothing is ever written into it.
    """

    folder: Path
    manifest: Manifest
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A folder of the store: its manifest, or the problem that keeps it from being used."""

    name: str
    folder: Path
    manifest: Manifest | None
    problem: str = ""


def default_root(environ: Mapping[str, str] = os.environ) -> Path:
    """Return the store: `ERT_WRITER_MODELS`, or the platform's place for a user's data."""
    import platformdirs

    asked = environ.get(VARIABLE)
    return Path(asked).expanduser() if asked else platformdirs.user_data_path("ert-writer", appauthor=False) / "models"


def valid_name(name: str) -> str:
    """Return a model's name if it can name a folder.

    Raises:
        UsageError: it holds a separator, a blank or nothing, or starts with a dot.
    """
    if not _NAME.fullmatch(name):
        raise UsageError(f"{name!r} cannot name a model", hint="Use letters, digits, dots, hyphens and underscores")
    return name


def entries(root: Path) -> tuple[Entry, ...]:
    """Return every model folder of the store by name; drafts and what was removed begin with a dot."""
    if not root.is_dir():
        return ()
    folders = sorted(path for path in root.iterdir() if path.is_dir() and _NAME.fullmatch(path.name))
    return tuple(_entry(folder) for folder in folders)


def _entry(folder: Path) -> Entry:
    try:
        return Entry(folder.name, folder, manifest.read(folder))
    except ErtWriterError as error:
        return Entry(folder.name, folder, None, str(error))


def installed(root: Path) -> tuple[Installed, ...]:
    """Return the models whose manifest can be read, by name; nothing else of them is looked at."""
    return tuple(Installed(entry.folder, entry.manifest) for entry in entries(root) if entry.manifest is not None)


def bundled(home: Path = BUNDLED) -> tuple[Installed, ...]:
    """Return the models that come with the program; none in an installation without them."""
    return tuple(replace(model, fixed=True) for model in installed(home))


def find(root: Path, name: str) -> Installed:
    """Return one model by name.

    Raises:
        ModelError: the store has none of that name, or its manifest is damaged.
    """
    folder = root / valid_name(name)
    if not folder.is_dir():
        have = ", ".join(entry.name for entry in entries(root)) or "none"
        hint = f"Installed: {have}. Run ert-writer models list"
        raise ModelError(f"no model named {quoted_name(name)} is installed", hint=hint)
    return Installed(folder, manifest.read(folder))


def choose(models: tuple[Installed, ...], direction: Direction, name: str = "") -> Installed | None:
    """Return the model that translates a direction, best first: with published scores, with fewer directions, by name.

    Args:
        models: to choose from.
        direction: between base languages.
        name: take this one if it offers the direction.
    """
    from ert_writer.engines.models.catalogue import score

    offered = [m for m in models if direction in m.manifest.directions and name in ("", m.manifest.name)]
    order = sorted(
        offered,
        key=lambda m: (-score(m.manifest.repository, direction), len(m.manifest.directions), m.manifest.name),
    )
    return order[0] if order else None


def checked(model: Installed, *, full: bool = False) -> Installed:
    """Return the model after comparing its files with the manifest.

    Sizes are always compared, digests when `full` or when a file has changed since.

    Raises:
        ModelError: naming the file that is missing, cut short, altered or strange.
    """
    seen = files.check(model.folder, model.manifest.files, full=full)
    if seen == model.manifest.files:
        return model
    return remember(model, replace(model.manifest, files=seen))


def remember(model: Installed, changed: Manifest) -> Installed:
    """Write a changed manifest if the store can be written to, and return the model with it either way."""
    if not model.fixed:
        with contextlib.suppress(OSError):  # a store on a read-only disk works, and is only checked anew each time
            manifest.write(changed, model.folder)
    return replace(model, manifest=changed)


def with_trial(model: Installed, trial: Trial) -> Installed:
    """Return the model with what came of trying it written down."""
    others = tuple(old for old in model.manifest.trials if old.runtime != trial.runtime)
    return remember(model, replace(model.manifest, trials=(*others, trial)))


def removable(root: Path, name: str) -> Path:
    """Return the folder of a model, whole or damaged, that may be removed.

    Raises:
        ModelError: the store has none of that name.
    """
    folder = root / valid_name(name)
    if folder.is_symlink() or not folder.is_dir():
        find(root, name)
        raise ModelError("the folder is a link and is left alone", where=str(folder))
    return folder


def discard(folder: Path) -> None:
    """Take a folder out of sight in one step, then delete it."""
    gone = folder.with_name(f".removed-{folder.name}-{os.getpid()}")
    folder.rename(gone)
    shutil.rmtree(gone, ignore_errors=True)
