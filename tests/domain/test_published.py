"""What went wrong in published figures: one mistake at a time, on invented counts."""

from fractions import Fraction

import pytest

from tests.worked_examples.explained import (
    Explanation,
    explain_compounded,
    explain_percentage,
    explain_ratio,
    mistakes_in_words,
)
from wres_desktop.domain.published import Mistake, mistakes_in_ratio
from wres_desktop.domain.ratios import GroupRate


@pytest.mark.parametrize(
    ("printed", "explanation"),
    [
        ("66.7", Explanation("66.7", None)),
        ("67", Explanation("67", None)),
        ("66.6", Explanation("66.7", Mistake.TRUNCATED)),
        ("50.0", Explanation("66.7", Mistake.OTHER_DENOMINATOR, "all staff")),
        ("12.3", Explanation("66.7", Mistake.NOT_REPRODUCED)),
    ],
)
def test_a_percentage_is_compared_with_its_counts(printed: str, explanation: Explanation) -> None:
    assert explain_percentage(2, 3, printed, {"nobody": 0, "all staff": 4}) == explanation


def test_a_percentage_of_nobody_cannot_be_reproduced() -> None:
    assert explain_percentage(0, 0, "0.0") == Explanation(None, Mistake.NOT_REPRODUCED)


@pytest.mark.parametrize(
    ("printed", "explanation"),
    [
        ("1.83", Explanation("1.83", None)),
        ("1.82", Explanation("1.83", Mistake.TRUNCATED)),
        ("1.71", Explanation("1.83", Mistake.RATIO_OF_ROUNDED_RATES)),  # 1.2 % over 0.7 %
        ("0.55", Explanation("1.83", Mistake.OTHER_DIRECTION)),
        ("1.83%", Explanation("1.83", Mistake.PERCENT_SIGN_ON_RATIO)),
        ("3.30", Explanation("1.83", Mistake.NOT_REPRODUCED)),
    ],
)
def test_a_ratio_is_compared_with_its_counts(printed: str, explanation: Explanation) -> None:
    assert explain_ratio(GroupRate(9, 725, "BME staff"), GroupRate(17, 2505, "white staff"), printed) == explanation


def test_a_ratio_that_has_no_value_cannot_be_reproduced() -> None:
    printed = explain_ratio(GroupRate(3, 20, "BME staff"), GroupRate(0, 80, "white staff"), "1.00")
    assert printed == Explanation(None, Mistake.NOT_REPRODUCED)


def test_a_rate_that_rounds_to_zero_is_not_divided_by() -> None:
    of, compared_with = GroupRate(1, 1000, "BME staff"), GroupRate(1, 4000, "white staff")
    assert explain_ratio(of, compared_with, "9.99") == Explanation("4.00", Mistake.NOT_REPRODUCED)


def test_a_step_printed_twice_is_told_from_a_figure_of_unknown_origin() -> None:
    step = Fraction(3, 2)
    assert explain_compounded(step, 3, "3.38") == Explanation("3.38", None)
    assert explain_compounded(step, 3, "2.25") == Explanation("3.38", Mistake.REPEATED_STEP)
    assert explain_compounded(step, 3, "9.99") == Explanation("3.38", Mistake.NOT_REPRODUCED)


@pytest.mark.parametrize(
    ("printed", "mistakes"),
    [
        ("1.54", set()),
        ("5.00", set()),
        ("0.20", set()),
        ("1.54%", {Mistake.PERCENT_SIGN_ON_RATIO}),
        ("9.5", {Mistake.IMPLAUSIBLE_RATIO}),
        ("0.19", {Mistake.IMPLAUSIBLE_RATIO}),
        ("17.16 %", {Mistake.PERCENT_SIGN_ON_RATIO, Mistake.IMPLAUSIBLE_RATIO}),
        ("not known", set()),
    ],
)
def test_some_mistakes_show_in_a_ratio_without_its_counts(printed: str, mistakes: set[Mistake]) -> None:
    assert mistakes_in_ratio(printed) == mistakes


@pytest.mark.parametrize(
    ("printed", "mistakes"),
    [
        ("White applicants are 0.66 more likely to be appointed.", {Mistake.UNCLEAR_DIRECTION}),
        ("White applicants are 0.66 times as likely to be appointed.", set()),
        ("BME staff are 1.7 times more likely to be disciplined.", set()),
        ("14.61% (FTE)", {Mistake.FULL_TIME_EQUIVALENT}),
        ("14.61 % full-time equivalent", {Mistake.FULL_TIME_EQUIVALENT}),
        ("14.61 % of headcount", set()),
    ],
)
def test_some_mistakes_show_in_the_words(printed: str, mistakes: set[Mistake]) -> None:
    assert mistakes_in_words(printed) == mistakes
