"""A MarianMT configuration, read with suspicion: every number is bounded before anything is built from it."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ert_writer.errors import ModelError

LARGEST_CONFIGURATION = 1 << 20
LARGEST_VOCABULARY = 16 << 20
"""Bytes: an OPUS-MT vocabulary of 65,000 pieces has 1.6 MB."""
MOST_WEIGHTS = 500_000_000
"""The largest MarianMT models have a quarter of a billion."""
ACTIVATIONS = ("gelu", "gelu_new", "relu", "silu", "swish")
_BOUNDS = {
    "d_model": (8, 2048),
    "encoder_layers": (1, 64),
    "decoder_layers": (1, 64),
    "encoder_attention_heads": (1, 128),
    "decoder_attention_heads": (1, 128),
    "encoder_ffn_dim": (8, 16384),
    "decoder_ffn_dim": (8, 16384),
    "vocab_size": (8, 500_000),
    "max_position_embeddings": (16, 4096),
    "pad_token_id": (0, 500_000),
    "eos_token_id": (0, 500_000),
    "decoder_start_token_id": (0, 500_000),
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


def read_text(path: Path, most: int) -> bytes:
    """Return the bytes of one of the small files of a model.

    Raises:
        ModelError: the file is missing, or larger than `most`.
    """
    try:
        with path.open("rb") as handle:
            data = handle.read(most + 1)
    except FileNotFoundError:
        raise ModelError("the file is missing: the model is half-copied", where=str(path)) from None
    if len(data) > most:
        raise ModelError(f"the file is larger than {most >> 20} MB, more than any model needs", where=str(path))
    return data


def read_json(path: Path) -> dict[str, Any]:
    """Read a JSON object.

    Raises:
        ModelError: the file is missing, absurdly large, or no JSON object.
    """
    try:
        value = json.loads(read_text(path, LARGEST_CONFIGURATION).decode("utf-8"))
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
    shape = Shape(
        **numbers,
        target_vocab_size=_number(
            {"vocab_size": config.get("decoder_vocab_size") or config["vocab_size"]}, "vocab_size", path
        ),
        activation=str(config["activation_function"]),
        scale_embedding=config.get("scale_embedding") is True,
        shared=config.get("share_encoder_decoder_embeddings", True) is True,
        tied=config.get("tie_word_embeddings", True) is True,
    )
    weights = sum(math.prod(form) for form in expected(shape).values())
    if weights > MOST_WEIGHTS:
        raise ModelError(f"a model of {weights:,} weights is more than {MOST_WEIGHTS:,}", where=str(path))
    return shape


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


def expected(shape: Shape) -> dict[str, tuple[int, ...]]:
    """Return the name and form of every weight of a model of that shape."""
    width = shape.d_model
    forms: dict[str, tuple[int, ...]] = {"final_logits_bias": (1, shape.target_vocab_size)}
    forms["lm_head.weight"] = (shape.target_vocab_size, width)
    for side, words in (("encoder", shape.vocab_size), ("decoder", shape.target_vocab_size)):
        forms[f"model.{side}.embed_tokens.weight"] = (words, width)
        forms[f"model.{side}.embed_positions.weight"] = (shape.max_position_embeddings, width)
    for layer in range(shape.encoder_layers):
        forms |= _layer(f"model.encoder.layers.{layer}", width, shape.encoder_ffn_dim, ("self_attn",))
    for layer in range(shape.decoder_layers):
        forms |= _layer(f"model.decoder.layers.{layer}", width, shape.decoder_ffn_dim, ("self_attn", "encoder_attn"))
    return forms


def _layer(prefix: str, width: int, inner: int, attentions: tuple[str, ...]) -> dict[str, tuple[int, ...]]:
    parts: dict[str, tuple[int, ...]] = {"fc1.weight": (inner, width), "fc1.bias": (inner,)}
    parts |= {"fc2.weight": (width, inner), "fc2.bias": (width,)}
    parts |= {"final_layer_norm.weight": (width,), "final_layer_norm.bias": (width,)}
    for attention in attentions:
        parts |= {f"{attention}_layer_norm.{kind}": (width,) for kind in ("weight", "bias")}
        for projection in ("q_proj", "k_proj", "v_proj", "out_proj"):
            parts |= {f"{attention}.{projection}.weight": (width, width), f"{attention}.{projection}.bias": (width,)}
    return {f"{prefix}.{part}": form for part, form in parts.items()}
