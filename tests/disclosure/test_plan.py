"""Plans: every beginning keeps every rule, nothing more could be printed, and counts decide nothing else."""

import random
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.disclosure.tiny_tables import Counts, EveryTable, grid
from wres_desktop.disclosure.constraints import Linear
from wres_desktop.disclosure.plan import plan
from wres_desktop.disclosure.problem import Item, Problem, components_of
from wres_desktop.disclosure.rules import OneCategory, SmallCount

law = settings(max_examples=60, deadline=None, derandomize=True)


@st.composite
def grids(draw: st.DrawFn, rows: int = 2, columns: int = 2, most: int = 6) -> tuple[Counts, list[int]]:
    """Counts, many of them small, and an order of the items of their table with margins."""
    count = st.one_of(st.just(0), st.integers(0, 3), st.integers(0, most))
    counts = draw(st.lists(st.lists(count, min_size=columns, max_size=columns), min_size=rows, max_size=rows))
    return counts, draw(st.permutations(range(rows * columns + rows + columns + 1)))


@law
@given(grids(most=4), st.sampled_from([0, 4]))
def test_a_plan_prints_what_a_planner_prints_that_looks_at_every_table(
    drawn: tuple[Counts, list[int]], one_category: int
) -> None:
    """Two margins make whole numbers of every corner, so here the intruder with fractions is no stronger nor weaker."""
    counts, order = drawn
    problem = grid(counts, one_category=one_category)

    found = plan(problem, order)

    assert found.printed == EveryTable(problem, limit=sum(problem.truth) + 3).greedy(order)
    assert found.already_out == ()


@settings(law, max_examples=10)
@given(grids(2, 3, most=3))
def test_a_plan_of_six_cells_prints_what_a_planner_prints_that_looks_at_every_table(
    drawn: tuple[Counts, list[int]],
) -> None:
    counts, order = drawn
    problem = grid(counts, one_category=3)

    assert plan(problem, order).printed == EveryTable(problem).greedy(order)


