"""What leaves the window besides the report: papers for the board, the national return, a workbook to be filled in."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from wres_desktop import pipeline
from wres_desktop.casework.file_names import document_name
from wres_desktop.ui.dialogs import Dialogs
from wres_desktop.ui.jobs import Done, Failed, Outcome
from wres_desktop.ui.preferences import Preferences

if TYPE_CHECKING:
    from wres_desktop.ui.workspace import Workspace

DRAWING_PAPERS = "Drawing the papers"
SAVING_RETURN = "Saving the return file"
MAKING_WORKBOOK = "Making the workbook"
EXACT = "OFFICIAL-SENSITIVE: choose a folder for the exact figures"
TO_FILL_IN = "Choose a folder for the workbook"


class Told(Protocol):
    """A page that says what became of it."""

    def show_saved(self, files: Sequence[Path]) -> None:
        """Say which files were written."""

    def show_failure(self, sentence: str) -> None:
        """Say why nothing was."""


class HandingOut:
    """Writes what was asked for into a folder that the user chooses."""

    def __init__(self, workspace: "Workspace", preferences: Preferences, dialogs: Dialogs) -> None:
        self._workspace = workspace
        self._preferences = preferences
        self._dialogs = dialogs

    def save_papers(self) -> None:
        """Tracker, sign-off sheet, checklist, letter, extract for the equality duty, and the plan as a workbook."""
        from wres_desktop.writing import paper_files  # noqa: PLC0415  needed only here

        session = self._workspace.session
        protected, keeper = session.protected, self._workspace.keeper
        if protected is None or keeper is None:
            return
        if session.flagged or session.words_changed or session.ledger_coming:
            return
        today = datetime.now().astimezone().date()
        name, year = keeper.organisation.name, keeper.year

        def write(folder: Path) -> tuple[Path, ...]:
            files = paper_files(protected.publication, today)
            named = {document_name(name, year, file): content for file, content in files.items()}
            return pipeline.write_files(named, folder)

        self._save(
            write,
            DRAWING_PAPERS,
            self._workspace.shelf.save,
            "Choose a folder for the papers",
        )

    def save_national_return(self) -> None:
        """The workbook for submission, of the year that is open and the one before."""
        from wres_desktop.handover import write_national_return  # noqa: PLC0415  needed only here

        returns = self._workspace.session.returns
        if returns is None or returns.blocked:
            return
        latest = returns.submissions[-1]
        name = f"OFFICIAL-SENSITIVE national-return-{latest.organisation.code.upper()}-{latest.reporting_year}.xlsx"
        self._save(
            lambda folder: (write_national_return(returns.submissions, folder / name),),
            MAKING_WORKBOOK,
            self._workspace.shelf.save,
            EXACT,
            exact=True,
        )

    def save_return_file(self) -> None:
        """The year that is open as a return file: to be kept, or brought in elsewhere."""
        from wres_desktop.intake.return_file import write_return  # noqa: PLC0415  needed only here

        returns, keeper = self._workspace.session.returns, self._workspace.keeper
        if returns is None or returns.blocked or keeper is None:
            return
        latest = returns.submissions[-1]
        name = f"OFFICIAL-SENSITIVE {document_name(keeper.organisation.name, keeper.year, 'return.wres.json')}"

        def write(folder: Path) -> tuple[Path, ...]:
            write_return(latest, folder / name)
            return (folder / name,)

        self._save(write, SAVING_RETURN, self._workspace.shelf.save, EXACT, exact=True)

    def save_entry_workbook(self, page: Told) -> None:
        """The workbook for somebody else to fill in, for the year that is open, last year's answers beside."""
        from wres_desktop.handover import write_workbook_for  # noqa: PLC0415  needed only here

        work = self._workspace.session.work
        if work is None:
            return
        name = f"entry-workbook-{work.year}.xlsx"
        self._save(
            lambda folder: (write_workbook_for(folder / name, work.year, work.answers, work.last_year),),
            MAKING_WORKBOOK,
            page,
            TO_FILL_IN,
        )

    def _save(
        self, write: Callable[[Path], tuple[Path, ...]], doing: str, page: Told, title: str, *, exact: bool = False
    ) -> None:
        """Ask for a folder; ``exact`` figures go beside the organisation's file unless the user says where."""
        window, keeper = self._workspace.parent(), self._workspace.keeper
        if not isinstance(window, QWidget) or keeper is None:
            return
        begins = keeper.organisation.file.path.parent if exact else self._preferences.last_folder
        folder = self._dialogs.choose_folder(window, begins, title)
        if folder is None:
            return
        if not exact:
            self._preferences.last_folder = folder

        def on_written(outcome: Outcome[tuple[Path, ...]]) -> None:
            match outcome:
                case Done(paths):
                    page.show_saved(paths)
                case Failed(sentence):
                    page.show_failure(sentence)

        self._workspace.for_these_returns(lambda: write(folder), on_written, doing)
