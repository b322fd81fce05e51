"""An intruder who may use fractions of people: what a linear programme over the cells can still make of a publication.

Fractions can only widen what is possible: what this intruder finds impossible is impossible. What he finds possible is
settled in whole numbers afterwards (certify.py).
"""

from collections.abc import Mapping, Sequence

import numpy as np
from ortools.linear_solver import linear_solver_pb2, pywraplp

from wres_desktop.disclosure.constraints import Cells, Linear, factors_of
from wres_desktop.disclosure.incidence import Vector
from wres_desktop.disclosure.programme import Row, programme


def going_on() -> pywraplp.MPSolverParameters:
    """Parameters with which each question to a programme begins where the last one ended."""
    parameters = pywraplp.MPSolverParameters()
    parameters.SetIntegerParam(parameters.INCREMENTALITY, parameters.INCREMENTALITY_ON)
    parameters.SetIntegerParam(parameters.PRESOLVE, parameters.PRESOLVE_OFF)
    return parameters


class RelaxedIntruder:
    """Looks for tables over ``cells`` that agree with what is told and with the items that are printed."""

    def __init__(self, cells: Cells, items: Mapping[int, Cells], told: Sequence[Linear], most: int) -> None:
        """Set up the programme with nothing printed; ``most`` is more than any cell can be."""
        self._most = float(most)
        self.place = {cell: index for index, cell in enumerate(cells)}
        self._single = {index: self.place[sum_[0]] for index, sum_ in items.items() if len(sum_) == 1}
        self._limits = [(0.0, self._most)] * len(cells)
        self._sums = {index: dict.fromkeys(sum_, 1) for index, sum_ in items.items() if len(sum_) > 1}
        self._rows: dict[int, pywraplp.Constraint] = {}
        self._spare: list[pywraplp.Constraint] = []
        rows = (
            Row({self.place[cell]: factor for cell, factor in factors_of(each).items()}, each.low, each.high)
            for each in told
        )
        self._solver = programme(len(cells), self._most, rows)
        self._variables = self._solver.variables()
        self._objective = self._solver.Objective()
        self._set = self._objective.SetCoefficient
        self._objective.SetMaximization()
        self._parameters = going_on()
        self._faced: Mapping[int, int] = {}
        self._answer = linear_solver_pb2.MPSolutionResponse()
        self._weights: Vector = np.zeros(len(cells))

    def limit(self, low: Sequence[int], high: Sequence[int]) -> None:
        """Keep every cell, in the order of the cells, within limits."""
        self._limits = [
            (float(least), min(float(most), max(self._most, float(least))))
            for least, most in zip(low, high, strict=True)
        ]
        for variable, limits in zip(self._variables, self._limits, strict=True):
            variable.SetBounds(*limits)

    def face(self, printed: Mapping[int, int]) -> None:
        """From now on these items, by position, are known to have these counts."""
        for index in self._faced.keys() - printed.keys():
            self._free(index)
        for index, count in printed.items() - self._faced.items():
            self._fix(index, float(count))
        self._faced = dict(printed)

    def best(self, weights: Vector) -> Vector | None:
        """The table with the highest weighted sum of cells; ``None`` where the programme has no answer."""
        for at in np.flatnonzero(weights != self._weights).tolist():
            self._set(self._variables[at], float(weights[at]))
        self._weights = weights
        status = self._solver.Solve(self._parameters)
        if status != pywraplp.Solver.OPTIMAL:  # the last solution may have been a bad start
            status = self._solver.Solve(pywraplp.MPSolverParameters())
        if status != pywraplp.Solver.OPTIMAL:
            return None
        self._solver.FillSolutionResponseProto(
            self._answer
        )  # all at once: one after the other takes as long as solving
        return np.array(self._answer.variable_value)

    def _fix(self, index: int, count: float) -> None:
        """Rows are there only for what is printed, so that the programme stays small."""
        if index in self._single:
            self._variables[self._single[index]].SetBounds(count, count)
            return
        if index not in self._rows:
            self._rows[index] = self._row(self._sums[index])
        self._rows[index].SetBounds(count, count)

    def _free(self, index: int) -> None:
        if index in self._single:
            at = self._single[index]
            self._variables[at].SetBounds(*self._limits[at])
            return
        row = self._rows.pop(index)
        row.Clear()
        row.SetBounds(-self._solver.infinity(), self._solver.infinity())
        self._spare.append(row)

    def _row(self, coefficients: Mapping[int, int]) -> pywraplp.Constraint:
        infinity = self._solver.infinity()
        row = self._spare.pop() if self._spare else self._solver.Constraint(-infinity, infinity)
        for cell, coefficient in coefficients.items():
            row.SetCoefficient(self._variables[self.place[cell]], float(coefficient))
        return row
