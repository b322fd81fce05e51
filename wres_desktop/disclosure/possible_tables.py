"""All whole-number tables that agree with what was printed, searched with CP-SAT (whole numbers, products included)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wres_desktop.disclosure.constraints import Cells, Constraint, Linear
from wres_desktop.disclosure.intruder import Component, Limits
from wres_desktop.errors import NotProtected

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

_ENOUGH = 0.03
"""How long, in the solver's own steps, to look for a table that reaches more targets than the one found."""

SECONDS = 20.0
"""The longest that one question to the solver may take; past it the audit refuses."""


class AuditUnfinished(NotProtected):
    """A question could not be answered in time: a refusal, never a guess."""

    def __init__(self) -> None:
        """The sentence for the user."""
        super().__init__(
            "It could not be proved in the time allowed that nobody can be worked out, so nothing was published. "
            "Print fewer ratios and differences, or withhold more, and try again."
        )


@dataclass(frozen=True, slots=True)
class Target:
    """A sum of cells (plus what is already known of it) to bring to ``at_least`` or ``at_most``."""

    cells: Cells
    known: int
    at_most: int | None = None
    at_least: int | None = None

    def reached_by(self, table: Mapping[int, int]) -> bool:
        """Whether ``table``, the open cells with their values, brings the sum there."""
        count = self.known + sum(table[cell] for cell in self.cells)
        return not (
            (self.at_most is not None and count > self.at_most) or (self.at_least is not None and count < self.at_least)
        )


class PossibleTables:
    """The tables of one component; each question builds on one model."""

    def __init__(self, component: Component, limits: Limits) -> None:
        """Set up the model; nothing is solved yet."""
        from ortools.sat.python import cp_model  # noqa: PLC0415 - 0.6 s: only where somebody asks

        self._cp = cp_model
        self._component = component
        self._limits = limits
        self.model = cp_model.CpModel()
        self._variables = {
            cell: self.model.new_int_var(limits.low[cell], limits.high[cell], "") for cell in component.cells
        }
        self._sums: dict[Cells, _Sum] = {}
        for told in component.constraints:
            self._tell(told)

    @property
    def cells(self) -> Cells:
        """The cells of the component, sorted."""
        return self._component.cells

    def extreme(self, cells: Cells, *, highest: bool) -> tuple[int, Mapping[int, int]] | None:
        """The lowest or highest sum of open ``cells`` and a table that has it; ``None`` if no table is possible.

        Raises:
            AuditUnfinished: the solver could not prove it in time.
        """
        expression = self._cp.LinearExpr.sum([self._variables[cell] for cell in cells])
        if highest:
            self.model.maximize(expression)
        else:
            self.model.minimize(expression)
        solver = self._solver(SECONDS)
        status = solver.solve(self.model)
        if status == self._cp.INFEASIBLE:
            return None
        if status != self._cp.OPTIMAL:
            raise AuditUnfinished
        table = self._table(solver)
        return sum(table[cell] for cell in cells), table

    def reaching(self, targets: Sequence[Target], other_than: Mapping[int, int]) -> Mapping[int, int] | None:
        """A table, other than the one given, that reaches as many targets as it can; ``None`` if none reaches one.

        Raises:
            AuditUnfinished: the solver could neither find one nor prove that there is none.
        """
        model = self.model.clone()
        variables = {cell: model.get_int_var_from_proto_index(v.index) for cell, v in self._variables.items()}
        reached = []
        for target in targets:
            chosen = model.new_bool_var("")
            count = self._cp.LinearExpr.sum([variables[cell] for cell in target.cells]) + target.known
            if target.at_most is not None:
                model.add(count <= target.at_most).only_enforce_if(chosen)
            if target.at_least is not None:
                model.add(count >= target.at_least).only_enforce_if(chosen)
            reached.append(chosen)
        model.add_bool_or(reached)
        self._differ(model, variables, other_than)
        model.maximize(self._cp.LinearExpr.sum(reached))
        for cell, variable in variables.items():
            model.add_hint(variable, other_than[cell])
        solver = self._solver(SECONDS)
        solver.parameters.max_deterministic_time = _ENOUGH
        status = solver.solve(model)
        if status not in (self._cp.OPTIMAL, self._cp.FEASIBLE, self._cp.INFEASIBLE):
            solver.parameters.max_deterministic_time = 1e9
            solver.parameters.stop_after_first_solution = True
            status = solver.solve(model)
        if status == self._cp.INFEASIBLE:
            return None
        if status not in (self._cp.OPTIMAL, self._cp.FEASIBLE):
            raise AuditUnfinished
        return {cell: solver.value(variable) for cell, variable in variables.items()}

    def _solver(self, seconds: float) -> "cp_model.CpSolver":
        solver = self._cp.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.max_time_in_seconds = seconds
        return solver

    def _table(self, solver: "cp_model.CpSolver") -> dict[int, int]:
        return {cell: solver.value(variable) for cell, variable in self._variables.items()}

    @staticmethod
    def _differ(
        model: "cp_model.CpModel", variables: Mapping[int, "cp_model.IntVar"], other: Mapping[int, int]
    ) -> None:
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
            low, high = self._limits.of(cells)
            open_cells = [cell for cell in cells if cell in self._variables]
            variable = None
            if open_cells:
                known = sum(self._limits.low[cell] for cell in cells if cell not in self._variables)
                variable = self.model.new_int_var(low, high, "")
                parts = self._cp.LinearExpr.sum([self._variables[cell] for cell in open_cells])
                self.model.add(variable == parts + known)
            self._sums[cells] = _Sum(variable, low, high)
        return self._sums[cells]

    def _tell(self, told: Constraint) -> None:
        if isinstance(told, Linear):
            self._tell_linear(told)
            return
        variables, coefficients, known = [], [], 0
        for coefficient, one, other in told.terms:
            product = self._product(self._sum(one), self._sum(other))
            if product.variable is None:
                known += coefficient * product.low
            else:
                variables.append(product.variable)
                coefficients.append(coefficient * product.factor)
        expression = self._cp.LinearExpr.weighted_sum(variables, coefficients)
        self.model.add(expression >= told.low - known)

    def _tell_linear(self, told: Linear) -> None:
        by_cell: dict[int, int] = {}
        known = 0
        for coefficient, cells in told.terms:
            for cell in cells:
                if cell in self._variables:
                    by_cell[cell] = by_cell.get(cell, 0) + coefficient
                else:
                    known += coefficient * self._limits.low[cell]
        variables = [self._variables[cell] for cell in by_cell]
        expression = self._cp.LinearExpr.weighted_sum(variables, list(by_cell.values()))
        if told.low is not None:
            self.model.add(expression >= told.low - known)
        if told.high is not None:
            self.model.add(expression <= told.high - known)

    def _product(self, one: "_Sum", other: "_Sum") -> "_Sum":
        low, high = one.low * other.low, one.high * other.high
        if one.variable is None:
            return _Sum(other.variable, low if other.variable is None else 0, high, factor=one.low)
        if other.variable is None:
            return _Sum(one.variable, 0, high, factor=other.low)
        product = self.model.new_int_var(low, high, "")
        self.model.add_multiplication_equality(product, [one.variable, other.variable])
        return _Sum(product, low, high)


@dataclass(frozen=True, slots=True)
class _Sum:
    """``factor`` x a variable of the model, or the known number ``low`` where there is no variable."""

    variable: "cp_model.IntVar | None"
    low: int
    high: int
    factor: int = 1
