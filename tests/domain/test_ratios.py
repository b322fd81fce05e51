"""Relative likelihoods: their direction, where they have no value, and the four-fifths rule."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wres_desktop.domain.ratios import (
    FourFifths,
    GroupRate,
    NotCalculable,
    four_fifths,
    likelihood,
    percentage,
    relative_likelihood,
)

people = st.integers(1, 5000)


@st.composite
def rates(draw: st.DrawFn) -> GroupRate:
    denominator = draw(people)
    return GroupRate(draw(st.integers(1, denominator)), denominator, "staff")


def white(numerator: int, denominator: int) -> GroupRate:
    return GroupRate(numerator, denominator, "white staff", "white cases")


def bme(numerator: int, denominator: int) -> GroupRate:
    return GroupRate(numerator, denominator, "BME staff", "BME cases")


@given(rates(), rates())
def test_swapping_the_groups_inverts_the_ratio(first: GroupRate, second: GroupRate) -> None:
    one, other = (
        relative_likelihood(of=first, compared_with=second),
        relative_likelihood(of=second, compared_with=first),
    )
    assert isinstance(one, Fraction)
    assert isinstance(other, Fraction)
    assert one * other == 1


@given(rates(), rates(), st.integers(2, 9))
def test_counting_everybody_several_times_leaves_the_ratio_as_it_is(
    first: GroupRate, second: GroupRate, times: int
) -> None:
    grown = GroupRate(first.numerator * times, first.denominator * times, "staff")
    before = relative_likelihood(of=first, compared_with=second)
    assert relative_likelihood(of=grown, compared_with=second) == before


@given(people, people)
def test_groups_that_are_treated_alike_have_a_ratio_of_one(cases: int, others: int) -> None:
    rate = GroupRate(cases, cases + others, "staff")
    assert relative_likelihood(of=rate, compared_with=rate) == 1


@pytest.mark.parametrize(
    ("of", "compared_with", "reason"),
    [
        (bme(0, 20), white(0, 80), "no cases in either group"),
        (bme(3, 20), white(0, 80), "no white cases"),
        (bme(0, 0), white(3, 80), "no BME staff"),
        (bme(3, 20), white(0, 0), "no white staff"),
        (bme(0, 0), white(0, 0), "no BME staff"),
    ],
)
def test_a_ratio_without_a_value_says_why(of: GroupRate, compared_with: GroupRate, reason: str) -> None:
    assert relative_likelihood(of=of, compared_with=compared_with) == NotCalculable(reason)


def test_a_group_whose_cases_have_no_name_is_named_by_its_people() -> None:
    ratio = relative_likelihood(of=bme(3, 20), compared_with=GroupRate(0, 80, "white staff"))
    assert ratio == NotCalculable("no cases among white staff")


def test_no_cases_in_the_first_group_alone_is_a_ratio_of_zero() -> None:
    assert relative_likelihood(of=bme(0, 20), compared_with=white(3, 80)) == 0


def test_a_rate_among_nobody_has_no_value() -> None:
    assert likelihood(bme(0, 0)) == NotCalculable("no BME staff")
    assert percentage(0, 0) == NotCalculable("no people")


def test_a_likelihood_is_cases_over_people() -> None:
    assert likelihood(white(14, 80)) == Fraction(7, 40)


@pytest.mark.parametrize(
    ("ratio", "where"),
    [
        (Fraction(4, 5), FourFifths.INSIDE),
        (Fraction(5, 4), FourFifths.INSIDE),
        (Fraction(1), FourFifths.INSIDE),
        (Fraction(12501, 10000), FourFifths.BME_DISADVANTAGED),
        (Fraction(7999, 10000), FourFifths.WHITE_DISADVANTAGED),
        (Fraction(0), FourFifths.WHITE_DISADVANTAGED),
    ],
)
def test_both_ends_of_the_four_fifths_range_are_inside_and_nothing_is_rounded(
    ratio: Fraction, where: FourFifths
) -> None:
    assert four_fifths(ratio) is where


@given(rates(), rates())
def test_a_ratio_is_inside_exactly_when_its_inverse_is(first: GroupRate, second: GroupRate) -> None:
    ratio = relative_likelihood(of=first, compared_with=second)
    assert isinstance(ratio, Fraction)
    assert (four_fifths(ratio) is FourFifths.INSIDE) is (four_fifths(1 / ratio) is FourFifths.INSIDE)
