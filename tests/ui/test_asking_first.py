"""What is asked before an answer ends a sign-off."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Answers, HeldExecutor
from tests.ui.test_flagged_text import a_year
from wres_desktop.casework.year_work import Outcome
from wres_desktop.ui.asking_first import ENDS, is_wanted
from wres_desktop.ui.main_window import MainWindow
from wres_desktop.ui.session import Session

A_COUNT = {"training/accessed/bme": 7}


def signed() -> Session:
    session = a_year()
    assert session.work is not None
    return replace(session, work=replace(session.work, outcome=Outcome("A Chair", "")))


def test_what_ends_a_sign_off_is_asked_about(answers: Answers, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    assert not is_wanted(A_COUNT, signed(), answers, window)
    answers.is_sure = True
    assert is_wanted(A_COUNT, signed(), answers, window)
    assert answers.asked == [ENDS, ENDS]


@pytest.mark.parametrize(
    ("session", "changes"),
    [(a_year(), A_COUNT), (signed(), {"form/url": "https://example.org"}), (Session(), {})],
)
def test_nothing_else_is_asked_about(
    session: Session, changes: dict[str, str | int], answers: Answers, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    assert is_wanted(changes, session, answers, window)
    assert answers.asked == []


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
