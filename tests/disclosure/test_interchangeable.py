"""Cells of members that no statement tells apart: their sums allow what all the tables of the members allow."""

from itertools import chain

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.disclosure.tiny_tables import EveryTable
from wres_desktop.disclosure.constraints import Linear
from wres_desktop.disclosure.interchangeable import Classes, merged, over_classes
from wres_desktop.disclosure.plan import plan
from wres_desktop.disclosure.problem import Item, Problem
from wres_desktop.disclosure.rules import OneCategory, SmallCount

law = settings(max_examples=40, deadline=None, derandomize=True)
OWNERS = ["A", "A", "B", "B"]
BOTH_FIRST, BOTH_SECOND, EVERYBODY = (0, 2), (1, 3), (0, 1, 2, 3)
OF_MEMBERS = ((0, 1), (2, 3))


def joint(truth: tuple[int, ...], told: tuple[Linear, ...] = ()) -> Problem:
    """Two members with two cells each: the joint counts, each member's headcount, and rules over all of it."""
    sums = (BOTH_FIRST, BOTH_SECOND, EVERYBODY, *OF_MEMBERS)
    small = [SmallCount(cells, 3) for cells in ((0,), (1,), (2,), (3,), *sums)]
    groups = [OneCategory(BOTH_FIRST, BOTH_SECOND, 4), OneCategory(BOTH_SECOND, BOTH_FIRST, 4)]
    return Problem(truth, tuple(Item(cells) for cells in sums), told, (*small, *groups))


def test_cells_in_the_same_joint_sums_are_one_and_what_single_members_say_is_left_for_later() -> None:
    found = merged(joint((1, 5, 2, 3)), OWNERS)

    assert found is not None
    assert found.classes == (BOTH_FIRST, BOTH_SECOND)
    assert found.late == {3, 4}
    assert found.problem.truth == (3, 8)
    assert [item.cells for item in found.problem.items] == [(0,), (1,), (0, 1), (), ()]
    assert SmallCount((0, 1), 3) in found.problem.rules
    assert OneCategory((0,), (1,), 4) in found.problem.rules


@law
@given(st.tuples(*[st.integers(0, 3)] * 4), st.permutations(range(3)))
def test_a_plan_over_the_sums_prints_what_looking_at_every_members_table_allows(
    truth: tuple[int, int, int, int], order: list[int]
) -> None:
    problem = joint(truth)
    found = merged(problem, OWNERS)
    assert found is not None

    assert plan(found.problem, order).printed == EveryTable(problem, limit=max(sum(truth), 3)).greedy(order)


def test_one_organisation_alone_has_nothing_to_merge() -> None:
    cells = Problem((1, 2), (Item((0,)), Item((1,)), Item((0, 1))), (), ())

    assert merged(cells, ["A", "A"]) is None


def test_members_that_print_their_own_cells_are_told_apart() -> None:
    """A sum that holds one member's first cell and both second ones is no sum over all members."""
    problem = Problem((1, 2, 3, 4), (Item(BOTH_FIRST), Item(BOTH_SECOND), Item((0, 3))), (), ())

    assert merged(problem, OWNERS) is None


def test_what_is_told_of_single_members_is_added_up_and_where_it_cannot_be_nothing_is_merged() -> None:
    """Each member's two cells are two ways to count the same people; both together say so of the sums."""
    facts = tuple(Linear(((1, (one,)), (-1, (other,))), 0, 0, "fact") for one, other in OF_MEMBERS)
    found = merged(joint((2, 2, 3, 3), facts), OWNERS)

    assert found is not None
    assert [(told.terms, told.low, told.high) for told in found.problem.told] == [(((1, (0,)), (-1, (1,))), 0, 0)]
    assert merged(joint((2, 2, 3, 3), facts[:1]), OWNERS) is None


def test_cells_that_nobody_prints_are_one_where_they_are_the_same_to_each_member() -> None:
    """Each member's people who did not enter a process (cells 2 and 5) are its staff (1, 4) without who did (0, 3)."""
    entered, others, staff = (0, 3), (2, 5), (1, 4)
    facts = tuple(Linear(((1, (at, at + 2)), (-1, (at + 1,))), 0, 0, "fact") for at in (0, 3))
    problem = Problem((1, 9, 8, 2, 6, 4), (Item(entered), Item(staff)), facts, (SmallCount(others, 3),))
    found = merged(problem, ["A", "A", "A", "B", "B", "B"])

    assert found is not None
    assert found.classes == (entered, staff, others)
    assert [told.terms for told in found.problem.told] == [((1, (0, 2)), (-1, (1,)))]
    assert found.problem.rules == (SmallCount((2,), 3),)


def test_facts_of_members_whose_staff_are_counted_apart_add_up_all_the_same() -> None:
    """A third sum holds the second member's staff and nobody else's people who entered: the staff are two classes."""
    entered, others = (0, 3), (2, 5)
    facts = tuple(Linear(((1, (at, at + 2)), (-1, (at + 1,))), 0, 0, "fact") for at in (0, 3))
    owners = ["A", "A", "A", "B", "B", "B", "B"]
    items = (Item(entered), Item(others), Item((1, 4)), Item((1, 6)), Item((4, 6)))
    found = merged(Problem((1, 9, 8, 2, 6, 4, 7), items, facts, ()), owners)

    assert found is not None
    assert found.classes == (entered, (1,), others, (4,), (6,))
    assert [told.terms for told in found.problem.told] == [((1, (0, 2)), (-1, (1, 3)))]


def test_a_rule_of_a_members_own_cell_has_no_image_over_the_sums() -> None:
    classes = (BOTH_FIRST, BOTH_SECOND)

    assert over_classes(SmallCount((0,), 5), Classes(classes)) is None
    assert over_classes(SmallCount((0, 1, 2), 5), Classes(classes)) is None
    assert over_classes(SmallCount(tuple(chain(*OF_MEMBERS)), 5), Classes(classes)) == SmallCount((0, 1), 5)
