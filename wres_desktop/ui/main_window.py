"""The window: the list of pages, the page itself, and the order in which the work on a return is done."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from wres_desktop import pipeline
from wres_desktop.domain.indicators import IndicatorSet
from wres_desktop.pipeline import Documents, OpenedReturns, Protected
from wres_desktop.ui.dialogs import Dialogs
from wres_desktop.ui.elements import Page, button, rule
from wres_desktop.ui.jobs import Done, Failed, JobRunner, Outcome
from wres_desktop.ui.pages.checks import ChecksPage
from wres_desktop.ui.pages.figures import FiguresPage
from wres_desktop.ui.pages.readers import ReadersPage
from wres_desktop.ui.pages.report import ReportPage
from wres_desktop.ui.pages.save import SavePage
from wres_desktop.ui.pages.start import StartPage
from wres_desktop.ui.pdf_pages import PageFacts, page_facts
from wres_desktop.ui.preferences import Preferences
from wres_desktop.ui.session import PageName, Session
from wres_desktop.ui.side import Side
from wres_desktop.ui.theme import space

T = TypeVar("T")

TITLE = "WRES Desktop"

READING = "Reading the return"
CALCULATING = "Working out the indicators"
PROTECTING = "Working out what can be printed"
DRAWING = "Drawing the report"
SAVING = "Saving the files"
PRINTING = "Preparing to print"


class MainWindow(QMainWindow):
    """One organisation at a time; every page shows the same session."""

    def __init__(self, runner: JobRunner, preferences: Preferences, dialogs: Dialogs | None = None) -> None:
        super().__init__()
        self._runner = runner
        self._preferences = preferences
        self._dialogs = dialogs or Dialogs()
        self.session = Session()
        self.side = Side()
        self.start, self.figures, self.checks = StartPage(), FiguresPage(), ChecksPage()
        self.readers, self.report, self.save = ReadersPage(), ReportPage(runner), SavePage()
        self.stack = QStackedWidget()
        self.back_button = button("&Back", lambda: self._step(-1))
        self.next_button = button("&Next", lambda: self._step(+1), main=True)
        self._arrange()
        self._connect()
        self._show_session()
        self.side.choose(PageName.START)

    @property
    def page(self) -> PageName:
        """The page that is shown."""
        return list(PageName)[self.stack.currentIndex()]

    def open_returns(self, paths: Sequence[Path]) -> None:
        """Open one organisation's returns."""
        chosen = tuple(paths)
        if chosen:
            self._preferences.last_folder = chosen[0].parent
            self._open(lambda: pipeline.open_returns(chosen))

    def open_sample(self) -> None:
        """Open the example."""
        self._open(lambda: pipeline.open_returns(pipeline.sample_returns()))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._preferences.geometry = self.saveGeometry()
        self._runner.close()
        super().closeEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.open_returns([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def _pages(self) -> tuple[Page, ...]:
        return (self.start, self.figures, self.checks, self.readers, self.report, self.save)

    def _arrange(self) -> None:
        self.setWindowTitle(TITLE)
        self.setAcceptDrops(True)
        for page in self._pages():
            self.stack.addWidget(page)
        foot = QHBoxLayout()
        foot.setContentsMargins(space(1.75), space(0.5), space(1.75), space(0.5))
        foot.addWidget(self.back_button)
        foot.addStretch(1)
        foot.addWidget(self.next_button)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.stack, 1)
        right.addWidget(rule())
        right.addLayout(foot)
        middle = QWidget()
        across = QHBoxLayout(middle)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.side)
        across.addLayout(right, 1)
        self.setCentralWidget(middle)
        kept = self._preferences.geometry
        if kept is None or not self.restoreGeometry(kept):
            self.resize(space(72), space(48))

    def _connect(self) -> None:
        self.side.page_chosen.connect(lambda name: self._show_page(PageName(name)))
        self._runner.busy_changed.connect(self.side.show_doing)
        self.start.open_wanted.connect(self._choose_returns)
        self.start.sample_wanted.connect(self.open_sample)
        self.save.save_wanted.connect(self._save)
        self.save.folder_wanted.connect(lambda: self._dialogs.open_folder(self._preferences.last_folder))
        self.save.report_print_wanted.connect(lambda: self._print(lambda documents: documents.annual_report))
        self.save.plan_print_wanted.connect(lambda: self._print(lambda documents: documents.action_plan))

    # ------------------------------------------------------------------ going from page to page

    def _show_page(self, name: PageName) -> None:
        self.stack.setCurrentIndex(list(PageName).index(name))
        self._offer_steps()

    def _step(self, by: int) -> None:
        self.side.choose(list(PageName)[self.stack.currentIndex() + by])

    def _offer_steps(self) -> None:
        names, here = list(PageName), self.stack.currentIndex()
        self.back_button.setVisible(here > 0)
        self.next_button.setVisible(here + 1 < len(names))
        if here > 0:
            self.back_button.setText(f"&Back: {names[here - 1]}")
        if here + 1 < len(names):
            self.next_button.setText(f"&Next: {names[here + 1]}")
            self.next_button.setEnabled(self.session.can_visit(names[here + 1]))

    # ------------------------------------------------------------------ opening: read, calculate, protect, draw

    def _choose_returns(self) -> None:
        self.open_returns(self._dialogs.choose_returns(self, self._preferences.last_folder))

    def _open(self, read: Callable[[], OpenedReturns]) -> None:
        self.start.failure.say("")
        self._runner.run(read, self._on_opened, READING)

    def _on_opened(self, outcome: Outcome[OpenedReturns]) -> None:
        match outcome:
            case Failed(sentence):
                self.start.failure.say(sentence)
                self.side.choose(PageName.START)
            case Done(returns):
                self._change(Session(returns=returns))
                self.side.choose(PageName.CHECKS if returns.blocked else PageName.FIGURES)
                if not returns.blocked:
                    self._calculate(returns)

    def _calculate(self, returns: OpenedReturns) -> None:
        def on_figures(outcome: Outcome[IndicatorSet]) -> None:
            match outcome:
                case Done(figures):
                    self._change(self.session.with_figures(figures))
                case Failed(sentence):
                    self._change(self.session.without_figures(sentence))

        def on_protected(outcome: Outcome[Protected]) -> None:
            match outcome:
                case Done(protected):
                    self._change(self.session.with_protected(protected))
                    self._draw(protected)
                case Failed(sentence):
                    self._change(self.session.without_protection(sentence))

        self._for_this_session(lambda: pipeline.own_figures(returns.submissions), on_figures, CALCULATING)
        self._for_this_session(lambda: pipeline.protect(returns.submissions), on_protected, PROTECTING)

    def _draw(self, protected: Protected) -> None:
        def on_documents(outcome: Outcome[Documents]) -> None:
            match outcome:
                case Done(documents):
                    self._change(self.session.with_documents(documents))
                case Failed(sentence):
                    self._change(self.session.without_documents(sentence))

        self._for_this_session(lambda: pipeline.render_documents(protected.publication), on_documents, DRAWING)

    def _for_this_session(self, work: Callable[[], T], on_result: Callable[[Outcome[T]], None], doing: str) -> None:
        """Run work whose outcome counts only as long as the same returns are open."""
        returns = self.session.returns

        def if_still_open(outcome: Outcome[T]) -> None:
            if self.session.returns is returns:
                on_result(outcome)

        self._runner.run(work, if_still_open, doing)

    def _change(self, session: Session) -> None:
        self.session = session
        self._show_session()

    def _show_session(self) -> None:
        self.side.show_session(self.session)
        for page in self._pages():
            page.show_session(self.session)
        self._offer_steps()

    # ------------------------------------------------------------------ saving and printing

    def _save(self) -> None:
        protected = self.session.protected
        folder = self._dialogs.choose_folder(self, self._preferences.last_folder)
        if protected is None or folder is None:
            return
        self._preferences.last_folder = folder
        self._runner.run(lambda: pipeline.write_report(protected, folder), self._on_saved, SAVING)

    def _on_saved(self, outcome: Outcome[tuple[Path, ...]]) -> None:
        match outcome:
            case Done(files):
                self.save.failure.say("")
                self.save.show_saved(files)
            case Failed(sentence):
                self.save.failure.say(sentence)

    def _print(self, choose: Callable[[Documents], bytes]) -> None:
        documents = self.session.documents
        printer = self._dialogs.choose_printer(self) if documents else None
        if documents is None or printer is None:
            return
        pdf = choose(documents)

        def on_pages(outcome: Outcome[tuple[PageFacts, ...]]) -> None:
            from wres_desktop.ui.printing import PrintRun  # noqa: PLC0415  not on the way to the first window

            match outcome:
                case Done(pages):
                    PrintRun(self._runner, pdf, pages, printer).start(self._on_printed)
                case Failed(sentence):
                    self._on_printed(sentence)

        self._runner.run(lambda: page_facts(pdf), on_pages, PRINTING)

    def _on_printed(self, sentence: str) -> None:
        self.save.failure.say(sentence)
        if not sentence:
            self.save.show_printed()
