"""What is asked before an answer ends a sign-off."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Answers, HeldExecutor
from wres_desktop.casework.year_work import Outcome
from wres_desktop.ui.asking_first import ENDS, may_change
from wres_desktop.ui.main_window import MainWindow

COUNT = "training/accessed/bme"


def test_what_ends_a_sign_off_is_asked_about(answers: Answers, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    assert not may_change(Outcome("A Chair", ""), [COUNT], answers, window)
    answers.is_sure = True
    assert may_change(Outcome("A Chair", ""), [COUNT], answers, window)
    assert answers.asked == [ENDS, ENDS]


@pytest.mark.parametrize("outcome", [None, Outcome(), Outcome("", "1 May 2025", changed_since=True)])
def test_nothing_else_is_asked_about(outcome: Outcome | None, answers: Answers, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    assert may_change(outcome, [COUNT], answers, window)
    assert answers.asked == []


def test_progress_of_a_published_year_is_not_asked_about_but_anything_beside_it_is(
    answers: Answers, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    out = Outcome("A Chair", "1 May 2025", goes_on=True)
    assert may_change(out, ["actions/1/notes", "actions/1/status"], answers, window)
    assert answers.asked == []
    assert not may_change(out, ["actions/1/notes", "actions/1/due"], answers, window)
    assert answers.asked == [ENDS]


def test_what_was_not_meant_is_not_kept_and_the_page_shows_what_was_there(
    window: MainWindow, executor: HeldExecutor, answers: Answers
) -> None:
    window.open_sample()
    executor.release_all()
    keeper, work = window.workspace.keeper, window.session.work
    assert keeper is not None
    assert work is not None
    before = work.answers["training/accessed/bme"]
    session = replace(window.session, work=replace(work, outcome=Outcome("A Chair", "")))
    window.workspace.session = session
    window.workspace.record({"training/accessed/bme": 999})
    assert answers.asked == [ENDS]
    assert keeper.work().answers["training/accessed/bme"] == before


def signed(window: MainWindow, executor: HeldExecutor) -> None:
    """The example, signed off after a count of it was changed."""
    window.open_sample()
    executor.release_all()
    window.workspace.record({COUNT: 7})
    sign(window)


def sign(window: MainWindow) -> None:
    keeper = window.workspace.keeper
    assert keeper is not None
    file = keeper.organisation.file
    keeper.attempt(lambda: file.sign_off(2021, name="A Chair", role="Chair", on=date(2021, 10, 28)))


def outcome(window: MainWindow) -> Outcome:
    assert window.session.work is not None
    return window.session.work.outcome


def test_undo_after_a_change_gives_the_sign_off_back_with_its_day(
    window: MainWindow, executor: HeldExecutor, answers: Answers
) -> None:
    signed(window, executor)
    day = window.session.work.answers["form/signed_off_date"] if window.session.work else ""
    answers.is_sure = True
    window.workspace.record({COUNT: 8})
    lapsed = outcome(window).lapsed
    assert lapsed is not None
    assert (lapsed.signed_off, lapsed.place) == ("A Chair, Chair, on 28 October 2021", COUNT)
    assert window.session.work is not None
    assert "form/signed_off_date" not in window.session.work.answers

    window.workspace.undo()
    assert outcome(window).signed_off == "A Chair, Chair, on 28 October 2021"
    assert outcome(window).lapsed is None
    assert window.session.work.answers["form/signed_off_date"] == day
    assert answers.asked == [ENDS]


@pytest.mark.parametrize("is_sure", [True, False])
def test_undo_and_redo_that_would_end_a_sign_off_ask_first(
    window: MainWindow, executor: HeldExecutor, answers: Answers, *, is_sure: bool
) -> None:
    signed(window, executor)
    answers.is_sure = is_sure
    window.workspace.undo()
    assert answers.asked == [ENDS]
    assert bool(outcome(window).signed_off) is not is_sure
    if is_sure:
        sign(window)
        answers.is_sure = False
        window.workspace.redo()
        assert answers.asked == [ENDS, ENDS]
        assert outcome(window).signed_off


def test_who_changes_the_day_or_the_name_of_a_sign_off_is_asked_too(
    window: MainWindow, executor: HeldExecutor, answers: Answers
) -> None:
    signed(window, executor)
    window.workspace.record({"form/url": "https://example.org"})
    assert answers.asked == [ENDS]
