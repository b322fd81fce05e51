"""Treats alike whatever is withheld: a number that is not small must not be known to be "at least a few" either.

A withheld sum whose interval touches the small counts without holding both 0 and the threshold gives something away to
a reader who knows the rules. It is protected like a small count, whether it is one or not (docs/method.md).
"""

from collections.abc import Collection
from dataclasses import replace

from wres_desktop.disclosure.candidates import Candidates, Need
from wres_desktop.disclosure.plan import Pattern, Planner
from wres_desktop.disclosure.relaxed_intruder import RelaxedIntruder

_ROUNDS = 12
_TOLERANCE = 1e-6


def treat_alike(planner: Planner, pattern: Pattern, threshold: int) -> tuple[Pattern, frozenset[tuple[int, ...]]]:
    """A pattern that withholds at least as much and exposes nothing, and the sums that it protects on top.

    Ends, at the latest with everything withheld, because every round withholds more.
    """
    candidates = planner.candidates
    alike: frozenset[tuple[int, ...]] = frozenset()
    for _ in range(_ROUNDS):
        exposed = exposed_sums(planner, pattern, threshold)
        if exposed <= alike:
            return pattern, alike
        alike |= exposed
        planner = Planner(_protecting(candidates, alike, threshold), planner.cuts)
        pattern = planner.repair(pattern)
    return replace(pattern, withheld=frozenset(range(len(candidates.items)))), alike


def exposed_sums(planner: Planner, pattern: Pattern, threshold: int) -> frozenset[tuple[int, ...]]:
    """The withheld items and the cells whose interval touches the small counts without holding 0 and the threshold."""
    candidates = planner.candidates
    sums = {candidates.items[index].cells for index in pattern.withheld}
    sums |= {(cell,) for cell in range(len(candidates.truth))}
    sums = {cells for cells in sums if not candidates.agreed(cells)}
    withheld = [1.0 if index in pattern.withheld else 0.0 for index in range(len(candidates.items))]
    exposed = set()
    for intruder in planner.intruders:
        intruder.face(withheld)
        exposed |= {cells for cells in sums if intruder.cells.issuperset(cells) and _shows(intruder, cells, threshold)}
    return frozenset(exposed)


def _shows(intruder: RelaxedIntruder, cells: tuple[int, ...], threshold: int) -> bool:
    low = intruder.extreme(cells, highest=False)
    if low > _TOLERANCE:
        return low < threshold - _TOLERANCE and intruder.extreme(cells, highest=True) > 1 - _TOLERANCE
    high = intruder.extreme(cells, highest=True)
    return 1 - _TOLERANCE < high < threshold - _TOLERANCE


def _protecting(candidates: Candidates, alike: Collection[tuple[int, ...]], threshold: int) -> Candidates:
    """The candidates with these sums to be protected like small counts."""
    items = tuple(replace(item, never=True) if item.cells in alike else item for item in candidates.items)
    more = tuple(Need(cells, 0, threshold) for cells in sorted(alike))
    return replace(candidates, items=items, needs=candidates.needs + more)
