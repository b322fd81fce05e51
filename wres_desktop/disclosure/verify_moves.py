"""Moves from whole tables to others, kept side by side so that all are looked at together; for the verifiers."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, groupby, repeat
from operator import add, itemgetter

from wres_desktop.disclosure.verify_places import Places


@dataclass(frozen=True)
class Moves:
    """Of each move the whole table from which it ``starts``, from 0, and how ``many`` cells change.

    ``cells`` are those of all moves, one move after the other, each with ``by`` how much it changes.
    """

    starts: Sequence[int] = ()
    many: Sequence[int] = ()
    cells: Sequence[int] = ()
    by: Sequence[int] = ()

    def __len__(self) -> int:
        """How many moves there are."""
        return len(self.starts)

    @cached_property
    def numbers(self) -> Sequence[int]:
        """For each of the cells the move to which it belongs, from 0."""
        return list(chain.from_iterable(map(repeat, range(len(self)), self.many)))

    def after(self, tables: Sequence[Sequence[int]]) -> list[int]:
        """The counts of the cells after that: those of moves from the same table, one after the other, together."""
        found: list[int] = []
        for start, run in groupby(zip(self.starts, self.many, strict=True), key=itemgetter(0)):
            these = slice(len(found), len(found) + sum(many for _, many in run))
            found += map(add, map(tables[start].__getitem__, self.cells[these]), self.by[these])
        return found


def moves_of(rows: Sequence[object], tables: int, places: Places, most: int) -> Moves | None:
    """The moves, if all are: a table's number from 1, then a cell or more, each once, and their changes in turn.

    The changes are below ``most``; ``docs/formats.md`` has the format.
    """
    if not rows:
        return Moves()
    whole = [row for row in rows if isinstance(row, list) and len(row) % 2 and len(row) > 1]
    if len(whole) < len(rows) or set(map(type, chain.from_iterable(whole))) - {int}:
        return None
    starts, named = [row[0] - 1 for row in whole], [row[1::2] for row in whole]
    cells = list(chain.from_iterable(named))
    by = list(chain.from_iterable([row[2::2] for row in whole]))
    if not (min(starts) >= 0 and max(starts) < tables and min(cells) >= 0 and max(cells) < len(places.at)):
        return None
    if not -most < min(by) <= max(by) < most or sum(map(len, map(set, named))) < len(cells):
        return None
    return Moves(starts, list(map(len, named)), list(map(places.at.__getitem__, cells)), by)
