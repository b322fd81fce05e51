"""Tables that are known before any question: what they agree with, and how many people are in them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wres_desktop.disclosure.constraints import Linear
from wres_desktop.disclosure.first_tables import first_tables

law = settings(max_examples=150, deadline=None, derandomize=True)
MOST = 6000.0
CELLS = tuple(range(10, 16))
SUMS = st.sets(st.sampled_from(CELLS), min_size=1).map(lambda cells: tuple(sorted(cells)))
FACTS = st.lists(st.builds(lambda one, other: Linear(((1, one), (-1, other)), 0, 0, "fact"), SUMS, SUMS), max_size=4)


def test_where_nothing_is_told_nobody_and_many_everywhere_are_tables() -> None:
    nobody, *full = first_tables((), CELLS, MOST)
    assert not nobody.any()
    assert len(full) == 2
    assert all(table.min() >= 400 for table in full)


def test_the_tables_with_many_people_are_in_no_proportion() -> None:
    _, one, other = first_tables((), CELLS, MOST)
    ratios = one / other
    assert len(np.unique(ratios.round(7))) == len(CELLS)


def test_two_sums_that_are_the_same_are_so_in_every_table_and_nobody_is_missing() -> None:
    fact = Linear(((1, (10, 11)), (-1, (12, 13, 14))), 0, 0, "fact")
    tables = first_tables((fact,), CELLS, MOST)
    assert len(tables) == 3
    assert tables[:, :2].sum(axis=1) == pytest.approx(tables[:, 2:5].sum(axis=1))
    assert tables[1:].min() >= 300


@law
@given(FACTS)
def test_every_table_agrees_with_the_facts_and_holds_at_most_so_many_people(facts: list[Linear]) -> None:
    tables = first_tables(facts, CELLS, MOST)
    assert len(tables)
    assert tables.min() >= 0
    assert tables.sum(axis=1).max() <= MOST
    at = CELLS.index
    for (_, one), (_, other) in (fact.terms for fact in facts):
        sums = tables[:, [at(cell) for cell in one]].sum(axis=1), tables[:, [at(cell) for cell in other]].sum(axis=1)
        assert sums[0] == pytest.approx(sums[1], abs=1e-6)


@pytest.mark.parametrize(("low", "high"), [(7, 7), (0, 3), (0, None), (None, 0)])
def test_where_a_number_is_told_there_are_none(low: int | None, high: int | None) -> None:
    assert not len(first_tables((Linear(((1, (10, 12)),), low, high, "printed"),), CELLS, MOST))
