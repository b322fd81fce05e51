"""Does what the first page asks for: a new file, one that is there, returns, the example, a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from wres_desktop.ui.session import PageName

if TYPE_CHECKING:
    from pathlib import Path

    from wres_desktop.casework.next_steps import NextStep
    from wres_desktop.ui.main_window import MainWindow
    from wres_desktop.ui.opening import NewOrganisation
    from wres_desktop.ui.preferences import Preferences


class Beginnings(QObject):
    """Between the first page of a window and what is opened or begun there."""

    def __init__(self, window: MainWindow, preferences: Preferences) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self._will_offer_sheet = False
        self._start = start = window.start
        start.new_wanted.connect(self._create)
        start.elsewhere_wanted.connect(self._choose_place)
        start.file_wanted.connect(self._choose_file)
        start.recent_wanted.connect(window.open_file)
        start.open_wanted.connect(self._choose_returns)
        start.backup_wanted.connect(self._open_backup)
        start.sample_wanted.connect(window.open_sample)
        start.workbook_wanted.connect(self._save_workbook)
        start.year_wanted.connect(self._open_year)
        start.step_wanted.connect(self._go_to_step)
        start.begin_year_wanted.connect(self._begin_year)
        start.remove_year_wanted.connect(self._remove_year)

    # ------------------------------------------------------------------ files

    def _create(self, new: NewOrganisation) -> None:
        self._start.failure.say("")
        self._will_offer_sheet = bool(new.passphrase)
        self._window.workspace.door.create(new)

    def _choose_place(self, suggested: Path) -> None:
        path = self._window.dialogs.choose_new_organisation(self._window, suggested)
        if path is not None and self._start.form is not None:
            self._start.form.keep_in(path)

    def _choose_file(self) -> None:
        path = self._window.dialogs.choose_organisation(self._window, self._preferences.last_folder)
        if path is not None:
            self._window.open_file(path)

    def _choose_returns(self) -> None:
        window = self._window
        window.open_returns(window.dialogs.choose_returns(window, self._preferences.last_folder))

    def _open_backup(self) -> None:
        self._start.failure.say("")
        self._window.workspace.door.open_backup()

    def _save_workbook(self) -> None:
        self._window.workspace.handing_out.save_entry_workbook(self._start)

    def say_failed(self, sentence: str) -> None:
        """Say why nothing was opened, and offer a backup where there is one."""
        self._will_offer_sheet = False
        self._start.failure.say(sentence)
        self._start.backup_button.setVisible(self._window.workspace.door.rescue.has_backup(sentence))
        self._window.side.choose(PageName.START)

    def say_opened(self, path: Path) -> None:
        """Remember a file that was opened, and offer the recovery sheet of one that has just been made."""
        self._preferences.remember(path)
        self._start.show_recent(self._preferences.recent)
        if self._will_offer_sheet:
            self._will_offer_sheet = False
            QTimer.singleShot(0, self._window, self._window.aids.offer_sheet)

    def offer_passphrase(self) -> None:
        """Let the user choose a new passphrase: they opened the file with its recovery code."""
        QTimer.singleShot(0, self._window, self._window.aids.choose_passphrase)

    # ------------------------------------------------------------------ years

    def _open_year(self, year: int) -> None:
        self._window.workspace.open_year(year)

    def _begin_year(self, year: int) -> None:
        self._window.workspace.begin_year(year)

    def _remove_year(self, year: int) -> None:
        self._window.workspace.remove_year(year)

    def _go_to_step(self, year: int, step: NextStep) -> None:
        self._window.workspace.go_to_step(year, step)
