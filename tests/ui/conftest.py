"""What the tests of the window share: work that waits until it is released, answers for the dialogs, a window."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from wres_desktop import pipeline
from wres_desktop.disclosure.statements import Publication
from wres_desktop.domain.indicators import IndicatorSet
from wres_desktop.pipeline import Documents, OpenedReturns, Protected
from wres_desktop.ui.dialogs import Dialogs
from wres_desktop.ui.jobs import JobRunner
from wres_desktop.ui.main_window import MainWindow
from wres_desktop.ui.preferences import Preferences
from wres_desktop.ui.session import Session
from wres_desktop.ui.theme import Theme


class HeldExecutor(Executor):
    """Keeps every piece of work until the test releases it."""

    def __init__(self) -> None:
        self.held: list[Callable[[], object]] = []

    @override
    def submit(self, fn: Callable[..., object], /, *args: object, **kwargs: object) -> "Future[object]":  # type: ignore[override]  # a test's executor gives no typed future
        self.held.append(lambda: fn(*args, **kwargs))
        return Future()

    def release(self) -> None:
        """Do the oldest piece of work and deliver its outcome."""
        self.held.pop(0)()
        QApplication.processEvents()

    def release_all(self) -> None:
        """Do all work, that which follows from it included."""
        while self.held:
            self.release()


class Answers(Dialogs):
    """A user who has made up their mind."""

    def __init__(self) -> None:
        self.returns: Sequence[Path] = ()
        self.publications: Sequence[Path] = ()
        self.spreadsheet: Path | None = None
        self.benchmarks: Path | None = None
        self.folder: Path | None = None
        self.printer: QPrinter | None = None
        self.to_be_printed: list[str] = []
        self.folders_asked_for: list[tuple[str, Path]] = []
        self.opened_folders: list[Path] = []
        self.is_sure = False
        self.asked: list[str] = []
        self.sentences: list[str] = []
        self.typed: Publication | None = None
        self.asked_to_type: list[tuple[str, int]] = []

    @override
    def choose_returns(self, parent: QWidget, folder: Path) -> Sequence[Path]:
        return self.returns

    @override
    def choose_spreadsheet(self, parent: QWidget, folder: Path) -> Path | None:
        return self.spreadsheet

    @override
    def choose_publications(self, parent: QWidget, folder: Path) -> Sequence[Path]:
        return self.publications

    @override
    def type_report(self, parent: QWidget, code: str, year: int) -> Publication | None:
        self.asked_to_type.append((code, year))
        return self.typed

    @override
    def choose_benchmarks(self, parent: QWidget, folder: Path) -> Path | None:
        return self.benchmarks

    @override
    def confirm(self, parent: QWidget, question: str, sentence: str, yes: str, no: str = "Cancel") -> bool:
        self.asked.append(question)
        self.sentences.append(sentence)
        return self.is_sure

    @override
    def choose_folder(self, parent: QWidget, folder: Path, title: str) -> Path | None:
        self.folders_asked_for.append((title, folder))
        return self.folder

    @override
    def choose_printer(self, parent: QWidget, document: str) -> QPrinter | None:
        self.to_be_printed.append(document)
        return self.printer

    @override
    def open_folder(self, folder: Path) -> None:
        self.opened_folders.append(folder)


@pytest.fixture
def executor() -> HeldExecutor:
    return HeldExecutor()


@pytest.fixture
def runner(qapp: QApplication, executor: HeldExecutor) -> Iterator[JobRunner]:
    made = JobRunner(executor, qapp)
    yield made
    made.close()


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def window(qtbot: QtBot, runner: JobRunner, preferences: Preferences, answers: Answers) -> MainWindow:
    made = MainWindow(preferences, answers, runner)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@dataclass(frozen=True)
class Sample:
    """The example, taken through the whole pipeline once for all tests."""

    returns: OpenedReturns
    figures: IndicatorSet
    protected: Protected
    documents: Documents

    @property
    def session(self) -> Session:
        return Session(self.returns, self.figures, self.protected, self.documents)


@pytest.fixture(scope="session")
def sample() -> Sample:
    returns = pipeline.open_returns(pipeline.sample_returns())
    protected = pipeline.protect(returns.submissions)
    documents = pipeline.render_documents(protected.publication)
    return Sample(returns, pipeline.own_figures(returns.submissions), protected, documents)


@pytest.fixture
def undressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application, which afterwards looks as it did before."""
    font, palette, sheet = qapp.font(), qapp.palette(), qapp.styleSheet()
    yield qapp
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)


@pytest.fixture
def theme(undressed: QApplication) -> Iterator[Theme]:
    """A theme that dresses the application for one test."""
    made = Theme(undressed)
    yield made
    made.deleteLater()
