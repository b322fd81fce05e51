"""How much every safe choice of what to print leaves out at least.

A linear programme leaves out as little as it may. An intruder who may use fractions of people answers each choice with
cuts: figures of which one more has to be left out (after Fischetti and Salazar, Management Science 47(7), 2001). He
asks only for what the true counts need, so every safe choice keeps all the cuts: the bound is proved, and need not be
reached. It follows from hidden counts: it is for the organisation's own eyes, and nothing is planned by it.
"""

import math
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from ortools.linear_solver import linear_solver_pb2, pywraplp

from wres_desktop.disclosure.constraints import Cells
from wres_desktop.disclosure.incidence import Vector
from wres_desktop.disclosure.plan import Step, unwatched
from wres_desktop.disclosure.problem import Component, Problem, components_of
from wres_desktop.disclosure.relaxed_intruder import going_on
from wres_desktop.disclosure.rules import Rule, SmallCount

_TOLERANCE: Final = 1e-6
_ROUNDS: Final = 60
_PATIENCE: Final = 5
_WORTH_WHILE: Final = 1.002
"""After so many answers, or where the last five raised the bound by less than this, it is taken as it is."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A figure that could be printed, where all its ``items`` are; ``weight`` says how much readers need it."""

    items: tuple[int, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Cut:
    """Of these items so much has to be left out: shares times ``factors`` are at least 1 in all."""

    items: tuple[int, ...]
    factors: tuple[float, ...]


class LeastLeftOut:
    """Asks of one problem, for several ways to weigh its figures: what cuts one of them serves the next."""

    def __init__(self, problem: Problem, step: Step = unwatched) -> None:
        """``step`` is called before each of the intruder's answers."""
        self._problem = problem
        self._step = step
        self._intruders = [Intruder(problem, each) for each in components_of(problem) if each.items]
        self._cuts: list[Cut] = []

    def of(self, wishes: Sequence[Wish]) -> float:
        """The weight of the wishes that every safe choice leaves out at least."""
        small = {item for intruder in self._intruders for item in intruder.small_items}
        choice = _Choice(self._problem, wishes, small)
        choice.keep(self._cuts)
        before = deque([-math.inf] * _PATIENCE, _PATIENCE)
        for answered in range(_ROUNDS):
            self._step(answered, _ROUNDS)
            left_out = choice.best()
            if left_out is None or choice.bound <= before[0] * _WORTH_WHILE:
                break
            before.append(choice.bound)
            cuts = [cut for intruder in self._intruders for cut in intruder.answers(left_out)]
            if not cuts:
                break
            choice.keep(cuts)
            self._cuts += cuts
        return choice.bound


@dataclass(frozen=True, slots=True)
class _End:
    """A sum that a reader must be able to take for ``goal``, upwards or (sign -1) downwards."""

    cells: Cells
    sign: int
    goal: int


def _needed(problem: Problem, rules: Iterable[Rule]) -> Iterator[_End]:
    """What has to stay open because of the true counts."""
    for rule in rules:
        if isinstance(rule, SmallCount):
            if 0 < problem.count(rule.cells) < rule.threshold:
                yield _End(rule.cells, 1, rule.threshold)
                yield _End(rule.cells, -1, 0)
        elif not problem.count(rule.rest) and 0 < problem.count(rule.part) < rule.minimum:
            yield _End(rule.rest, 1, 1)


class Intruder:
    """Everything that is left out by a share may differ by that share of what it could differ by."""

    def __init__(self, problem: Problem, component: Component) -> None:
        """Ask for nothing that what is told anyway rules out already."""
        self._sums = {item: problem.items[item].cells for item in component.items}
        self._items = tuple(self._sums)
        self._counts = np.array([problem.count(cells) for cells in self._sums.values()], dtype=float)
        self._solver = pywraplp.Solver.CreateSolver("GLOP")
        self._parameters = going_on()
        self._cells = {cell: self._solver.NumVar(0.0, self._solver.infinity(), "") for cell in component.cells}
        for each in component.told:
            self._row(each.terms, each.low, each.high)
        self._told = len(component.told)
        self._found = linear_solver_pb2.MPSolutionResponse()
        needed = tuple(_needed(problem, component.rules))
        lost = {end.cells for end in needed if self._furthest(end) < end.sign * end.goal - _TOLERANCE}
        self._ends = tuple(end for end in needed if end.cells not in lost)
        self._room = float(max((end.goal for end in self._ends), default=0))
        self._rows = [self._row([(1, cells)], 0, 0) for cells in self._sums.values()]

    @property
    def small_items(self) -> tuple[int, ...]:
        """The items that are small by themselves: no safe choice prints them."""
        small = {end.cells for end in self._ends if end.sign < 0}
        return tuple(item for item, cells in self._sums.items() if cells in small)

    def _row(self, terms: Iterable[tuple[int, Cells]], low: int | None, high: int | None) -> pywraplp.Constraint:
        infinity = self._solver.infinity()
        row = self._solver.Constraint(-infinity if low is None else low, infinity if high is None else high)
        for factor, cells in terms:
            for cell in cells:
                row.SetCoefficient(self._cells[cell], row.GetCoefficient(self._cells[cell]) + factor)
        return row

    def answers(self, left_out: Vector) -> list[Cut]:
        """A cut for every end that cannot be reached."""
        shares = left_out[list(self._items)]
        lows, highs = self._counts * (1 - shares), self._counts + self._room * shares
        for row, low, high in zip(self._rows, lows.tolist(), highs.tolist(), strict=True):
            row.SetBounds(low, high)
        cuts = (self._answer(end, shares) for end in self._ends)
        return [cut for cut in cuts if cut is not None]

    def _answer(self, end: _End, shares: Vector) -> Cut | None:
        """The duals say which figures stand against an end; each could be left out wholly, however far it then goes."""
        goal, best = float(end.sign * end.goal), self._furthest(end)
        if best > goal - _TOLERANCE:
            return None
        self._solver.FillSolutionResponseProto(self._found)  # all at once is faster than one after the other
        duals = np.array(self._found.dual_value)[self._told :]
        upwards, downwards = np.maximum(duals, 0.0), np.maximum(-duals, 0.0) * self._counts
        least = goal - best + float((upwards * self._room + downwards) @ shares)
        factors = np.where(upwards > _TOLERANCE, 1.0, np.minimum(downwards / least, 1.0))
        chosen = np.flatnonzero(factors > _TOLERANCE).tolist()
        return Cut(tuple(self._items[at] for at in chosen), tuple(float(factors[at]) for at in chosen))

    def _furthest(self, end: _End) -> float:
        """How far towards an end a sum can go, downwards as a number below nought; endless where nothing holds it."""
        objective = self._solver.Objective()
        objective.Clear()
        objective.SetMaximization()
        for cell in end.cells:
            objective.SetCoefficient(self._cells[cell], end.sign)
        optimal = self._solver.Solve(self._parameters) == pywraplp.Solver.OPTIMAL
        return float(objective.Value()) if optimal else math.inf


class _Choice:
    """Leaves out the least that keeps the cuts so far, in shares; ``bound`` is proved."""

    def __init__(self, problem: Problem, wishes: Sequence[Wish], never: Collection[int]) -> None:
        self._solver = pywraplp.Solver.CreateSolver("GLOP")
        infinity = self._solver.infinity()
        self._items = [self._solver.NumVar(float(item in never), 1.0, "") for item in range(len(problem.items))]
        for item, needs in enumerate(problem.items):
            for required in needs.requires:
                self._at_least(self._items[item], self._items[required])
        objective = self._solver.Objective()
        objective.SetMinimization()
        for wish in wishes:
            left_out = self._solver.NumVar(0.0, infinity, "")
            objective.SetCoefficient(left_out, wish.weight)
            for item in wish.items:
                self._at_least(left_out, self._items[item])
        self.bound = 0.0

    def _at_least(self, more: pywraplp.Variable, less: pywraplp.Variable) -> None:
        row = self._solver.Constraint(0.0, self._solver.infinity())
        row.SetCoefficient(more, 1.0)
        row.SetCoefficient(less, -1.0)

    def keep(self, cuts: Iterable[Cut]) -> None:
        """Never choose against these cuts again."""
        for cut in cuts:
            row = self._solver.Constraint(1.0, self._solver.infinity())
            for item, factor in zip(cut.items, cut.factors, strict=True):
                row.SetCoefficient(self._items[item], factor)

    def best(self) -> Vector | None:
        """The shares of the items that are left out; ``None`` where the solver fails: the bound so far still holds."""
        if self._solver.Solve() != pywraplp.Solver.OPTIMAL:
            return None
        self.bound = max(self.bound, self._solver.Objective().Value())
        return np.array([item.solution_value() for item in self._items])
