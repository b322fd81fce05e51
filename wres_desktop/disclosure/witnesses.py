"""Looks for few whole-number tables that together prove that every sensitive sum stays uncertain.

Each witness agrees with every printed statement. The solver proposes; ``verify`` checks by arithmetic. The true table
is never a witness.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wres_desktop.disclosure.audit import Knowledge
from wres_desktop.disclosure.constraints import Constraint, constraints_of
from wres_desktop.disclosure.possible_tables import PossibleTables, Target
from wres_desktop.disclosure.sensitive import Sensitive
from wres_desktop.disclosure.statements import Publication
from wres_desktop.domain.figures import Table, cells_matching


@dataclass(frozen=True, slots=True)
class Witnesses:
    """Tables over all cells of a publication, and the sensitive sums that could not be proved uncertain."""

    tables: tuple[Mapping[str, int], ...]
    unproved: tuple[Sensitive, ...]


@dataclass(frozen=True, slots=True)
class _Goal:
    """One end of one sensitive sum's interval, as a target within one component."""

    need: Sensitive
    component: int
    target: Target


def find_witnesses(publication: Publication, truth: Table, sensitive: Sequence[Sensitive]) -> Witnesses:
    """Witnesses for both ends of every interval, none of them to spare.

    Raises:
        AuditUnfinished: the solver could not settle a question in time.
    """
    constraints: tuple[Constraint, ...] = constraints_of(publication)
    knowledge = Knowledge(publication.cells, constraints)
    goals, unproved = _goals(knowledge, publication, sensitive)
    true_values = [truth[cell] for cell in publication.cells]
    parts: list[list[Mapping[int, int]]] = []
    for number, tables in enumerate(knowledge.tables):
        own = [goal for goal in goals if goal.component == number]
        found, failed = _cover(tables, own, {cell: true_values[cell] for cell in tables.cells})
        parts.append(found)
        unproved += [goal.need for goal in failed]
    complete = _combined(parts, true_values)
    needed = [
        (tuple(map(publication.cells.index, cells_matching(need.of, publication.cells))), need) for need in sensitive
    ]
    kept = _without_spare(complete, needed)
    tables_by_name = tuple(dict(zip(publication.cells, table, strict=True)) for table in kept)
    return Witnesses(tables_by_name, tuple(dict.fromkeys(unproved)))


def _goals(
    knowledge: Knowledge, publication: Publication, sensitive: Sequence[Sensitive]
) -> tuple[list[_Goal], list[Sensitive]]:
    """The targets of each component; a sum that is known, or spread over components, is tried in its widest part."""
    position = {cell: index for index, cell in enumerate(publication.cells)}
    goals: list[_Goal] = []
    unproved: list[Sensitive] = []
    for need in sensitive:
        cells = {position[cell] for cell in cells_matching(need.of, publication.cells)}
        open_parts = [
            (number, tuple(cell for cell in component.cells if cell in cells))
            for number, component in enumerate(knowledge.components)
        ]
        open_parts = [(number, part) for number, part in open_parts if part]
        if not open_parts:
            unproved.append(need)
            continue
        for at_most, at_least in ((need.low, None), (None, need.high)):
            goals += _spread(knowledge, need, cells, open_parts, Target((), 0, at_most, at_least))
    return goals, unproved


def _spread(
    knowledge: Knowledge,
    need: Sensitive,
    cells: set[int],
    open_parts: Sequence[tuple[int, tuple[int, ...]]],
    end: Target,
) -> list[_Goal]:
    """Share one end of an interval among the components that the sum touches.

    Down: every part at its lowest. Up: the first part carries all that the lowest values of the others leave.
    """
    limits = knowledge.limits
    known = sum(limits.low[cell] for cell in cells if limits.low[cell] == limits.high[cell])
    if len(open_parts) == 1:
        number, part = open_parts[0]
        return [_Goal(need, number, Target(part, known, end.at_most, end.at_least))]
    lowest = [knowledge.lowest(part) for _, part in open_parts]
    if end.at_most is not None:
        spare = end.at_most - known - sum(lowest)
        return [
            _Goal(need, number, Target(part, 0, at_most=low + (spare if index == 0 else 0)))
            for index, ((number, part), low) in enumerate(zip(open_parts, lowest, strict=True))
        ]
    goals = []
    missing = (end.at_least or 0) - known - sum(lowest)
    for (number, part), low in zip(open_parts, lowest, strict=True):
        share = max(0, min(missing, knowledge.highest(part) - low))
        goals.append(_Goal(need, number, Target(part, 0, at_least=low + share)))
        missing -= share
    if missing > 0:
        goals[0] = _Goal(need, goals[0].component, Target(open_parts[0][1], 0, at_least=10**9))
    return goals


def _cover(
    tables: PossibleTables, goals: Sequence[_Goal], truth: Mapping[int, int]
) -> tuple[list[Mapping[int, int]], list[_Goal]]:
    """Tables of one component that reach every goal; the goals that no table reaches."""
    found: list[Mapping[int, int]] = []
    left = list(goals)
    while left:
        table = tables.reaching([goal.target for goal in left], truth)
        if table is None:
            return found, left
        found.append(table)
        left = [goal for goal in left if not goal.target.reached_by(table)]
    return found, left


def _combined(parts: Sequence[Sequence[Mapping[int, int]]], truth: Sequence[int]) -> list[list[int]]:
    """Whole tables: the n-th takes the n-th table of every component, or its last, or the truth where it has none."""
    complete = []
    for number in range(max((len(part) for part in parts), default=0)):
        table = list(truth)
        for part in parts:
            if part:
                for cell, count in part[min(number, len(part) - 1)].items():
                    table[cell] = count
        complete.append(table)
    return complete


def _without_spare(
    complete: Sequence[list[int]], needed: Sequence[tuple[tuple[int, ...], Sensitive]]
) -> list[list[int]]:
    """Drop every witness without which the others still prove everything."""
    kept = list(complete)
    for table in list(complete):
        others = [other for other in kept if other is not table]
        if others and all(_proved(others, cells, need) for cells, need in needed):
            kept = others
    return kept


def _proved(tables: Sequence[Sequence[int]], cells: Sequence[int], need: Sensitive) -> bool:
    counts = [sum(table[cell] for cell in cells) for table in tables]
    return min(counts) <= need.low and max(counts) >= need.high
