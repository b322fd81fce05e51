"""Cells of members that no statement tells apart: their sums allow what all the tables of the members allow."""

from dataclasses import replace
from itertools import chain

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import POLICY
from tests.consortia import four_members
from tests.disclosure.tiny_tables import EveryTable
from wres_desktop.disclosure.candidates import candidates_of
from wres_desktop.disclosure.constraints import Linear
from wres_desktop.disclosure.emphasis import EMPHASES
from wres_desktop.disclosure.interchangeable import Classes, merged, over_classes
from wres_desktop.disclosure.ledger import Background
from wres_desktop.disclosure.plan import plan
from wres_desktop.disclosure.problem import Item, Problem
from wres_desktop.disclosure.rules import OneCategory, SmallCount
from wres_desktop.disclosure.wanted import joint_wanted_of
from wres_desktop.domain.consortium import consortium_of

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


@law
@given(st.tuples(*[st.integers(0, 3)] * 4), st.permutations(range(3)))
def test_where_all_agreed_to_a_joint_count_each_member_may_still_have_enough_of_it(
    truth: tuple[int, int, int, int], order: list[int]
) -> None:
    """Who is in a joint count may be said with consent, but no member's own cell with it."""
    whole = joint(truth)
    problem = replace(whole, rules=tuple(rule for rule in whole.rules if rule != SmallCount(BOTH_FIRST, 3)))
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


STAFF, WITH, WITHOUT = (0, 3, 6, 9), (1, 4), (2, 5)
OF_ONE = ((0,), (3,), (6,), (9,))


def training_of_two(truth: tuple[int, ...]) -> Problem:
    """Four members' staff, of whom the first two know who had training: both, and each by itself, are counted."""
    facts = tuple(Linear(((1, (at + 1, at + 2)), (-1, (at,))), 0, 0, "fact") for at in (0, 3))
    sums = (STAFF, (0, 3), WITH, *OF_ONE)
    small = [SmallCount(cells, 3) for cells in dict.fromkeys((*((cell,) for cell in range(10)), *sums, (6, 9)))]
    return Problem(truth, tuple(map(Item, sums)), facts, (*small, SmallCount(WITHOUT, 3)))


OF_FOUR = ["A", "A", "A", "B", "B", "B", "C", "C", "C", "D"]


def test_members_that_lack_the_same_section_are_interchangeable_among_themselves() -> None:
    """The cells 7 and 8 are of no sum: the third member has them alone."""
    found = merged(training_of_two((4, 1, 3, 5, 2, 3, 6, 0, 0, 7)), OF_FOUR)

    assert found is not None
    assert found.classes == ((0, 3), WITH, WITHOUT, (6, 9), (7,), (8,))
    assert [told.terms for told in found.problem.told] == [((1, (1, 2)), (-1, (0,)))]
    assert [item.cells for item in found.problem.items] == [(0, 3), (0,), (1,), (), (), (3,), ()]
    assert SmallCount((3,), 3) in found.problem.rules


def test_one_headcount_of_those_that_lack_a_section_stands_for_all_of_them() -> None:
    """What the first two count together is printed or not; what the other two do is told by both their headcounts."""
    found = merged(training_of_two((4, 1, 3, 5, 2, 3, 6, 0, 0, 7)), OF_FOUR)

    assert found is not None
    assert found.for_all == {5}
    assert found.late == {3, 4, 6}


LACKING = ["A", "A", "A", "B", "B", "B", "C"]


def one_without(truth: tuple[int, ...], minimum: int) -> Problem:
    """Three members' staff, of whom the third does not know who had training, and what is counted of all and of two."""
    facts = tuple(Linear(((1, (at + 1, at + 2)), (-1, (at,))), 0, 0, "fact") for at in (0, 3))
    sums = ((0, 3, 6), (0, 3), WITH, (6,))
    small = [SmallCount(cells, 2) for cells in dict.fromkeys((*((cell,) for cell in range(7)), *sums, WITHOUT))]
    groups = [OneCategory(WITH, WITHOUT, minimum), OneCategory(WITHOUT, WITH, minimum)]
    return Problem(truth, tuple(map(Item, sums)), facts, (*small, *groups))


@law
@given(
    st.lists(st.integers(0, 4), min_size=5, max_size=5).filter(lambda counts: sum(counts) <= 4),
    st.permutations(range(4)),
    st.integers(1, 4),
)
def test_a_plan_prints_what_every_members_table_allows_where_one_lacks_a_section(
    counts: list[int], order: list[int], minimum: int
) -> None:
    first, others, second, rest, third = counts
    problem = one_without((first + others, first, others, second + rest, second, rest, third), minimum)
    found = merged(problem, LACKING)
    assert found is not None
    assert found.classes == ((0, 3), WITH, WITHOUT, (6,))
    assert not found.late
    every, printed = EveryTable(problem, limit=4), list[int]()
    for item in (*order, *order):
        if item not in printed and not every.broken([*printed, item]):
            printed.append(item)

    assert list(plan(replace(found.problem, of_somebody=False), order).printed) == printed


def test_a_joint_report_of_which_members_lack_sections_is_planned_over_sums() -> None:
    """Of the four only Kelder Valley has no training record: each sum that counts staff is of two classes."""
    wanted = joint_wanted_of(consortium_of(four_members((2021,))))
    table = wanted.part.table
    candidates = candidates_of([wanted], Background((), table, (), ()), POLICY, EMPHASES["headlines"])
    found = merged(candidates.problem, candidates.owners)
    assert found is not None
    whose = [{candidates.owners[cell] for cell in cells} for cells in found.classes]
    of_staff = [
        own for own, cells in zip(whose, found.classes, strict=True) if "/workforce/" in candidates.cells[cells[0]]
    ]

    assert [own for own in of_staff if len(own) > 1] == [{"W01", "A02", "S03"}] * (len(of_staff) // 2)
    assert [own for own in of_staff if len(own) == 1] == [{"K04"}] * (len(of_staff) // 2)
    assert sorted(cell for cells in found.classes for cell in cells) == list(range(len(table)))
    assert [candidates.names[item] for item in found.for_all] == ["W01/2021/members/K04/total"]


def test_a_member_with_a_report_of_its_own_is_told_apart_from_the_others() -> None:
    """Of the first member its two cells are known together; the other two members' cells are still one."""
    told = Linear(((1, (0, 1)),), 7, 7, "0:staff")
    items = (Item((0, 2, 4)), Item((1, 3, 5)))
    found = merged(Problem((3, 4, 5, 6, 7, 8), items, (told,), ()), ["A", "A", "B", "B", "C", "C"])

    assert found is not None
    assert found.classes == ((0,), (1,), (2, 4), (3, 5))
    assert [item.cells for item in found.problem.items] == [(0, 2), (1, 3)]
    assert [each.terms for each in found.problem.told] == [((1, (0, 1)),)]


def test_a_rule_of_a_members_own_cell_has_no_image_over_the_sums() -> None:
    classes = (BOTH_FIRST, BOTH_SECOND)

    assert over_classes(SmallCount((0,), 5), Classes(classes)) is None
    assert over_classes(SmallCount((0, 1, 2), 5), Classes(classes)) is None
    assert over_classes(SmallCount(tuple(chain(*OF_MEMBERS)), 5), Classes(classes)) == SmallCount((0, 1), 5)
