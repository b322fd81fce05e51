"""Tables that an intruder found before: many still agree with the next item printed, or two of them mixed do."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wres_desktop.disclosure.goals import TOLERANCE, Flags, Goals
from wres_desktop.disclosure.incidence import Vector

_MOST = 300
_SAME = 1e-5


@dataclass(slots=True)
class Tables:
    """Tables as the values of sums, one a row, and which ends of the rules each of them reaches."""

    values: Vector
    reached: Flags

    def __getitem__(self, rows: Flags) -> "Tables":
        return Tables(self.values[rows], self.reached[rows])

    def __len__(self) -> int:
        return len(self.values)


class TablePool:
    """Tables that agree with everything printed so far; the first is the truth.

    Ends are numbered: the lower ones of all rules first, then the upper ones.
    """

    def __init__(self, truth: Vector, columns: Sequence[int], goals: Goals) -> None:
        """Start with the truth; ``columns`` are those of the rules' sums."""
        self._columns = np.array(columns, dtype=int)
        self._goals = goals
        self.tables = self.reaching(truth[None, :])

    def reaching(self, values: Vector) -> Tables:
        """Tables with the ends that they reach."""
        own = values[:, self._columns]
        low, high = own <= self._goals.low + TOLERANCE, own >= self._goals.high - TOLERANCE
        return Tables(values, np.concatenate((low, high), axis=1))

    def agreeing(self, column: int, count: float) -> Tables:
        """The tables in which one more sum has this value."""
        return self.tables[np.abs(self.tables.values[:, column] - count) < _SAME]

    def mixed(self, column: int, count: float, wanted: Flags) -> list[Tables]:
        """Mixtures of two tables that have the sum right and reach wanted ends.

        Both agree with what is printed so far, so a mixture does; an end that both reach, it reaches.
        """
        below = self.tables[self.tables.values[:, column] < count - _SAME]
        above = self.tables[self.tables.values[:, column] > count + _SAME]
        found: list[Tables] = []
        if not (len(below) and len(above)):
            return found
        ends = np.flatnonzero(wanted & below.reached.any(0) & above.reached.any(0))
        sides = [(side.values, side.reached[:, ends].astype(np.float32)) for side in (below, above)]
        left = np.ones(len(ends), dtype=np.float32)
        while left.any():
            end = int(np.argmax(left > 0))
            one, other = (values[_most_useful(reached, end, left)] for values, reached in sides)
            share = (count - one[column]) / (other[column] - one[column])
            found.append(self.reaching((one + share * (other - one))[None, :]))
            left[found[-1].reached[0, ends]] = 0
            left[end] = 0
        return found

    def keep(self, tables: Sequence[Tables]) -> None:
        """From now on these are the tables that agree."""
        values = np.vstack([each.values for each in tables])
        reached = np.vstack([each.reached for each in tables])
        rows = np.ones(len(values), dtype=bool)
        rows[1 : max(1, len(values) - _MOST)] = False
        self.tables = Tables(values[rows], reached[rows])


def _most_useful(reached: npt.NDArray[np.float32], end: int, left: npt.NDArray[np.float32]) -> int:
    """The first of the tables that reach an end and most of those that are left."""
    return int(np.argmax(np.where(reached[:, end] > 0, reached @ left, -1.0)))
