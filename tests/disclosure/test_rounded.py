"""Counts that are printed rounded: what it tells, when it is done, and that it gives nobody away either."""

import json
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import POLICY, Json, generated_return
from tests.consortia import four_members
from tests.disclosure.tiny_tables import EveryTable, grid
from wres_desktop.disclosure.certificate import certificate_of
from wres_desktop.disclosure.certificate_file import content_of
from wres_desktop.disclosure.constraints import Linear, constraints_of
from wres_desktop.disclosure.decide import Reason
from wres_desktop.disclosure.emphasis import EMPHASES
from wres_desktop.disclosure.of_members import with_members
from wres_desktop.disclosure.order import Draw
from wres_desktop.disclosure.plan import Plan, View, plan_fullest
from wres_desktop.disclosure.problem import Item, Problem
from wres_desktop.disclosure.proof import proof_text
from wres_desktop.disclosure.protect import Protected, protect, protect_together
from wres_desktop.disclosure.publication_file import publication_sha256, publication_text
from wres_desktop.disclosure.rules import SmallCount
from wres_desktop.disclosure.secret import Secret
from wres_desktop.disclosure.stages import plan_in_stages
from wres_desktop.disclosure.statements import Printed, Publication, Withheld
from wres_desktop.disclosure.terms import Terms
from wres_desktop.disclosure.verify import failures
from wres_desktop.disclosure.verify_certificate import failures as certificate_failures
from wres_desktop.disclosure.wanted import joint_wanted_of
from wres_desktop.domain.catalogue import catalogue_of
from wres_desktop.domain.consortium import consortium_of
from wres_desktop.domain.figures import Count, cells_matching, sums_of, total
from wres_desktop.domain.rounding import least_and_most, rounded

BASE = 4
"""To what tiny tables are rounded: with a threshold of 3, four is told of two to five."""

SEED = 14


@cache
def report(plan: str) -> Protected:
    return protect([generated_return(SEED)], Terms(POLICY, Secret(bytes(16)), EMPHASES[plan]))


def rounded_in(publication: Publication) -> list[Printed]:
    return [each for each in publication.statements if isinstance(each, Printed) and each.rounded_to > 1]


def files_of(protected: Protected) -> tuple[Json, Json, str]:
    """The publication and the proof as files hold them, and the publication's SHA-256."""
    publication = json.loads(publication_text(protected.publication))
    return publication, json.loads(proof_text(protected.proof)), publication_sha256(protected.publication)


@pytest.mark.parametrize("base", [4, 5, 10])
def test_a_rounded_count_tells_all_counts_that_are_rounded_so_and_no_others(base: int) -> None:
    for count in range(60):
        same = [other for other in range(120) if rounded(other, base) == rounded(count, base)]

        assert min((abs(count - k * base), -k) for k in range(40))[0] == abs(count - rounded(count, base))
        assert least_and_most(rounded(count, base), base) == (min(same), max(same))


def test_what_a_plan_takes_a_rounded_count_to_tell_is_what_every_reader_of_the_statement_is_taken_to_know() -> None:
    for count in range(60):
        printed = Printed("all", Count(("staff/*",)), str(rounded(count, 10)), 10)
        (told,) = constraints_of(Publication("", ("staff/bme",), (printed,)))

        assert isinstance(told, Linear)
        assert (max(0, told.low or 0), told.high) == least_and_most(rounded(count, 10), 10)


@st.composite
def drawn_grids(draw: st.DrawFn) -> tuple[Problem, Draw]:
    """A table of two rows and two columns, an order, and another order for what is tried rounded."""
    counts = draw(st.lists(st.lists(st.integers(0, 5), min_size=2, max_size=2), min_size=2, max_size=2))
    orders = [draw(st.permutations(range(9))) for _ in range(2)]
    passed_by = frozenset(draw(st.sets(st.integers(0, 7), max_size=4)))
    order = [item for item in orders[0] if item not in passed_by]
    return grid(counts), Draw(order, passed_by, orders[1][: draw(st.integers(3, 9))], BASE)


