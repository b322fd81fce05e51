"""The pictures in the guide and the README, made of our own window: python -m tests.ui.guide_pictures [FOLDER]."""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from wres_desktop.ui.colours import LIGHT
from wres_desktop.ui.count_grid import CountGrid
from wres_desktop.ui.count_grid_rows import entered, total
from wres_desktop.ui.guide_text import guide_folder
from wres_desktop.ui.main_window import MainWindow
from wres_desktop.ui.preferences import Preferences
from wres_desktop.ui.session import PageName
from wres_desktop.ui.theme import STYLE, Theme

WIDEST = 760
"""Pixels: a picture of this width fits beside the contents of the guide."""

WINDOW, SETTINGS, LAPTOP = QSize(1140, 680), QSize(760, 560), QSize(1366, 768)
MOMENT, LONGEST = 0.7, 60.0
"""Seconds."""

WHOLE, README = "window", Path(__file__).parents[2] / "docs" / "pictures" / "window.png"
"""The picture of the whole window stands in the README, not in the guide."""

CLINICAL = "workforce/clinical"
BANDS = {"band_3": "Band 3", "band_4": "Band 4", "band_5": "Band 5", "band_6": "Band 6", "band_7": "Band 7"}
Rows: TypeAlias = Mapping[str, tuple[int | str, ...]]

THIS: Rows = {
    "band_3": (22, 12, 2),
    "band_4": (14, 5, 1),
    "band_5": (26, "14a", 3),
    "band_6": (28, 7, 2),
    "band_7": (15, 9, 1),
}
LAST: Rows = {
    "band_3": (21, 10, 2),
    "band_4": (15, 5, 1),
    "band_5": (25, 12, 4),
    "band_6": (27, 7, 2),
    "band_7": (15, 3, 1),
}
GROUPS = ("white", "bme", "unknown")

PAGES = {
    "start": PageName.START,
    "figures": PageName.FIGURES,
    "readers": PageName.READERS,
    "narrative": PageName.NARRATIVE,
    "plan": PageName.ACTIONS,
    "preview": PageName.REPORT,
    "publish": PageName.SAVE,
}
"""The pages that are shown in the guide, by the names of their pictures."""

CONSENT = {
    "consents/001/cells": "board/*/bme",
    "consents/001/given_by": "Both members",
    "consents/001/given_on": "2021-03-01",
}

ODD: Mapping[str, int | str | None] = {
    "training/accessed/bme": "12a",
    "board/voting/white": 40,
    "recruitment/appointed/bme": 90,
}
"""What the checks have something to say of."""

COLOURS = 96
"""Enough for flat areas and smooth letters; a picture takes a third of the room that all colours would."""


def main(folder: Path) -> None:
    """Make every picture anew."""
    application = QApplication([*sys.argv[:1], *STYLE])
    Theme(application).use(LIGHT)
    folder.mkdir(parents=True, exist_ok=True)
    save(grid(application), folder / "grid.png")
    for name, picture in windows(application):
        save(picture, folder / f"{name}.png", LAPTOP.width() if name == WHOLE else WIDEST)
    (folder / f"{WHOLE}.png").replace(README)


def windows(application: QApplication) -> Iterator[tuple[str, QWidget]]:
    """The window with help beside clinical staff, and the settings."""
    with tempfile.TemporaryDirectory() as folder:
        preferences = Preferences(QSettings(f"{folder}/settings.ini", QSettings.Format.IniFormat))
        window = MainWindow(preferences)
        window.resize(WINDOW)
        window.show()
        window.open_sample()
        wait(application, lambda: window.session.work is not None)
        window.side.choose(PageName.CLINICAL)
        window.workspace.go_to("workforce/clinical/band_6/bme")
        window.aids.turn_help()
        wait(application)
        yield "help", window
        window.aids.turn_help()
        window.aids.show_settings()
        wait(application)
        settings = window.aids.settings
        if settings is not None:
            settings.resize(SETTINGS)
            wait(application)
            yield "settings", settings
            settings.close()
        yield from pages(application, window)
        window.close()


def pages(application: QApplication, window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """The pages that people need most, once everything is worked out."""
    window.side.choose(PageName.REPORT)
    wait(application, lambda: window.session.documents is not None)
    wait(application, window.side.doing.isHidden)
    window.resize(LAPTOP)
    window.workspace.go_to("workforce/non_clinical/band_6/bme")
    wait(application)
    yield WHOLE, window
    window.resize(WINDOW)
    for name, page in PAGES.items():
        window.side.choose(page)
        wait(application)
        yield name, window
    window.workspace.record(CONSENT)
    window.workspace.go_to("consents/001/cells")
    wait(application)
    yield "board", window
    window.workspace.record(ODD)
    window.side.choose(PageName.CHECKS)
    wait(application)
    yield "checks", window


def wait(application: QApplication, done: Callable[[], bool] | None = None) -> None:
    """Let the window do its work until something is there, or for a moment."""
    end = time.monotonic() + (MOMENT if done is None else LONGEST)
    while time.monotonic() < end and not (done is not None and done()):
        application.processEvents()
        time.sleep(0.01)


def grid(application: QApplication) -> QWidget:
    """A table of clinical staff with an error, a question and last year's figures."""
    around = QWidget()
    around.setObjectName("page")
    rows = [entered(f"{CLINICAL}/{band}", label) for band, label in BANDS.items()]
    made = CountGrid("Clinical staff", [*rows, total("All clinical staff", [each.prefix for each in rows])])
    QVBoxLayout(around).addWidget(made)
    made.name_years("2025", "2024")
    doubted = {f"{CLINICAL}/band_7/bme": "This is three times last year's number. Is it right?"}
    made.show_answers(answers(THIS), answers(LAST), {}, questions=doubted)
    around.resize(WIDEST, around.sizeHint().height())
    around.show()
    around.activateWindow()
    made.go_to(f"{CLINICAL}/band_5/bme")
    application.processEvents()
    around.adjustSize()
    around.resize(WIDEST, around.height())
    application.processEvents()
    return around


def answers(rows: Rows) -> dict[str, int | str]:
    """Rows of three as answers by place."""
    return {
        f"{CLINICAL}/{band}/{group}": count
        for band, counts in rows.items()
        for group, count in zip(GROUPS, counts, strict=True)
    }


def save(widget: QWidget, path: Path, widest: int = WIDEST) -> None:
    """A picture without anything that shines through."""
    picture = QImage(widget.size(), QImage.Format.Format_RGB32)
    widget.render(picture)
    if picture.width() > widest:
        picture = picture.scaledToWidth(widest, Qt.TransformationMode.SmoothTransformation)
    picture.save(str(path))
    with Image.open(path) as drawn:
        few = drawn.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else guide_folder() / "pictures")
