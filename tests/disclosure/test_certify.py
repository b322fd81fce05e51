"""Tables that show the rules to hold: whole numbers that print the same, never the true ones, for every rule."""

from collections.abc import Sequence

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.builders import Json
from tests.disclosure.publications import Table
from tests.disclosure.tiny_tables import EveryTable
from wres_desktop.disclosure.certify import Seeds, certify
from wres_desktop.disclosure.certify_classes import certified
from wres_desktop.disclosure.constraints import Linear, constraints_of
from wres_desktop.disclosure.looking import EVERYTHING, Looking, NotShown
from wres_desktop.disclosure.plan import plan
from wres_desktop.disclosure.problem import Item, Problem
from wres_desktop.disclosure.publication_file import publication_from_json
from wres_desktop.disclosure.rules import OneCategory, Rule, SmallCount, enough_for, sum_of
from wres_desktop.disclosure.statements import Publication
from wres_desktop.disclosure.verify import printed_from
from wres_desktop.disclosure.verify_reading import Sums

NAMES = ("a", "b", "c", "d")
CELLS = ("in/bme", "in/white", "out/bme", "out/white")
RATES: Json = {
    "of": {"numerator": ["in/bme"], "denominator": ["*/bme"]},
    "compared_with": {"numerator": ["in/white"], "denominator": ["*/white"]},
}
subsets = st.sets(st.integers(0, 3), min_size=1).map(lambda cells: tuple(sorted(cells)))


@st.composite
def problems(draw: st.DrawFn) -> tuple[Problem, list[int]]:
    """Four cells, any sums of them printed beside the total, and rules over any others: no table with two margins."""
    truth = tuple(draw(st.lists(st.integers(0, 3), min_size=4, max_size=4)))
    items = (Item((0, 1, 2, 3)), *(Item(cells) for cells in draw(st.lists(subsets, max_size=5, unique=True))))
    rules: list[Rule] = [SmallCount(cells, 3) for cells in draw(st.lists(subsets, min_size=1, max_size=4, unique=True))]
    parts = draw(st.lists(subsets.filter(lambda cells: len(cells) < 4), max_size=2, unique=True))
    rules += [OneCategory(part, tuple(cell for cell in range(4) if cell not in part), 4) for part in parts]
    return Problem(truth, items, (), tuple(rules)), list(range(len(items)))


@settings(max_examples=250, deadline=None, derandomize=True)
@given(problems())
def test_the_rules_that_are_not_kept_are_those_that_every_table_together_breaks(
    drawn: tuple[Problem, list[int]],
) -> None:
    problem, printed = drawn
    total = sum(problem.truth)
    every = EveryTable(problem, limit=total)
    told = [
        Linear(((1, item.cells),), problem.count(item.cells), problem.count(item.cells), str(number))
        for number, item in enumerate(problem.items)
    ]
    found = certify(NAMES, told, problem.rules, problem.truth)
    agreeing = {tuple(table) for table in every.agreeing(printed).tolist()}
    broken = set(every.broken(printed))

    assert broken <= set(found.unproved)
    assert all(not shown_without_the_truth(problem, rule, agreeing) for rule in set(found.unproved) - broken)
    assert set(found.tables) <= agreeing
    assert problem.truth not in found.tables or len(agreeing) == 1
    if not found.unproved:
        assert found.tables or len(agreeing) == 1
        assert_shown(problem, found.tables, agreeing)


def shown_without_the_truth(problem: Problem, rule: Rule, agreeing: set[tuple[int, ...]]) -> bool:
    """Whether tables other than the true one, which is never shown, reach every end of a rule."""
    counts = [sum(table[cell] for cell in sum_of(rule)) for table in agreeing - {problem.truth}]
    if isinstance(rule, OneCategory):
        return any(counts)
    return bool(counts) and min(counts) == 0 and max(counts) >= rule.threshold


def assert_shown(problem: Problem, tables: Sequence[tuple[int, ...]], agreeing: set[tuple[int, ...]]) -> None:
    """Each end of a rule that the tables can reach, but for the truth, one of those found reaches."""

    def count(cells: Sequence[int], table: Sequence[int]) -> int:
        return sum(table[cell] for cell in cells)

    for rule in problem.rules:
        settled = rule.cells if isinstance(rule, SmallCount) else rule.part
        values = [count(settled, table) for table in agreeing]
        if max(values) == 0 or min(values) >= enough_for(rule):
            continue
        others = [count(sum_of(rule), table) for table in agreeing - {problem.truth}]
        found = [count(sum_of(rule), table) for table in tables]
        if isinstance(rule, SmallCount) and 0 in others:
            assert 0 in found
        most = rule.threshold if isinstance(rule, SmallCount) else 1
        if max(others, default=0) >= most:
            assert max(found) >= most


