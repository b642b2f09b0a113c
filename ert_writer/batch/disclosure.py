"""Small cells of a table with totals hidden, and as many others as it takes that no hidden cell can be computed.

A reader knows every cell that is shown, that rows and columns add up to their totals, and that counts are whole and not
negative. With signs turned at the totals, changes of the hidden cells that keep all sums are a circulation in the graph
whose nodes are rows and columns and whose edges are hidden cells. A hidden cell can take a second value exactly when a
cycle goes through it along edges that can still rise or fall (Cox, "Network models for complementary cell suppression",
JASA 90, 1995). This is exact for tables of two dimensions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush

TOTAL = "all"

Cell = tuple[str, str]
"""Row and column; `TOTAL` for a total."""
_Node = tuple[bool, str]
_Links = Mapping[_Node, list[tuple[_Node, Cell]]]


@dataclass(frozen=True, slots=True)
class Counts:
    """A table of counts with its totals.

    Attributes:
        cells: counts; a cell that is not there is 0.
        ceilings: what a cell is known not to exceed, such as the letters of which it counts some.
    """

    cells: Mapping[Cell, int]
    ceilings: Mapping[Cell, int]

    def places(self) -> tuple[Cell, ...]:
        """Return every cell of the table, those of 0 included."""
        rows = dict.fromkeys([*(row for row, _ in self.cells), TOTAL])
        columns = dict.fromkeys([*(column for _, column in self.cells), TOTAL])
        return tuple((row, column) for row in rows for column in columns)

    def rises(self, cell: Cell) -> bool:
        """Return whether a reader must reckon with a larger count."""
        return cell not in self.ceilings or self.cells.get(cell, 0) < self.ceilings[cell]

    def falls(self, cell: Cell) -> bool:
        """Return whether a reader must reckon with a smaller count."""
        return self.cells.get(cell, 0) > 0


def hidden_cells(counts: Counts, least: int, also: Collection[Cell] = ()) -> frozenset[Cell]:
    """Return the cells to hide: those of 1 to `least - 1`, and those that would give one of them away.

    Args:
        counts: the table.
        least: smallest count that is shown, beside 0.
        also: cells to hide for another reason; they are protected too where they are not 0, which is shown elsewhere.
    """
    places = counts.places()
    links = _links(counts, places)
    small = {cell for cell in places if 0 < counts.cells.get(cell, 0) < least}
    hidden = small | {cell for cell in places if cell in also}
    waiting = [cell for cell in places if cell in hidden and counts.cells.get(cell, 0)]
    costs = {cell: 0 if cell in hidden else _cost(counts, cell) for cell in places}
    for cell in waiting:  # grows: what is hidden for another's sake is protected as well
        for more in _cheapest_cycle(links, counts, costs, cell):
            if more not in hidden:
                hidden.add(more)
                costs[more] = 0
                waiting.append(more)
    return frozenset(hidden)


def _links(counts: Counts, places: Collection[Cell]) -> _Links:
    links: dict[_Node, list[tuple[_Node, Cell]]] = defaultdict(list)
    for cell in places:
        for start, end in _arcs(counts, cell):
            links[start].append((end, cell))
    return links


def _arcs(counts: Counts, cell: Cell) -> Iterator[tuple[_Node, _Node]]:
    """Yield the arcs of a cell: row to column where it can rise, back where it can fall; turned in one total."""
    row, column = (True, cell[0]), (False, cell[1])
    turned = (cell[0] == TOTAL) != (cell[1] == TOTAL)
    rises, falls = counts.rises(cell), counts.falls(cell)
    if falls if turned else rises:
        yield row, column
    if rises if turned else falls:
        yield column, row


def _cheapest_cycle(links: _Links, counts: Counts, costs: Mapping[Cell, int], cell: Cell) -> tuple[Cell, ...]:
    """Return the other cells of a cycle through a cell that hides the fewest letters; none where there is no cycle."""
    found = [_cheapest_path(links, costs, end, start, cell) for start, end in _arcs(counts, cell)]
    return min((path for path in found if path), default=(0, ()))[1]


def _cheapest_path(
    links: _Links, costs: Mapping[Cell, int], start: _Node, goal: _Node, without: Cell
) -> tuple[int, tuple[Cell, ...]] | None:
    """Return cost and cells of a path between two nodes that does not use one cell (Dijkstra's algorithm)."""
    best: dict[_Node, int] = {start: 0}
    open_: list[tuple[int, _Node, tuple[Cell, ...]]] = [(0, start, ())]
    while open_:
        cost, node, path = heappop(open_)
        if node == goal:
            return cost, path
        if cost > best[node]:
            continue
        for after, cell in links.get(node, ()):
            more = cost + costs[cell]
            if cell != without and (after not in best or more < best[after]):
                best[after] = more
                heappush(open_, (more, after, (*path, cell)))
    return None


def _cost(counts: Counts, cell: Cell) -> int:
    """Return what it costs to hide a cell: its letters, and more than all letters for a total or a 0."""
    value = counts.cells.get(cell, 0)
    return 1 + value + (1 + counts.cells.get((TOTAL, TOTAL), 0)) * (TOTAL in cell or value == 0)
