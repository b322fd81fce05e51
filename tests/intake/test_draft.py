"""Typed answers: into a submission and back, and a problem at the place of whatever cannot be right."""

import string
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.returns import sound_return
from wres_desktop.domain.form import FORM_FIELDS
from wres_desktop.domain.submission import (
    Action,
    Board,
    Consent,
    Disciplinary,
    DisciplinaryBasis,
    GroupCounts,
    IndicatorNarrative,
    NotCollected,
    Organisation,
    OrganisationKind,
    Recruitment,
    Submission,
    SurveyCount,
    SurveyPercent,
    SurveyQuestion,
    SurveyResult,
    Training,
)
from wres_desktop.domain.workforce import StaffGroup
from wres_desktop.intake.draft import Answer, draft_of, rows_entered_of
from wres_desktop.intake.draft_answers import answers_of, place_of
from wres_desktop.intake.draft_values import NOT_KNOWN
from wres_desktop.intake.return_file import read_return
from wres_desktop.paths import resources

SAMPLES = sorted((resources() / "samples").glob("*.wres.json"))

_headcounts = st.none() | st.integers(min_value=0, max_value=2_000_000)
_texts = st.text(st.characters(blacklist_categories=["Cc", "Cs", "Cn", "Co"]), min_size=1, max_size=40)
_said = _texts.filter(lambda text: bool(text.strip()))
_rows = st.builds(GroupCounts, _headcounts, _headcounts, _headcounts)
_reasons = st.builds(NotCollected, _said)
_percents = st.decimals(min_value=0, max_value=100, places=1, allow_nan=False, allow_infinity=False)
_answers = st.builds(SurveyCount, _headcounts, _headcounts) | st.builds(SurveyPercent, _percents, _headcounts)
_results = st.builds(SurveyResult, _answers, _answers)
_cells = st.lists(st.sampled_from(["board/executive/bme", "board/*/total"]), min_size=1, max_size=2).map(tuple)


def _group(group: StaffGroup) -> st.SearchStrategy[dict[str, GroupCounts]]:
    return st.dictionaries(st.sampled_from(rows_entered_of(group)), _rows, min_size=1, max_size=4)


_workforces = st.fixed_dictionaries({}, optional={group: _group(group) for group in StaffGroup}).filter(bool)
_words = st.builds(IndicatorNarrative, implications=_texts, action=_texts | st.just(""))
_actions = st.builds(Action, **{field.name: _texts | st.just("") for field in fields(Action)}).filter(
    lambda action: action != Action()
)
_submissions = st.builds(
    Submission,
    organisation=st.builds(
        Organisation,
        st.text(string.ascii_letters + string.digits, min_size=2, max_size=12),
        _said,
        st.sampled_from(OrganisationKind),
    ),
    reporting_year=st.just(2021),
    snapshot_date=st.dates(date(1999, 1, 1), date(2099, 12, 31)),
    workforce=st.none() | _reasons | _workforces,
    recruitment=st.none() | _reasons | st.builds(Recruitment, _rows, _rows),
    disciplinary=st.none()
    | _reasons
    | st.builds(Disciplinary, st.sampled_from(DisciplinaryBasis), _rows, st.none() | _rows),
    training=st.none() | _reasons | st.builds(Training, _rows),
    survey=st.dictionaries(st.sampled_from(SurveyQuestion), _reasons | _results),
    board=st.none() | _reasons | st.builds(Board, _rows, _rows, _rows),
    form=st.dictionaries(st.sampled_from([field.key for field in FORM_FIELDS]), _texts),
    narrative=st.dictionaries(st.sampled_from([str(number) for number in range(1, 10)]), _words),
    actions=st.lists(_actions, max_size=12).map(tuple),
    stated_headcount=_headcounts,
    consents=st.lists(st.builds(Consent, _cells, _texts, _texts, _texts | st.just("")), max_size=3).map(tuple),
)


def problems_of(changes: dict[str, Any], year: int = 2021) -> dict[str, str]:
    """What is said at each place of a sound return's answers with these changes; ``None`` blanks a place."""
    answers = answers_of(sound_return(year)) | changes
    kept = {place: value for place, value in answers.items() if value is not None}
    return {place_of(problem.address, kept): problem.what for problem in draft_of(kept, year).problems}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_answers_of_a_sample_give_the_same_return_again(path: Any) -> None:  # noqa: ANN401  a parameter's id
    submission = read_return(path).submission
    assert submission is not None
    draft = draft_of(answers_of(submission), submission.reporting_year)
    assert draft.problems == ()
    assert draft.submission == submission


