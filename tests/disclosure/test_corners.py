"""Corners: the furthest table is as far as another solver finds, whatever is told, and what is told holds in it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from wres_desktop.disclosure.corners import Corners, Stuck
from wres_desktop.disclosure.incidence import Vector

law = settings(max_examples=150, deadline=None, derandomize=True)
MOST = 1_000.0
CELLS = 6

counts = st.lists(st.integers(0, 6), min_size=CELLS, max_size=CELLS).map(lambda each: np.array(each, dtype=float))
sums = st.lists(st.sampled_from([0.0, 1.0]), min_size=CELLS, max_size=CELLS).map(np.array)
weights = st.lists(st.integers(-3, 3), min_size=CELLS, max_size=CELLS).map(lambda each: np.array(each, dtype=float))


@law
@given(counts, st.lists(sums, max_size=5), st.lists(weights, max_size=2), st.lists(weights, min_size=1, max_size=4))
def test_a_table_that_goes_furthest_goes_as_far_as_another_solver_says_and_agrees_with_what_is_told(
    truth: Vector, told: list[Vector], at_least: list[Vector], asked: list[Vector]
) -> None:
    corners = Corners(CELLS, MOST)
    for each in told:
        corners.tell(each, float(each @ truth))
    for each in at_least:
        corners.tell_at_least(each, float(each @ truth) - 1)

    for of in asked:
        table = corners.furthest(of)
        limits = linprog(
            -of,
            A_eq=np.array(told) if told else None,
            b_eq=[each @ truth for each in told] or None,
            A_ub=np.array([np.ones(CELLS), *(-each for each in at_least)]),
            b_ub=[MOST, *(1 - each @ truth for each in at_least)],
        )
        assert of @ table == pytest.approx(-limits.fun, abs=1e-6)
        assert table.min() >= -1e-6
        assert all(each @ table == pytest.approx(each @ truth, abs=1e-6) for each in told)
        assert all(each @ table >= each @ truth - 1 - 1e-6 for each in at_least)


def test_what_a_copy_is_told_the_other_does_not_know() -> None:
    corners, first = Corners(2, MOST), np.array([1.0, 0.0])
    other = corners.copy()
    other.tell(first, 3.0)

    assert first @ other.furthest(first) == 3.0
    assert first @ corners.furthest(first) == MOST


def test_what_contradicts_itself_is_refused() -> None:
    corners, both = Corners(2, MOST), np.array([1.0, 1.0])
    corners.tell(both, 3.0)

    with pytest.raises(Stuck):
        corners.tell(both, 4.0)
    with pytest.raises(Stuck):
        corners.tell_at_least(both, 4.0)


def test_people_who_can_be_nowhere_are_refused() -> None:
    corners, first = Corners(2, MOST), np.array([1.0, 0.0])
    corners.tell(np.array([1.0, 1.0]), 3.0)

    with pytest.raises(Stuck):
        corners.tell(first, 4.0)


def test_a_question_that_can_lead_in_circles_ends_at_its_answer() -> None:
    """Beale's example (Naval Research Logistics Quarterly 2, 1955), its rows in whole numbers."""
    corners = Corners(4, 1_000_000.0)
    for row, most in (([1, -32, -4, 36], 0), ([1, -24, -1, 6], 0), ([0, 0, 1, 0], 1)):
        corners.tell_at_least(-np.array(row, dtype=float), -float(most))

    gain = np.array([0.75, -20.0, 0.5, -6.0])
    assert gain @ corners.furthest(gain) == pytest.approx(1.25)


def test_steps_that_gain_too_little_a_person_are_not_taken() -> None:
    corners, of = Corners(2, MOST), np.array([1.0, 0.25])
    corners.tell_at_least(np.array([-1.0, 0.0]), -3.0)

    assert corners.furthest(of, 0.5).tolist() == [3.0, 0.0]
    assert corners.furthest(of).tolist() == [3.0, MOST - 3]
