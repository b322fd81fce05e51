"""Buttons side by side go on below where there is no room."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from wres_desktop.ui.wrapping_row import WrappingRow


def test_what_has_no_room_goes_below_and_nothing_is_wider_than_the_row(qtbot: QtBot) -> None:
    outer, buttons = QWidget(), [QPushButton("Go to the sign-off") for _ in range(3)]
    qtbot.addWidget(outer)
    line = WrappingRow(*buttons)
    outer.setLayout(line)
    width, height = buttons[0].sizeHint().width(), buttons[0].sizeHint().height()

    line.setGeometry(QRect(0, 0, 3 * width + 2 * line.spacing(), height))
    assert {button.y() for button in buttons} == {0}

    line.setGeometry(QRect(0, 0, 2 * width, line.heightForWidth(2 * width)))
    assert [button.x() for button in buttons] == [0, 0, 0]
    assert [button.y() for button in buttons] == [0, height + line.spacing(), 2 * (height + line.spacing())]
    assert line.heightForWidth(2 * width) == 3 * height + 2 * line.spacing()


def test_a_hidden_button_takes_no_room(qtbot: QtBot) -> None:
    outer, buttons = QWidget(), [QPushButton(text) for text in ("Publish", "Sign off")]
    qtbot.addWidget(outer)
    line = WrappingRow(*buttons)
    outer.setLayout(line)
    buttons[0].hide()

    line.setGeometry(QRect(0, 0, 500, 50))

    assert buttons[1].x() == 0
