"""MarianMT weights to CTranslate2's form, from plain arrays: torch is not needed, and no code of the model is run.

For models that came from Marian it writes what `ctranslate2.converters.TransformersConverter` writes (the tests compare
the bytes). In addition it reads models whose two sides have vocabularies or numbers of attention heads of their own,
and models trained with transformers, where the token that starts the target has learnt an embedding: the other
converter takes it for zero, as Marian's is, and every first word is then lost.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ert_writer.engines.models.shape import Shape
from ert_writer.engines.models.vocabulary import END, PAD, UNKNOWN
from ert_writer.engines.models.weights import Arrays


def convert(
    arrays: Arrays, shape: Shape, vocabularies: tuple[Sequence[str], Sequence[str]], compute_type: str, folder: Path
) -> None:
    """Write the CTranslate2 form of a model.

    Args:
        arrays: every weight of the model, by MarianMTModel's names.
        shape: of the model.
        vocabularies: source and target pieces by id; equal when the model shares one.
        compute_type: `int8`, `float32` ...
        folder: appears whole or not at all.
    """
    arrays = _copied(arrays)  # the quantiser writes into the arrays it is given
    spec = _empty(shape)
    _fill_encoder(spec.encoder, arrays, shape)
    _fill_decoder(spec.decoder, arrays, shape)
    start = _learnt_start(arrays, shape, vocabularies[1])
    spec.decoder.start_from_zero_embedding = not start
    if not start:
        vocabularies = _drop_pad(spec, vocabularies)
    spec.register_source_vocabulary(list(vocabularies[0]))
    spec.register_target_vocabulary(list(vocabularies[1]))
    spec.config.eos_token, spec.config.unk_token, spec.config.decoder_start_token = END, UNKNOWN, start or END
    spec.validate()
    spec.optimize(quantization=None if compute_type == "float32" else compute_type)
    draft = folder.with_name(f".{folder.name}")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    spec.save(str(draft))
    draft.rename(folder)


def _copied(arrays: Arrays) -> Arrays:
    copies = {id(array): array.copy() for array in arrays.values()}
    return {name: copies[id(array)] for name, array in arrays.items()}


def _empty(shape: Shape) -> Any:
    from ctranslate2.specs import common_spec, transformer_spec

    kinds = common_spec.Activation
    activation = {
        "gelu": kinds.GELU, "gelu_new": kinds.GELUTanh, "relu": kinds.RELU, "silu": kinds.SWISH, "swish": kinds.SWISH,
    }[shape.activation]  # fmt: skip
    encoder = transformer_spec.TransformerEncoderSpec(
        shape.encoder_layers, shape.encoder_attention_heads, pre_norm=False, activation=activation
    )
    decoder = transformer_spec.TransformerDecoderSpec(
        shape.decoder_layers, shape.decoder_attention_heads, pre_norm=False, activation=activation
    )
    return transformer_spec.TransformerSpec(encoder, decoder)


def _fill_encoder(spec: Any, arrays: Arrays, shape: Shape) -> None:
    _fill_common(spec, spec.embeddings[0], "model.encoder", arrays, shape)
    for index, layer in enumerate(spec.layer):
        prefix = f"model.encoder.layers.{index}"
        _attention(layer.self_attention, f"{prefix}.self_attn", arrays, fused=(3,))
        _feed_forward(layer.ffn, prefix, arrays)


def _fill_decoder(spec: Any, arrays: Arrays, shape: Shape) -> None:
    _fill_common(spec, spec.embeddings, "model.decoder", arrays, shape)
    for index, layer in enumerate(spec.layer):
        prefix = f"model.decoder.layers.{index}"
        _attention(layer.self_attention, f"{prefix}.self_attn", arrays, fused=(3,))
        _attention(layer.attention, f"{prefix}.encoder_attn", arrays, fused=(1, 2))
        _feed_forward(layer.ffn, prefix, arrays)
    spec.projection.weight = arrays["lm_head.weight"]
    if arrays["final_logits_bias"].any():
        spec.projection.bias = arrays["final_logits_bias"].reshape(-1)


def _fill_common(spec: Any, embeddings: Any, prefix: str, arrays: Arrays, shape: Shape) -> None:
    spec.scale_embeddings = shape.d_model**0.5 if shape.scale_embedding else 1.0
    spec.position_encodings.encodings = arrays[f"{prefix}.embed_positions.weight"]
    embeddings.weight = arrays[f"{prefix}.embed_tokens.weight"]


def _attention(spec: Any, prefix: str, arrays: Arrays, *, fused: tuple[int, ...]) -> None:
    """Fill an attention: query, key and value are in one matrix (3,), or query apart from key and value (1, 2)."""
    import numpy as np

    names = ["q_proj", "k_proj", "v_proj"]
    for linear, count in zip(spec.linear, fused, strict=False):
        group, names = names[:count], names[count:]
        linear.weight = np.concatenate([arrays[f"{prefix}.{name}.weight"] for name in group])
        linear.bias = np.concatenate([arrays[f"{prefix}.{name}.bias"] for name in group])
    _linear(spec.linear[-1], f"{prefix}.out_proj", arrays)
    _norm(spec.layer_norm, f"{prefix}_layer_norm", arrays)


def _feed_forward(spec: Any, prefix: str, arrays: Arrays) -> None:
    _linear(spec.linear_0, f"{prefix}.fc1", arrays)
    _linear(spec.linear_1, f"{prefix}.fc2", arrays)
    _norm(spec.layer_norm, f"{prefix}.final_layer_norm", arrays)


def _linear(spec: Any, name: str, arrays: Arrays) -> None:
    spec.weight, spec.bias = arrays[f"{name}.weight"], arrays[f"{name}.bias"]


def _norm(spec: Any, name: str, arrays: Arrays) -> None:
    spec.gamma, spec.beta = arrays[f"{name}.weight"], arrays[f"{name}.bias"]


def _learnt_start(arrays: Arrays, shape: Shape, targets: Sequence[str]) -> str:
    """Return the piece that starts the target; empty when its embedding is zero, as in Marian itself."""
    row = arrays["model.decoder.embed_tokens.weight"][shape.decoder_start_token_id]
    return targets[shape.decoder_start_token_id] if row.any() else ""


def _drop_pad(spec: Any, vocabularies: tuple[Sequence[str], Sequence[str]]) -> tuple[Sequence[str], Sequence[str]]:
    """Drop the last row of each vocabulary that ends in <pad>, which Marian itself does not have."""
    source, target = vocabularies
    if source[-1] == PAD:
        spec.encoder.embeddings[0].weight = spec.encoder.embeddings[0].weight[:-1]
        source = source[:-1]
    if target[-1] == PAD:
        spec.decoder.embeddings.weight = spec.decoder.embeddings.weight[:-1]
        spec.decoder.projection.weight = spec.decoder.projection.weight[:-1]
        if spec.decoder.projection.has_bias():
            spec.decoder.projection.bias = spec.decoder.projection.bias[:-1]
        target = target[:-1]
    return source, target
