"""Limits of sums as anybody can check them: so many times what printed statements say, added up, in whole numbers.

A linear programme proposes which statements to add up and how often; whether that shows the limit is checked exactly.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeAlias

from ortools.linear_solver import linear_solver_pb2, pywraplp

from wres_desktop.disclosure.constraints import Cells, Linear, factors_of, told_by
from wres_desktop.disclosure.ledger import moved_to, positions_of
from wres_desktop.disclosure.programme import Row, programme
from wres_desktop.disclosure.statements import Printed, Publication, Undefined
from wres_desktop.disclosure.sums_within import SumsWithin
from wres_desktop.disclosure.tied import tied_groups
from wres_desktop.domain.figures import Count, SamePeople

Step: TypeAlias = tuple[int, int, str | int]
"""How often, the number of a publication from 1, and the id of its statement or the number of its fact from 1."""

_FINENESS = (1, 60, 10_000, 10_000_000)
"""The largest denominators of multipliers that are tried one after the other."""

_TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Bound:
    """``of`` is at least, or at most, ``limit``, because the steps added up, over ``over``, say so."""

    of: Cells
    limit: int
    upwards: bool
    steps: tuple[Step, ...]
    over: int = 1


@dataclass(frozen=True, slots=True)
class Source:
    """What one statement or fact tells, and how a step names it."""

    number: int
    which: str | int
    told: Linear


def sources_of(publications: Sequence[Publication], cells: Sequence[str]) -> list[Source]:
    """What publications tell in plain sums, over common cells."""
    found: list[Source] = []
    for number, publication in enumerate(publications, 1):
        own = positions_of(publication.cells, cells)
        facts = 0
        for told in told_by(publication):
            facts += isinstance(told.by, SamePeople)
            which = facts if isinstance(told.by, SamePeople) else told.by.id
            if isinstance(told.by, Undefined):
                continue
            for each in told.constraints:
                if isinstance(each, Linear) and each.terms and _is_said(told.by, each):
                    moved = moved_to(each, own)
                    if isinstance(moved, Linear):
                        found.append(Source(number, which, moved))
    return found


def _is_said(by: Printed | SamePeople, told: Linear) -> bool:
    """Whether a step can name it: not that a rate has somebody behind it."""
    return isinstance(by, SamePeople) or isinstance(by.quantity, Count) or len(told.terms) > 1


@dataclass(frozen=True, slots=True)
class Plain:
    """Cells in which a publication says plainly that there is nobody, and plainly printed counts of the others."""

    nobody: frozenset[int]
    counts: Mapping[Cells, int]


def plainly_printed(publications: Sequence[Publication], cells: Sequence[str]) -> Plain:
    """What needs no adding up."""
    position = {name: index for index, name in enumerate(cells)}
    sums = [
        (frozenset(position[publication.cells[cell]] for cell in each.terms[0][1]), each.high)
        for publication in publications
        for told in told_by(publication)
        for each in (told.constraints if _is_plain(told.by) else ())
        if isinstance(each, Linear) and len(each.terms) == 1 and each.low == each.high is not None
    ]
    nobody = frozenset[int]().union(*(of for of, count in sums if not count))
    return Plain(nobody, {tuple(sorted(of - nobody)): count for of, count in sums})


def _is_plain(by: Printed | Undefined | SamePeople) -> bool:
    return by.is_exact_count if isinstance(by, Printed) else isinstance(by, Undefined)


class Bounds:
    """Looks for bounds of sums among what some sources tell; in cells of ``nobody`` there is nobody."""

    def __init__(self, sources: Sequence[Source], nobody: frozenset[int], sums: Iterable[Cells], cells: int) -> None:
        """Set up a programme for every group of cells that hang together; ``sums`` are those to be asked about."""
        self._nobody = nobody
        self._within = SumsWithin(((source.told, source) for source in sources), nobody)
        ties = [[cell for _, of in source.told.terms for cell in of] for source in sources]
        groups = tied_groups(cells, [*ties, *sums])
        self._group = {cell: number for number, group in enumerate(groups) for cell in group}
        self._sources: dict[int, list[Source]] = {}
        for source, tie in zip(sources, ties, strict=True):
            self._sources.setdefault(self._group[tie[0]], []).append(source)
        self._cells = groups
        self._programmes: dict[int, _Programme] = {}
        self._shown: list[tuple[frozenset[int], Bound]] = []

    def settling(self, cells: Cells, enough: int) -> Bound | None:
        """A bound that shows a sum, in which somebody can be, to be at least ``enough``, or nobody."""
        found = self._part_of(cells, enough) or self._shown_of_part(cells, enough)
        if found is None and (found := self.at_least(cells, enough)) is not None:
            self._shown.append((frozenset(cells), found))
        return found or self.at_most(cells, 0)

    def _shown_of_part(self, cells: Cells, enough: int) -> Bound | None:
        """What was shown before of a sum within this one, where it is large enough: the same steps show it."""
        shown = (bound for of, bound in self._shown if bound.limit >= enough and of.issubset(cells))
        found = next(shown, None)
        return None if found is None else replace(found, of=cells)

    def _part_of(self, cells: Cells, enough: int) -> Bound | None:
        """A single printed sum within this one that is large enough, or what is left of one without another."""
        part = self._within.enough(cells, enough)
        if part is None:
            return None
        steps = tuple((factor, each.number, each.which) for factor, each in zip((1, -1), part.by, strict=False))
        return Bound(cells, part.count, upwards=True, steps=steps)

    def at_least(self, cells: Cells, least: int) -> Bound | None:
        """A bound that shows a sum to be at least ``least``."""
        bound = self._programme(cells).bound(dict.fromkeys(cells, 1), upwards=True)
        return bound if bound is not None and bound.limit >= least else None

    def at_most(self, cells: Cells, most: int) -> Bound | None:
        """A bound that shows a sum to be at most ``most``."""
        bound = self._programme(cells).bound(dict.fromkeys(cells, 1), upwards=False)
        return bound if bound is not None and bound.limit <= most else None

    def agree(self) -> bool:
        """Whether everything that is told can be true, if people could be split."""
        return all(self._of_group(number).has_table() for number in self._sources)

    def against(self, source: Source) -> Bound | None:
        """How what is told rules out a printed count or percentage: nobody, who would have to be somebody."""
        factors = factors_of(source.told, self._nobody)
        cells = [cell for _, cells in source.told.terms for cell in cells]
        for upwards, said in ((True, source.told.high), (False, source.told.low)):
            bound = self._programme(cells).bound(factors, upwards=upwards) if said is not None else None
            if bound is None or said is None or not (bound.limit > said if upwards else bound.limit < said):
                continue
            sign = 1 if upwards else -1
            steps = tuple((sign * times, number, which) for times, number, which in bound.steps)
            turned = _is_upper_limit_written_as_lower(source.told)
            own = (sign * bound.over if turned else -sign * bound.over, source.number, source.which)
            return Bound((), sign * (bound.limit - said), upwards=True, steps=(*steps, own), over=bound.over)
        return None

    def always(self, factors: Mapping[int, int], number: int) -> tuple[Bound, Bound] | None:
        """Bounds that show so many times each cell to be this number together, from below and from above."""
        programme_ = self._programme(list(factors))
        least, most = (programme_.bound(factors, upwards=upwards) for upwards in (True, False))
        if least is None or most is None or not least.limit == number == most.limit:
            return None
        return least, most

    def _programme(self, cells: Sequence[int]) -> "_Programme":
        return self._of_group(self._group[cells[0]])

    def _of_group(self, number: int) -> "_Programme":
        if number not in self._programmes:
            own = sorted(self._cells[number] - self._nobody)
            self._programmes[number] = _Programme(own, self._sources.get(number, []), self._nobody)
        return self._programmes[number]


class _Programme:
    """The linear programme over cells that hang together."""

    def __init__(self, cells: Sequence[int], sources: Sequence[Source], nobody: frozenset[int]) -> None:
        place = {cell: number for number, cell in enumerate(cells)}
        self._sources = sources
        self._factors = [factors_of(source.told, nobody) for source in sources]
        rows = (
            Row({place[cell]: factor for cell, factor in factors.items()}, source.told.low, source.told.high)
            for source, factors in zip(sources, self._factors, strict=True)
        )
        self._solver = programme(len(cells), pywraplp.Solver.infinity(), rows)
        self._variables = dict(zip(cells, self._solver.variables(), strict=True))
        self._aimed: Mapping[int, int] = {}
        self._answer = linear_solver_pb2.MPSolutionResponse()  # all of it at once; one after the other takes longer
        self._parameters = pywraplp.MPSolverParameters()
        self._parameters.SetIntegerParam(self._parameters.PRESOLVE, self._parameters.PRESOLVE_OFF)

    def has_table(self) -> bool:
        """Whether any table agrees, if people could be split."""
        self._aim({}, upwards=True)
        return bool(self._solver.Solve(self._parameters) == pywraplp.Solver.OPTIMAL)

    def _aim(self, factors: Mapping[int, int], *, upwards: bool) -> None:
        objective = self._solver.Objective()
        for cell in self._aimed:
            objective.SetCoefficient(self._variables[cell], 0.0)
        for cell, factor in factors.items():
            objective.SetCoefficient(self._variables[cell], float(factor))
        self._aimed = factors
        objective.SetOptimizationDirection(not upwards)

    def bound(self, of: Mapping[int, int], *, upwards: bool) -> Bound | None:
        """The best bound of so many times each cell; ``None`` where none is, or none in whole numbers was found."""
        self._aim(of, upwards=upwards)
        if self._solver.Solve(self._parameters) != pywraplp.Solver.OPTIMAL:
            return None
        self._solver.FillSolutionResponseProto(self._answer)
        value = self._answer.objective_value
        wanted = math.ceil(value - _TOLERANCE) if upwards else math.floor(value + _TOLERANCE)
        duals = {index: dual for index, dual in enumerate(self._answer.dual_value) if abs(dual) > _TOLERANCE / 10}
        for fineness in _FINENESS:
            exact = {index: Fraction(dual).limit_denominator(fineness) for index, dual in duals.items()}
            found = self._checked(of, {index: times for index, times in exact.items() if times}, upwards=upwards)
            if found is not None and found.limit == wanted:
                return found
        return None

    def _checked(self, of: Mapping[int, int], times: Mapping[int, Fraction], *, upwards: bool) -> Bound | None:
        """What these multipliers show, in whole numbers; ``None`` where they show nothing."""
        over = math.lcm(*(each.denominator for each in times.values()))
        sign = 1 if upwards else -1
        added = {cell: -over * factor for cell, factor in of.items()}
        limit, steps = 0, []
        for index, each in times.items():
            source, whole = self._sources[index], int(each * over)
            said = source.told.low if whole * sign > 0 else source.told.high
            if said is None:
                return None
            limit += whole * said
            turned = _is_upper_limit_written_as_lower(source.told)
            steps.append((-whole if turned else whole, source.number, source.which))
            for cell, factor in self._factors[index].items():
                added[cell] = added.get(cell, 0) + whole * factor
        if any(sign * factor > 0 for factor in added.values()):
            return None
        value = -(-limit // over) if upwards else limit // over
        return Bound(tuple(of), value, upwards, tuple(steps), over)


def _is_upper_limit_written_as_lower(told: Linear) -> bool:
    """The highest value of a percentage stands as "minus the part, and so many times the whole, is at least"."""
    return told.high is None and len(told.terms) > 1 and told.terms[0][0] < 0
