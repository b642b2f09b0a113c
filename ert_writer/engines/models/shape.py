"""A MarianMT configuration, read with suspicion: every number is bounded before anything is built from it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ert_writer.errors import ModelError

LARGEST_JSON = 64 << 20
ACTIVATIONS = ("gelu", "gelu_new", "relu", "silu", "swish")
_BOUNDS = {
    "d_model": (8, 8192),
    "encoder_layers": (1, 64),
    "decoder_layers": (1, 64),
    "encoder_attention_heads": (1, 128),
    "decoder_attention_heads": (1, 128),
    "encoder_ffn_dim": (8, 65536),
    "decoder_ffn_dim": (8, 65536),
    "vocab_size": (8, 1_000_000),
    "max_position_embeddings": (16, 16384),
    "pad_token_id": (0, 1_000_000),
    "eos_token_id": (0, 1_000_000),
    "decoder_start_token_id": (0, 1_000_000),
}


@dataclass(frozen=True, slots=True)
class Shape:
    """The shape of a MarianMT model; the field names are transformers' own.

    `shared` says whether both sides use one embedding; `tied` whether the output layer is the target embedding.
    """

    d_model: int
    encoder_layers: int
    decoder_layers: int
    encoder_attention_heads: int
    decoder_attention_heads: int
    encoder_ffn_dim: int
    decoder_ffn_dim: int
    vocab_size: int
    target_vocab_size: int
    max_position_embeddings: int
    pad_token_id: int
    eos_token_id: int
    decoder_start_token_id: int
    activation: str
    scale_embedding: bool
    shared: bool
    tied: bool


def read_json(path: Path) -> dict[str, Any]:
    """Read a JSON object.

    Raises:
        ModelError: the file is missing, absurdly large, or no JSON object.
    """
    try:
        if path.stat().st_size > LARGEST_JSON:
            raise ModelError(f"the file is larger than {LARGEST_JSON >> 20} MB", where=str(path))
        value = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ModelError("the file is missing: the model is half-copied", where=str(path)) from None
    except (ValueError, RecursionError):
        raise ModelError("the file is damaged: it is no JSON", where=str(path)) from None
    if not isinstance(value, dict):
        raise ModelError("the file is damaged: it holds no JSON object", where=str(path))
    return value


def read_shape(path: Path) -> Shape:
    """Read `config.json` of a MarianMT model.

    Raises:
        ModelError: not a MarianMT model, or a number that no such model has.
    """
    config = read_json(path)
    if config.get("model_type") != "marian":
        raise ModelError(f"model_type is {config.get('model_type')!r}, not 'marian'", where=str(path))
    numbers = {name: _number(config, name, path) for name in _BOUNDS}
    _refuse_absurd(config, numbers, path)
    return Shape(
        **numbers,
        target_vocab_size=_number(
            {"vocab_size": config.get("decoder_vocab_size") or config["vocab_size"]}, "vocab_size", path
        ),
        activation=str(config["activation_function"]),
        scale_embedding=config.get("scale_embedding") is True,
        shared=config.get("share_encoder_decoder_embeddings", True) is True,
        tied=config.get("tie_word_embeddings", True) is True,
    )


def _number(config: Mapping[str, Any], name: str, path: Path) -> int:
    value = config.get(name)
    low, high = _BOUNDS[name]
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise ModelError(
            f"{name} is {value!r}; a MarianMT model has a whole number from {low} to {high}", where=str(path)
        )
    return value


def _refuse_absurd(config: Mapping[str, Any], numbers: Mapping[str, int], path: Path) -> None:
    for side in ("encoder", "decoder"):
        if numbers["d_model"] % numbers[f"{side}_attention_heads"]:
            raise ModelError(f"d_model is not divisible by {side}_attention_heads", where=str(path))
    if config.get("activation_function") not in ACTIVATIONS:
        raise ModelError(f"unknown activation_function {config.get('activation_function')!r}", where=str(path))
    if "auto_map" in config:
        raise ModelError("the configuration asks for code of its own (auto_map), which is never run", where=str(path))
    for unsupported in ("normalize_embedding", "normalize_before"):
        if config.get(unsupported):
            raise ModelError(f"{unsupported} is set, which MarianMT in transformers does not compute", where=str(path))
