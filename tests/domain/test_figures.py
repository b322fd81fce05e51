"""Figures over named cells: patterns, sums and exact values."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wres_desktop.domain.figures import (
    Count,
    Difference,
    Percentage,
    Quantity,
    Rate,
    Ratio,
    cells_matching,
    total,
    value,
)
from wres_desktop.domain.ratios import NotCalculable

TABLE = {"a/x/white": 30, "a/x/bme": 10, "a/y/white": 10, "a/y/bme": 5, "b/x/white": 3, "b/x/bme": 2, "none/x/bme": 0}


@pytest.mark.parametrize(
    ("cell_sum", "expected"),
    [
        (("a/x/white",), 30),
        (("a/*/white",), 40),
        (("a/*/*",), 55),
        (("*/*/bme",), 17),
        (("a/*/bme", "a/x/*"), 45),
        (("a/*",), 0),
        (("*",), 0),
    ],
)
def test_a_pattern_names_whole_parts_of_a_path_and_counts_every_cell_once(
    cell_sum: tuple[str, ...], expected: int
) -> None:
    assert total(cell_sum, TABLE) == expected
    matching = cells_matching(cell_sum, TABLE)
    assert len(matching) == len(set(matching))


def test_cells_are_found_in_the_order_of_the_table_whatever_the_order_of_the_patterns() -> None:
    cells = tuple(f"cell {number}" for number in range(40))
    assert cells_matching(("cell 33", "cell 2", "cell 33"), cells) == ("cell 2", "cell 33")


_PARTS = st.lists(st.sampled_from(["a", "ab", "b", "", "a.b"]), min_size=1, max_size=3)
_PATTERNS = st.lists(st.sampled_from(["a", "ab", "b", "", "a.b", "*", "a*", "*b", "a*b"]), min_size=1, max_size=3)


@given(
    st.lists(_PARTS.map("/".join), unique=True, max_size=12), st.lists(_PATTERNS.map("/".join), min_size=1, max_size=3)
)
def test_a_pattern_names_the_cells_that_it_describes_as_a_regular_expression(
    cells: list[str], patterns: list[str]
) -> None:
    """The second method: a star is one character at least, and no slash."""
    described = [re.compile(re.escape(pattern).replace(r"\*", "[^/]+")) for pattern in patterns]
    expected = [cell for cell in cells if any(each.fullmatch(cell) for each in described)]
    assert cells_matching(tuple(patterns), cells) == tuple(expected)


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        (Count(("a/*/bme",)), Fraction(15)),
        (Percentage(("a/*/bme",), ("a/*/*",)), Fraction(1500, 55)),
        (Percentage(("b/*/*",), ("a/*/*",), averaged_over=2), Fraction(500, 110)),
        (Ratio(Rate(("a/x/bme",), ("a/*/bme",)), Rate(("a/x/white",), ("a/*/white",))), Fraction(8, 9)),
        (
            Difference(of=Rate(("b/*/bme",), ("b/*/*",)), minus=Rate(("a/*/bme",), ("a/*/*",))),
            Fraction(40) - Fraction(1500, 55),
        ),
        (Percentage(("a/x/bme",), ("none/*/*",)), NotCalculable("nobody in the group")),
        (
            Difference(Rate(("a/x/bme",), ("none/*/*",)), Rate(("a/x/bme",), ("a/*/*",))),
            NotCalculable("nobody in the group"),
        ),
        (
            Ratio(Rate(("none/*/*",), ("a/*/bme",)), Rate(("none/*/*",), ("a/*/white",))),
            NotCalculable("no cases in either group"),
        ),
    ],
)
def test_a_figure_has_an_exact_value_or_the_reason_why_not(
    quantity: Quantity, expected: Fraction | NotCalculable
) -> None:
    assert value(quantity, TABLE) == expected
