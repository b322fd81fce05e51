"""What to withhold so that most can be said: a 0-1 programme over the items, fed with cuts by the relaxed intruder.

Method: Fischetti and Salazar (2001), as measured in docs/method.md, planning. A pattern that the whole-number check
refuses is ruled out by ``forbid`` (safety only grows with what is withheld, so the printed items of an unsafe pattern
can never all be printed).
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from ortools.linear_solver import pywraplp

from wres_desktop.disclosure.candidates import Candidates
from wres_desktop.disclosure.relations import first_cuts
from wres_desktop.disclosure.relaxed_intruder import Cut, RelaxedIntruder
from wres_desktop.disclosure.tied import tied_groups

_HALF = 0.5
_ROUNDS = 60
_REPAIRS = 2
_WORK = "limits/nodes = 500\nseparating/maxroundsroot = 1\nseparating/maxrounds = 1"
"""Work is limited in steps, never in seconds: the same return must always give the same publication."""

_GAP = 0.005
"""A plan is called best where no other can be better by more than this share of the weight withheld."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """The items to withhold, by position; no safe pattern withholds less than (1 - ``gap``) of this one's weight."""

    withheld: frozenset[int]
    gap: float

    @property
    def best(self) -> bool:
        """Whether the plan is proved best, within the tolerance of the method."""
        return self.gap <= _GAP


class Planner:
    """Looks for the pattern that withholds the least weight."""

    def __init__(self, candidates: Candidates, cuts: Iterable[Cut] = ()) -> None:
        """Split the candidates into components; the intruder attacks each on its own.

        ``cuts`` are what another planner learned of the same items with no more needs than these; without them, the
        first are read off the sums.
        """
        self.candidates = candidates
        self._components = components(candidates)
        self.intruders = [
            RelaxedIntruder(candidates, component)
            for component in self._components
            if any(component.issuperset(need.cells) for need in candidates.needs)
        ]
        self.cuts: list[Cut] = list(cuts) or list(first_cuts(candidates))
        self._forbidden: list[Cut] = []

    def solve(self) -> Pattern:
        """The best pattern found that no fractional intruder breaks."""
        relaxation = _Master(self.candidates, "GLOP", self.cuts)
        withheld = self._separate(relaxation, relaxation.solve())
        self.cuts = [cut for cut in self.cuts if cut in self._forbidden or cut.is_tight(withheld)]
        bound, best = 0.0, [1.0] * len(self.candidates.items)
        for _ in range(_REPAIRS):
            master = _Master(self.candidates, "SCIP", self.cuts)
            withheld = master.solve()
            bound = max(bound, master.bound())
            repaired = self._repair(withheld)
            if self._weight(repaired) < self._weight(best):
                best = repaired
            if self._gap(best, bound) <= _GAP:
                break
        return self._pattern(best, self._gap(best, bound))

    def repair(self, pattern: Pattern) -> Pattern:
        """A safe pattern that withholds at least what ``pattern`` does."""
        start = [1.0 if index in pattern.withheld else 0.0 for index in range(len(self.candidates.items))]
        return self._pattern(self._repair(start), gap=1.0)

    def _separate(self, master: "_Master", withheld: list[float]) -> list[float]:
        """Add cuts until no fractional intruder breaks what the master makes of them."""
        for _ in range(_ROUNDS):
            found = [cut for intruder in self.intruders for cut in intruder.cuts(withheld)]
            if not found:
                break
            self.cuts += found
            master.add(found)
            withheld = master.solve()
        return withheld

    def _repair(self, withheld: Sequence[float]) -> list[float]:
        """Withhold more until a whole pattern is safe; what is withheld already stays so."""
        fixed = {index for index, part in enumerate(withheld) if part > _HALF}
        for _ in range(_ROUNDS):
            relaxation = _Master(self.candidates, "GLOP", self.cuts, fixed)
            self._separate(relaxation, relaxation.solve())
            whole = _Master(self.candidates, "SCIP", self.cuts, fixed).solve()
            if not any(intruder.cuts(whole) for intruder in self.intruders):
                return whole
            fixed |= {index for index, part in enumerate(whole) if part > _HALF}
        return [1.0] * len(self.candidates.items)

    def _weight(self, withheld: Sequence[float]) -> float:
        return _lost(self.candidates, withheld)

    def _gap(self, withheld: Sequence[float], bound: float) -> float:
        weight = self._weight(withheld)
        return max(0.0, (weight - bound) / weight) if weight else 0.0

    def forbid(self, pattern: Pattern, failing: Iterable[Sequence[int]]) -> None:
        """Rule a pattern out: of what it prints of the components of the ``failing`` sums, something must go."""
        involved = [component for component in self._components if any(component.issuperset(f) for f in failing)]
        printed = [
            index
            for index, item in enumerate(self.candidates.items)
            if index not in pattern.withheld and any(component.issuperset(item.cells) for component in involved)
        ]
        self._forbidden.append(Cut(tuple((index, 1.0) for index in printed)))
        self.cuts.append(self._forbidden[-1])

    def _pattern(self, withheld: Sequence[float], gap: float) -> Pattern:
        items = self.candidates.items
        chosen = {index for index, part in enumerate(withheld) if part > _HALF or items[index].never}
        return Pattern(frozenset(chosen), gap)


