"""Weights as arrays: completed, and compared with the shape that the configuration declares."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ert_writer.engines.models.shape import Shape, expected
from ert_writer.errors import ModelError

SAFETENSORS = "model.safetensors"
PICKLE = "pytorch_model.bin"
LARGEST = 2 << 30
"""Bytes of a file of weights: the largest MarianMT models have a quarter of a billion weights, 1 GB."""
Arrays = Mapping[str, Any]
"""Tensor name to numpy array."""

_DTYPES = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "BF16": "<u2"}
LARGEST_HEADER = 4 << 20
"""Bytes of the table of contents of a safetensors file; that of a model with 24 layers has 60 KB."""


def read_safetensors(path: Path) -> Arrays:
    """Read a safetensors file.

    Raises:
        ModelError: the file is missing, cut short or damaged, or holds numbers of an unexpected kind.
    """
    from safetensors import SafetensorError, deserialize

    _require_sound_header(path)
    try:
        tensors = deserialize(path.read_bytes())  # type: ignore[no-untyped-call]
    except FileNotFoundError:
        raise ModelError("the file is missing: the model is half-copied", where=str(path)) from None
    except SafetensorError as error:
        raise ModelError(f"the file is damaged or half-copied ({error})", where=str(path)) from None
    return {name: _array(name, wire, path) for name, wire in tensors}


def _require_sound_header(path: Path) -> None:
    """Raise where the table of contents is too large, or promises more than the file holds; nothing else is read.

    Source: https://github.com/huggingface/safetensors, Format.
    """
    damaged = ModelError("the file is damaged or half-copied", where=str(path))
    try:
        with path.open("rb") as handle:
            length, size = int.from_bytes(handle.read(8), "little"), path.stat().st_size
            if length > LARGEST_HEADER or 8 + length > size:
                raise damaged
            table = json.loads(handle.read(length))
        ends = [item["data_offsets"][1] for name, item in table.items() if name != "__metadata__"]
    except FileNotFoundError:
        raise ModelError("the file is missing: the model is half-copied", where=str(path)) from None
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError):
        raise damaged from None
    if not all(isinstance(end, int) and 0 <= end <= size - 8 - length for end in ends):
        raise damaged


def _array(name: str, wire: Mapping[str, Any], path: Path) -> Any:
    import numpy as np

    if wire["dtype"] not in _DTYPES:
        raise ModelError(f"{name} holds {wire['dtype']} numbers, not floating point", where=str(path))
    flat = np.frombuffer(wire["data"], dtype=_DTYPES[wire["dtype"]])
    if wire["dtype"] == "BF16":  # the upper half of a float32
        flat = (flat.astype("<u4") << 16).view("<f4")
    return flat.reshape(wire["shape"]).astype(np.float32, copy=False)


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
    full = {name: array for name, array in arrays.items() if name in expected(shape) or name == "model.shared.weight"}
    _tie(full, shape, where)
    full.setdefault("final_logits_bias", _zeros(shape))
    for name, form in expected(shape).items():
        if not name.endswith("embed_positions.weight"):
            _refuse_wrong(name, full.get(name), form, where)
    for side in ("encoder", "decoder"):
        full[f"model.{side}.embed_positions.weight"] = positions(shape)
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
