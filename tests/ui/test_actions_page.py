"""The action plan page: one action at a time, notes with today's day, ready-made actions, and who was asked."""

from dataclasses import replace
from datetime import datetime, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.intake.returns import sound_return
from wres_desktop.casework.next_steps import steps_of
from wres_desktop.casework.plan_watch import to_look_at
from wres_desktop.casework.work_steps import WorkStep, missing, step_of
from wres_desktop.casework.year_work import Outcome, YearWork, returns_of
from wres_desktop.domain.days import day_in_words
from wres_desktop.domain.priorities import Priority
from wres_desktop.intake.draft import Answers
from wres_desktop.intake.draft_answers import answers_of
from wres_desktop.intake.problems import Severity
from wres_desktop.ui.fields_answering import POST_NOT_NAME, AnsweringLine
from wres_desktop.ui.fields_days import DayLine
from wres_desktop.ui.file_state import FileState
from wres_desktop.ui.pages.actions import MORE, NEW, ActionsPage
from wres_desktop.ui.session import Session

TODAY = datetime.now().astimezone().date()
LATE = {"actions/0001/action": "Train panels.", "actions/0001/lead": "Recruitment", "actions/0001/due": "March 2020"}


def work_on(changes: Answers) -> YearWork:
    answers = {**answers_of(sound_return()), **changes}
    return YearWork(2021, answers, {}, returns_of(2021, {2021: answers}))


def session_of(changes: Answers) -> Session:
    work = work_on(changes)
    return Session(returns=work.returns, file=FileState(Path("x.wresorg"), "Invented Care"), work=work)


@pytest.fixture
def page(qtbot: QtBot) -> ActionsPage:
    made = ActionsPage()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


def test_an_overdue_action_is_named_at_the_top_and_on_the_card_of_the_year(page: ActionsPage) -> None:
    page.show_session(session_of(LATE))
    steps = steps_of(replace(work_on(LATE), outcome=Outcome(published="yesterday")), TODAY)

    assert page.watch.sentence.text() == "Train panels: It was due on 31 March 2020 and is not done."
    assert page.why.text() == "It was due on 31 March 2020 and is not done."
    assert [(step.words, step.step, step.place) for step in steps] == [
        ("Look at one action of the plan", WorkStep.ACTIONS, "actions/0001/status")
    ]


def test_a_month_is_read_back_by_its_end_where_something_is_due_and_not_where_it_starts(page: ActionsPage) -> None:
    page.show_session(session_of({**LATE, "actions/0001/start": "June 2025", "actions/0001/due": "June 2026"}))
    read = {
        each.place: each.understood.text()
        for each in page.findChildren(DayLine)
        if each.place.startswith("actions/0001")
    }

    assert read["actions/0001/start"] == ""
    assert read["actions/0001/due"] == "Read as: until 30 June 2026."


def test_a_name_typed_as_the_lead_is_told_at_once_below_the_box_and_at_the_checks_as_a_note(
    page: ActionsPage, qtbot: QtBot
) -> None:
    page.show_session(session_of(LATE))
    lead = page.plan.columns["lead"]
    assert isinstance(lead, AnsweringLine)
    assert lead.understood.isHidden()
    lead.edit.setFocus()
    lead.edit.selectAll()
    qtbot.keyClicks(lead.edit, "Tom Ashby")
    lead.finish()
    assert lead.understood.text() == POST_NOT_NAME
    assert lead.error.isHidden()

    told = work_on({**LATE, "actions/0001/lead": "Tom Ashby", "consultations/0001/who": "Priya Nair"}).returns.problems
    noted = [(each.address, each.severity) for each in told if "name of a person" in each.what]
    assert noted == [("actions / 1 / lead", Severity.NOTE), ("consultations / 1 / who", Severity.NOTE)]
    assert [each for each in work_on(LATE).returns.problems if "name of a person" in each.what] == []


@pytest.mark.parametrize(("due", "is_told"), [("30/9/252", True), ("30/9/25", False), ("when agreed", False)])
def test_a_day_that_cannot_be_read_is_a_note_at_the_checks(due: str, *, is_told: bool) -> None:
    told = [
        each.address for each in work_on({**LATE, "actions/0001/due": due}).returns.problems if "No day" in each.what
    ]
    assert told == (["actions / 1 / due"] if is_told else [])


def test_the_list_of_actions_writes_days_out_however_they_were_typed(page: ActionsPage) -> None:
    page.show_session(session_of({**LATE, "actions/0001/due": "30/9/25"}))
    assert page.plan.list.item(0).text() == "Train panels. (due 30 September 2025)"


def test_it_is_seen_which_boxes_of_an_action_are_needed(page: ActionsPage) -> None:
    page.show_session(session_of(LATE))
    needed = [name for name, field in page.plan.columns.items() if field.label.text().endswith("(needed)")]
    assert needed == ["action", "lead", "due"]
    assert all(place.rpartition("/")[2] in needed for place in missing(WorkStep.ACTIONS, {"actions/0001/notes": "x"}))
    shown = [label.text() for label in page.findChildren(QLabel)]
    assert shown.index(MORE) > max(shown.index(page.plan.columns[name].label.text()) for name in needed)


