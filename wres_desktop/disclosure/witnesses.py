"""Looks for few whole-number tables that together prove that every sensitive sum stays uncertain.

Each witness agrees with every printed statement. The solver proposes; ``verify`` checks by arithmetic. The true table
is never a witness.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wres_desktop.disclosure.audit import Knowledge
from wres_desktop.disclosure.constraints import Cells, constraints_of
from wres_desktop.disclosure.possible_tables import AuditUnfinished, PossibleTables, Target
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
    position = {cell: index for index, cell in enumerate(publication.cells)}
    sums = [tuple(position[cell] for cell in cells_matching(need.of, publication.cells)) for need in sensitive]
    knowledge = Knowledge(publication.cells, constraints_of(publication), together=sums)
    needed = list(zip(sums, sensitive, strict=True))
    goals, unproved = _goals(knowledge, needed)
    true_values = [truth[cell] for cell in publication.cells]
    parts: list[list[Mapping[int, int]]] = []
    for number, tables in enumerate(knowledge.tables):
        own = [goal for goal in goals if goal.component == number]
        found, failed = _cover(tables, own, {cell: true_values[cell] for cell in tables.cells})
        parts.append(found)
        unproved += [goal.need for goal in failed]
    complete = [table for table in _combined(parts, true_values) if table != true_values]
    unproved += [need for cells, need in needed if not _proved(complete, cells, need)]
    kept = _without_spare(complete, needed)
    tables_by_name = tuple(dict(zip(publication.cells, table, strict=True)) for table in kept)
    return Witnesses(tables_by_name, tuple(dict.fromkeys(unproved)))


def _goals(knowledge: Knowledge, needs: Sequence[tuple[Cells, Sensitive]]) -> tuple[list[_Goal], list[Sensitive]]:
    """Both ends of every interval as targets; the sums that are known already and cannot be protected."""
    limits = knowledge.limits
    component_of = {cell: number for number, part in enumerate(knowledge.components) for cell in part.cells}
    goals: list[_Goal] = []
    unproved: list[Sensitive] = []
    for cells, need in needs:
        open_cells = tuple(cell for cell in cells if cell in component_of)
        if not open_cells:
            unproved.append(need)
            continue
        known = sum(limits.low[cell] for cell in cells if cell not in component_of)
        number = component_of[open_cells[0]]
        goals.append(_Goal(need, number, Target(open_cells, known, at_most=need.low)))
        goals.append(_Goal(need, number, Target(open_cells, known, at_least=need.high)))
    return goals, unproved


def _cover(
    tables: PossibleTables, goals: Sequence[_Goal], truth: Mapping[int, int]
) -> tuple[list[Mapping[int, int]], list[_Goal]]:
    """Tables of one component that reach every goal, the truth only where no other does; the goals never reached.

    Raises:
        AuditUnfinished: a solver's table does not reach what the solver says it does.
    """
    found: list[Mapping[int, int]] = []
    left = list(goals)
    while left:
        targets = [goal.target for goal in left]
        table = tables.reaching(targets, truth) or tables.reaching(targets, None)
        if table is None:
            return found, left
        found.append(table)
        still_left = [goal for goal in left if not goal.target.reached_by(table)]
        if len(still_left) == len(left):
            raise AuditUnfinished
        left = still_left
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
    return bool(counts) and min(counts) <= need.low and max(counts) >= need.high
