"""A page of what follows from the counts: where the checks hold it up, it leads to them."""

from PySide6.QtCore import Signal

from wres_desktop.overriding import override
from wres_desktop.ui.elements import Page, button
from wres_desktop.ui.session import BLOCKED, FLAGGED, PageName, Session


class ResultsPage(Page):
    """Waits for the checks with a button that goes there. ``checks_wanted`` when the user wants to."""

    checks_wanted = Signal()

    def __init__(self, heading: str, purpose: str) -> None:
        super().__init__(heading, purpose)
        self.leads_on = button("Go to the &Checks", self.checks_wanted.emit)

    @override
    def begin(self, session: Session, page: PageName) -> None:
        super().begin(session, page)
        if self.leads_on is not None:
            self.leads_on.setVisible(self.waiting.text() in (FLAGGED, BLOCKED))
