"""Of two draws the one that seems to say more is planned; which one it is decides nothing else."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.disclosure.tiny_tables import Counts, grid
from wres_desktop.disclosure.order import Draw, chosen_order
from wres_desktop.disclosure.plan import plan, plan_fullest
from wres_desktop.disclosure.problem import Item, Problem
from wres_desktop.disclosure.rules import SmallCount
from wres_desktop.disclosure.secret import Secret
from wres_desktop.disclosure.stages import plan_in_stages

law = settings(max_examples=60, deadline=None, derandomize=True)
A_PART, WHOLE = 0, 1


def a_whole_with_one_person_more_than_its_part() -> Problem:
    return Problem((9, 1), (Item((0,)), Item((0, 1))), (), (SmallCount((0,), 3), SmallCount((1,), 3)))


@st.composite
def draws(draw: st.DrawFn) -> tuple[Counts, list[Draw]]:
    """Counts of a table with two rows and columns, and two orders of its items with some passed by."""
    counts = draw(st.lists(st.lists(st.integers(0, 5), min_size=2, max_size=2), min_size=2, max_size=2))
    orders = [draw(st.permutations(range(9))) for _ in range(2)]
    passed = [frozenset(draw(st.sets(st.integers(0, 7), max_size=4))) for _ in range(2)]
    return counts, [Draw([i for i in order if i not in by], by) for order, by in zip(orders, passed, strict=True)]


def test_the_draw_is_taken_that_prints_what_readers_need_more() -> None:
    """The part and the whole together would give the one person away, so each draw prints what it tries first."""
    problem = a_whole_with_one_person_more_than_its_part()
    both = [Draw((A_PART, WHOLE)), Draw((WHOLE, A_PART))]

    assert plan_fullest(problem, both, (1.0, 5.0)).printed == (WHOLE,)
    assert plan_fullest(problem, both, (5.0, 1.0)).printed == (A_PART,)
    assert plan_fullest(problem, both, (1.0, 1.0)).printed == (A_PART,)


def test_of_two_draws_that_print_all_that_they_try_the_one_is_taken_that_passes_less_by() -> None:
    problem = Problem((7, 8, 9), (Item((0,)), Item((1,)), Item((2,))), (), ())
    less, more = Draw((2, 0), frozenset({1})), Draw((2,), frozenset({0, 1}))

    assert plan_fullest(problem, (more, less), (1.0, 1.0, 1.0)).printed == (2, 0)
    assert plan_fullest(problem, (more, less), (1.0, 1.0, 1.0)).passed_by == {1}


def test_what_is_passed_by_and_told_anyway_counts_as_printed() -> None:
    """The whole follows from its two parts; the third cell does not."""
    items = (Item((0,)), Item((1,)), Item((0, 1)), Item((2,)))
    told, open_ = Draw((0, 1, 3), frozenset({2})), Draw((0, 1, 2), frozenset({3}))

    chosen = plan_fullest(Problem((7, 8, 9), items, (), ()), (open_, told), (1.0, 1.0, 1.0, 1.0))

    assert set(chosen.printed) == {0, 1, 2, 3}


@law
@given(draws(), st.lists(st.floats(0.0, 100.0), min_size=9, max_size=9))
def test_the_plan_is_that_of_one_of_the_draws_whatever_the_weights(
    drawn: tuple[Counts, list[Draw]], weights: list[float]
) -> None:
    counts, both = drawn
    problem = grid(counts)

    found = plan_fullest(problem, both, weights)

    assert found in [plan(problem, draw.order, passed_by=draw.passed_by) for draw in both]


@law
@given(draws())
def test_a_secret_that_draws_the_same_twice_prints_what_one_draw_prints(drawn: tuple[Counts, list[Draw]]) -> None:
    """The guarantee rests on this: for another table that agrees, both draws can be the printed figures in order."""
    counts, (draw, _) = drawn
    problem = grid(counts)

    assert plan_fullest(problem, [draw, draw], [1.0] * 9) == plan(problem, draw.order, passed_by=draw.passed_by)


def test_two_draws_print_more_than_one_on_the_whole() -> None:
    problem = grid([[0, 1, 7], [3, 12, 2], [5, 0, 9]])
    weights, names = [1.0] * len(problem.items), [f"figure {at}" for at in range(len(problem.items))]
    secrets = [Secret(at.to_bytes(16)) for at in range(60)]

    def printed(with_both: bool) -> int:  # noqa: FBT001  it is what the two sums differ in
        drawn = [
            [chosen_order(problem.items, names, weights, each) for each in secret.draws()[: 1 + with_both]]
            for secret in secrets
        ]
        return sum(len(plan_fullest(problem, each, weights).printed) for each in drawn)

    assert printed(with_both=True) > printed(with_both=False)


def test_another_secret_follows_from_the_first_and_draws_something_else() -> None:
    secret = Secret(bytes(16))

    assert secret.another() == Secret(bytes(16)).another()
    assert len({secret.key, secret.another().key, secret.another().another().key}) == 3
    assert secret.share("X01/2021/1/all/total/bme", "order") != secret.another().share(
        "X01/2021/1/all/total/bme", "order"
    )


def test_each_organisation_is_planned_by_the_draw_that_says_more_of_it() -> None:
    """Two organisations with a part and a whole each; the first draw suits the one, the second the other."""
    one = a_whole_with_one_person_more_than_its_part()
    cells = {0: (0,), 1: (0, 1), 2: (2,), 3: (2, 3)}
    rules = (*one.rules, SmallCount((2,), 3), SmallCount((3,), 3))
    problem = Problem((*one.truth, *one.truth), tuple(Item(of) for of in cells.values()), (), rules)
    both = [Draw((1, 0, 2, 3)), Draw((0, 1, 3, 2))]

    found = plan_in_stages(problem, ("X01", "X01", "X02", "X02"), both, (1.0, 5.0, 1.0, 5.0))

    assert set(found.printed) == {1, 3}
