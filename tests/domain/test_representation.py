"""Bands beside the whole, one more appointment, leadership goals, unknown ethnicity, funnels: by hand and by law."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wres_desktop.domain.changes import Verdict
from wres_desktop.domain.funnel import Place, funnel_of, limits_at, place_of
from wres_desktop.domain.ratios import NotCalculable
from wres_desktop.domain.representation import GOAL_YEAR, against_all, leadership_goal, share_with_one_more
from wres_desktop.domain.unknown_ethnicity import Groups, difference_if_known, likelihood_if_known, share_if_known

PEOPLE = st.builds(Groups, st.integers(1, 400), st.integers(1, 400), st.integers(0, 60))


def test_a_band_is_held_against_everybody_else() -> None:
    # 10 of 200 in the band; 90 of 300 among the others
    found = against_all(10, 200, 100, 500)

    assert (found.difference, found.verdict) == (Fraction(-15), Verdict.LOWER)
    assert against_all(90, 200, 100, 500).verdict is Verdict.HIGHER
    assert against_all(40, 200, 100, 500).verdict is Verdict.CANNOT_TELL


def test_a_band_that_is_everybody_has_nobody_to_be_held_against() -> None:
    assert against_all(50, 200, 50, 200).verdict is Verdict.CANNOT_TELL


def test_one_more_of_eight_is_an_eighth() -> None:
    assert share_with_one_more(0, 8) == Fraction(25, 2)


@given(st.integers(0, 60), st.integers(0, 60), st.integers(1, 500), st.integers(0, 500), st.integers(2016, 2027))
def test_a_path_begins_now_ends_at_the_goal_and_never_falls(
    bme: int, more: int, all_bme: int, others: int, year: int
) -> None:
    posts = bme + more or 1
    goal = leadership_goal(min(bme, posts), posts, (all_bme, all_bme + others), year)
    steps = [min(bme, posts), *goal.path.values()]

    assert list(goal.path) == list(range(year + 1, GOAL_YEAR + 1))
    assert steps == sorted(steps)
    assert steps[-1] == max(goal.needed, min(bme, posts))
    assert (goal.needed - 1) * (all_bme + others) < all_bme * posts <= goal.needed * (all_bme + others)


@given(PEOPLE)
def test_the_share_as_printed_is_the_lower_of_the_two(people: Groups) -> None:
    both = share_if_known(people)

    assert both.if_white == Fraction(100 * people.bme, people.everyone)
    assert both.if_white <= both.if_bme


@given(PEOPLE)
def test_without_unknown_people_nothing_changes(people: Groups) -> None:
    known = Groups(people.white, people.bme, 0)
    ratio = likelihood_if_known(known, Groups(500, 500, 0), bme_first=True)

    assert share_if_known(known).if_white == share_if_known(known).if_bme
    assert not isinstance(ratio, NotCalculable)
    assert ratio.if_white == ratio.if_bme


@given(PEOPLE, PEOPLE)
def test_swapping_the_groups_swaps_the_two_and_inverts_the_ratio(cases: Groups, people: Groups) -> None:
    straight = likelihood_if_known(cases, people, bme_first=False)
    mirrored = likelihood_if_known(
        Groups(cases.bme, cases.white, cases.unknown), Groups(people.bme, people.white, people.unknown), bme_first=False
    )

    assert not isinstance(straight, NotCalculable)
    assert not isinstance(mirrored, NotCalculable)
    assert (mirrored.if_white, mirrored.if_bme) == (1 / straight.if_bme, 1 / straight.if_white)


def test_the_board_and_the_staff_are_taken_alike() -> None:
    # 1 of 10 and 2 of 10; 20 of 100 and 30 of 100
    both = difference_if_known(Groups(8, 1, 1), Groups(70, 20, 10))

    assert (both.if_white, both.if_bme) == (Fraction(-10), Fraction(-10))


def test_a_ratio_without_cases_to_divide_by_has_no_value() -> None:
    assert isinstance(likelihood_if_known(Groups(0, 3, 0), Groups(50, 50, 0), bme_first=True), NotCalculable)
    assert isinstance(likelihood_if_known(Groups(0, 3, 2), Groups(50, 50, 0), bme_first=True), NotCalculable)


def test_a_funnel_needs_ten_organisations_and_somebody_on_either_side() -> None:
    assert funnel_of([(10, 100)] * 9, 50) is None
    assert funnel_of([(0, 100)] * 10, 50) is None
    assert funnel_of([(100, 100)] * 10, 50) is None
    funnel = funnel_of([(10, 100)] * 10, 50)
    assert funnel is not None
    assert funnel.centre == 10
    assert (funnel.limits[0].people, funnel.limits[-1].people) == (50, 100)


@given(st.integers(1, 99), st.integers(1, 5000))
def test_limits_close_in_on_the_centre_as_organisations_grow(share: int, people: int) -> None:
    narrow, wide = limits_at(Fraction(share, 100), 4 * people), limits_at(Fraction(share, 100), people)

    assert list(wide) == sorted(wide)
    assert all(abs(inner - share) <= abs(outer - share) + 1e-9 for inner, outer in zip(narrow, wide, strict=True))


@pytest.mark.parametrize(
    ("cases", "place"),
    [(20, Place.INSIDE), (29, Place.ABOVE), (40, Place.FAR_ABOVE), (11, Place.BELOW), (3, Place.FAR_BELOW)],
)
def test_a_share_lies_inside_or_outside_of_either_limit(cases: int, place: Place) -> None:
    # limits of 100 people around 20 %: 7.6, 12.2, 27.8, 32.4
    assert place_of(cases, 100, Fraction(1, 5)) is place
