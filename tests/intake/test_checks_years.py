"""Validations 7, 9, 12 and 15, the basis of indicator 3 and series breaks: a return, its rules and the year before."""

from dataclasses import replace
from datetime import date

import pytest

from tests.intake.returns import asked, counts, sound_return, summary
from wres_desktop.domain.submission import (
    Disciplinary,
    DisciplinaryBasis,
    GroupCounts,
    NotCollected,
    Organisation,
    OrganisationKind,
    Submission,
    SurveyQuestion,
    SurveyResult,
)
from wres_desktop.domain.workforce import StaffGroup
from wres_desktop.intake.checks import check_returns
from wres_desktop.intake.checks_years import edition_problems, year_problems
from wres_desktop.intake.problems import Severity

SINGLE, AVERAGE = DisciplinaryBasis.SINGLE_YEAR, DisciplinaryBasis.TWO_YEAR_AVERAGE
QUESTION = SurveyQuestion.HARASSMENT_PUBLIC


def beside(submission: Submission, earlier: Submission) -> list[tuple[str, Severity, int | None]]:
    return summary(tuple(year_problems(submission, earlier)))


def of_its_year(submission: Submission) -> list[tuple[str, Severity, int | None]]:
    return summary(tuple(edition_problems(submission)))


def staffed(year: int, staff: GroupCounts) -> Submission:
    workforce = {StaffGroup.CLINICAL: {"band_5": staff}}
    return replace(sound_return(year), workforce=workforce, stated_headcount=None)


def surveyed(year: int, white: int, bme: int, question: SurveyQuestion = QUESTION) -> Submission:
    """``white`` and ``bme`` per cent answered yes."""
    survey: dict[SurveyQuestion, SurveyResult | NotCollected] = {question: asked(white, bme, 100)}
    return replace(sound_return(year), survey=survey)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (counts(100, 20), []),
        (counts(101, 20), [("workforce", Severity.CONFIRM, 7)]),
        (counts(66, 14), []),
        (counts(66, 13), [("workforce", Severity.CONFIRM, 7)]),
    ],
)
def test_validation_7_a_change_of_more_than_a_fifth_is_to_be_confirmed(
    now: GroupCounts, expected: list[tuple[str, Severity, int]]
) -> None:
    assert beside(staffed(2021, now), staffed(2020, counts(83, 17))) == expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (counts(77, 23), []),
        (counts(76, 24), [("workforce", Severity.CONFIRM, 9)]),
        (counts(83, 17), []),
        (counts(84, 16), [("workforce", Severity.CONFIRM, 9)]),
    ],
)
def test_validation_9_a_bme_share_more_than_three_points_away_is_to_be_confirmed(
    now: GroupCounts, expected: list[tuple[str, Severity, int]]
) -> None:
    assert beside(staffed(2021, now), staffed(2020, counts(80, 20))) == expected


def test_validation_12_answers_swapped_against_last_year_are_to_be_confirmed() -> None:
    assert beside(surveyed(2021, 31, 18), surveyed(2020, 19, 30)) == [
        ("survey / harassment_public", Severity.CONFIRM, 12)
    ]


@pytest.mark.parametrize(("white", "bme"), [(20, 31), (25, 24), (20, 18), (36, 26)])
def test_validation_12_answers_that_merely_changed_are_not_called_swapped(white: int, bme: int) -> None:
    assert beside(surveyed(2021, white, bme), surveyed(2020, 19, 30)) == []


@pytest.mark.parametrize("day", [date(2021, 3, 30), date(2021, 4, 1), date(2021, 12, 31)])
def test_validation_15_another_day_of_the_reporting_year_is_to_be_confirmed(day: date) -> None:
    assert of_its_year(replace(sound_return(), snapshot_date=day)) == [("snapshot_date", Severity.CONFIRM, 15)]


@pytest.mark.parametrize("day", [date(2020, 3, 31), date(2022, 3, 31)])
def test_validation_15_a_day_of_another_year_blocks(day: date) -> None:
    assert of_its_year(replace(sound_return(), snapshot_date=day)) == [("snapshot_date", Severity.BLOCKS, 15)]


@pytest.mark.parametrize("year", [2015, 2026])
def test_a_year_whose_rules_are_not_known_blocks(year: int) -> None:
    assert of_its_year(sound_return(year)) == [("reporting_year", Severity.BLOCKS, None)]


@pytest.mark.parametrize(("year", "basis"), [(2019, SINGLE), (2020, AVERAGE), (2025, AVERAGE)])
def test_another_disciplinary_basis_than_the_editions_is_to_be_confirmed(year: int, basis: DisciplinaryBasis) -> None:
    previous = counts(6, 2) if basis is AVERAGE else None
    submission = replace(sound_return(year), disciplinary=Disciplinary(basis, counts(6, 2), previous))
    assert of_its_year(submission) == [("disciplinary / basis", Severity.CONFIRM, None)]


