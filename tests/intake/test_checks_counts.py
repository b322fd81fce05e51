"""Validations 1 to 6, 8 and 14: the headcounts of one return."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.intake.returns import asked, counts, sound_return, spoiled, summary, written
from wres_desktop.domain.submission import (
    Board,
    Disciplinary,
    DisciplinaryBasis,
    GroupCounts,
    NotCollected,
    Recruitment,
    Submission,
    SurveyCount,
    SurveyQuestion,
    SurveyResult,
    Training,
)
from wres_desktop.domain.workforce import StaffGroup
from wres_desktop.intake.checks import check_returns
from wres_desktop.intake.checks_counts import count_problems
from wres_desktop.intake.problems import Severity
from wres_desktop.intake.return_file import read_return

SOUND = sound_return()
REASON = NotCollected("No record.")


def with_rows(staff_group: StaffGroup, **rows: GroupCounts) -> Submission:
    """The sound return with other rows in one staff group, and no headcount stated."""
    assert isinstance(SOUND.workforce, Mapping)
    workforce = {**SOUND.workforce, staff_group: {**SOUND.workforce[staff_group], **rows}}
    return replace(SOUND, workforce=workforce, stated_headcount=None)


def with_section(section: str, value: object) -> Submission:
    """The sound return with something else in one section."""
    changes: dict[str, Any] = {section: value}
    return replace(SOUND, **changes)


def found(submission: Submission) -> list[tuple[str, Severity, int | None]]:
    return summary(tuple(count_problems(submission)))


def test_a_sound_return_has_no_problem() -> None:
    assert check_returns([SOUND]) == ()


@pytest.mark.parametrize("count", [-1, 2_000_001])
def test_validation_1_a_headcount_typed_in_the_window_is_checked_like_one_in_a_file(count: int) -> None:
    training = Training(counts(30, 9, count))
    assert ("training / accessed / unknown", Severity.BLOCKS, 1) in found(replace(SOUND, training=training))


@pytest.mark.parametrize("group", ["white", "bme", "unknown"])
def test_validation_2_more_appointed_than_shortlisted_blocks(group: str) -> None:
    appointed = replace(counts(12, 6, 1), **{group: 61})
    submission = replace(SOUND, recruitment=Recruitment(counts(60, 60, 60), appointed))
    assert found(submission) == [(f"recruitment / appointed / {group}", Severity.BLOCKS, 2)]


def test_validation_2_rows_that_look_swapped_are_called_so() -> None:
    submission = replace(SOUND, recruitment=Recruitment(counts(12, 6, 1), counts(60, 60, 0)))
    said = [problem.to_do for problem in check_returns([submission]) if problem.rule == 2]
    assert len(said) == 2
    assert all(each.startswith("Are the two rows swapped?") for each in said)


def test_validation_2_everybody_shortlisted_may_be_appointed() -> None:
    assert found(replace(SOUND, recruitment=Recruitment(counts(6, 4), counts(6, 4)))) == []


def test_validation_3_more_disciplinary_entries_than_staff_block() -> None:
    disciplinary = Disciplinary(DisciplinaryBasis.SINGLE_YEAR, counts(75, 23))
    assert found(replace(SOUND, disciplinary=disciplinary)) == [("disciplinary / entered / bme", Severity.BLOCKS, 3)]


def test_validation_3_more_people_in_training_than_staff_block() -> None:
    assert found(replace(SOUND, training=Training(counts(76, 22, 3)))) == [
        ("training / accessed / white", Severity.BLOCKS, 3)
    ]


@pytest.mark.parametrize("row", ["voting", "executive"])
def test_validation_4_a_part_of_the_board_cannot_exceed_the_board(row: str) -> None:
    board = replace(Board(counts(8, 2), counts(6, 2), counts(3, 1)), **{row: counts(8, 3)})
    assert found(replace(SOUND, board=board)) == [(f"board / {row} / bme", Severity.BLOCKS, 4)]


def test_validation_5_senior_medical_managers_are_among_consultants_and_others() -> None:
    assert found(with_rows(StaffGroup.MEDICAL, senior_medical_manager=counts(2, 1))) == []
    assert found(with_rows(StaffGroup.MEDICAL, senior_medical_manager=counts(3, 1))) == [
        ("workforce / medical / senior_medical_manager / white", Severity.BLOCKS, 5)
    ]


@pytest.mark.parametrize("stated", [99, 101])
def test_validation_6_the_rows_add_up_to_the_stated_headcount(stated: int) -> None:
    # 101 would be right if senior medical managers were added again.
    assert found(replace(SOUND, stated_headcount=stated)) == [("stated_headcount", Severity.BLOCKS, 6)]


@pytest.mark.parametrize(
    ("known", "unknown", "expected"),
    [
        (95, 5, []),
        (94, 6, [("workforce", Severity.NOTE, 8)]),
        (90, 10, [("workforce", Severity.NOTE, 8)]),
        (89, 11, [("workforce", Severity.CONFIRM, 8)]),
    ],
)
def test_validation_8_unknown_ethnicity_above_5_and_above_10_percent(
    known: int, unknown: int, expected: list[tuple[str, Severity, int]]
) -> None:
    workforce = {StaffGroup.CLINICAL: {"band_5": counts(known - 30, 30, unknown)}}
    assert found(replace(SOUND, workforce=workforce, stated_headcount=None)) == expected


@pytest.mark.parametrize("section", ["recruitment", "disciplinary", "training", "board"])
def test_validation_14_a_blank_section_is_to_be_confirmed_and_one_not_collected_is_not(section: str) -> None:
    assert found(with_section(section, None)) == [(section, Severity.CONFIRM, 14)]
    assert found(with_section(section, REASON)) == []


def test_validation_14_a_blank_workforce_blocks_and_one_not_collected_is_to_be_confirmed() -> None:
    assert found(replace(SOUND, workforce=None)) == [("workforce", Severity.BLOCKS, 14)]
    assert found(replace(SOUND, workforce=REASON)) == [("workforce", Severity.CONFIRM, 14)]


def test_validation_14_a_blank_survey_is_one_problem_and_a_blank_question_its_own() -> None:
    assert found(replace(SOUND, survey={})) == [("survey", Severity.CONFIRM, 14)]
    three = {question: asked(10, 12) for question in list(SurveyQuestion)[:3]}
    assert found(replace(SOUND, survey=three)) == [("survey / discrimination", Severity.CONFIRM, 14)]
    assert found(replace(SOUND, survey=dict.fromkeys(SurveyQuestion, REASON))) == []


def test_validation_14_a_staff_headcount_that_is_not_known_blocks() -> None:
    submission = with_rows(StaffGroup.CLINICAL, band_6=counts(4, None))
    assert found(submission) == [("workforce / clinical / band_6 / bme", Severity.BLOCKS, 14)]


def test_validation_14_a_memo_line_that_is_not_known_does_not_block() -> None:
    submission = with_rows(StaffGroup.MEDICAL, senior_medical_manager=counts(1, None))
    assert [severity for _, severity, _ in found(submission)] == [Severity.CONFIRM]


def test_validation_14_another_headcount_that_is_not_known_is_to_be_confirmed_where_it_stands() -> None:
    submission = replace(SOUND, recruitment=Recruitment(counts(60, 40, 4), counts(12, 6, None)))
    assert found(submission) == [("recruitment / appointed / unknown", Severity.CONFIRM, 14)]


def test_validation_14_an_unknown_number_of_answers_is_noted() -> None:
    result = SurveyResult(SurveyCount(10, 50), SurveyCount(3, None))
    submission = replace(SOUND, survey={**SOUND.survey, SurveyQuestion.DISCRIMINATION: result})
    assert found(submission) == [("survey / discrimination / bme / answered", Severity.NOTE, 14)]


@pytest.mark.parametrize(
    ("section", "value", "address"),
    [
        ("recruitment", Recruitment(counts(0, 0), counts(0, 0)), "recruitment / shortlisted"),
        ("training", Training(counts(0, 0)), "training / accessed"),
        ("board", Board(counts(0, 0), counts(0, 0), counts(0, 0)), "board / total"),
    ],
)
def test_validation_14_zero_for_everybody_is_asked_about(section: str, value: object, address: str) -> None:
    assert found(with_section(section, value)) == [(address, Severity.CONFIRM, 14)]


def test_validation_14_no_disciplinary_cases_at_all_is_an_ordinary_year() -> None:
    disciplinary = Disciplinary(DisciplinaryBasis.SINGLE_YEAR, counts(0, 0))
    assert found(replace(SOUND, disciplinary=disciplinary)) == []


def test_validation_14_a_question_that_nobody_answered_is_asked_about() -> None:
    submission = replace(SOUND, survey={**SOUND.survey, SurveyQuestion.DISCRIMINATION: asked(0, 0, 0)})
    assert found(submission) == [("survey / discrimination", Severity.CONFIRM, 14)]


def test_an_organisation_without_staff_blocks() -> None:
    submission = replace(SOUND, workforce={}, stated_headcount=None, disciplinary=REASON, training=REASON)
    assert found(submission) == [("workforce", Severity.BLOCKS, 14)]


def test_blank_zero_and_not_collected_in_a_file_are_told_apart(tmp_path: Path) -> None:
    for value, expected in (
        (None, [("training", Severity.CONFIRM, 14)]),
        ({"not_collected": "No record."}, []),
        ({"accessed": {"white": 0, "bme": 0, "unknown": 0}}, [("training / accessed", Severity.CONFIRM, 14)]),
        (
            {"accessed": {"white": 30, "bme": 0, "unknown": None}},
            [("training / accessed / unknown", Severity.CONFIRM, 14)],
        ),
    ):
        submission = read_return(written(tmp_path, spoiled("training", value))).submission
        assert submission is not None
        assert found(submission) == expected
