"""Cells that no statement tells apart, such as one band of each member of a consortium, taken together as one.

Where only sums over all members are printed, what can be made of those sums does not depend on how many members there
are: a table of sums can always be shared out among them. So a joint report is planned over the sums: those of all that
have the same sections, since members that lack some are counted in other sums. What single members add (their
headcounts) is printed last, and everything is proved over the members' own cells (certify.py).
"""

from collections.abc import Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from wres_desktop.disclosure.constraints import Cells, Linear
from wres_desktop.disclosure.problem import Item, Problem
from wres_desktop.disclosure.rules import OneCategory, Rule, SmallCount, cells_of


@dataclass(frozen=True, slots=True)
class Merged:
    """A problem over classes of cells; its items are those of the whole one, in their places.

    ``classes`` holds the cells of each class, ``late`` the items of single organisations, which it leaves out, as it
    does what is told of just those; both are seen to when everything is proved. An item in ``for_all`` is of a single
    organisation, too, and stands here for the same of all that are counted in the same sums.
    """

    problem: Problem
    classes: tuple[Cells, ...]
    late: frozenset[int]
    for_all: frozenset[int] = frozenset()


def merged(problem: Problem, owners: Sequence[str]) -> Merged | None:
    """The problem over classes of interchangeable cells; ``None`` where some cells have to be told apart.

    ``owners`` says, for each cell, whose it is.
    """
    several = len(set(owners)) > 1
    single = frozenset(
        index for index, item in enumerate(problem.items) if several and len({owners[cell] for cell in item.cells}) == 1
    )
    found = _classes(problem, single, owners)
    classes = Classes(found)
    joint = {item.cells: classes.of(item.cells) for index, item in enumerate(problem.items) if index not in single}
    counted = frozenset(joint.values())
    for_all = _for_all(problem, single, classes, counted)
    by_itself = {cells for cells in (problem.items[index].cells for index in single) if not classes.whole(cells)}
    told_of_many = [each for each in problem.told if not all(cells in by_itself for _, cells in each.terms)]
    told = added_up(told_of_many, classes)
    if len(found) == len(problem.truth) or told is None or not all(map(classes.whole, joint)):
        return None
    items = tuple(
        Item(for_all.get(index, ()) if index in single else joint[item.cells], item.requires)
        for index, item in enumerate(problem.items)
    )
    rules = dict.fromkeys(over for over in all_over_classes(problem.rules, found) if over is not None)
    rules |= dict.fromkeys(_where_all_agreed(problem.rules, rules, classes, counted))
    truth = tuple(problem.count(cells) for cells in found)
    over = Problem(truth, items, told, tuple(rules), tuple(map(len, found)))
    return Merged(over, found, single.difference(for_all), frozenset(for_all))


def _where_all_agreed(
    rules: Sequence[Rule], over: Collection[Rule], classes: "Classes", joint: frozenset[Cells]
) -> Iterator[Rule]:
    """The rules of single cells over what is counted of all that are like them, where that has no rule of its own.

    With the consent of those in it any number of all might be printed; but then no member could have more than that.
    """
    seen = {rule.cells for rule in over if isinstance(rule, SmallCount)}
    for rule in rules:
        if isinstance(rule, SmallCount) and len(rule.cells) == 1:
            of = classes.of(rule.cells)
            if of in joint and of not in seen:
                yield SmallCount(of, rule.threshold)


def _for_all(problem: Problem, single: frozenset[int], classes: "Classes", joint: frozenset[Cells]) -> dict[int, Cells]:
    """Of items of single organisations that add up to whole classes, and to no joint item, the first; and their sum.

    So once all are printed no more is told than the plan has seen.
    """
    alike: dict[Cells, list[int]] = {}
    for index in sorted(single):
        alike.setdefault(classes.of(problem.items[index].cells), []).append(index)
    return {
        each[0]: of
        for of, each in alike.items()
        if of not in joint and classes.whole(tuple({cell for index in each for cell in problem.items[index].cells}))
    }


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


def _classes(problem: Problem, single: frozenset[int], owners: Sequence[str]) -> tuple[Cells, ...]:
    """Cells that the same items hold, and the same of what is told of several members, together.

    ``single`` are the items of single organisations. To what else is told of each member they are the same, too: such
    as the staff of members that have figures for the same sections.
    """
    held: list[list[int]] = [[] for _ in problem.truth]
    joint = [item.cells for index, item in enumerate(problem.items) if index not in single]
    by_itself = {problem.items[index].cells for index in single}
    of_one = [each for each in problem.told if len(_owners_of(each, owners)) == 1]
    of_many = [cells for each in problem.told if len(_owners_of(each, owners)) > 1 for _, cells in each.terms]
    for index, of in enumerate([*joint, *of_many]):
        for cell in of:
            held[cell].append(index)
    alike: dict[Hashable, list[int]] = {}
    roles = _roles([each for each in of_one if any(cells not in by_itself for _, cells in each.terms)], held)
    for cell, items in enumerate(held):
        of_cell = roles.get(cell, ())
        alike.setdefault((tuple(items), of_cell) if items or of_cell else -1 - cell, []).append(cell)
    return tuple(tuple(cells) for cells in alike.values())


def _owners_of(told: Linear, owners: Sequence[str]) -> set[str]:
    return {owners[cell] for _, cells in told.terms for cell in cells}


def _roles(told: Sequence[Linear], held: Sequence[Sequence[int]]) -> dict[int, tuple[Hashable, ...]]:
    """What cells are to others of their member, such as those who did not enter a process among its staff."""
    roles: dict[int, list[Hashable]] = {}
    for each in told:
        sides = tuple(frozenset(tuple(held[cell]) for cell in cells) for _, cells in each.terms)
        for at, (factor, cells) in enumerate(each.terms):
            for cell in cells:
                roles.setdefault(cell, []).append((at, factor, each.low, each.high, sides))
    return {cell: tuple(own) for cell, own in roles.items()}
