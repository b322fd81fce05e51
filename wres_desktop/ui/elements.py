"""The few building blocks that all pages are made of: words, notices, cards, buttons and the page itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from wres_desktop.overriding import override
from wres_desktop.ui.theme import space

if TYPE_CHECKING:
    from collections.abc import Callable

    from wres_desktop.ui.session import PageName, Session

READABLE_WIDTH = 58
"""How wide a page's text may grow, in heights of a line: longer lines are hard to follow."""


def set_by_names(widget: QWidget, **names: str) -> None:
    """Set properties to values by the names that they have in Qt.

    For what stands in the first window: through the class ``Qt`` it would wait until Python has all of its 1,195 names.

    Raises:
        AttributeError: Qt knows no such property, or no such value of it.
    """
    for name, value in names.items():
        if not widget.setProperty(name, value):
            raise AttributeError(f"{name}={value}")


def words(text: str, look: str = "") -> QLabel:
    """A wrapped text; ``look`` is a name that the style sheet knows."""
    label = QLabel(text)
    label.setObjectName(look)
    label.setWordWrap(True)
    set_by_names(label, textFormat="PlainText")
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    return label


def button(text: str, on_click: Callable[[], None], *, main: bool = False) -> QPushButton:
    """A button with its words, its shortcut letter after ``&``; ``main`` is the one that most people want."""
    made = QPushButton(text)
    made.setObjectName("main" if main else "")
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    made.setAutoDefault(True)
    made.clicked.connect(lambda _checked=False: on_click())
    return made


def row(*widgets: QWidget) -> QHBoxLayout:
    """Widgets side by side from the left."""
    layout = QHBoxLayout()
    layout.setSpacing(space(0.5))
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return layout


def rule() -> QFrame:
    """A thin line."""
    line = QFrame()
    line.setObjectName("rule")
    return line


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say ``text`` now."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415  not on the way to the window

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def scrolling(name: str, *, wide: bool = False) -> tuple[QScrollArea, QVBoxLayout]:
    """A place whose contents scroll up and down, by keys too, and the column in it to be filled.

    Lines of words stay readable unless it is ``wide``: for pages with a table that needs the room.
    """
    column = _Column()
    column.setObjectName("page_body")
    if not wide:
        column.setMaximumWidth(space(READABLE_WIDTH))
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    set_by_names(
        area, horizontalScrollBarPolicy="ScrollBarAlwaysOff", alignment="AlignLeft|AlignTop", focusPolicy="TabFocus"
    )
    area.setAccessibleName(f"{name}: the arrow keys scroll")
    area.setWidget(column)
    return area, QVBoxLayout(column)


class Card(QFrame):
    """Things that belong together, in a frame; ``look`` is ``card``, ``notice``, ``done`` or ``failure``."""

    def __init__(self, look: str = "card") -> None:
        super().__init__()
        self.setObjectName(look)
        self.body = QVBoxLayout(self)
        inside = space(0.75)
        self.body.setContentsMargins(inside, inside, inside, inside)
        self.body.setSpacing(space(0.4))


class Notice(Card):
    """A sentence that must not be overlooked, under a few strong words that say what it is."""

    def __init__(self, title: str, text: str = "", look: str = "notice") -> None:
        super().__init__(look)
        self.title = words(title, "strong")
        self.sentence = words(text)
        self.body.addWidget(self.title)
        self.body.addWidget(self.sentence)
        if not text:
            self.hide()

    def say(self, text: str) -> None:
        """Show ``text``, or nothing at all where it is empty."""
        self.sentence.setText(text)
        self.setVisible(bool(text))
        if text:
            announce(self, f"{self.title.text()}. {text}")


_SEEN_ABOVE = 4
"""Lines that are seen above and below what the page is scrolled to."""


