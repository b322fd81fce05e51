"""Shows the window in the user's looks, and draws it anew when the size of its text changes."""

from PySide6.QtCore import QObject, QTimer

from wres_desktop.ui.appearance import Appearance
from wres_desktop.ui.main_window import MainWindow
from wres_desktop.ui.preferences import Preferences
from wres_desktop.ui.session import PageName
from wres_desktop.ui.theme import Theme

_LARGE = 150
"""From this size of text on, in percent, a laptop's window has no room to give away."""


class Looks(QObject):
    """One window at a time, in the looks that are preferred on this machine."""

    def __init__(self, theme: Theme, preferences: Preferences) -> None:
        super().__init__(theme)
        self._theme = theme
        self._preferences = preferences
        self.window = self._show()

    def _show(self) -> MainWindow:
        window = MainWindow(self._preferences)
        window.aids.looks_changed.connect(self.wear)
        self._theme.dress_at_last()
        if self._preferences.appearance.text_size >= _LARGE:
            window.showMaximized()
        else:
            window.show()
        return window

    def wear(self, appearance: Appearance) -> None:
        """Use other looks, and remember them."""
        grows = appearance.text_size != self._preferences.appearance.text_size
        self._preferences.appearance = appearance
        self._theme.wear(appearance)
        if grows:
            QTimer.singleShot(0, self._show_anew)

    def _show_anew(self) -> None:
        """A new window with the same file, since every distance in the old one was measured in the old text size.

        Whoever has the file open is not asked for its passphrase again.
        """
        before, session, code = self.window, self.window.session, _code_of(self.window)
        file, page = session.file, before.page
        self.window = self._show()
        if before.isMaximized():
            self.window.showMaximized()
        before.close()
        before.deleteLater()
        if session.work is not None:
            _go_back_to(self.window, session.work.year, page)
        if file is not None and not file.is_example:
            self.window.workspace.door.open_again(file.path, code)
        elif file is not None:
            self.window.open_sample()
        self.window.aids.show_text_size()


def _go_back_to(window: MainWindow, year: int, page: PageName) -> None:
    """Once its file is open, show in a new window what the old one showed, and in its settings what was chosen."""
    workspace = window.workspace

    def on_open(_first: str) -> None:
        workspace.page_wanted.disconnect(on_open)
        if workspace.session.work is not None and workspace.session.work.year != year:
            workspace.open_year(year)
        window.side.choose(page)
        window.aids.show_text_size()

    workspace.page_wanted.connect(on_open)


def _code_of(window: MainWindow) -> str:
    """What opens the file that is open in a window; empty where it needs nothing."""
    keeper = window.workspace.keeper if window.session.file is not None else None
    if keeper is None:
        return ""
    from wres_desktop.casework.organisation import today  # noqa: PLC0415  the first window does not wait for it

    sheet = keeper.organisation.file.recovery_sheet(today())
    return sheet.code if sheet is not None else ""
