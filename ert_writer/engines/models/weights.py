"""Weights as arrays: safetensors by preference, pickles only through torch's `weights_only` and after a look inside."""

from __future__ import annotations

import io
import pickletools
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ert_writer.engines.models.shape import Shape
from ert_writer.errors import ModelError, UnavailableError

SAFETENSORS = "model.safetensors"
PICKLE = "pytorch_model.bin"
Arrays = Mapping[str, Any]
"""Tensor name to numpy array."""

_DTYPES = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "BF16": "<u2"}
_HARMLESS = frozenset(
    {"collections OrderedDict", "torch._utils _rebuild_tensor_v2", "torch._utils _rebuild_parameter", "torch Size"}
    | {f"torch {kind}Storage" for kind in ("Float", "Half", "Double", "BFloat16", "Long", "Int")}
)


def read_safetensors(path: Path) -> Arrays:
    """Read a safetensors file.

    Raises:
        ModelError: the file is missing, cut short or damaged, or holds numbers of an unexpected kind.
    """
    from safetensors import SafetensorError, deserialize

    try:
        tensors = deserialize(path.read_bytes())  # type: ignore[no-untyped-call]
    except FileNotFoundError:
        raise ModelError("the file is missing: the model is half-copied", where=str(path)) from None
    except SafetensorError as error:
        raise ModelError(f"the file is damaged or half-copied ({error})", where=str(path)) from None
    return {name: _array(name, wire, path) for name, wire in tensors}


def _array(name: str, wire: Mapping[str, Any], path: Path) -> Any:
    import numpy as np

    if wire["dtype"] not in _DTYPES:
        raise ModelError(f"{name} holds {wire['dtype']} numbers, not floating point", where=str(path))
    flat = np.frombuffer(wire["data"], dtype=_DTYPES[wire["dtype"]])
    if wire["dtype"] == "BF16":  # the upper half of a float32
        flat = (flat.astype("<u4") << 16).view("<f4")
    return flat.reshape(wire["shape"]).astype(np.float32, copy=False)


def read_pickle(path: Path) -> Arrays:
    """Read a torch checkpoint without running anything it holds.

    Raises:
        ModelError: the checkpoint names code to run, or is cut short or damaged.
        UnavailableError: torch is not installed.
    """
    refuse_unsafe(path)
    try:
        import torch
    except ModuleNotFoundError:
        hint = "pip install 'ert-writer[torch]', or add a copy that holds model.safetensors"
        raise UnavailableError("pickled weights need torch to be read once", where=str(path), hint=hint) from None
    try:
        state = torch.load(path, map_location="cpu", weights_only=True)
    except Exception as error:
        raise ModelError("the file is damaged or half-copied, or no plain checkpoint", where=str(path)) from error
    if not isinstance(state, dict) or not all(isinstance(value, torch.Tensor) for value in state.values()):
        raise ModelError("the file holds something other than weights", where=str(path))
    return {str(name): tensor.float().numpy() for name, tensor in state.items()}


def refuse_unsafe(path: Path) -> None:
    """Refuse a checkpoint whose pickle names anything but tensors.

    Raises:
        ModelError: naming what it would have run, or saying that it is damaged.
    """
    try:
        strange = next((name for data in _pickles(path) for name in _globals(data) if name not in _HARMLESS), "")
    except FileNotFoundError:
        raise ModelError("the file is missing: the model is half-copied", where=str(path)) from None
    except (ValueError, zipfile.BadZipFile, KeyError, EOFError, IndexError, OSError):
        raise ModelError("the file is damaged or half-copied", where=str(path)) from None
    if strange:
        hint = "Do not use this copy; ask for one with model.safetensors"
        what = strange.replace(" ", ".")
        raise ModelError(f"refused: the pickle would run {what}, which is no tensor", where=str(path), hint=hint)


def _pickles(path: Path) -> Iterator[bytes]:
    """Yield the pickles of a checkpoint: one in a zip archive, or several in a row in the form before torch 1.6."""
    if not zipfile.is_zipfile(path):
        yield path.read_bytes()
        return
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.endswith(".pkl")]
        if not names:
            raise ValueError("no pickle in the archive")
        for name in names:
            yield archive.read(name)


def _globals(data: bytes) -> Iterator[str]:
    """Yield `module name` of every global of the pickles at the start of some bytes."""
    stream = io.BytesIO(data)
    for _ in range(4):  # magic number, protocol, system information, state: what follows is raw storage
        strings: list[str] = []
        for opcode, argument, _position in pickletools.genops(stream):
            if opcode.name in ("GLOBAL", "INST"):
                yield str(argument)
            elif opcode.name == "STACK_GLOBAL":
                yield " ".join(strings[-2:])
            elif isinstance(argument, str):
                strings.append(argument)
        if stream.tell() >= len(data):
            return


def positions(shape: Shape) -> Any:
    """Return the sinusoidal position encodings, sines first, as MarianMTModel computes them."""
    import numpy as np

    place = np.arange(shape.max_position_embeddings)[:, None]
    column = np.arange(shape.d_model)[None, :]
    angle = place / np.power(10000.0, 2 * (column // 2) / shape.d_model)
    return np.concatenate([np.sin(angle[:, 0::2]), np.cos(angle[:, 1::2])], axis=1).astype(np.float32)


def completed(arrays: Arrays, shape: Shape, where: str) -> Arrays:
    """Return the weights by MarianMTModel's names, tied ones filled in: all present, finite and of the right form.

    Raises:
        ModelError: a weight is missing, has another form, is not finite, or breaks a tie that the configuration
            declares.
    """
    full = dict(arrays)
    _tie(full, shape, where)
    full.setdefault("final_logits_bias", _zeros(shape))
    for side in ("encoder", "decoder"):
        full[f"model.{side}.embed_positions.weight"] = positions(shape)
    for name, form in expected(shape).items():
        _refuse_wrong(name, full.get(name), form, where)
    return {name: full[name] for name in expected(shape)}


def _zeros(shape: Shape) -> Any:
    import numpy as np

    return np.zeros((1, shape.target_vocab_size), dtype=np.float32)


def _tie(full: dict[str, Any], shape: Shape, where: str) -> None:
    import numpy as np

    source, target, out = "model.encoder.embed_tokens.weight", "model.decoder.embed_tokens.weight", "lm_head.weight"
    groups = [[source, target, "model.shared.weight"]] if shape.shared else [[source], [target]]
    if shape.tied:
        groups[-1].append(out)
    for group in groups:
        present = [full[name] for name in group if name in full]
        if any(item.shape != present[0].shape or not np.array_equal(item, present[0]) for item in present[1:]):
            names = ", ".join(name for name in group if name in full)
            raise ModelError(f"weights that the configuration ties together differ: {names}", where=where)
        full.update(dict.fromkeys(group, present[0]) if present else {})


def _refuse_wrong(name: str, array: Any, form: tuple[int, ...], where: str) -> None:
    import numpy as np

    if array is None:
        raise ModelError(f"the weight {name} is missing", where=where)
    if tuple(array.shape) != form:
        raise ModelError(f"the weight {name} has the form {tuple(array.shape)}, not {form}", where=where)
    if not np.isfinite(array).all():
        raise ModelError(f"the weight {name} holds numbers that are not finite", where=where)


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
