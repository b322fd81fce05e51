"""What is told of open cells, and sums that change with them."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from wres_desktop.disclosure.constraints import Linear
from wres_desktop.disclosure.incidence import Incidence
from wres_desktop.disclosure.residual import Told

SIZE = 6

cells = st.lists(st.integers(0, SIZE - 1), unique=True, max_size=4).map(tuple)
tables = st.lists(st.integers(0, 5), min_size=SIZE, max_size=SIZE)
limit = st.none() | st.integers(-5, 12)
told = st.lists(st.tuples(st.lists(st.tuples(st.integers(-2, 3), cells), max_size=3), limit, limit), max_size=4)


@given(told, tables)
def test_a_table_agrees_where_every_sum_of_factors_is_between_its_limits(
    sums: list[tuple[list[tuple[int, tuple[int, ...]]], int | None, int | None]], table: list[int]
) -> None:
    residual = [Linear(tuple(terms), low, high, "printed") for terms, low, high in sums]
    values = [sum(factor * sum(table[cell] for cell in of) for factor, of in terms) for terms, _, _ in sums]
    right = all(
        (low is None or value >= low) and (high is None or value <= high)
        for value, (_, low, high) in zip(values, sums, strict=True)
    )
    assert Told(residual, {cell: cell for cell in range(SIZE)}).agrees(np.array(table)) == right


@given(
    st.lists(cells, min_size=1, max_size=5),
    tables,
    st.dictionaries(st.integers(0, SIZE - 1), st.integers(-3, 3).filter(bool), min_size=1),
)
def test_the_sums_that_change_are_those_of_the_places_that_change(
    sums: list[tuple[int, ...]], table: list[int], changes: dict[int, int]
) -> None:
    incidence = Incidence(sums, {cell: cell for cell in range(SIZE)})
    after = [count + changes.get(cell, 0) for cell, count in enumerate(table)]
    which, by = incidence.changed(changes)
    assert which.tolist() == [number for number, of in enumerate(sums) if not changes.keys().isdisjoint(of)]
    assert by.tolist() == [sum(after[cell] - table[cell] for cell in sums[number]) for number in which]
