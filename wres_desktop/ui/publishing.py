"""The finished report: kept in the organisation's file as it is handed out, written to a folder, and printed."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from wres_desktop import pipeline
from wres_desktop.casework.file_names import document_name
from wres_desktop.casework.outcomes import SIGNED_ON
from wres_desktop.pipeline import Documents
from wres_desktop.ui.dialogs import Dialogs
from wres_desktop.ui.jobs import Done, Failed, JobRunner, Outcome
from wres_desktop.ui.pages.save import SavePage
from wres_desktop.ui.pdf_pages import PageFacts, page_facts
from wres_desktop.ui.preferences import Preferences
from wres_desktop.ui.saved_files import APART, HANDED_ON

if TYPE_CHECKING:
    from wres_desktop.ui.workspace import Workspace

PROOF = "proof.json"
"""It tells which numbers are small."""
_DOCUMENTS = ("annual-report", "action-plan")
"""Those that are sent on, and lie in a folder with those of other years and organisations."""
FOR_THE_REPORT = "Choose a folder for the report"
SAVING = "Saving the files"
DRAWING_FILES = "Drawing the files"
NO_FOLDER = (
    "The folder {} cannot be found: it may have been moved, or be on a drive that is not connected. Connect it, or "
    "choose a folder and publish again: the same files are written there."
)
PRINTING = "Preparing to print"


class Publishing:
    """Signs off, publishes, saves and prints what is open in the workspace."""

    def __init__(self, workspace: "Workspace", runner: JobRunner, preferences: Preferences, dialogs: Dialogs) -> None:
        self._workspace = workspace
        self._runner = runner
        self._preferences = preferences
        self._dialogs = dialogs

    @property
    def _page(self) -> SavePage:
        return self._workspace.shelf.save

    # ------------------------------------------------------------------ sign off

    def sign_off(self, name: str, role: str, on: date, note: str) -> bool:
        """Keep who answers for the year; whether it could be kept."""
        keeper = self._workspace.keeper
        if keeper is None:
            return False
        year = keeper.year
        return keeper.attempt(lambda: keeper.organisation.file.sign_off(year, name=name, role=role, on=on, note=note))

    def withdraw(self) -> None:
        """End a sign-off."""
        keeper = self._workspace.keeper
        if keeper is not None:
            keeper.attempt(lambda: keeper.organisation.file.withdraw_sign_off(keeper.year))
            keeper.record({SIGNED_ON: None})

    # ------------------------------------------------------------------ publish

    def publish(self) -> None:
        """Draw every file, keep them in the organisation's file, and write them to a folder that the user chooses."""
        protected = self._workspace.session.protected
        folder = self._dialogs.choose_folder(self._workspace.window, self._preferences.last_folder, FOR_THE_REPORT)
        if protected is None or folder is None or self._workspace.session.ledger_coming:
            return
        self._preferences.last_folder = folder
        if written := self._written_before(protected):
            self._write(written, folder)
            return

        def on_drawn(outcome: Outcome[dict[str, bytes]]) -> None:
            match outcome:
                case Done(files):
                    self._keep(protected, files, folder)
                case Failed(sentence):
                    self._page.show_failure(sentence)

        self._workspace.for_these_returns(lambda: pipeline.report_files(protected), on_drawn, DRAWING_FILES)

    def _keep(self, protected: pipeline.Protected, files: dict[str, bytes], folder: Path) -> None:
        """First into the organisation's file: what is out must be known, even where the folder cannot be written."""
        keeper = self._workspace.keeper
        if keeper is None:
            return
        year = keeper.year
        if not keeper.attempt(lambda: keeper.organisation.keep_published(year, protected, files)):
            session = self._workspace.session
            self._page.show_failure(session.file.not_saved if session.file else "")
            return

        self._write(files, folder)

    def _written_before(self, protected: pipeline.Protected) -> Mapping[str, bytes]:
        """The files of a year that is out already: they stay as they were published."""
        keeper = self._workspace.keeper
        return keeper.organisation.files_published(keeper.year, protected.publication) if keeper else {}

    def _write(self, files: Mapping[str, bytes], folder: Path) -> None:
        """Write published files to a folder, and remember where they are."""
        keeper = self._workspace.keeper
        if keeper is None:
            return
        named = {self._place(name): content for name, content in files.items()}
        year = keeper.year

        def on_written(outcome: Outcome[tuple[Path, ...]]) -> None:
            if isinstance(outcome, Done):
                keeper.attempt(lambda: keeper.organisation.remember_folder(year, folder))
            self._on_written(outcome)

        self._workspace.for_these_returns(lambda: pipeline.write_files(named, folder), on_written, SAVING)

    def _place(self, name: str) -> str:
        """Where a published file goes: the proof lies apart from what is handed on."""
        return f"{APART}/{name}" if name == PROOF else f"{HANDED_ON}/{self._name(name)}"

    def _name(self, name: str) -> str:
        """Documents are known by whose and of which year they are, as files and among what is printed."""
        keeper = self._workspace.keeper
        if keeper is None or name.partition(".")[0].replace(" ", "-") not in _DOCUMENTS:
            return name
        return document_name(keeper.organisation.name, keeper.year, name)

    def _on_written(self, outcome: Outcome[tuple[Path, ...]]) -> None:
        match outcome:
            case Done(paths):
                self._page.show_saved(paths)
            case Failed(sentence):
                self._page.show_failure(sentence)

    def save_documents(self) -> None:
        """Write both documents to a folder, to be shown around before anything is published."""
        session = self._workspace.session
        documents = session.documents
        if documents is None or session.flagged or session.ledger_coming:
            return
        folder = self._dialogs.choose_folder(self._workspace.window, self._preferences.last_folder, FOR_THE_REPORT)
        if folder is None:
            return
        self._preferences.last_folder = folder
        both = {"annual-report.pdf": documents.annual_report, "action-plan.pdf": documents.action_plan}
        files = {self._name(name): content for name, content in both.items()}
        self._workspace.for_these_returns(lambda: pipeline.write_files(files, folder), self._on_written, SAVING)

    def open_folder(self, folder: Path) -> None:
        """Show a folder with files in the system's file window, or say that it is gone."""
        if folder.is_dir():
            self._dialogs.open_folder(folder)
        else:
            self._page.show_failure(NO_FOLDER.format(folder))

    # ------------------------------------------------------------------ print

    def print_report(self) -> None:
        """Put the annual report on paper."""
        self._print("annual report", lambda documents: documents.annual_report)

    def print_plan(self) -> None:
        """Put the action plan on paper."""
        self._print("action plan", lambda documents: documents.action_plan)

    def _print(self, document: str, choose: Callable[[Documents], bytes]) -> None:
        session = self._workspace.session
        if session.documents is None or session.flagged or session.ledger_coming:
            return
        printer = self._dialogs.choose_printer(self._workspace.window, self._name(document))
        if printer is None:
            return
        pdf, file = choose(session.documents), printer.outputFileName()

        def on_printed(sentence: str) -> None:
            if sentence:
                self._page.show_failure(sentence)
            else:
                self._page.show_printed(document, Path(file) if file else None)

        def on_pages(outcome: Outcome[tuple[PageFacts, ...]]) -> None:
            from wres_desktop.ui.printing import PrintRun  # noqa: PLC0415  the library for printing is needed only here

            match outcome:
                case Done(pages):
                    PrintRun(self._runner, pdf, pages, printer).start(on_printed)
                case Failed(sentence):
                    on_printed(sentence)

        self._workspace.for_these_returns(lambda: page_facts(pdf), on_pages, PRINTING)
