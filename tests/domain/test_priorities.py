"""Suggested priorities: from figures that bear it, each with its reason, and from no other."""

from dataclasses import replace
from typing import Any

from tests.domain.returns import a_return
from wres_desktop.domain.edition import load_edition
from wres_desktop.domain.indicators import indicators_of
from wres_desktop.domain.priorities import priorities
from wres_desktop.domain.submission import (
    Board,
    Disciplinary,
    DisciplinaryBasis,
    GroupCounts,
    Recruitment,
    SurveyCount,
    SurveyQuestion,
    SurveyResult,
)
from wres_desktop.domain.workforce import StaffGroup

STAFF = {StaffGroup.CLINICAL: {"band_5": GroupCounts(600, 300, 20)}}
FAIR: dict[str, Any] = {
    "workforce": STAFF,
    "recruitment": Recruitment(GroupCounts(200, 200, 0), GroupCounts(40, 40, 0)),
    "disciplinary": Disciplinary(DisciplinaryBasis.SINGLE_YEAR, GroupCounts(20, 10, 0)),
    "training": None,
    "survey": {},
    "board": Board(GroupCounts(8, 4, 0), GroupCounts(8, 4, 0), GroupCounts(4, 2, 0)),
}


def found(**sections: Any) -> list[tuple[int, str]]:  # noqa: ANN401 - any section of a return
    submission = replace(a_return(2021), **(FAIR | sections))
    return [(each.indicator, each.reason) for each in priorities(indicators_of(submission, load_edition(2021)))]


def test_fair_figures_give_no_priority() -> None:
    assert found() == []


def test_a_large_difference_is_a_priority_with_its_reason() -> None:
    # 60 of 200 white and 20 of 200 BME applicants: 0.30 / 0.10 = 3.00
    reason = (
        "White applicants were 3.00 times as likely as BME applicants to be appointed from shortlisting, which is "
        "outside the fair range and unlikely to be chance."
    )

    assert found(recruitment=Recruitment(GroupCounts(200, 200, 0), GroupCounts(60, 20, 0))) == [(2, reason)]


def test_a_ratio_of_few_cases_is_never_a_reason_however_large() -> None:
    # 4 of 600 white and 20 of 300 BME staff: a ratio of 10, from fewer than five cases
    assert found(disciplinary=Disciplinary(DisciplinaryBasis.SINGLE_YEAR, GroupCounts(4, 20, 0))) == []


def test_a_ratio_that_could_be_chance_is_never_a_reason() -> None:
    # 12 of 100 and 8 of 100: 1.50, but an interval from 0.64 to 3.51
    assert found(recruitment=Recruitment(GroupCounts(100, 100, 0), GroupCounts(12, 8, 0))) == []


def test_a_disadvantage_of_white_people_is_no_priority_of_this_standard() -> None:
    assert found(recruitment=Recruitment(GroupCounts(200, 200, 0), GroupCounts(20, 60, 0))) == []


def test_a_survey_gap_is_a_priority_in_the_direction_in_which_bme_staff_fare_worse() -> None:
    worse = SurveyResult(SurveyCount(60, 600), SurveyCount(90, 300))  # 10 % and 30 %
    less = SurveyResult(SurveyCount(360, 600), SurveyCount(120, 300))  # 60 % and 40 %
    reasons = dict(found(survey={SurveyQuestion.DISCRIMINATION: worse, SurveyQuestion.EQUAL_OPPORTUNITY: less}))

    assert "said more often than white staff that they were discriminated against" in reasons[8]
    assert "20.0 percentage points" in reasons[8]
    assert "said less often than white staff that they were given equal opportunities" in reasons[7]
    assert found(survey={SurveyQuestion.EQUAL_OPPORTUNITY: worse}) == []


def test_a_board_of_ten_and_more_can_be_a_priority_and_a_smaller_one_never() -> None:
    ten = Board(GroupCounts(10, 0, 0), GroupCounts(10, 0, 0), GroupCounts(5, 0, 0))
    nine = Board(GroupCounts(9, 0, 0), GroupCounts(9, 0, 0), GroupCounts(5, 0, 0))

    assert [indicator for indicator, _ in found(board=ten)] == [9]
    assert found(board=nine) == []


def test_much_unknown_ethnicity_is_a_priority_of_its_own() -> None:
    (only,) = found(workforce={StaffGroup.CLINICAL: {"band_5": GroupCounts(600, 300, 101)}}, board=None)

    assert only == (1, "The ethnicity of 10.1% of staff is not known, which makes every figure unsure.")


def test_the_heaviest_comes_first() -> None:
    recruitment = Recruitment(GroupCounts(200, 200, 0), GroupCounts(60, 20, 0))  # 3.00
    disciplinary = Disciplinary(DisciplinaryBasis.SINGLE_YEAR, GroupCounts(20, 50, 0))  # 5.00

    assert [indicator for indicator, _ in found(recruitment=recruitment, disciplinary=disciplinary)] == [3, 2]
