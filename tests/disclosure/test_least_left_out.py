"""No safe choice leaves out less than the bound says: held against every choice of tiny tables."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.disclosure.tiny_tables import Counts, EveryTable, grid
from wres_desktop.disclosure.constraints import Linear
from wres_desktop.disclosure.least_left_out import LeastLeftOut, Wish
from wres_desktop.disclosure.problem import Problem

CLOSE = 1e-6


def least_of_all_choices(problem: Problem, weights: list[float]) -> float:
    """Try every choice of what to print, and look at every table that agrees with it."""
    tables = EveryTable(problem)
    everything = range(len(problem.items))
    choices = ([item for item in everything if chosen[item]] for chosen in product((0, 1), repeat=len(everything)))
    safe = (printed for printed in choices if _is_whole(problem, printed) and not tables.broken(printed))
    return min(sum(weights) - sum(weights[item] for item in printed) for printed in safe)


def _is_whole(problem: Problem, printed: list[int]) -> bool:
    return all(required in printed for item in printed for required in problem.items[item].requires)


def bound_of(problem: Problem, weights: list[float]) -> float:
    return LeastLeftOut(problem).of([Wish((item,), weight) for item, weight in enumerate(weights)])


count = st.one_of(st.integers(0, 3), st.integers(0, 6))


@settings(max_examples=12, deadline=None, derandomize=True)
@given(
    st.lists(st.lists(count, min_size=2, max_size=2), min_size=2, max_size=2),
    st.lists(st.integers(1, 5).map(float), min_size=9, max_size=9),
    st.sampled_from([0, 4]),
)
def test_no_safe_choice_leaves_out_less(counts: Counts, weights: list[float], one_category: int) -> None:
    problem = grid(counts, one_category=one_category)

    assert bound_of(problem, weights) <= least_of_all_choices(problem, weights) + CLOSE


@pytest.mark.parametrize("counts", [[[1, 9], [9, 9]], [[2, 2], [8, 9]], [[9, 9], [9, 9]]])
def test_where_nothing_else_asks_for_more_the_bound_is_reached(counts: Counts) -> None:
    problem, weights = grid(counts), [1.0] * 9

    assert bound_of(problem, weights) == pytest.approx(least_of_all_choices(problem, weights))


def test_what_needs_a_figure_that_is_left_out_is_left_out_with_it() -> None:
    alone, tied = grid([[1, 9], [9, 9]]), grid([[1, 9], [9, 9]], requires={3: (0,)})

    weights = [0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0]

    assert bound_of(alone, weights) == pytest.approx(0)
    assert bound_of(tied, weights) == pytest.approx(1)


def test_a_figure_of_several_counts_is_left_out_with_any_of_them() -> None:
    problem = grid([[1, 9], [9, 9]])

    assert LeastLeftOut(problem).of([Wish((0, 3), 7.0)]) == pytest.approx(7)


def test_what_is_out_already_asks_for_nothing() -> None:
    out = Linear(((1, (0,)),), 1, 1, "earlier")
    problem = grid([[1, 9], [9, 9]], told=(out,))

    weights = [1.0] + [0.0] * 8

    assert bound_of(problem, weights) == pytest.approx(0)


def test_what_cut_one_way_to_weigh_figures_serves_the_next() -> None:
    problem = grid([[1, 9], [2, 9]])
    asked: list[int] = []
    programme = LeastLeftOut(problem, lambda done, _of: asked.append(done))
    wishes = [Wish((item,), 1.0) for item in range(9)]
    first = programme.of(wishes)
    rounds = len(asked)

    assert programme.of(wishes) == pytest.approx(first)
    assert len(asked) - rounds < rounds
