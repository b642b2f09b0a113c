"""Overlaps among sorted stretches are found as a look at each one would find them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ert_writer.model.findings import Span
from ert_writer.text.spans import overlaps, union

STRETCH = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 60), st.integers(1, 9))


@given(STRETCH, st.lists(STRETCH, max_size=12))
def test_a_stretch_overlaps_where_one_character_is_in_both(span: Span, others: list[Span]) -> None:
    slow = any(span.start < other.end and other.start < span.end for other in others)
    assert overlaps(span, union(others)) == slow


def test_stretches_that_only_touch_do_not_overlap() -> None:
    assert not overlaps(Span(3, 5), (Span(0, 3), Span(5, 9)))
