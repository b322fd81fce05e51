"""Tables that were found before: many still agree with the next item printed."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from wres_desktop.disclosure.goals import TOLERANCE, Flags, Goals
from wres_desktop.disclosure.incidence import Vector

_MOST = 300
_SAME = 1e-5

_IN_ONE_THREAD = 200_000
"""So many products at once: of more, two threads would share the work, and wait for each other longer than it takes."""


@dataclass(frozen=True, slots=True)
class Tables:
    """Tables, a row of cells each, and which ends of the rules each of them reaches.

    Ends are numbered: the lower ones of all rules first, then the upper ones.
    """

    cells: Vector
    reached: Flags

    def agreeing(self, weights: Vector, count: float) -> "Tables":
        """The tables in which a weighted sum of cells is so much."""
        rows = np.abs(self.sums(weights) - count) < _SAME
        return Tables(self.cells[rows], self.reached[rows])

    def sums(self, weights: Vector) -> Vector:
        """A weighted sum of cells in every table."""
        sums: Vector = np.einsum("ij,j->i", self.cells, weights)
        return sums

    def newest(self) -> "Tables":
        """So many of the tables as are worth keeping: the first, which is the truth, and the last."""
        rows = np.ones(len(self.cells), dtype=bool)
        rows[1 : max(1, len(rows) - _MOST)] = False
        return Tables(self.cells[rows], self.reached[rows])


def together(tables: Sequence[Tables]) -> Tables:
    """All of these tables."""
    return Tables(np.vstack([each.cells for each in tables]), np.vstack([each.reached for each in tables]))


def reaching(cells: Vector, weights: Vector, goals: Goals, settled: Flags) -> Tables:
    """Tables with the ends that they reach; nobody asks for those of settled rules.

    ``weights`` are those of the cells in every rule's sum, a row each.
    """
    asked = np.flatnonzero(~settled)
    own = weights[asked]
    rows = max(1, _IN_ONE_THREAD // max(1, own.size))
    sums = np.vstack([cells[at : at + rows] @ own.T for at in range(0, len(cells), rows)])
    reached = np.zeros((len(cells), 2 * len(settled)), dtype=bool)
    reached[:, asked] = sums <= goals.low[asked] + TOLERANCE
    reached[:, asked + len(settled)] = sums >= goals.high[asked] - TOLERANCE
    return Tables(cells, reached)
