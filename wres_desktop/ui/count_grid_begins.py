"""Asks where lines belong that were pasted without names of rows, and moves them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel

from wres_desktop.ui.elements import Card, announce, button, row, words
from wres_desktop.ui.page_around import scroll_page_to_widget

ASKS: Final = (
    "The {} lines that you pasted name no rows. The first now stands at \N{LEFT DOUBLE QUOTATION MARK}{}"
    "\N{RIGHT DOUBLE QUOTATION MARK}, the last at \N{LEFT DOUBLE QUOTATION MARK}{}\N{RIGHT DOUBLE QUOTATION MARK}. "
    "Is that right? Where the names of the rows are copied with the numbers, every line finds its own."
)


class BeginsBar(Card):
    """Stands above a grid until it is answered.

    ``moved`` carries the row at which the lines begin from now on; ``taken_back``: they belong nowhere.
    """

    moved = Signal(int)
    taken_back = Signal()

    def __init__(self) -> None:
        super().__init__("notice")
        self._rows: tuple[int, ...] = ()
        self.question = words("", "strong")
        self.rows = QComboBox()
        self.rows.setAccessibleName("The first line belongs to")
        self.rows.activated.connect(lambda index: self.moved.emit(self._rows[index]))
        label = QLabel("No: the &first line belongs to")
        label.setBuddy(self.rows)
        self.right_button = button("Yes, t&hat is right", self.hide)
        self.body.addWidget(self.question)
        self.body.addLayout(row(self.right_button))
        self.body.addLayout(row(label, self.rows))
        self.back_button = button("No: take the lines &away again", self.taken_back.emit)
        self.body.addLayout(row(self.back_button))
        self.hide()

    def ask(self, lines: int, rows: Sequence[int], labels: Sequence[str], cells: Sequence[tuple[int, int]]) -> None:
        """Ask about pasted ``cells``; ``rows`` are those at which the lines could begin, ``labels`` name every row."""
        first, last = min(cells)[0], max(cells)[0]
        self._rows = tuple(rows)
        self.rows.clear()
        self.rows.addItems([labels[each] for each in rows])
        self.rows.setCurrentIndex(self._rows.index(first) if first in self._rows else -1)
        self.question.setText(ASKS.format(lines, labels[first], labels[last]))
        self.show()
        scroll_page_to_widget(self)
        announce(self, self.question.text())
