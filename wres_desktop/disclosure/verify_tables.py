"""Tables side by side, so that sums of cells are worked out for all of them at once; for the verifiers.

A proof of a joint report has hundreds of tables over thousands of cells.
"""

import sys
from array import array
from collections.abc import Sequence

from wres_desktop.disclosure.verify_places import positions

MOST = 10**12
"""No count may be as large as this: then sums of millions of cells stay within 64 bits."""

_BYTES = 8


class Tables:
    """A count of each table in 64 bits of one long number, so that all tables add up at once."""

    def __init__(self, tables: Sequence[Sequence[int]], cells: int) -> None:
        """One long number for each cell; every count is a whole number from 0 and below ``MOST``."""
        self.number = len(tables)
        self.one_each = _side_by_side([1] * len(tables))
        self._counts: dict[int, Sequence[int]] = {}
        self._cells = [_side_by_side(counts) for counts in zip(*tables, strict=True)] or [0] * cells

    def side_by_side(self, bits: int) -> int:
        """The sums of these cells in all tables, side by side."""
        cells = self._cells
        return sum([cells[position] for position in positions(bits)])

    def counts(self, bits: int) -> Sequence[int]:
        """The sums of these cells, one for each table."""
        if bits not in self._counts:
            side_by_side = self.side_by_side(bits).to_bytes(_BYTES * self.number, sys.byteorder)
            self._counts[bits] = memoryview(side_by_side).cast("Q")
        return self._counts[bits]


def _side_by_side(counts: Sequence[int]) -> int:
    return int.from_bytes(array("Q", counts).tobytes(), sys.byteorder)