def _lost(candidates: Candidates, withheld: Sequence[float]) -> float:
    """The weight of everything that a whole pattern does not say."""
    items = sum(item.weight for item, part in zip(candidates.items, withheld, strict=True) if part > _HALF)
    return items + sum(
        bundle.weight for bundle in candidates.bundles if any(withheld[index] > _HALF for index in bundle.items)
    )


class _Master:
    """The least weight that satisfies all cuts, in fractions (GLOP) or whole (SCIP)."""

    def __init__(
        self, candidates: Candidates, solver: str, cuts: Iterable[Cut], fixed: Collection[int] = frozenset()
    ) -> None:
        self._solver = pywraplp.Solver.CreateSolver(solver)
        if solver == "SCIP":
            self._solver.SetSolverSpecificParametersAsString(_WORK)
        self._parameters = pywraplp.MPSolverParameters()
        self._parameters.SetDoubleParam(self._parameters.RELATIVE_MIP_GAP, _GAP / 2)
        objective = self._solver.Objective()
        new = self._solver.NumVar if solver == "GLOP" else self._solver.IntVar
        self._withheld = [
            new(float(item.never or index in fixed), 1.0, "") for index, item in enumerate(candidates.items)
        ]
        for variable, item in zip(self._withheld, candidates.items, strict=True):
            objective.SetCoefficient(variable, item.weight)
        for bundle in candidates.bundles:
            lost = self._solver.NumVar(0.0, 1.0, "")
            objective.SetCoefficient(lost, bundle.weight)
            for index in bundle.items:
                row = self._solver.Constraint(0.0, self._solver.infinity())
                row.SetCoefficient(lost, 1.0)
                row.SetCoefficient(self._withheld[index], -1.0)
        objective.SetMinimization()
        self.add(cuts)

    def add(self, cuts: Iterable[Cut]) -> None:
        for cut in cuts:
            row = self._solver.Constraint(1.0, self._solver.infinity())
            for index, coefficient in cut.coefficients:
                row.SetCoefficient(self._withheld[index], coefficient)

    def solve(self) -> list[float]:
        """How far each item is withheld; everything where the solver gives no answer."""
        if self._solver.Solve(self._parameters) not in (pywraplp.Solver.OPTIMAL, pywraplp.Solver.FEASIBLE):
            return [1.0] * len(self._withheld)
        return [min(1.0, max(0.0, variable.solution_value())) for variable in self._withheld]

    def bound(self) -> float:
        """No pattern that satisfies the cuts loses less weight."""
        return float(self._solver.Objective().BestBound())


def components(candidates: Candidates) -> tuple[frozenset[int], ...]:
    """The cells in groups that no item, need or public fact ties to each other."""
    sums = [item.cells for item in candidates.items] + [need.cells for need in candidates.needs]
    return tied_groups(len(candidates.truth), (*sums, *(one + other for one, other in candidates.equal)))
