"""A torch checkpoint (`pytorch_model.bin`) read as data: it is never unpickled, and torch is not needed.

A checkpoint is a pickle that says how tensors lie in raw storage beside it. The opcodes that describe tensors are
followed here, a fixed list; any other opcode, and any name but those of tensors, ends the reading. Formats: the zip
archive of torch 1.6 and later (`torch.serialization._save`), and the row of pickles before it (`_legacy_save`).
"""

from __future__ import annotations

import io
import math
import pickletools
import struct
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from ert_writer.errors import ModelError

LARGEST_PICKLE = 4 << 20
"""Bytes of the pickles; those of a model with 24 layers have 60 KB."""
MOST_OPCODES = 400_000
_MAGIC = 0x1950A86A20F9469CFC6C
_DTYPES = {
    "torch FloatStorage": "<f4",
    "torch HalfStorage": "<f2",
    "torch DoubleStorage": "<f8",
    "torch BFloat16Storage": "<u2",
    "torch LongStorage": "<i8",
    "torch IntStorage": "<i4",
}
_DICTIONARY, _TENSOR, _PARAMETER = (
    "collections OrderedDict",
    "torch._utils _rebuild_tensor_v2",
    "torch._utils _rebuild_parameter",
)
_HARMLESS = frozenset({_DICTIONARY, _TENSOR, _PARAMETER, "torch Size", *_DTYPES})
_HINT = "Do not use this copy; ask for one with model.safetensors"


class _DamagedError(ValueError):
    """The bytes are no whole checkpoint."""


class _StrangeError(ValueError):
    """The pickle asks for something that is no tensor."""


@dataclass(frozen=True, slots=True)
class _Name:
    """A name that a pickle would import."""

    text: str


@dataclass(frozen=True, slots=True)
class _Storage:
    """Raw numbers beside the pickle: where, of which kind, how many."""

    key: str
    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class _Tensor:
    """A view of a storage."""

    storage: _Storage
    offset: int
    size: tuple[int, ...]
    stride: tuple[int, ...]


_MARK = object()


def read_checkpoint(path: Path) -> Mapping[str, Any]:
    """Return the tensors of a checkpoint as float32 arrays by name.

    Raises:
        ModelError: missing, cut short, damaged, more than tensors, or asking for code to run.
    """
    try:
        with path.open("rb") as handle:
            if zipfile.is_zipfile(handle):
                with zipfile.ZipFile(handle) as archive:
                    return _from_archive(archive, path.stat().st_size)
            handle.seek(0)
            return _from_row(handle, path.stat().st_size)
    except FileNotFoundError:
        raise ModelError("the file is missing: the model is half-copied", where=str(path)) from None
    except _StrangeError as error:
        raise ModelError(str(error), where=str(path), hint=_HINT) from None
    except (ValueError, LookupError, EOFError, TypeError, AttributeError, OSError, struct.error, *_ARCHIVE):
        raise ModelError("the file is damaged or half-copied, or no plain checkpoint", where=str(path)) from None


_ARCHIVE = (zipfile.BadZipFile, NotImplementedError, RuntimeError)


def _from_archive(archive: zipfile.ZipFile, size: int) -> dict[str, Any]:
    """Read the form of torch 1.6: `NAME/data.pkl` and one file for each storage, none of them compressed."""
    entries = {entry.filename: entry for entry in archive.infolist()}
    pickles = [name for name in entries if name.endswith("data.pkl")]
    if len(pickles) != 1 or entries[pickles[0]].file_size > LARGEST_PICKLE:
        raise _DamagedError
    if any(entry.file_size != entry.compress_size for entry in entries.values()):
        raise _DamagedError
    if sum(entry.file_size for entry in entries.values()) > size:  # entries that share bytes
        raise _DamagedError
    home = pickles[0].removesuffix("data.pkl")
    order = archive.read(f"{home}byteorder") if f"{home}byteorder" in entries else b"little"
    if order.strip() != b"little":
        raise _DamagedError
    tensors = _tensors(_run(io.BytesIO(archive.read(pickles[0]))))

    def stored(storage: _Storage) -> bytes:
        return archive.read(f"{home}data/{storage.key}")

    return _arrays(tensors, stored, size)


