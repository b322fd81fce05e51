"""Tables side by side, so that sums of cells are worked out for all of them at once; for the verifiers.

A proof of a joint report has whole tables over thousands of cells, and thousands of small moves from one of them to
another table.
"""

import sys
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, repeat
from operator import add, mul
from typing import NamedTuple

from wres_desktop.disclosure.verify_effort import OF_A_CALL
from wres_desktop.disclosure.verify_places import Places, positions
from wres_desktop.disclosure.verify_stays import changed_by

MOST = 10**9
"""No count may be as large as this: then sums of thousands of millions of cells stay within 64 bits."""

_BYTES, _LOOKS = 8, 4
_ONE = ord("1")
_COUNTS_AT_ONCE = 16
"""How many counts that stand side by side are added in a step."""


class Move(NamedTuple):
    """Leads from the whole table of this number, from 0, to another: in each of these cells there are so many more."""

    start: int
    cells: Sequence[int]
    by: Sequence[int]


class Tables:
    """Whole tables, added up for all of them at once, and the moves that lead from them to others.

    The counts of a cell stand side by side, 64 bits for each table; so do the sums of all cells before those of each
    name: a sum over cells of whole names that stand together is a difference of two of those.
    """

    def __init__(self, tables: Sequence[Sequence[int]], places: Places, moves: Sequence[Move] = ()) -> None:
        """Every count is a whole number from 0 and below ``MOST``, a move's changes are whole numbers."""
        self.number = len(tables)
        self.moves = tuple(moves)
        self.places, self.effort = places, places.effort
        self._words = 1 + self.number // _COUNTS_AT_ONCE
        self._cells = array("Q", bytes(_BYTES * self.number * len(places.cells)))
        for number, table in enumerate(tables):
            self._cells[number :: self.number] = array("Q", table)
        self._view = memoryview(self._cells).cast("B")
        self._before = dict(self._before_each_name(tables))
        self._counts: dict[int, Sequence[int]] = {}
        self._of_members: dict[int, Sequence[int]] = {}
        self._same: dict[tuple[int, int], bool] = {}
        self._changed: list[int] = list(chain.from_iterable([move.cells for move in self.moves]))
        self._by: list[int] = list(chain.from_iterable([move.by for move in self.moves]))
        self._changing: tuple[Mapping[int, Sequence[int]], Sequence[int]] | None = None
        self._least, self._most = [MOST] * len(places.cells), [-1] * len(places.cells)
        self._note_moves()

    def _before_each_name(self, tables: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
        """Where the cells of a name start, or where all end, and the sums of the cells before them, side by side."""
        starts = list(positions(self.places.starts))
        added = [list(map(list(accumulate(table, initial=0)).__getitem__, starts)) for table in tables]
        for start, sums in zip(starts, zip(*added, strict=True), strict=False):
            yield start, int.from_bytes(array("Q", sums).tobytes(), sys.byteorder)

    def _note_moves(self) -> None:
        """Note the lowest and highest counts of each cell in the tables to which moves lead."""
        cells = self._changed
        starts = chain.from_iterable([repeat(move.start, len(move.cells)) for move in self.moves])
        before = map(self._cells.__getitem__, map(add, map(mul, cells, repeat(self.number)), starts))
        after = map(add, before, self._by)
        least, most = self._least, self._most
        for cell, count in zip(cells, after, strict=True):
            if count < least[cell]:  # noqa: PLR1730 - calling min and max takes twice as long
                least[cell] = count
            if count > most[cell]:  # noqa: PLR1730 - as above
                most[cell] = count

    def _side_by_side(self, start: int, together: int = 1) -> int:
        """The counts of so many cells from one on, as one long number."""
        width = _BYTES * self.number
        return int.from_bytes(self._view[start * width : (start + together) * width], sys.byteorder)

    def counts(self, bits: int) -> Sequence[int]:
        """The sums of these cells, one for each whole table."""
        if bits not in self._counts:
            self.effort.spend(OF_A_CALL + _LOOKS * self.number + self.places.words)
            self._counts[bits] = self._counted(bits) if bits and self.number else [0] * self.number
        return self._counts[bits]

    def are_same(self, bits: int, others: int) -> bool:
        """Whether two sums are the same in every whole table; of one organisation's cells, asked of all at once."""
        several, starts = self.places.members > 1, self.places.starts
        member = ((bits & -bits).bit_length() - 1) % self.places.members if bits and several else 0
        pair = bits >> member, others >> member
        if not several or pair[0] & starts != pair[0] or pair[1] & starts != pair[1] or not others:
            return list(self.counts(bits)) == list(self.counts(others))
        if pair not in self._same:
            self._same[pair] = self._of_each_member(pair[0]) == self._of_each_member(pair[1])
        return self._same[pair] or list(self.counts(bits)) == list(self.counts(others))

    def _counted(self, bits: int) -> Sequence[int]:
        lowest, starts = (bits & -bits).bit_length() - 1, self.places.starts
        if bits == 1 << lowest:
            return self._cells[lowest * self.number : (lowest + 1) * self.number]
        if self.places.members > 1:
            member = lowest % self.places.members
            names = bits >> member
            if names & starts == names:
                return self._of_each_member(names)[member * self.number : (member + 1) * self.number]
        ends = bits ^ bits << 1
        self.effort.spend(min(ends.bit_count(), bits.bit_count()) * self._words)
        if ends & ~starts or ends.bit_count() > bits.bit_count():
            return _apart(sum(map(self._side_by_side, positions(bits))), self.number)
        edges = positions(ends)
        return _apart(sum([self._before[next(edges)] - self._before[start] for start in edges]), self.number)

    def _of_each_member(self, names: int) -> Sequence[int]:
        """The sums of each organisation's cells of some names, in all tables: one organisation after the other."""
        if names not in self._of_members:
            over = self.places.members
            self.effort.spend(names.bit_count() * over * self._words)
            together = sum([self._side_by_side(start, over) for start in positions(names)])
            self._of_members[names] = _apart(together, self.number * over)
        return self._of_members[names]

    def changes(self, bits: int) -> Mapping[int, int]:
        """By how much moves, by their numbers from 0, change the sum of these cells; those that do not are left out."""
        self.effort.spend(OF_A_CALL + bits.bit_count())
        changes_of, numbers = self._changing = self._changing or self._changes_of_each_cell()
        found: defaultdict[int, int] = defaultdict(int)
        for cell in positions(bits):
            changes = changes_of.get(cell, ())
            self.effort.spend(_LOOKS * len(changes))
            for change in changes:
                found[numbers[change]] += self._by[change]
        return {number: change for number, change in found.items() if change}

    def _changes_of_each_cell(self) -> tuple[Mapping[int, Sequence[int]], Sequence[int]]:
        """By cell, which of all changes that moves make are of it; and the numbers of the moves of all changes."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for number, cell in enumerate(self._changed):
            found[cell].append(number)
        repeated = [repeat(number, len(move.cells)) for number, move in enumerate(self.moves)]
        return found, list(chain.from_iterable(repeated))

    def reach(self, bits: int, *, least: int | None, most: int) -> bool:
        """Whether the sum of these cells is ``least`` or below in one table, where that is asked, and ``most`` in one.

        Tables that moves lead to are looked at where the whole ones do not do it.
        """
        if not self.number:
            return False
        if bits and not bits & (bits - 1):
            cell = bits.bit_length() - 1
            counts: Sequence[int] = self._cells[cell * self.number : (cell + 1) * self.number]
            if self._most[cell] < most and max(counts) < most:
                return False
            return least is None or self._least[cell] <= least or min(counts) <= least
        counts = self.counts(bits)
        if _reach(counts, least, most):
            return True
        moved = [counts[self.moves[number].start] + change for number, change in self.changes(bits).items()]
        return _reach([*counts, *moved], least, most)

    def open_cells(self, cells: int, enough: int) -> int:
        """Those of the cells that have nobody in one of all tables, and ``enough`` in one."""
        if not self.number:
            return 0
        self.effort.spend(cells.bit_count() * self._words)
        digits = bytearray(b"0") * len(self.places.cells)
        counts, number = self._cells, self.number
        for cell in positions(cells):
            of_cell = counts[cell * number : (cell + 1) * number]
            has_nobody = self._least[cell] <= 0 or 0 in of_cell
            if has_nobody and (self._most[cell] >= enough or max(of_cell) >= enough):
                digits[cell] = _ONE
        digits.reverse()
        return int(digits or b"0", 2)

    def wrong_moves(self, told: Iterable[tuple[int, int]]) -> list[int]:
        """The moves, by number, that make a cell negative, or change something of which anything is told.

        That is a sum of cells, or one without another.
        """
        changing = changed_by([(move.cells, move.by) for move in self.moves], told, self.places)
        if min(self._least, default=0) < 0 or max(self._most, default=0) >= MOST:
            changing |= {number for number, move in enumerate(self.moves) if not self._is_counted(move)}
        return sorted(changing)

    def _is_counted(self, move: Move) -> bool:
        """Whether nowhere fewer than nobody are in the table to which a move leads, nor more than there can be."""
        before = [self._cells[cell * self.number + move.start] for cell in move.cells]
        return all(0 <= count + change < MOST for count, change in zip(before, move.by, strict=True))


def _apart(side_by_side: int, numbers: int) -> Sequence[int]:
    return memoryview(side_by_side.to_bytes(_BYTES * numbers, sys.byteorder)).cast("Q")


def _reach(counts: Sequence[int], least: int | None, most: int) -> bool:
    return bool(counts) and (least is None or min(counts) <= least) and max(counts) >= most
