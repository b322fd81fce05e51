"""How little any safe pattern of the two tables can withhold: a lower bound, after Fischetti and Salazar.

A 0-1 programme chooses what to withhold; an intruder who may use fractions of people answers each choice with cuts
(Management Science 47(7), 2001). Only what the table's small counts need is asked for, so the bound holds for every
pattern that leaves 0 and 5 open for each of them, whatever else it does. It is a tool for measuring and plans nothing:
what it chooses follows from the hidden counts.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from ortools.linear_solver import pywraplp

from benchmarks.two_tables import THRESHOLD, TwoWayTable

Vector = npt.NDArray[np.float64]

_TOLERANCE = 1e-6
_ROUNDS = 200


def least_withheld(table: TwoWayTable, weights: Sequence[float]) -> tuple[float, frozenset[int] | None]:
    """The least weight that a safe pattern withholds, and a pattern that withholds no more where one was found.

    The number of everybody is printed, as in every report.
    """
    intruder = _Intruder(table)
    master = _Master(table, weights)
    withheld = np.zeros(len(table.sums))
    for exact in (False, True):
        for _ in range(_ROUNDS):
            withheld = master.solve(exact=exact)
            cuts = intruder.cuts(withheld)
            if not sum(master.add(*cut) for cut in cuts):
                break
        else:
            return master.bound, None
    return master.bound, frozenset(np.flatnonzero(withheld > 0.5).tolist())  # noqa: PLR2004 - between 0 and 1


class _Intruder:
    """Everything that is withheld by a share may differ by that share of what it could differ by."""

    def __init__(self, table: TwoWayTable) -> None:
        self._table = table
        self._truth = np.array([table.count(index) for index in range(len(table.sums))], dtype=float)
        self._above = self._truth[table.total] - self._truth
        self._solver = pywraplp.Solver.CreateSolver("GLOP")
        self._cells = [self._solver.NumVar(0.0, self._solver.infinity(), "") for _ in table.cells]
        self._rows = [self._solver.Constraint(0.0, 0.0) for _ in table.sums]
        for row, cells in zip(self._rows, table.sums, strict=True):
            for cell in cells:
                row.SetCoefficient(self._cells[cell], 1.0)
        self._parameters = pywraplp.MPSolverParameters()
        self._parameters.SetIntegerParam(self._parameters.INCREMENTALITY, self._parameters.INCREMENTALITY_ON)
        self._parameters.SetIntegerParam(self._parameters.PRESOLVE, self._parameters.PRESOLVE_OFF)

    def cuts(self, withheld: Vector) -> list[tuple[Vector, float]]:
        """Coefficients and a least value for every end that a small count cannot reach."""
        low, high = self._truth * (1 - withheld), self._truth + self._above * withheld
        for row, least, most in zip(self._rows, low.tolist(), high.tolist(), strict=True):
            row.SetBounds(least, most)
        found = []
        for index in self._table.sensitive:
            for sign, goal in ((1.0, float(THRESHOLD)), (-1.0, 0.0)):
                best, duals = self._best(index, sign)
                if best < goal - _TOLERANCE:
                    coefficients = np.maximum(duals, 0) * self._above + np.maximum(-duals, 0) * self._truth
                    found.append((coefficients, goal - float(duals @ self._truth)))
        return found

    def _best(self, index: int, sign: float) -> tuple[float, Vector]:
        objective = self._solver.Objective()
        objective.Clear()
        objective.SetMaximization()
        for cell in self._table.sums[index]:
            objective.SetCoefficient(self._cells[cell], sign)
        if self._solver.Solve(self._parameters) != pywraplp.Solver.OPTIMAL:
            raise SystemExit("the intruder's programme has no answer, so nothing was measured")
        return objective.Value(), np.array([row.dual_value() for row in self._rows])


class _Master:
    """Chooses what to withhold; ``bound`` is proved."""

    def __init__(self, table: TwoWayTable, weights: Sequence[float]) -> None:
        self._fixed = np.zeros(len(table.sums), dtype=bool)
        self._fixed[list(table.sensitive)] = True
        self._weights = np.array(weights, dtype=float)
        self._total = table.total
        self._cuts: list[tuple[Vector, float]] = []
        self.bound = 0.0

    def add(self, coefficients: Vector, least: float) -> bool:
        """Whether the cut says something of what is not withheld anyway."""
        least -= float(coefficients[self._fixed].sum())
        rest = np.where(self._fixed, 0.0, np.minimum(coefficients, least))
        rest[rest < _TOLERANCE] = 0.0
        if least < _TOLERANCE:
            return False
        self._cuts.append((rest / least, 1.0))
        return True

    def solve(self, *, exact: bool) -> Vector:
        """The least weight that keeps the cuts so far; in shares, or ``exact`` in whole decisions."""
        solver = pywraplp.Solver.CreateSolver("SCIP" if exact else "GLOP")
        chosen = [
            solver.Var(float(fixed), 0.0 if index == self._total else 1.0, exact, "")
            for index, fixed in enumerate(self._fixed.tolist())
        ]
        for coefficients, least in self._cuts:
            row = solver.Constraint(least, solver.infinity())
            for index in np.flatnonzero(coefficients).tolist():
                row.SetCoefficient(chosen[index], float(coefficients[index]))
        for variable, weight in zip(chosen, self._weights.tolist(), strict=True):
            solver.Objective().SetCoefficient(variable, weight)
        solver.Objective().SetMinimization()
        if solver.Solve() != pywraplp.Solver.OPTIMAL:
            raise SystemExit("the bound's programme has no answer, so nothing was measured")
        self.bound = max(self.bound, solver.Objective().BestBound() if exact else solver.Objective().Value())
        return np.array([variable.solution_value() for variable in chosen])
