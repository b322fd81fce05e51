"""Looks for few whole-number tables that together show that publications keep every rule.

The tables agree with every printed statement. They are sought from what is printed alone, never from the hidden counts,
so that they may be shown to anybody (certificate_file.py). The solver proposes; ``verify`` checks by arithmetic.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from wres_desktop.disclosure.component_search import ComponentSearch, Counts
from wres_desktop.disclosure.constraints import Cells, Constraint
from wres_desktop.disclosure.ends import End
from wres_desktop.disclosure.incidence import Incidence
from wres_desktop.disclosure.intruder import Limits
from wres_desktop.disclosure.knowledge import Knowledge
from wres_desktop.disclosure.possible_tables import Target
from wres_desktop.disclosure.rules import OneCategory, Rule, SmallCount, cells_of, enough_for, settling_cells, sum_of
from wres_desktop.disclosure.sums_within import SumsWithin

Move: TypeAlias = tuple[int, ...]
"""From which table, counted from 1; then cells, by position, and by how much each of them changes, in turn."""


@dataclass(frozen=True, slots=True)
class Certified:
    """Whole tables, a count for each cell in its position, and the rules that could not be shown to hold.

    The ``moves`` lead from one of them to others that reach what no whole one does.

    ``shown`` are the rules that hold because the tables show it; all others hold because of what is known.
    """

    tables: tuple[tuple[int, ...], ...]
    unproved: tuple[Rule, ...]
    shown: frozenset[Rule] = frozenset()
    moves: tuple[Move, ...] = ()


@dataclass(frozen=True, slots=True)
class Seeds:
    """Tables over sums of cells: for each of ``tables`` a whole one is looked for that has these ``sums``."""

    sums: tuple[Cells, ...]
    tables: tuple[tuple[int, ...], ...]


def certify(
    cells: tuple[str, ...],
    constraints: Sequence[Constraint],
    rules: Sequence[Rule],
    truth: Sequence[int] | None = None,
    seeds: Seeds | None = None,
) -> Certified:
    """Tables for both ends of every rule that is not settled by what is known; never ``truth`` itself.

    ``seeds`` are where to look first.

    Raises:
        AuditUnfinished: the solver could not settle a question in time.
    """
    sums = [cells_of(rule) for rule in rules]
    knowledge = Knowledge(cells, constraints, together=sums)
    component_of = {cell: number for number, part in enumerate(knowledge.components) for cell in part.cells}
    ends: list[list[End]] = [[] for _ in knowledge.components]
    unproved: list[int] = []
    within = SumsWithin((told, None) for told in constraints)
    kept = _kept_anyway(rules, knowledge.limits)
    for index, rule in enumerate(rules):
        if kept[index] or within.enough(settling_cells(rule), enough_for(rule)) is not None:
            continue
        asked = [cell for cell in cells_of(rule) if cell in component_of]
        if asked:
            ends[component_of[asked[0]]] += _ends(index, rule, knowledge.limits)
        else:
            unproved.append(index)
    parts, shown = [], set[Rule]()
    for number, tables in enumerate(knowledge.tables):
        known = [truth[cell] for cell in tables.cells] if truth is not None else None
        search = ComponentSearch(tables, rules, ends[number], known, _within(seeds, tables.cells, knowledge.limits))
        shown |= {rules[index] for index in search.shown}
        parts.append((tables.cells, search.tables))
        unproved += search.unproved
    complete = _combined(parts, knowledge.limits)
    if parts and truth is not None and tuple(truth) in complete:  # where all is known, that is printed anyway
        complete = [table for table in complete if table != tuple(truth)]
        unproved += [index for index, rule in enumerate(rules) if rule in shown and not _shown_by(complete, rule)]
    return Certified(tuple(complete), tuple(rules[index] for index in sorted(set(unproved))), frozenset(shown))


def _shown_by(tables: Sequence[Sequence[int]], rule: Rule) -> bool:
    """Whether the tables reach every end of a rule."""
    counts = [sum(table[cell] for cell in sum_of(rule)) for table in tables]
    if isinstance(rule, OneCategory):
        return any(counts)
    return bool(counts) and min(counts) == 0 and max(counts) >= rule.threshold


def _within(seeds: Seeds | None, cells: Cells, limits: Limits) -> list[dict[Cells, int]]:
    """The seeds for one component, as the values of sums of its open cells."""
    if seeds is None:
        return []
    inside = frozenset(cells)
    found = []
    for table in seeds.tables:
        values: dict[Cells, int] = {}
        for of, count in zip(seeds.sums, table, strict=True):
            if open_cells := tuple(cell for cell in of if cell in inside):
                values[open_cells] = count - sum(limits.low[cell] for cell in of if cell not in inside)
        found.append(values)
    return found


def _kept_anyway(rules: Sequence[Rule], limits: Limits) -> list[bool]:
    """Whether simple bookkeeping shows of each rule that it is kept."""
    place = {cell: cell for cell in range(len(limits.low))}
    settling = Incidence([settling_cells(rule) for rule in rules], place)
    rests = Incidence([rule.rest if isinstance(rule, OneCategory) else () for rule in rules], place)
    low, high = np.array(limits.low, dtype=np.float64), np.array(limits.high, dtype=np.float64)
    enough = np.array([enough_for(rule) for rule in rules])
    kept: list[bool] = ((rests.sums(low) > 0) | (settling.sums(low) >= enough) | (settling.sums(high) < 1)).tolist()
    return kept


def _ends(index: int, rule: Rule, limits: Limits) -> Iterator[End]:
    """The ends of a rule; a sum of which nothing is open cannot reach any, and its end says so."""
    cells = sum_of(rule)
    open_cells = tuple(cell for cell in cells if limits.low[cell] < limits.high[cell])
    known = sum(limits.low[cell] for cell in cells if limits.low[cell] == limits.high[cell])
    if isinstance(rule, SmallCount):
        yield End(index, Target(open_cells, known, at_most=0))
    yield End(index, Target(open_cells, known, at_least=rule.threshold if isinstance(rule, SmallCount) else 1))


def _combined(parts: Sequence[tuple[Cells, Sequence[Counts]]], limits: Limits) -> list[tuple[int, ...]]:
    """Whole tables: the n-th takes the n-th table of every component, or its last."""
    complete = []
    for number in range(max((len(tables) for _, tables in parts), default=1)):
        table = list(limits.low)
        for cells, tables in parts:
            for cell, count in zip(cells, tables[min(number, len(tables) - 1)].tolist(), strict=True):
                table[cell] = count
        complete.append(tuple(table))
    return complete
