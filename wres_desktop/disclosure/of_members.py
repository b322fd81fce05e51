"""What single members add to a joint plan at its end: how many staff each of them has.

The plan is made over all members together (interchangeable.py), so it does not see that a member's headcount less what
all members have of a group may be few people who are surely in that member's other groups.
"""

from collections.abc import Collection, Mapping, Sequence
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
    inside, added = _inside(problem, late), list[int]()
    for item in late:
        if _tells_all(problem, inside, {*added, item}, exact):
            continue
        left = (inside[cells].difference(added, {item}) for cells in exact if item in inside.get(cells, ()))
        the_last = (rest for rests in left if len(rests) == 1 for rest in rests)  # is told by all less the others
        told = (item, *the_last)
        if all(_is_safe(problem, each, exact, thresholds) for each in told):
            added.append(item)
    most = {item: range_of(problem.count(problem.items[item].cells), rounded_to) for item in planned.rounded}
    rounded = tuple(
        item
        for item, told in most.items()
        if told and all(_is_safe(problem, each, {problem.items[item].cells: told[1]}, thresholds) for each in added)
    )
    return replace(planned, printed=(*planned.printed, *added), rounded=rounded)


def _inside(problem: Problem, late: Sequence[int]) -> Mapping[Cells, frozenset[int]]:
    """The members' headcounts, by position, that every sum over several members holds."""
    own = {item: frozenset(problem.items[item].cells) for item in late}
    found = {}
    for number, item in enumerate(problem.items):
        whole = frozenset(item.cells)
        members = frozenset(each for each, cells in own.items() if cells <= whole)
        if members and number not in own:
            found[item.cells] = members
    return found


def _tells_all(
    problem: Problem, inside: Mapping[Cells, frozenset[int]], told: Collection[int], exact: Collection[Cells]
) -> bool:
    """Whether members' headcounts tell together how many staff all have, where the plan does not print that."""
    wholes = ((cells, members) for cells, members in inside.items() if cells not in exact and members.issubset(told))
    return any(set(cells) == {at for each in members for at in problem.items[each].cells} for cells, members in wholes)


def _is_safe(problem: Problem, member: int, at_most: Mapping[Cells, int], thresholds: Mapping[Cells, int]) -> bool:
    """Whether a member's headcount tells nothing about few people, beside sums of which so many are counted at most."""
    own = problem.items[member].cells
    people = problem.count(own)
    if own in thresholds and 0 < people < thresholds[own] + MOST_PEOPLE:  # with whoever is alone in it, too
        return False
    largest = max(thresholds.values(), default=0)
    for cells, most in at_most.items():
        if not 0 < people - most < largest:
            continue
        taken = frozenset(cells)
        rest = tuple(cell for cell in own if cell not in taken)
        if len(rest) < len(own) and people - most < thresholds.get(rest, 0):
            return False
    return True
