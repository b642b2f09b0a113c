"""The Merkle tree of the audit log."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ert_writer.audit.tree import (
    EMPTY_ROOT,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root,
    root_from_proof,
    root_of,
    with_leaf,
)

ENTRIES = st.lists(st.binary(max_size=8), min_size=1, max_size=40)


def test_leaves_and_nodes_have_the_prefixes_of_rfc_6962() -> None:
    assert leaf_hash(b"a") == sha256(b"\x00a").digest()
    assert node_hash(b"l", b"r") == sha256(b"\x01lr").digest()


def test_roots_of_small_trees_are_those_of_the_definition() -> None:
    a, b, c, d, e = (leaf_hash(bytes([n])) for n in range(5))
    assert root([]) == EMPTY_ROOT == sha256().digest()
    assert root([a]) == a
    assert root([a, b, c]) == node_hash(node_hash(a, b), c)
    left = node_hash(node_hash(a, b), node_hash(c, d))
    assert root([a, b, c, d, e]) == node_hash(left, e)


@given(ENTRIES)
def test_every_leaf_has_a_proof_that_leads_to_the_root(entries: list[bytes]) -> None:
    leaves = [leaf_hash(entry) for entry in entries]
    for index, leaf in enumerate(leaves):
        proof = inclusion_proof(leaves, index)
        assert root_from_proof(leaf, index, len(leaves), proof) == root(leaves)


@given(ENTRIES, st.data())
def test_a_proof_fails_for_another_leaf(entries: list[bytes], data: st.DataObject) -> None:
    leaves = [leaf_hash(entry) for entry in entries]
    index = data.draw(st.integers(0, len(leaves) - 1))
    proof = inclusion_proof(leaves, index)
    assert root_from_proof(leaf_hash(b"another entry"), index, len(leaves), proof) != root(leaves)
    assert root_from_proof(leaves[index], index, len(leaves), (*proof, leaves[0])) is None


@given(ENTRIES)
def test_peaks_grow_to_the_same_root(entries: list[bytes]) -> None:
    leaves = [leaf_hash(entry) for entry in entries]
    peaks: tuple[bytes, ...] = ()
    for size, leaf in enumerate(leaves):
        assert len(peaks) == size.bit_count()
        peaks = with_leaf(peaks, size, leaf)
        assert root_of(peaks) == root(leaves[: size + 1])


def test_a_leaf_that_does_not_exist_has_no_proof() -> None:
    with pytest.raises(IndexError):
        inclusion_proof([leaf_hash(b"a")], 1)
    assert root_from_proof(leaf_hash(b"a"), 1, 1, ()) is None
