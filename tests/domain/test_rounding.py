"""Printed digits: half-up, or cut off."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wres_desktop.domain.rounding import digits


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (Fraction(23 * 100, 364), 2, "6.32"),
        (Fraction(5, 100), 1, "0.1"),
        (Fraction(-5, 100), 1, "-0.1"),
        (Fraction(-4, 100), 1, "0.0"),
        (Fraction(9995, 1000), 2, "10.00"),
        (Fraction(1, 2), 0, "1"),
        (Fraction(1, 200), 2, "0.01"),
        (0, 2, "0.00"),
    ],
)
def test_halves_go_away_from_zero(value: Fraction, decimals: int, text: str) -> None:
    assert digits(value, decimals) == text


def test_a_figure_that_is_cut_off_keeps_its_digits() -> None:
    assert digits(Fraction(23 * 100, 364), 2, truncated=True) == "6.31"


@given(st.integers(-(10**9), 10**9), st.integers(0, 4), st.sampled_from([ROUND_DOWN, ROUND_HALF_UP]))
def test_a_decimal_number_is_rounded_as_the_decimal_module_rounds_it(number: int, decimals: int, how: str) -> None:
    value = Decimal(number) / 10**5
    truncated = how == ROUND_DOWN
    expected = value.quantize(Decimal(1).scaleb(-decimals), how)
    assert Decimal(digits(Fraction(value), decimals, truncated=truncated)) == expected
