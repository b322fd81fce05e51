"""Better, worse or cannot tell: decided by intervals, the same for both groups, and never by a handful of people."""

from fractions import Fraction
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from wres_desktop.domain.changes import (
    Change,
    Good,
    Pair,
    Verdict,
    change_of_gap,
    change_of_likelihood,
    change_of_share,
)
from wres_desktop.domain.ratios import GroupRate, NotCalculable
from wres_desktop.domain.uncertainty import gap_interval, wilson_interval

RATES = st.tuples(st.integers(5, 400), st.integers(0, 600)).map(lambda pair: (pair[0], pair[0] + pair[1]))


def rate(cases: int, people: int) -> GroupRate:
    return GroupRate(cases, people, "people")


def pair(of: tuple[int, int], compared_with: tuple[int, int]) -> Pair:
    return Pair(rate(*of), rate(*compared_with))


def swapped(both: Pair) -> Pair:
    return Pair(both.compared_with, both.of)


def likelihood(now: Pair, before: Pair) -> Change:
    found = change_of_likelihood(now, before)
    assert not isinstance(found, NotCalculable)
    return found


@given(st.integers(0, 300), st.integers(1, 300))
def test_the_interval_of_a_share_is_scipys(cases: int, more: int) -> None:
    people = cases + more - 1 or 1
    limits = binomtest(min(cases, people), people).proportion_ci(method="wilson")

    assert wilson_interval(rate(min(cases, people), people)) == pytest.approx((limits.low, limits.high), abs=1e-12)


@pytest.mark.parametrize(
    ("now", "before", "good", "verdict"),
    [
        ((40, 100), (20, 100), Good.LOWER, Verdict.WORSE),
        ((20, 100), (40, 100), Good.LOWER, Verdict.BETTER),
        ((40, 100), (20, 100), Good.HIGHER, Verdict.BETTER),
        ((20, 100), (40, 100), Good.HIGHER, Verdict.WORSE),
        ((40, 100), (20, 100), Good.NEITHER, Verdict.HIGHER),
        ((20, 100), (40, 100), Good.NEITHER, Verdict.LOWER),
        ((25, 100), (20, 100), Good.LOWER, Verdict.CANNOT_TELL),
        ((4, 400), (100, 400), Good.LOWER, Verdict.CANNOT_TELL),
    ],
)
def test_a_share_is_judged_by_its_interval_and_by_which_way_is_good(
    now: tuple[int, int], before: tuple[int, int], good: Good, verdict: Verdict
) -> None:
    assert change_of_share(rate(*now), rate(*before), good).verdict is verdict


def test_fewer_than_five_people_tell_nothing_however_far_apart_the_shares_are() -> None:
    found = change_of_share(rate(4, 400), rate(100, 400), Good.LOWER)

    assert found.few
    assert found.interval_95[1] < 0


def test_the_factor_between_two_likelihoods_and_its_interval_are_as_reckoned_by_hand() -> None:
    # RL 1 now, 2 before; variances 0.02 and 0.04; 0.5 x exp(+/- 1.96 x 0.244949) = 0.3094 and 0.8081
    found = likelihood(pair((50, 100), (50, 100)), pair((50, 100), (25, 100)))

    assert found.size == Fraction(-1)
    assert found.interval_95 == pytest.approx((0.3094, 0.8081), abs=5e-5)
    assert found.verdict is Verdict.BETTER


@pytest.mark.parametrize(
    ("now", "before", "verdict"),
    [
        (pair((60, 100), (20, 100)), pair((50, 100), (45, 100)), Verdict.WORSE),
        (pair((50, 100), (52, 100)), pair((60, 100), (20, 100)), Verdict.BETTER),
        (pair((20, 100), (80, 100)), pair((60, 100), (30, 100)), Verdict.OTHER_SIDE),
        (pair((50, 100), (40, 100)), pair((55, 100), (40, 100)), Verdict.CANNOT_TELL),
        (pair((50, 100), (4, 100)), pair((50, 100), (50, 100)), Verdict.CANNOT_TELL),
    ],
)
def test_a_likelihood_is_better_where_it_is_nearer_to_one(now: Pair, before: Pair, verdict: Verdict) -> None:
    assert likelihood(now, before).verdict is verdict


@given(RATES, RATES, RATES, RATES)
def test_swapping_the_groups_mirrors_a_change_of_likelihood(
    first: tuple[int, int], second: tuple[int, int], third: tuple[int, int], fourth: tuple[int, int]
) -> None:
    now, before = pair(first, second), pair(third, fourth)
    straight, mirrored = likelihood(now, before), likelihood(swapped(now), swapped(before))

    assert mirrored.verdict is straight.verdict
    low, high = straight.interval_95
    assert mirrored.interval_95 == pytest.approx((1 / high, 1 / low))


