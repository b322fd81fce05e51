"""The door through which an organisation's file comes in: made, opened, brought back, or made of returns."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from wres_desktop.casework.organisation import OrganisationWork
from wres_desktop.store.failures import NotUnlocked
from wres_desktop.store.recovery import looks_like_code
from wres_desktop.ui import opening
from wres_desktop.ui.dialogs import Dialogs
from wres_desktop.ui.going_back import Rescue
from wres_desktop.ui.jobs import Done, Failed, JobRunner, Outcome
from wres_desktop.ui.keeper import Keeper
from wres_desktop.ui.opening import NewOrganisation
from wres_desktop.ui.preferences import Preferences

if TYPE_CHECKING:
    from wres_desktop.ui.workspace import Workspace

READING = "Reading the return"
OPENING = "Opening the organisation's file"


class FileDoor(QObject):
    """Opens files beside the window. ``failed`` carries a sentence where that cannot be done."""

    failed = Signal(str)
    opened_with_code = Signal()
    """A file was opened with the code of its recovery sheet: its passphrase is forgotten."""

    def __init__(self, workspace: "Workspace", runner: JobRunner, preferences: Preferences, dialogs: Dialogs) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._runner = runner
        self._preferences = preferences
        self._dialogs = dialogs
        self.rescue = Rescue()

    def create(self, new: NewOrganisation) -> None:
        """Make an organisation's file."""
        self._open(lambda: opening.created(new), OPENING)

    def open_file(self, path: Path) -> None:
        """Open an organisation's file, once its passphrase is given where it has one."""
        self._preferences.last_folder = path.parent

        def on_known(outcome: Outcome[bool]) -> None:
            match outcome:
                case Done(True):
                    self._unlock(path)
                case Done(_):
                    self._open(lambda: self.rescue.opened(path), OPENING)
                case Failed(sentence):
                    self.failed.emit(sentence)

        self._runner.run(lambda: opening.is_locked(path), on_known)

    def _unlock(self, path: Path, typed: str = "", wrong: str = "") -> None:
        """Ask for the passphrase until the file opens with it, or the user gives up; what was typed stays there."""
        passphrase = self._dialogs.ask_passphrase(self._workspace.window, path, typed=typed, wrong=wrong)
        if passphrase is None:
            return

        def on_tried(outcome: Outcome[OrganisationWork | NotUnlocked]) -> None:
            match outcome:
                case Done(OrganisationWork() as organisation):
                    self._use(organisation)
                    if looks_like_code(passphrase):
                        self.opened_with_code.emit()
                case Done(failure):
                    self._unlock(path, passphrase, str(failure))
                case Failed(sentence):
                    self.failed.emit(sentence)

        self._runner.run(lambda: self.rescue.tried(path, passphrase), on_tried, OPENING)

    def open_again(self, path: Path, code: str) -> None:
        """Open a file that this program had open a moment ago, with the code of its recovery sheet; empty without."""
        self._open(lambda: self.rescue.opened(path, code), OPENING)

    def open_backup(self) -> None:
        """Put the backup of a file that was found to be damaged in its place."""
        self._open(self.rescue.restored, OPENING)

    def open_returns(self, paths: Sequence[Path]) -> None:
        """Bring return files into the organisation's file that is open, or make one of them."""
        chosen = tuple(paths)
        self._preferences.last_folder = chosen[0].parent
        keeper = self._workspace.keeper
        if keeper is None or keeper.is_example:
            self._open(lambda: opening.of_returns(chosen), READING)
            return
        organisation = keeper.organisation

        def on_brought_in(outcome: Outcome[tuple[int, ...]]) -> None:
            match outcome:
                case Done(years):
                    self._workspace.open_year(years[-1])
                case Failed(sentence):
                    self.failed.emit(sentence)

        self._runner.run(lambda: organisation.bring_in(chosen), on_brought_in, READING)

    def open_sample(self) -> None:
        """Open the example."""
        self._open(opening.of_example, READING, is_example=True)

    def _open(self, make: Callable[[], OrganisationWork], doing: str, *, is_example: bool = False) -> None:
        def on_opened(outcome: Outcome[OrganisationWork]) -> None:
            match outcome:
                case Failed(sentence):
                    self.failed.emit(sentence)
                case Done(organisation):
                    self._use(organisation, is_example=is_example)

        self._runner.run(make, on_opened, doing)

    def _use(self, organisation: OrganisationWork, *, is_example: bool = False) -> None:
        self._workspace.use(Keeper(organisation, organisation.file.years[-1], is_example=is_example))