@pytest.mark.parametrize("seed", range(4))
def test_a_plan_of_nine_cells_prints_what_a_planner_prints_that_looks_at_every_table(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - invented counts
    problem = grid([[chance.choice((0, 1, 1)) for _ in range(3)] for _ in range(3)], threshold=2)
    order = chance.sample(range(len(problem.items)), len(problem.items))
    tables = EveryTable(problem, limit=3)

    assert plan(problem, order).printed == tables.greedy(order)


@law
@given(grids())
def test_every_beginning_of_a_plan_keeps_every_rule(drawn: tuple[Counts, list[int]]) -> None:
    counts, order = drawn
    problem = grid(counts, one_category=4)
    printed, tables = plan(problem, order).printed, EveryTable(problem)

    for length in range(len(printed) + 1):
        assert tables.broken(printed[:length]) == ()
        assert not tables.told_to_somebody(printed[:length])


@law
@given(grids())
def test_what_is_printed_alone_decides_every_possible_table_is_planned_the_same(
    drawn: tuple[Counts, list[int]],
) -> None:
    """The guarantee: tried in the order in which they were chosen, every table that agrees prints just them."""
    counts, order = drawn
    problem = grid(counts, one_category=4)
    printed = plan(problem, order).printed
    agreeing = EveryTable(problem).agreeing(printed)

    for table in agreeing[:: max(1, len(agreeing) // 12)].tolist():
        other = Problem(tuple(table), problem.items, problem.told, problem.rules)
        assert plan(other, printed).printed == printed


@law
@given(grids(), st.sets(st.integers(0, 7)))
def test_some_secret_prints_the_same_for_every_possible_table_where_figures_were_passed_by(
    drawn: tuple[Counts, list[int]], passed_by: set[int]
) -> None:
    """The guarantee again: the secret that passes by just what is withheld."""
    counts, order = drawn
    problem = grid(counts, one_category=4)
    printed = plan(problem, [item for item in order if item not in passed_by], passed_by=passed_by).printed
    withheld = set(range(len(problem.items))) - set(printed)
    agreeing = EveryTable(problem).agreeing(printed)

    for table in agreeing[:: max(1, len(agreeing) // 12)].tolist():
        other = Problem(tuple(table), problem.items, problem.told, problem.rules)
        assert set(plan(other, printed, passed_by=withheld).printed) == set(printed)


@law
@given(grids(), st.sets(st.integers(0, 7)))
def test_of_what_is_passed_by_is_printed_what_every_reader_can_work_out_and_nothing_else(
    drawn: tuple[Counts, list[int]], passed_by: set[int]
) -> None:
    counts, order = drawn
    problem = grid(counts, one_category=4)
    tried = [item for item in order if item not in passed_by]
    chosen, printed = plan(problem, tried).printed, plan(problem, tried, passed_by=passed_by).printed
    agreeing = EveryTable(problem).agreeing(chosen)

    assert printed[: len(chosen)] == chosen
    told = {at for at in passed_by if len(set(agreeing[:, list(problem.items[at].cells)].sum(axis=1))) == 1}
    assert set(printed[len(chosen) :]) == told


def test_a_figure_that_is_passed_by_is_left_out_where_what_it_requires_is() -> None:
    problem = grid([[9, 9], [9, 9]], requires={0: (3,)})

    assert plan(problem, [1, 4, 5, 6, 7, 8], passed_by={0, 3}).printed == (1, 4, 5, 6, 7, 8, 3, 0)
    assert plan(problem, [1, 4], passed_by={0}).printed == (1, 4)


@law
@given(grids(), st.integers(0, 3), st.integers(0, 3))
def test_what_is_told_anyway_is_lost_once_and_made_no_worse(
    drawn: tuple[Counts, list[int]], row: int, column: int
) -> None:
    """A sum of two cells is out: the rules that this breaks are said, and their sums keep all that was left open."""
    counts, order = drawn
    truth = list(chain(*counts))
    cells = tuple(sorted({row, column}))
    known = sum(truth[cell] for cell in cells)
    problem = grid(counts, told=(Linear(((1, cells),), known, known, "earlier"),))
    tables, found = EveryTable(problem), plan(problem, order)

    assert set(found.already_out) == set(tables.broken(()))
    assert set(tables.broken(found.printed)) <= set(found.already_out)
    for rule in found.already_out:
        assert isinstance(rule, SmallCount)
        before, after = tables.range_of(rule.cells, ()), tables.range_of(rule.cells, found.printed)
        assert after[0] >= rule.threshold or (
            after[0] <= before[0] and after[1] >= min(before[1], max(rule.threshold, before[0]))
        )


@pytest.mark.parametrize(
    ("low", "high", "printed"),
    [
        pytest.param(3, 3, (0, 1), id="all is lost, so nothing is left to protect"),
        pytest.param(2, None, (0,), id="nobody is lost, and many must stay possible"),
        pytest.param(None, 4, (0,), id="many are lost, and nobody must stay possible"),
    ],
)
def test_what_is_lost_keeps_nothing_else_from_being_printed_that_makes_it_no_worse(
    low: int | None, high: int | None, printed: tuple[int, ...]
) -> None:
    """Three of 23: the twenty may stand there; the total beside them only where the three are known anyway."""
    rule = SmallCount((0,), 5)
    told = (Linear(((1, (0,)),), low, high, "earlier"),)
    found = plan(Problem((3, 20), (Item((1,)), Item((0, 1))), told, (rule, SmallCount((1,), 5))), (0, 1))

    assert found.already_out == (rule,)
    assert found.printed == printed


def test_what_was_narrowed_already_is_not_narrowed_any_further() -> None:
    """Known to be four at most; a total of three would say three at most, though nobody stays possible."""
    told = (Linear(((1, (0,)),), None, 4, "earlier"),)

    assert plan(Problem((3, 0), (Item((0, 1)),), told, (SmallCount((0,), 5),)), (0,)).printed == ()
    assert plan(Problem((3, 1), (Item((0, 1)),), told, (SmallCount((0,), 5),)), (0,)).printed == (0,)


def test_nothing_is_left_out_where_no_rule_forbids_it() -> None:
    items = tuple(Item((cell,)) for cell in range(4))

    assert plan(Problem((7, 8, 9, 0), items, (), ()), (2, 0, 3, 1)).printed == (2, 0, 3, 1)


def test_no_count_below_the_threshold_but_nobody_is_ever_printed() -> None:
    for count in range(8):
        problem = Problem((count,), (Item((0,)),), (), (SmallCount((0,), 5),))

        assert plan(problem, (0,)).printed == (() if 0 < count < 5 else (0,))


def test_a_small_count_is_never_alone_in_its_row() -> None:
    """2 of 9, with the row's total: once the total stands there, the other part would tell the small one."""
    items = (Item((0,)), Item((1,)), Item((0, 1)))
    problem = Problem((2, 7), items, (), (SmallCount((0,), 5), SmallCount((1,), 5), SmallCount((0, 1), 5)))

    assert plan(problem, (2, 1, 0)).printed == (2,)
    assert plan(problem, (1, 2, 0)).printed == (1,)


def test_a_public_fact_is_held_against_a_plan() -> None:
    """The two ways to count one group tell each other."""
    fact = Linear(((1, (0, 1)), (-1, (2,))), 0, 0, "fact")
    problem = Problem((2, 7, 9), (Item((1,)), Item((2,))), (fact,), (SmallCount((0,), 5),))

    assert plan(problem, (0, 1)).printed == (0,)
    assert plan(problem, (1, 0)).printed == (1,)


def test_what_an_item_requires_is_printed_before_it_or_it_is_left_out() -> None:
    free = Problem((7, 3), (Item((0,), requires=(1,)), Item((1,))), (), ())
    small = Problem((7, 3), free.items, (), (SmallCount((1,), 5),))

    assert plan(free, (1, 0)).printed == (1, 0)
    assert plan(free, (0, 1)).printed == (1, 0)
    assert plan(free, (0,)).printed == ()
    assert plan(small, (1, 0)).printed == ()


@pytest.mark.parametrize(("part", "printed"), [(9, (0,)), (10, (0, 1)), (0, (0, 1))])
def test_a_small_group_that_is_all_in_one_category_is_not_told_so(part: int, printed: tuple[int, ...]) -> None:
    """All ten of ten may be told; of nine of nine, somebody must still be able to be elsewhere."""
    problem = Problem((part, 0), (Item((0, 1)), Item((0,))), (), (OneCategory((0,), (1,), 10),))

    assert plan(problem, (0, 1)).printed == printed


def test_a_sum_that_is_surely_large_already_need_not_be_able_to_be_nobody() -> None:
    """4 of 9 rule out nobody, and not that they are 4; once 5 others stand there, 9 is no small number."""
    problem = Problem((5, 4), (Item((0,)), Item((1,))), (), (SmallCount((0, 1), 5),))

    assert plan(problem, (1,)).printed == ()
    assert plan(problem, (1, 0)).printed == (0, 1)


def test_whoever_watches_a_plan_hears_of_every_item_and_can_stop_it() -> None:
    problem = grid([[1, 2], [3, 4]])
    heard: list[tuple[int, int]] = []
    plan(problem, range(9), lambda done, of: heard.append((done, of)))

    assert heard == [*((done, 9) for done in range(9)), *[(9, 9)] * 9]

    def stop(done: int, _: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        plan(problem, range(9), stop)


def test_cells_that_nothing_ties_are_planned_apart() -> None:
    items = (Item((0, 1)), Item((2,)), Item((3, 4)))
    told = (Linear(((1, (2,)), (-1, (5,))), 0, 0, "fact"),)
    problem = Problem((1, 2, 3, 4, 5, 3), items, told, (SmallCount((1,), 5), OneCategory((3,), (4,), 10)))
    parts = {part.cells: part for part in components_of(problem)}

    assert set(parts) == {(0, 1), (2, 5), (3, 4)}
    assert (parts[2, 5].items, parts[2, 5].told, parts[2, 5].rules) == ((1,), told, ())
    assert parts[3, 4].rules == (OneCategory((3,), (4,), 10),)