def _from_row(handle: BinaryIO, size: int) -> dict[str, Any]:
    """Read the form before torch 1.6: number, version, machine, tensors, keys, then each storage with its count."""
    head = io.BytesIO(handle.read(LARGEST_PICKLE))  # where a length is a lie, no more than that is taken
    if _run(head) != _MAGIC:
        raise _DamagedError
    _run(head)
    machine = _run(head)
    if not isinstance(machine, dict) or machine.get("little_endian") is not True:
        raise _DamagedError
    tensors = _tensors(_run(head))
    kinds = {tensor.storage.key: tensor.storage for tensor in tensors.values()}
    places: dict[str, tuple[int, int]] = {}
    keys = _run(head)
    handle.seek(head.tell())
    for key in keys:
        count = int(struct.unpack("<q", handle.read(8))[0])
        length = count * _width(kinds[key])
        if count < 0 or handle.tell() + length > size:
            raise _DamagedError
        places[key] = (handle.tell(), length)
        handle.seek(length, 1)

    def stored(storage: _Storage) -> bytes:
        start, length = places[storage.key]
        handle.seek(start)
        return handle.read(length)

    return _arrays(tensors, stored, size)


def _width(storage: _Storage) -> int:
    return int(_DTYPES[storage.kind][-1])


def _tensors(state: object) -> dict[str, _Tensor]:
    if not isinstance(state, dict) or not all(isinstance(item, _Tensor) for item in state.values()):
        raise _StrangeError("the file holds something other than weights")
    return {str(name): tensor for name, tensor in state.items()}


def _arrays(tensors: Mapping[str, _Tensor], stored: Callable[[_Storage], bytes], size: int) -> dict[str, Any]:
    """Return each tensor; equal views share one array, and different ones are together no larger than the file."""
    views = set(tensors.values())
    if not all(_fits(view) for view in views):
        raise _DamagedError
    if sum(math.prod(view.size) * _width(view.storage) for view in views) > size:
        raise _DamagedError
    made = {view: _array(view, stored(view.storage)) for view in views}
    return {name: made[tensor] for name, tensor in tensors.items()}


def _array(tensor: _Tensor, data: bytes) -> Any:
    """Return a tensor's numbers as float32."""
    import numpy as np

    storage = tensor.storage
    if len(data) != storage.count * _width(storage):
        raise _DamagedError
    flat = np.frombuffer(data, dtype=_DTYPES[storage.kind])
    if storage.kind == "torch BFloat16Storage":  # the upper half of a float32
        flat = (flat.astype("<u4") << 16).view("<f4")
    steps = [step * flat.itemsize for step in tensor.stride]
    view = np.lib.stride_tricks.as_strided(flat[tensor.offset :], tensor.size, steps, writeable=False)
    return np.array(view, dtype=np.float32, order="C")


def _fits(tensor: _Tensor) -> bool:
    """Return whether a view stays within its storage and repeats no number: one that does may be of any size."""
    numbers = (tensor.offset, *tensor.size, *tensor.stride)
    if len(tensor.size) != len(tensor.stride) or any(type(item) is not int or item < 0 for item in numbers):
        return False
    count = math.prod(tensor.size)
    last = tensor.offset + sum((size - 1) * step for size, step in zip(tensor.size, tensor.stride, strict=True))
    return 0 < count <= tensor.storage.count and last < tensor.storage.count


@dataclass(slots=True)
class _Machine:
    """What a pickle has put on its stack and into its memory so far."""

    stack: list[Any] = field(default_factory=list)
    memory: dict[int, Any] = field(default_factory=dict)

    def pop_to_mark(self) -> list[Any]:
        """Return what was put on the stack since the last mark, and take it off with the mark."""
        at = max(index for index, item in enumerate(self.stack) if item is _MARK)
        items = self.stack[at + 1 :]
        del self.stack[at:]
        return items


def _run(stream: BinaryIO) -> Any:
    """Follow one pickle and return what it describes.

    Raises:
        _StrangeError: it names code, or uses an opcode that no checkpoint needs.
        ValueError: it is cut short or no pickle.
    """
    machine = _Machine()
    for number, (opcode, argument, _) in enumerate(pickletools.genops(stream)):
        if number > MOST_OPCODES:
            raise _DamagedError
        if opcode.name == "STOP":
            return machine.stack[-1]
        step = _STEPS.get(opcode.name)
        if step is None:
            raise _StrangeError(f"refused: the pickle uses {opcode.name}, which no list of tensors needs")
        step(machine, argument)
    raise _DamagedError


def _push(machine: _Machine, argument: Any) -> None:
    machine.stack.append(argument)


def _import(machine: _Machine, name: str) -> None:
    if name not in _HARMLESS:
        what = name.replace(" ", ".")
        raise _StrangeError(f"refused: the pickle would run {what}, which is no tensor")
    machine.stack.append(_Name(name))


