"""The table of contents of a CTranslate2 `model.bin`, read without loading it, so that a short file is known as such.

Layout (ctranslate2.specs.model_spec, binary version 6): version, name, revision, variables (name, dimensions, kind,
bytes, data), aliases; little-endian, strings with a leading length and a closing NUL.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ert_writer.errors import ModelError

MODEL = "model.bin"
_VERSIONS = range(4, 7)
_TYPES = ("float32", "int8", "int16", "int32", "float16", "bfloat16")


@dataclass(frozen=True, slots=True)
class Contents:
    """What a converted model holds.

    `forms` has each variable's dimensions, `kinds` its number type; both by variable name.
    """

    name: str
    forms: dict[str, tuple[int, ...]]
    kinds: dict[str, str]

    @property
    def positions(self) -> int:
        """Return how many tokens one input may have; 0 when the file does not say."""
        stored = [form for name, form in self.forms.items() if name.endswith("position_encodings/encodings")]
        return min((form[0] for form in stored if form), default=0)

    @property
    def parameters(self) -> int:
        """Return the number of weights."""
        return sum(_product(form) for name, form in self.forms.items() if len(form) and not name.endswith("_scale"))

    @property
    def compute_type(self) -> str:
        """Return the number type of its matrices."""
        matrices = [self.kinds[name] for name, form in self.forms.items() if len(form) == 2 and "linear" in name]
        return "int8" if "int8" in matrices else next(iter(matrices), "float32")


def read_contents(path: Path) -> Contents:
    """Read the table of contents.

    Raises:
        ModelError: the file is missing, cut short or damaged, or no translation model.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as handle:
            contents = _read(handle, size)
    except FileNotFoundError:
        raise ModelError("the file is missing: the model is half-copied", where=str(path)) from None
    except (struct.error, ValueError):
        raise ModelError("the file is damaged or half-copied", where=str(path)) from None
    if contents.name != "TransformerSpec":
        raise ModelError(f"the file is a {contents.name}, not a translation model", where=str(path))
    return contents


def _read(handle: BinaryIO, size: int) -> Contents:
    if _number(handle, "I") not in _VERSIONS:
        raise ValueError("an unknown version")
    name = _string(handle)
    _number(handle, "I")
    forms: dict[str, tuple[int, ...]] = {}
    kinds: dict[str, str] = {}
    for _ in range(_number(handle, "I")):
        variable = _string(handle)
        forms[variable] = tuple(_number(handle, "I") for _ in range(_number(handle, "B")))
        kind = _number(handle, "B")
        kinds[variable] = _TYPES[kind] if kind < len(_TYPES) else "unknown"
        length = _number(handle, "I")
        if handle.tell() + length > size:
            raise ValueError("cut short")
        handle.seek(length, 1)
    for _ in range(_number(handle, "I")):
        _string(handle)
        _string(handle)
    if handle.tell() != size:
        raise ValueError("bytes after the end")
    return Contents(name, forms, kinds)


def _number(handle: BinaryIO, code: str) -> int:
    return int(struct.unpack("<" + code, handle.read(struct.calcsize("<" + code)))[0])


def _string(handle: BinaryIO) -> str:
    length = _number(handle, "H")
    data = handle.read(length)
    if len(data) < length:
        raise ValueError("cut short")
    return data.rstrip(b"\0").decode("utf-8")


def _product(numbers: tuple[int, ...]) -> int:
    total = 1
    for number in numbers:
        total *= number
    return total
