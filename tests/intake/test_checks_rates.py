"""Validations 10 to 13: the rates and survey percentages of one return."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.intake.returns import asked, counts, sound_return, summary
from wres_desktop.domain.submission import (
    Disciplinary,
    DisciplinaryBasis,
    Recruitment,
    Submission,
    SurveyPercent,
    SurveyQuestion,
    SurveyResult,
    Training,
)
from wres_desktop.intake.checks_rates import rate_problems
from wres_desktop.intake.problems import Severity

SOUND = sound_return()
QUESTION = SurveyQuestion.HARASSMENT_STAFF
PERCENT = "survey / harassment_staff / bme / percent"


def found(submission: Submission) -> list[tuple[str, Severity, int | None]]:
    return summary(tuple(rate_problems(submission)))


def with_percent(percent: str, answered: int | None) -> Submission:
    """The sound return with one printed percentage for BME staff."""
    white = SurveyPercent(Decimal("20.0"), 50)
    result = SurveyResult(white, SurveyPercent(Decimal(percent), answered))
    return replace(SOUND, survey={**SOUND.survey, QUESTION: result})


@pytest.mark.parametrize(
    ("white", "bme", "expected"),
    [
        (50, 10, []),  # 50/100 against 10/100 is exactly 5
        (51, 10, [("recruitment", Severity.CONFIRM, 10)]),
        (10, 50, []),  # exactly 0.2
        (10, 51, [("recruitment", Severity.CONFIRM, 10)]),
        (0, 4, [("recruitment", Severity.NOTE, 10)]),
        (0, 5, [("recruitment", Severity.CONFIRM, 10)]),
        (5, 0, [("recruitment", Severity.CONFIRM, 10)]),
        (0, 0, []),
    ],
)
def test_validation_10_a_ratio_above_5_or_below_a_fifth_is_to_be_confirmed(
    white: int, bme: int, expected: list[tuple[str, Severity, int]]
) -> None:
    assert found(replace(SOUND, recruitment=Recruitment(counts(100, 100), counts(white, bme)))) == expected


def test_validation_10_holds_for_disciplinary_cases_and_training() -> None:
    # 75 white and 22 BME staff: 6/22 over 4/75 is 5.11; 70/75 over 4/22 is 5.13.
    disciplinary = Disciplinary(DisciplinaryBasis.SINGLE_YEAR, counts(4, 6))
    assert found(replace(SOUND, disciplinary=disciplinary, training=Training(counts(70, 4)))) == [
        ("disciplinary", Severity.CONFIRM, 10),
        ("training", Severity.CONFIRM, 10),
    ]


def test_validation_10_takes_both_years_of_an_average() -> None:
    # This year alone is 5.11; with last year's 6 and 0 it is (6/22) / (10/75) = 2.05.
    disciplinary = Disciplinary(DisciplinaryBasis.TWO_YEAR_AVERAGE, counts(4, 6), counts(6, 0))
    assert found(replace(SOUND, disciplinary=disciplinary)) == []


def test_validation_10_a_case_published_by_a_trust_is_to_be_confirmed() -> None:
    # NCIC printed "17.16 %" as a ratio; a likelihood ratio of that size comes from a misplaced count.
    assert found(replace(SOUND, recruitment=Recruitment(counts(100, 100), counts(86, 5)))) == [
        ("recruitment", Severity.CONFIRM, 10)
    ]


def test_validation_11_a_share_of_one_where_a_percentage_is_expected_is_to_be_confirmed() -> None:
    assert found(with_percent("0.286", 14)) == [(PERCENT, Severity.CONFIRM, 11)]


@pytest.mark.parametrize("percent", ["100.1", "250"])
def test_validation_12_a_percentage_above_100_blocks(percent: str) -> None:
    assert found(with_percent(percent, 50)) == [(PERCENT, Severity.BLOCKS, 12)]


@pytest.mark.parametrize("percent", ["-1", "NaN", "Infinity"])
def test_validation_12_a_percentage_typed_in_the_window_lies_between_0_and_100(percent: str) -> None:
    assert found(with_percent(percent, 50)) == [(PERCENT, Severity.BLOCKS, 12)]


@pytest.mark.parametrize("percent", ["0", "0.0", "100", "100.0"])
def test_validation_12_nobody_and_everybody_are_percentages(percent: str) -> None:
    assert found(with_percent(percent, 50)) == []


def test_validation_12_more_yes_than_answers_blocks() -> None:
    submission = replace(SOUND, survey={**SOUND.survey, QUESTION: asked(10, 51)})
    assert found(submission) == [("survey / harassment_staff / bme / yes", Severity.BLOCKS, 12)]


def test_validation_12_everybody_may_answer_yes() -> None:
    assert found(replace(SOUND, survey={**SOUND.survey, QUESTION: asked(50, 50)})) == []


def test_validation_12_a_percentage_of_nobody_blocks() -> None:
    assert found(with_percent("20.0", 0)) == [(PERCENT, Severity.BLOCKS, 12)]


@pytest.mark.parametrize(
    ("percent", "answered", "reproduced"),
    [
        ("28.6", 14, True),  # 4 of 14 is 28.571...
        ("28.5", 14, False),
        ("29", 14, True),
        ("28.57", 14, True),
        ("50", 3, False),
        ("33.3", 3, True),
        ("66.7", 3, True),
        ("21.4", None, True),  # without the number of answers there is nothing to check
    ],
)
def test_validation_13_rate_times_headcount_reproduces_a_count_or_may_be_weighted(
    percent: str, answered: int | None, *, reproduced: bool
) -> None:
    expected = [] if reproduced else [(PERCENT, Severity.NOTE, 13)]
    assert found(with_percent(percent, answered)) == expected
