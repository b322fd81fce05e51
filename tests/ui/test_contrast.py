"""High contrast: what cannot be used is seen to be so, and where the keyboard is, on every kind of control."""

from collections.abc import Callable, Iterator
from operator import ne

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTabBar,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from wres_desktop.ui.colours import DARK, LIGHT, Colours, contrast_palette, high_contrast
from wres_desktop.ui.count_grid import CountGrid
from wres_desktop.ui.count_grid_rows import GROUPS, entered
from wres_desktop.ui.elements import button, scrolling
from wres_desktop.ui.table_model import Column, Row, TableModel
from wres_desktop.ui.tables import ProportionedTable
from wres_desktop.ui.theme import Theme, space
from wres_desktop.ui.tick_box import RingButton, TickBox

ROUND_CORNERS = 0.9
"""What rounded corners leave of a ring."""


def users_palette() -> QPalette:
    """Colours such as a contrast theme of Windows has; what is disabled has one of its own."""
    palette = QPalette(QColor("#000000"))
    for role, colour in (
        (QPalette.ColorRole.Window, "#202020"),
        (QPalette.ColorRole.WindowText, "#ffffff"),
        (QPalette.ColorRole.Highlight, "#8ee3f0"),
        (QPalette.ColorRole.HighlightedText, "#263b50"),
    ):
        palette.setColor(role, QColor(colour))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText, QColor("#a6a6a6"))
    return palette


SCHEMES = {
    "light": LIGHT,
    "dark": DARK,
    "contrast": high_contrast(contrast_palette()),
    "users": high_contrast(users_palette()),
}


def _list(name: str) -> QListWidget:
    made = QListWidget()
    made.setObjectName(name)
    made.addItems(["One", "Two"])
    made.setCurrentRow(0)
    return made


def _tabs() -> QTabBar:
    made = QTabBar()
    made.setExpanding(False)
    for name in ("One", "Two"):
        made.addTab(name)
    return made


def _table() -> ProportionedTable:
    model = TableModel((Column("Where"), Column("What")))
    made = ProportionedTable(model, "Table", (1, 1))
    model.setParent(made)
    model.show([Row(("Here", "This"))])
    return made


def _named(widget: QWidget, name: str) -> QWidget:
    widget.setObjectName(name)
    return widget


def _choice() -> QComboBox:
    made = QComboBox()
    made.addItems(["One", "Two"])
    return made


def _area() -> QScrollArea:
    area, column = scrolling("Words")
    column.addWidget(QPushButton("x"))
    return area


CONTROLS: dict[str, Callable[[], QWidget]] = {
    "button": lambda: button("Go", lambda: None),
    "main button": lambda: button("Go", lambda: None, main=True),
    "link": lambda: _named(QPushButton("Go"), "link"),
    "choice": _choice,
    "line": QLineEdit,
    "text": QPlainTextEdit,
    "ring": lambda: RingButton("One"),
    "tick": lambda: TickBox("One"),
    "tabs": _tabs,
    "list of pages": lambda: _list("pages"),
    "list of titles": lambda: _list("titles"),
    "list of small pictures": lambda: _list("page_list"),
    "table": _table,
    "grid of counts": lambda: CountGrid("Grid", (entered("board/total", "Board"),), GROUPS),
    "page that scrolls": _area,
    "guide": lambda: _named(QTextBrowser(), "guide_text"),
}


@pytest.fixture
def room(qtbot: QtBot) -> QWidget:
    """A window with a first control that has the keyboard before the one that is looked at."""
    made = QWidget()
    made.setObjectName("page")
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    QVBoxLayout(made).addWidget(QPushButton("First"))
    qtbot.addWidget(made)
    made.resize(500, 300)
    return made


@pytest.fixture(params=list(SCHEMES))
def colours(request: pytest.FixtureRequest, theme: Theme) -> Iterator[Colours]:
    chosen = SCHEMES[request.param]
    theme.use(chosen)
    yield chosen
    theme.dress()


def _shown(room: QWidget, made: QWidget, qtbot: QtBot) -> QWidget:
    layout = room.layout()
    assert layout is not None
    layout.addWidget(made)
    room.show()
    qtbot.waitExposed(room)
    room.findChildren(QPushButton)[0].setFocus()
    QApplication.processEvents()
    return made


def _picture(widget: QWidget) -> QImage:
    """A widget as it is seen, on what stands behind it."""
    return widget.window().grab(widget.geometry()).toImage()


def _points(picture: QImage) -> memoryview:
    """The colour of every point as a number."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    return memoryview(bytes(plain.constBits())).cast("I")


def _changed(before: QImage, after: QImage) -> int:
    """How many points look different."""
    assert before.size() == after.size()
    return sum(map(ne, _points(before), _points(after)))


def _ringed(made: QWidget, kind: str) -> QRect:
    """What the ring goes round: the control, or what is chosen in it."""
    if isinstance(made, QTabBar):
        return made.tabRect(0).adjusted(0, 0, -space(0.5), 0)
    if isinstance(made, QListWidget) and kind == "list of pages":
        return made.visualItemRect(made.item(0))
    return made.view.rect() if isinstance(made, CountGrid) else made.rect()


@pytest.mark.usefixtures("colours")
@pytest.mark.parametrize("kind", list(CONTROLS))
def test_it_is_seen_where_the_keyboard_is(kind: str, room: QWidget, qtbot: QtBot) -> None:
    """WCAG 2.2, 2.4.13: as much changes as a line of two pixels round the control, or round what is chosen in it."""
    made = _shown(room, CONTROLS[kind](), qtbot)
    before = _picture(made)
    made.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    after = _picture(made)
    place = _ringed(made, kind)
    assert _changed(before, after) >= ROUND_CORNERS * 2 * 2 * (place.width() + place.height())


@pytest.mark.usefixtures("colours")
def test_the_row_of_a_table_that_is_chosen_is_seen_while_the_keyboard_is_elsewhere(room: QWidget, qtbot: QtBot) -> None:
    made = _shown(room, table := _table(), qtbot)
    before = _picture(made)
    table.selectRow(0)
    QApplication.processEvents()
    row = table.visualRect(table.model().index(0, 0))
    assert not table.hasFocus()
    assert _changed(before, _picture(made)) >= row.width() * row.height()


def _has(picture: QImage, colour: str) -> bool:
    return QColor(colour).rgb() in _points(picture)


@pytest.mark.parametrize("kind", ["button", "main button", "choice", "ring", "tick"])
def test_what_cannot_be_used_has_the_colour_of_such_things_and_not_that_of_text(
    kind: str, colours: Colours, room: QWidget, qtbot: QtBot
) -> None:
    made = _shown(room, CONTROLS[kind](), qtbot)
    made.setEnabled(False)
    QApplication.processEvents()
    picture = _picture(made)
    assert colours.off != colours.text
    assert _has(picture, colours.off)
    assert not _has(picture, colours.text)
    assert not _has(picture, colours.fill)
