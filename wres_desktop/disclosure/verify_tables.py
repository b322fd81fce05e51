"""Tables side by side, so that sums of cells are worked out for all of them at once; for the verifiers.

A proof of a joint report has whole tables over thousands of cells, and thousands of small moves from one of them to
another table.
"""

import sys
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from wres_desktop.disclosure.verify_effort import OF_A_CALL
from wres_desktop.disclosure.verify_moves import Moves
from wres_desktop.disclosure.verify_places import Places, positions, sum_at
from wres_desktop.disclosure.verify_stays import changed_by

MOST = 10**9
"""No count may be as large as this: then sums of thousands of millions of cells stay within 64 bits."""

_BYTES, _LOOKS = 8, 4
_COUNTS_AT_ONCE = 16
"""How many counts that stand side by side are added in a step."""


class Tables:
    """Whole tables, added up for all of them at once, and the moves that lead from them to others.

    The counts of a cell stand side by side, 64 bits for each table; so do the sums of all cells of each name. A sum
    over cells of whole names is added up from those.
    """

    def __init__(self, tables: Sequence[Sequence[int]], places: Places, moves: Moves | None = None) -> None:
        """Every count is a whole number from 0 and below ``MOST``, a move's changes are whole numbers."""
        self.number = len(tables)
        self.moves = moves or Moves()
        self.places, self.effort = places, places.effort
        self._words = 1 + self.number // _COUNTS_AT_ONCE
        self._cells = array("Q", bytes(_BYTES * self.number * len(places.cells)))
        for number, table in enumerate(tables):
            self._cells[number :: self.number] = array("Q", table)
        self._view = memoryview(self._cells).cast("B")
        self._of_names = dict(self._of_each_name(tables) if places.members != 1 else ())
        self._counts: dict[int, Sequence[int]] = {}
        self._of_members: dict[int, Sequence[int]] = {}
        self._same: dict[tuple[int, int], bool] = {}
        self._changing: Mapping[int, Sequence[int]] | None = None
        self._after = self.moves.after(tables)
        self._low, self._high = dict[int, frozenset[int]](), dict[int, frozenset[int]]()

    def _of_each_name(self, tables: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
        """Where the cells of a name start, and their sums in all tables, side by side."""
        for start, end in pairwise(positions(self.places.starts)):
            sums = array("Q", [sum(table[start:end]) for table in tables])
            yield start, int.from_bytes(sums.tobytes(), sys.byteorder)

    def _lowered_to(self, least: int) -> frozenset[int]:
        """The cells that have so many or fewer after a move."""
        if least not in self._low:
            after = zip(self.moves.cells, self._after, strict=True)
            self._low[least] = frozenset({cell for cell, count in after if count <= least})
        return self._low[least]

    def _raised_to(self, most: int) -> frozenset[int]:
        """The cells that have so many or more after a move."""
        if most not in self._high:
            after = zip(self.moves.cells, self._after, strict=True)
            self._high[most] = frozenset({cell for cell, count in after if count >= most})
        return self._high[most]

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
        if self.places.members == 1 or (bits ^ bits << 1) & ~starts:
            return _apart(self._nearly_of_names(bits), self.number)
        names = bits & starts
        self.effort.spend(names.bit_count() * self._words)
        return _apart(sum(map(self._of_names.__getitem__, positions(names))), self.number)

    def _nearly_of_names(self, bits: int) -> int:
        """The sums of cells, side by side: of names of which most are there the sums of all, less those of the rest."""
        added, whole = 0, 0
        self.effort.spend(len(self._of_names) * self.places.glance)
        for start, end in pairwise(positions(self.places.starts)) if self._of_names else ():
            every = (1 << end - start) - 1
            if 2 * (bits >> start & every).bit_count() > end - start:
                added += self._of_names[start]
                whole |= every << start
        more, fewer = bits & ~whole, whole & ~bits
        self.effort.spend((more.bit_count() + fewer.bit_count()) * self._words)
        return added + sum(map(self._side_by_side, positions(more))) - sum(map(self._side_by_side, positions(fewer)))

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
        changes_of, numbers, by = self._changes_of_each_cell(), self.moves.numbers, self.moves.by
        found: defaultdict[int, int] = defaultdict(int)
        for cell in positions(bits):
            changes = changes_of.get(cell, ())
            self.effort.spend(_LOOKS * len(changes))
            for change in changes:
                found[numbers[change]] += by[change]
        return {number: change for number, change in found.items() if change}

    def _changes_of_each_cell(self) -> Mapping[int, Sequence[int]]:
        """By cell, which of all changes that moves make are of it."""
        if self._changing is None:
            found: defaultdict[int, list[int]] = defaultdict(list)
            for number, cell in enumerate(self.moves.cells):
                found[cell].append(number)
            self._changing = found
        return self._changing

    def reach(self, bits: int, least: int | None, most: int) -> bool:
        """Whether the sum of these cells is ``least`` or below in one table, where that is asked, and ``most`` in one.

        Tables that moves lead to are looked at where the whole ones do not do it.
        """
        if not self.number:
            return False
        if bits and not bits & (bits - 1):
            return self._reach_in(bits.bit_length() - 1, least, most)
        counts = self.counts(bits)
        if _reach(counts, least, most):
            return True
        moved = [counts[self.moves.starts[number]] + change for number, change in self.changes(bits).items()]
        return _reach([*counts, *moved], least, most)

    def _reach_in(self, cell: int, least: int | None, most: int) -> bool:
        """The same of the cell in this place; there are whole tables."""
        counts = self._cells[cell * self.number : (cell + 1) * self.number]
        if max(counts) < most and cell not in self._raised_to(most):
            return False
        return least is None or min(counts) <= least or cell in self._lowered_to(least)

    def open_cells(self, cells: int, enough: int) -> int:
        """Those of the cells that have nobody in one of all tables, and ``enough`` in one."""
        return sum_at(self.open_among(list(positions(cells)), enough), len(self.places.cells))

    def open_among(self, cells: Collection[int], enough: int) -> Iterator[int]:
        """The same of cells in these places."""
        self.effort.spend(len(cells) * self._words)
        counts, number = self._cells, self.number
        emptied, raised = self._lowered_to(0), self._raised_to(enough)
        for cell in cells if number else ():
            of_cell = counts[cell * number : (cell + 1) * number]
            if (cell in emptied or 0 in of_cell) and (cell in raised or max(of_cell) >= enough):
                yield cell

    def wrong_moves(self, told: Iterable[tuple[int, int]]) -> list[int]:
        """The moves, by number, that make a cell negative, or change something of which anything is told.

        That is a sum of cells, or one without another.
        """
        changing = changed_by(self.moves, told, self.places)
        if min(self._after, default=0) < 0 or max(self._after, default=0) >= MOST:
            changing.update(
                number for number, count in zip(self.moves.numbers, self._after, strict=True) if not 0 <= count < MOST
            )
        return sorted(changing)


def _apart(side_by_side: int, numbers: int) -> Sequence[int]:
    return memoryview(side_by_side.to_bytes(_BYTES * numbers, sys.byteorder)).cast("Q")


def _reach(counts: Sequence[int], least: int | None, most: int) -> bool:
    return bool(counts) and (least is None or min(counts) <= least) and max(counts) >= most
