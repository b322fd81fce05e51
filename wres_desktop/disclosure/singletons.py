"""People who are alone, or two, in a cell that is not printed: each knows her own cell, which no other reader does.

A colleague who knows that a withheld cell counts only herself (or herself and one other, whom she knows) is an intruder
with one number more than everybody else. With that number she must not learn another small one exactly: two whole
numbers have to stay possible for it. That asks less than for a stranger, who must believe in 0 and in the threshold:
nobody can keep from a person what her own place in the table tells her (docs/method.md, "Somebody in the table").
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wres_desktop.disclosure.sensitive import Sensitive
from wres_desktop.domain.figures import CellSum, Table, cells_matching

MOST_PEOPLE = 2
"""More people than this hardly know each other's ethnicity from their own place in a table."""


@dataclass(frozen=True, slots=True)
class Singleton:
    """A cell in which there are only one or two people; ``open_sums`` are what none of them may learn exactly.

    Each of the sums is a small count, or what is left of one without the cell itself.
    """

    cell: str
    count: int
    open_sums: tuple[CellSum, ...]


def singletons(table: Table, sensitive: Sequence[Sensitive], printed: Sequence[CellSum] = ()) -> tuple[Singleton, ...]:
    """Every cell of one or two people that is not printed by itself, with the small counts of others.

    ``sensitive`` are what has to be protected from strangers, ``printed`` the sums that stand on the page.
    """
    names = tuple(table)
    public = {cells_matching(cell_sum, names) for cell_sum in printed}
    small = [cells_matching(need.of, names) for need in sensitive]
    return tuple(
        Singleton(cell, count, _of_others(cell, small, table))
        for cell, count in table.items()
        if 0 < count <= MOST_PEOPLE and (cell,) not in public
    )


def _of_others(cell: str, small: Sequence[tuple[str, ...]], table: Table) -> tuple[CellSum, ...]:
    """The small counts without the cell itself, each once; none that counts nobody besides her."""
    rests = dict.fromkeys(tuple(name for name in cells if name != cell) for cells in small)
    return tuple(rest for rest in rests if any(table[name] for name in rest))


def learned(singleton: Singleton, possible: Sequence[Mapping[str, int]]) -> tuple[CellSum, ...]:
    """The sums that some tables do not show to stay open to somebody in the cell; empty where she learns nothing.

    ``possible`` are tables that agree with everything printed. She discards those in which her own cell is another
    number; among the rest, two must differ in each sum. The true table may be one of them: what counts is that there
    is another.
    """
    hers = [table for table in possible if table[singleton.cell] == singleton.count]
    return tuple(
        rest for rest in singleton.open_sums if len({sum(table[cell] for cell in rest) for table in hers}) <= 1
    )
