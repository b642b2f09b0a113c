"""Weights: reading Bergamot's binary files, student state dictionaries, averages, and the form that CTranslate2 runs.

A student is a dictionary of float32 tensors under MarianMTModel's names, with one shared embedding matrix
(`model.shared.weight`) and the output bias (`final_logits_bias`).
"""

from __future__ import annotations

import math
import shutil
import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import sentencepiece
import torch
from safetensors.torch import load_file

WIDTH = 256
HEADS = 8
LAYERS = (6, 2)
POSITIONS = 512
SHARED = "model.shared.weight"
BIAS = "final_logits_bias"
WRITABLE = 32288
"""Pieces that English may have: the teacher's 32,000, 32 placeholders, 256 bytes. Spanish words follow them."""
MUTED = -15.0
"""Added to the output bias of pieces that English never has."""
_INT8_MATRIX = 0x4101

State = dict[str, torch.Tensor]


def read_marian(path: Path) -> dict[str, torch.Tensor]:
    """Return the matrices of a Marian binary file (version 1), quantised ones as float32.

    Int8 items hold rows * columns numbers, then one float32 multiplier; all but the embeddings are transposed.
    """
    data = path.read_bytes()
    return {
        item.name: _matrix(item.name, item.kind, item.shape, data[item.start : item.start + item.size])
        for item in marian_items(data)
        if not item.name.startswith("special")
    }


@dataclass(frozen=True, slots=True)
class Item:
    """A matrix of a Marian file: its name, its type's number, its shape, and where its bytes are."""

    name: str
    kind: int
    shape: tuple[int, ...]
    start: int
    size: int


def marian_items(data: bytes) -> list[Item]:
    """Return what a Marian binary file (version 1) holds, in its order."""
    _, count = struct.unpack_from("<QQ", data, 0)
    place = 16
    headers = [struct.unpack_from("<QQQQ", data, place + 32 * index) for index in range(count)]
    place += 32 * count
    names, shapes = [], []
    for header in headers:
        names.append(data[place : place + header[0] - 1].decode())
        place += header[0]
    for header in headers:
        shapes.append(struct.unpack_from(f"<{header[2]}i", data, place))
        place += 4 * header[2]
    place += 8 + struct.unpack_from("<Q", data, place)[0]
    found = []
    for (_, kind, _, size), name, shape in zip(headers, names, shapes, strict=True):
        found.append(Item(name, kind, shape, place, size))
        place += size
    return found


def marian_bytes(state: Mapping[str, torch.Tensor], origin: bytes) -> bytes:
    """Return a Marian binary file like `origin` with the weights of a state under the same names.

    Int8 items keep their multiplier, unless a weight would not fit: then it is made smaller. What the state does not
    hold, such as the multipliers of the activations, stays as it is.
    """
    data = bytearray(origin)
    for item in marian_items(origin):
        if item.name in state:
            made = _item_bytes(item, state[item.name].detach().float().numpy(), origin)
            data[item.start : item.start + len(made)] = made
    return bytes(data)


def _item_bytes(item: Item, values: np.ndarray, origin: bytes) -> bytes:
    if item.kind != _INT8_MATRIX:
        return values.astype("<f4").tobytes()
    count = int(np.prod(item.shape))
    multiplier = np.frombuffer(origin, "<f4", 1, item.start + count)[0]
    multiplier = min(multiplier, np.float32(127.0 / max(float(np.abs(values).max()), 1e-9)))
    laid = values if item.name.startswith("Wemb") else values.T
    scaled = np.clip(np.rint(laid * multiplier), -127, 127).astype(np.int8)
    return scaled.tobytes() + np.float32(multiplier).tobytes()


def _matrix(name: str, kind: int, shape: Sequence[int], data: bytes) -> torch.Tensor:
    size = int(np.prod(shape))
    if kind != _INT8_MATRIX:
        return torch.from_numpy(np.frombuffer(data[: 4 * size], np.float32).reshape(shape).copy())
    scaled = (
        np.frombuffer(data[:size], np.int8).astype(np.float32) / np.frombuffer(data[size : size + 4], np.float32)[0]
    )
    array = scaled.reshape(shape) if name.startswith("Wemb") else scaled.reshape(shape[1], shape[0]).T
    return torch.from_numpy(array.copy())


def read_student(path: Path) -> State:
    """Return a student from a safetensors file (float16 or float32); copies of the tied matrix are left out."""
    tied = ("lm_head.weight", "embed_tokens.weight", "embed_positions.weight")
    return {name: value.float() for name, value in load_file(path).items() if not name.endswith(tied)}


def mixed(parts: Iterable[tuple[float, Mapping[str, torch.Tensor]]]) -> State:
    """Return the weighted sum of students (WiSE-FT, model soups)."""
    total: State = {}
    for share, state in parts:
        for name, value in state.items():
            total[name] = total[name] + share * value if name in total else share * value
    return total


def with_rare_rows(state: State, start: State, counts: torch.Tensor, often: int = 20) -> State:
    """Return the state with the embedding rows of pieces seen less than `often` moved back towards the start's.

    `counts` says how often the training text has each piece. Rows that a run hardly saw only drift.
    """
    kept = dict(state)
    share = (counts.float() / often).clamp(0, 1)
    kept[SHARED] = start[SHARED] + share[:, None] * (state[SHARED] - start[SHARED])
    kept[BIAS] = start[BIAS] + share[None] * (state[BIAS] - start[BIAS])
    return kept


