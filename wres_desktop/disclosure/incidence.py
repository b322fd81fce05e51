"""Which cells belong to which sums, kept so that adding up touches only what is there."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Vector: TypeAlias = npt.NDArray[np.float64]


class Incidence:
    """Sums over cells in fixed places."""

    def __init__(self, sums: Sequence[Sequence[int]], place: Mapping[int, int]) -> None:
        """``place`` says where a cell stands in a table."""
        self._width = len(place)
        # A sum of no cells is the sum of a place behind the last one, which is always 0.
        members = [[place[cell] for cell in cells] or [self._width] for cells in sums]
        self._lengths = np.array([len(each) for each in members], dtype=int)
        self._starts = np.concatenate(([0], np.cumsum(self._lengths)[:-1])).astype(int)
        self._flat = np.array([at for each in members for at in each], dtype=int)
        self._held: npt.NDArray[np.int64] | None = None
        self._with: list[npt.NDArray[np.intp]] | None = None

    def __len__(self) -> int:
        return len(self._lengths)

    def sums(self, table: Vector) -> Vector:
        """Every sum over one table."""
        if not len(self):
            return np.zeros(0)
        values: Vector = np.add.reduceat(np.append(table, 0.0)[self._flat], self._starts)
        return values

    def sums_of_all(self, tables: Vector, chosen: Sequence[int]) -> Vector:
        """The chosen sums, a column each, over many tables, a row each."""
        columns = [tables[:, self._members(index)].sum(axis=1) for index in chosen]
        return np.stack(columns, axis=1) if columns else np.zeros((len(tables), 0))

    def holds(self, chosen: npt.NDArray[np.intp], places: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
        """Whether each of the chosen sums holds the cell in its place of ``places``."""
        width = self._width + 1
        if self._held is None:
            self._held = np.sort(np.repeat(np.arange(len(self)), self._lengths) * width + self._flat)
        asked = chosen * width + places
        at = self._held.searchsorted(asked)
        found: npt.NDArray[np.bool_] = self._held.take(at, mode="clip") == asked
        return found

    def changed(self, changes: Mapping[int, int]) -> tuple[npt.NDArray[np.intp], Vector]:
        """The sums that hold any place that changes, and by how much they change."""
        if self._with is None:
            order = self._flat.argsort(kind="stable")
            holding = np.repeat(np.arange(len(self)), self._lengths)[order]
            self._with = np.split(holding, self._flat[order].searchsorted(np.arange(1, self._width + 1)))
        sums = [self._with[place] for place in changes]
        by = np.repeat(np.array(list(changes.values()), dtype=float), [len(each) for each in sums])
        which, number = np.unique(np.concatenate(sums), return_inverse=True)
        more: Vector = np.bincount(number, weights=by, minlength=len(which)).astype(np.float64)
        return which, more

    def weights(self, of_sums: Vector) -> Vector:
        """For every cell, what the sums that hold it weigh together."""
        spread = np.bincount(self._flat, weights=np.repeat(of_sums, self._lengths), minlength=self._width)
        return spread[: self._width].astype(np.float64)

    def add(self, weights: Vector, index: int, weight: float) -> Vector:
        """The weights of cells with more weight on those of one sum."""
        more = weights.copy()
        more[self._members(index)] += weight
        return more

    def _members(self, index: int) -> npt.NDArray[np.int64]:
        members = self._flat[self._starts[index] : self._starts[index] + self._lengths[index]]
        return members[members < self._width]


def weights_of(sums: Sequence[Sequence[int]], cells: Sequence[int]) -> Vector:
    """Sums as weights of cells: a row for each, 1 where a cell is in it."""
    place = {cell: index for index, cell in enumerate(cells)}
    weights = np.zeros((len(sums), len(cells)))
    lengths = [len(each) for each in sums]
    weights[np.repeat(np.arange(len(sums)), lengths), [place[cell] for each in sums for cell in each]] = 1.0
    return weights
