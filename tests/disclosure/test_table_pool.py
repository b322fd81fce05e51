"""Tables that were found before: those that agree stay, two are mixed where none does, and the truth is never lost."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from wres_desktop.disclosure.goals import Goals, goals_of
from wres_desktop.disclosure.incidence import Vector
from wres_desktop.disclosure.rules import OneCategory, Rule, SmallCount
from wres_desktop.disclosure.table_pool import TablePool

law = settings(max_examples=100, deadline=None, derandomize=True)
RULES: tuple[Rule, ...] = (SmallCount((0,), 5), SmallCount((1,), 3), OneCategory((0,), (2,), 10))
table = st.lists(st.integers(0, 9).map(float), min_size=3, max_size=3)


def pool_of(tables: list[list[float]]) -> tuple[TablePool, Goals]:
    """The sums are three cells; the first table is the truth."""
    goals = goals_of(RULES)
    pool = TablePool(np.array(tables[0]), (0, 1, 2), goals)
    if len(tables) > 1:
        pool.keep([pool.tables, pool.reaching(np.array(tables[1:]))])
    return pool, goals


def test_a_table_reaches_an_end_if_its_sum_is_as_low_or_as_high_as_the_rule_asks() -> None:
    pool, _ = pool_of([[0.0, 3.0, 1.0], [5.0, 0.0, 0.0], [4.9, 0.1, 0.9]])

    assert pool.tables.reached.tolist() == [
        [True, False, True, False, True, True],
        [False, True, True, True, False, False],
        [False, False, True, False, False, False],
    ]


@law
@given(st.lists(table, min_size=1, max_size=8), st.integers(0, 2))
def test_only_tables_with_the_printed_count_stay_and_the_truth_is_among_them(
    tables: list[list[float]], column: int
) -> None:
    pool, _ = pool_of(tables)
    count = tables[0][column]
    agreeing = pool.agreeing(column, count)

    assert sorted(agreeing.values.tolist()) == sorted(each for each in tables if each[column] == count)
    assert agreeing.values[0].tolist() == tables[0]


@law
@given(st.lists(table, min_size=2, max_size=8), st.integers(0, 2))
def test_a_mixture_has_the_printed_count_lies_between_two_tables_and_reaches_what_both_reach(
    tables: list[list[float]], column: int
) -> None:
    pool, _ = pool_of(tables)
    count = tables[0][column]
    wanted = np.ones(2 * len(RULES), dtype=bool)
    agreeing = pool.agreeing(column, count)
    wanted &= ~agreeing.reached.any(0)
    mixtures = pool.mixed(column, count, wanted)
    below = [each for each in tables if each[column] < count]
    above = [each for each in tables if each[column] > count]

    for mixed in mixtures:
        values = mixed.values[0]
        assert abs(values[column] - count) < 1e-9
        assert (mixed.reached == pool.reaching(mixed.values).reached).all()
        assert any(is_between(values, np.array(one), np.array(other)) for one in below for other in above)
    ends = pool.reaching(np.array(below or [[np.nan] * 3])).reached.any(0)
    ends &= pool.reaching(np.array(above or [[np.nan] * 3])).reached.any(0)
    reached = np.array([mixed.reached[0] for mixed in mixtures]).any(0) if mixtures else np.zeros(len(wanted), bool)
    assert (reached | ~(wanted & ends)).all(), "what tables on both sides reach, some mixture does"


def is_between(values: Vector, one: Vector, other: Vector) -> bool:
    """Whether a table is a mixture of two: the same share of the way in every sum."""
    way, gone = other - one, values - one
    share = float(gone @ way / (way @ way))
    return bool(0.0 < share < 1.0 and np.allclose(gone, share * way))


def test_however_many_tables_there_are_the_truth_and_the_newest_are_kept() -> None:
    pool, _ = pool_of([[1.0, 2.0, 3.0]])
    pool.keep([pool.tables, pool.reaching(np.array([[float(number)] * 3 for number in range(1000)]))])

    assert len(pool.tables) <= 301
    assert pool.tables.values[0].tolist() == [1.0, 2.0, 3.0]
    assert pool.tables.values[-1].tolist() == [999.0] * 3
