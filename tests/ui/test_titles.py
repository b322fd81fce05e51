"""Titles in a list, whose words are never cut off."""

import pytest
from pytestqt.qtbot import QtBot

from wres_desktop.ui.colours import LIGHT
from wres_desktop.ui.theme import Theme
from wres_desktop.ui.titles import TitleList

TITLE = "Typing numbers from the list"


@pytest.mark.parametrize("short", range(2, 16, 2))
def test_a_title_that_only_just_has_no_room_gets_a_second_line(qtbot: QtBot, theme: Theme, short: int) -> None:
    theme.use(LIGHT)
    titles = TitleList("Titles")
    qtbot.addWidget(titles)
    titles.addItem("One")
    titles.addItem(TITLE)
    titles.resize(titles.fontMetrics().horizontalAdvance(TITLE) + short, 300)
    titles.show()
    qtbot.waitExposed(titles)

    one, two = (titles.visualItemRect(titles.item(row)).height() for row in (0, 1))
    assert two >= one + titles.fontMetrics().lineSpacing()
