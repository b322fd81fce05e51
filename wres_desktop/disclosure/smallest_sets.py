"""Small questions about a few statements alone, and the smallest set of them that still tells something."""

from collections.abc import Callable, Sequence
from itertools import chain
from typing import TypeVar

from wres_desktop.disclosure.constraints import Cells, Constraint, Linear, Products, SomeZero, Told, sums_in
from wres_desktop.disclosure.knowledge import Knowledge
from wres_desktop.disclosure.possible_tables import AuditUnfinished

FEW_PEOPLE = (40, 1000)
"""What a cell without a limit is first taken to hold at most where ratios multiply."""

STEPS = 0.05
"""How long, in the solver's own steps, one small question may take: the same on every computer."""

SECONDS = 5.0
"""Past this a small question is given up whatever the steps say."""

_ROUNDS = 10
"""Bookkeeping for a small question; what it leaves open the solver settles."""

Item = TypeVar("Item")


def smallest(items: Sequence[Item], still: Callable[[Sequence[Item]], bool]) -> tuple[Item, ...]:
    """Items of which none can be left out so that ``still`` holds, tried from the first on; it holds for all of them.

    Whole runs are tried first, then halves of them, down to single items.
    """
    kept = tuple(items)
    step = max(1, len(kept) // 2)
    while kept:
        start = 0
        while start < len(kept):
            without = kept[:start] + kept[start + step :]
            if still(without):
                kept = without
            else:
                start += step
        if step == 1:
            break
        step = max(1, step // 2)
    return kept


def cells_told_of(told: Told) -> frozenset[int]:
    """Every cell that a statement or fact is about."""
    return frozenset(cell for constraint in told.constraints for cells in sums_in(constraint) for cell in cells)


def can_all_be_true(told: Sequence[Told], *further: Linear) -> bool | None:
    """Whether a whole-number table agrees with these alone; ``None`` where that could not be settled quickly.

    A table of few people is looked for first: most questions are settled by one.
    """
    constraints = [*chain.from_iterable(one.constraints for one in told), *further]
    number, few = _few_cells(constraints)
    products = not all(isinstance(constraint, Linear) for constraint in few)
    unsettled = False
    for no_limit in (*((limit for limit in FEW_PEOPLE) if products else ()), None):
        try:
            if Knowledge(("",) * number, few, no_limit=no_limit, rounds=_ROUNDS).possible(SECONDS, STEPS):
                return True
            unsettled = False
        except AuditUnfinished:
            unsettled = True
    return None if unsettled else False


def _few_cells(constraints: Sequence[Constraint]) -> tuple[int, list[Constraint]]:
    """The same constraints with one cell for all those that stand in the same sums, and how many cells are left."""
    sums = list(dict.fromkeys(cells for constraint in constraints for cells in sums_in(constraint)))
    where: dict[int, list[int]] = {}
    for number, cells in enumerate(sums):
        for cell in cells:
            where.setdefault(cell, []).append(number)
    kinds = {kind: number for number, kind in enumerate(dict.fromkeys(tuple(numbers) for numbers in where.values()))}
    members: list[list[int]] = [[] for _ in sums]
    for kind, number in kinds.items():
        for position in kind:
            members[position].append(number)
    renamed = {cells: tuple(few) for cells, few in zip(sums, members, strict=True)}
    return len(kinds), [_renamed(constraint, renamed) for constraint in constraints]


def _renamed(constraint: Constraint, names: dict[Cells, Cells]) -> Constraint:
    match constraint:
        case Linear(terms, low, high, source):
            return Linear(tuple((k, names[cells]) for k, cells in terms), low, high, source)
        case Products(products, low, source):
            return Products(tuple((k, names[one], names[other]) for k, one, other in products), low, source)
        case SomeZero(sums, source):
            return SomeZero(tuple(names[cells] for cells in sums), source)