def test_whole_numbers_give_away_what_fractions_leave_open() -> None:
    """a + b = b + c = a + c + d = 5 make d = 2b - 5: from 0 to 5 in fractions of people, but 1, 3 or 5 in people."""
    rule = SmallCount((3,), 5)
    problem = Problem((1, 4, 1, 3), (Item((0, 1)), Item((1, 2)), Item((0, 2, 3))), (), (rule,))
    told = [Linear(((1, item.cells),), 5, 5, "") for item in problem.items]

    assert EveryTable(problem, limit=5).range_of((3,), range(3)) == (1, 5)
    assert plan(problem, range(3)).printed == (0, 1, 2)
    assert certify(NAMES, told, [rule], problem.truth).unproved == (rule,)
    assert certify(NAMES, told[:2], [rule], problem.truth).unproved == ()


@settings(max_examples=60, deadline=None, derandomize=True)
@given(problems())
def test_no_table_can_be_spared(drawn: tuple[Problem, list[int]]) -> None:
    problem, _ = drawn
    told = [Linear(((1, (0, 1, 2, 3)),), sum(problem.truth), sum(problem.truth), "total")]
    found = certify(NAMES, told, problem.rules, problem.truth, looking=Looking(of_somebody=False))
    assume(len(found.tables) > 1)
    ends = [_reached(problem.rules, table) for table in found.tables]

    for number in range(len(ends)):
        others = set[tuple[int, bool]]().union(*(each for at, each in enumerate(ends) if at != number))
        assert ends[number] - others


def _reached(rules: Sequence[Rule], table: Sequence[int]) -> set[tuple[int, bool]]:
    found = set()
    for number, rule in enumerate(rules):
        count = sum(table[cell] for cell in sum_of(rule))
        if isinstance(rule, SmallCount) and count == 0:
            found.add((number, False))
        if count >= (rule.threshold if isinstance(rule, SmallCount) else 1):
            found.add((number, True))
    return found


def test_the_true_table_is_not_among_those_found_even_where_it_alone_reaches_an_end() -> None:
    """Seven of seven in one place: only the true table has all seven there."""
    told = [Linear(((1, (0, 1)),), 7, 7, "total")]
    found = certify(("here", "elsewhere"), told, [SmallCount((0,), 7)], (7, 0))

    assert found.tables
    assert (7, 0) not in found.tables


def test_where_all_is_printed_the_one_table_there_is_gives_nothing_away() -> None:
    told = [Linear(((1, (0,)),), 7, 7, "one"), Linear(((1, (1,)),), 0, 0, "other")]

    assert certify(("one", "other"), told, [SmallCount((0,), 5), SmallCount((1,), 5)], (7, 0)).unproved == ()
    assert certify(("one", "other"), told, [SmallCount((0,), 8)], (7, 0)).unproved == (SmallCount((0,), 8),)


def test_what_is_told_is_sought_from_what_is_printed_alone() -> None:
    """Without the truth the tables are the same, unless one of them was the truth."""
    told = [Linear(((1, (0, 1, 2, 3)),), 12, 12, "total"), Linear(((1, (0, 1)),), 6, 6, "row")]
    rules = [SmallCount((cell,), 5) for cell in range(4)]
    public = certify(NAMES, told, rules)

    assert certify(NAMES, told, rules, (3, 3, 3, 3)).tables == public.tables
    assert public.unproved == ()


def publication(*statements: Json) -> Publication:
    content = {"format": "wres-publication", "version": 1, "title": "Invented", "cells": list(CELLS)}
    rows = [{"id": str(number)} | statement for number, statement in enumerate(statements)]
    return publication_from_json(content | {"statements": rows})


ALL_BME: Json = {"kind": "count", "of": ["*/bme"], "printed": "20"}


def test_tables_are_found_where_a_printed_difference_multiplies_withheld_counts() -> None:
    """20 % of 20 and 20 % of 80: no difference, and the cases themselves stay open."""
    apart = {"kind": "difference", "of": RATES["of"], "minus": RATES["compared_with"], "printed": "0"}
    told = publication(ALL_BME, apart)
    truth = (4, 16, 16, 64)
    found = certify(CELLS, constraints_of(told), [SmallCount((0,), 5)], truth)
    sums = Sums(list(CELLS))

    assert found.unproved == ()
    assert {table[0] == 0 for table in found.tables} == {True, False}
    assert max(table[0] for table in found.tables) >= 5
    for table in found.tables:
        assert table != truth
        counts = Table(dict(zip(CELLS, table, strict=True)), sums)
        assert [printed_from(each, counts) for each in (ALL_BME, apart)] == ["20", "0"]


