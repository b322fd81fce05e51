"""Grows the tables of a joint report: a whole one of each table over sums, and small moves from them to others.

Members' own cells are tied by little, so nearly every end of a rule over one of them is a small move away
(docs/method.md, "Proof"): an exchange between two members where that is enough (exchanges.py), or else whatever leaves
true what is told of each of them alone (transfers.py).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

import numpy as np

from wres_desktop.disclosure.constraints import Cells, Linear, is_fact
from wres_desktop.disclosure.ends import End
from wres_desktop.disclosure.found_tables import Counts, FoundTables, Move, changes_of
from wres_desktop.disclosure.incidence import Vector
from wres_desktop.disclosure.relaxed_intruder import RelaxedIntruder
from wres_desktop.disclosure.sharing_out import SharingOut
from wres_desktop.disclosure.tables_as_moves import make_moves, smallest_move
from wres_desktop.disclosure.transfers import Transfers

Agreeing: TypeAlias = Callable[[Vector | None], Counts | None]

_TABLE_FOR = 4
"""How many ends a whole table has to reach where moves reach none of them."""


class Growing:
    """The growing of one component's tables; ``agreeing`` gives a table as whole numbers, if it may be in a proof."""

    def __init__(
        self,
        seeds: Sequence[Mapping[Cells, int]],
        told: Sequence[Linear],
        found: FoundTables,
        intruder: RelaxedIntruder,
        agreeing: Agreeing,
    ) -> None:
        """``seeds`` give the values of the same sums over members, the classes, in each table to begin with."""
        self._seeds = seeds
        self._found = found
        self._intruder = intruder
        self._agreeing = agreeing
        classes = [[intruder.place[cell] for cell in of] for of in seeds[0]]
        self._class_of = {cell: number for number, cells in enumerate(classes) for cell in cells}
        self._classes = classes
        self._told = _told(told, intruder.place)
        apart = _telling_apart(classes, self._told)
        self._sharing = SharingOut(classes, apart)
        self._transfers = Transfers(classes, apart)

    def grow(self, ends: Sequence[End]) -> None:
        """A table of every seed and what can be reached from it; then, for one end after the other, any way there."""
        for seed in self._seeds:
            if self._found.open.any():
                self._intruder.face(dict(enumerate(seed.values())))
                weights = self._found.sums.weights(self._found.sign * self._found.open)
                self.take(self._intruder.best(weights))
        for index in np.flatnonzero(self._found.open).tolist():
            if self._found.open[index] and self._found.tables:
                self._transfer(index, [self._intruder.place[cell] for cell in ends[index].target.cells])

    def take(self, table: Vector | None) -> bool:
        """Keep a table and what can be reached from it; whether it agrees with everything that is told."""
        counts = self._agreeing(table)
        if counts is None:
            return False
        self._found.keep(counts)
        self.share_out(counts)
        return True

    def finish(self) -> None:
        """Make moves of tables that are not far from others."""
        make_moves(self._found, self._told)

    def near(self, tables: Counts, counts: Counts) -> tuple[int, Move] | None:
        """From which of some tables a small move leads to another, and that; it leaves all that is told as it is."""
        return smallest_move(tables, counts, self._told)

    def share_out(self, counts: Counts) -> None:
        """Move from a table to what is still open; then share it out in other ways, as long as that reaches much."""
        for move in self._sharing.moves(counts, self._found.wishes()):
            self._found.go(counts, move)
        while self._found.open.any():
            shared = self._agreeing(self._sharing.shared_out(counts, self._found.wishes()).astype(float))
            if shared is None or not self._found.keep(shared, _TABLE_FOR):
                return

    def shuffled(self, counts: Counts, chance: np.random.Generator) -> Counts | None:
        """A table with the sums of another, shared out by chance, if that agrees with everything."""
        shared = self._sharing.shuffled(self._transfers.shuffled(counts, chance), chance)
        return self._agreeing(shared.astype(float))

    def exchanges(self, counts: Counts, factors: Counts, tied: Counts) -> Iterator[Move]:
        """Exchanges from a table to others in which so many times each cell, by place, is another number."""
        return self._sharing.changing(counts, factors, tied)

    def transfers(self, counts: Counts, factors: Counts) -> Iterator[Move]:
        """As ``exchanges``, moves for which no exchange is enough; not each of them leads to another number."""
        return self._transfers.parting(counts, changes_of(factors))

    def likeliest_seed(self, index: int, end: End) -> Mapping[int, int]:
        """The sums, by number, of the seed in which an end is likeliest reached."""
        numbers = {self._class_of[self._intruder.place[cell]] for cell in end.target.cells}
        values = [list(seed.values()) for seed in self._seeds]
        best = max(values, key=lambda each: self._found.sign[index] * sum(each[number] for number in numbers))
        return dict(enumerate(best))

    def _transfer(self, index: int, cells: Sequence[int]) -> None:
        """Look for a move to an end from the table from which it is likeliest."""
        found = self._found
        missing = [int(found.goal[index] - table[cells].sum()) for table in found.tables]
        if found.sign[index] > 0:
            alike = [cell for number in {self._class_of[cell] for cell in cells} for cell in self._classes[number]]
            likeliest = int(np.argmax([table[alike].sum() for table in found.tables]))
        else:
            likeliest = int(np.argmin(np.abs(missing)))
        table = found.tables[likeliest]
        if move := self._transfers.move(table, dict.fromkeys(cells, 1), missing[likeliest]):
            found.go(table, move)


def _told(told: Sequence[Linear], place: Mapping[int, int]) -> Counts:
    """What moves must leave as it is: how often each cell stands there, by row.

    That is every sum of which something is told; of a public fact, the difference of its sides.
    """
    pieces = [
        terms
        for each in told
        for terms in ([each.terms] if is_fact(each) else [((1, cells),) for _, cells in each.terms])
    ]
    rows = np.zeros((len(pieces), len(place)), dtype=np.int64)
    for row, terms in zip(rows, pieces, strict=True):
        for factor, cells in terms:
            row[[place[cell] for cell in cells if cell in place]] += factor
    return rows


def _telling_apart(classes: Sequence[Sequence[int]], told: Counts) -> Counts:
    """What of that tells cells of a class apart."""
    apart = np.zeros(len(told), dtype=bool)
    for cells_of_class in classes:
        apart |= told[:, cells_of_class].min(axis=1) < told[:, cells_of_class].max(axis=1)
    different = {row.tobytes(): row for row in told[apart]}  # so many bytes are sorted less quickly
    return np.array(list(different.values()), dtype=np.int64).reshape(-1, told.shape[1])
