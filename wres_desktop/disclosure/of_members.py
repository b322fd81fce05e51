"""What single members add to a joint plan at its end: how many staff each of them has.

The plan is made over all members together (interchangeable.py), so it does not see that a member's headcount less what
all members have of a group may be few people who are surely in that member's other groups.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from wres_desktop.disclosure.constraints import Cells
from wres_desktop.disclosure.plan import Plan
from wres_desktop.disclosure.problem import Problem
from wres_desktop.disclosure.rounded import range_of
from wres_desktop.disclosure.rules import SmallCount
from wres_desktop.disclosure.singletons import MOST_PEOPLE


def with_members(problem: Problem, planned: Plan, late: Sequence[int], rounded_to: int) -> Plan:
    """The plan with those of the ``late`` items, in their order, that are safe beside what it prints exactly.

    What it prints rounded stays where that is safe beside all of these.
    """
    thresholds = {rule.cells: rule.threshold for rule in problem.rules if isinstance(rule, SmallCount)}
    exact = {cells: problem.count(cells) for cells in (problem.items[item].cells for item in planned.printed)}
    added: list[int] = []
    for item in late:
        if _tells_all(problem, [*added, item], exact):
            continue
        told = (item, *_what_is_left(problem, [each for each in late if each not in added], item, exact))
        if all(_is_safe(problem, each, exact, thresholds) for each in told):
            added.append(item)
    most = {item: range_of(problem, problem.items[item].cells, rounded_to) for item in planned.rounded}
    rounded = tuple(
        item
        for item, told in most.items()
        if told and all(_is_safe(problem, each, {problem.items[item].cells: told[1]}, thresholds) for each in added)
    )
    return replace(planned, printed=(*planned.printed, *added), rounded=rounded)


def _tells_all(problem: Problem, added: Sequence[int], exact: Collection[Cells]) -> bool:
    """Whether members' headcounts tell together how many staff all have, where the plan does not print that."""
    own = [frozenset(problem.items[item].cells) for item in added]
    wholes = [frozenset(item.cells) for item in problem.items if item.cells not in exact]
    return any(
        whole not in own and whole == frozenset[int]().union(*(each for each in own if each <= whole))
        for whole in wholes
        if whole
    )


def _what_is_left(problem: Problem, late: Sequence[int], item: int, exact: Collection[Cells]) -> Iterator[int]:
    """The one other member that all have less the others tells, once an item is printed too; most often none."""
    own = frozenset(problem.items[item].cells)
    for whole in (frozenset(cells) for cells in exact if own < frozenset(cells)):
        left = [each for each in late if each != item and whole.issuperset(problem.items[each].cells)]
        if len(left) == 1:
            yield left[0]


def _is_safe(problem: Problem, member: int, at_most: Mapping[Cells, int], thresholds: Mapping[Cells, int]) -> bool:
    """Whether a member's headcount tells nothing about few people, beside sums of which so many are counted at most."""
    own = problem.items[member].cells
    people = problem.count(own)
    if own in thresholds and 0 < people < thresholds[own] + MOST_PEOPLE:  # with whoever is alone in it, too
        return False
    for cells, most in at_most.items():
        taken = frozenset(cells)
        rest = tuple(cell for cell in own if cell not in taken)
        if len(rest) < len(own) and 0 < people - most < thresholds.get(rest, 0):
            return False
    return True
