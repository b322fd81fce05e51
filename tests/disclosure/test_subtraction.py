"""Adding and subtracting: what totals and parts tell of each other, never more than is so."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.disclosure.tiny_tables import grid
from wres_desktop.disclosure.subtraction import Limits, Subtraction

law = settings(max_examples=100, deadline=None, derandomize=True)
MOST = 4
TABLES = np.indices((MOST + 1,) * 4).reshape(4, -1).T
SUMS = [item.cells for item in grid([[0, 0], [0, 0]]).items]
VALUES = np.stack([TABLES[:, list(cells)].sum(axis=1) for cells in SUMS], axis=1)


def limits(known: dict[int, tuple[float, float]]) -> Limits:
    """No limit for a sum but that its cells are at most so many, and what is known."""
    low = np.zeros(len(SUMS))
    high = np.array([float(MOST * len(cells)) for cells in SUMS])
    for column, (least, most) in known.items():
        low[column], high[column] = least, most
    return Limits(low, high)


@law
@given(st.lists(st.integers(0, MOST), min_size=4, max_size=4), st.sets(st.integers(0, len(SUMS) - 1)))
def test_no_possible_table_is_ever_ruled_out_and_no_limit_is_loosened(table: list[int], printed: set[int]) -> None:
    true = [sum(table[cell] for cell in cells) for cells in SUMS]
    known = limits({column: (float(true[column]), float(true[column])) for column in printed})
    found = known.copy()
    Subtraction(SUMS).tighten(found)
    agreeing = VALUES[(VALUES[:, sorted(printed)] == [true[column] for column in sorted(printed)]).all(axis=1)]

    assert (found.low >= known.low).all()
    assert (found.high <= known.high).all()
    assert (agreeing >= found.low).all()
    assert (agreeing <= found.high).all()


@pytest.mark.parametrize(
    ("known", "column", "found"),
    [
        pytest.param({4: (7, 7), 0: (4, 4)}, 1, (3, 3), id="a row without one cell is the other"),
        pytest.param({0: (4, 4), 1: (3, 3)}, 4, (7, 7), id="two cells are their row"),
        pytest.param({4: (4, 6)}, 0, (0, 4), id="a cell is at most its row"),
        pytest.param({4: (6, 7), 0: (1, 3)}, 1, (3, 4), id="limits are subtracted crosswise"),
        pytest.param({8: (10, 10), 4: (7, 7), 2: (1, 1)}, 3, (2, 2), id="the total through a row to a cell"),
        pytest.param({8: (10, 10), 4: (7, 7), 6: (4, 4), 0: (3, 3)}, 3, (2, 2), id="rows and columns together"),
    ],
)
def test_what_a_total_and_its_parts_tell(
    known: dict[int, tuple[float, float]], column: int, found: tuple[float, float]
) -> None:
    """Columns 0 to 3 are the cells, 4 and 5 the rows, 6 and 7 the columns and 8 the total of a small table."""
    of = limits(known)
    Subtraction(SUMS).tighten(of)

    assert (of.low[column], of.high[column]) == found


def test_sums_that_no_other_two_make_tell_nothing() -> None:
    of = Limits(np.array([0.0, 3.0]), np.array([9.0, 3.0]))
    Subtraction([(0, 1), (1, 2)]).tighten(of)

    assert (of.low.tolist(), of.high.tolist()) == ([0.0, 3.0], [9.0, 3.0])


def test_a_copy_is_tightened_apart() -> None:
    of = limits({4: (9, 9)})
    copied = of.copy()
    copied.low[4] = 0.0

    assert of.low[4] == 9.0


@law
@given(st.lists(st.integers(0, MOST), min_size=4, max_size=4), st.permutations(range(len(SUMS))))
def test_following_one_count_after_the_other_tells_what_following_all_at_once_does(
    table: list[int], order: list[int]
) -> None:
    true = [float(sum(table[cell] for cell in cells)) for cells in SUMS]
    subtraction, found = Subtraction(SUMS), limits({})
    subtraction.tighten(found)
    for number, column in enumerate(order, 1):
        found.low[column] = found.high[column] = true[column]
        subtraction.tighten(found, [column])

        at_once = limits({each: (true[each], true[each]) for each in order[:number]})
        subtraction.tighten(at_once)
        assert (found.low.tolist(), found.high.tolist()) == (at_once.low.tolist(), at_once.high.tolist())
