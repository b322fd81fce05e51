"""Which year the first page offers to go on with."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.conftest import HeldExecutor
from wres_desktop.casework.next_steps import steps_of
from wres_desktop.casework.year_work import Outcome, YearWork, returns_of
from wres_desktop.ui.file_state import FileState, YearCard
from wres_desktop.ui.keeper import card_of
from wres_desktop.ui.main_window import MainWindow
from wres_desktop.ui.pages.start import StartPage
from wres_desktop.ui.session import PageName, Session
from wres_desktop.ui.year_card import YearCardView


def card(year: int, *, is_out: bool = False) -> YearCard:
    return YearCard(year, "Published" if is_out else "In progress", "", (), (), is_out)


@pytest.mark.parametrize(
    ("cards", "main"),
    [
        ((card(2026), card(2025, is_out=True)), [2026]),
        ((card(2026), card(2025)), [2025]),
        ((card(2025, is_out=True),), [2025]),
        ((card(2026, is_out=True), card(2025, is_out=True)), [2025]),
    ],
)
def test_a_published_year_gives_way_to_the_one_begun_after_it(
    qtbot: QtBot, cards: tuple[YearCard, ...], main: list[int]
) -> None:
    page = StartPage()
    qtbot.addWidget(page)
    work = YearWork(2025, {}, {}, returns_of(2025, {2025: {}}))
    file = replace(FileState(Path("x.wresorg"), "Invented Care"), cards=cards)
    page.show_session(Session(returns=work.returns, file=file, work=work))

    assert [view.card.year for view in page.years if view.open_button.objectName() == "main"] == main
    assert page.new_button.objectName() == ""


def test_the_actions_of_a_published_year_are_looked_after_in_the_year_begun_after_it() -> None:
    late = {"actions/1/action": "Train the panels", "actions/1/lead": "HR", "actions/1/due": "March 2025"}
    out = YearWork(2025, late, {}, returns_of(2025, {2025: late}), {}, Outcome("A Chair", "24 July 2025", goes_on=True))
    assert [each.words for each in card_of(out).next_steps] == ["Look at one action of the plan"]
    assert "changes nothing of what was signed" in card_of(out).note
    followed = card_of(out, goes_on_in=2026)
    assert followed.next_steps == ()
    assert "went over into the plan of 2026" in followed.note


def test_a_card_says_how_many_things_follow_the_three_that_it_shows(qtbot: QtBot) -> None:
    begun = YearWork(2025, {}, {}, returns_of(2025, {2025: {}}))
    view = YearCardView(card_of(begun), is_open=True, is_main=True)
    qtbot.addWidget(view)
    todo = [each.words for each in steps_of(begun)]

    assert [link.text() for link in view.steps] == [f"{number}.  {todo[number - 1]}" for number in (1, 2, 3)]
    assert f"And {len(todo) - 3} more after these." in [label.text() for label in view.findChildren(QLabel)]


def years(window: MainWindow) -> list[int]:
    return [view.card.year for view in window.start.years]


def removable(window: MainWindow) -> list[int]:
    return [view.card.year for view in window.start.years if not view.remove_button.isHidden()]


def test_a_year_begun_by_mistake_is_removed_and_comes_back_with_undo(
    window: MainWindow, executor: HeldExecutor
) -> None:
    window.open_sample()
    executor.release_all()
    assert removable(window) == []
    window.workspace.begin_year(2022)
    window.side.choose(PageName.START)
    assert years(window) == [2022, 2021, 2020, 2019]
    assert removable(window) == [2022]
    assert [view.open_button.text() for view in window.start.years[:2]] == ["Go on with 2022", "Open 2021"]
    assert window.start.years[0].card.note.startswith("Carried over from 2021: the organisation and its contacts, and ")

    window.start.years[0].remove_button.click()
    assert years(window) == [2021, 2020, 2019]
    assert window.session.work is not None
    assert window.session.work.year == 2021
    assert window.foot.sum.text() == "2022 was removed. Ctrl+Z brings it back."
    window.workspace.undo()
    window.side.choose(PageName.START)
    assert years(window) == [2022, 2021, 2020, 2019]


def test_a_year_with_counts_in_it_cannot_be_removed(window: MainWindow, executor: HeldExecutor) -> None:
    window.open_sample()
    executor.release_all()
    window.workspace.remove_year(2020)
    assert years(window) == [2021, 2020, 2019]
    assert window.session.file is not None
    assert window.session.file.not_saved == "Counts were entered for 2020, so it was not removed."


def test_a_year_whose_rules_are_not_known_yet_says_so_before_it_is_begun(
    window: MainWindow, executor: HeldExecutor
) -> None:
    window.open_sample()
    executor.release_all()
    assert window.start.next_year_button.text() == "Begin 2022"
    window.workspace.begin_year(2025)
    window.side.choose(PageName.START)
    assert window.start.next_year_button.text() == "Begin 2026"
    assert "is not known to this version" in window.start.next_year_told.text()