class Page(QFrame):
    """A page: its heading, a sentence on what it is for, room for a failure, and a body that scrolls."""

    def __init__(self, heading: str, purpose: str) -> None:
        super().__init__()
        self.setObjectName("page")
        self.heading = words(heading, "heading")
        self.tools = QHBoxLayout()
        self.tools.setContentsMargins(0, 0, 0, 0)
        self._tool_box = QWidget()
        self._tool_box.setLayout(self.tools)
        self.purpose = words(purpose, "quiet")
        self.failure = Notice("This did not work", look="failure")
        self.waiting = words("")
        self.waiting.hide()
        self.leads_on: QPushButton | None = None
        """What leads to where the page stops waiting, below the sentence that says for what; a page may have one."""
        self.content = QWidget()
        self.body = QVBoxLayout(self.content)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(space(0.75))
        self._scrolled: QScrollArea | None = None

    def show_session(self, session: Session) -> None:
        """Show what is open; each page shows its own part."""
        raise NotImplementedError

    def scrolls(self, *, wide: bool = False) -> None:
        """Lay the page out so that all of it scrolls, as wide as the window if asked."""
        area, column = scrolling(self.heading.text(), wide=wide)
        self._stack(column)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self.area = self._scrolled = area

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll to a widget of the page, with what stands just above it; Qt scrolls by itself for Tab alone."""
        from PySide6.QtCore import QEvent  # noqa: PLC0415  not on the way to the window

        area = self._scrolled
        if area is None:
            return
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        area.ensureWidgetVisible(widget, 0, space(_SEEN_ABOVE))

    def bring_to_top(self, widget: QWidget) -> None:
        """Scroll so far that a widget is the first thing to be seen."""
        self.bring_into_view(widget)
        area = self._scrolled
        if area is not None and (inside := area.widget()) is not None:
            area.verticalScrollBar().setValue(widget.mapTo(inside, QPoint()).y() - space(0.5))

    def seen_at(self, widget: QWidget) -> int | None:
        """How far below the top of what is seen of the page a widget of it stands, in pixels."""
        area = self._scrolled
        if area is None or not area.viewport().isAncestorOf(widget):
            return None
        return widget.mapTo(area.viewport(), QPoint()).y()

    def bring_back(self, widget: QWidget, down: int) -> None:
        """Scroll until a widget is seen as far down as it was, now that something above it has come or gone."""
        from PySide6.QtCore import QEvent  # noqa: PLC0415  not on the way to the window

        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        area, now = self._scrolled, self.seen_at(widget)
        if area is not None and now is not None:
            area.verticalScrollBar().setValue(area.verticalScrollBar().value() + now - down)

    def begin_at_top(self) -> None:
        """Show the page from its beginning, wherever it was left."""
        if self._scrolled is not None:
            self._scrolled.verticalScrollBar().setValue(0)

    def begin(self, session: Session, page: PageName) -> None:
        """Show the body, or instead of it why there is nothing yet or what failed."""
        failure, notice = session.failure(page), session.notice(page)
        self.failure.say(failure)
        self.waiting.setText(notice)
        self.waiting.setVisible(bool(notice))
        self.content.setVisible(not (notice or failure))
        self._tool_box.setVisible(not (notice or failure))

    def _stack(self, layout: QVBoxLayout) -> None:
        side, top = space(1.75), space(1.5)
        layout.setContentsMargins(side, top, side, top)
        layout.setSpacing(space(0.5))
        first_line = QHBoxLayout()
        first_line.addWidget(self.heading, 1)
        first_line.addWidget(self._tool_box)
        layout.addLayout(first_line)
        layout.addWidget(self.purpose)
        layout.addSpacing(space(0.5))
        layout.addWidget(self.failure)
        layout.addWidget(self.waiting)
        if self.leads_on is not None:
            self.leads_on.hide()
            layout.addLayout(row(self.leads_on))
        layout.addWidget(self.content, 1)
        layout.addStretch(0)


class _Column(QWidget):
    """A column of wrapped words, as high as they are in its width and no higher."""

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)
