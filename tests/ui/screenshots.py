"""Pictures of every page to look at, light and dark, at 100 % and 200 %: python tests/ui/screenshots.py FOLDER."""

import os
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QSettings
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from wres_desktop import pipeline
from wres_desktop.disclosure.emphasis import EMPHASES
from wres_desktop.ui.colours import DARK, LIGHT, high_contrast
from wres_desktop.ui.main_window import MainWindow
from wres_desktop.ui.page_view import Zoom
from wres_desktop.ui.pages.readers import EARLIER, FIGURES, PLANS
from wres_desktop.ui.pages.readers_figures import WITHHELD
from wres_desktop.ui.preferences import Preferences
from wres_desktop.ui.session import PageName
from wres_desktop.ui.theme import Theme

SIZES = {"100": 1.0, "200": 2.0}
"""Text sizes in per cent of the system's."""

CONTRAST = high_contrast(QPalette(QColor("yellow"), QColor("black")))
"""A scheme such as users of high contrast choose."""

WIDTH, HEIGHT = 1366, 768
"""A laptop's screen: the window must be usable on it even with text of twice the size."""


def pictures(folder: Path) -> None:
    """Grab every page in both schemes and both text sizes."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    points = application.font().pointSizeF()
    for size, scale in SIZES.items():
        font = application.font()
        font.setPointSizeF(points * scale)
        application.setFont(font)
        theme = Theme(application)
        for name, colours in (("light", LIGHT), ("dark", DARK), ("contrast", CONTRAST)):
            theme.use(colours)
            _all_pages(application, folder, f"{name}-{size}")


def _all_pages(application: QApplication, folder: Path, suffix: str) -> None:
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    window = MainWindow(Preferences(settings))
    window.resize(WIDTH, HEIGHT)
    window.show()
    application.processEvents()
    window.grab().save(str(folder / f"0-empty-{suffix}.png"))
    window.open_sample()
    _wait(application, lambda: window.session.is_open)
    window.side.choose(PageName.REPORT)
    _wait(application, lambda: bool(window.session.documents or window.session.documents_failure))
    for number, page in enumerate(PageName, start=1):
        window.side.choose(page)
        _settle(application)
        window.grab().save(str(folder / f"{number}-{page.name.lower()}-{suffix}.png"))
    _readers(application, window, folder, suffix)
    _aids(application, window, folder, suffix)
    window.side.choose(PageName.REPORT)
    window.workspace.shelf.report.zoom.setCurrentText(Zoom.DOUBLE)
    _settle(application)
    window.grab().save(str(folder / f"7-report-double-{suffix}.png"))
    window.close()


def _aids(application: QApplication, window: MainWindow, folder: Path, suffix: str) -> None:
    """Help beside a table, and the windows of the guide and of the settings."""
    aids = window.aids
    window.side.choose(PageName.CLINICAL)
    aids.turn_help()
    aids.show_guide("paste from Excel")
    aids.show_settings()
    _settle(application)
    for name, picture in (("help", window), ("guide", aids.guide), ("settings", aids.settings)):
        if picture is not None:
            picture.grab().save(str(folder / f"8-{name}-{suffix}.png"))
    for beside in (aids.guide, aids.settings):
        if beside is not None:
            beside.close()
    aids.turn_help()


def _readers(application: QApplication, window: MainWindow, folder: Path, suffix: str) -> None:
    """Why a figure is withheld, the plans, and an earlier publication that was named."""
    window.side.choose(PageName.READERS)
    readers = window.workspace.shelf.readers
    earlier = folder / "publication.json"
    earlier.write_text(
        pipeline.protect(pipeline.open_returns(pipeline.sample_returns()[:-1]).submissions).publication_text
    )
    _wait(application, lambda: len(window.session.plans) == len(EMPHASES))
    for number, view in enumerate((FIGURES, PLANS, EARLIER)):
        readers.show_view(view)
        if view == FIGURES:
            readers.figures.which.setCurrentText(WITHHELD)
            readers.figures.table.selectRow(1)
            _settle(application)
            window.grab().save(str(folder / f"4{number}-readers-list-{suffix}.png"))
            readers.figures.why_button.click()
        if view == PLANS:
            _wait(application, lambda: window.session.most is not None)
        if view == EARLIER:
            window.workspace.planning.add_earlier([earlier])
            _settle(application)
            window.grab().save(str(folder / f"4{number}-readers-planning-{suffix}.png"))
            _wait(application, lambda: bool(window.session.ledger or window.session.ledger_failure))
        _settle(application)
        window.grab().save(str(folder / f"4{number}-readers-{suffix}.png"))
    _wait(application, lambda: bool(window.session.documents or window.session.documents_failure))


def _settle(application: QApplication) -> None:
    end = time.monotonic() + 0.7
    _wait(application, lambda: time.monotonic() > end)


def _wait(application: QApplication, done: object) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end and not (callable(done) and done()):
        application.processEvents()
        time.sleep(0.01)


if __name__ == "__main__":
    pictures(Path(sys.argv[1]))