def every_table(problem: Problem) -> EveryTable:
    """With room for all that rounds like the truth."""
    most = max(problem.count(item.cells) for item in problem.items if len(item.cells) == 2)
    return EveryTable(problem, limit=most + BASE)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(drawn_grids())
def test_a_plan_rounds_what_a_planner_rounds_that_looks_at_every_table_and_every_beginning_is_safe(
    drawn: tuple[Problem, Draw],
) -> None:
    problem, draw = drawn
    tables, found = every_table(problem), plan_fullest(problem, [draw], ())
    chosen = plan_fullest(problem, [draw._replace(rounded=())], ())

    assert found.printed == chosen.printed
    assert found.rounded == tables.greedy_rounded(found.printed, draw.rounded, BASE)
    for length in range(len(found.rounded) + 1):
        assert tables.broken(found.printed, found.rounded[:length], BASE) == ()


@settings(max_examples=25, deadline=None, derandomize=True)
@given(drawn_grids())
def test_some_secret_prints_and_rounds_the_same_for_every_possible_table(drawn: tuple[Problem, Draw]) -> None:
    """The guarantee: it passes by exactly what is withheld or rounded, and roughly what is withheld."""
    problem, draw = drawn
    found = plan_fullest(problem, [draw], ())
    others = frozenset(range(9)).difference(found.printed)
    secret = Draw(found.printed, others, found.rounded, BASE)
    agreeing = every_table(problem).agreeing(found.printed, found.rounded, BASE)

    for table in agreeing[:: max(1, len(agreeing) // 12)].tolist():
        other = plan_fullest(Problem(tuple(table), problem.items, (), problem.rules), [secret], ())
        assert set(other.printed) == set(found.printed)
        assert other.rounded == found.rounded


def test_some_tables_have_something_to_round() -> None:
    """Nine of ten would tell the tenth; about eight, which is four to eleven, leaves nobody and up to six of them."""
    problem = Problem((9, 1), (Item((0,)), Item((0, 1))), (), (SmallCount((0,), 3), SmallCount((1,), 3)))

    assert plan_fullest(problem, [Draw((1, 0), rounded=(0,), rounded_to=8)], ()) == Plan(
        (1,), (), (SmallCount((1,), 3),), frozenset(), (0,)
    )
    assert plan_fullest(problem, [Draw((1, 0), rounded=(0,), rounded_to=3)], ()).rounded == ()


def test_nobody_is_not_said_by_rounding() -> None:
    """Two of a threshold of three, to the nearest ten: "about 0" would look like nobody."""
    problem = Problem((2,), (Item((0,)),), (), (SmallCount((0,), 3),))

    assert plan_fullest(problem, [Draw((0,), rounded=(0,), rounded_to=10)], ()).rounded == ()


def test_nothing_is_rounded_beside_readers_who_take_their_own_share_away() -> None:
    problem = Problem((9, 1), (Item((0,)), Item((0, 1))), (), (SmallCount((0,), 3), SmallCount((1,), 3)))
    draw = Draw((1, 0), rounded=(0,), rounded_to=8)

    assert plan_fullest(problem, [draw], (), views=[View(problem, {0: 0, 1: 1})]).rounded == ()


def test_a_member_reads_what_another_rounds_in_its_own_report_beside_the_joint_one() -> None:
    """B knows its own thirty: of A's second and third cell and C's printed twenty the joint report tells it 27.

    About eight of A's ten leave six at most for the second cell, so that one at least would be in the third.
    """
    rules = tuple(SmallCount((cell,), 3) for cell in range(5))
    own: tuple[Item, ...] = (Item((0,)), Item((0, 1)), Item((3,)))
    problem = Problem((9, 1, 6, 20, 30), (*own, Item((1, 2, 3, 4))), (), rules)
    theirs = Problem((9, 1, 6, 20), (*own, Item((1, 2, 3))), (), rules[:4])
    views = [View(theirs, {item: item for item in range(4)}, ("A", "A", "A", "C"))]

    def planned(draw: Draw) -> Plan:
        return plan_in_stages(problem, ("A", "A", "A", "C", "B"), [draw], (1.0,) * 4, views=views)

    exact, rounded_too = planned(Draw((1, 2, 3))), planned(Draw((1, 2, 3), rounded=(0,), rounded_to=8))
    assert (exact.printed, exact.rounded) == ((1, 2, 3), ())
    assert (rounded_too.printed, rounded_too.rounded) == ((1, 2), (0,))


def test_the_plan_that_rounds_prints_exactly_what_headlines_first_prints_and_more_roughly() -> None:
    exact, more = report("headlines").publication, report("rounded").publication
    changed = {
        one.id: (one, other) for one, other in zip(exact.statements, more.statements, strict=True) if one != other
    }

    assert len(changed) >= 5
    for one, other in changed.values():
        assert isinstance(one, Withheld)
        assert isinstance(other, Printed)
        assert other.rounded_to == 10


def test_a_rounded_count_is_the_true_one_to_the_nearest_ten_and_never_none() -> None:
    table = catalogue_of([generated_return(SEED)]).table
    for each in rounded_in(report("rounded").publication):
        assert isinstance(each.quantity, Count)
        count = total(each.quantity.of, table)

        assert abs(int(each.printed) - count) <= 5
        assert int(each.printed) % 10 == 0
        assert int(each.printed) > 0


def test_nothing_is_worked_out_from_a_rounded_count() -> None:
    publication = report("rounded").publication
    names = publication.cells
    counts = {cells_matching(of, names) for each in rounded_in(publication) for of in sums_of(each.quantity)}
    resting = [
        each
        for each in publication.statements
        if not isinstance(each.quantity, Count)
        and not counts.isdisjoint(cells_matching(of, names) for of in sums_of(each.quantity))
    ]

    assert resting
    assert all(isinstance(each, Withheld) for each in resting)


def test_of_a_share_that_only_rounding_takes_away_nobody_is_told_that_a_number_behind_it_is_withheld() -> None:
    protected = report("rounded")
    publication, names = protected.publication, protected.publication.cells
    of = {
        cells_matching(each.quantity.of, names): each
        for each in publication.statements
        if isinstance(each.quantity, Count)
    }
    resting = [each for each in publication.statements if protected.reasons.get(each.id) is Reason.FOLLOWS_ROUNDED]

    assert resting
    for share in resting:
        behind = [of[cells_matching(cell_sum, names)] for cell_sum in sums_of(share.quantity)]
        assert all(isinstance(each, Printed) for each in behind)
        assert any(each in rounded_in(publication) for each in behind)


def test_a_report_with_rounded_counts_is_proved_and_certified_and_another_number_is_noticed() -> None:
    protected = report("rounded")
    publication, proof, digest = files_of(protected)
    certificate = content_of(certificate_of([protected.publication], (), POLICY))

    assert failures(publication, digest, proof, POLICY.threshold) == []
    assert certificate_failures(json.loads(json.dumps(certificate)), {digest: publication}, digest) == []
    row = next(each for each in publication["statements"] if each.get("rounded_to", 1) > 1)
    row["printed"] = str(int(row["printed"]) + 10)
    assert failures(publication, digest, proof, POLICY.threshold)


def test_the_same_secret_rounds_the_same_and_another_something_else() -> None:
    def ids(secret: Secret) -> list[str]:
        terms = Terms(POLICY, secret, EMPHASES["rounded"])
        return [each.id for each in rounded_in(protect([generated_return(SEED)], terms).publication)]

    assert ids(Secret(bytes(16))) == ids(Secret(bytes(16))) != ids(Secret(bytes([1] * 16)))


def test_in_a_joint_report_what_is_rounded_is_proved_over_the_members_own_cells() -> None:
    wanted = joint_wanted_of(consortium_of(four_members((2021,))))
    (protected,) = protect_together([wanted], Terms(POLICY, Secret(bytes(16)), EMPHASES["rounded"]))
    publication, proof, digest = files_of(protected)

    assert rounded_in(protected.publication)
    assert failures(publication, digest, proof, POLICY.threshold) == []


MEMBERS = Problem(
    (20, 4, 22, 4, 11, 1),
    (Item((1, 3, 5)), Item((0, 2, 4)), Item((0, 1)), Item((2, 3)), Item((4, 5)), Item(tuple(range(6)))),
    (),
    tuple(SmallCount((cell,), 5) for cell in range(6)),
)
"""Three members' white and other staff: 9 others in all, 24, 26 and 12 staff of the three, 62 in all."""

OTHERS, FIRST, SECOND, THIRD, ALL = 0, 2, 3, 4, 5


def test_a_members_headcount_is_left_out_that_would_tell_of_few_people() -> None:
    """Of the third member's 12, at most nine are others: three at least are white."""
    assert with_members(MEMBERS, Plan((OTHERS,), ()), (FIRST, SECOND, THIRD), 1).printed == (OTHERS, FIRST, SECOND)


def test_so_is_the_headcount_with_which_it_could_be_worked_out() -> None:
    """62 less 24 and 26 are the 12."""
    assert with_members(MEMBERS, Plan((OTHERS, ALL), ()), (FIRST, SECOND, THIRD), 1).printed == (OTHERS, ALL, FIRST)


def test_headcounts_do_not_tell_together_what_the_plan_does_not_print() -> None:
    assert with_members(MEMBERS, Plan((), ()), (FIRST, SECOND, THIRD), 1).printed == (FIRST, SECOND)
    assert with_members(MEMBERS, Plan((ALL,), ()), (FIRST, SECOND, THIRD), 1).printed == (ALL, FIRST, SECOND, THIRD)


def test_a_headcount_tells_nothing_to_whoever_is_alone_in_it() -> None:
    """Six staff in two cells: one of one knows that the others are five, one of two that they are four."""
    few = Problem((2, 4), (Item((0, 1)),), (), (SmallCount((0, 1), 5),))

    assert with_members(few, Plan((), ()), (0,), 1).printed == ()
    assert with_members(replace(few, truth=(3, 4)), Plan((), ()), (0,), 1).printed == (0,)


def test_a_headcount_that_stands_for_several_in_the_plan_is_looked_at_by_itself() -> None:
    """The plan has seen what all those headcounts tell together, not that three of the third member's 12 are white."""
    plan = Plan((OTHERS, FIRST, THIRD), ())

    assert with_members(MEMBERS, plan, (SECOND,), 1, {FIRST, THIRD}).printed == (OTHERS, FIRST, SECOND)


LACKING = Problem(
    (20, 4, 22, 4, 30, 0, 11, 1),
    tuple(map(Item, ((1, 3, 5, 7), tuple(range(8)), (0, 1, 2, 3), (0, 1), (2, 3), (4, 5), (6, 7)))),
    (),
    tuple(SmallCount((cell,), 5) for cell in range(8)),
)
"""Four members' staff: 9 others, 92 in all, 50 of the two that know who had training, and 30 and 12 of the others."""


def test_members_that_lack_a_section_are_told_by_what_is_printed_of_all_and_of_the_others() -> None:
    """92 less 50 are 42, and less the third member's 30 they are the fourth's 12, of whom three are white."""
    assert with_members(LACKING, Plan((0, 1), ()), (5, 6, 3, 4), 1).printed == (0, 1, 5, 3)
    assert with_members(LACKING, Plan((0, 1, 2), ()), (5, 6, 3, 4), 1).printed == (0, 1, 2, 3, 4)


def test_what_is_rounded_gives_way_to_members_headcounts() -> None:
    """Nine to the nearest three are ten at most, which leaves two white staff; to the nearest five they could be 12."""
    plan = Plan((ALL,), (), rounded=(OTHERS,))

    assert with_members(MEMBERS, plan, (FIRST, SECOND, THIRD), 3) == Plan((ALL, FIRST, SECOND, THIRD), ())
    assert with_members(MEMBERS, plan, (FIRST, SECOND, THIRD), 5).rounded == (OTHERS,)
