"""What plain adding and subtracting tells: limits of sums, from totals and their parts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from wres_desktop.disclosure.constraints import Cells, Linear
from wres_desktop.disclosure.incidence import Vector

_ROUNDS = 50

Indices: TypeAlias = npt.NDArray[np.intp]


@dataclass(slots=True)
class Limits:
    """The lowest and highest value of every sum."""

    low: Vector
    high: Vector

    def copy(self) -> "Limits":
        """The same limits, to be tightened apart."""
        return Limits(self.low.copy(), self.high.copy())


class Subtraction:
    """Every way in which one of the sums is another plus a third.

    Limits are followed as ends that only ever rise: the lowest value of every sum, then its highest with a minus sign.
    Then every step is of one kind: an end is at least the sum of two others. The steps stand in ``_target``, ``_one``
    and ``_other`` together by an end from which they start, ``_steps`` of them from ``_first`` on.
    """

    def __init__(self, sums: Sequence[Cells]) -> None:
        """Find them."""
        self._column = {cells: index for index, cells in enumerate(sums)}
        whole, part, rest = _sums_of_two(sums).T
        low, high = (whole, part, rest), tuple(column + len(sums) for column in (whole, part, rest))
        steps = [(low[0], low[1], low[2]), (high[0], high[1], high[2])]
        for one, other in ((1, 2), (2, 1)):
            steps += [(low[one], low[0], high[other]), (high[one], high[0], low[other])]
        target, first, second = (np.concatenate(column) for column in zip(*steps, strict=True))
        start = np.concatenate((first, second))
        order = np.argsort(start, kind="stable")
        self._target, self._one, self._other = (
            np.concatenate(column)[order] for column in ((target, target), (first, second), (second, first))
        )
        self._steps: Indices = np.bincount(start, minlength=2 * len(sums))
        self._first: Indices = np.cumsum(self._steps) - self._steps
        self._numbers: Indices = np.arange(len(start))

    def limits_of(self, told: Iterable[Linear], most: float) -> Limits:
        """What follows from the sums that are told exactly; none of them is above ``most``."""
        limits = Limits(np.zeros(len(self._column)), np.full(len(self._column), most))
        for each in told:
            if each.low == each.high and len(each.terms) == 1 and each.low is not None:
                ((factor, cells),) = each.terms
                if cells in self._column and not each.low % factor:
                    limits.low[self._column[cells]] = limits.high[self._column[cells]] = each.low // factor
        self.tighten(limits)
        return limits

    def tighten(self, limits: Limits, changed: Sequence[int] | None = None) -> None:
        """Follow what is known through all totals and parts until nothing changes, beginning at sums that changed."""
        number = len(limits.low)
        ends = np.concatenate((limits.low, -limits.high))
        news = np.arange(2 * number) if changed is None else np.array([*changed, *(each + number for each in changed)])
        risen = np.zeros(2 * number, dtype=bool)
        for _ in range(_ROUNDS):
            at = self._starting_from(news)
            target = self._target.take(at)
            value = ends.take(self._one.take(at)) + ends.take(self._other.take(at))
            higher = (value > ends.take(target)).nonzero()[0]
            if not len(higher):
                break
            target = target.take(higher)
            np.maximum.at(ends, target, value.take(higher))
            risen[target] = True
            news = risen.nonzero()[0]
            risen[news] = False
        limits.low, limits.high = ends[:number], -ends[number:]

    def _starting_from(self, ends: Indices) -> Indices:
        """The places of all steps that start from some ends."""
        steps = self._steps.take(ends)
        last = steps.cumsum()
        places: Indices = (self._first.take(ends) - last + steps).repeat(steps) + self._numbers[: last[-1]]
        return places


def _sums_of_two(sums: Sequence[Cells]) -> Indices:
    """Every whole, part and rest among the sums, a row for each: one of the two holds the rarest cell of the whole."""
    masks = [sum(1 << cell for cell in cells) for cells in sums]
    column = {mask: index for index, mask in enumerate(masks)}
    holding: dict[int, list[int]] = {}
    for index in sorted(range(len(sums)), key=lambda index: len(sums[index])):
        for cell in sums[index]:
            holding.setdefault(cell, []).append(index)
    found = []
    for whole, cells in enumerate(sums):
        mask = masks[whole]
        for part in min((holding[cell] for cell in cells), key=len, default=[]):
            if len(sums[part]) >= len(cells):
                break  # the smallest come first
            if masks[part] & mask == masks[part] and (rest := column.get(mask ^ masks[part])) is not None:
                found.append((whole, part, rest))
    return np.array(found, dtype=np.intp).reshape(-1, 3)
