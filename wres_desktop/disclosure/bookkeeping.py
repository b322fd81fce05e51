"""Limits of cells from what is told of their sums, all constraints at once and again until nothing changes."""

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from wres_desktop.disclosure.constraints import Linear

Whole: TypeAlias = npt.NDArray[Any]
"""Whole numbers: of 64 bits where they fit, else Python's own."""

_ROOM = 2**60


class Bookkeeping:
    """Constraints on sums of cells, each with at least one cell."""

    def __init__(self, terms: Sequence[Sequence[tuple[int, int]]], told: Sequence[Linear], top: int) -> None:
        """``terms`` are cells with coefficients, none of them zero; no cell is ever above ``top``."""
        sizes = [abs(each.low or 0) + abs(each.high or 0) for each in told]
        sizes += [2 * top * sum(abs(factor) for _, factor in each) for each in terms]
        self._kind = np.int64 if max(sizes, default=0) < _ROOM else object
        self._cells = np.array([cell for each in terms for cell, _ in each], dtype=np.intp)
        self._factors = self._whole([factor for each in terms for _, factor in each])
        lengths = np.array([len(each) for each in terms], dtype=np.intp)
        self._starts = np.concatenate(([0], np.cumsum(lengths)[:-1])).astype(np.intp) if len(terms) else lengths
        self._row = np.repeat(np.arange(len(terms)), lengths)
        self._least = self._whole([0 if each.low is None else each.low for each in told])
        self._most = self._whole([0 if each.high is None else each.high for each in told])
        self._has_least = np.array([each.low is not None for each in told], dtype=bool)
        self._has_most = np.array([each.high is not None for each in told], dtype=bool)

    def _whole(self, values: Sequence[int]) -> Whole:
        return np.array(values, dtype=self._kind)

    def tightened(self, low: Sequence[int], high: Sequence[int], rounds: int) -> tuple[list[int], list[int], bool]:
        """The limits after so many rounds at most, and whether they leave anything possible."""
        lowest, highest = self._whole(low), self._whole(high)
        possible = True
        for _ in range(rounds if len(self._row) else 0):
            before = lowest.copy(), highest.copy()
            possible = self._once(lowest, highest) and not bool((lowest > highest).any())
            if not possible or (bool((before[0] == lowest).all()) and bool((before[1] == highest).all())):
                break
        else:  # where the last round made cells known, nobody else asks whether what is told of just those holds
            possible = self._can_hold(*self._ends(lowest, highest))
        return lowest.tolist(), highest.tolist(), possible

    def _ends(self, low: Whole, high: Whole) -> tuple[Whole, Whole]:
        """The least and the most that every cell adds to a sum."""
        up = self._factors > 0
        smallest = self._factors * np.where(up, low[self._cells], high[self._cells])
        largest = self._factors * np.where(up, high[self._cells], low[self._cells])
        return smallest, largest

    def _can_hold(self, smallest: Whole, largest: Whole) -> bool:
        """Whether every sum by itself can be what is told of it."""
        if not len(self._row):
            return True
        least, most = np.add.reduceat(smallest, self._starts), np.add.reduceat(largest, self._starts)
        return not bool((self._has_most & (least > self._most)).any() or (self._has_least & (most < self._least)).any())

    def _once(self, low: Whole, high: Whole) -> bool:
        """One round; ``False`` where a sum cannot be what is told of it."""
        factors, cells, row = self._factors, self._cells, self._row
        up = factors > 0
        smallest, largest = self._ends(low, high)
        if not self._can_hold(smallest, largest):
            return False
        least, most = np.add.reduceat(smallest, self._starts), np.add.reduceat(largest, self._starts)
        at_most = (self._most - least)[row] + smallest
        at_least = (self._least - most)[row] + largest
        for chosen, room, limit, ceiling in (
            (up & self._has_most[row], at_most, high, False),
            (~up & self._has_most[row], at_most, low, True),
            (up & self._has_least[row], at_least, low, True),
            (~up & self._has_least[row], at_least, high, False),
        ):
            at, left, by = cells[chosen], room[chosen], factors[chosen]
            if ceiling:
                np.maximum.at(limit, at, -(-left // by))
            else:
                np.minimum.at(limit, at, left // by)
        return True
