"""A spreadsheet on its way into the year that is open: its own page stands in the place of all others meanwhile."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from wres_desktop.domain.edition import EDITION_YEARS, load_edition
from wres_desktop.domain.submission import DisciplinaryBasis
from wres_desktop.intake.counted import Terms
from wres_desktop.ui.dialogs import Dialogs
from wres_desktop.ui.jobs import JobRunner
from wres_desktop.ui.pages.mapping import MappingPage
from wres_desktop.ui.preferences import Preferences

if TYPE_CHECKING:
    from wres_desktop.ui.workspace import Workspace

CHOICES = "spreadsheet choices"
"""The setting of the organisation's file that keeps how its spreadsheets are read."""


class BringingIn(QObject):
    """Asks for a file, shows what is in it, and hands its counts over as one step of the year's history."""

    shown = Signal(object)
    """The page that is to be seen."""
    left = Signal()

    def __init__(self, workspace: "Workspace", runner: JobRunner, preferences: Preferences, dialogs: Dialogs) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._preferences = preferences
        self._dialogs = dialogs
        self.page = MappingPage(runner)
        self.page.accepted.connect(workspace.record)
        self.page.remembered_changed.connect(self._keep)
        self.page.closed.connect(self.left)
        self.page.other_file_wanted.connect(self.choose)

    def choose(self) -> None:
        """Ask for a spreadsheet, and show what is in it."""
        path = self._dialogs.choose_spreadsheet(self._workspace.window, self._preferences.last_folder)
        if path is not None:
            self._preferences.last_folder = path.parent
            self.show_file(path)

    def show_file(self, path: Path) -> None:
        """Show what is in a spreadsheet."""
        work, keeper = self._workspace.session.work, self._workspace.keeper
        if work is None or keeper is None:
            return
        latest = work.returns.submissions[-1]
        terms = Terms(
            snapshot_date=latest.snapshot_date,
            basis_two_years=work.answers.get("disciplinary/basis") == DisciplinaryBasis.TWO_YEAR_AVERAGE,
            dont_know_counts=load_edition(work.year).indicator_7_includes_dont_know
            if work.year in EDITION_YEARS
            else True,
        )
        self.page.show_file(path, terms, keeper.organisation.file.setting(CHOICES), work.answers)
        self.shown.emit(self.page)

    def _keep(self, choices: str) -> None:
        """Remember how this organisation's spreadsheets are read."""
        keeper = self._workspace.keeper
        if keeper is not None and keeper.organisation.file.setting(CHOICES) != choices:
            keeper.attempt(lambda: keeper.organisation.file.set_setting(CHOICES, choices))
