"""What is told of the cells that are still open, once the known ones are taken away."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from wres_desktop.disclosure.constraints import Linear, factors_of
from wres_desktop.disclosure.intruder import Limits

Counts: TypeAlias = npt.NDArray[np.int64]


def residual_of(linear: Sequence[Linear], limits: Limits, place: Mapping[int, int]) -> list[Linear]:
    """The constraints on the cells that have a ``place``; of all others the limits say how many they are."""
    residual = []
    for told in linear:
        known = sum(k * limits.low[cell] for k, cells in told.terms for cell in cells if cell not in place)
        terms = tuple((k, tuple(cell for cell in cells if cell in place)) for k, cells in told.terms)
        residual.append(
            Linear(
                terms,
                None if told.low is None else told.low - known,
                None if told.high is None else told.high - known,
                told.source,
            )
        )
    return residual


class Told:
    """Whether tables, a count in the place of each cell, agree with what is told."""

    def __init__(self, residual: Sequence[Linear], place: Mapping[int, int]) -> None:
        """Note the factors of every constraint one after the other."""
        far = np.iinfo(np.int64).max // 4
        rows = [{place[cell]: factor for cell, factor in factors_of(told).items()} or {0: 0} for told in residual]
        self._places = np.array([at for row in rows for at in row], dtype=np.intp)
        self._factors: Counts = np.array([factor for row in rows for factor in row.values()], dtype=np.int64)
        self._starts = np.concatenate(([0], np.cumsum([len(row) for row in rows])[:-1])).astype(np.intp)
        self._least: Counts = np.array([-far if told.low is None else told.low for told in residual], dtype=np.int64)
        self._most: Counts = np.array([far if told.high is None else told.high for told in residual], dtype=np.int64)

    def agrees(self, counts: Counts) -> bool:
        """Whether every constraint holds in a table."""
        if not len(self._least):
            return True
        sums = np.add.reduceat(self._factors * counts[self._places], self._starts)
        return bool((sums >= self._least).all() and (sums <= self._most).all())
