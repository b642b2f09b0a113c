"""From the files of a directory to a model that runs: everything is read once with suspicion, and converted once."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ert_writer.engines.models import checkpoint, conversion, ctranslate2_files, files, weights
from ert_writer.engines.models.manifest import FileRecord
from ert_writer.engines.models.shape import Shape, read_json, read_shape
from ert_writer.engines.models.survey import CONVERTED
from ert_writer.engines.models.tokeniser import Tokeniser
from ert_writer.engines.models.vocabulary import PAD, read_pieces, read_vocabulary
from ert_writer.errors import ModelError

INT8 = "int8"
FLOAT32 = "float32"
KNOWN_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Built:
    """What a model turned out to be.

    Attributes:
        pieces: source vocabulary by id.
        targets: target vocabulary by id; the same when it is shared.
        positions: tokens that fit in one input.
        parameters: number of weights.
        conversions: (compute type, folder) of the CTranslate2 forms.
        origin: the weights as they came, when they were rewritten.
    """

    pieces: tuple[str, ...]
    targets: tuple[str, ...]
    positions: int
    parameters: int
    conversions: tuple[tuple[str, str], ...]
    origin: tuple[FileRecord, ...] = ()


def settings(folder: Path) -> dict[str, Any]:
    """Return the tokenizer's settings; empty when the model has none."""
    path = folder / "tokenizer_config.json"
    return read_json(path) if path.exists() else {}


def build_marian(folder: Path) -> Built:
    """Check a MarianMT directory and convert it in place; weights that came pickled are kept as safetensors only.

    Raises:
        ModelError: naming the file and what is wrong with it.
    """
    if settings(folder).get("sp_model_kwargs"):
        raise ModelError("sp_model_kwargs asks for random pieces", where=str(folder / "tokenizer_config.json"))
    shape = read_shape(folder / "config.json")
    pieces, targets = _vocabularies(folder, shape)
    _refuse_foreign_pieces(folder, pieces)
    origin = _rewrite_pickle(folder)
    place = str(folder / weights.SAFETENSORS)
    arrays = weights.completed(weights.read_safetensors(folder / weights.SAFETENSORS), shape, place)
    parameters = sum({id(array): int(array.size) for array in arrays.values()}.values())
    if not (folder / conversion_folder(INT8)).exists():
        conversion.convert(arrays, shape, (pieces, targets), INT8, folder / conversion_folder(INT8))
    conversions = ((INT8, conversion_folder(INT8)),)
    return Built(pieces, targets, shape.max_position_embeddings, parameters, conversions, origin)


def convert_again(folder: Path, compute_type: str) -> str:
    """Convert an installed MarianMT model to another compute type and return the new folder's name."""
    shape = read_shape(folder / "config.json")
    place = folder / weights.SAFETENSORS
    arrays = weights.completed(weights.read_safetensors(place), shape, str(place))
    name = conversion_folder(compute_type)
    shutil.rmtree(folder / name, ignore_errors=True)
    conversion.convert(arrays, shape, _vocabularies(folder, shape), compute_type, folder / name)
    return name


def conversion_folder(compute_type: str) -> str:
    """Return the name of the folder that holds a conversion."""
    return f"{CONVERTED}-{compute_type}"


def build_converted(folder: Path) -> Built:
    """Check a directory that was converted elsewhere.

    Raises:
        ModelError: naming the file and what is wrong with it.
    """
    place = folder / CONVERTED
    contents = ctranslate2_files.read_contents(place / ctranslate2_files.MODEL)
    pieces, targets = (_piece_list(place, side) for side in ("source", "target"))
    _refuse_foreign_pieces(folder, pieces)
    for side, words, variable in (
        ("source", pieces, "encoder/embeddings_0/weight"),
        ("target", targets, "decoder/embeddings/weight"),
    ):
        rows = contents.forms.get(variable, (len(words),))[0]
        if rows != len(words):
            raise ModelError(f"the {side} vocabulary has {len(words)} pieces, the model {rows}", where=str(place))
    positions = contents.positions or 512  # what OPUS-MT trains with, where the file does not say
    return Built(pieces, targets, positions, contents.parameters, ((contents.compute_type, CONVERTED),))


def _piece_list(place: Path, side: str) -> tuple[str, ...]:
    path = next((p for p in (place / f"{side}_vocabulary.json", place / "shared_vocabulary.json") if p.exists()), None)
    if path is None:
        raise ModelError("the vocabulary is missing", where=str(place / f"{side}_vocabulary.json"))
    return read_pieces(path)


def _vocabularies(folder: Path, shape: Shape) -> tuple[tuple[str, ...], tuple[str, ...]]:
    separate = settings(folder).get("separate_vocabs") is True
    source = _filled(folder / "vocab.json", shape.vocab_size, shape.pad_token_id)
    if not separate:
        return source, source
    return source, _filled(folder / "target_vocab.json", shape.target_vocab_size, shape.pad_token_id)


def _filled(path: Path, size: int, pad: int) -> tuple[str, ...]:
    """Return the pieces by id, as many as the model has rows; rows that no piece names get a name no text can have."""
    pieces = read_vocabulary(path)
    if len(pieces) > size:
        raise ModelError(f"the vocabulary has {len(pieces)} pieces, the model {size}", where=str(path))
    if pad < len(pieces) and pieces[pad] != PAD:
        raise ModelError(f"pad_token_id {pad} is {pieces[pad]!r}, not {PAD}", where=str(path))
    return pieces + tuple(f"\0unused {index}" for index in range(len(pieces), size))


def _refuse_foreign_pieces(folder: Path, pieces: Sequence[str]) -> None:
    known = frozenset(pieces)
    made = Tokeniser(folder).source_pieces()
    if sum(piece in known for piece in made) < KNOWN_SHARE * len(made):
        raise ModelError("most pieces of source.spm are not in the vocabulary", where=str(folder / "source.spm"))


def _rewrite_pickle(folder: Path) -> tuple[FileRecord, ...]:
    """Rewrite pickled weights as safetensors and delete the pickle; return the record of what was deleted."""
    pickle, plain = folder / weights.PICKLE, folder / weights.SAFETENSORS
    if not pickle.exists():
        return ()
    if plain.exists():
        pickle.unlink()
        return ()
    from safetensors.numpy import save_file

    came = files.record(folder, weights.PICKLE)
    draft = folder / f".{weights.SAFETENSORS}"
    arrays = checkpoint.read_checkpoint(pickle)
    save_file({name: array.copy() for name, array in arrays.items()}, draft, metadata={"format": "pt"})
    draft.replace(plain)
    pickle.unlink()
    return (came,)
