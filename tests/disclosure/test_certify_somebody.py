"""Tables that part sums from single cells, against every table of tiny problems written down."""

import random
from collections.abc import Sequence
from fractions import Fraction
from itertools import product

import pytest

from tests.disclosure.tiny_tables import EveryTable, grid
from wres_desktop.disclosure.certify import Certified, certify, moved
from wres_desktop.disclosure.certify_classes import certified
from wres_desktop.disclosure.certify_somebody import told_anew
from wres_desktop.disclosure.constraints import Cells, Linear
from wres_desktop.disclosure.looking import EVERYTHING, Looking
from wres_desktop.disclosure.problem import Problem
from wres_desktop.disclosure.rules import SmallCount

THRESHOLD = 3


def some_problem(seed: int) -> tuple[Problem, list[int]]:
    """Two rows of three cells, and what is printed of their sums: each by chance, as long as no rule is broken."""
    chance = random.Random(seed)  # noqa: S311 - invented counts, not secrets
    problem = grid([[chance.randint(0, 4) for _ in range(3)] for _ in range(2)], THRESHOLD)
    every, printed = EveryTable(problem), list[int]()
    for item in chance.sample(range(len(problem.items)), len(problem.items)):
        if not every.broken([*printed, item]):
            printed.append(item)
    return problem, printed


def exactly(problem: Problem, printed: Sequence[int]) -> list[Linear]:
    sums = [problem.items[item].cells for item in printed]
    return [Linear(((1, cells),), problem.count(cells), problem.count(cells), "printed") for cells in sums]


def followed(tables: Sequence[Sequence[int]], problem: Problem) -> set[tuple[int, Cells]]:
    """Cells with sums that follow from them in some tables, and tell one or two people there a small count of others.

    Of sums and cells that are surely nobody, or surely enough people, nothing can be told.
    """
    counts = {rule: [sum(table[at] for at in rule.cells) for table in tables] for rule in small_in(problem)}
    open_ = {rule: sums for rule, sums in counts.items() if min(sums) < rule.threshold and max(sums) > 0}
    cells = {rule.cells[0]: sums for rule, sums in open_.items() if len(rule.cells) == 1}
    return {
        (cell, rule.cells)
        for (cell, own), (rule, sums) in product(cells.items(), open_.items())
        if rule.cells != (cell,) and tells(own, sums, rule.threshold, is_in=cell in rule.cells)
    }


def small_in(problem: Problem) -> list[SmallCount]:
    return [rule for rule in problem.rules if isinstance(rule, SmallCount)]


def tells(own: Sequence[int], sums: Sequence[int], threshold: int, *, is_in: bool) -> bool:
    """Whether one or two people of a cell find a small number of others in a sum, whose numbers follow from theirs."""
    changes = [(count - own[0], total - sums[0]) for count, total in zip(own, sums, strict=True)]
    over, times = next((each for each in changes if each[0]), (0, 0))
    if not over or not times or any(total * over != times * count for count, total in changes):
        return False
    found = [(people, sums[0] + Fraction(times * (people - own[0]), over)) for people in (1, 2)]
    return any(total.denominator == 1 and total > people * is_in and total < threshold for people, total in found)


def all_tables(found: Certified) -> list[tuple[int, ...]]:
    return [*found.tables, *(moved(found.tables, move) for move in found.moves)]


@pytest.mark.parametrize("seed", range(60))
def test_tables_part_what_any_table_parts_and_nothing_else(seed: int) -> None:
    problem, printed = some_problem(seed)
    names = tuple(f"cell {number}" for number in range(len(problem.truth)))
    found = certify(names, exactly(problem, printed), problem.rules)
    every = EveryTable(problem).agreeing(printed).tolist()
    left = {(each.cell, each.rule.cells) for each in found.tied if isinstance(each.rule, SmallCount)}

    assert found.unproved == ()
    assert followed(all_tables(found), problem) == left
    assert followed(every, problem) == left
    assert all(
        sum(by * table[cell] for cell, by in each.factors.items()) == each.more
        for each in found.tied
        for table in every
    )


def test_some_of_these_problems_have_sums_that_follow_from_a_cell() -> None:
    """Otherwise the test above would say little."""
    problems = [some_problem(seed) for seed in range(60)]
    told = [
        bool(set(followed(EveryTable(problem).agreeing(printed).tolist(), problem))) for problem, printed in problems
    ]

    assert 5 <= sum(told) <= 55


MEMBERS = 4


@pytest.mark.parametrize("seed", range(12))
def test_of_a_joint_report_nothing_of_a_member_follows_from_another_members_cell(seed: int) -> None:
    """Three rows of members' cells: where sums over all members alone are told, every pair of cells is parted."""
    chance = random.Random(seed)  # noqa: S311 - invented counts, not secrets
    rows = [tuple(range(row * MEMBERS, (row + 1) * MEMBERS)) for row in range(3)]
    names = tuple(f"M{cell % MEMBERS}/{cell // MEMBERS}" for cell in range(3 * MEMBERS))
    told = tuple(Linear(((1, row),), count, count, "printed") for row in rows if (count := chance.randint(5, 9)))
    rules = tuple(SmallCount(cells, THRESHOLD) for cells in (*((cell,) for cell in range(len(names))), *rows))
    found = certified(names, told, rules, tuple(rows), None, EVERYTHING)
    problem = Problem((0,) * len(names), (), (), rules)

    assert found.tied == ()
    assert followed(all_tables(found), problem) == set()
    for table, (row, each) in product(all_tables(found), zip(rows, told, strict=True)):
        assert sum(table[cell] for cell in row) == each.low


def test_what_was_tied_before_is_not_told_anew() -> None:
    five = Linear(((1, (0, 1)),), 5, 5, "earlier")
    rules = tuple(SmallCount((cell,), THRESHOLD + 2) for cell in range(3))
    found = certify(("a", "b", "c"), [five], rules)

    assert {(each.cell, each.more) for each in found.tied} == {(0, 5), (1, 5)}
    assert told_anew(found.tied, [], 3)
    assert not told_anew(found.tied, [five], 3)
    assert not certify(("a", "b", "c"), [five], rules, looking=Looking(of_somebody=False)).tied
