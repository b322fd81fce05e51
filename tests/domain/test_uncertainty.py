"""Intervals and exact tests, against published examples and figures reckoned another way."""

from fractions import Fraction
from math import comb, exp, log, sqrt

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.stats import fisher_exact
from scipy.stats.contingency import relative_risk

from wres_desktop.domain.ratios import FourFifths, GroupRate
from wres_desktop.domain.uncertainty import (
    FEW_CASES,
    FEW_EXPECTED,
    HALF_ADDED,
    MORE_CASES_THAN_PEOPLE,
    fisher_p,
    gap_interval,
    interval_texts,
    katz_interval,
    read_relative_likelihood,
    wilson_interval,
)


def group(numerator: int, denominator: int) -> GroupRate:
    return GroupRate(numerator, denominator, "staff")


# Newcombe, Statistics in Medicine 17 (1998) 873-890, table II, method 10.
NEWCOMBE_1998 = [
    ((56, 70), (48, 80), "0.0524", "0.3339"),
    ((9, 10), (3, 10), "0.1705", "0.8090"),
    ((6, 7), (2, 7), "0.0582", "0.8062"),
    ((5, 56), (0, 29), "-0.0381", "0.1926"),
    ((0, 10), (0, 20), "-0.1611", "0.2775"),
    ((0, 10), (0, 10), "-0.2775", "0.2775"),
    ((10, 10), (0, 20), "0.6791", "1.0000"),
    ((10, 10), (0, 10), "0.6075", "1.0000"),
]


@pytest.mark.parametrize(("of", "minus", "low", "high"), NEWCOMBE_1998)
def test_the_interval_of_a_gap_is_that_of_newcombe_1998(
    of: tuple[int, int], minus: tuple[int, int], low: str, high: str
) -> None:
    limits = gap_interval(group(*of), group(*minus))
    assert tuple(f"{limit / 100:.4f}" for limit in limits) == (low, high)


# Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3 (Wilson's score interval).
@pytest.mark.parametrize(
    ("rate", "low", "high"),
    [
        ((81, 263), "0.2553", "0.3662"),
        ((15, 148), "0.0624", "0.1605"),
        ((0, 20), "0.0000", "0.1611"),
        ((1, 29), "0.0061", "0.1718"),
    ],
)
def test_the_interval_of_a_share_is_that_of_wilson(rate: tuple[int, int], low: str, high: str) -> None:
    assert tuple(f"{limit:.4f}" for limit in wilson_interval(group(*rate))) == (low, high)


@pytest.mark.parametrize(
    ("of", "compared_with", "low", "high"),
    [
        # ln(0.175 / 0.1) = 0.559616; sqrt(1/14 - 1/80 + 1/2 - 1/20) = 0.713393; times 1.959964 = 1.398224.
        ((14, 80), (2, 20), exp(0.559616 - 1.398224), exp(0.559616 + 1.398224)),
        # ln(0.2 / 0.1) = 0.693147; sqrt(1/20 - 1/100 + 1/40 - 1/400) = 0.25; times 1.959964 = 0.489991.
        ((20, 100), (40, 400), exp(0.693147 - 0.489991), exp(0.693147 + 0.489991)),
    ],
)
def test_the_interval_of_a_ratio_is_that_of_katz(
    of: tuple[int, int], compared_with: tuple[int, int], low: float, high: float
) -> None:
    limits, half_added = katz_interval(group(*of), group(*compared_with))
    assert limits == pytest.approx((low, high), rel=1e-5)
    assert not half_added


@pytest.mark.parametrize(
    ("of", "compared_with"), [((0, 20), (3, 80)), ((3, 80), (0, 20)), ((5, 5), (8, 8))], ids=["first", "second", "all"]
)
def test_half_a_person_is_added_to_each_cell_where_one_is_zero_and_it_is_said(
    of: tuple[int, int], compared_with: tuple[int, int]
) -> None:
    (a, n), (c, m) = of, compared_with
    a, n, c, m = a + 0.5, n + 1, c + 0.5, m + 1  # type: ignore[assignment]
    middle, spread = log(a * m / (n * c)), 1.959964 * sqrt(1 / a - 1 / n + 1 / c - 1 / m)
    limits, half_added = katz_interval(group(*of), group(*compared_with))
    assert limits == pytest.approx((exp(middle - spread), exp(middle + spread)), rel=1e-5)
    assert half_added
    assert HALF_ADDED in read_relative_likelihood(group(*of), group(*compared_with)).cautions


def exact_fisher(of: GroupRate, compared_with: GroupRate) -> Fraction:
    """All tables with the same margins, in whole numbers."""
    cases = of.numerator + compared_with.numerator
    ways = {
        k: comb(of.denominator, k) * comb(compared_with.denominator, cases - k)
        for k in range(max(0, cases - compared_with.denominator), min(cases, of.denominator) + 1)
    }
    return Fraction(sum(way for way in ways.values() if way <= ways[of.numerator]), sum(ways.values()))


small_rates = st.integers(1, 30).flatmap(lambda people: st.builds(group, st.integers(0, people), st.just(people)))


@settings(max_examples=60, deadline=None)
@given(small_rates, small_rates)
def test_fishers_probability_is_that_of_counting_all_tables(of: GroupRate, compared_with: GroupRate) -> None:
    assert fisher_p(of, compared_with) == pytest.approx(float(exact_fisher(of, compared_with)), rel=1e-9)


