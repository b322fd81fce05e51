"""Tables that an intruder found before: many still agree with the next item printed, or two of them mixed do."""

from collections.abc import Sequence

import numpy as np

from wres_desktop.disclosure.goals import TOLERANCE, Flags, Goals
from wres_desktop.disclosure.relaxed_intruder import Vector

_MOST = 400
_SAME = 1e-5


class TablePool:
    """Tables that agree with everything printed so far, one a row, as the values of sums; the first is the truth."""

    def __init__(self, truth: Vector, columns: Sequence[int], goals: Goals) -> None:
        """Start with the truth; ``columns`` are those of the rules' sums."""
        self.tables: Vector = truth[None, :]
        self._columns = np.array(columns, dtype=int)
        self._goals = goals

    def reached(self, tables: Vector) -> tuple[Flags, Flags]:
        """Which rules' sums go low enough, and high enough, in each of the tables."""
        values = tables[:, self._columns]
        return values <= self._goals.low + TOLERANCE, values >= self._goals.high - TOLERANCE

    def agreeing(self, column: int, count: float) -> Vector:
        """The tables in which one more sum has this value."""
        kept: Vector = self.tables[np.abs(self.tables[:, column] - count) < _SAME]
        return kept

    def mixed(self, column: int, count: float, low: Flags, high: Flags) -> list[Vector]:
        """Mixtures of two tables that have the sum right and still reach ends which none of those agreeing does.

        Both agree with what is printed so far, so a mixture does; an end that both reach, it reaches.
        """
        below = self.tables[self.tables[:, column] < count - _SAME]
        above = self.tables[self.tables[:, column] > count + _SAME]
        found: list[Vector] = []
        if not (len(below) and len(above)):
            return found
        reached_below = np.concatenate(self.reached(below), axis=1)
        reached_above = np.concatenate(self.reached(above), axis=1)
        wanted = np.concatenate((low, high)) & reached_below.any(0) & reached_above.any(0)
        while wanted.any():
            end = int(np.argmax(wanted))
            one = _most_useful(below, reached_below, end, wanted)
            other = _most_useful(above, reached_above, end, wanted)
            share = (count - one[column]) / (other[column] - one[column])
            table = one + share * (other - one)
            found.append(table)
            now_low, now_high = self.reached(table[None, :])
            wanted &= ~np.concatenate((now_low[0], now_high[0]))
            wanted[end] = False
        return found

    def keep(self, tables: Vector) -> None:
        """From now on these are the tables that agree."""
        self.tables = tables if len(tables) <= _MOST else np.vstack((tables[:1], tables[1 - _MOST :]))


def _most_useful(tables: Vector, reached: Flags, end: int, wanted: Flags) -> Vector:
    able = np.flatnonzero(reached[:, end])
    best: Vector = tables[able[np.argmax(reached[np.ix_(able, np.flatnonzero(wanted))].sum(axis=1))]]
    return best
