"""Tables that were found before: many still agree with the next item printed."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from wres_desktop.disclosure.goals import TOLERANCE, Flags, Goals
from wres_desktop.disclosure.incidence import Vector

_MOST = 300
_SAME = 1e-5


@dataclass(frozen=True, slots=True)
class Tables:
    """Tables, a row of cells each, and which ends of the rules each of them reaches.

    Ends are numbered: the lower ones of all rules first, then the upper ones.
    """

    cells: Vector
    reached: Flags

    def agreeing(self, weights: Vector, low: float, high: float) -> "Tables":
        """The tables in which a weighted sum of cells is at least and at most so much."""
        sums = self.sums(weights)
        rows = (sums > low - _SAME) & (sums < high + _SAME)
        return Tables(self.cells[rows], self.reached[rows])

    def sums(self, weights: Vector) -> Vector:
        """A weighted sum of cells in every table."""
        sums: Vector = self.cells @ weights
        return sums

    def newest(self) -> "Tables":
        """So many of the tables as are worth keeping: the first, which is the truth, and the last."""
        rows = np.ones(len(self.cells), dtype=bool)
        rows[1 : max(1, len(rows) - _MOST)] = False
        return Tables(self.cells[rows], self.reached[rows])


def together(tables: Sequence[Tables]) -> Tables:
    """All of these tables."""
    return Tables(np.vstack([each.cells for each in tables]), np.vstack([each.reached for each in tables]))


def reaching(cells: Vector, weights: Vector, goals: Goals) -> Tables:
    """Tables with the ends that they reach; ``weights`` are those of the cells in every rule's sum, a row each."""
    sums, ends = cells @ weights.T, len(weights)
    reached = np.empty((len(cells), 2 * ends), dtype=bool)
    np.less_equal(sums, goals.low + TOLERANCE, out=reached[:, :ends])
    np.greater_equal(sums, goals.high - TOLERANCE, out=reached[:, ends:])
    return Tables(cells, reached)
