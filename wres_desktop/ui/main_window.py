"""The window: the list of pages on the left, the page itself, and the way to the one before and the one after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from wres_desktop.overriding import override
from wres_desktop.ui.aids import Aids
from wres_desktop.ui.beginnings import Beginnings
from wres_desktop.ui.elements import Notice, rule
from wres_desktop.ui.foot import Foot
from wres_desktop.ui.pages.start import StartPage
from wres_desktop.ui.session import PageName, Session
from wres_desktop.ui.side import Side
from wres_desktop.ui.theme import space

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent

    from wres_desktop.ui.dialogs import Dialogs
    from wres_desktop.ui.elements import Page
    from wres_desktop.ui.jobs import JobRunner
    from wres_desktop.ui.preferences import Preferences
    from wres_desktop.ui.workspace import Workspace

TITLE = "WRES Desktop"

AFTER_FIRST_PAINT = 50
"""Milliseconds until the window stands on the screen, and loading the rest keeps nobody waiting."""


class MainWindow(QMainWindow):
    """One organisation at a time. The first page is there at once, the others as soon as the window is shown."""

    def __init__(
        self, preferences: Preferences, dialogs: Dialogs | None = None, runner: JobRunner | None = None
    ) -> None:
        super().__init__()
        self._preferences = preferences
        self._dialogs = dialogs
        self._runner = runner
        self._workspace: Workspace | None = None
        self._to_prepare: list[PageName] = []
        self._prepared = False
        self.page = PageName.START
        self.side = Side()
        self.start = StartPage()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.start)
        self.not_saved = Notice("What you typed last is not saved yet", look="failure")
        self.foot = Foot(self._step)
        self.back_button, self.next_button = self.foot.back_button, self.foot.next_button
        self.aids = Aids(self, preferences, lambda: self.workspace)
        self._beginnings = Beginnings(self, preferences)
        self._arrange()
        self._connect()
        self._show_session(Session())
        self.start.show_recent(preferences.recent)
        self.side.choose(PageName.START)

    @property
    def dialogs(self) -> Dialogs:
        """What asks the user for files; the system's own dialogs unless others were given."""
        if self._dialogs is None:
            from wres_desktop.ui.dialogs import Dialogs  # noqa: PLC0415  the first window does not wait for it

            self._dialogs = Dialogs()
        return self._dialogs

    @property
    def workspace(self) -> Workspace:
        """The organisation that is open, and its pages."""
        if self._workspace is None:
            from wres_desktop.ui.workspace import Workspace  # noqa: PLC0415  the first window does not wait for it

            self._workspace = Workspace(self._listened_to(), self._preferences, self.dialogs, self)
            self._workspace.shelf.made.connect(self.stack.addWidget)
            self._workspace.shelf.summed.connect(self.foot.sum.setText)
            self._workspace.shelf.here.connect(self.aids.show_place)
            self._workspace.session_changed.connect(self._show_session)
            self._workspace.page_wanted.connect(self._on_page_wanted)
            self._workspace.door.failed.connect(self._beginnings.say_failed)
            self._workspace.opened.connect(self._beginnings.say_opened)
            self._workspace.door.opened_with_code.connect(self._beginnings.offer_passphrase)
            self._workspace.bringing_in.shown.connect(self._show_over)
            self._workspace.bringing_in.left.connect(lambda: self._show_page(self.page))
        return self._workspace

    def _listened_to(self) -> JobRunner:
        """What does slow work, and tells the side of the window how far it has come."""
        from wres_desktop.ui.jobs import JobRunner  # noqa: PLC0415  the first window does not wait for it

        runner = self._runner = self._runner or JobRunner()
        runner.busy_changed.connect(lambda what: self.side.show_doing(what, can_stop=runner.can_stop))
        runner.progressed.connect(self.side.show_progress)
        self.side.stop_wanted.connect(runner.stop)
        return runner

    @property
    def session(self) -> Session:
        """What is open, and how far the work on it has come."""
        return self._workspace.session if self._workspace else Session()

    # ------------------------------------------------------------------ open

    def open_returns(self, paths: Sequence[Path]) -> None:
        """Bring in return files; nothing happens where there are none."""
        if paths:
            self.start.failure.say("")
            self.workspace.door.open_returns(paths)

    def open_file(self, path: Path) -> None:
        """Open an organisation's file."""
        self.start.failure.say("")
        self.workspace.door.open_file(path)

    def open_sample(self) -> None:
        """Open the example."""
        self.start.failure.say("")
        self.workspace.door.open_sample()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(AFTER_FIRST_PAINT, self._prepare)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._offer_steps()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._preferences.geometry = self.saveGeometry()
        self._to_prepare = []
        if self._workspace is not None:
            self._workspace.close()
        if self._runner is not None:
            self._runner.close()
        super().closeEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        from pathlib import Path  # noqa: PLC0415  needed at run time only here

        dropped = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        files = [path for path in dropped if path.suffix == ".wresorg"]
        if files:
            self.open_file(files[0])
        else:
            self.open_returns(dropped)

    def _prepare(self) -> None:
        """Load the other pages while the user reads the first one, a little at a time so that nobody notices."""
        if not self._prepared:
            from wres_desktop.ui.loading import loading  # noqa: PLC0415  the first window does not wait for it
            from wres_desktop.ui.undo_keys import UndoKeys  # noqa: PLC0415  nothing was typed yet

            self._prepared = True
            self._to_load = loading()
            self._to_prepare = list(PageName)[1:]
            self._order_focus()
            self._undo_keys = UndoKeys(self, self._undo, self._redo)
            self.aids.take_keys()
            self._prepare_one()

    def _prepare_one(self) -> None:
        if self._to_prepare and self.isVisible():
            if next(self._to_load, None) is None:
                self.workspace.shelf.prepare(self._to_prepare.pop(0))
            QTimer.singleShot(0, self._prepare_one)

    # ------------------------------------------------------------------ arrange

    def _arrange(self) -> None:
        self.setWindowTitle(TITLE)
        self.setAcceptDrops(True)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.stack, 1)
        right.addWidget(self.not_saved)
        right.addWidget(rule())
        right.addWidget(self.foot)
        middle = QWidget()
        across = QHBoxLayout(middle)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.side)
        across.addLayout(right, 1)
        self.aids.stand_beside(across, self.side)
        self.setCentralWidget(middle)
        kept = self._preferences.geometry
        if kept is None or not self.restoreGeometry(kept):
            self.resize(space(72), space(46))

    def _connect(self) -> None:
        self.side.page_chosen.connect(lambda name: self._show_page(PageName(name)))
        self.side.help_wanted.connect(self.aids.turn_help)
        self.side.settings_wanted.connect(self.aids.show_settings)

    def _undo(self) -> None:
        self.workspace.undo()

    def _redo(self) -> None:
        self.workspace.redo()

    def _on_page_wanted(self, name: str) -> None:
        self.side.choose(PageName(name))
        self._enter_page()

    # ------------------------------------------------------------------ show

    def _mark_pages(self, session: Session) -> None:
        first = self._workspace is not None and self._workspace.shelf.waits_for_blanks(self.page)
        self.side.show_session(session, self.page if first else None)

    def _show_session(self, session: Session) -> None:
        self._mark_pages(session)
        if self.page is PageName.START:
            self.start.show_session(session)
        file, work = session.file, session.work
        names = [f"{file.organisation} {work.year}"] if file and work else []
        self.setWindowTitle(" - ".join((*names, TITLE)))
        self.not_saved.say(file.not_saved if file else "")
        self.aids.show_session(session)
        self._offer_steps()

    def _show_page(self, name: PageName) -> None:
        self.page = name
        self.foot.sum.setText("")
        self.aids.show_page(name)
        if name is PageName.START:
            if self._workspace is not None:
                self._workspace.show_page(name)
            self.start.show_session(self.session)
            self.stack.setCurrentWidget(self.start)
        else:
            shown: Page = self.workspace.shelf.page(name)
            self.workspace.show_page(name)
            self.stack.setCurrentWidget(shown)
            shown.begin_at_top()
        self._mark_pages(self.session)
        self._offer_steps()

    def _show_over(self, page: QWidget) -> None:
        """Show a page that stands in the place of all others until it is left."""
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        page.setFocus()
        self.foot.offer_nothing()
        self._order_focus()

    def _step(self, by: int) -> None:
        names = list(PageName)
        self.side.choose(names[names.index(self.page) + by])
        self._enter_page()

    def _enter_page(self) -> None:
        """Put the cursor where the page begins, for those who came here by key."""
        from PySide6.QtCore import Qt  # noqa: PLC0415  not on the way to the first window

        from wres_desktop.ui.focus_order import first_control  # noqa: PLC0415  as above

        first = first_control(self.stack.currentWidget() or self.start)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _offer_steps(self) -> None:
        self.foot.offer(self.page, self.session, self.width())
        self._order_focus()

    def _order_focus(self) -> None:
        """Tab goes down the page as the eye does: the list, the page from top to bottom, back, next; then to stop.

        Not before there is a first picture; from then on at once, for the next key may be Tab.
        """
        if not self._prepared:
            return
        from wres_desktop.ui.focus_order import focusable, tab_through  # noqa: PLC0415  not before the first picture

        page = self.stack.currentWidget() or self.start
        side = self.side
        last = (self.back_button, self.next_button, side.stop_button, side.help_button, side.settings_button)
        tab_through([side.pages, *focusable(page), *last])
