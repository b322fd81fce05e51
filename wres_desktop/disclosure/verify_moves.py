"""Moves from whole tables to others, kept side by side so that all are looked at together; for the verifiers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, repeat

from wres_desktop.disclosure.verify_places import Places


@dataclass(frozen=True, slots=True)
class Moves:
    """Of each move the whole table from which it ``starts``, from 0, and how ``many`` cells change.

    ``cells`` are those of all moves, one move after the other, each with ``by`` how much it changes, and in ``numbers``
    with the move to which it belongs, from 0.
    """

    starts: Sequence[int] = ()
    many: Sequence[int] = ()
    cells: Sequence[int] = ()
    by: Sequence[int] = ()
    numbers: Sequence[int] = field(init=False)

    def __post_init__(self) -> None:
        """Count the moves."""
        object.__setattr__(self, "numbers", list(self.of_each_cell(range(len(self.many)))))

    def __len__(self) -> int:
        """How many moves there are."""
        return len(self.starts)

    def of_each_cell(self, values: Iterable[int]) -> Iterator[int]:
        """What is given for each move, for each of its cells."""
        return chain.from_iterable(map(repeat, values, self.many))


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
