"""A linear programme of OR-Tools, handed over all at once: factor by factor takes ten times as long."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ortools.linear_solver import linear_solver_pb2, pywraplp


class Row(NamedTuple):
    """So many times each variable, by its number, added up; no limit is ``None``."""

    factors: Mapping[int, int]
    low: int | None
    high: int | None


def programme(variables: int, most: float, rows: Iterable[Row]) -> pywraplp.Solver:
    """A programme for GLOP with so many variables, each from 0 to ``most``."""
    model = linear_solver_pb2.MPModelProto()
    for _ in range(variables):
        model.variable.add(lower_bound=0.0, upper_bound=most)
    infinity = pywraplp.Solver.infinity()
    for factors, low, high in rows:
        model.constraint.add(
            lower_bound=-infinity if low is None else float(low),
            upper_bound=infinity if high is None else float(high),
            var_index=list(factors),
            coefficient=[float(factor) for factor in factors.values()],
        )
    solver = pywraplp.Solver.CreateSolver("GLOP")
    solver.LoadModelFromProto(model)
    return solver
