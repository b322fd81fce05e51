"""Puts cells in order by name, so that those of all organisations with the same name stand together; for the verifiers.

A cell's name is what stands behind the organisation's code, with the slash.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain


@dataclass(frozen=True, slots=True)
class Order:
    """The ``names`` of cells, the ``codes`` of the organisations that have each, and where those cells were given.

    ``given`` has the cells of the first name, then those of the next. Of a cell that is named twice it has the last.
    """

    names: Sequence[str]
    codes: Sequence[tuple[str, ...]]
    given: tuple[int, ...]


def order_of(cells: Sequence[str]) -> Order:
    """The order of these cells."""
    return _in_blocks(cells) or _mixed(cells)


def _in_blocks(cells: Sequence[str]) -> Order | None:
    """Where cells of one organisation are followed by the very same of the next, and so on, as reports have them.

    ``None`` where a cell or a name stands there once more.
    """
    names: list[str] = []
    codes: list[tuple[str, ...]] = []
    given: list[int] = []
    while len(given) < len(cells):
        start = len(given)
        block = _names_of_first(cells, start)
        whose = tuple(_having(block, cells, start))
        end = start + len(block) * len(whose)
        given += chain.from_iterable(range(start + at, end, len(block)) for at in range(len(block)))
        names += block
        codes += [whose] * len(block)
        if not whose or len(set(whose)) < len(whose):
            return None
    return Order(names, codes, tuple(given)) if len(set(names)) == len(names) else None


def _names_of_first(cells: Sequence[str], start: int) -> list[str]:
    """The names of the cells from one on that belong to the same organisation."""
    code = cells[start].partition("/")[0]
    others = (at for at in range(start + 1, len(cells)) if not cells[at].startswith(f"{code}/"))
    return [cell[len(code) :] for cell in cells[start : next(others, len(cells))]]


def _having(names: Sequence[str], cells: Sequence[str], start: int) -> Iterator[str]:
    """The organisations, from a cell on, that have cells of just these names, one organisation after the other.

    Of as many texts without a line feed, what they are when joined by line feeds says which they are; of others, none.
    """
    if "\n" in "".join(names):
        return
    for first in range(start, len(cells), len(names)):
        code = cells[first].partition("/")[0]
        if "\n" in code or "\n".join(cells[first : first + len(names)]) != code + f"\n{code}".join(names):
            return
        yield code


def _mixed(cells: Sequence[str]) -> Order:
    named: dict[str, dict[str, int]] = {}
    for number, cell in enumerate(cells):
        code, slash, name = cell.partition("/")
        named.setdefault(slash + name, {})[code] = number
    given = tuple(chain.from_iterable(alike.values() for alike in named.values()))
    return Order(tuple(named), [tuple(alike) for alike in named.values()], given)
