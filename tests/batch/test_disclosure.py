"""No hidden cell can be computed from what is shown: tried with every change of a table's inner cells by one."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

from hypothesis import assume, given
from hypothesis import strategies as st

from ert_writer.batch.disclosure import TOTAL, Cell, Counts, hidden_cells

Inner = Mapping[Cell, int]


def with_totals(inner: Inner) -> dict[Cell, int]:
    cells = dict(inner)
    for (row, column), value in inner.items():
        for place in ((row, TOTAL), (TOTAL, column), (TOTAL, TOTAL)):
            cells[place] = cells.get(place, 0) + value
    return cells


def undecided(cells: Mapping[Cell, int], inner: Inner, hidden: frozenset[Cell], ceilings: Inner) -> set[Cell]:
    """Return the hidden cells that have another value in another table with the same cells shown."""
    free = [cell for cell in inner if cell in hidden]
    found: set[Cell] = set()
    for steps in product((-1, 0, 1), repeat=len(free)):
        other = with_totals({**inner, **{cell: inner[cell] + step for cell, step in zip(free, steps, strict=True)}})
        whole = all(0 <= value <= ceilings.get(cell, value) for cell, value in other.items())
        if whole and all(other[cell] == value for cell, value in cells.items() if cell not in hidden):
            found |= {cell for cell in hidden if other[cell] != cells[cell]}
    return found


@st.composite
def tables(draw: st.DrawFn) -> dict[Cell, int]:
    rows, columns = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    value = st.one_of(st.integers(0, 7), st.integers(0, 60))
    return {(f"r{row}", f"c{column}"): draw(value) for row in range(rows) for column in range(columns)}


@given(tables(), st.integers(2, 10))
def test_no_hidden_cell_can_be_computed(inner: dict[Cell, int], least: int) -> None:
    cells = with_totals(inner)
    hidden = hidden_cells(Counts(cells, {}), least)
    assert {cell for cell, value in cells.items() if 0 < value < least} <= hidden
    assert undecided(cells, inner, hidden, {}) == hidden


@given(tables(), st.data(), st.integers(2, 6))
def test_nor_with_what_a_count_is_a_part_of(whole: dict[Cell, int], data: st.DataObject, least: int) -> None:
    part = {cell: data.draw(st.integers(0, value)) for cell, value in whole.items()}
    above, cells = with_totals(whole), with_totals(part)
    first = hidden_cells(Counts(above, {}), least)
    ceilings = {cell: value for cell, value in above.items() if cell not in first}
    hidden = hidden_cells(Counts(cells, ceilings), least, first)
    assert first <= hidden
    sensitive = {cell for cell in hidden if 0 < cells[cell] < least or (cell in first and cells[cell])}
    assert sensitive <= undecided(cells, part, hidden, ceilings)


@given(tables())
def test_nothing_is_hidden_without_small_cells(inner: dict[Cell, int]) -> None:
    assume(all(value == 0 or value >= 5 for value in inner.values()))
    assert hidden_cells(Counts(with_totals(inner), {}), 5) == frozenset()


def test_one_small_cell_hides_three_more() -> None:
    inner = {("MX", "a"): 3, ("MX", "b"): 20, ("MX", "c"): 30, ("BR", "a"): 40, ("BR", "b"): 10, ("BR", "c"): 50}
    hidden = hidden_cells(Counts(with_totals(inner), {}), 5)
    assert hidden == {("MX", "a"), ("MX", "b"), ("BR", "a"), ("BR", "b")}


def test_rows_and_columns_with_two_hidden_cells_each_are_not_always_enough() -> None:
    # two rings of four hidden cells, and one cell between them: every line has two or more, and the one is still known
    names = [("r0", "c0"), ("r0", "c1"), ("r1", "c0"), ("r1", "c1"), ("r2", "c2"), ("r2", "c3"), ("r3", "c2")]
    ring = {*names, ("r3", "c3"), ("r1", "c2")}
    inner = {(f"r{row}", f"c{column}"): 9 for row in range(4) for column in range(4)}
    inner |= dict.fromkeys(ring, 2)
    cells = with_totals(inner)
    assert ("r1", "c2") not in undecided(cells, inner, frozenset(ring), {})
    assert ("r1", "c2") in undecided(cells, inner, hidden_cells(Counts(cells, {}), 5), {})
