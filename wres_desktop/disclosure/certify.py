"""Looks for few whole-number tables that together show that publications keep every rule.

The tables agree with every printed statement. They are sought from what is printed alone, never from the hidden counts,
so that they may be shown to anybody (certificate_file.py). The solver proposes; ``verify`` checks by arithmetic.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from wres_desktop.disclosure.certify_somebody import Parting
from wres_desktop.disclosure.component_search import ComponentSearch
from wres_desktop.disclosure.constraints import Cells, Constraint
from wres_desktop.disclosure.ends import End
from wres_desktop.disclosure.found_tables import Counts
from wres_desktop.disclosure.incidence import Incidence
from wres_desktop.disclosure.intruder import Limits
from wres_desktop.disclosure.knowledge import Knowledge
from wres_desktop.disclosure.looking import EVERYTHING, Looking, NotShown
from wres_desktop.disclosure.possible_tables import Target
from wres_desktop.disclosure.rules import OneCategory, Rule, SmallCount, cells_of, enough_for, settling_cells, sum_of
from wres_desktop.disclosure.same_people import SameGroups
from wres_desktop.disclosure.sums_within import SumsWithin
from wres_desktop.disclosure.tied_sums import Move, Tied


@dataclass(frozen=True, slots=True)
class Certified:
    """Whole tables, a count for each cell in its position, and the rules that could not be shown to hold.

    The ``moves`` lead from one of them to others that reach what no whole one does.

    ``shown`` are the rules that hold because the tables show it; all others hold because of what is known. ``tied`` is
    what tells one or two people in a cell a small count of others, and no table parts. In the cells of ``nobody`` there
    is surely nobody.
    """

    tables: tuple[tuple[int, ...], ...]
    unproved: tuple[Rule, ...]
    shown: frozenset[Rule] = frozenset()
    moves: tuple[Move, ...] = ()
    tied: tuple[Tied, ...] = ()
    nobody: frozenset[int] = frozenset()

    def holds(self, table: tuple[int, ...]) -> bool:
        """Whether a table is one of them, or one to which a move leads."""
        away = [{at: count - own[at] for at, count in enumerate(table) if count != own[at]} for own in self.tables]
        moves = ((start, dict(zip(each[::2], each[1::2], strict=True))) for start, *each in self.moves)
        return {} in away or any(away[start - 1] == changes for start, changes in moves)


class Part(NamedTuple):
    """The tables of one component, a count for each of its cells; and moves from them, by number, over places."""

    cells: Cells
    tables: Sequence[Counts]
    moves: Sequence[tuple[int, Mapping[int, int]]]


@dataclass(frozen=True, slots=True)
class Seeds:
    """Tables over sums of cells: for each of ``tables`` a whole one is looked for that has these ``sums``.

    In the cells of ``nobody`` there is surely nobody.
    """

    sums: tuple[Cells, ...]
    tables: tuple[tuple[int, ...], ...]
    nobody: frozenset[int] = frozenset()


def certify(
    cells: tuple[str, ...],
    constraints: Sequence[Constraint],
    rules: Sequence[Rule],
    truth: Sequence[int] | None = None,
    seeds: Seeds | None = None,
    looking: Looking = EVERYTHING,
) -> Certified:
    """Tables for both ends of every rule that is not settled by what is known; never ``truth`` itself.

    ``seeds`` are where to look first.

    Raises:
        NotShown: a rule is not kept and not tolerated, or no table is possible.
        AuditUnfinished: the solver could not settle a question in time.
    """
    knowledge = Knowledge(cells, constraints, together=[cells_of(rule) for rule in rules])
    ends, unproved = _asked(rules, constraints, knowledge)
    if not (knowledge.limits.possible and looking.tolerates(rules[index] for index in unproved)):
        raise NotShown
    parts, searches, shown = list[Part](), list[ComponentSearch](), set[int]()
    for number, tables in enumerate(knowledge.tables):
        known = [truth[cell] for cell in tables.cells] if truth is not None else None
        within = _within(seeds, tables.cells, knowledge.limits)
        search = ComponentSearch(tables, rules, ends[number], known, within, looking)
        shown |= search.shown
        searches.append(search)
        parts.append(Part(tables.cells, search.tables, search.moves))
        unproved += search.unproved
    if not all(part.tables for part in parts):
        raise NotShown
    complete, moves = _combined(parts, knowledge.limits), _moves(parts)
    if parts and truth is not None and tuple(truth) in complete:  # where all is known, that is printed anyway
        complete, moves = _without(complete.index(tuple(truth)), complete, moves)
        every = [*complete, *(moved(complete, move) for move in moves)]
        unproved += [index for index in sorted(shown) if not _shown_by(every, rules[index])]
    nobody = _nobody(rules, knowledge.limits, shown.union(unproved), complete).union(seeds.nobody if seeds else ())
    tied: tuple[Tied, ...] = ()
    if looking.of_somebody and shown and complete:
        parting = Parting(rules, shown, searches, SameGroups(constraints, nobody))
        complete, moves, tied = parting.part(complete, moves, truth)
    left = tuple(rules[index] for index in sorted(set(unproved)))
    by_start = tuple(sorted(moves, key=itemgetter(0)))  # verifiers look at moves from the same table together
    return Certified(tuple(complete), left, frozenset(rules[index] for index in shown), by_start, tied, nobody)


def _nobody(
    rules: Sequence[Rule], limits: Limits, asked: Collection[int], tables: Sequence[Sequence[int]]
) -> frozenset[int]:
    """Cells in which there is surely nobody: by what is known, or since their rules are neither open nor broken."""
    empty = {cell for cell, most in enumerate(limits.high) if most < 1}
    for index, rule in enumerate(rules if tables else ()):
        cells = sum_of(rule)
        if isinstance(rule, SmallCount) and len(cells) == 1 and index not in asked and not tables[0][cells[0]]:
            empty.update(cells)
    return frozenset(empty)


def _asked(
    rules: Sequence[Rule], constraints: Sequence[Constraint], knowledge: Knowledge
) -> tuple[list[list[End]], list[int]]:
    """For each component the ends that its tables have to reach; and the rules that do not hold, by position."""
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
    return ends, unproved


def moved(tables: Sequence[Sequence[int]], move: Move) -> tuple[int, ...]:
    """The table to which a move leads."""
    table = list(tables[move[0] - 1])
    for cell, change in zip(move[1::2], move[2::2], strict=True):
        table[cell] += change
    return tuple(table)


def _without(
    number: int, tables: Sequence[tuple[int, ...]], moves: Sequence[Move]
) -> tuple[list[tuple[int, ...]], list[Move]]:
    """All but one of the tables, and the moves that do not start from it."""
    kept = [table for table in tables if table != tables[number]]
    place = {at: kept.index(table) + 1 for at, table in enumerate(tables, 1) if table in kept}
    return kept, [(place[start], *changes) for start, *changes in moves if start in place]


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
    found: list[dict[Cells, int]] = [{} for _ in seeds.tables]
    for number, of in enumerate(seeds.sums):
        if inside.isdisjoint(of):
            continue
        open_cells = tuple(cell for cell in of if cell in inside)
        known = sum(limits.low[cell] for cell in of if cell not in inside)
        for values, table in zip(found, seeds.tables, strict=True):
            values[open_cells] = table[number] - known
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


def _combined(parts: Sequence[Part], limits: Limits) -> list[tuple[int, ...]]:
    """Whole tables: the n-th takes the n-th table of every component, or its last."""
    complete = []
    for number in range(max((len(part.tables) for part in parts), default=1)):
        table = list(limits.low)
        for part in parts:
            for cell, count in zip(part.cells, part.tables[min(number, len(part.tables) - 1)].tolist(), strict=True):
                table[cell] = count
        complete.append(tuple(table))
    return complete


def _moves(parts: Sequence[Part]) -> list[Move]:
    """The moves of all components, from the whole tables that have the tables from which they lead."""
    return [
        (number + 1, *chain.from_iterable((part.cells[at], change) for at, change in changes.items()))
        for part in parts
        for number, changes in part.moves
    ]
