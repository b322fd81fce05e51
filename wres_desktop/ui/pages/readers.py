"""What readers will see: every figure with the reasons, the plans to choose from, and what is out already."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTabBar

from wres_desktop.overriding import override
from wres_desktop.ui.elements import button, row
from wres_desktop.ui.pages.readers_earlier import EarlierPane
from wres_desktop.ui.pages.readers_figures import FiguresPane
from wres_desktop.ui.pages.readers_plans import PlansPane
from wres_desktop.ui.results_page import ResultsPage
from wres_desktop.ui.session import PageName, Session

FIGURES, PLANS, EARLIER = "&Figures", "What matters &most", "&Earlier publications"


class ReadersPage(ResultsPage):
    """Three views of the same question, one at a time."""

    again_wanted = Signal()
    plan_wanted = Signal(str)
    most_wanted = Signal()
    policies_wanted = Signal()
    earlier_wanted = Signal()
    earlier_typing_wanted = Signal()
    earlier_unwanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(
            PageName.READERS,
            "Where numbers are small, readers could work out who is meant. Such figures are withheld, "
            "and so are those from which they could be calculated. Keep the reasons to yourselves: they tell which "
            "numbers are small.",
        )
        self.figures, self.plans, self.earlier = FiguresPane(), PlansPane(), EarlierPane()
        self.figures.policies_wanted.connect(self.policies_wanted)
        self.plans.plan_wanted.connect(self.plan_wanted)
        self.plans.most_wanted.connect(self.most_wanted)
        self.earlier.add_wanted.connect(self.earlier_wanted)
        self.earlier.type_wanted.connect(self.earlier_typing_wanted)
        self.earlier.remove_wanted.connect(self.earlier_unwanted)
        self.again_button = button("&Work it out again", self.again_wanted.emit)
        self.failure.body.addLayout(row(self.again_button))
        self.views = QTabBar()
        self.views.setAccessibleName("What readers will see")
        self.views.setExpanding(False)
        self._panes = (self.figures, self.plans, self.earlier)
        self.body.addWidget(self.views)
        for name, pane in zip((FIGURES, PLANS, EARLIER), self._panes, strict=True):
            self.views.addTab(name)
            self.body.addWidget(pane, 1)
        self.views.currentChanged.connect(self._turn_to)
        self._turn_to(0)
        self.scrolls(wide=True)

    @override
    def show_session(self, session: Session) -> None:
        """Show all three views."""
        self.begin(session, PageName.READERS)
        for pane in self._panes:
            pane.show_session(session)

    def show_view(self, name: str) -> None:
        """Go to one of the three views."""
        self.views.setCurrentIndex((FIGURES, PLANS, EARLIER).index(name))

    def _turn_to(self, index: int) -> None:
        for number, pane in enumerate(self._panes):
            pane.setVisible(number == index)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.figures.fit_into(event.size().height())
