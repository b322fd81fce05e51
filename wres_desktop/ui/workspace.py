"""What happens to the returns that are open: read, calculate, protect, draw, save, print; and the pages that show it.

Loaded after the first window is shown: everything slow to load hangs on this module.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from wres_desktop import pipeline
from wres_desktop.domain.indicators import IndicatorSet
from wres_desktop.pipeline import Documents, OpenedReturns
from wres_desktop.ui.dialogs import Dialogs
from wres_desktop.ui.elements import Page
from wres_desktop.ui.jobs import Done, Failed, JobRunner, Outcome
from wres_desktop.ui.pages.checks import ChecksPage
from wres_desktop.ui.pages.figures import FiguresPage
from wres_desktop.ui.pages.readers import ReadersPage
from wres_desktop.ui.pages.report import ReportPage
from wres_desktop.ui.pages.save import SavePage
from wres_desktop.ui.pdf_pages import PageFacts, page_facts
from wres_desktop.ui.planning import Planning
from wres_desktop.ui.preferences import Preferences
from wres_desktop.ui.session import PageName, Session

T = TypeVar("T")

READING = "Reading the return"
CALCULATING = "Working out the indicators"
SAVING = "Saving the files"
PRINTING = "Preparing to print"


class Workspace(QObject):
    """The open returns and their five pages; ``session_changed`` carries the new session."""

    session_changed = Signal(object)
    page_wanted = Signal(str)
    opening_failed = Signal(str)

    def __init__(self, runner: JobRunner, preferences: Preferences, dialogs: Dialogs, window: QWidget) -> None:
        super().__init__(window)
        self._runner = runner
        self._preferences = preferences
        self._dialogs = dialogs
        self._window = window
        self.session = Session()
        self.figures, self.checks, self.readers = FiguresPage(), ChecksPage(), ReadersPage()
        self.report, self.save = ReportPage(runner), SavePage()
        self.planning = Planning(runner, lambda: self.session, self._change)
        self.readers.again_wanted.connect(self.planning.begin)
        self.readers.plan_wanted.connect(self.planning.choose)
        self.readers.policies_wanted.connect(self.planning.ask_policies)
        self.readers.earlier_wanted.connect(self._add_earlier)
        self.readers.earlier_unwanted.connect(self.planning.remove_earlier)
        self.save.save_wanted.connect(self._save)
        self.save.folder_wanted.connect(lambda: dialogs.open_folder(preferences.last_folder))
        self.save.report_print_wanted.connect(lambda: self._print(lambda documents: documents.annual_report))
        self.save.plan_print_wanted.connect(lambda: self._print(lambda documents: documents.action_plan))
        self.session_changed.connect(self._show)
        self._show(self.session)

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages in the order of their names, after the first one."""
        return (self.figures, self.checks, self.readers, self.report, self.save)

    def open_returns(self, paths: Sequence[Path]) -> None:
        """Open one organisation's returns."""
        chosen = tuple(paths)
        self._preferences.last_folder = chosen[0].parent
        self._runner.run(lambda: pipeline.open_returns(chosen), self._on_opened, READING)

    def open_sample(self) -> None:
        """Open the example."""
        self._runner.run(lambda: pipeline.open_returns(pipeline.sample_returns()), self._on_opened, READING)

    def _show(self, session: Session) -> None:
        for page in self.pages:
            page.show_session(session)

    def _change(self, session: Session) -> None:
        self.session = session
        self.session_changed.emit(session)

    # ------------------------------------------------------------------ read, calculate, plan

    def _on_opened(self, outcome: Outcome[OpenedReturns]) -> None:
        match outcome:
            case Failed(sentence):
                self.opening_failed.emit(sentence)
            case Done(returns):
                self.planning.abandon()
                self._change(Session(returns=returns))
                self.page_wanted.emit(PageName.CHECKS if returns.blocked else PageName.FIGURES)
                if not returns.blocked:
                    self._calculate(returns)

    def _calculate(self, returns: OpenedReturns) -> None:
        def on_figures(outcome: Outcome[IndicatorSet]) -> None:
            match outcome:
                case Done(figures):
                    self._change(self.session.with_figures(figures))
                case Failed(sentence):
                    self._change(self.session.without_figures(sentence))

        self._for_this_session(lambda: pipeline.own_figures(returns.submissions), on_figures, CALCULATING)
        self.planning.begin()

    def _add_earlier(self) -> None:
        chosen = self._dialogs.choose_publications(self._window, self._preferences.last_folder)
        if chosen:
            self._preferences.last_folder = chosen[0].parent
            self.planning.add_earlier(chosen)

    def _for_this_session(self, work: Callable[[], T], on_result: Callable[[Outcome[T]], None], doing: str) -> None:
        """Run work whose outcome counts only as long as the same returns are open."""
        returns = self.session.returns

        def if_still_open(outcome: Outcome[T]) -> None:
            if self.session.returns is returns:
                on_result(outcome)

        self._runner.run(work, if_still_open, doing)

    # ------------------------------------------------------------------ save and print

    def _save(self) -> None:
        protected = self.session.protected
        folder = self._dialogs.choose_folder(self._window, self._preferences.last_folder)
        if protected is None or folder is None or self.session.ledger_coming:
            return
        self._preferences.last_folder = folder
        self._for_this_session(lambda: pipeline.write_report(protected, folder), self._on_saved, SAVING)

    def _on_saved(self, outcome: Outcome[tuple[Path, ...]]) -> None:
        match outcome:
            case Done(files):
                self.save.show_saved(files)
            case Failed(sentence):
                self.save.show_failure(sentence)

    def _print(self, choose: Callable[[Documents], bytes]) -> None:
        documents = self.session.documents
        if documents is None or self.session.flagged or self.session.ledger_coming:
            return
        printer = self._dialogs.choose_printer(self._window)
        if printer is None:
            return
        pdf = choose(documents)

        def on_pages(outcome: Outcome[tuple[PageFacts, ...]]) -> None:
            from wres_desktop.ui.printing import PrintRun  # noqa: PLC0415  the library for printing is needed only here

            match outcome:
                case Done(pages):
                    PrintRun(self._runner, pdf, pages, printer).start(self._on_printed)
                case Failed(sentence):
                    self._on_printed(sentence)

        self._for_this_session(lambda: page_facts(pdf), on_pages, PRINTING)

    def _on_printed(self, sentence: str) -> None:
        if sentence:
            self.save.show_failure(sentence)
        else:
            self.save.show_printed()