def test_while_a_new_action_is_filled_in_no_button_offers_another_one(page: ActionsPage) -> None:
    page.show_session(session_of({}))
    assert not page.plan.add_button.isVisible()
    page.show_session(session_of(LATE))
    assert page.plan.add_button.isVisible()
    page.plan.add_button.click()
    assert not page.plan.add_button.isVisible()


def test_what_is_done_is_not_watched(page: ActionsPage) -> None:
    done = {**LATE, "actions/0001/status": "done"}
    page.show_session(session_of(done))

    assert to_look_at(done, TODAY) == ()
    assert page.plan.isVisibleTo(page)
    assert not page.watch.isVisibleTo(page)


def test_a_note_of_today_goes_below_the_others(page: ActionsPage, qtbot: QtBot) -> None:
    page.show_session(session_of({**LATE, "actions/0001/notes": "12 May 2020: Begun."}))
    page.note.setText("Half of the panels are trained.")
    with qtbot.waitSignal(page.changed) as told:
        qtbot.keyClick(page.note, Qt.Key.Key_Return)

    assert told.args == [
        {"actions/0001/notes": f"12 May 2020: Begun.\n{day_in_words(TODAY)}: Half of the panels are trained."}
    ]
    assert page.note.text() == ""


def test_a_note_keeps_an_action_awake(page: ActionsPage) -> None:
    open_still = {**LATE, "actions/0001/due": str(TODAY.year + 1), "actions/0001/status": "under_way"}
    quiet = {**open_still, "actions/0001/notes": f"{day_in_words(TODAY - timedelta(days=200))}: Begun."}

    assert len(to_look_at(quiet, TODAY)) == 1
    assert to_look_at({**open_still, "actions/0001/notes": f"{day_in_words(TODAY)}: Begun."}, TODAY) == ()
    assert page.note.accessibleName() == "A new note about this action"


def test_a_ready_made_action_comes_into_the_plan_in_one_step(page: ActionsPage, qtbot: QtBot) -> None:
    page.show_session(session_of(LATE))
    page.library.box.setCurrentIndex(5)
    chosen = page.library.current
    with qtbot.waitSignal(page.changed) as told:
        page.library.add_button.click()
    (changes,) = told.args

    assert changes["actions/0002/action"] == chosen.action
    assert changes["actions/0002/since"] == "2021"
    assert "actions/0002/lead" not in changes
    assert page.plan.number == "0002"


def test_suggested_priorities_stand_beside_the_library_with_their_reason(page: ActionsPage) -> None:
    page.show_session(session_of(LATE))
    assert not page.library.priorities.isVisibleTo(page)

    page.library.show_priorities((Priority(2, "A reason.", Fraction(3)),))
    assert page.library.priorities.text() == "2. A reason."
    assert page.library.only_here.isVisibleTo(page)


def test_who_was_asked_is_entered_below_the_plan(page: ActionsPage, qtbot: QtBot) -> None:
    page.show_session(session_of({"consultations/0001/who": "Staff network", "consultations/0001/on": "May 2021"}))
    assert [page.asked.list.item(row).text() for row in range(page.asked.list.count())] == ["Staff network, May 2021"]
    with qtbot.waitSignal(page.changed) as told:
        page.asked.remove_button.click()

    assert told.args == [{"consultations/0001/who": None, "consultations/0001/on": None}]
    assert step_of("consultations/0001/who") is WorkStep.ACTIONS


def test_status_and_outcomes_are_chosen_from_lists(page: ActionsPage) -> None:
    page.show_session(session_of({**LATE, "actions/0001/status": "under_way", "actions/0001/high_impact": "2"}))
    shown = {name: field for name, field in page.plan.columns.items() if hasattr(field, "box")}

    assert set(shown) == {"status", "rag", "statement", "eds2", "high_impact"}
    assert [field.box.currentText() for name, field in shown.items() if name in ("status", "high_impact")] == [
        "Under way",
        "2 Fair recruitment and talent management",
    ]


def test_a_place_in_the_plan_is_found(page: ActionsPage) -> None:
    page.show_session(
        session_of({**LATE, "actions/0002/action": "Publish criteria.", "consultations/0003/who": "Unions"})
    )
    page.resize(900, 500)
    page.go_to("actions/0002/due")
    assert page.which.visibleRegion().boundingRect().height() == page.which.height()
    page.go_to("consultations/0003/said")

    assert (page.plan.number, page.asked.number) == ("0002", "0003")


def test_a_new_action_is_brought_into_sight_and_says_that_it_is_new(page: ActionsPage) -> None:
    page.resize(900, 500)
    page.show_session(session_of(LATE))
    assert page.which.text() == "Action 1 of 1"
    bar = page.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    page.plan.add_button.click()

    assert page.which.text() == NEW
    for shown in (page.which, page.plan.columns["action"]):
        assert shown.visibleRegion().boundingRect().size() == shown.size()


def test_a_rating_that_is_none_of_the_three_is_kept(page: ActionsPage) -> None:
    told: list[object] = []
    page.changed.connect(told.append)
    for given in ("amber", "purple"):
        page.show_session(session_of({**LATE, "actions/0001/rag": given}))
        page.finish()

    assert told == []
