"""Shares a table of a joint report out anew by chance, in small exchanges: every sum that is told stays as it is."""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Counts: TypeAlias = npt.NDArray[np.int64]

_ROUNDS = 4
"""How often a cell gives people to others: each time up to twice as many cells have somebody in them."""


class Shuffling:
    """The exchanges within blocks of classes and members: cells that are told apart in no more than these two ways."""

    def __init__(self, blocks: Sequence[tuple[Counts, Counts]]) -> None:
        """Of each block the places of its cells, in rows and columns (-1 where there is none), and each row's class."""
        width = max((places.shape[1] for places, _ in blocks), default=0)
        self._alike = [cells for places, of_class in blocks for cells in _alike(places, of_class)]
        wide = [places for places, _ in blocks if min(places.shape) > 1]
        padded = [np.pad(each, ((0, 0), (0, width - each.shape[1])), constant_values=-1) for each in wide]
        self._places: Counts = np.vstack(padded) if padded else np.zeros((0, 0), dtype=np.int64)
        self._block = np.repeat(np.arange(len(wide)), [len(each) for each in wide])

    def shuffled(self, table: Counts, chance: np.random.Generator) -> Counts:
        """Another table with the same sums."""
        found = table.copy()
        for cells in self._alike:
            found[cells] = chance.multinomial(found[cells].sum(), chance.dirichlet(np.ones(len(cells))))
        there = self._places >= 0
        counts = np.where(there, found[self._places], 0)
        for _ in range(_ROUNDS):
            self._exchange(counts, chance)
        found[self._places[there]] = counts[there]
        return found

    def _exchange(self, counts: Counts, chance: np.random.Generator) -> None:
        """Let cells of a block with somebody in them, two and two, give people to the two between them."""
        rows, columns = counts.nonzero()
        order = np.lexsort((chance.random(len(rows)), self._block[rows]))[: len(rows) // 2 * 2].reshape(-1, 2).T
        (row, other), (column, beside) = rows[order], columns[order]
        able = (self._block[row] == self._block[other]) & (row != other) & (column != beside)
        able &= (self._places[row, beside] >= 0) & (self._places[other, column] >= 0)
        row, other, column, beside = (each[able] for each in (row, other, column, beside))
        many = chance.integers(0, np.minimum(counts[row, column], counts[other, beside]), endpoint=True)
        counts[row, column] -= many
        counts[other, beside] -= many
        np.add.at(counts, (row, beside), many)
        np.add.at(counts, (other, column), many)


def _alike(places: Counts, of_class: Counts) -> list[Counts]:
    """The cells of a class in one column, where there are several."""
    columns = [column[of_class == number] for number in np.unique(of_class) for column in places.T]
    return [cells[cells >= 0] for cells in columns if np.count_nonzero(cells >= 0) > 1]
