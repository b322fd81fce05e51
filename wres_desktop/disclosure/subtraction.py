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

    def tighten(self, limits: Limits) -> None:
        """Follow what is known through all totals and parts until nothing changes."""
        low, high, whole = limits.low, limits.high, self._whole
        for _ in range(_ROUNDS):
            before = low.sum(), high.sum()
            np.maximum.at(low, whole, low[self._part] + low[self._rest])
            np.minimum.at(high, whole, high[self._part] + high[self._rest])
            for one, other in ((self._part, self._rest), (self._rest, self._part)):
                np.maximum.at(low, one, low[whole] - high[other])
                np.minimum.at(high, one, high[whole] - low[other])
            if before == (low.sum(), high.sum()):
                return