def test_what_a_printed_ratio_and_its_other_counts_pin_stays_unproved() -> None:
    told = publication(
        ALL_BME,
        {"kind": "count", "of": ["in/white"], "printed": "9"},
        {"kind": "count", "of": ["out/white"], "printed": "71"},
        {"kind": "ratio", **RATES, "printed": "1.78"},
    )
    rule = SmallCount((0,), 5)

    assert certify(CELLS, constraints_of(told), [rule], (4, 9, 16, 71)).unproved == (rule,)


@pytest.mark.parametrize("printed", ["5", "6", "12"])
def test_a_sum_that_is_surely_large_needs_no_table(printed: str) -> None:
    told = publication({"kind": "count", "of": ["in/bme"], "printed": printed})

    assert certify(CELLS, constraints_of(told), [SmallCount((0, 1), 5)], (int(printed), 3, 3, 3)).unproved == ()


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        pytest.param([((0, 1), 5)], True, id="a printed sum within it is enough"),
        pytest.param([((0, 1), 4)], False, id="a printed sum within it is too small"),
        pytest.param([((0, 1, 3), 9), ((3,), 4)], True, id="what is left of a printed sum is enough"),
        pytest.param([((0, 1, 3), 9), ((3,), 5)], False, id="what is left of a printed sum is too small"),
        pytest.param([((0, 1, 3), 9), ((3, 4), 4)], True, id="a sum that goes beyond it is taken away"),
    ],
)
def test_a_sum_that_holds_enough_people_for_certain_needs_no_tables(
    told: list[tuple[tuple[int, ...], int]], *, kept: bool
) -> None:
    """Cells 0 to 2 make the sum that the rule is about; 3 and 4 are others."""
    constraints = [Linear(((1, cells),), count, count, "told") for cells, count in told]
    rule = SmallCount((0, 1, 2), 5)
    found = certify(("a", "b", "c", "d", "e"), constraints, [rule])

    assert found.shown == frozenset()
    assert (rule not in found.unproved) is kept


@pytest.mark.parametrize(
    "told",
    [
        [Linear(((1, (0, 1)),), 3, 3, "earlier"), Linear(((1, (0, 1, 2)),), 2, 2, "new")],
        [Linear(((1, pair),), 1, 1, f"earlier {pair}") for pair in ((0, 1), (1, 2), (0, 2))],
    ],
)
def test_what_no_whole_table_agrees_with_shows_nothing(told: list[Linear]) -> None:
    """More in a part than in the whole; and three pairs of one person each, which only half a person in each can be."""
    with pytest.raises(NotShown):
        certify(NAMES, told, [SmallCount((0,), 5), SmallCount((3,), 5)])


def test_a_table_over_sums_that_leaves_a_member_less_than_nobody_is_passed_over() -> None:
    """Nine people are in the first cell, and the sum of the first two is three: such sums have no table."""
    told = (Linear(((1, (0,)),), 9, 9, "first"), Linear(((1, (1, 2)), (-1, (3, 4))), 0, 0, "fact"))
    rules = [SmallCount((cell,), 5) for cell in (1, 2, 3)]
    found = certify(tuple("abcde"), told, rules, None, Seeds(((0, 1), (2,), (3,), (4,)), ((3, 20, 6, 8),)))

    assert not found.unproved
    assert min(map(min, found.tables)) == 0


def test_what_all_members_tell_of_their_staff_is_known_of_the_sums_over_them() -> None:
    """Two members' staff are six and four, and five are of the first group: the others are five, which is enough."""
    told = (
        Linear(((1, (0, 1)),), 6, 6, "first"),
        Linear(((1, (2, 3)),), 4, 4, "second"),
        Linear(((1, (0, 2)),), 5, 5, "group"),
        Linear(((1, (1, 3)),), 2, None, "others"),
    )
    rule, classes = SmallCount((1, 3), 5), ((0, 2), (1, 3))

    assert not certified(tuple("abcd"), told, (rule,), classes, None, EVERYTHING).unproved
    assert certified(tuple("abcd"), told[1:], (rule,), classes, None, EVERYTHING).unproved == (rule,)
