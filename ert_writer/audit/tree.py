"""The Merkle tree of RFC 6962 (section 2.1) over a growing list of entries.

Leaves and inner nodes are hashed with different prefixes, so that no inner node can pass for an entry. All hashes are
32 bytes of SHA-256. The tree of the first `n` entries is described by its *peaks*: the roots of the complete subtrees
whose sizes are the powers of two in `n`, largest first. Peaks make appending and the root cost O(log n).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

EMPTY_ROOT = hashlib.sha256().digest()
"""The root of a tree without entries."""

Peaks = tuple[bytes, ...]


def leaf_hash(entry: bytes) -> bytes:
    """Return the hash of one entry."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def with_leaf(peaks: Peaks, size: int, leaf: bytes) -> Peaks:
    """Return the peaks after appending a leaf to a tree of `size` leaves."""
    grown = [*peaks, leaf]
    while size % 2 == 1:
        right, left = grown.pop(), grown.pop()
        grown.append(node_hash(left, right))
        size //= 2
    return tuple(grown)


def root_of(peaks: Peaks) -> bytes:
    """Return the root that the peaks describe."""
    if not peaks:
        return EMPTY_ROOT
    root = peaks[-1]
    for peak in reversed(peaks[:-1]):
        root = node_hash(peak, root)
    return root


def root(leaves: Sequence[bytes]) -> bytes:
    """Return the root of a list of leaf hashes."""
    peaks: Peaks = ()
    for size, leaf in enumerate(leaves):
        peaks = with_leaf(peaks, size, leaf)
    return root_of(peaks)


def inclusion_proof(leaves: Sequence[bytes], index: int) -> tuple[bytes, ...]:
    """Return the audit path of the leaf at `index` (RFC 6962, section 2.1.1).

    Raises:
        IndexError: there is no such leaf.
    """
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    if len(leaves) == 1:
        return ()
    split = _split(len(leaves))
    if index < split:
        return (*inclusion_proof(leaves[:split], index), root(leaves[split:]))
    return (*inclusion_proof(leaves[split:], index - split), root(leaves[:split]))


def root_from_proof(leaf: bytes, index: int, size: int, proof: Sequence[bytes]) -> bytes | None:
    """Return the root that an audit path leads to; None when the path has the wrong length.

    Source: RFC 9162, section 2.1.3.2.
    """
    if index >= size:
        return None
    position, last, result = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return None
        if position % 2 == 1 or position == last:
            result = node_hash(sibling, result)
            while position % 2 == 0 and position != 0:
                position, last = position >> 1, last >> 1
        else:
            result = node_hash(result, sibling)
        position, last = position >> 1, last >> 1
    return result if last == 0 else None


def _split(size: int) -> int:
    """Return the largest power of two below `size`, which is at least 2."""
    return 1 << ((size - 1).bit_length() - 1)
