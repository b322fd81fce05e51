"""What stands beside the work: help on the field where the user is, the guide, and the settings. Made when wanted."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wres_desktop.ui.session import PageName, Session
from wres_desktop.ui.theme import space

if TYPE_CHECKING:
    from wres_desktop.ui.going_back import GoingBack
    from wres_desktop.ui.guide import Guide
    from wres_desktop.ui.help_panel import HelpPanel
    from wres_desktop.ui.history_window import HistoryWindow
    from wres_desktop.ui.others_card import ComparingWith
    from wres_desktop.ui.preferences import Preferences
    from wres_desktop.ui.protection import Protection
    from wres_desktop.ui.settings_window import SettingsWindow
    from wres_desktop.ui.workspace import Workspace

_SECTIONS = {
    PageName.ORGANISATION: "organisation",
    PageName.NON_CLINICAL: "workforce/non_clinical",
    PageName.CLINICAL: "workforce/clinical",
    PageName.MEDICAL: "workforce/medical",
    PageName.RECRUITMENT: "recruitment",
    PageName.DISCIPLINARY: "disciplinary",
    PageName.TRAINING: "training",
    PageName.SURVEY: "survey",
    PageName.BOARD: "board",
    PageName.NARRATIVE: "narrative",
    PageName.FORM: "form",
    PageName.ACTIONS: "actions",
}
"""The entry of each page at which something is filled in; the others have one of their own."""

_PAGE = 29
"""The least width in which no page is cut off, in heights of a line."""

_LATEST = 2025
"""The year whose words are shown as long as none is open."""


class Aids(QObject):
    """Help, guide and settings of one window. ``looks_changed`` carries an ``Appearance``."""

    looks_changed = Signal(object)

    def __init__(self, window: QWidget, preferences: "Preferences", workspace: Callable[[], "Workspace"]) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self._workspace = workspace
        self._beside: QHBoxLayout | None = None
        self._list = window
        self._page = PageName.START
        self._place = ""
        self._before: QWidget | None = None
        self._session = Session()
        self.panel: HelpPanel | None = None
        self.guide: Guide | None = None
        self.settings: SettingsWindow | None = None
        self.history: HistoryWindow | None = None
        self._protection: Protection | None = None
        self._going_back: GoingBack | None = None
        self._comparing_with: ComparingWith | None = None

    def take_keys(self) -> None:
        """From now on, let keys do what the buttons do."""
        from PySide6.QtGui import QKeySequence, QShortcut  # noqa: PLC0415  the first window does not wait for them

        for keys, do in (("F1", self.turn_help), ("Shift+F1", self.show_guide), ("Ctrl+,", self.show_settings)):
            QShortcut(QKeySequence(keys), self._window, do)

    def stand_beside(self, layout: QHBoxLayout, list_of_pages: QWidget) -> None:
        """Where the help panel goes, after everything else, and what makes way for it where there is no room."""
        self._beside, self._list = layout, list_of_pages

    # ------------------------------------------------------------------ where the user is

    def show_session(self, session: Session) -> None:
        """Something else is open, or has come further."""
        self._session = session
        self._show_help()
        self._show_settings()

    def show_page(self, page: PageName) -> None:
        """The user went to a page."""
        self._page, self._place = page, ""
        self._show_help()

    def show_place(self, place: str) -> None:
        """The user went to a field."""
        self._place = place
        self._show_help()

    # ------------------------------------------------------------------ help and guide

    def turn_help(self) -> None:
        """Show the panel, or put it away."""
        if self.panel is not None and self.panel.isVisible():
            self._close_help()
            return
        if self.panel is None:
            from wres_desktop.ui.help_panel import HelpPanel  # noqa: PLC0415  not on the way to the first window

            self.panel = HelpPanel()
            self.panel.closed.connect(self._close_help)
            self.panel.guide_wanted.connect(self.show_guide)
            if self._beside is not None:
                self._beside.addWidget(self.panel)
        self._before = self._window.focusWidget()
        self._make_way(self.panel)
        self.panel.show()
        self._show_help()
        self.panel.read_out()

    def show_guide(self, about: str = "") -> None:
        """Open the guide at what the help is about, or where it was."""
        if self.guide is None:
            from wres_desktop.ui.guide import Guide  # noqa: PLC0415  not on the way to the first window

            self.guide = Guide(self._window)
        self.guide.open_at(about)

    def _close_help(self) -> None:
        if self.panel is not None:
            self.panel.hide()
            self._list.show()
            if self._before is not None:
                self._before.setFocus()

    def _make_way(self, panel: QWidget) -> None:
        """Put the list of pages away as long as there is no room for both, as with very large text on a laptop."""
        needed = self._list.width() + space(_PAGE) + panel.width()
        self._list.setVisible(needed <= self._window.width())

    def _show_help(self) -> None:
        if self.panel is not None and self.panel.isVisible():
            section = _SECTIONS.get(self._page, f"page/{self._page.name.lower()}")
            self.panel.show_for(self._place or section, self._session.work.year if self._session.work else _LATEST)

    # ------------------------------------------------------------------ settings

    def show_settings(self) -> None:
        """Open the settings."""
        if self.settings is None:
            from wres_desktop.ui.going_back import GoingBack  # noqa: PLC0415  not on the way to the first window
            from wres_desktop.ui.others_card import ComparingWith  # noqa: PLC0415
            from wres_desktop.ui.protection import Protection  # noqa: PLC0415
            from wres_desktop.ui.settings_window import SettingsWindow  # noqa: PLC0415

            self.settings = SettingsWindow(self._preferences.appearance, self._window)
            self._protection = Protection(self.settings, self._workspace())
            self._going_back = GoingBack(self.settings.backups, self._workspace())
            self._comparing_with = ComparingWith(self.settings.others, self._workspace())
            self.settings.backups.history_wanted.connect(self.show_history)
            self.settings.looks_chosen.connect(self._on_looks)
            self.settings.policy_chosen.connect(self._workspace().use_policy)
            self.settings.plan_chosen.connect(self._workspace().prefer_plan)
        self._fill_settings(self.settings)
        self.settings.show()
        self.settings.activateWindow()

    def show_text_size(self) -> None:
        """Open the settings where the size of the text is chosen."""
        self.show_settings()
        if self.settings is not None:
            self.settings.go_to_text_size()

    def show_history(self) -> None:
        """Show who changed what in the year that is open, in a window that is made anew each time."""
        from wres_desktop.ui.history_window import HistoryWindow  # noqa: PLC0415  not on the way to the first window

        keeper = self._workspace().keeper
        if keeper is None:
            return
        if self.history is not None:
            self.history.close()
            self.history.deleteLater()
        file = keeper.organisation.file
        self.history = HistoryWindow(file.history, self._window)
        self.history.show_years(file.years, keeper.year)
        self.history.show()
        self.history.activateWindow()

    def offer_sheet(self) -> None:
        """Offer to print the recovery sheet of a file that has just been made."""
        from wres_desktop.ui.protection import offer_recovery_sheet  # noqa: PLC0415  not before the first window

        offer_recovery_sheet(self._workspace())

    def choose_passphrase(self) -> None:
        """Let the user choose a new passphrase for a file that was opened with its recovery code."""
        from wres_desktop.ui.protection import choose_anew  # noqa: PLC0415  as above

        choose_anew(self._workspace())

    def _on_looks(self, appearance: object) -> None:
        self.looks_changed.emit(appearance)

    def _show_settings(self) -> None:
        if self.settings is not None and self.settings.isVisible():
            self._fill_settings(self.settings)

    def _fill_settings(self, settings: "SettingsWindow") -> None:
        keeper = self._workspace().keeper
        is_locked = keeper is not None and keeper.organisation.file.encrypted
        settings.show_session(self._session, self._workspace().wishes().policy, is_locked=is_locked)
        if keeper is not None:
            file = keeper.organisation.file
            settings.backups.show_file(file.path, file.backups(), reads_only=file.read_only)