@given(RATES, RATES, RATES, RATES)
def test_swapping_the_groups_mirrors_a_change_of_gap(
    first: tuple[int, int], second: tuple[int, int], third: tuple[int, int], fourth: tuple[int, int]
) -> None:
    now, before = pair(first, second), pair(third, fourth)
    straight, mirrored = change_of_gap(now, before), change_of_gap(swapped(now), swapped(before))

    assert (mirrored.size, mirrored.verdict) == (-straight.size, straight.verdict)
    low, high = straight.interval_95
    assert mirrored.interval_95 == pytest.approx((-high, -low), abs=1e-9)


@given(RATES, RATES)
def test_swapping_the_years_turns_better_into_worse(first: tuple[int, int], second: tuple[int, int]) -> None:
    there = change_of_share(rate(*first), rate(*second), Good.LOWER).verdict
    back = change_of_share(rate(*second), rate(*first), Good.LOWER).verdict
    other = {Verdict.BETTER: Verdict.WORSE, Verdict.WORSE: Verdict.BETTER}

    assert back is other.get(there, there)


def test_with_very_many_people_the_interval_of_a_gaps_change_is_that_of_the_normal_distribution() -> None:
    shares = ((300_000, 1_000_000), (200_000, 800_000), (350_000, 900_000), (210_000, 700_000))
    found = change_of_gap(pair(*shares[:2]), pair(*shares[2:]))
    spread = 196 * sqrt(sum((x / n) * (1 - x / n) / n for x, n in shares))

    assert found.interval_95 == pytest.approx((float(found.size) - spread, float(found.size) + spread), rel=1e-3)


def test_a_gap_that_did_not_change_is_as_uncertain_as_both_years_together() -> None:
    year = pair((30, 100), (40, 200))
    low, high = gap_interval(year.of, year.compared_with)
    found = change_of_gap(year, year)

    assert found.size == 0
    assert found.verdict is Verdict.CANNOT_TELL
    assert found.interval_95[1] - found.interval_95[0] > high - low


@pytest.mark.parametrize(
    ("now", "before", "verdict"),
    [
        (pair((200, 1000), (190, 1000)), pair((300, 1000), (190, 1000)), Verdict.BETTER),
        (pair((300, 1000), (190, 1000)), pair((200, 1000), (190, 1000)), Verdict.WORSE),
        (pair((190, 1000), (300, 1000)), pair((200, 1000), (190, 1000)), Verdict.OTHER_SIDE),
        (pair((200, 1000), (190, 1000)), pair((210, 1000), (190, 1000)), Verdict.CANNOT_TELL),
    ],
)
def test_a_gap_is_better_where_it_is_nearer_to_nothing(now: Pair, before: Pair, verdict: Verdict) -> None:
    assert change_of_gap(now, before).verdict is verdict


@pytest.mark.parametrize("year", [0, 1])
def test_a_likelihood_without_a_value_in_one_year_has_no_change(year: int) -> None:
    years = [pair((10, 100), (5, 100)), pair((10, 100), (5, 100))]
    years[year] = pair((10, 100), (0, 100))

    assert isinstance(change_of_likelihood(*years), NotCalculable)


def test_what_the_care_quality_commission_published_in_2016_and_2024_surely_rose() -> None:
    # cqc.org.uk: 421 of 3,406 and 480 of 3,029 staff. Normal approximation by hand: 3.49 +/- 1.96 x 0.871
    found = change_of_share(rate(480, 3029), rate(421, 3406), Good.NEITHER)

    assert found.interval_95 == pytest.approx((3.49 - 1.707, 3.49 + 1.707), abs=0.02)
    assert found.verdict is Verdict.HIGHER


def test_what_a_commissioning_group_published_of_two_years_cannot_be_told_apart() -> None:
    # gloucestershireccg.nhs.uk 2019: 11 of 248 and 12 of 116 staff, the two parts that it held against each other
    assert change_of_share(rate(11, 248), rate(12, 116), Good.NEITHER).verdict is Verdict.LOWER
    assert change_of_share(rate(11, 248), rate(11, 255), Good.NEITHER).verdict is Verdict.CANNOT_TELL


def test_a_ratio_of_nine_cases_that_was_printed_as_a_leap_tells_nothing() -> None:
    # hsj.co.uk 7021350: 2.4 and then 9.5 on nine cases in all; any split of nine cases has a group with fewer than five
    for cases in range(1, 9):
        now = pair((cases, 350), (9 - cases, 1500))
        assert likelihood(now, pair((5, 350), (9, 1500))).verdict is Verdict.CANNOT_TELL
