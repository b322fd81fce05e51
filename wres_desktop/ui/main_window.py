"""The window: the list of pages on the left, the page itself, and the way to the one before and the one after."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from wres_desktop.ui.dialogs import Dialogs
from wres_desktop.ui.elements import button, rule
from wres_desktop.ui.overriding import override
from wres_desktop.ui.pages.start import StartPage
from wres_desktop.ui.session import PageName, Session
from wres_desktop.ui.side import Side
from wres_desktop.ui.theme import space

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent

    from wres_desktop.ui.jobs import JobRunner
    from wres_desktop.ui.preferences import Preferences
    from wres_desktop.ui.workspace import Workspace

TITLE = "WRES Desktop"

AFTER_FIRST_PAINT = 50
"""Milliseconds until the window stands on the screen, and loading the rest keeps nobody waiting."""


class MainWindow(QMainWindow):
    """One organisation at a time. The first page is there at once, the others as soon as the window is shown."""

    def __init__(self, runner: JobRunner, preferences: Preferences, dialogs: Dialogs | None = None) -> None:
        super().__init__()
        self._runner = runner
        self._preferences = preferences
        self._dialogs = dialogs or Dialogs()
        self._workspace: Workspace | None = None
        self.side = Side()
        self.start = StartPage()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.start)
        self.back_button = button("&Back", lambda: self._step(-1))
        self.next_button = button("&Next", lambda: self._step(+1), main=True)
        self._arrange()
        self._connect()
        self._show_session(Session())
        self.side.choose(PageName.START)

    @property
    def page(self) -> PageName:
        """The page that is shown."""
        return list(PageName)[self.stack.currentIndex()]

    @property
    def workspace(self) -> Workspace:
        """The open returns and their pages."""
        if self._workspace is None:
            from wres_desktop.ui.workspace import Workspace  # noqa: PLC0415  the first window does not wait for it

            self._workspace = Workspace(self._runner, self._preferences, self._dialogs, self)
            for page in self._workspace.pages:
                self.stack.addWidget(page)
            self._workspace.session_changed.connect(self._show_session)
            self._workspace.page_wanted.connect(lambda name: self.side.choose(PageName(name)))
            self._workspace.opening_failed.connect(self._on_opening_failed)
        return self._workspace

    @property
    def session(self) -> Session:
        """What is open, and how far the work on it has come."""
        return self._workspace.session if self._workspace else Session()

    def open_returns(self, paths: Sequence[Path]) -> None:
        """Open one organisation's returns; nothing happens where there are none."""
        if paths:
            self.start.failure.say("")
            self.workspace.open_returns(paths)

    def open_sample(self) -> None:
        """Open the example."""
        self.start.failure.say("")
        self.workspace.open_sample()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(AFTER_FIRST_PAINT, self._prepare)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._preferences.geometry = self.saveGeometry()
        self._runner.close()
        super().closeEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        from pathlib import Path  # noqa: PLC0415  needed at run time only here

        self.open_returns([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def _prepare(self) -> None:
        """Load the other pages while the user reads the first one."""
        self.workspace  # noqa: B018  asking for it makes it

    def _arrange(self) -> None:
        self.setWindowTitle(TITLE)
        self.setAcceptDrops(True)
        foot = QHBoxLayout()
        foot.setContentsMargins(space(1.75), space(0.5), space(1.75), space(0.5))
        foot.addWidget(self.back_button)
        foot.addStretch(1)
        foot.addWidget(self.next_button)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.stack, 1)
        right.addWidget(rule())
        right.addLayout(foot)
        middle = QWidget()
        across = QHBoxLayout(middle)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.side)
        across.addLayout(right, 1)
        self.setCentralWidget(middle)
        kept = self._preferences.geometry
        if kept is None or not self.restoreGeometry(kept):
            self.resize(space(72), space(46))

    def _connect(self) -> None:
        self.side.page_chosen.connect(lambda name: self._show_page(PageName(name)))
        self._runner.busy_changed.connect(lambda what: self.side.show_doing(what, can_stop=self._runner.can_stop))
        self._runner.progressed.connect(self.side.show_progress)
        self.side.stop_wanted.connect(self._runner.stop)
        self.start.open_wanted.connect(self._choose_returns)
        self.start.sample_wanted.connect(self.open_sample)

    def _choose_returns(self) -> None:
        self.open_returns(self._dialogs.choose_returns(self, self._preferences.last_folder))

    def _on_opening_failed(self, sentence: str) -> None:
        self.start.failure.say(sentence)
        self.side.choose(PageName.START)

    def _show_session(self, session: Session) -> None:
        self.side.show_session(session)
        self.start.show_session(session)
        latest = session.returns.submissions[-1:] if session.returns else ()
        self.setWindowTitle(
            " - ".join((*(f"{each.organisation.name} {each.reporting_year}" for each in latest), TITLE))
        )
        self._offer_steps()

    def _show_page(self, name: PageName) -> None:
        self.stack.setCurrentIndex(list(PageName).index(name))
        self._offer_steps()

    def _step(self, by: int) -> None:
        self.side.choose(list(PageName)[self.stack.currentIndex() + by])

    def _offer_steps(self) -> None:
        names, here = list(PageName), self.stack.currentIndex()
        self.back_button.setVisible(here > 0)
        self.next_button.setVisible(here + 1 < len(names))
        if here > 0:
            self.back_button.setText(f"&Back: {names[here - 1]}")
        if here + 1 < len(names):
            self.next_button.setText(f"&Next: {names[here + 1]}")
            self.next_button.setEnabled(self.session.can_visit(names[here + 1]))
        self._order_focus()

    def _order_focus(self) -> None:
        """Tab goes down the page as the eye does: the list, the page from top to bottom, back, next; then to stop."""
        page = self.stack.currentWidget() or self.start
        inside = [each for each in page.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
        inside = [each for each in inside if each.window() is self]
        order = [self.side.pages, *inside, self.back_button, self.next_button, self.side.stop_button]
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)
