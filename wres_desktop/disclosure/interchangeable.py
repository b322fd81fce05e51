"""Cells that no statement tells apart, such as one band of each member of a consortium, taken together as one.

Where only sums over all members are printed, what can be made of those sums does not depend on how many members there
are: a table of sums can always be shared out among them. So a joint report is planned over the sums. What single
members add (their headcounts) is printed last, and everything is proved over the members' own cells (certify.py).
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from wres_desktop.disclosure.constraints import Cells, Linear
from wres_desktop.disclosure.problem import Item, Problem
from wres_desktop.disclosure.rules import OneCategory, Rule, SmallCount, cells_of


@dataclass(frozen=True, slots=True)
class Merged:
    """A problem over classes of cells; its items are those of the whole one, in their places.

    ``classes`` holds the cells of each class, ``late`` the items of single organisations, which it leaves out, as it
    does what is told of just those; both are seen to when everything is proved.
    """

    problem: Problem
    classes: tuple[Cells, ...]
    late: frozenset[int]


def merged(problem: Problem, owners: Sequence[str]) -> Merged | None:
    """The problem over classes of interchangeable cells; ``None`` where some cells have to be told apart.

    ``owners`` says, for each cell, whose it is.
    """
    several = len(set(owners)) > 1
    late = frozenset(
        index for index, item in enumerate(problem.items) if several and len({owners[cell] for cell in item.cells}) == 1
    )
    by_itself = {problem.items[index].cells for index in late}
    told_of_many = [each for each in problem.told if not all(cells in by_itself for _, cells in each.terms)]
    found = _classes(problem, late, [each for each in told_of_many if len(_owners_of(each, owners)) > 1])
    classes = Classes(found)
    joint = [item for index, item in enumerate(problem.items) if index not in late]
    told = added_up(told_of_many, classes)
    if len(found) == len(problem.truth) or told is None or not all(classes.whole(item.cells) for item in joint):
        return None
    items = tuple(
        Item(() if index in late else classes.of(item.cells), item.requires) for index, item in enumerate(problem.items)
    )
    rules = dict.fromkeys(over for over in all_over_classes(problem.rules, found) if over is not None)
    truth = tuple(problem.count(cells) for cells in found)
    return Merged(Problem(truth, items, told, tuple(rules), tuple(map(len, found))), found, late)


class Classes:
    """Which class each cell belongs to."""

    def __init__(self, classes: Sequence[Cells]) -> None:
        """Look them up once."""
        self._of_cell = {cell: number for number, cells in enumerate(classes) for cell in cells}
        self._sizes = [len(cells) for cells in classes]

    def of(self, cells: Cells) -> Cells:
        """The classes of some cells, sorted."""
        return tuple(sorted(self._numbers(cells)))

    def whole(self, cells: Cells) -> bool:
        """Whether a sum holds all or nothing of every class."""
        return sum(map(self._sizes.__getitem__, self._numbers(cells))) == len(cells)

    def _numbers(self, cells: Cells) -> set[int]:
        return set(map(self._of_cell.__getitem__, cells))


@lru_cache(maxsize=2)
def all_over_classes(rules: tuple[Rule, ...], classes: tuple[Cells, ...]) -> tuple[Rule | None, ...]:
    """Each rule over classes; plan, proof and certificate ask one after the other, and the answer is remembered."""
    numbers = Classes(classes)
    return tuple(over_classes(rule, numbers) for rule in rules)


def over_classes(rule: Rule, classes: Classes) -> Rule | None:
    """The rule over classes; ``None`` where it tells cells of a class apart."""
    if not classes.whole(cells_of(rule)):
        return None
    if isinstance(rule, OneCategory):
        return OneCategory(classes.of(rule.part), classes.of(rule.rest), rule.minimum)
    return SmallCount(classes.of(rule.cells), rule.threshold)


def added_up(told: Sequence[Linear], classes: Classes) -> tuple[Linear, ...] | None:
    """What is told of single members, added up over all of them; ``None`` where it does not add up to classes.

    What is told of sums over all members stays as it is.
    """
    found: list[Linear] = []
    single: dict[tuple[int, Cells], list[Linear]] = {}
    for each in told:
        if all(classes.whole(cells) for _, cells in each.terms):
            shape = tuple((factor, classes.of(cells)) for factor, cells in each.terms)
            found.append(Linear(shape, each.low, each.high, each.source))
        else:
            factor, cells = each.terms[0]
            single.setdefault((factor, classes.of(cells)), []).append(each)
    for group in single.values():
        sides = _sides(group)
        if sides is None or not all(classes.whole(cells) for _, cells in sides):
            return None
        found.append(Linear(tuple((factor, classes.of(cells)) for factor, cells in sides), 0, 0, "fact"))
    return tuple(found)


def _sides(group: Sequence[Linear]) -> list[tuple[int, Cells]] | None:
    """Equalities of single members added up; ``None`` where they are none, or some cell would count twice."""
    factors = [factor for factor, _ in group[0].terms]
    if any(each.low != 0 or each.high != 0 or [factor for factor, _ in each.terms] != factors for each in group):
        return None
    sides = [tuple(cell for each in group for cell in each.terms[at][1]) for at in range(len(factors))]
    if any(len(set(cells)) < len(cells) for cells in sides):
        return None
    return list(zip(factors, sides, strict=True))


def _owners_of(told: Linear, owners: Sequence[str]) -> set[str]:
    return {owners[cell] for _, cells in told.terms for cell in cells}


def _classes(problem: Problem, late: frozenset[int], told: Sequence[Linear]) -> tuple[Cells, ...]:
    """Cells that the same items hold, and the same of what is told of several members, together."""
    held: list[list[int]] = [[] for _ in problem.truth]
    joint = [item.cells for index, item in enumerate(problem.items) if index not in late]
    for index, of in enumerate([*joint, *(cells for each in told for _, cells in each.terms)]):
        for cell in of:
            held[cell].append(index)
    alike: dict[Hashable, list[int]] = {}
    roles = _roles(problem.told, held)
    for cell, items in enumerate(held):
        alike.setdefault(tuple(items) if items else roles.get(cell, -1 - cell), []).append(cell)
    return tuple(tuple(cells) for cells in alike.values())


def _roles(told: Sequence[Linear], held: Sequence[Sequence[int]]) -> dict[int, Hashable]:
    """What cells that no item holds are to others, such as those who did not enter a process among a member's staff."""
    roles: dict[int, list[Hashable]] = {}
    for each in told:
        sides = tuple(frozenset(tuple(held[cell]) for cell in cells) for _, cells in each.terms)
        for at, (factor, cells) in enumerate(each.terms):
            for cell in cells:
                if not held[cell]:
                    roles.setdefault(cell, []).append((at, factor, each.low, each.high, sides))
    return {cell: ("role", *own) for cell, own in roles.items()}
