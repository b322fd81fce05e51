"""Tables and moves of a proof looked at together: which sums follow from a single cell in all of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import gcd
from typing import TypeAlias

import numpy as np

from wres_desktop.disclosure.constraints import Cells
from wres_desktop.disclosure.found_tables import Counts, Flags
from wres_desktop.disclosure.incidence import Vector
from wres_desktop.disclosure.rules import Rule, sum_of

Move: TypeAlias = tuple[int, ...]
"""From which table, counted from 1; then cells, by position, and by how much each of them changes, in turn."""


@dataclass(frozen=True, slots=True)
class Tied:
    """``over`` times the sum of a rule is ``times`` times the count of a cell, and ``more``, in all tables."""

    cell: int
    rule: Rule
    over: int
    times: int
    more: int

    @property
    def factors(self) -> dict[int, int]:
        """How often each cell stands in what is always ``more``."""
        factors = dict.fromkeys(sum_of(self.rule), self.over)
        factors[self.cell] = factors.get(self.cell, 0) - self.times
        return {cell: factor for cell, factor in factors.items() if factor}

    def is_broken_by(self, table: Counts | Mapping[int, int]) -> bool:
        """Whether this does not hold in a table."""
        return sum(by * int(table[cell]) for cell, by in self.factors.items()) != self.more


class SeenTables:
    """Whole tables, and those to which moves lead from them; more can be added."""

    def __init__(self, tables: Sequence[Sequence[int]], moves: Sequence[Move]) -> None:
        """Note which moves change which cells."""
        self.tables: Counts = np.array(tables, dtype=np.int64)
        self.moves: list[Move] = []
        self._touching: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for move in moves:
            self.add_move(move)

    def add_table(self, table: Counts) -> None:
        """See one more whole table."""
        self.tables = np.vstack((self.tables, table))

    def add_move(self, move: Move) -> None:
        """See the table, too, to which this leads."""
        for cell, by in zip(move[1::2], move[2::2], strict=True):
            self._touching[cell].append((len(self.moves), by))
        self.moves.append(move)

    def moved(self, move: Move) -> Counts:
        """The table to which a move leads."""
        table: Counts = self.tables[move[0] - 1].copy()
        for cell, by in zip(move[1::2], move[2::2], strict=True):
            table[cell] += by
        return table

    def after(self, move: Move, cells: Cells) -> dict[int, int]:
        """The counts of some cells in the table to which a move leads."""
        changes = dict(zip(move[1::2], move[2::2], strict=True))
        counts: list[int] = self.tables[move[0] - 1, cells].tolist()
        return {cell: count + changes.get(cell, 0) for cell, count in zip(cells, counts, strict=True)}

    def changes(self) -> Vector:
        """By how much each cell differs from the first table, added up over all tables with two weighings: two rows."""
        chance = np.random.default_rng(1)  # the same in every run: it decides no more than what is looked at
        weights = chance.uniform(1.0, 2.0, (2, len(self.tables)))
        of_moves = chance.uniform(1.0, 2.0, (2, len(self.moves)))
        starts = [move[0] - 1 for move in self.moves]
        number = np.repeat(np.arange(len(self.moves)), [len(move) // 2 for move in self.moves])
        cells = np.array([cell for move in self.moves for cell in move[1::2]], dtype=np.intp)
        by = np.array([change for move in self.moves for change in move[2::2]], dtype=float)
        rows = []
        for own, moved in zip(weights, of_moves, strict=True):
            np.add.at(own, starts, moved)
            row = own @ (self.tables - self.tables[0]).astype(float)
            np.add.at(row, cells, moved[number] * by)
            rows.append(row)
        return np.array(rows)

    def tie(self, cell: int, rule: Rule) -> Tied | None:
        """How a sum follows from a cell in every table; ``None`` where it does not, or the cell is always the same."""
        counts, sums = self._whole((cell,)), self._whole(sum_of(rule))
        of_cell, of_sum = self._moved((cell,)), self._moved(sum_of(rule))
        pairs = list(zip(counts, sums, strict=True))
        for number in of_cell.keys() | of_sum.keys():
            start = self.moves[number][0] - 1
            pairs.append((counts[start] + of_cell.get(number, 0), sums[start] + of_sum.get(number, 0)))
        changes = [(count - counts[0], total - sums[0]) for count, total in pairs]
        over, times = next((each for each in changes if each[0]), (0, 0))
        if not over or any(total * over != times * count for count, total in changes):
            return None
        common = gcd(over, times) * (1 if over > 0 else -1)
        over, times = over // common, times // common
        return Tied(cell, rule, over, times, over * sums[0] - times * counts[0])

    def where_another(self, cells: Cells) -> Iterator[Counts]:
        """Tables in which a sum is not what it is in the first."""
        sums = self._whole(cells)
        yield from (table for table, count in zip(self.tables, sums, strict=True) if count != sums[0])
        for number, change in self._moved(cells).items():
            if sums[self.moves[number][0] - 1] + change != sums[0]:
                yield self.moved(self.moves[number])

    def around(self, cells: Iterable[int]) -> Iterator[Move]:
        """Moves to tables from which some cells change, without a cell behind them; to where they do; to all others."""
        touching = [
            self.moves[at] for at in dict.fromkeys(at for cell in cells for at, _ in self._touching.get(cell, ()))
        ]
        starts = dict.fromkeys(move[0] for move in touching)
        yield from ((number,) for number in starts)
        yield from touching
        yield from ((number,) for number in range(1, len(self.tables) + 1) if number not in starts)

    def with_somebody(self) -> Flags:
        """Of each whole table the cells in which there is somebody, there or after a move from it."""
        somebody: Flags = self.tables > 0
        for start, *changes in self.moves:
            somebody[start - 1, changes[::2]] = True
        return somebody

    def _whole(self, cells: Cells) -> list[int]:
        counts: list[int] = self.tables[:, cells].sum(axis=1).tolist()
        return counts

    def _moved(self, cells: Cells) -> Mapping[int, int]:
        """By how much moves, by number, change a sum."""
        changes: defaultdict[int, int] = defaultdict(int)
        for cell in cells:
            for number, by in self._touching.get(cell, ()):
                changes[number] += by
        return changes
