"""The foot of the window: the way to the page before and the one after, and what the chosen cells add up to."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from wres_desktop.ui.elements import button, set_by_names, words
from wres_desktop.ui.session import PageName, Session
from wres_desktop.ui.theme import space

_ROOMY = 55
"""Heights of a line: in a window of this width the buttons name the pages that they lead to."""


class Foot(QWidget):
    """``step`` is called with -1 for the page before and +1 for the one after."""

    def __init__(self, step: Callable[[int], None]) -> None:
        super().__init__()
        self.back_button = button("&Back", lambda: step(-1))
        self.next_button = button("&Next", lambda: step(+1), main=True)
        self.sum = words("", "quiet")
        set_by_names(self.sum, alignment="AlignCenter")
        across = QHBoxLayout(self)
        across.setContentsMargins(space(1.75), space(0.5), space(1.75), space(0.5))
        across.addWidget(self.back_button)
        across.addWidget(self.sum, 1)
        across.addWidget(self.next_button)

    def offer(self, page: PageName, session: Session, width: int) -> None:
        """Offer the pages beside this one; ``width`` is the window's."""
        names = list(PageName)
        here, is_roomy = names.index(page), width >= space(_ROOMY)
        self.back_button.setVisible(here > 0)
        self.next_button.setVisible(here + 1 < len(names))
        if here > 0:
            self.back_button.setText(f"&Back: {names[here - 1]}" if is_roomy else "&Back")
            self.back_button.setAccessibleName(f"Back: {names[here - 1]}")
        if here + 1 < len(names):
            self.next_button.setText(f"&Next: {names[here + 1]}" if is_roomy else "&Next")
            self.next_button.setAccessibleName(f"Next: {names[here + 1]}")
            self.next_button.setEnabled(session.can_visit(names[here + 1]))

    def offer_nothing(self) -> None:
        """Hide both ways: the page that is shown has its own way out."""
        for each in (self.back_button, self.next_button):
            each.hide()
