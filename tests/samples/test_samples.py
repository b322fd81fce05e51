"""The sample returns: sound, complete, and written as the program writes."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from wres_desktop.domain.form import FORM_FIELDS
from wres_desktop.domain.submission import (
    DisciplinaryBasis,
    NotCollected,
    Submission,
    SurveyCount,
    SurveyResult,
)
from wres_desktop.intake.checks import check_returns
from wres_desktop.intake.headcounts import everyone, staff_in_post
from wres_desktop.intake.problems import Severity
from wres_desktop.intake.return_file import read_return
from wres_desktop.intake.return_json import return_text
from wres_desktop.paths import resources

FOLDER = resources() / "samples"
FILES = sorted(FOLDER.glob("*.wres.json"))
ORGANISATIONS = ("commissioning-group", "independent-provider")


def sample(path: Path) -> Submission:
    result = read_return(path)
    assert result.problems == ()
    assert result.submission is not None
    return result.submission


def years_of(organisation: str) -> list[Submission]:
    return [sample(path) for path in sorted(FOLDER.glob(f"{organisation}-*.wres.json"))]


def test_there_are_three_years_of_a_commissioning_group_and_two_of_a_provider() -> None:
    years = {name: [submission.reporting_year for submission in years_of(name)] for name in ORGANISATIONS}
    assert years == {"commissioning-group": [2019, 2020, 2021], "independent-provider": [2023, 2024]}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_sample_fits_the_schema_and_is_laid_out_as_the_program_writes(path: Path) -> None:
    schema = json.loads((resources() / "schema" / "return.schema.json").read_text(encoding="utf-8"))
    text = path.read_text(encoding="utf-8")
    assert Draft202012Validator(schema).is_valid(json.loads(text))
    assert return_text(sample(path)) == text


@pytest.mark.parametrize("organisation", ORGANISATIONS)
def test_nothing_in_the_samples_blocks_or_asks_to_be_confirmed_and_little_is_noted(organisation: str) -> None:
    found = check_returns(years_of(organisation))
    assert {problem.severity for problem in found} == {Severity.NOTE}
    assert len(found) <= 2


COLUMNS_OF_THE_STANDARD = (
    *("indicator", "finding", "objective", "action", "lead", "measure", "baseline", "target", "start", "due"),
    *("progress", "rag", "eds_outcome"),
)
"""Of the action plan, standard 4; what a living plan adds to them is optional."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_sample_fills_the_form_the_narrative_and_every_column_of_the_plan(path: Path) -> None:
    submission = sample(path)
    assert set(submission.form) == {field.key for field in FORM_FIELDS}
    assert all(submission.form.values())
    assert set(submission.narrative) == {str(number) for number in range(1, 10)}
    assert all(words.implications and words.action for words in submission.narrative.values())
    assert 8 <= len(submission.actions) <= 10
    assert all(getattr(action, column) for action in submission.actions for column in COLUMNS_OF_THE_STANDARD)


@pytest.mark.parametrize(("organisation", "about"), [("commissioning-group", 60), ("independent-provider", 320)])
def test_the_samples_are_of_the_size_that_they_stand_for(organisation: str, about: int) -> None:
    for submission in years_of(organisation):
        staff = staff_in_post(submission)
        total = everyone(staff)
        assert staff is not None
        assert total is not None
        assert abs(total - about) <= about / 20
        assert 0.03 <= (staff.unknown or 0) / total <= 0.08


def test_the_samples_show_both_bases_both_kinds_of_survey_answer_and_training_not_collected() -> None:
    submissions = [submission for name in ORGANISATIONS for submission in years_of(name)]
    bases = {getattr(submission.disciplinary, "basis", None) for submission in submissions}
    answers = {
        isinstance(result.white, SurveyCount)
        for submission in submissions
        for result in submission.survey.values()
        if isinstance(result, SurveyResult)
    }
    assert bases == set(DisciplinaryBasis)
    assert answers == {True, False}
    assert any(isinstance(submission.training, NotCollected) for submission in submissions)
    assert all(isinstance(submission.workforce, Mapping) for submission in submissions)
