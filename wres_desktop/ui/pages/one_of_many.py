"""A list of rows that were entered, such as actions, of which one at a time is filled in."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget

from wres_desktop.intake.draft import Answers, ids_of
from wres_desktop.intake.draft_answers import numbered
from wres_desktop.ui.elements import button, words
from wres_desktop.ui.fields import Field
from wres_desktop.ui.theme import space
from wres_desktop.ui.titles import TitleList
from wres_desktop.ui.wrapping_row import WrappingRow

_MOST_SEEN = 5


class OneOfMany(QWidget):
    """The list and its two buttons. The fields of the row that is chosen belong to the page, which shows them below.

    ``added`` says that a row in which nothing stands yet is to be filled in; ``turned`` says that another row is shown;
    ``changed`` carries the answers that went with a row that was removed.
    """

    changed = Signal(object)
    turned = Signal()
    added = Signal()

    def __init__(self, section: str, name: str, none_yet: str, title_of: Callable[[str, Answers], str]) -> None:
        super().__init__()
        self._section, self._title_of = section, title_of
        self._answers: Answers = {}
        self.ids: tuple[str, ...] = ()
        self.number = numbered(1)
        self.columns: dict[str, Field] = {}
        self.list = TitleList(name)
        self.none = words(none_yet, "quiet")
        self.add_button = button("Add", self.add)
        self.remove_button = button("Remove", self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        column.addWidget(self.none)
        column.addLayout(WrappingRow(self.add_button, self.remove_button))
        self.list.currentRowChanged.connect(self._on_row)

    def place(self, name: str) -> str:
        """The place of a column of the row that is shown."""
        return f"{self._section}/{self.number}/{name}"

    def show_answers(self, answers: Answers, *, can_write: bool, most: int) -> None:
        """List the rows, and keep to the one that is shown."""
        self._answers = answers
        self.ids = ids_of(self._section, answers)
        if self.ids and self.number not in self.ids and self.number != self.next_number():
            self.turn_to(self.ids[0])
        titles = [self._title_of(number, answers) for number in self.ids]
        self.list.blockSignals(True)  # noqa: FBT003  Qt's own signature
        if titles != [self.list.item(index).text() for index in range(self.list.count())]:
            self.list.clear()
            for title in titles:
                self.list.addItem(QListWidgetItem(title))
        self.list.setCurrentRow(self.ids.index(self.number) if self.number in self.ids else -1)
        self.list.blockSignals(False)  # noqa: FBT003  Qt's own signature
        self.list.setVisible(bool(self.ids))
        self.list.setFixedHeight(space(2) * max(1, min(_MOST_SEEN, len(self.ids))) + space(0.5))
        self.none.setVisible(not self.ids)
        self.add_button.setEnabled(can_write and len(self.ids) < most)
        self.add_button.setVisible(self.number in self.ids)
        self.remove_button.setEnabled(can_write)
        self.remove_button.setVisible(self.number in self.ids)

    def choose(self, number: str) -> None:
        """Show another row."""
        self.turn_to(number)
        self.turned.emit()

    def turn_to(self, number: str) -> None:
        """Let the fields stand for another row; what was typed for the one before is handed on first."""
        if number == self.number:
            return
        for field in self.columns.values():
            field.finish()
        self.number = number
        for name, field in self.columns.items():
            field.place = self.place(name)

    def next_number(self) -> str:
        """The id of a row that is not there yet."""
        taken = (int(each) for each in ids_of(self._section, self._answers) if each.isdecimal())
        return numbered(max(taken, default=0) + 1)

    def add(self) -> None:
        """Show a row in which nothing stands yet."""
        for field in self.columns.values():
            field.finish()
        self.choose(self.next_number())
        next(iter(self.columns.values())).setFocus()
        self.added.emit()

    def _on_row(self, index: int) -> None:
        if 0 <= index < len(self.ids):
            self.choose(self.ids[index])

    def _remove(self) -> None:
        for field in self.columns.values():
            field.finish()
        gone = [place for place in self._answers if place.startswith(f"{self._section}/{self.number}/")]
        self.changed.emit(dict.fromkeys(gone))
        self.list.setFocus()
