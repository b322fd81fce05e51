"""One year on the first page: how far it has come, what is due when, and what to do next."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy

from wres_desktop.ui.elements import Card, button, row, words
from wres_desktop.ui.file_state import YearCard
from wres_desktop.ui.theme import space


class YearCardView(Card):
    """A card that opens its year, or goes straight to one of the things to do."""

    year_wanted = Signal(int)
    step_wanted = Signal(int, object)
    removal_wanted = Signal(int)

    def __init__(self, card: YearCard, *, is_open: bool, is_main: bool, can_remove: bool = False) -> None:
        super().__init__("card")
        self.card = card
        title = QHBoxLayout()
        title.setSpacing(space(0.75))
        year, state = words(str(card.year), "subheading"), words(card.state, "state")
        for label in (year, state):
            label.setWordWrap(False)
            title.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
        title.addStretch(1)
        self.body.addLayout(title)
        if card.note:
            self.body.addWidget(words(card.note))
        for deadline in card.deadlines:
            self.body.addWidget(words(deadline, "quiet"))
        self.steps = [self._link(number, step.words) for number, step in enumerate(card.next_steps, 1)]
        if self.steps:
            self.body.addWidget(words("To do next", "strong"))
        for link in self.steps:
            self.body.addWidget(link)
        if card.later:
            self.body.addWidget(words(f"And {card.later} more after these.", "quiet"))
        self.open_button = button(f"{'Go on with' if is_open else 'Open'} {card.year}", self._open, main=is_main)
        self.remove_button = button(f"Remove {card.year}", lambda: self.removal_wanted.emit(card.year))
        self.remove_button.setAccessibleDescription("Nothing was counted in this year yet; Ctrl+Z brings it back")
        self.remove_button.setVisible(can_remove)
        self.body.addLayout(row(self.open_button, self.remove_button))

    def _open(self) -> None:
        self.year_wanted.emit(self.card.year)

    def _link(self, number: int, text: str) -> QPushButton:
        link = QPushButton(f"{number}.  {text}".replace("&", "&&"))
        link.setObjectName("link")
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        link.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        link.clicked.connect(partial(self._go, number - 1))
        return link

    def _go(self, index: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  Qt's own signature
        self.step_wanted.emit(self.card.year, self.card.next_steps[index])
