"""The summary at the head of a page of what has to be put right: each link leads to its field."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy

from wres_desktop.ui.elements import Card, announce, words

MOST_LINES = 5
"""More faults than this push the fields themselves off the page."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to put right: its place, the same in words, and what is wrong."""

    place: str
    where: str
    what: str


class ErrorSummary(Card):
    """Nothing where nothing is wrong; else a title and one link a fault."""

    chosen = Signal(str)
    """The place of the fault that the user wants to put right."""

    def __init__(self) -> None:
        super().__init__("failure")
        self.title = words("", "strong")
        self.body.addWidget(self.title)
        self.links: list[QPushButton] = []
        self.sentences: list[QLabel] = []
        self._faults: tuple[Fault, ...] = ()
        self.hide()

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Show these faults instead of what was there."""
        if tuple(faults) == self._faults:
            return
        grown = len(faults) > len(self._faults)
        self._faults = tuple(faults)
        for each in (*self.links, *self.sentences):
            self.body.removeWidget(each)
            each.deleteLater()
        listed = self._faults[:MOST_LINES]
        self.links, self.sentences = [self._link(fault) for fault in listed], [words(fault.what) for fault in listed]
        for link, sentence in zip(self.links, self.sentences, strict=True):
            self.body.addWidget(link)
            self.body.addWidget(sentence)
        things = "There is a problem" if len(self._faults) == 1 else f"There are {len(self._faults)} problems"
        more = len(self._faults) - len(self.links)
        self.title.setText(f"{things} on this page{f'; the first {len(self.links)} are listed' if more else ''}")
        self.setVisible(bool(self._faults))
        if grown and self.isVisible():
            announce(self, f"{self.title.text()}. {self._faults[0].where}: {self._faults[0].what}")

    def _link(self, fault: Fault) -> QPushButton:
        link = QPushButton(fault.where.replace("&", "&&"))
        link.setObjectName("link")
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        link.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        link.setAccessibleDescription(f"{fault.what} Goes to the field.")
        link.clicked.connect(partial(self.chosen.emit, fault.place))
        return link
