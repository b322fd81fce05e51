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
        self._found: dict[tuple[tuple[int, ...], float], int] = {}
        self._tables = np.array([table.truth], dtype=np.int64)

    def lowest(self, cells: Sequence[int]) -> int:
        """The lowest that a sum of cells can be."""
        return self._end(tuple(cells), 1.0)

    def highest(self, cells: Sequence[int]) -> int:
        """The highest that a sum of cells can be."""
        return -self._end(tuple(cells), -1.0)

    def can_be_any(self, cells: Sequence[int]) -> bool:
        """Whether a sum of cells can be more than 0."""
        return bool(self._tables[:, list(cells)].any()) or self.highest(cells) > 0

    def can_be(self, cells: Sequence[int], number: int) -> bool:
        """Whether a sum of cells can be 0 and this number or more: from tables found before, else from the ends."""
        seen = self._tables[:, list(cells)].sum(axis=1)
        if (seen == 0).any() and (seen >= number).any():
            return True
        return self.lowest(cells) == 0 and self.highest(cells) >= number

    def _end(self, cells: tuple[int, ...], sign: float) -> int:
        if (cells, sign) not in self._found:
            weights = np.zeros(self._cells)
            weights[list(cells)] = sign
            answer = milp(weights, constraints=self._told, integrality=np.ones(self._cells), bounds=self._bounds)
            if answer.status != 0:
                raise SystemExit(f"the second solver has no answer, so nothing was measured: {answer.message}")
            self._tables = np.vstack((self._tables, np.rint(answer.x).astype(np.int64)))
            self._found[cells, sign] = round(answer.fun)
        return self._found[cells, sign]
