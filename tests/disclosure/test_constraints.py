"""What a printed figure tells: every table that would print the same, and no other."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wres_desktop.disclosure.constraints import Linear, SomeZero, constraints_of, printed_number
from wres_desktop.disclosure.statements import Printed, Publication, Undefined, Withheld
from wres_desktop.domain.figures import Count, Difference, Percentage, Quantity, Rate, Ratio, SamePeople, value
from wres_desktop.domain.ratios import NotCalculable
from wres_desktop.domain.rounding import digits
from wres_desktop.errors import UnreadableFile

CELLS = ("a", "b", "c", "d")
FIRST, SECOND = Rate(("a",), ("a", "b")), Rate(("c",), ("c", "d"))
MOST = 3


def publication(*statements: Printed | Withheld | Undefined, facts: tuple[SamePeople, ...] = ()) -> Publication:
    return Publication("Test", CELLS, statements, facts)


def agrees(told: Publication, table: tuple[int, ...]) -> bool:
    """Whether a table satisfies every constraint, reckoned term by term."""
    for constraint in constraints_of(told):
        if isinstance(constraint, SomeZero):
            if all(sum(table[cell] for cell in cells) for cells in constraint.sums):
                return False
            continue
        if isinstance(constraint, Linear):
            total = sum(k * sum(table[cell] for cell in cells) for k, cells in constraint.terms)
            if constraint.high is not None and total > constraint.high:
                return False
        else:
            total = sum(k * sum(table[x] for x in a) * sum(table[y] for y in b) for k, a, b in constraint.terms)
        if constraint.low is not None and total < constraint.low:
            return False
    return True


def prints(quantity: Quantity, table: tuple[int, ...], decimals: int, base: int, *, truncated: bool) -> str | None:
    """The text on the page; ``base`` is a multiple of the last digit."""
    exact = value(quantity, dict(zip(CELLS, table, strict=True)))
    if isinstance(exact, NotCalculable):
        return None
    last_digits = int(digits(exact * 10**decimals / base, 0, truncated=truncated)) * base
    return digits(Fraction(last_digits, 10**decimals), decimals)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("295", (295, 0)),
        ("1.4", (14, 1)),
        ("-0.6", (-6, 1)),
        ("\u22120.6", (-6, 1)),
        ("+12.5%", (125, 1)),
        ("1,204", (1204, 0)),
        (" 0.00 ", (0, 2)),
        ("12.4 %", (124, 1)),
    ],
)
def test_a_printed_number_is_its_digits_and_how_many_stand_after_the_point(text: str, number: tuple[int, int]) -> None:
    assert printed_number(text) == number


@pytest.mark.parametrize(
    "text", ["", "abc", "<5", "*", "[c]", "1.2.3", "1e3", ".5", "5.", "--1", "1/2", "٣", "²", "nan", "inf", "9" * 13]
)
def test_what_is_not_a_plain_number_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(UnreadableFile, match=r"^[^\n]+\.$"):
        printed_number(text)


@pytest.mark.parametrize("printed", ["-3", "2.0"])
def test_a_count_that_no_headcount_can_be_is_refused(printed: str) -> None:
    with pytest.raises(UnreadableFile):
        constraints_of(publication(Printed("count", Count(("a",)), printed)))


def test_a_statement_about_cells_that_are_not_listed_is_refused() -> None:
    with pytest.raises(UnreadableFile):
        constraints_of(publication(Printed("count", Count(("elsewhere/*",)), "3")))


@given(
    quantity=st.sampled_from(
        [
            Count(("a", "b")),
            Count(("a", "b"), averaged_over=2),
            Percentage(("a",), ("a", "b")),
            Percentage(("a",), ("a", "b"), averaged_over=2),
            Ratio(FIRST, SECOND),
            Difference(FIRST, SECOND),
            Difference(FIRST, SECOND, averaged_over=2),
        ]
    ),
    truth=st.tuples(*[st.integers(0, MOST)] * 4),
    decimals=st.integers(0, 2),
    base=st.sampled_from([1, 1, 5, 10]),
    truncated=st.booleans(),
)
@settings(max_examples=250, deadline=None)
def test_exactly_the_tables_that_would_print_the_same_satisfy_a_statement(
    quantity: Quantity, truth: tuple[int, ...], decimals: int, base: int, *, truncated: bool
) -> None:
    decimals = 0 if quantity == Count(("a", "b")) else decimals
    printed = prints(quantity, truth, decimals, base, truncated=truncated)
    if printed is None:
        told = publication(Undefined("it", quantity, "it has no value"))
    else:
        told = publication(Printed("it", quantity, printed, base, truncated))
    for table in product(range(MOST + 1), repeat=4):
        same = prints(quantity, table, decimals, base, truncated=truncated) == printed
        assert agrees(told, table) == same


def test_one_percentage_and_the_headcount_pin_the_count_as_in_the_report_of_295_staff() -> None:
    """Standard 6, attack 1: 1.4 % of 295 can only be 4 people."""
    told = publication(
        Printed("headcount", Count(("a", "b")), "295"), Printed("percent", Percentage(("a",), ("a", "b")), "1.4")
    )

    assert [bme for bme in range(296) if agrees(told, (bme, 295 - bme, 0, 0))] == [4]


@pytest.mark.parametrize(
    ("printed", "base", "truncated", "possible"),
    [
        ("260", 5, False, range(258, 263)),
        ("260", 10, False, range(255, 265)),
        ("260", 5, True, range(260, 265)),
        ("0", 5, False, range(3)),
        ("7", 1, False, range(7, 8)),
    ],
)
def test_a_rounded_count_leaves_every_count_that_rounds_to_it(
    printed: str, base: int, possible: range, *, truncated: bool
) -> None:
    told = publication(Printed("count", Count(("a",)), printed, base, truncated))

    assert [count for count in range(300) if agrees(told, (count, 0, 0, 0))] == list(possible)


@pytest.mark.parametrize(
    ("printed", "truncated", "possible"),
    [
        ("0", False, [100]),
        ("1", False, [101, 102]),
        ("-1", False, [98, 99]),
        ("0", True, [99, 100, 101]),
        ("1", True, [102, 103]),
        ("-1", True, [97, 98]),
    ],
)
def test_halves_of_a_difference_go_away_from_zero_and_what_is_cut_off_goes_towards_it(
    printed: str, possible: list[int], *, truncated: bool
) -> None:
    """a of 200 less one of two: 101 is half a point above, 99 half a point below."""
    told = publication(Printed("gap", Difference(FIRST, SECOND), printed, truncated=truncated))

    assert [a for a in range(201) if agrees(told, (a, 200 - a, 1, 1))] == possible


def test_a_percentage_that_the_survey_provider_weighted_tells_the_nearest_count() -> None:
    """21.4 % of 110 answers is 23.54: nearest to 24 people; 28.6 % of 14 is 4.004: 4 people."""
    for percent, answered, yes in (("21.4", 110, 24), ("28.6", 14, 4)):
        told = publication(
            Printed("answered", Count(("a", "b")), str(answered)),
            Printed("percent", Percentage(("a",), ("a", "b"), weighted=True), percent),
        )

        assert [a for a in range(answered + 1) if agrees(told, (a, answered - a, 0, 0))] == [yes]


def test_what_is_withheld_tells_nothing() -> None:
    assert constraints_of(publication(Withheld("a", Count(("a",))))) == ()


def test_a_percentage_without_a_value_tells_that_nobody_is_in_the_group() -> None:
    told = publication(Undefined("percent", Percentage(("a",), ("a", "b")), "nobody in the group"))

    assert agrees(told, (0, 0, 3, 3))
    assert not agrees(told, (0, 1, 3, 3))


def test_no_cases_in_either_group_tells_that_both_counts_of_cases_are_zero() -> None:
    """Gloucestershire CCG 2019 and 2020: no formal process in either group."""
    told = publication(Undefined("ratio", Ratio(FIRST, SECOND), "no cases in either group"))

    assert agrees(told, (0, 25, 0, 336))
    assert not agrees(told, (0, 25, 1, 336))
    assert not agrees(told, (1, 25, 0, 336))


@pytest.mark.parametrize(
    ("printed", "years", "cases"), [("3.5", 2, [7]), ("1.3", 3, [4]), ("1.2", 3, []), ("2", 2, [3, 4])]
)
def test_an_average_over_years_tells_the_cases_of_all_of_them(printed: str, years: int, cases: list[int]) -> None:
    """4 cases in 3 years are 1.33 a year; 3 in 2 years are 1.5, printed as 2; no number in 3 years gives 1.2."""
    told = publication(Printed("cases", Count(("a", "b"), averaged_over=years), printed))

    assert [count for count in range(20) if agrees(told, (count, 0, 0, 0))] == cases


def test_a_headcount_always_has_a_value() -> None:
    told = publication(Undefined("count", Count(("a",)), "not known"))

    assert not any(agrees(told, (count, 0, 0, 0)) for count in range(9))


def test_a_public_fact_makes_both_ways_of_counting_a_group_equal() -> None:
    told = publication(facts=(SamePeople(("a", "b"), ("c", "d")),))

    assert agrees(told, (1, 4, 3, 2))
    assert not agrees(told, (1, 4, 3, 3))
