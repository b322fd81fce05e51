"""The panel that says what a field or page is about, beside it; it follows the user from field to field."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wres_desktop.overriding import override
from wres_desktop.ui.elements import announce, button, rule, scrolling, words
from wres_desktop.ui.help_entries import HelpEntry, definition, helps_for
from wres_desktop.ui.theme import space

NOTHING = "There is nothing more to say about this."
WIDTH = 19
"""In heights of a line."""
WIDEST = 420
"""In pixels: a third of a laptop's screen, however large the text is."""
_AT_ONCE = 3
"""How many entries stand below each other: more than these nobody reads beside a form."""


class HelpPanel(QWidget):
    """Shows the entry of a place. ``closed`` when the user has read enough, ``guide_wanted`` with a topic's title."""

    closed = Signal()
    guide_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("help")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(min(space(WIDTH), WIDEST))
        self.entry: HelpEntry | None = None
        self._shown: tuple[tuple[HelpEntry, ...], int] | None = None
        self.title = words("Help", "subheading")
        self.area, column = scrolling("Help")
        self.area.setAccessibleName("Help: the arrow keys scroll, Escape goes back")
        column.setContentsMargins(space(0.75), space(0.75), space(0.75), space(0.75))
        self._column = QVBoxLayout()
        self._column.setSpacing(space(0.35))
        column.addWidget(self.title)
        column.addLayout(self._column)
        column.addStretch(1)
        self.guide_button = button("Open the &guide", self._ask_guide)
        self.close_button = button("C&lose help", self.closed.emit)
        foot = QVBoxLayout()
        foot.setContentsMargins(space(0.75), space(0.25), space(0.75), space(0.5))
        foot.setSpacing(space(0.25))
        foot.addWidget(self.guide_button)
        foot.addWidget(self.close_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.area, 1)
        outer.addLayout(foot)
        self.setFocusProxy(self.area)

    def show_for(self, place: str, year: int) -> None:
        """Show what there is to say about a place (or ``page/<name>``) in a reporting year, the closest first."""
        entries = helps_for(place)[:_AT_ONCE]
        if (entries, year) == self._shown:
            return
        self._shown, self.entry = (entries, year), next(iter(entries), None)
        self._clear()
        self.title.setText(self.entry.title if self.entry else "Help")
        if self.entry is None:
            self._column.addWidget(words(NOTHING))
        for number, entry in enumerate(entries):
            if number:
                self._column.addWidget(rule())
                self._column.addWidget(words(entry.title, "subheading"))
            for widget in _paragraphs(entry):
                self._column.addWidget(widget)
        for widget in _defined(entries, year):
            self._column.addWidget(widget)
        self.area.verticalScrollBar().setValue(0)

    def read_out(self) -> None:
        """Let a screen reader say the entry: for the moment in which the user asks for help."""
        if self.entry is not None:
            announce(self, f"{self.entry.title}. {self.entry.what}")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _ask_guide(self) -> None:
        self.guide_wanted.emit(self.entry.title if self.entry else "")

    def _clear(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()


def _paragraphs(entry: HelpEntry) -> Iterable[QWidget]:
    yield words(entry.what)
    yield from _listed("Counted", "\N{CHECK MARK}", entry.counted)
    yield from _listed("Not counted" if entry.indicator else "Take care", "\N{MULTIPLICATION SIGN}", entry.not_counted)
    is_page = entry.key.startswith("page/")
    yield from _listed("Good to know" if is_page else "Where it usually comes from", "\N{BULLET}", entry.where)
    if entry.example:
        yield words("Example", "strong")
        yield words(entry.example)
    if entry.source:
        yield words(f"Source: {entry.source}", "quiet")


def _defined(entries: Iterable[HelpEntry], year: int) -> Iterable[QWidget]:
    """The indicator in the words of the standard, once."""
    entry = next((each for each in entries if each.indicator), None)
    defined = definition(entry, year) if entry else None
    if entry and defined:
        yield rule()
        yield words(f"The standard for {year}, indicator {entry.indicator}", "strong")
        yield words(defined.wording)
        yield words(f"Source: {defined.source}", "quiet")


def _listed(heading: str, mark: str, lines: Iterable[str]) -> Iterable[QWidget]:
    """Lines under a heading, each with a mark: meaning is in the heading's words, not in the mark or a colour."""
    for number, line in enumerate(lines):
        if number == 0:
            yield words(heading, "strong")
        yield words(f"{mark}  {line}")
