"""Somebody at the keyboard of the real window: keys and nothing else."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from wres_desktop.intake.draft import Answers
from wres_desktop.ui.count_grid_view import CountGridView
from wres_desktop.ui.dialogs import Dialogs
from wres_desktop.ui.main_window import MainWindow
from wres_desktop.ui.preferences import Preferences
from wres_desktop.ui.session import PageName

PATIENCE = 120_000
"""Milliseconds; a busy machine may be slow, and the test goes on as soon as the window does."""

FARTHEST = 150
"""How often Tab is pressed at most on the way to something."""


class AtHome(Dialogs):
    """A user who keeps everything in one folder and prints into a file; the system's dialogs are not ours to test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.printed: list[Path] = []

    @override
    def choose_folder(self, parent: QWidget, folder: Path, title: str) -> Path | None:
        return self.folder

    @override
    def choose_printer(self, parent: QWidget, document: str) -> QPrinter | None:
        paper = self.folder / f"paper-{len(self.printed) + 1}.pdf"
        self.printed.append(paper)
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(paper))
        return printer


class Typist:
    """Types into one window."""

    def __init__(self, qtbot: QtBot, settings: Path, dialogs: Dialogs) -> None:
        self.qtbot = qtbot
        preferences = Preferences(QSettings(str(settings), QSettings.Format.IniFormat))
        self.window = MainWindow(preferences, dialogs)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow, timeout=PATIENCE)

    @property
    def focus(self) -> QWidget:
        """Where keys go."""
        return QApplication.focusWidget() or self.window

    @property
    def answers(self) -> Answers:
        """What stands in the file."""
        work = self.window.session.work
        return work.answers if work else {}

    @property
    def to_confirm(self) -> int:
        """How many surprises nobody has confirmed yet."""
        work = self.window.session.work
        return len(work.to_confirm) if work else 0

    def wait(self, until: Callable[[], bool]) -> None:
        """Look at the window until something is there."""
        self.qtbot.waitUntil(until, timeout=PATIENCE)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key."""
        QTest.keyClick(self.focus, key, held)

    def write(self, text: str) -> None:
        """Keys one after the other."""
        for letter in text:
            QTest.keyClicks(self.focus, letter)

    def tab_to(self, name: str) -> None:
        """Look until the control with this name can be seen, then press Tab until it has the focus."""
        self.wait(lambda: any(_said(each).startswith(name) for each in _in_sight()))
        for _ in range(FARTHEST):
            if _said(self.focus).startswith(name):
                return
            self.press(Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier if _is_grid(self.focus) else _NONE)
        message = f"Tab never came to {name}; it is at {_said(self.focus)}"
        raise AssertionError(message)

    def push(self, name: str) -> None:
        """Go to a button and press it."""
        self.tab_to(name)
        self.press(Qt.Key.Key_Space)

    def fill(self, name: str, text: str) -> None:
        """Go to a field, and type instead of what is there."""
        self.tab_to(name)
        self.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.write(text)

    def go_on(self, to: PageName) -> None:
        """The key for Next, until a page is there."""
        while (before := self.window.page) is not to:
            self.press(Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
            self.wait(lambda: self.window.page is not before)

    def fill_grid(self, wanted: Answers) -> None:
        """Type the counts of the grid that has the focus, cell after cell; Tab goes on."""
        view = self.focus
        while not _is_grid(view):
            self.press(Qt.Key.Key_Tab)
            view = self.focus
        assert isinstance(view, CountGridView)
        for place in view._model.shape.places:
            if place in wanted:
                self.write(str(wanted[place]))
            self.press(Qt.Key.Key_Tab)


_NONE = Qt.KeyboardModifier.NoModifier


def _is_grid(widget: QWidget) -> bool:
    return isinstance(widget, CountGridView)


def _in_sight() -> list[QWidget]:
    return [each for each in QApplication.allWidgets() if each.isVisible() and each.isEnabled()]


def _said(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return (widget.accessibleName() or text).replace("&", "")
