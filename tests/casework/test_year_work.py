"""How far a year has come, what is to be done next, and what a new year begins with."""

from dataclasses import replace
from datetime import date

import pytest

from tests.casework.answers import Typed, example, work_of
from wres_desktop.casework.carry_over import bands_in_use, first_answers
from wres_desktop.casework.next_steps import MOST, deadlines, steps_of
from wres_desktop.casework.work_steps import COUNTED, Progress, WorkStep, all_progress, missing, step_of
from wres_desktop.casework.year_work import Confirmed, Outcome, YearState, YearWork, key_of

STAFF = "workforce/clinical/band_6/white"


def without(answers: Typed, *beginnings: str) -> Typed:
    return {place: value for place, value in answers.items() if not place.startswith(beginnings)}


@pytest.mark.parametrize(
    ("place", "step"),
    [
        ("organisation/name", WorkStep.ORGANISATION),
        ("form/commissioners", WorkStep.ORGANISATION),
        ("form/comparability", WorkStep.FORM),
        ("form/signed_off_by", WorkStep.SIGN_OFF),
        ("form/narrative_checked_by", WorkStep.FORM),
        ("workforce", WorkStep.NON_CLINICAL),
        ("workforce/medical/consultant/bme", WorkStep.MEDICAL),
        ("stated_headcount", WorkStep.MEDICAL),
        ("survey/discrimination", WorkStep.SURVEY),
        ("board", WorkStep.BOARD),
        ("reporting_year", WorkStep.CHECKS),
        ("", WorkStep.CHECKS),
    ],
)
def test_every_place_is_answered_at_one_step(place: str, step: WorkStep) -> None:
    assert step_of(place) is step


def test_a_new_year_begins_with_names_contacts_and_open_actions_and_counts_as_not_started() -> None:
    years = example()
    before = years[2021] | {"actions/0003/rag": "Complete"}
    years[2022] = first_answers(2022, before)
    assert years[2022]["organisation/code"] == "99X"
    assert years[2022]["snapshot_date"] == "2022-03-31"
    assert "form/completeness" not in years[2022]
    assert "form/commissioners" not in years[2022]  # to whom it was sent last year
    assert years[2022]["actions/0002/lead"] == before["actions/0002/lead"]
    assert not [place for place in years[2022] if place.startswith("actions/0003/")]
    assert not [place for place in years[2022] if place.endswith("/progress")]
    assert work_of(2022, years).state is YearState.NOT_STARTED


def test_the_basis_of_a_new_year_is_its_editions() -> None:
    assert first_answers(2016)["disciplinary/basis"] == "two_year_average"
    assert first_answers(2021)["disciplinary/basis"] == "single_year"


def test_bands_in_use_are_those_with_anybody_in_them() -> None:
    answers: Typed = {"workforce/clinical/band_5/white": 3, "workforce/clinical/band_6/white": 0}
    assert bands_in_use(answers) == ("workforce/clinical/band_5",)


def test_a_band_that_had_somebody_last_year_and_is_blank_is_pointed_at() -> None:
    years = example()
    rows: Typed = {f"workforce/non_clinical/band_5/{group}": 3 for group in ("white", "bme", "unknown")}
    (step,) = (each for each in steps_of(work_of(2022, {**years, 2022: rows})) if each.step is WorkStep.NON_CLINICAL)
    used = [row for row in bands_in_use(years[2021]) if row.startswith("workforce/non_clinical/")]
    assert "workforce/non_clinical/band_5" in used
    assert step.words.endswith(f": {len(used) - 1} bands that had staff last year still blank")
    assert step.place.rpartition("/")[0] in used

    all_of_them: Typed = {f"{row}/{group}": 1 for row in used for group in ("white", "bme", "unknown")}
    words = [each.words for each in steps_of(work_of(2022, {**years, 2022: all_of_them}))]
    assert any(each.endswith("see that no band is missing") for each in words)


def years_in_the_report(work: YearWork) -> list[int]:
    return [each.reporting_year for each in work.returns.submissions]


def test_a_year_with_everything_entered_and_nothing_to_ask_is_checked() -> None:
    work = work_of(2021, example())
    assert work.state is YearState.CHECKED
    before_any_action_is_due = date(2021, 6, 1)
    steps = steps_of(work, before_any_action_is_due)
    assert [step.step for step in steps] == [WorkStep.SIGN_OFF, WorkStep.PUBLISH]
    assert years_in_the_report(work) == [2019, 2020, 2021]


def test_a_number_that_cannot_be_right_stands_first_among_what_is_to_be_done() -> None:
    years = example()
    years[2021][STAFF] = "12a"
    work = work_of(2021, years)
    assert list(work.blocking) == [STAFF]
    assert work.progress[WorkStep.CLINICAL] is Progress.TO_MEND
    assert work.state is YearState.IN_PROGRESS
    first = steps_of(work)[0]
    assert (first.words, first.step, first.place) == ("Put right one number or answer", WorkStep.CLINICAL, STAFF)


def test_an_earlier_year_that_has_to_be_put_right_is_not_compared() -> None:
    years = example()
    years[2020][STAFF] = "12a"
    assert years_in_the_report(work_of(2021, years)) == [2021]


