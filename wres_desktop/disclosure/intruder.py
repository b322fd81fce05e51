"""What an intruder starts from: limits on every cell, and groups of cells that hang together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wres_desktop.disclosure.bookkeeping import Bookkeeping
from wres_desktop.disclosure.constraints import Cells, Constraint, Linear, Products, sums_in
from wres_desktop.disclosure.tied import tied_groups

NO_LIMIT = 1_000_000
"""Stands for "no upper limit" of a cell: more people than any organisation that reports employs."""

NO_LIMIT_IN_PRODUCTS = 100_000
"""The same where ratios multiply sums of cells, so that products stay within 64 bits; more where more is printed."""

ROUNDS = 200
"""How often every constraint is looked at again, at most."""


@dataclass(frozen=True, slots=True)
class Component:
    """Cells that constraints tie together, with those constraints; ``cells`` is sorted."""

    cells: Cells
    constraints: tuple[Constraint, ...]


@dataclass(slots=True)
class Limits:
    """The lowest and highest value of every cell that simple bookkeeping leaves; ``possible`` is False when none is."""

    low: list[int]
    high: list[int]
    no_limit: int
    possible: bool = True

    def of(self, cells: Iterable[int]) -> tuple[int, int]:
        """The limits of a sum of cells."""
        chosen = tuple(cells)
        return sum(map(self.low.__getitem__, chosen)), sum(map(self.high.__getitem__, chosen))


def limits_of(
    number_of_cells: int,
    constraints: Sequence[Constraint],
    scale: int = 1,
    no_limit: int | None = None,
    rounds: int = ROUNDS,
) -> Limits:
    """Tighten the limits of all cells through the linear constraints until nothing changes.

    ``scale`` multiplies what stands for "no limit": a highest value that moves with it is none. ``no_limit`` is
    another number that stands for it. After so many ``rounds`` limits are right, if not as tight as they could be.
    """
    in_products = {
        cell for told in constraints if isinstance(told, Products) for _, a, b in told.terms for cell in (*a, *b)
    }
    printed = max((told.high or 0 for told in constraints if isinstance(told, Linear)), default=0)
    top = no_limit or scale * max(NO_LIMIT_IN_PRODUCTS if in_products else NO_LIMIT, printed)
    limits = Limits([0] * number_of_cells, [top] * number_of_cells, top)
    linear = [told for told in constraints if isinstance(told, Linear)]
    flat = [_flattened(told) for told in linear]
    limits.possible = not any(_is_false(told) for told, terms in zip(linear, flat, strict=True) if not terms)
    bookkeeping = Bookkeeping(
        [terms for terms in flat if terms], [told for told, terms in zip(linear, flat, strict=True) if terms], top
    )
    if limits.possible:
        limits.low, limits.high, limits.possible = bookkeeping.tightened(limits.low, limits.high, rounds)
    return limits


def _is_false(told: Linear) -> bool:
    """Whether a constraint on nobody does not hold."""
    return (told.low is not None and told.low > 0) or (told.high is not None and told.high < 0)


def _flattened(told: Linear) -> list[tuple[int, int]]:
    by_cell: dict[int, int] = {}
    for coefficient, cells in told.terms:
        for cell in cells:
            by_cell[cell] = by_cell.get(cell, 0) + coefficient
    return [(cell, coefficient) for cell, coefficient in by_cell.items() if coefficient]


def components_of(
    limits: Limits, constraints: Sequence[Constraint], together: Sequence[Cells] = ()
) -> tuple[Component, ...]:
    """Split the cells that are not yet known into groups that no constraint ties to each other.

    The cells of each of ``together`` stay in one group as well, so that their sum can be asked for in one question.
    """
    is_open = [low < high for low, high in zip(limits.low, limits.high, strict=True)]
    open_cells = [_open_cells(is_open, told) for told in constraints]
    open_sums = [[cell for cell in cells if is_open[cell]] for cells in together]
    groups = tied_groups(len(is_open), (*open_cells, *open_sums))
    group_of = {cell: number for number, group in enumerate(groups) for cell in group}
    told_by: dict[int, list[Constraint]] = {}
    for told, its_cells in zip(constraints, open_cells, strict=True):
        if its_cells:
            told_by.setdefault(group_of[its_cells[0]], []).append(told)
    return tuple(
        Component(cells, tuple(told_by.get(number, ())))
        for number, group in enumerate(groups)
        if (cells := tuple(cell for cell in sorted(group) if is_open[cell]))
    )


def _open_cells(is_open: Sequence[bool], told: Constraint) -> list[int]:
    named = {cell for cells in sums_in(told) for cell in cells}
    return [cell for cell in sorted(named) if is_open[cell]]
