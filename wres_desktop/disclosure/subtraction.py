"""What plain adding and subtracting tells: limits of sums, from totals and their parts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from wres_desktop.disclosure.constraints import Cells
from wres_desktop.disclosure.incidence import Vector

_ROUNDS = 20


@dataclass(slots=True)
class Limits:
    """The lowest and highest value of every sum."""

    low: Vector
    high: Vector

    def copy(self) -> "Limits":
        """The same limits, to be tightened apart."""
        return Limits(self.low.copy(), self.high.copy())


class Subtraction:
    """Every way in which one of the sums is another plus a third."""

    def __init__(self, sums: Sequence[Cells]) -> None:
        """Find them: a whole holds the rarest cell of each of its parts."""
        masks = [sum(1 << cell for cell in cells) for cells in sums]
        column = {mask: index for index, mask in enumerate(masks)}
        holding: dict[int, list[int]] = {}
        for index, cells in enumerate(sums):
            for cell in cells:
                holding.setdefault(cell, []).append(index)
        threes = [
            (whole, part, rest)
            for part, cells in enumerate(sums)
            for whole in min((holding[cell] for cell in cells), key=len, default=[])
            if masks[part] & masks[whole] == masks[part] and (rest := column.get(masks[whole] ^ masks[part], -1)) > part
        ]
        found = np.array(threes, dtype=int).reshape(-1, 3)
        self._whole, self._part, self._rest = found[:, 0], found[:, 1], found[:, 2]

    def tighten(self, limits: Limits, changed: Sequence[int] | None = None) -> None:
        """Follow what is known through all totals and parts until nothing changes, beginning at sums that changed."""
        low, high = limits.low, limits.high
        news = np.full(len(low), changed is None)
        news[list(changed or ())] = True
        for _ in range(_ROUNDS):
            at = np.flatnonzero(news[self._whole] | news[self._part] | news[self._rest])
            if not len(at):
                return
            whole, part, rest = self._whole[at], self._part[at], self._rest[at]
            before = low.copy(), high.copy()
            np.maximum.at(low, whole, low[part] + low[rest])
            np.minimum.at(high, whole, high[part] + high[rest])
            for one, other in ((part, rest), (rest, part)):
                np.maximum.at(low, one, low[whole] - high[other])
                np.minimum.at(high, one, high[whole] - low[other])
            news = (low != before[0]) | (high != before[1])
