"""An intruder who may use fractions of people: a quick first test of a pattern, and where it fails, why.

Method: Fischetti and Salazar (2001), Management Science 47(7): each sensitive sum is maximised and minimised by a
linear programme in which a withheld item may move and a printed one may not; the dual prices of a programme that falls
short are a cut, an inequality that every safe pattern satisfies. Whole numbers are checked afterwards (witnesses.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ortools.linear_solver import pywraplp

from wres_desktop.disclosure.candidates import Candidates, Need
from wres_desktop.disclosure.table_pool import TOLERANCE, TablePool


@dataclass(frozen=True, slots=True)
class Cut:
    """sum of coefficient x (1 where the item is withheld) >= 1."""

    coefficients: tuple[tuple[int, float], ...]

    def is_tight(self, withheld: Sequence[float]) -> bool:
        """Whether a pattern satisfies the cut with nothing to spare."""
        return sum(value * withheld[index] for index, value in self.coefficients) <= 1 + TOLERANCE


class RelaxedIntruder:
    """Attacks the needs of one component of candidates."""

    def __init__(self, candidates: Candidates, cells: frozenset[int]) -> None:
        """Set up the programme over ``cells``, with every item printed."""
        self.cells = cells
        self._needs = [need for need in candidates.needs if cells.issuperset(need.cells)]
        items = {index: item.cells for index, item in enumerate(candidates.items) if cells.issuperset(item.cells)}
        self._single = {item_cells[0]: index for index, item_cells in items.items() if len(item_cells) == 1}
        self._pool = TablePool(sorted(cells), items, self._needs)
        self._counts = {index: float(candidates.count(item_cells)) for index, item_cells in items.items()}
        self._never = {index for index in items if candidates.items[index].never}
        self._solver = pywraplp.Solver.CreateSolver("GLOP")
        most = 2 * candidates.count(tuple(cells)) + 2 * max((need.high for need in self._needs), default=0) + 10
        self._most = float(most)
        self._variables = {cell: self._solver.NumVar(0.0, self._most, "") for cell in sorted(cells)}
        self._rows = {index: self._row(item_cells) for index, item_cells in items.items() if len(item_cells) > 1}
        for one, other in candidates.equal:
            if cells.issuperset(one + other):
                self._equal(one, other)
        self._parameters = pywraplp.MPSolverParameters()
        self._parameters.SetIntegerParam(self._parameters.INCREMENTALITY, self._parameters.INCREMENTALITY_ON)
        self._parameters.SetIntegerParam(self._parameters.PRESOLVE, self._parameters.PRESOLVE_OFF)

    def cuts(self, withheld: Sequence[float]) -> tuple[Cut, ...]:
        """What is wrong with a pattern; ``withheld`` says for each item how far it may move, from 0 to 1."""
        self.face(withheld)
        ends = self._pool.not_reached({index: self._range(index, withheld[index]) for index in self._counts})
        cuts = []
        while ends:
            index, upwards = ends.pop()
            need = self._needs[index]
            best = self._attack(need, upwards=upwards)
            if best < (need.high if upwards else -need.low) - TOLERANCE:
                cut = self._cut(need, withheld, upwards=upwards)
                if cut is not None:
                    cuts.append(cut)
            if best > float("-inf"):
                found = self._pool.remember([variable.solution_value() for variable in self._variables.values()])
                ends = self._pool.without(ends, found)
        return tuple(cuts)

    def extreme(self, cells: Sequence[int], *, highest: bool) -> float:
        """The highest or lowest sum of ``cells`` under the pattern that is faced."""
        best = self._attack(Need(tuple(cells), 0, 0), upwards=highest)
        return best if highest else -best

    def _row(self, cells: Sequence[int]) -> pywraplp.Constraint:
        row = self._solver.Constraint(0.0, 0.0)
        for cell in cells:
            row.SetCoefficient(self._variables[cell], 1.0)
        return row

    def _equal(self, one: Sequence[int], other: Sequence[int]) -> None:
        row = self._row(one)
        for cell in other:
            row.SetCoefficient(self._variables[cell], -1.0)

    def face(self, withheld: Sequence[float]) -> None:
        """From now on attack this pattern."""
        for index, row in self._rows.items():
            row.SetBounds(*self._range(index, withheld[index]))
        for cell, index in self._single.items():
            self._variables[cell].SetBounds(*self._range(index, withheld[index]))

    def _range(self, index: int, withheld: float) -> tuple[float, float]:
        count = self._counts[index]
        return count * (1 - withheld), count + (self._most - count) * withheld

    def _attack(self, need: Need, *, upwards: bool) -> float:
        """The highest sum, or minus the lowest: the programme always maximises, so that prices have one sign."""
        objective = self._solver.Objective()
        objective.Clear()
        for cell in need.cells:
            objective.SetCoefficient(self._variables[cell], 1.0 if upwards else -1.0)
        objective.SetMaximization()
        if self._solver.Solve(self._parameters) != pywraplp.Solver.OPTIMAL:
            return float("-inf")
        return float(objective.Value())

    def _cut(self, need: Need, withheld: Sequence[float], *, upwards: bool) -> Cut | None:
        """From the dual prices p: sum of (p+ x room above + p- x room below) y >= what is missing."""
        prices = {index: row.dual_value() for index, row in self._rows.items()}
        reached_anyway = 0.0
        for cell, variable in self._variables.items():
            price = variable.reduced_cost()
            if cell in self._single:
                prices[self._single[cell]] = price
            else:
                reached_anyway += max(price, 0.0) * self._most
        coefficients: dict[int, float] = {}
        for index, price in prices.items():
            if price:
                count = self._counts[index]
                reached_anyway += price * count
                coefficients[index] = price * (self._most - count) if price > 0 else -price * count
        missing = (need.high if upwards else -need.low) - reached_anyway
        return self._scaled(coefficients, missing, withheld)

    def _scaled(self, coefficients: dict[int, float], missing: float, withheld: Sequence[float]) -> Cut | None:
        """The cut without the items that are withheld anyway, each coefficient at most what is missing."""
        missing -= sum(value for index, value in coefficients.items() if index in self._never)
        kept = {index: value for index, value in coefficients.items() if value > TOLERANCE and index not in self._never}
        if missing <= TOLERANCE or not kept:
            return None
        strength = sum(min(value, missing) * withheld[index] for index, value in kept.items())
        if strength >= missing - TOLERANCE:  # rounding hides the gap: one of the printed items involved must go
            kept = {index: missing for index in kept if withheld[index] < 1.0 - TOLERANCE}
        return Cut(tuple((index, min(value, missing) / missing) for index, value in kept.items())) if kept else None
