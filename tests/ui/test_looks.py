"""The window in the user's looks: colours change at once, and another text size draws it anew."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from wres_desktop.ui.appearance import Appearance, Scheme
from wres_desktop.ui.colours import DARK
from wres_desktop.ui.dialogs import Dialogs
from wres_desktop.ui.looks import Looks
from wres_desktop.ui.opening import NewOrganisation
from wres_desktop.ui.preferences import Preferences
from wres_desktop.ui.session import PageName
from wres_desktop.ui.theme import Theme, style_sheet

WORDS = "kettle marble"


@pytest.fixture
def looks(theme: Theme, tmp_path: Path) -> Iterator[Looks]:
    made = Looks(theme, Preferences(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)))
    yield made
    if made.window.aids.settings is not None:
        made.window.aids.settings.close()
    made.window.close()
    made.window.deleteLater()


def test_other_colours_need_no_new_window(looks: Looks, qapp: QApplication) -> None:
    before, sheet = looks.window, qapp.styleSheet()
    looks.window.aids.looks_changed.emit(Appearance(scheme=Scheme.DARK))
    assert qapp.styleSheet() != sheet
    assert looks.window is before


def test_another_text_size_draws_the_window_anew_and_stays_in_the_settings(looks: Looks, qtbot: QtBot) -> None:
    before, narrow = looks.window, looks.window.side.help_button.height()
    looks.window.aids.looks_changed.emit(Appearance(150))
    qtbot.waitUntil(lambda: looks.window is not before, timeout=5000)
    assert looks.window.isVisible()
    assert looks.window.aids.settings is not None
    assert looks.window.aids.settings.isVisible()
    assert looks.window.side.help_button.height() > narrow


def test_another_text_size_keeps_the_page_and_does_not_ask_for_the_passphrase_again(
    looks: Looks, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(Dialogs, "ask_passphrase", lambda *what: asked.append(what))
    path = tmp_path / "Larkmoor.wresorg"
    looks.window.workspace.door.create(NewOrganisation({"organisation/name": "Larkmoor"}, 2025, path, WORDS))
    qtbot.waitUntil(lambda: looks.window.session.file is not None, timeout=20_000)

    before = looks.window
    before.side.choose(PageName.BOARD)
    before.aids.looks_changed.emit(Appearance(150))
    qtbot.waitUntil(lambda: looks.window is not before and looks.window.session.file is not None, timeout=20_000)

    assert looks.window.session.file is not None
    assert looks.window.session.file.path == path
    assert asked == []
    assert looks.window.page is PageName.BOARD


def test_a_style_sheet_that_waits_for_the_window_dresses_it_before_it_is_seen(
    undressed: QApplication, tmp_path: Path
) -> None:
    undressed.setStyleSheet("")
    theme = Theme(undressed, until_dressed=True)
    theme.wear(Appearance(scheme=Scheme.DARK))
    assert undressed.styleSheet() == ""
    made = Looks(theme, Preferences(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)))
    assert made.window.isVisible()
    assert undressed.styleSheet() == style_sheet(DARK, undressed)
    theme.deleteLater()
