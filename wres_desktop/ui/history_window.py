"""The window that shows who changed what: a table of every change to a year, for whoever reviews the figures."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from wres_desktop.casework.history import HistoryLine, history_lines
from wres_desktop.overriding import override
from wres_desktop.store.steps import WHOLE_ORGANISATION, Change
from wres_desktop.ui.elements import words
from wres_desktop.ui.shelf import PAGE_OF_STEP
from wres_desktop.ui.table_model import Column, Row, TableModel
from wres_desktop.ui.tables import ProportionedTable
from wres_desktop.ui.theme import space
from wres_desktop.ui.wizard_state import PageName

TITLE = "Who changed what"
PURPOSE = (
    "Every change to the file, the newest first: who made it, what stood before and what after. Nothing in this list "
    "can be changed or taken out. The names are those with which people log in to their computers."
)
ALL_PAGES, NO_PAGE = "All pages", "The year as a whole"
OF_FILE = "Settings and the file as a whole"
_WIDTH, _HEIGHT = 72, 40
_COLUMNS = tuple(Column(heading) for heading in ("When", "Who", "What", "Before", "After", "How"))
_SHARES = (15, 10, 27, 17, 17, 14)


class HistoryWindow(QWidget):
    """``history`` gives the changes of a year, or of what belongs to no year."""

    def __init__(self, history: Callable[[int], Sequence[Change]], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(TITLE)
        self._history = history
        self._years: tuple[int, ...] = ()
        self._pages: tuple[PageName | None, ...] = ()
        self._lines: tuple[HistoryLine, ...] = ()
        self.year, self.page = QComboBox(), QComboBox()
        self.model = TableModel(_COLUMNS, self)
        self.table = ProportionedTable(self.model, TITLE, _SHARES)
        self.told = words("", "quiet")
        self._arrange()
        self.year.activated.connect(lambda _index: self._read())
        self.page.activated.connect(lambda _index: self._show())

    def _arrange(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(space(0.5))
        for name, box in (("&Year", self.year), ("&Page", self.page)):
            label = words(name, "strong")
            label.setTextFormat(Qt.TextFormat.AutoText)
            label.setWordWrap(False)
            label.setBuddy(box)
            box.setAccessibleName(name.replace("&", ""))
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            choices.addWidget(label)
            choices.addWidget(box)
        choices.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(1.5), space(1.25), space(1.5), space(1.25))
        column.setSpacing(space(0.75))
        column.addWidget(words(TITLE, "heading"))
        column.addWidget(words(PURPOSE, "quiet"))
        column.addLayout(choices)
        column.addWidget(self.table, 1)
        column.addWidget(self.told)
        self.resize(space(_WIDTH), space(_HEIGHT))

    def show_years(self, years: Sequence[int], chosen: int) -> None:
        """Show the history of a year, and offer the others."""
        self._years = (*sorted(years, reverse=True), WHOLE_ORGANISATION)
        self.year.clear()
        self.year.addItems([str(year) if year else OF_FILE for year in self._years])
        self.year.setCurrentIndex(self._years.index(chosen) if chosen in self._years else 0)
        self._read()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _read(self) -> None:
        self._lines = tuple(history_lines(self._history(self._years[self.year.currentIndex()])))
        found = {_page_of(line) for line in self._lines}
        self._pages = (*(page for page in PageName if page in found), *((None,) if None in found else ()))
        self.page.clear()
        self.page.addItems([ALL_PAGES, *(page.value if page else NO_PAGE for page in self._pages)])
        self.page.setEnabled(len(self._pages) > 1)
        self._show()

    def _show(self) -> None:
        index = self.page.currentIndex() - 1
        shown = [line for line in self._lines if index < 0 or _page_of(line) is self._pages[index]]
        self.model.show([Row((line.when, line.who, line.what, line.before, line.after, line.how)) for line in shown])
        self.told.setText(f"{len(shown)} change{'' if len(shown) == 1 else 's'}.")


def _page_of(line: HistoryLine) -> PageName | None:
    return PAGE_OF_STEP[line.step] if line.step else None
