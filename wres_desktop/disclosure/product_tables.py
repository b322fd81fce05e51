"""The possible tables where printed ratios multiply unknown sums: CP-SAT, whole numbers with products."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from wres_desktop.disclosure.constraints import Cells, Constraint, Linear, SomeZero
from wres_desktop.disclosure.intruder import Component, Limits
from wres_desktop.disclosure.possible_tables import ENOUGH, SECONDS, AuditUnfinished, PossibleTables, Target
from wres_desktop.overriding import override


class ProductTables(PossibleTables):
    """The tables of one component; each question builds on one model."""

    def __init__(
        self, component: Component, limits: Limits, seconds: float = SECONDS, steps: float | None = None
    ) -> None:
        """Set up the model; nothing is solved yet."""
        super().__init__(component, limits, seconds, steps)
        self._model = cp_model.CpModel()
        self._variables = {
            cell: self._model.new_int_var(limits.low[cell], limits.high[cell], "") for cell in component.cells
        }
        self._sums: dict[Cells, _Sum] = {}
        for told in component.constraints:
            self._tell(told)

    @override
    def furthest(self, factors: Mapping[int, int], *, highest: bool) -> Mapping[int, int] | None:
        variables = [self._variables[cell] for cell in factors]
        expression = cp_model.LinearExpr.weighted_sum(variables, list(factors.values()))
        if highest:
            self._model.maximize(expression)
        else:
            self._model.minimize(expression)
        solver = self._solver(self.seconds)
        if self.steps:
            solver.parameters.max_deterministic_time = self.steps
        status = solver.solve(self._model)
        if status == cp_model.INFEASIBLE:
            return None
        if status != cp_model.OPTIMAL:
            raise AuditUnfinished
        return self._table(solver)

    @override
    def reaching(self, targets: Sequence[Target], other_than: Mapping[int, int] | None) -> Mapping[int, int] | None:
        model = self._model.clone()
        variables = {cell: model.get_int_var_from_proto_index(v.index) for cell, v in self._variables.items()}
        reached = self._reach(model, variables, targets)
        if other_than is not None:
            self._differ(model, variables, other_than)
        model.maximize(cp_model.LinearExpr.sum(reached))
        for cell, variable in variables.items():
            model.add_hint(variable, other_than[cell] if other_than else self.limits.low[cell])
        solver = self._solver(self.seconds)
        solver.parameters.max_deterministic_time = ENOUGH
        status = solver.solve(model)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE, cp_model.INFEASIBLE):
            solver.parameters.max_deterministic_time = 1e9
            solver.parameters.stop_after_first_solution = True
            status = solver.solve(model)
        if status == cp_model.INFEASIBLE:
            return None
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            raise AuditUnfinished
        return {cell: solver.value(variable) for cell, variable in variables.items()}

    @staticmethod
    def _reach(
        model: cp_model.CpModel, variables: Mapping[int, cp_model.IntVar], targets: Sequence[Target]
    ) -> list[cp_model.IntVar]:
        """One variable for each target that is true only where it is reached; at least one of them is."""
        reached = []
        for target in targets:
            chosen = model.new_bool_var("")
            count = cp_model.LinearExpr.sum([variables[cell] for cell in target.cells]) + target.known
            if target.at_most is not None:
                model.add(count <= target.at_most).only_enforce_if(chosen)
            if target.at_least is not None:
                model.add(count >= target.at_least).only_enforce_if(chosen)
            reached.append(chosen)
        model.add_bool_or(reached)
        return reached

    def _solver(self, seconds: float) -> cp_model.CpSolver:
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.catch_sigint_signal = False
        solver.parameters.max_time_in_seconds = seconds
        return solver

    def _table(self, solver: cp_model.CpSolver) -> dict[int, int]:
        return {cell: solver.value(variable) for cell, variable in self._variables.items()}

    @staticmethod
    def _differ(model: cp_model.CpModel, variables: Mapping[int, cp_model.IntVar], other: Mapping[int, int]) -> None:
        somewhere = []
        for cell, variable in variables.items():
            above, below = model.new_bool_var(""), model.new_bool_var("")
            model.add(variable >= other[cell] + 1).only_enforce_if(above)
            model.add(variable <= other[cell] - 1).only_enforce_if(below)
            somewhere += [above, below]
        model.add_bool_or(somewhere)

    def _sum(self, cells: Cells) -> "_Sum":
        """The sum as one variable with its limits, made once; no variable where every cell is known."""
        if cells not in self._sums:
            low, high = self.limits.of(cells)
            open_cells = [cell for cell in cells if cell in self._variables]
            variable = None
            if open_cells:
                known = sum(self.limits.low[cell] for cell in cells if cell not in self._variables)
                variable = self._model.new_int_var(low, high, "")
                parts = cp_model.LinearExpr.sum([self._variables[cell] for cell in open_cells])
                self._model.add(variable == parts + known)
            self._sums[cells] = _Sum(variable, low, high)
        return self._sums[cells]

    def _tell(self, told: Constraint) -> None:
        if isinstance(told, Linear):
            self._tell_linear(told)
            return
        if isinstance(told, SomeZero):
            self._tell_zero(told)
            return
        variables, coefficients, known = [], [], 0
        for coefficient, one, other in told.terms:
            product = self._product(self._sum(one), self._sum(other))
            if product.variable is None:
                known += coefficient * product.low
            else:
                variables.append(product.variable)
                coefficients.append(coefficient * product.factor)
        expression = cp_model.LinearExpr.weighted_sum(variables, coefficients)
        self._model.add(expression >= told.low - known)

    def _tell_zero(self, told: SomeZero) -> None:
        empty = []
        for cells in told.sums:
            chosen = self._model.new_bool_var("")
            known = sum(self.limits.low[cell] for cell in cells if cell not in self._variables)
            parts = cp_model.LinearExpr.sum([self._variables[cell] for cell in cells if cell in self._variables])
            self._model.add(parts + known == 0).only_enforce_if(chosen)
            empty.append(chosen)
        self._model.add_bool_or(empty)

    def _tell_linear(self, told: Linear) -> None:
        by_cell: dict[int, int] = {}
        known = 0
        for coefficient, cells in told.terms:
            for cell in cells:
                if cell in self._variables:
                    by_cell[cell] = by_cell.get(cell, 0) + coefficient
                else:
                    known += coefficient * self.limits.low[cell]
        variables = [self._variables[cell] for cell in by_cell]
        expression = cp_model.LinearExpr.weighted_sum(variables, list(by_cell.values()))
        if told.low is not None:
            self._model.add(expression >= told.low - known)
        if told.high is not None:
            self._model.add(expression <= told.high - known)

    def _product(self, one: "_Sum", other: "_Sum") -> "_Sum":
        low, high = one.low * other.low, one.high * other.high
        if one.variable is None:
            return _Sum(other.variable, low if other.variable is None else 0, high, factor=one.low)
        if other.variable is None:
            return _Sum(one.variable, 0, high, factor=other.low)
        product = self._model.new_int_var(low, high, "")
        self._model.add_multiplication_equality(product, [one.variable, other.variable])
        return _Sum(product, low, high)


@dataclass(frozen=True, slots=True)
class _Sum:
    """``factor`` x a variable of the model, or the known number ``low`` where there is no variable."""

    variable: cp_model.IntVar | None
    low: int
    high: int
    factor: int = 1
