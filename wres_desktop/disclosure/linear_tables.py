"""The possible tables where everything told is a plain sum: CP-SAT through its linear interface, quick to load."""

from collections.abc import Iterable, Mapping, Sequence

from ortools.linear_solver import pywraplp

from wres_desktop.disclosure.constraints import Linear
from wres_desktop.disclosure.intruder import Component, Limits
from wres_desktop.disclosure.possible_tables import ENOUGH, SECONDS, AuditUnfinished, PossibleTables, Target
from wres_desktop.overriding import override

_ALWAYS = "num_workers:1 catch_sigint_signal:false mip_presolve_level:0"
"""One worker, so that answers repeat; and no preparation in floating point before whole numbers are reached."""

_DECIDED = (pywraplp.Solver.OPTIMAL, pywraplp.Solver.FEASIBLE, pywraplp.Solver.INFEASIBLE)


class LinearTables(PossibleTables):
    """The tables of one component; extremes share one model, and searches for tables another."""

    def __init__(
        self, component: Component, limits: Limits, seconds: float = SECONDS, steps: float | None = None
    ) -> None:
        """Nothing is set up before it is asked for: most components never ask."""
        super().__init__(component, limits, seconds, steps)
        self._extremes: _Model | None = None
        self._reaching: _Model | None = None

    @override
    def furthest(self, factors: Mapping[int, int], *, highest: bool) -> Mapping[int, int] | None:
        model = self._extremes = self._extremes or _Model(self.component, self.limits, self.seconds)
        model.aim(factors, highest=highest)
        status = model.solve(f"max_deterministic_time:{self.steps}" if self.steps else "")
        if status == pywraplp.Solver.INFEASIBLE:
            return None
        if status != pywraplp.Solver.OPTIMAL:
            raise AuditUnfinished
        return model.table()

    @override
    def reaching(self, targets: Sequence[Target], other_than: Mapping[int, int] | None) -> Mapping[int, int] | None:
        model = self._reaching or _Model(self.component, self.limits, self.seconds)
        self._reaching = model if other_than is None else None  # what has to differ stays in a model for good
        model.reach(targets)
        if other_than is not None:
            model.differ(other_than)
        status = model.solve(f"max_deterministic_time:{ENOUGH}")
        if status not in _DECIDED:
            status = model.solve("stop_after_first_solution:true")
        if status == pywraplp.Solver.INFEASIBLE:
            return None
        if status not in _DECIDED:
            raise AuditUnfinished
        return model.table()


class _Model:
    """Whole-number variables for the cells of a component, and everything told about them."""

    def __init__(self, component: Component, limits: Limits, seconds: float) -> None:
        self._limits = limits
        self._solver = pywraplp.Solver.CreateSolver("SAT")
        self._solver.SetTimeLimit(int(1000 * seconds))
        self._variables = {
            cell: self._solver.IntVar(limits.low[cell], limits.high[cell], "") for cell in component.cells
        }
        self._slots: list[tuple[pywraplp.Variable, pywraplp.Constraint, pywraplp.Constraint]] = []
        self._somewhere: pywraplp.Constraint | None = None
        for told in component.constraints:
            if isinstance(told, Linear):
                self._tell(told)

    def aim(self, factors: Mapping[int, int], *, highest: bool) -> None:
        """Ask for the highest or the lowest sum of so many times each cell."""
        objective = self._solver.Objective()
        objective.Clear()
        for cell, factor in factors.items():
            objective.SetCoefficient(self._variables[cell], float(factor))
        objective.SetOptimizationDirection(highest)

    def reach(self, targets: Sequence[Target]) -> None:
        """Ask for as many of the targets as possible, and at least one; earlier ones are forgotten."""
        while len(self._slots) < len(targets):
            self._slots.append((self._solver.BoolVar(""), self._solver.Constraint(), self._solver.Constraint()))
        objective = self._solver.Objective()
        objective.Clear()
        somewhere = self._somewhere or self._solver.Constraint(1.0, self._solver.infinity())
        self._somewhere = somewhere
        infinity = self._solver.infinity()
        for chosen, *rows in self._slots:
            chosen.SetBounds(0.0, 0.0)
            for row in rows:
                row.Clear()
                row.SetBounds(-infinity, infinity)
        for target, (chosen, below, above) in zip(targets, self._slots, strict=False):
            chosen.SetBounds(0.0, 1.0)
            objective.SetCoefficient(chosen, 1.0)
            somewhere.SetCoefficient(chosen, 1.0)
            low, high = self._limits.of(target.cells)
            if target.at_most is not None:
                self._only_if(chosen, target.cells, below, at_most=target.at_most - target.known, spare=high)
            if target.at_least is not None:
                self._only_if(chosen, target.cells, above, at_least=target.at_least - target.known, spare=low)
        objective.SetMaximization()

    def differ(self, other: Mapping[int, int]) -> None:
        """Ask for a table that is not ``other``."""
        somewhere = self._solver.Constraint(1.0, self._solver.infinity())
        for cell in self._variables:
            above, below = self._solver.BoolVar(""), self._solver.BoolVar("")
            self._only_if(
                above, (cell,), self._solver.Constraint(), at_least=other[cell] + 1, spare=self._limits.low[cell]
            )
            self._only_if(
                below, (cell,), self._solver.Constraint(), at_most=other[cell] - 1, spare=self._limits.high[cell]
            )
            somewhere.SetCoefficient(above, 1.0)
            somewhere.SetCoefficient(below, 1.0)

    def solve(self, parameters: str) -> int:
        """The solver's status."""
        self._solver.SetSolverSpecificParametersAsString(f"{_ALWAYS} {parameters}")
        return int(self._solver.Solve())

    def table(self) -> dict[int, int]:
        """The whole numbers found."""
        return {cell: round(variable.solution_value()) for cell, variable in self._variables.items()}

    def _only_if(
        self,
        chosen: pywraplp.Variable,
        cells: Iterable[int],
        row: pywraplp.Constraint,
        *,
        spare: int,
        at_most: int | None = None,
        at_least: int | None = None,
    ) -> None:
        """Where ``chosen`` is 1 the sum keeps to its bound; where it is 0, to ``spare``, which holds anyway."""
        infinity = self._solver.infinity()
        bound = at_most if at_most is not None else at_least or 0
        row.SetBounds(*((-infinity, spare) if at_most is not None else (spare, infinity)))
        for cell in cells:
            row.SetCoefficient(self._variables[cell], 1.0)
        row.SetCoefficient(chosen, float(spare - bound))

    def _tell(self, told: Linear) -> None:
        known = 0
        row = self._solver.Constraint()
        by_cell: dict[int, int] = {}
        for coefficient, cells in told.terms:
            for cell in cells:
                if cell in self._variables:
                    by_cell[cell] = by_cell.get(cell, 0) + coefficient
                else:
                    known += coefficient * self._limits.low[cell]
        for cell, coefficient in by_cell.items():
            row.SetCoefficient(self._variables[cell], float(coefficient))
        infinity = self._solver.infinity()
        row.SetBounds(
            -infinity if told.low is None else float(told.low - known),
            infinity if told.high is None else float(told.high - known),
        )
