"""How little any safe pattern of the two tables can withhold: the program's own bound, carried on to whole decisions.

A 0-1 programme chooses what to withhold; the intruder of `wres_desktop/disclosure/least_left_out.py` answers each
choice with cuts (after Fischetti and Salazar, Management Science 47(7), 2001). Only what the table's small counts need
is asked for, so the bound holds for every pattern that leaves 0 and 5 open for each of them, whatever else it does. It
is a tool for measuring and plans nothing: what it chooses follows from the hidden counts.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from ortools.linear_solver import pywraplp

from benchmarks.two_tables import TwoWayTable, problem_of, small_counts_alone
from wres_desktop.disclosure.least_left_out import Cut, Intruder
from wres_desktop.disclosure.problem import components_of

Vector = npt.NDArray[np.float64]

_ROUNDS = 200


def least_withheld(table: TwoWayTable, weights: Sequence[float]) -> tuple[float, frozenset[int] | None]:
    """The least weight that a safe pattern withholds, and a pattern that withholds no more where one was found.

    The number of everybody is printed, as in every report.
    """
    problem = problem_of(table, small_counts_alone(table))
    (component,) = components_of(problem)
    intruder = Intruder(problem, component)
    master = _Master(table, weights, intruder.small_items)
    withheld = np.zeros(len(table.sums))
    for exact in (False, True):
        for _ in range(_ROUNDS):
            withheld = master.solve(exact=exact)
            cuts = intruder.answers(withheld)
            if not cuts:
                break
            master.cuts += cuts
        else:
            return master.bound, None
    return master.bound, frozenset(np.flatnonzero(withheld > 0.5).tolist())  # noqa: PLR2004 - between 0 and 1


class _Master:
    """Chooses what to withhold; ``bound`` is proved."""

    def __init__(self, table: TwoWayTable, weights: Sequence[float], never: Sequence[int]) -> None:
        self._least = np.zeros(len(table.sums))
        self._least[list(never)] = 1.0
        self._most = np.ones(len(table.sums))
        self._most[table.total] = 0.0
        self._weights = list(weights)
        self.cuts: list[Cut] = []
        self.bound = 0.0

    def solve(self, *, exact: bool) -> Vector:
        """The least weight that keeps the cuts so far; in shares, or ``exact`` in whole decisions."""
        solver = pywraplp.Solver.CreateSolver("SCIP" if exact else "GLOP")
        chosen = [
            solver.Var(least, most, exact, "")
            for least, most in zip(self._least.tolist(), self._most.tolist(), strict=True)
        ]
        for cut in self.cuts:
            row = solver.Constraint(1.0, solver.infinity())
            for item, factor in zip(cut.items, cut.factors, strict=True):
                row.SetCoefficient(chosen[item], factor)
        for variable, weight in zip(chosen, self._weights, strict=True):
            solver.Objective().SetCoefficient(variable, weight)
        solver.Objective().SetMinimization()
        if solver.Solve() != pywraplp.Solver.OPTIMAL:
            raise SystemExit("the bound's programme has no answer, so nothing was measured")
        self.bound = max(self.bound, solver.Objective().BestBound() if exact else solver.Objective().Value())
        return np.array([variable.solution_value() for variable in chosen])
