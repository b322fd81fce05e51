"""Tables that were found before: those that agree stay, and the truth is never lost."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from wres_desktop.disclosure.goals import goals_of
from wres_desktop.disclosure.rules import OneCategory, Rule, SmallCount
from wres_desktop.disclosure.table_pool import Tables, reaching, together

law = settings(max_examples=100, deadline=None, derandomize=True)
RULES: tuple[Rule, ...] = (SmallCount((0,), 5), SmallCount((1,), 3), OneCategory((0,), (2,), 10))
table = st.lists(st.integers(0, 9).map(float), min_size=3, max_size=3)


def tables_of(tables: list[list[float]]) -> Tables:
    """The rules' sums are the three cells."""
    return reaching(np.array(tables), np.eye(3), goals_of(RULES))


def test_a_table_reaches_an_end_if_its_sum_is_as_low_or_as_high_as_the_rule_asks() -> None:
    tables = tables_of([[0.0, 3.0, 1.0], [5.0, 0.0, 0.0], [4.9, 0.1, 0.9]])

    assert tables.reached.tolist() == [
        [True, False, True, False, True, True],
        [False, True, True, True, False, False],
        [False, False, True, False, False, False],
    ]


@law
@given(st.lists(table, min_size=1, max_size=8), st.lists(st.integers(0, 1), min_size=3, max_size=3))
def test_only_tables_with_the_printed_count_stay_and_the_truth_is_among_them(
    tables: list[list[float]], chosen: list[int]
) -> None:
    weights = np.array(chosen, dtype=float)
    count = float(weights @ tables[0])
    agreeing = tables_of(tables).agreeing(weights, count, count)

    assert agreeing.cells.tolist() == [each for each in tables if weights @ each == count]
    assert agreeing.cells[0].tolist() == tables[0]


def test_however_many_tables_there_are_the_truth_and_the_newest_are_kept() -> None:
    truth, others = tables_of([[1.0, 2.0, 3.0]]), tables_of([[float(number)] * 3 for number in range(1000)])
    kept = together([truth, others]).newest()

    assert len(kept.cells) <= 301
    assert kept.cells[0].tolist() == [1.0, 2.0, 3.0]
    assert kept.cells[-1].tolist() == [999.0] * 3