def test_a_begun_row_needs_all_three_groups_and_a_row_that_nobody_began_needs_none() -> None:
    answers: Typed = {"workforce/non_clinical/band_4/white": 12}
    row = "workforce/non_clinical/band_4"
    assert missing(WorkStep.NON_CLINICAL, answers) == (f"{row}/bme", f"{row}/unknown")
    assert all_progress(answers)[WorkStep.NON_CLINICAL] is Progress.BEGUN
    assert all_progress(answers)[WorkStep.CLINICAL] is Progress.BLANK


def test_a_page_of_staff_is_done_once_somebody_went_on_from_it() -> None:
    rows: Typed = {f"workforce/non_clinical/band_5/{group}": 3 for group in ("white", "bme", "unknown")}
    assert all_progress(rows)[WorkStep.NON_CLINICAL] is Progress.BEGUN
    gone_on: Typed = {**rows, STAFF: 2}
    assert all_progress(gone_on)[WorkStep.NON_CLINICAL] is Progress.DONE
    assert all_progress(gone_on)[WorkStep.CLINICAL] is Progress.BEGUN
    assert "see that no band is missing" in " ".join(step.words for step in steps_of(work_of(2021, {2021: rows})))


def test_a_reason_why_something_was_not_collected_is_an_answer() -> None:
    answers: Typed = {"training/not_collected": "Not recorded by ethnicity."}
    assert all_progress(answers)[WorkStep.TRAINING] is Progress.NOT_COLLECTED


def test_the_previous_years_cases_are_only_needed_for_an_average_of_two_years() -> None:
    cases: Typed = {f"disciplinary/entered/{group}": 0 for group in ("white", "bme", "unknown")}
    assert missing(WorkStep.DISCIPLINARY, {**cases, "disciplinary/basis": "single_year"}) == ()
    assert len(missing(WorkStep.DISCIPLINARY, {**cases, "disciplinary/basis": "two_year_average"})) == 3


def test_a_survey_question_is_answered_by_a_percentage_as_well_as_by_a_number() -> None:
    answers = without(example()[2021], "survey/discrimination/")
    assert len(missing(WorkStep.SURVEY, answers)) == 4
    for group in ("white", "bme"):
        answers |= {f"survey/discrimination/{group}/percent": "7.5", f"survey/discrimination/{group}/answered": 40}
    assert missing(WorkStep.SURVEY, answers) == ()


def test_what_is_blank_is_asked_for_in_the_order_of_the_work_three_at_a_time() -> None:
    begun = work_of(2025, {2025: first_answers(2025)})
    steps = steps_of(begun)[:MOST]
    assert len(steps_of(begun)) >= len(COUNTED)
    assert [step.step for step in steps] == [WorkStep.ORGANISATION, *COUNTED[:2]]
    assert steps[0].place == "organisation/name"


def test_a_surprise_that_somebody_confirmed_is_asked_no_more() -> None:
    years = example()
    years[2021] = without(years[2021], "training/")
    work = work_of(2021, years)
    (asked,) = work.to_confirm
    confirmed = {key_of(asked): Confirmed("Jo", "1 May 2021")}
    assert work.place_of(asked) == "training"
    assert list(work.questions) == ["training"]
    again = YearWork(2021, work.answers, work.last_year, work.returns, confirmed)
    assert again.to_confirm == ()
    assert again.questions == {}


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (Outcome("Jo", ""), YearState.SIGNED_OFF),
        (Outcome("Jo", "1 May 2021"), YearState.PUBLISHED),
        (Outcome("", "1 May 2021", changed_since=True), YearState.CHECKED),
    ],
)
def test_a_sign_off_and_a_publication_hold_until_answers_change(outcome: Outcome, state: YearState) -> None:
    work = work_of(2021, example())
    assert YearWork(2021, work.answers, work.last_year, work.returns, {}, outcome).state is state


def test_deadlines_come_from_the_edition_and_say_when_their_day_has_passed() -> None:
    work = work_of(2025, {2025: {}})
    assert deadlines(work, date(2025, 5, 31)) == (
        "Send the data to NHS England: by 31 May 2025",
        "Publish the report and the action plan: by 31 October 2025",
    )
    assert deadlines(work, date(2025, 6, 1)) == (
        "Send the data to NHS England: was due by 31 May 2025, which has passed",
        "Publish the report and the action plan: by 31 October 2025",
    )
    provider = work_of(2025, {2025: {"organisation/kind": "independent"}})
    publish, send = deadlines(provider, date(2025, 6, 1))
    assert publish == "Publish the report and the action plan: by 31 October 2025"
    assert send.startswith("Send the data to NHS England: NHS organisations have to. Your commissioner tells you")
    assert deadlines(work_of(2040, {2040: {}}), date(2040, 1, 1)) == ()


def test_of_a_published_year_only_what_is_still_to_come_is_due() -> None:
    out = replace(work_of(2025, {2025: {}}), outcome=Outcome("Jo", "2 June 2025"))
    assert deadlines(out, date(2025, 6, 2)) == ("Publish the report and the action plan: by 31 October 2025",)
    assert deadlines(out, date(2025, 11, 28)) == ()


def test_an_action_without_what_who_and_when_is_only_begun() -> None:
    begun = {"actions/0001/indicator": "2"}
    whole = begun | {"actions/0001/action": "Train panels.", "actions/0001/lead": "HR", "actions/0001/due": "May 2026"}
    assert all_progress(begun)[WorkStep.ACTIONS] is Progress.BEGUN
    assert all_progress(whole)[WorkStep.ACTIONS] is Progress.DONE