@settings(max_examples=60, deadline=None)
@given(_submissions)
def test_the_answers_of_any_return_give_the_same_return_again(submission: Submission) -> None:
    draft = draft_of(answers_of(submission), 2021)
    assert draft.problems == ()
    assert draft.submission == submission


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(answers_of(sound_return()))), st.text(max_size=12) | st.integers()))
def test_whatever_is_typed_gives_a_submission_and_finished_sentences(changes: dict[str, Any]) -> None:
    draft = draft_of(answers_of(sound_return()) | changes, 2021)
    assert draft.submission.reporting_year == 2021
    assert all(problem.what.endswith(".") and problem.to_do for problem in draft.problems)


def test_nothing_typed_is_a_return_with_nothing_in_it_and_its_organisation_missing() -> None:
    draft = draft_of({}, 2021)
    blank = replace(draft.submission, organisation=sound_return().organisation)
    assert blank == Submission(sound_return().organisation, 2021, date(2021, 3, 31))
    assert [problem.address for problem in draft.problems] == [
        "organisation / code",
        "organisation / name",
        "organisation / kind",
        "snapshot_date",
    ]


@pytest.mark.parametrize("typed", ["12a", "1.5", "-", "one", "12,34", "\u0661\u0662"])
def test_a_headcount_that_is_no_whole_number_is_a_problem_at_its_place(typed: str) -> None:
    place = "workforce/clinical/band_5/bme"
    assert problems_of({place: typed}) == {place: "This is not a whole number."}


@pytest.mark.parametrize(("typed", "count"), [("12", 12), (" 1,204 ", 1204), ("1 204", 1204), ("0", 0)])
def test_a_headcount_may_be_typed_as_people_write_it(typed: str, count: int) -> None:
    row = draft_of({"workforce/clinical/band_5/bme": typed}, 2021).submission.workforce
    assert row == {StaffGroup.CLINICAL: {"band_5": GroupCounts(None, count, None)}}


@pytest.mark.parametrize("typed", [NOT_KNOWN, "Not known", "?"])
def test_not_known_is_neither_zero_nor_a_mistake(typed: str) -> None:
    place = "training/accessed/unknown"
    assert problems_of({place: typed}) == {}
    answers: dict[str, Answer] = {**answers_of(sound_return()), place: typed}
    training = draft_of(answers, 2021).submission.training
    assert isinstance(training, Training)
    assert training.accessed.unknown is None


def test_numbers_beside_a_reason_why_there_are_none_are_a_problem_at_the_reason() -> None:
    place = "training/not_collected"
    assert list(problems_of({place: "Not recorded by ethnicity."})) == [place]
    without = dict.fromkeys(["training/accessed/white", "training/accessed/bme", "training/accessed/unknown"])
    assert problems_of({place: "Not recorded by ethnicity."} | without) == {}


def test_a_reason_that_says_nothing_is_a_problem() -> None:
    without = dict.fromkeys(["training/accessed/white", "training/accessed/bme", "training/accessed/unknown"])
    assert list(problems_of({"training/not_collected": " "} | without)) == ["training/not_collected"]


def test_a_number_and_a_percentage_for_the_same_answer_are_a_problem() -> None:
    place = "survey/discrimination/bme/percent"
    assert list(problems_of({place: "12.5"})) == [place]


@pytest.mark.parametrize(("typed", "percent"), [("21.40", "21.40"), ("7 %", "7"), ("100", "100")])
def test_a_percentage_keeps_the_decimals_that_were_typed(typed: str, percent: str) -> None:
    answers: dict[str, Answer] = {"survey/discrimination/bme/percent": typed, "survey/discrimination/bme/answered": 40}
    result = draft_of(answers, 2021).submission.survey[SurveyQuestion.DISCRIMINATION]
    assert isinstance(result, SurveyResult)
    assert result.bme == SurveyPercent(Decimal(percent), 40)
    assert str(result.bme.percent) == percent


def test_a_basis_alone_does_not_begin_the_section() -> None:
    assert draft_of({"disciplinary/basis": "single_year"}, 2021).submission.disciplinary is None


def test_the_place_of_an_action_is_found_by_its_position() -> None:
    answers = {"actions/0002/lead": "Chair", "actions/0007/lead": "Director"}
    assert place_of("actions / 2 / lead", answers) == "actions/0007/lead"
    assert [action.lead for action in draft_of(answers, 2021).submission.actions] == ["Chair", "Director"]
