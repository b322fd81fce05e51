"""Makes moves of the whole tables of a proof that differ little from others: whoever checks reads them quicker.

Two tables of a joint report often have the same of every sum that anything is told of. Then what one has more than the
other is a move, and from a third table it leads to one that prints the same as well.
"""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from wres_desktop.disclosure.found_tables import Counts, Flags, FoundTables, changes_of

Tables: TypeAlias = npt.NDArray[np.int64]
"""A table in each row, a place in each column."""

_MOST_CELLS = 60
"""How many cells a move changes at most that takes the place of a table: reading so many takes as long as that."""

_STEPS = 12
"""How many differences from other tables are tried for one, the smallest first."""


def make_moves(found: FoundTables, told: Counts) -> None:
    """Put moves in the place of tables from which none leads, but for the first, so that all ends stay reached.

    ``told`` has a row for every sum of which something is told, or two of which one is taken away: how often each place
    stands there.
    """
    starts = {0, *(number for number, _ in found.moves)}
    last = [number for number in range(1, len(found.tables)) if number not in starts]
    if not last:
        return
    tables = np.array(found.tables)
    values = tables @ told.T
    reached, _, times = found.reaching()
    spare = set[int]()
    for number in last:
        needed = np.flatnonzero(reached[number] & (times < 2))  # noqa: PLR2004 - nothing else reaches these
        alike = np.flatnonzero((values == values[number]).all(axis=1))
        steps = _smallest(tables[number] - tables[alike])
        move = _first_move(found, sorted(starts), steps, needed)
        if move is None:
            starts.add(number)
            continue
        spare.add(number)
        found.moves.append(move)
        times += found.reached(found.moved(*move).astype(float)).astype(int) - reached[number]
    found.drop(spare)


def smallest_move(tables: Tables, table: Counts, told: Counts) -> tuple[int, dict[int, int]] | None:
    """From which of the tables the smallest move leads to another one, and that; ``told`` as above."""
    alike = np.flatnonzero((tables @ told.T == told @ table).all(axis=1))
    many = np.count_nonzero(tables[alike] != table, axis=1)
    if not len(alike) or many.min() > _MOST_CELLS:
        return None
    number = int(alike[many.argmin()])
    return number, changes_of(table - tables[number])


def _smallest(steps: Tables) -> Sequence[Counts]:
    """The steps that change fewest cells, and none of those that change too many or nothing."""
    many = np.count_nonzero(steps, axis=1)
    order = np.argsort(many, kind="stable")
    return [steps[at] for at in order[(many[order] > 0) & (many[order] <= _MOST_CELLS)][:_STEPS]]


def _first_move(
    found: FoundTables, starts: Sequence[int], steps: Sequence[Counts], needed: npt.NDArray[np.intp]
) -> tuple[int, dict[int, int]] | None:
    """The smallest step that leads from one of the tables to one that reaches what is needed."""
    for step in steps:
        for start in starts:
            there = found.tables[start] + step
            if there.min() >= 0 and _reaches(found, there, needed) and not found.is_true(there):
                return start, changes_of(step)
    return None


def _reaches(found: FoundTables, table: Counts, needed: npt.NDArray[np.intp]) -> bool:
    reached: Flags = found.reached(table.astype(float))
    return bool(reached[needed].all())
