"""From corner to corner of what is possible: tables, in fractions of people, that agree with everything that is told.

A simplex method of few lines: with tables as small as these, a solver takes longer to be asked than to answer. Here
each question starts from the corner where the last one ended, most often a few steps away, and whatever is told makes
smaller what is left to change. A question that finds no answer in time is refused, never guessed.
"""

from collections.abc import Iterable, Sequence
from copy import copy
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from wres_desktop.disclosure.constraints import Linear, factors_of
from wres_desktop.disclosure.incidence import Vector
from wres_desktop.disclosure.possible_tables import AuditUnfinished

Whole: TypeAlias = npt.NDArray[np.int64]

_NOTHING = 1e-9
_UPHILL = 1e-7
"""What a step must gain for each person moved, and how surely a count must fall to end it."""

_CLOSE = 1e-6
_STEEPEST = 100
"""So many steps go where they gain most; the next to the first place that gains, which cannot lead in circles."""

_STEPS = 5_000


class Stuck(AuditUnfinished):
    """No answer was found in so many steps, or what is told contradicts itself: a refusal, if nobody asks otherwise."""


class Corners:
    """All tables that agree, and the corner of them where the last question ended.

    Some counts are free: they are nobody here, and could rise. Every other count that is not known follows from those:
    it is its number here, less so many times each free one. In ``_rows`` these numbers stand, a row for each count that
    follows, its number here last; the last row is for what is asked. What limits a sum is a count as well.
    """

    def __init__(self, cells: int, most: float) -> None:
        """Every table of so many cells with at most ``most`` people; the corner is the one of nobody."""
        self._cells = cells
        self._known: Vector = np.zeros(cells)
        self._rows: Vector = np.ones((2, cells + 1))
        self._rows[0, -1] = most
        self._follow: Whole = np.array([cells])
        self._free: Whole = np.arange(cells)
        self._counts = cells + 1

    def copy(self) -> "Corners":
        """The same, to be told more by itself."""
        other = copy(self)
        other._rows, other._follow, other._free = self._rows.copy(), self._follow.copy(), self._free.copy()  # noqa: SLF001 - of its own kind
        return other

    def table(self) -> Vector:
        """The corner: a count for every cell."""
        table = self._known.copy()
        of_cells = self._follow < self._cells
        table[self._follow[of_cells]] = self._rows[:-1, -1][of_cells]
        return table

    def furthest(self, weights: Vector, least: float = _UPHILL) -> Vector:
        """A table with the highest weighted sum of cells, or from which no step gains more than ``least`` a person.

        Raises:
            Stuck: none was found.
        """
        if len(self._free):
            self._rows[-1, :-1] = self._uphill(weights)
            self._climb(least)
        return self.table()

    def tell(self, weights: Vector, count: float) -> None:
        """From now on the weighted sum of cells is known.

        Raises:
            Stuck: no table with it was found.
        """
        uphill, now = self._uphill(weights), float(weights @ self.table())
        if not uphill.any():
            self._agree(now, count)
            return
        place = self._meet(uphill if now < count else -uphill, abs(count - now))
        self._rows = np.concatenate((self._rows[:, :place], self._rows[:, place + 1 :]), axis=1)
        self._free = np.concatenate((self._free[:place], self._free[place + 1 :]))
        self._rows[np.abs(self._rows) < _NOTHING] = 0.0
        self._know()

    def tell_at_least(self, weights: Vector, least: float) -> None:
        """From now on the weighted sum of cells is known to be at least so much.

        Raises:
            Stuck: no table with so much was found.
        """
        uphill, now = self._uphill(weights), float(weights @ self.table())
        if now >= least or not uphill.any():
            self._agree(min(now, least), least)
            self._add(-uphill, max(now - least, 0.0))
        else:
            place = self._meet(uphill, least - now)
            self._rows[:, place] *= -1.0  # from what is missing to what is more than that

    @staticmethod
    def _agree(now: float, count: float) -> None:
        if abs(now - count) > _CLOSE:
            raise Stuck

    def _uphill(self, weights: Vector) -> Vector:
        """By how much a weighted sum of cells rises with each free count."""
        spread = np.zeros(self._counts)
        spread[: self._cells] = weights
        uphill: Vector = spread[self._free] - spread[self._follow] @ self._rows[:-1, :-1]
        uphill[np.abs(uphill) < _NOTHING] = 0.0
        return uphill

    def _add(self, row: Vector, count: float) -> None:
        """One more count that follows from the free ones."""
        self._rows = np.vstack((self._rows[:-1], np.append(row, count), np.zeros(len(row) + 1)))
        self._follow = np.append(self._follow, self._counts)
        self._counts += 1

    def _meet(self, uphill: Vector, missing: float) -> int:
        """Go uphill until nothing is missing; in which place what is missing then stands among the free counts."""
        name, row = self._counts, len(self._follow)
        self._add(uphill, missing)
        if missing > _NOTHING:
            self._rows[-1, :-1] = uphill
            self._climb(until=name)
        if self._follow[row] == name:
            self._agree(float(self._rows[row, -1]), 0.0)
            self._rows[row, -1] = 0.0
            self._exchange(row, int(np.abs(self._rows[row, :-1]).argmax()))
        return int(np.flatnonzero(self._free == name)[0])

    def _climb(self, least: float = _UPHILL, until: int = -1) -> None:
        """Go from corner to corner, each higher in what is asked, to the highest; or until one count is nobody.

        Steps that gain no more than ``least`` a person are not taken.
        """
        uphill, here = self._rows[-1, :-1], self._rows[:-1, -1]
        for step in range(_STEPS):
            place = int(uphill.argmax()) if step < _STEEPEST else self._first(self._free, uphill > least)
            if uphill[place] <= least:
                return
            falls = self._rows[:-1, place]
            falling = (falls > _UPHILL).nonzero()[0]
            if not len(falling):
                break
            room = here[falling] / falls[falling]
            nearest = room.argmin() if step < _STEEPEST else self._first(self._follow[falling], room <= room.min())
            self._exchange(int(falling[nearest]), place)
            if self._free[place] == until:
                return
        raise Stuck

    @staticmethod
    def _first(counts: Whole, chosen: npt.NDArray[np.bool_]) -> int:
        """The place of the first of the chosen counts, or 0."""
        places = np.flatnonzero(chosen)
        return int(places[counts[places].argmin()]) if len(places) else 0

    def _exchange(self, row: int, place: int) -> None:
        """The free count in a place rises until the count of a row is nobody: they change places."""
        rows = self._rows
        by = rows[row, place]
        column, own = rows[:, place].copy(), rows[row] / by
        rows -= column[:, None].dot(own[None])  # quicker than to multiply each with each
        rows[row] = own
        rows[:, place] = column / -by
        rows[row, place] = 1.0 / by
        self._follow[row], self._free[place] = self._free[place], self._follow[row]

    def _know(self) -> None:
        """Counts that no free one changes are known: they need no row any more."""
        known = ~self._rows[:-1, :-1].any(1)
        if known.any():
            of_cells = known & (self._follow < self._cells)
            self._known = self._known.copy()
            self._known[self._follow[of_cells]] = self._rows[:-1, -1][of_cells]
            self._rows, self._follow = self._rows[np.append(~known, True)], self._follow[~known]


def corners_of(told: Iterable[Linear], cells: Sequence[int], most: float) -> Corners:
    """Everything that agrees with what is told of some cells, with at most so many people.

    Raises:
        Stuck: no table was found that does.
    """
    corners = Corners(len(cells), most)
    place = {cell: index for index, cell in enumerate(cells)}
    for each in told:
        weights = np.zeros(len(place))
        for cell, factor in factors_of(each).items():
            weights[place[cell]] = factor
        if each.low is not None and each.low == each.high:
            corners.tell(weights, float(each.low))
            continue
        if each.low is not None:
            corners.tell_at_least(weights, float(each.low))
        if each.high is not None:
            corners.tell_at_least(-weights, -float(each.high))
    return corners
