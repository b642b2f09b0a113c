"""What a directory holds: a MarianMT model, a converted one, or an installed one copied from another machine."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from ert_writer.engines.models import ctranslate2_files, files, weights
from ert_writer.engines.models.manifest import CTRANSLATE2, FILE_NAME, MARIAN, Manifest
from ert_writer.engines.models.manifest import read as read_manifest
from ert_writer.engines.models.shape import LARGEST_CONFIGURATION, LARGEST_VOCABULARY, read_json
from ert_writer.errors import InputError, ModelError

SPM = ("source.spm", "target.spm")
MARIAN_NEEDS = ("config.json", "vocab.json", *SPM)
OPTIONAL = ("tokenizer_config.json", "generation_config.json", "target_vocab.json", "README.md")
CONVERTED = "ct2"
_CONVERTED_VOCABULARIES = ("shared_vocabulary.json", "source_vocabulary.json", "target_vocabulary.json")
_LICENCE = re.compile(r"^licen[cs]e:\s*['\"]?([\w.+-]+)", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Survey:
    """What a directory holds.

    Attributes:
        folder: the directory.
        kind: `marian` or `ctranslate2`.
        copies: (path in the directory, path in the store) of every file that is wanted.
        manifest: of a model that was installed elsewhere; None otherwise.
    """

    folder: Path
    kind: str
    copies: tuple[tuple[str, str], ...]
    manifest: Manifest | None = None


def survey(folder: Path) -> Survey:
    """Look at a directory and name the files of the model in it; everything else in it is left alone.

    Raises:
        InputError: there is no such directory.
        ModelError: it holds no model, a file is missing or is a link, or it is a damaged copy of an installed model.
    """
    if not folder.is_dir():
        raise InputError(
            "there is no such directory", where=str(folder), hint="Give a directory or a hub name OWNER/NAME"
        )
    if _is_ours(folder):
        return _installed(folder)
    kind = _kind(folder)
    copies = _marian(folder) if kind == MARIAN else _converted(folder)
    for path, _ in copies:
        _refuse_size(files.safe(folder, path))
    return Survey(folder, kind, copies)


def licence(folder: Path) -> str:
    """Return the licence that the model card's header names; empty when it names none."""
    try:
        with (folder / "README.md").open(encoding="utf-8", errors="replace") as card:
            match = _LICENCE.search(card.read(4000))
    except OSError:
        return ""
    return match[1] if match else ""


def _is_ours(folder: Path) -> bool:
    try:
        wire = read_json(folder / FILE_NAME)
    except (OSError, ModelError):
        return (folder / FILE_NAME).exists() and not (folder / "config.json").exists()
    return {"schema", "files", "language_tokens"} <= wire.keys()


def _installed(folder: Path) -> Survey:
    manifest = read_manifest(folder)
    files.check(folder, manifest.files, full=True)
    copies = tuple((item.path, item.path) for item in manifest.files)
    return Survey(folder, manifest.kind, copies, manifest)


def _kind(folder: Path) -> str:
    converted = (folder / ctranslate2_files.MODEL).exists()
    if not (folder / "config.json").exists() and not converted:
        hint = "A MarianMT directory holds config.json, vocab.json, source.spm, target.spm and model.safetensors"
        raise ModelError("the directory holds no model", where=str(folder), hint=hint)
    files.safe(folder, "config.json")
    return MARIAN if "model_type" in read_json(folder / "config.json") or not converted else CTRANSLATE2


def _marian(folder: Path) -> tuple[tuple[str, str], ...]:
    _refuse_missing(folder, MARIAN_NEEDS)
    kinds = [name for name in (weights.SAFETENSORS, weights.PICKLE) if (folder / name).exists()]
    if not kinds:
        message = f"the weights are missing: neither {weights.SAFETENSORS} nor {weights.PICKLE}"
        raise ModelError(message, where=str(folder), hint="The copy is not whole; copy the directory again")
    optional = [name for name in OPTIONAL if (folder / name).exists()]
    return tuple((name, name) for name in (*MARIAN_NEEDS, *optional, kinds[0]))


def _converted(folder: Path) -> tuple[tuple[str, str], ...]:
    vocabularies = [name for name in _CONVERTED_VOCABULARIES if (folder / name).exists()]
    if not vocabularies:
        raise ModelError(
            "the vocabulary is missing: the model is half-copied", where=str(folder / "shared_vocabulary.json")
        )
    _refuse_missing(folder, ("config.json", *SPM))
    inside = [(name, f"{CONVERTED}/{name}") for name in (ctranslate2_files.MODEL, "config.json", *vocabularies)]
    beside = [(name, name) for name in (*SPM, "tokenizer_config.json", "README.md") if (folder / name).exists()]
    return (*inside, *beside)


def _refuse_missing(folder: Path, names: tuple[str, ...]) -> None:
    for name in names:
        if not (folder / name).exists() and not (folder / name).is_symlink():
            raise ModelError("the file is missing: the model is half-copied", where=str(folder / name))


def _refuse_size(path: Path) -> None:
    """Refuse an empty file, and one so large that it is made to harm: nothing of it is read or copied."""
    size = path.stat().st_size if path.exists() else 0
    if size == 0:
        raise ModelError("the file is empty: the model is half-copied", where=str(path))
    if size > (most := largest(path.name)):
        raise ModelError(f"the file is larger than {most >> 20} MB, more than any model needs", where=str(path))


def largest(name: str) -> int:
    """Return how many bytes a file of a model may have."""
    if name in (weights.SAFETENSORS, weights.PICKLE, ctranslate2_files.MODEL):
        return weights.LARGEST
    return LARGEST_VOCABULARY if "vocab" in name or name in SPM else LARGEST_CONFIGURATION