def test_an_average_without_the_previous_years_counts_is_to_be_confirmed() -> None:
    submission = replace(sound_return(2019), disciplinary=Disciplinary(AVERAGE, counts(6, 2)))
    assert of_its_year(submission) == [("disciplinary / entered_previous_year", Severity.CONFIRM, 14)]


def test_previous_counts_that_a_single_year_does_not_use_are_noted() -> None:
    submission = replace(sound_return(), disciplinary=Disciplinary(SINGLE, counts(6, 2), counts(6, 2)))
    assert of_its_year(submission) == [("disciplinary / entered_previous_year", Severity.NOTE, None)]


def test_previous_disciplinary_counts_that_contradict_last_years_return_block() -> None:
    earlier = sound_return(2018)
    agreeing = replace(sound_return(2019), disciplinary=Disciplinary(AVERAGE, counts(5, 1), counts(6, 2)))
    contradicting = replace(sound_return(2019), disciplinary=Disciplinary(AVERAGE, counts(5, 1), counts(6, 3)))
    assert beside(agreeing, earlier) == []
    assert beside(contradicting, earlier) == [("disciplinary / entered_previous_year / bme", Severity.BLOCKS, None)]


def test_a_change_of_disciplinary_basis_breaks_the_series() -> None:
    assert beside(sound_return(2020), sound_return(2019)) == [("disciplinary / basis", Severity.NOTE, None)]


def test_indicator_7_breaks_between_2021_and_2022_and_is_not_compared_across_it() -> None:
    # Standard 1.3: 90 and 80 on the old basis, 61.3 and 44.5 on the new one are no decline.
    question = SurveyQuestion.EQUAL_OPPORTUNITY
    assert beside(surveyed(2022, 61, 44, question), surveyed(2021, 90, 80, question)) == [
        ("survey / equal_opportunity", Severity.NOTE, None)
    ]
    assert beside(surveyed(2022, 44, 61, question), surveyed(2021, 61, 44, question)) == [
        ("survey / equal_opportunity", Severity.NOTE, None)
    ]
    assert beside(surveyed(2023, 61, 44, question), surveyed(2022, 61, 44, question)) == []


def test_two_returns_of_one_year_block() -> None:
    found = check_returns([sound_return(), sound_return()], ["a.wres.json", "b.wres.json"])
    assert summary(found) == [("reporting_year", Severity.BLOCKS, None)]


def test_returns_of_different_organisations_block() -> None:
    other = Organisation("T02", "Another Organisation", OrganisationKind.CCG)
    found = check_returns([sound_return(2020), replace(sound_return(), organisation=other)])
    assert summary(found) == [("organisation / code", Severity.BLOCKS, None)]


def test_a_name_that_changed_between_the_years_is_noted() -> None:
    renamed = Organisation("T01", "Test Community Care", OrganisationKind.INDEPENDENT)
    found = check_returns([sound_return(2020), replace(sound_return(), organisation=renamed)])
    assert summary(found) == [("organisation / name", Severity.NOTE, None)]


def test_a_missing_year_between_two_returns_is_noted_and_nothing_is_compared_over_it() -> None:
    found = check_returns([staffed(2023, counts(300, 100, 3)), staffed(2021, counts(83, 17, 3))])
    assert summary(found) == [("reporting_year", Severity.NOTE, None)]


def test_the_order_in_which_returns_are_given_does_not_matter() -> None:
    years = [staffed(year, counts(60 + 30 * index, 20, 3)) for index, year in enumerate((2020, 2021, 2022))]
    names = ["2020", "2021", "2022"]
    found = check_returns(years, names)
    assert found
    assert check_returns(years[::-1], names[::-1]) == found


def test_a_problem_names_the_file_or_else_the_organisation_and_the_year() -> None:
    wrong = replace(sound_return(), snapshot_date=date(2021, 3, 30))
    assert [problem.source for problem in check_returns([wrong])] == ["T01, 2021"]
    assert [problem.source for problem in check_returns([wrong], ["mine.wres.json"])] == ["mine.wres.json"]


def test_no_problem_repeats_a_count_or_the_name_of_the_organisation() -> None:
    named = replace(sound_return().organisation, name="Secret Name")
    wrong = replace(
        staffed(2021, counts(4711, 4712, 4713)),
        organisation=named,
        disciplinary=Disciplinary(SINGLE, counts(9991, 9992, 9993)),
        stated_headcount=8888,
    )
    told = "\n".join(str(problem) for problem in check_returns([sound_return(2020), wrong]))
    assert "more people" in told.lower()
    assert not any(text in told for text in ("Secret", "4711", "4712", "4713", "999", "8888"))
