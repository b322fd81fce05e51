"""Small moves from a table of a joint report: one member gives another so many of one class, and gets others back.

A class is a row, a member a column; what is told of the members leaves it open how the sums of rows and columns are
shared out (sharing_out.py).
"""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Counts: TypeAlias = npt.NDArray[np.int64]
Flags: TypeAlias = npt.NDArray[np.bool_]
Changes: TypeAlias = dict[tuple[int, int], int]

_BY_THE_WAY = 2
"""How much every other wish counts that comes true as well, where there are several ways for one."""


class Exchanges:
    """The moves within rows and columns, for wishes that it crosses off as they come true."""

    def __init__(self, places: Counts, counts: Counts, high: Counts, nobody: Flags) -> None:
        """``places`` has the place of the cell in each row and column, -1 where there is none.

        ``counts`` are those of a table; ``high`` says from which count on each cell is high enough (0 where that is not
        wished for), ``nobody`` where it is wished that nobody is there.
        """
        self._places = places
        self._there = places >= 0
        self._counts = np.where(self._there, counts[places], 0)
        self._high = np.where(self._there, high[places], 0)
        self._nobody = self._there & nobody[places]

    def moves(self) -> Iterator[Mapping[int, int]]:
        """By how much cells change, by place: one move after the other, each of which makes a wish come true."""
        for row, column in np.argwhere(self._high > self._counts).tolist():
            if self._high[row, column]:
                yield from self._made(self._raised(row, column))
        for row, column in np.argwhere(self._nobody & (self._counts > 0)).tolist():
            if self._nobody[row, column]:
                yield from self._made(self._emptied(row, column))

    def _made(self, changes: Changes) -> Iterator[Mapping[int, int]]:
        if not changes:
            return
        for at, change in changes.items():
            count = self._counts[at] + change
            self._nobody[at] &= count > 0
            if count >= self._high[at]:
                self._high[at] = 0
        yield {int(self._places[at]): change for at, change in changes.items()}

    def _partners(self, row: int, column: int) -> Flags:
        """The cells of other rows and columns with which a cell can exchange."""
        partners: Flags = self._there & self._there[row] & self._there[:, column, None]
        partners[row] = False
        partners[:, column] = False
        return partners

    def _raised(self, row: int, column: int) -> Changes:
        """Bring a cell to what is wished: others of its row and its column have so many fewer, and a partner more."""
        counts, missing = self._counts, int(self._high[row, column] - self._counts[row, column])
        in_row, in_column = counts[row], counts[:, column]
        partners = self._partners(row, column)
        able = partners & (in_row >= missing) & (in_column >= missing)[:, None]
        if not able.any():
            return self._raised_by_several(row, column, missing, partners)
        emptied = (self._nobody[row] & (in_row == missing)) + (self._nobody[:, column] & (in_column == missing))[
            :, None
        ]
        gained = emptied + ((self._high > 0) & (counts + missing >= self._high))
        other, beside = _best(able, gained)
        return _exchanged(row, column, other, beside, missing)

    def _raised_by_several(self, row: int, column: int, missing: int, partners: Flags) -> Changes:
        changes: Changes = {}
        in_row, in_column = self._counts[row].copy(), self._counts[:, column].copy()
        in_row[column] = in_column[row] = 0
        if min(in_row.sum(), in_column.sum()) < missing:
            return {}
        for beside in np.argsort(-in_row, kind="stable").tolist():
            for other in np.argsort(-in_column, kind="stable").tolist():
                if some := int(min(missing, in_row[beside], in_column[other])) * bool(partners[other, beside]):
                    _add(changes, _exchanged(row, column, other, beside, some))
                    in_row[beside] -= some
                    in_column[other] -= some
                    missing -= some
            if not missing:
                return changes
        return {}

    def _emptied(self, row: int, column: int) -> Changes:
        """Leave nobody in a cell: others of its row and its column have so many more, and partners fewer."""
        counts, left = self._counts, int(self._counts[row, column])
        partners = self._partners(row, column)
        able = partners & (counts >= left)
        if able.any():
            higher = (self._high > 0) & (counts + left >= self._high)
            gained = (self._nobody & (counts == left)) + higher[row] + higher[:, column, None]
            other, beside = _best(able, gained)
            return _exchanged(row, column, other, beside, -left)
        changes: Changes = {}
        many: Counts = np.where(partners, counts, 0)
        for at in np.argsort(-many.ravel(), kind="stable").tolist():
            other, beside = divmod(at, many.shape[1])
            some = min(left, int(many[other, beside]))
            if some:
                _add(changes, _exchanged(row, column, other, beside, -some))
            left -= some
            if not left or not some:
                break
        return {} if left else changes


def changing(
    places: Counts, of_class: Counts, counts: Counts, factors: Counts, tied: Counts
) -> Iterator[Mapping[int, int]]:
    """Exchanges of one person that change so many times each cell, added up; ``places`` as in ``Exchanges``.

    ``of_class`` says of which class each row is: within one, cells of a column need no others to exchange with. Cells
    that are ``tied`` to many are changed rather than others.
    """
    there = places >= 0
    counts, factors, tied = (np.where(there, each[places], 0) for each in (counts, factors, tied))
    for row, column in np.argwhere(factors).tolist():
        alike = there[:, column] & (of_class == of_class[row]) & (factors[:, column] != factors[row, column])
        for way, many in ((alike & (counts[:, column] > 0), 1), (alike & (counts[row, column] > 0), -1)):
            if way.any():
                other = int(np.where(way, tied[:, column], -1).argmax())
                yield {int(places[row, column]): many, int(places[other, column]): -many}
        changed = factors[row, column] - factors[row] - factors[:, column, None] + factors
        able = there & there[row] & there[:, column, None] & (changed != 0)
        able[row] = False
        able[:, column] = False
        up = able & (counts[row] > 0) & (counts[:, column] > 0)[:, None]
        down = able & (counts > 0) & (counts[row, column] > 0)
        for both, many in ((up, 1), (down, -1)):
            if both.any():
                other, beside = _best(both, tied + tied[row] + tied[:, column, None])
                yield {int(places[at]): by for at, by in _exchanged(row, column, other, beside, many).items()}


def _best(able: Flags, gained: Counts) -> tuple[int, int]:
    row, column = np.unravel_index(int(np.argmax(np.where(able, 1 + gained, 0))), able.shape)
    return int(row), int(column)


def _exchanged(row: int, column: int, other: int, beside: int, many: int) -> Changes:
    """So many more in the cell and its partner, so many fewer in the other two."""
    return {(row, column): many, (row, beside): -many, (other, column): -many, (other, beside): many}


def _add(changes: Changes, more: Changes) -> None:
    for at, change in more.items():
        changes[at] = changes.get(at, 0) + change
