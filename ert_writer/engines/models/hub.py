"""The Hugging Face hub: the only place where anything is fetched, and only when `models add OWNER/NAME` asks for it.

`HF_HUB_OFFLINE=1` is honoured: then only the hub's own cache on this machine is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from ert_writer.engines.models import files, weights
from ert_writer.engines.models.survey import MARIAN_NEEDS, OPTIONAL, largest
from ert_writer.errors import ModelError, UnavailableError
from ert_writer.model.reading import Progress

NAME = re.compile(r"[A-Za-z0-9][\w.-]{0,95}/[A-Za-z0-9][\w.-]{0,95}")
_WANTED = (*MARIAN_NEEDS, *OPTIONAL)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A repository's files as they were at one commit."""

    folder: Path
    revision: str


def fetch(repository: str, revision: str, into: Path, progress: Progress) -> Snapshot:
    """Fetch a MarianMT repository at a commit; what was fetched before an interruption is kept.

    Args:
        repository: `OWNER/NAME`.
        revision: branch, tag or commit; the commit it stands for is pinned.
        into: directory to fetch into.
        progress: told of each file.

    Raises:
        ModelError: the hub cannot be reached, has no such repository or revision, or sent other bytes than announced.
        UnavailableError: the hub's own library is not installed.
    """
    if find_spec("huggingface_hub") is None:
        raise UnavailableError(
            "fetching a model needs the Python package 'huggingface_hub'", hint="pip install 'ert-writer[hub]'"
        )
    with _explained(repository):
        from huggingface_hub import constants

        if constants.HF_HUB_OFFLINE:
            return _cached(repository, revision)
        return _fetched(repository, revision, into, progress)


def _cached(repository: str, revision: str) -> Snapshot:
    from huggingface_hub import snapshot_download

    folder = Path(snapshot_download(repository, revision=revision, local_files_only=True))
    return Snapshot(folder, folder.name)


def _fetched(repository: str, revision: str, into: Path, progress: Progress) -> Snapshot:
    from huggingface_hub import HfApi, hf_hub_download
    from huggingface_hub.utils.tqdm import disable_progress_bars

    disable_progress_bars()
    info = HfApi().model_info(repository, revision=revision, files_metadata=True)
    commit = str(info.sha)
    digests = {item.rfilename: item.lfs.sha256 if item.lfs else "" for item in info.siblings or ()}
    wanted = [name for name in _WANTED if name in digests]
    sizes = {item.rfilename: item.size or 0 for item in info.siblings or ()}
    wanted += [name for name in (weights.SAFETENSORS, weights.PICKLE) if name in digests][:1]
    for name in wanted:
        if sizes[name] > largest(name):
            raise ModelError("the file is larger than any model needs; nothing was fetched", where=name)
    for done, name in enumerate(wanted):
        progress(done, len(wanted), f"fetching {name}")
        hf_hub_download(repository, name, revision=commit, local_dir=into)
        if digests[name] and files.sha256(into / name) != digests[name]:
            (into / name).unlink()
            raise ModelError(
                "the file's sha256 is not the one the hub announced; it was deleted", where=str(into / name)
            )
    return Snapshot(into, commit)


@contextmanager
def _explained(repository: str) -> Iterator[None]:
    from huggingface_hub import errors

    copy = "On a machine without the hub, copy the model's directory and run ert-writer models add DIR"
    try:
        yield
    except (errors.OfflineModeIsEnabled, errors.LocalEntryNotFoundError):
        raise ModelError("the model is not in the hub's cache on this machine", where=repository, hint=copy) from None
    except (errors.RepositoryNotFoundError, errors.HFValidationError):
        raise ModelError(
            "the hub has no such repository", where=repository, hint="See ert-writer models recommend"
        ) from None
    except (errors.RevisionNotFoundError, errors.EntryNotFoundError):
        raise ModelError("the repository has no such revision or file", where=repository) from None
    except (errors.HfHubHTTPError, errors.HTTPError, OSError) as error:  # type: ignore[attr-defined]
        raise ModelError(
            f"the hub could not be reached ({type(error).__name__})", where=repository, hint=copy
        ) from None
