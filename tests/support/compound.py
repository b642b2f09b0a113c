"""A small writer of compound files (MS-CFB), so that Outlook messages for tests are made here."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import Union

Tree = Mapping[str, Union[bytes, "Tree"]]
_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound_file(tree: Tree) -> bytes:
    """Return a compound file with this tree of streams; each is padded to 4096 bytes, as small ones live elsewhere."""
    entries: list[list[object]] = [["Root Entry", 5, b"", []]]
    _collect(tree, 0, entries)
    bodies, starts, fat = bytearray(), [], []
    for entry in entries:
        data = entry[2]
        assert isinstance(data, bytes)
        count = -(-max(len(data), 4096) // _SECTOR) if entry[1] == 2 else 0
        starts.append(len(fat) if count else _END)
        fat += [*range(len(fat) + 1, len(fat) + count), _END] if count else []
        bodies += data.ljust(count * _SECTOR, b"\0")
    directory = b"".join(_entry(entries, at, starts[at]) for at in range(len(entries)))
    directory = directory.ljust(-(-len(directory) // _SECTOR) * _SECTOR, b"\0")
    first = len(fat)
    blocks = len(directory) // _SECTOR
    fat += [*range(first + 1, first + blocks), _END]
    place = len(fat)
    needed = 1
    while needed * 128 < place + needed:
        needed += 1
    fat += [_FAT] * needed
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(needed * _SECTOR, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, needed, first, 0, 4096, _END, 0, _END, 0)
    sectors = [place + number for number in range(needed)]
    header += struct.pack("<109I", *sectors, *[_FREE] * (109 - needed))
    return header + bytes(bodies) + directory + table


def _collect(tree: Tree, parent: int, entries: list[list[object]]) -> None:
    for name, value in tree.items():
        number = len(entries)
        kind, data = (2, value) if isinstance(value, bytes) else (1, b"")
        entries.append([name, kind, data, []])
        children = entries[parent][3]
        assert isinstance(children, list)
        children.append(number)
        if not isinstance(value, bytes):
            _collect(value, number, entries)


def _entry(entries: list[list[object]], at: int, start: int) -> bytes:
    """Return a directory entry; siblings are chained to the right, which readers accept."""
    name, kind, data, children = entries[at]
    raw = str(name).encode("utf-16-le")
    right = _FREE
    for other in entries:
        assert isinstance(other[3], list)
        if at in other[3] and other[3].index(at) + 1 < len(other[3]):
            right = other[3][other[3].index(at) + 1]
    child = children[0] if children else _FREE  # type: ignore[index]
    size = max(len(data), 4096) if kind == 2 else 0  # type: ignore[arg-type]
    return (
        raw.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(raw) + 2, kind, 1, _FREE, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
