"""Somebody who is alone in a withheld cell, or one of two: what print must not tell her of others."""

import numpy as np
import pytest

from tests.disclosure.tiny_tables import EveryTable
from wres_desktop.disclosure.constraints import Cells, Linear
from wres_desktop.disclosure.corners import Corners
from wres_desktop.disclosure.plan import View, plan
from wres_desktop.disclosure.problem import Item, Problem
from wres_desktop.disclosure.rules import SmallCount
from wres_desktop.disclosure.singletons import Somebody, Tie

NO_TIES: list[Tie] = []
SMALL = tuple(SmallCount(cells, 5) for cells in ((0,), (1,), (2,), (0, 1), (1, 2)))


def ties(*tables: tuple[int, ...], rules: tuple[SmallCount, ...] = SMALL, sizes: tuple[int, ...] = ()) -> list[Tie]:
    """What somebody in one of three cells finds, by these tables, of sums of which no rule is settled."""
    somebody = Somebody(rules, {0: 0, 1: 1, 2: 2}, sizes or [len(rule.cells) for rule in rules])
    return list(somebody.ties(np.array(tables, dtype=float), np.zeros(len(rules), dtype=bool)))


def told(found: list[Tie]) -> set[tuple[Cells, Cells]]:
    return {(SMALL[tie.cell].cells, SMALL[tie.of].cells) for tie in found}


def test_somebody_finds_the_other_part_of_a_sum_of_five() -> None:
    """One in the first cell knows that there are four in the second, and the other way round."""
    found = told(ties((1, 4, 7), (0, 5, 0), (5, 0, 3)))

    assert {((0,), (1,)), ((1,), (0,))} <= found


@pytest.mark.parametrize(("total", "is_told"), [(2, True), (5, True), (6, True), (7, False), (9, False)])
def test_the_other_part_is_small_beside_one_or_two_people_up_to_a_sum_of_six(total: int, *, is_told: bool) -> None:
    found = told(ties((0, total, 7), (total, 0, 0), (1, total - 1, 3)))

    assert (((0,), (1,)) in found) == is_told


def test_a_sum_that_is_another_beside_the_same_number_is_not_told() -> None:
    assert told(ties((1, 4, 7), (1, 3, 0), (0, 5, 2), (4, 0, 1))) == set()


def test_a_sum_with_nobody_but_herself_tells_her_nothing() -> None:
    """The second cell holds nobody in any table: the sum of both is her own cell."""
    assert told(ties((1, 0, 7), (0, 0, 2), (4, 0, 9))) == set()


@pytest.mark.parametrize(
    ("limits", "is_told"),
    [
        pytest.param([], False, id="nothing is known of the other"),
        pytest.param([(-1.0, 1.0, 2.0)], False, id="it can be more, and no less, than two more"),
        pytest.param([(1.0, -1.0, -2.0)], False, id="it can be less, and no more, than two more"),
        pytest.param([(-1.0, 1.0, 2.0), (1.0, -1.0, -2.0)], True, id="it is two more"),
    ],
)
def test_what_seems_tied_is_asked_both_ways(limits: list[tuple[float, float, float]], *, is_told: bool) -> None:
    """In both tables the second count is two more than the first; a limit is a weight of each, and the least sum."""
    rules = (SmallCount((0,), 5), SmallCount((1,), 5))
    corners = Corners(2, 40.0)
    for one, other, least in limits:
        corners.tell_at_least(np.array([one, other]), least)
    somebody, settled = Somebody(rules, {0: 0, 1: 1}, (1, 1)), np.zeros(2, dtype=bool)
    tie, _ = somebody.told(np.array([[1.0, 3.0], [0.0, 2.0]]), corners, settled, frozenset())

    assert (tie is not None) == is_told


def test_half_a_person_cannot_be_told() -> None:
    """The second cell is half of the first and two more: one person in the first is impossible, two find three."""
    assert ((0,), (1,)) in told(ties((0, 2, 7), (4, 4, 0), (2, 3, 1)))
    assert ((0,), (1,)) not in told(ties((0, 7, 7), (4, 9, 0), (2, 8, 1)))