def test_the_tea_tasting_lady_has_fishers_probability() -> None:
    # Fisher, The Design of Experiments (1935): three of four cups, two-sided 34/70.
    assert fisher_p(group(3, 4), group(1, 4)) == pytest.approx(34 / 70)


@settings(max_examples=60, deadline=None)
@given(small_rates, small_rates)
def test_swapping_the_groups_inverts_the_interval_and_keeps_the_verdict(
    of: GroupRate, compared_with: GroupRate
) -> None:
    one, other = read_relative_likelihood(of, compared_with), read_relative_likelihood(compared_with, of)
    assert one.cautions == other.cautions
    assert one.could_be_chance is other.could_be_chance
    if one.interval_95 and other.interval_95:
        assert one.interval_95 == pytest.approx((1 / other.interval_95[1], 1 / other.interval_95[0]), rel=1e-9)


def test_two_years_of_cases_count_among_twice_the_staff() -> None:
    two_years = read_relative_likelihood(group(8, 50), group(14, 200), years=2)
    assert two_years == read_relative_likelihood(group(8, 100), group(14, 400))
    assert two_years.interval_95 != read_relative_likelihood(group(8, 50), group(14, 200)).interval_95


@pytest.mark.parametrize(
    ("of", "compared_with", "chance"),
    [
        ((14, 80), (2, 20), True),  # 0.43 to 7.08 spans 1
        ((300, 1000), (100, 1000), False),
        ((3, 3), (0, 4), True),  # Fisher 1/35, but the interval with halves added, 0.61 to 124.53, spans 1
        ((1, 1), (1, 10), True),  # the interval, 1.56 to 64.20, does not span 1, but Fisher finds 2/11
    ],
)
def test_a_difference_could_be_chance_where_the_interval_spans_one_or_the_test_finds_nothing(
    of: tuple[int, int],
    compared_with: tuple[int, int],
    chance: bool,  # noqa: FBT001
) -> None:
    assert read_relative_likelihood(group(*of), group(*compared_with)).could_be_chance is chance


@pytest.mark.parametrize(
    ("of", "compared_with", "cautions"),
    [
        ((5, 100), (5, 100), ()),
        ((4, 100), (40, 100), (FEW_CASES,)),
        ((5, 10), (5, 10), ()),  # five of each expected everywhere
        ((5, 10), (60, 1000), (FEW_EXPECTED,)),  # 10 x 65 / 1010 is below 5
        ((96, 100), (9, 10), (FEW_EXPECTED,)),  # few who are not cases
        ((1, 10), (2, 10), (FEW_CASES, FEW_EXPECTED)),
    ],
)
def test_small_numbers_carry_a_caution_and_no_rating(
    of: tuple[int, int], compared_with: tuple[int, int], cautions: tuple[str, ...]
) -> None:
    reading = read_relative_likelihood(group(*of), group(*compared_with))
    assert reading.cautions == reading.small_number_cautions == cautions
    assert reading.flagged is bool(cautions)


def test_no_cases_at_all_leave_nothing_to_read() -> None:
    reading = read_relative_likelihood(group(0, 20), group(0, 80))
    assert (reading.four_fifths, reading.interval_95, reading.could_be_chance) == (None, None, None)
    assert reading.interval_texts is None
    assert reading.flagged


def test_an_empty_group_leaves_nothing_to_read() -> None:
    assert read_relative_likelihood(group(0, 0), group(3, 80)).cautions == ()


def test_a_ratio_of_zero_is_read_with_the_caution_for_few_cases() -> None:
    reading = read_relative_likelihood(group(0, 20), group(9, 80))
    assert reading.four_fifths is FourFifths.WHITE_DISADVANTAGED
    assert FEW_CASES in reading.cautions


def test_more_cases_than_people_give_no_interval_but_a_caution() -> None:
    reading = read_relative_likelihood(group(30, 20), group(9, 80))
    assert reading.interval_95 is None
    assert reading.cautions == (MORE_CASES_THAN_PEOPLE,)
    assert reading.flagged


def test_limits_are_printed_half_up_with_two_decimals() -> None:
    assert read_relative_likelihood(group(14, 80), group(2, 20)).interval_texts == ("0.43", "7.08")
    assert interval_texts((-1.25, 0.05), 1) == ("-1.3", "0.1")


large_rates = st.integers(1, 40_000).flatmap(lambda people: st.builds(group, st.integers(0, people), st.just(people)))


@settings(max_examples=60, deadline=None)
@given(large_rates, large_rates)
def test_fishers_probability_is_scipys_however_large_the_counts_are(of: GroupRate, compared_with: GroupRate) -> None:
    table = [[rate.numerator, rate.denominator - rate.numerator] for rate in (of, compared_with)]
    assert fisher_p(of, compared_with) == pytest.approx(fisher_exact(table).pvalue, rel=1e-6, abs=1e-12)


@settings(max_examples=60, deadline=None)
@given(large_rates, large_rates)
def test_the_interval_of_a_ratio_is_scipys(of: GroupRate, compared_with: GroupRate) -> None:
    limits, half_added = katz_interval(of, compared_with)
    assume(not half_added)
    risk = relative_risk(of.numerator, of.denominator, compared_with.numerator, compared_with.denominator)
    assert limits == pytest.approx(tuple(risk.confidence_interval(0.95)), rel=1e-9)


def test_counts_of_a_whole_country_are_tested_as_well() -> None:
    assert fisher_p(group(41_000, 400_000), group(100_000, 1_000_000)) == pytest.approx(
        fisher_exact([[41_000, 359_000], [100_000, 900_000]]).pvalue, rel=1e-6
    )
