"""The building blocks of pages: words stay words, and properties are set by the names that Qt has for their values."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.intake.returns import sound_return
from wres_desktop.casework.year_work import YearWork, returns_of
from wres_desktop.intake.draft_answers import answers_of
from wres_desktop.ui.elements import scrolling, set_by_names, words
from wres_desktop.ui.file_state import FileState
from wres_desktop.ui.session import Session
from wres_desktop.ui.side import Side
from wres_desktop.ui.theme import space


def test_what_somebody_typed_is_shown_as_it_is_and_not_taken_for_a_page_of_the_web(qtbot: QtBot) -> None:
    label = words("<b>Larkmoor</b>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_a_place_that_scrolls_can_be_reached_by_tab_and_never_scrolls_sideways(qtbot: QtBot) -> None:
    area, _column = scrolling("Board")
    qtbot.addWidget(area)
    assert area.focusPolicy() is Qt.FocusPolicy.TabFocus
    assert area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    assert area.alignment() == Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


def test_no_entry_of_the_list_of_pages_is_cut_off(qtbot: QtBot) -> None:
    side = Side()
    qtbot.addWidget(side)
    assert side.pages.textElideMode() is Qt.TextElideMode.ElideNone
    assert side.pages.wordWrap()


NAME = "NHS Wexcombe, Upper Tamsworth and the Vale of Saint Oswald's Clinical Commissioning Group "


@pytest.mark.parametrize(("name", "is_whole"), [("Invented Care", True), (NAME * 4, False)])
def test_a_name_too_long_for_the_list_of_pages_keeps_its_beginning_and_the_year(
    qtbot: QtBot, name: str, *, is_whole: bool
) -> None:
    side = Side()
    qtbot.addWidget(side)
    answers = answers_of(sound_return())
    work = YearWork(2021, answers, {}, returns_of(2021, {2021: answers}))
    side.show_session(Session(returns=work.returns, file=FileState(Path("x.wresorg"), name), work=work))
    label, whole = side.organisation, f"{name}, 2021"

    assert (label.text() == whole) is is_whole
    assert label.text().startswith(name[:13])
    assert label.text().endswith("2021")
    assert label.heightForWidth(side.width()) <= space(6)
    assert label.accessibleName() == label.toolTip() == ("" if is_whole else whole)


@pytest.mark.parametrize("names", [{"alignment": "AlignNowhere"}, {"alinement": "AlignCenter"}])
def test_a_name_that_qt_does_not_know_is_a_bug_that_is_heard_of(qtbot: QtBot, names: dict[str, str]) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    with pytest.raises(AttributeError, match=next(iter(names))):
        set_by_names(label, **names)
