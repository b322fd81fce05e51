"""Through the real window and the real pipeline: the example, from opening it to files in a folder."""

from pathlib import Path

import pypdfium2
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from wres_desktop.ui.dialogs import Dialogs
from wres_desktop.ui.main_window import MainWindow
from wres_desktop.ui.pages.sign_off import SignOffPage
from wres_desktop.ui.preferences import Preferences
from wres_desktop.ui.saved_files import APART, HANDED_ON
from wres_desktop.ui.session import PageName

LEFT = Qt.MouseButton.LeftButton
PATIENCE = 60_000
"""Milliseconds; a busy machine may be slow, and the test goes on as soon as the window does."""


class IntoFolder(Dialogs):
    """A user who saves into one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @override
    def choose_folder(self, parent: QWidget, folder: Path, title: str) -> Path | None:
        return self.folder


def sign_off_and_publish(window: MainWindow, qtbot: QtBot) -> None:
    """From the page of the sign-off, whose name and day the example has, to files in a folder."""
    sign_off = window.workspace.shelf.page(PageName.SIGN_OFF)
    assert isinstance(sign_off, SignOffPage)
    qtbot.mouseClick(sign_off.sign_button, LEFT)
    qtbot.mouseClick(window.next_button, LEFT)
    qtbot.mouseClick(window.workspace.shelf.save.publish_button, LEFT)
    qtbot.waitUntil(lambda: bool(window.workspace.shelf.save.saved.model.rows), timeout=PATIENCE)


def test_the_example_becomes_a_report_in_a_folder(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "report"
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    window = MainWindow(Preferences(settings), IntoFolder(folder))
    qtbot.addWidget(window)
    window.show()

    qtbot.mouseClick(window.start.sample_button, LEFT)
    qtbot.waitUntil(lambda: bool(window.start.years), timeout=PATIENCE)

    window.side.choose(PageName.CHECKS)
    qtbot.mouseClick(window.next_button, LEFT)
    qtbot.waitUntil(lambda: len(window.workspace.shelf.figures.cards) == 1 + 9 + 1, timeout=PATIENCE)

    qtbot.mouseClick(window.next_button, LEFT)
    assert window.page is PageName.READERS
    qtbot.waitUntil(lambda: bool(window.workspace.shelf.readers.figures.model.rows), timeout=PATIENCE)

    window.side.choose(PageName.REPORT)
    report = window.workspace.shelf.report
    qtbot.waitUntil(lambda: report.page_list.count() > 5, timeout=PATIENCE)
    qtbot.waitUntil(lambda: report.view.is_drawn(0), timeout=PATIENCE)

    qtbot.mouseClick(window.next_button, LEFT)
    sign_off_and_publish(window, qtbot)
    window.close()

    names = {path.name for path in (folder / HANDED_ON).iterdir()}
    ours = "NHS Thornmere Clinical Commissioning Group WRES 2021"
    assert {f"{ours} annual-report.pdf", f"{ours} action-plan.pdf", "publication.json"} <= names
    assert {path.name for path in folder.iterdir()} == {HANDED_ON, APART}
    assert "proof.json" not in names
    assert [path.name for path in (folder / APART).iterdir()] == ["proof.json"]
    printed = pypdfium2.PdfDocument(folder / HANDED_ON / f"{ours} annual-report.pdf")
    pages = len(printed)
    printed.close()
    assert pages == report.page_list.count()