def positions(rows: int = POSITIONS, width: int = WIDTH) -> torch.Tensor:
    """Return MarianMT's sinusoids: sines, then cosines."""
    steps = torch.arange(width // 2, dtype=torch.float64)
    angles = torch.arange(rows, dtype=torch.float64)[:, None] / torch.pow(10000.0, 2 * steps / width)[None]
    return torch.cat([angles.sin(), angles.cos()], 1).float()


def target_pieces(pieces: Sequence[str], counts: np.ndarray, often: int = 2) -> list[int]:
    """Return the ids that the written side keeps: what the English text has, and what spells any other word.

    Most of a small decoder's time goes into the scores of its vocabulary, and half of a Portuguese-English vocabulary
    is Portuguese. `counts` says how often the English side of the training text has each piece.
    """
    short = [len(piece.replace("▁", "")) <= 2 or piece.startswith(("⟨e", "<0x")) for piece in pieces[:WRITABLE]]
    return [index for index in range(WRITABLE) if index < 2 or short[index] or counts[index] >= often]


def write_ctranslate2(
    state: Mapping[str, torch.Tensor],
    pieces: Sequence[str],
    folder: Path,
    kind: str = "int8",
    written: Sequence[int] | None = None,
) -> None:
    """Write the form that CTranslate2 runs.

    Args:
        state: a student.
        pieces: its vocabulary by id.
        folder: is replaced.
        kind: how the weights are stored.
        written: ids of the pieces that the target side keeps, see `target_pieces`; without it both sides share the
            whole vocabulary, and pieces that English never has are muted.
    """
    from ctranslate2.specs import common_spec, transformer_spec

    arrays = {name: value.detach().float().numpy().copy() for name, value in state.items()}
    rows = len(pieces)
    embeddings = arrays[SHARED][:rows]
    bias = arrays[BIAS].reshape(-1)[:rows].copy()
    bias[WRITABLE:] = np.minimum(bias[WRITABLE:], bias[:WRITABLE].min() + MUTED)
    kept = list(range(rows) if written is None else written)
    spec = transformer_spec.TransformerSpec.from_config(
        LAYERS, HEADS, pre_norm=False, activation=common_spec.Activation.RELU
    )
    for side, layers, table in (
        (spec.encoder, "encoder", embeddings),
        (spec.decoder, "decoder", embeddings[kept]),
    ):
        side.scale_embeddings = math.sqrt(WIDTH)
        side.position_encodings.encodings = positions().numpy()
        embedding = side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings
        embedding.weight = table.copy()
        for index, layer in enumerate(side.layer):
            _fill_layer(layer, f"model.{layers}.layers.{index}", arrays)
    spec.decoder.start_from_zero_embedding = True
    spec.decoder.projection.weight, spec.decoder.projection.bias = embeddings[kept].copy(), bias[kept].copy()
    spec.register_source_vocabulary(list(pieces))
    spec.register_target_vocabulary([pieces[index] for index in kept])
    spec.config.eos_token, spec.config.unk_token, spec.config.decoder_start_token = "</s>", "<unk>", "</s>"
    spec.validate()
    spec.optimize(quantization=None if kind == "float32" else kind)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    spec.save(str(folder))


def _fill_layer(layer: object, name: str, arrays: Mapping[str, np.ndarray]) -> None:
    _attention(layer.self_attention, f"{name}.self_attn", arrays, ("qkv",))
    if name.startswith("model.decoder"):
        _attention(layer.attention, f"{name}.encoder_attn", arrays, ("q", "kv"))
    for spec, part in ((layer.ffn.linear_0, "fc1"), (layer.ffn.linear_1, "fc2")):
        spec.weight, spec.bias = arrays[f"{name}.{part}.weight"], arrays[f"{name}.{part}.bias"]
    _norm(layer.ffn.layer_norm, f"{name}.final_layer_norm", arrays)


def _attention(spec: object, name: str, arrays: Mapping[str, np.ndarray], groups: Sequence[str]) -> None:
    for linear, letters in zip(spec.linear, groups, strict=False):
        linear.weight = np.concatenate([arrays[f"{name}.{letter}_proj.weight"] for letter in letters])
        linear.bias = np.concatenate([arrays[f"{name}.{letter}_proj.bias"] for letter in letters])
    last = spec.linear[len(groups)]
    last.weight, last.bias = arrays[f"{name}.out_proj.weight"], arrays[f"{name}.out_proj.bias"]
    _norm(spec.layer_norm, f"{name}_layer_norm", arrays)


def _norm(spec: object, name: str, arrays: Mapping[str, np.ndarray]) -> None:
    spec.gamma, spec.beta = arrays[f"{name}.weight"], arrays[f"{name}.bias"]


def pieces(model: sentencepiece.SentencePieceProcessor) -> list[str]:
    """Return the vocabulary of a sentencepiece model by id."""
    return [model.id_to_piece(index) for index in range(model.get_piece_size())]
