"""The building blocks of pages: words stay words, and properties are set by the names that Qt has for their values."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from wres_desktop.ui.elements import scrolling, set_by_names, words
from wres_desktop.ui.side import Side


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


@pytest.mark.parametrize("names", [{"alignment": "AlignNowhere"}, {"alinement": "AlignCenter"}])
def test_a_name_that_qt_does_not_know_is_a_bug_that_is_heard_of(qtbot: QtBot, names: dict[str, str]) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    with pytest.raises(AttributeError, match=next(iter(names))):
        set_by_names(label, **names)