def test_a_rule_that_is_settled_has_nothing_that_could_be_told() -> None:
    somebody = Somebody(SMALL, {0: 0, 1: 1, 2: 2}, [1, 1, 1, 2, 2])
    tables = np.array([(1, 4, 7), (0, 5, 0), (5, 0, 3)], dtype=float)

    assert list(somebody.ties(tables, np.ones(len(SMALL), dtype=bool))) == NO_TIES


@pytest.mark.parametrize(("count", "is_told"), [(4, True), (5, True), (6, True), (7, False)])
def test_of_a_known_sum_of_two_members_cells_one_tells_the_other(count: int, *, is_told: bool) -> None:
    """Over the sums of two members each cell stands for two; what both have together is known."""
    of_both = (SmallCount((0,), 5), SmallCount((1,), 5))

    assert bool(ties((count, 0, 0), (count, 9, 1), rules=of_both, sizes=(2, 2))) == is_told
    assert ties((count, 0, 0), (count, 9, 1), rules=of_both, sizes=(3, 3)) == NO_TIES
    assert ties((count, 0, 0), (count + 1, 9, 1), rules=of_both, sizes=(2, 2)) == NO_TIES


FOUR_CELLS = (4, 1, 30, 30)
PAIRS: tuple[Cells, ...] = ((0, 1), (2, 3))
EVERYBODY: Cells = (0, 1, 2, 3)


def of_four(told: tuple[Linear, ...] = (), truth: tuple[int, ...] = FOUR_CELLS) -> Problem:
    rules = tuple(SmallCount(cells, 5) for cells in ((0,), (1,), (2,), (3,), *PAIRS))
    return Problem(truth, tuple(Item(cells) for cells in (*PAIRS, EVERYBODY)), told, rules)


def test_a_plan_does_not_print_a_sum_of_five_over_two_withheld_cells() -> None:
    assert plan(of_four(), (0, 1, 2)).printed == (1,)
    assert plan(of_four(truth=(6, 3, 30, 30)), (0, 1, 2)).printed == (0, 1, 2)


def test_nor_what_would_tell_that_sum_by_subtraction() -> None:
    assert plan(of_four(), (1, 2)).printed == (1,)
    assert EveryTable(Problem((4, 1, 3, 3), of_four().items, (), of_four().rules)).told_to_somebody((1, 2))


def test_a_sum_that_was_out_before_holds_nothing_else_back() -> None:
    """The five are known from an earlier publication: printed again they tell nobody more."""
    before = (Linear(((1, (0, 1)),), 5, 5, "earlier"),)

    assert plan(of_four(before), (0, 1, 2)).printed == (0, 1, 2)


def test_a_refused_sum_is_printed_where_one_of_its_cells_is_printed_later() -> None:
    """Six people in two cells: once it is printed who is in which, the sum tells nobody anything."""
    rules = (SmallCount((0,), 5), SmallCount((1,), 5), SmallCount((0, 1), 5))
    problem = Problem((6, 0), (Item((0, 1)), Item((0,)), Item((1,))), (), rules)

    assert plan(problem, (0, 2, 1)).printed == (2, 1, 0)


def test_what_a_member_reads_that_knows_its_own_counts_is_not_held_against_somebody_besides() -> None:
    """Two intruders in one are not considered: the other reader's sum of five is no reason to withhold."""
    problem = Problem((9, 9, 4, 1), (Item((0, 1, 2, 3)),), (), tuple(SmallCount((cell,), 5) for cell in range(4)))
    theirs = Problem((4, 1), (Item((0, 1)),), (), (SmallCount((0,), 5), SmallCount((1,), 5)))

    assert plan(problem, (0,), views=[View(theirs, {0: 0})]).printed == (0,)
    assert plan(theirs, (0,)).printed == ()
