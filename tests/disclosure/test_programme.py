"""A linear programme that is handed over all at once says what the same programme says row by row."""

import pytest
from ortools.linear_solver import pywraplp

from wres_desktop.disclosure.programme import Row, programme

MOST = 50.0


@pytest.mark.parametrize(
    ("rows", "highest"),
    [
        pytest.param([], 2 * MOST, id="without a row only the variables have limits"),
        pytest.param([Row({0: 1, 1: 1}, None, 12)], 12, id="a row has a highest value alone"),
        pytest.param([Row({0: 1, 1: -1}, 30, None)], 20 + MOST, id="a row has a lowest value alone"),
        pytest.param([Row({0: 2}, 8, 8), Row({1: 3}, 0, 6)], 4 + 2, id="factors count"),
    ],
)
def test_the_highest_sum_of_two_variables_keeps_every_row(rows: list[Row], highest: float) -> None:
    solver = programme(2, MOST, rows)
    for variable in solver.variables():
        solver.Objective().SetCoefficient(variable, 1.0)
    solver.Objective().SetMaximization()

    assert solver.Solve() == pywraplp.Solver.OPTIMAL
    assert solver.Objective().Value() == pytest.approx(highest)