def _import_stacked(machine: _Machine, _: Any) -> None:
    name, module = machine.stack.pop(), machine.stack.pop()
    _import(machine, f"{module} {name}")


def _instance(machine: _Machine, name: str) -> None:
    machine.pop_to_mark()
    _import(machine, name)
    raise _DamagedError


def _refer(machine: _Machine, _: Any) -> None:
    """Take `("storage", kind, key, place, count, ...)`."""
    word, kind, key, _place, count, *_rest = machine.stack.pop()
    if word != "storage" or not isinstance(kind, _Name) or kind.text not in _DTYPES or type(count) is not int:
        raise _DamagedError
    machine.stack.append(_Storage(str(key), kind.text, count))


def _call(machine: _Machine, _: Any) -> None:
    words, name = machine.stack.pop(), machine.stack.pop()
    if not isinstance(name, _Name) or not isinstance(words, tuple):
        raise _DamagedError
    machine.stack.append(_made(name.text, words))


def _made(name: str, words: Sequence[Any]) -> Any:
    if name == _DICTIONARY:
        return {}
    if name == _TENSOR:
        storage, offset, size, stride = words[:4]
        if not isinstance(storage, _Storage):
            raise _DamagedError
        return _Tensor(storage, offset, tuple(size), tuple(stride))
    if name == _PARAMETER and isinstance(words[0], _Tensor):
        return words[0]
    if name == "torch Size":
        return tuple(words[0])
    raise _DamagedError


def _build(machine: _Machine, _: Any) -> None:
    """Drop the attributes of a dictionary: torch keeps the versions of its modules there."""
    machine.stack.pop()
    if not isinstance(machine.stack[-1], dict):
        raise _DamagedError


def _set_one(machine: _Machine, _: Any) -> None:
    value, key = machine.stack.pop(), machine.stack.pop()
    machine.stack[-1][key] = value


def _set_many(machine: _Machine, _: Any) -> None:
    items = machine.pop_to_mark()
    machine.stack[-1].update(_pairs(items))


def _pairs(items: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    return zip(items[::2], items[1::2], strict=True)


def _append_one(machine: _Machine, _: Any) -> None:
    item = machine.stack.pop()
    machine.stack[-1].append(item)


def _append_many(machine: _Machine, _: Any) -> None:
    items = machine.pop_to_mark()
    machine.stack[-1].extend(items)


def _tuple(count: int) -> Callable[[_Machine, Any], None]:
    def step(machine: _Machine, _: Any) -> None:
        items = tuple(machine.stack[-count:]) if count else ()
        if len(items) < count:
            raise _DamagedError
        del machine.stack[len(machine.stack) - count :]
        machine.stack.append(items)

    return step


def _store(machine: _Machine, argument: int) -> None:
    machine.memory[argument] = machine.stack[-1]


def _memoise(machine: _Machine, _: Any) -> None:
    machine.memory[len(machine.memory)] = machine.stack[-1]


_STEPS: Mapping[str, Callable[[_Machine, Any], None]] = {
    **dict.fromkeys(("PROTO", "FRAME"), lambda _machine, _argument: None),
    **dict.fromkeys(("BININT", "BININT1", "BININT2", "LONG1", "BINFLOAT", "BINUNICODE", "SHORT_BINUNICODE"), _push),
    "MARK": lambda machine, _: machine.stack.append(_MARK),
    "NONE": lambda machine, _: machine.stack.append(None),
    "NEWTRUE": lambda machine, _: machine.stack.append(True),
    "NEWFALSE": lambda machine, _: machine.stack.append(False),
    "EMPTY_DICT": lambda machine, _: machine.stack.append({}),
    "EMPTY_LIST": lambda machine, _: machine.stack.append([]),
    "EMPTY_TUPLE": _tuple(0),
    "TUPLE1": _tuple(1),
    "TUPLE2": _tuple(2),
    "TUPLE3": _tuple(3),
    "TUPLE": lambda machine, _: machine.stack.append(tuple(machine.pop_to_mark())),
    **dict.fromkeys(("BINPUT", "LONG_BINPUT"), _store),
    "MEMOIZE": _memoise,
    **dict.fromkeys(("BINGET", "LONG_BINGET"), lambda machine, at: machine.stack.append(machine.memory[at])),
    "GLOBAL": _import,
    "STACK_GLOBAL": _import_stacked,
    "INST": _instance,
    "BINPERSID": _refer,
    "REDUCE": _call,
    "BUILD": _build,
    "SETITEM": _set_one,
    "SETITEMS": _set_many,
    "APPEND": _append_one,
    "APPENDS": _append_many,
}
