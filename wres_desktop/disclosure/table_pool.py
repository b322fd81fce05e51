"""Tables that an intruder found before: many still agree with the next pattern, and need not be looked for again."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from wres_desktop.disclosure.candidates import Need

Vector: TypeAlias = npt.NDArray[np.float64]
End: TypeAlias = tuple[int, bool]
"""One end of a need's interval: the need's position, and True for the upper end."""

TOLERANCE = 1e-6
_MOST = 300


class TablePool:
    """Tables over the cells of one component, as the sums of its items and needs."""

    def __init__(self, cells: Sequence[int], items: Mapping[int, Sequence[int]], needs: Sequence[Need]) -> None:
        """Start empty, for items by their positions."""
        self._items = tuple(items)
        self._item_sums = _incidence(cells, list(items.values()))
        self._need_sums = _incidence(cells, [need.cells for need in needs])
        self._low = np.array([need.low for need in needs]) + TOLERANCE
        self._high = np.array([need.high for need in needs]) - TOLERANCE
        self._tables: list[tuple[Vector, Vector]] = []

    def remember(self, values: Sequence[float]) -> Vector:
        """Keep a table, given by the values of the cells; the sums of the needs in it."""
        table = np.array(values)
        needs: Vector = self._need_sums @ table
        self._tables = [*self._tables[-_MOST:], (self._item_sums @ table, needs)]
        return needs

    def not_reached(self, ranges: Mapping[int, tuple[float, float]]) -> list[End]:
        """The ends that no table reaches which keeps every item within its range."""
        low = np.array([ranges[item][0] for item in self._items]) - TOLERANCE
        high = np.array([ranges[item][1] for item in self._items]) + TOLERANCE
        ends = [(index, upwards) for index in range(len(self._low)) for upwards in (True, False)]
        for items, needs in self._tables:
            if ends and bool(np.all((items >= low) & (items <= high))):
                ends = self.without(ends, needs)
        return ends

    def without(self, ends: Sequence[End], needs: Vector) -> list[End]:
        """The ends that a table with these sums of the needs does not reach."""
        up, down = needs >= self._high, needs <= self._low
        return [(index, upwards) for index, upwards in ends if not (up[index] if upwards else down[index])]


def _incidence(cells: Sequence[int], sums: Sequence[Sequence[int]]) -> Vector:
    column = {cell: index for index, cell in enumerate(cells)}
    matrix = np.zeros((len(sums), len(cells)))
    for row, members in enumerate(sums):
        matrix[row, [column[cell] for cell in members]] = 1.0
    return matrix
