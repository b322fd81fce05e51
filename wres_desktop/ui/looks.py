"""Shows the window in the user's looks, and draws it anew when the size of its text changes."""

from PySide6.QtCore import QObject, QTimer

from wres_desktop.ui.appearance import Appearance
from wres_desktop.ui.jobs import JobRunner
from wres_desktop.ui.main_window import MainWindow
from wres_desktop.ui.preferences import Preferences
from wres_desktop.ui.theme import Theme


class Looks(QObject):
    """One window at a time, in the looks that are preferred on this machine."""

    def __init__(self, theme: Theme, preferences: Preferences) -> None:
        super().__init__(theme)
        self._theme = theme
        self._preferences = preferences
        self.window = self._show()

    def _show(self) -> MainWindow:
        window = MainWindow(JobRunner(), self._preferences)
        window.aids.looks_changed.connect(self.wear)
        self._theme.dress_at_last()
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
        """A new window with the same file, since every distance in the old one was measured in the old text size."""
        before, file = self.window, self.window.session.file
        self.window = self._show()
        before.close()
        before.deleteLater()
        if file is not None and not file.is_example:
            self.window.open_file(file.path)
        elif file is not None:
            self.window.open_sample()
        self.window.aids.show_settings()
