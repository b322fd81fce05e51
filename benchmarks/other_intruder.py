"""A second intruder, so that the engine's own audit is not the only judge: SciPy's whole-number solver (HiGHS).

It shares no code with the engine beyond the list of sums.
"""

from collections.abc import Collection, Mapping, Sequence

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from benchmarks.two_tables import TwoWayTable


class OtherIntruder:
    """Knows the printed sums of a table, that counts are whole and not negative, and what is ``known`` besides."""

    def __init__(self, table: TwoWayTable, printed: Collection[int], known: Mapping[int, int] | None = None) -> None:
        """``printed`` are figures by position; ``known`` gives counts of cells by position."""
        self._cells = len(table.cells)
        low, high = np.zeros(self._cells), np.full(self._cells, np.inf)
        for cell, count in (known or {}).items():
            low[cell] = high[cell] = count
        self._bounds = Bounds(low, high)
        rows = sorted(printed)
        cells = [(row, cell) for row, index in enumerate(rows) for cell in table.sums[index]]
        at = ([row for row, _ in cells], [cell for _, cell in cells])
        matrix = csr_array((np.ones(len(cells)), at), shape=(len(rows), self._cells))
        told = [table.count(index) for index in rows]
        self._told = [LinearConstraint(matrix, told, told)] if rows else []
        self._found: dict[tuple[int, ...], tuple[int, int]] = {}

    def interval(self, cells: Sequence[int]) -> tuple[int, int]:
        """The lowest and the highest that a sum of cells can be."""
        key = tuple(cells)
        if key not in self._found:
            self._found[key] = (round(self._least(key, 1.0)), round(-self._least(key, -1.0)))
        return self._found[key]

    def _least(self, cells: tuple[int, ...], sign: float) -> float:
        weights = np.zeros(self._cells)
        weights[list(cells)] = sign
        answer = milp(weights, constraints=self._told, integrality=np.ones(self._cells), bounds=self._bounds)
        if answer.status != 0:
            raise SystemExit(f"the second solver has no answer, so nothing was measured: {answer.message}")
        return float(answer.fun)
