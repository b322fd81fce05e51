"""Shares the sums of a table out among the members of a consortium in another way, without asking a solver.

A joint report ties a member's cells to each other by few statements: so many staff in all, as many as there are with
and without training. Cells of a member that all of those name alike can give each other what the same cells of another
member give back; every sum that is told stays as it is (docs/method.md, "Proof").
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from wres_desktop.disclosure.exchanges import Exchanges, changing
from wres_desktop.disclosure.shuffling import Shuffling

Counts: TypeAlias = npt.NDArray[np.int64]
Flags: TypeAlias = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Wishes:
    """For every cell: from which count on it is high enough (0 where that is not wished for), and may it be nobody."""

    high: Counts
    nobody: Flags


class SharingOut:
    """The ways to share out the classes of one component; cells and classes are given by place."""

    def __init__(self, classes: Iterable[Sequence[int]], told: Counts) -> None:
        """``told`` holds the factors of every constraint, a row each."""
        own = [np.array(each, dtype=np.intp) for each in classes if len(each)]
        tells_apart = np.zeros(len(told), dtype=bool)
        for cells in own:
            tells_apart |= told[:, cells].min(axis=1) < told[:, cells].max(axis=1)
        columns = np.ascontiguousarray(told[tells_apart].T)
        signs = {cell: columns[cell].tobytes() for cells in own for cell in cells.tolist()}
        rows: dict[Hashable, list[list[int]]] = {}
        for cells in own:
            of_class = cells.tolist()
            rows.setdefault(frozenset(signs[cell] for cell in of_class), []).append(of_class)
        self._blocks = [_Block(of_kind, signs) for of_kind in rows.values()]
        self._shuffling = Shuffling([(block.places, block.of_class) for block in self._blocks])
        of_blocks = enumerate(rows.values())
        self._block_of = {cell: number for number, of_kind in of_blocks for cells in of_kind for cell in cells}

    def moves(self, table: Counts, wishes: Wishes) -> Iterator[Mapping[int, int]]:
        """By how much cells change on the way to other tables with the same sums, in each of which wishes come true."""
        for block in self._blocks:
            yield from Exchanges(block.places, table, wishes.high, wishes.nobody).moves()

    def shuffled(self, table: Counts, chance: np.random.Generator) -> Counts:
        """A table with the same sums that are shared out by chance."""
        return self._shuffling.shuffled(table, chance)

    def changing(self, table: Counts, factors: Counts, tied: Counts) -> Iterator[Mapping[int, int]]:
        """As ``moves``, to other tables with the same sums in which so many times each cell is another number.

        Cells that are ``tied`` to many are changed rather than others.
        """
        numbers = {self._block_of[cell] for cell in np.flatnonzero(factors).tolist() if cell in self._block_of}
        for block in (self._blocks[number] for number in sorted(numbers)):
            yield from changing(block.places, block.of_class, table, factors, tied)

    def shared_out(self, table: Counts, wishes: Wishes) -> Counts:
        """A table with the same sums in which as many wishes as possible come true."""
        found = table.copy()
        for block in self._blocks:
            block.share_out(found, wishes)
        return found


class _Block:
    """Classes, a row each, whose cells are named alike by what tells members apart: a column for each such way."""

    def __init__(self, rows: Sequence[Sequence[int]], signs: dict[int, bytes]) -> None:
        number = {sign: at for at, sign in enumerate(dict.fromkeys(signs[cell] for cells in rows for cell in cells))}
        of_classes = [_places([(number[signs[cell]], cell) for cell in cells], len(number)) for cells in rows]
        self.places: Counts = np.array([row for rows_of_one in of_classes for row in rows_of_one], dtype=np.int64)
        self.of_class: Counts = np.repeat(np.arange(len(rows)), [len(each) for each in of_classes])
        self._all = np.array([cell for cells in rows for cell in cells], dtype=np.intp)
        self._row = np.repeat(np.arange(len(rows)), [len(cells) for cells in rows])
        self._column = np.array([number[signs[cell]] for cells in rows for cell in cells], dtype=np.intp)
        # One cell of each row after the other, so that what is shared out first does not all come of one class.
        within = np.concatenate([(np.arange(len(cells)) + at) % len(cells) for at, cells in enumerate(rows)])
        self._order = np.lexsort((self._row, within)).tolist()

    def share_out(self, table: Counts, wishes: Wishes) -> None:
        """Change the table in this block: first what has to be high, then the rest where nobody is not wished for."""
        counts = table[self._all]
        of_row = np.bincount(self._row, weights=counts).astype(np.int64).tolist()
        of_column = np.bincount(self._column, weights=counts).astype(np.int64).tolist()
        if not any(of_row):
            return
        shared = [0] * len(counts)

        def give(at: int, count: int) -> None:
            shared[at] += count
            of_row[row[at]] -= count
            of_column[column[at]] -= count

        row, column = self._row.tolist(), self._column.tolist()
        high, nobody = wishes.high[self._all].tolist(), wishes.nobody[self._all].tolist()
        for at in self._order:
            if 0 < high[at] <= (most := min(of_row[row[at]], of_column[column[at]])):
                give(at, min(most, high[at] + 7 * at % 5))  # the same number everywhere would tie cells
        free = [at for at in self._order if shared[at] or not nobody[at]]
        for at in (*free, *self._order):
            if most := min(of_row[row[at]], of_column[column[at]]):
                give(at, most)
        table[self._all] = shared


def _places(cells: Sequence[tuple[int, int]], columns: int) -> list[list[int]]:
    """The place of a class's cell in each column, -1 where there is none; several rows where a column has several.

    ``cells`` have the column and the place of each.
    """
    found: list[list[int]] = []
    for column, place in cells:
        row = next((each for each in found if each[column] < 0), None)
        if row is None:
            found.append(row := [-1] * columns)
        row[column] = place
    return found
