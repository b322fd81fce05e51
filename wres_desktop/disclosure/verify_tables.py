"""Tables side by side, so that sums of cells are worked out for all of them at once; for the verifiers.

A proof of a joint report has whole tables over thousands of cells, and thousands of small moves from one of them to
another table.
"""

import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise

from wres_desktop.disclosure.verify_places import Places, positions

MOST = 10**12
"""No count may be as large as this: then sums of millions of cells stay within 64 bits."""

_BYTES = 8


@dataclass(frozen=True, slots=True)
class Move:
    """Leads from the whole table of this number, from 0, to another: so many more or fewer in each of some cells."""

    start: int
    changes: tuple[tuple[int, int], ...]


class Tables:
    """Whole tables, added up for all of them at once, and the moves that lead from them to others.

    The counts of a cell stand side by side, 64 bits for each table, in one long number; so do those of all cells of
    the same name, and of all cells up to a place: a sum over cells that stand together is a difference of two of those.
    """

    def __init__(self, tables: Sequence[Sequence[int]], places: Places, moves: Sequence[Move] = ()) -> None:
        """Every count is a whole number from 0 and below ``MOST``, a move's changes are whole numbers."""
        self.number = len(tables)
        self.moves = tuple(moves)
        self._places = places
        self._cells = array("Q", chain.from_iterable(zip(*tables, strict=True)))
        self._up_to = [0, *accumulate(self._side_by_side(1))]
        self._named = list(self._side_by_side(places.members)) if places.members > 1 else []
        self._counts: dict[int, Sequence[int]] = {}
        self._of_members: dict[int, Sequence[int]] = {}
        self._moving: dict[int, list[tuple[int, int]]] = {}
        for number, move in enumerate(self.moves):
            for cell, change in move.changes:
                self._moving.setdefault(cell, []).append((number, change))

    def _side_by_side(self, together: int) -> Iterator[int]:
        """The counts of so many cells after each other, as one long number, and so on."""
        width = _BYTES * self.number * together
        counts = memoryview(self._cells.tobytes())
        return (int.from_bytes(counts[at : at + width], sys.byteorder) for at in range(0, len(counts), width or 1))

    def counts(self, bits: int) -> Sequence[int]:
        """The sums of these cells, one for each whole table."""
        if bits not in self._counts:
            self._counts[bits] = self._counted(bits) if bits and self.number else [0] * self.number
        return self._counts[bits]

    def _counted(self, bits: int) -> Sequence[int]:
        lowest = (bits & -bits).bit_length() - 1
        if bits == 1 << lowest:
            return self._cells[lowest * self.number : (lowest + 1) * self.number]
        if self._named:
            member = lowest % self._places.members
            names = bits >> member
            if not names & ~self._places.starts:
                return self._of_each_member(names)[member * self.number : (member + 1) * self.number]
        edges = positions(bits ^ bits << 1)
        return _apart(sum([self._up_to[next(edges)] - self._up_to[start] for start in edges]), self.number)

    def _of_each_member(self, names: int) -> Sequence[int]:
        """The sums of each organisation's cells of some names, in all tables: one organisation after the other."""
        if names not in self._of_members:
            over = self._places.members
            together = sum([self._named[start // over] for start in positions(names)])
            self._of_members[names] = _apart(together, self.number * over)
        return self._of_members[names]

    def changes(self, bits: int) -> Mapping[int, int]:
        """By how much moves, by their numbers from 0, change the sum of these cells; those that do not are left out."""
        found: dict[int, int] = {}
        for cell in positions(bits):
            for number, change in self._moving.get(cell, ()):
                found[number] = found.get(number, 0) + change
        return {number: change for number, change in found.items() if change}

    def reach(self, bits: int, *, least: int | None, most: int) -> bool:
        """Whether the sum of these cells is ``least`` or below in one table, where that is asked, and ``most`` in one.

        Tables that moves lead to are looked at where the whole ones do not do it.
        """
        counts = self.counts(bits)
        if _reach(counts, least, most):
            return True
        moved = [counts[self.moves[number].start] + change for number, change in self.changes(bits).items()]
        return _reach([*counts, *moved], least, most)

    def wrong_moves(self, told: Iterable[int]) -> list[int]:
        """The moves, by number, that make a cell negative, or may change one of the sums of which something is told.

        A move changes none if, whatever cells are told of in the same sums, it changes their sum by nothing.
        """
        alike, alone = _told_alike(told, self._places)
        return [number for number, move in enumerate(self.moves) if not self._is_right(move, alike, alone)]

    def _is_right(self, move: Move, alike: Sequence[int], alone: Mapping[int, Sequence[int]]) -> bool:
        changed: dict[int, int] = {}
        for cell, change in move.changes:
            if not 0 <= self._cells[cell * self.number + move.start] + change < MOST:
                return False
            for of in (alike[cell], *alone.get(cell, ())):
                changed[of] = changed.get(of, 0) + change
        return not any(changed.values())


def _apart(side_by_side: int, numbers: int) -> Sequence[int]:
    return memoryview(side_by_side.to_bytes(_BYTES * numbers, sys.byteorder)).cast("Q")


def _reach(counts: Sequence[int], least: int | None, most: int) -> bool:
    return bool(counts) and (least is None or min(counts) <= least) and max(counts) >= most


def _told_alike(told: Iterable[int], places: Places) -> tuple[Sequence[int], Mapping[int, Sequence[int]]]:
    """For each cell a number below 0 that it shares with those that the same sums over all organisations have.

    Besides, for cells that other sums have, the numbers of these, from 0.
    """
    whole: dict[int, list[int]] = {}
    alone: dict[int, list[int]] = {}
    for number, bits in enumerate(set(told)):
        over_all = not (bits ^ bits << 1) & ~places.starts
        for cell in positions(bits & places.starts if over_all else bits):
            (whole if over_all else alone).setdefault(cell, []).append(number)
    starts, kinds, alike = [*positions(places.starts)], dict[tuple[int, ...], int](), list[int]()
    for start, end in pairwise(starts):
        of = tuple(whole.get(start, ()))
        alike += [kinds.setdefault(of, -1 - len(kinds))] * (end - start)
    return alike, alone
