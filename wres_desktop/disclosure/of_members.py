"""What single members add to a joint plan at its end: how many staff each of them has.

The plan is made over all members together (interchangeable.py), so it does not see that a member's headcount less what
all members have of a group may be few people who are surely in that member's other groups.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from wres_desktop.disclosure.constraints import Cells
from wres_desktop.disclosure.plan import Plan
from wres_desktop.disclosure.problem import Problem
from wres_desktop.disclosure.rounded import range_of
from wres_desktop.disclosure.rules import SmallCount
from wres_desktop.disclosure.singletons import MOST_PEOPLE


def with_members(
    problem: Problem, planned: Plan, late: Sequence[int], rounded_to: int, for_all: Collection[int] = ()
) -> Plan:
    """The plan with those of the ``late`` items, in their order, that are safe beside what it prints exactly.

    Of the headcounts ``for_all`` the plan has seen what they tell with others of their kind, not what each tells of its
    own member. What it prints rounded stays where that is safe beside all headcounts.
    """
    thresholds = {rule.cells: rule.threshold for rule in problem.rules if isinstance(rule, SmallCount)}
    exact = _exact(problem, [item for item in planned.printed if item not in for_all], (*late, *for_all))
    seen = [item for item in planned.printed if item in for_all]
    added = [item for item in seen if _is_safe(problem, item, exact, thresholds)]
    left = [item for item in planned.printed if item not in for_all or item in added]
    added += _added(problem, late, exact, thresholds, added, _inside(problem, (*late, *for_all), exact))
    most = {item: range_of(problem.count(problem.items[item].cells), rounded_to) for item in planned.rounded}
    rounded = tuple(
        item
        for item, told in most.items()
        if told and all(_is_safe(problem, each, {problem.items[item].cells: told[1]}, thresholds) for each in added)
    )
    return replace(planned, printed=tuple(dict.fromkeys((*left, *added))), rounded=rounded)


def _added(
    problem: Problem,
    late: Sequence[int],
    exact: Mapping[Cells, int],
    thresholds: Mapping[Cells, int],
    printed: Sequence[int],
    inside: Mapping[Cells, frozenset[int]],
) -> list[int]:
    """The late items that are safe beside what is exactly known, and headcounts that are ``printed``."""
    apart, added = _inside(problem, late, ()), list[int]()
    for item in late:
        if _tells_all(problem, apart, {*added, item}, exact):
            continue
        left = (inside[cells].difference(printed, added, {item}) for cells in exact if item in inside.get(cells, ()))
        the_last = (rest for rests in left if len(rests) == 1 for rest in rests)  # is told by all less the others
        if all(_is_safe(problem, each, exact, thresholds) for each in (item, *the_last)):
            added.append(item)
    return added


def _exact(problem: Problem, printed: Sequence[int], headcounts: Sequence[int]) -> dict[Cells, int]:
    """Every printed sum, and what other members have of it where the share of some is printed as well."""
    owner = {cell: item for item in headcounts for cell in problem.items[item].cells}
    exact = {cells: problem.count(cells) for cells in (problem.items[item].cells for item in printed)}
    shares = {frozenset(cells): count for cells, count in exact.items()}
    groups = dict.fromkeys(frozenset(map(owner.get, cells)) for cells in exact)
    for cells, count in tuple(exact.items()):
        for some in groups:
            share = frozenset(cell for cell in cells if owner.get(cell) in some)
            if len(share) < len(cells) and share in shares:
                exact.setdefault(tuple(cell for cell in cells if cell not in share), count - shares[share])
    return exact


def _inside(problem: Problem, headcounts: Sequence[int], exact: Iterable[Cells]) -> Mapping[Cells, frozenset[int]]:
    """The members' headcounts, by position, that every sum over several members holds."""
    own = {item: frozenset(problem.items[item].cells) for item in headcounts}
    found = {}
    for cells in dict.fromkeys((*(item.cells for item in problem.items), *exact)):
        whole = frozenset(cells)
        if members := frozenset(each for each, cells_of_one in own.items() if cells_of_one < whole):
            found[cells] = members
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
