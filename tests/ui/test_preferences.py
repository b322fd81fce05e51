"""What the window remembers."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from wres_desktop.ui.appearance import Appearance, Scheme
from wres_desktop.ui.preferences import Preferences


def stored(path: Path) -> Preferences:
    return Preferences(QSettings(str(path / "settings.ini"), QSettings.Format.IniFormat))


def test_the_first_start_knows_no_size_and_begins_in_the_users_folder(tmp_path: Path) -> None:
    assert stored(tmp_path).geometry is None
    assert stored(tmp_path).last_folder == Path.home()


def test_size_and_folder_are_remembered(tmp_path: Path) -> None:
    preferences = stored(tmp_path)
    preferences.geometry = QByteArray(b"size")
    preferences.last_folder = tmp_path
    again = stored(tmp_path)
    assert (again.geometry, again.last_folder) == (QByteArray(b"size"), tmp_path)


def test_a_folder_that_is_gone_is_forgotten(tmp_path: Path) -> None:
    preferences = stored(tmp_path)
    preferences.last_folder = tmp_path / "gone"
    assert preferences.last_folder == Path.home()


def test_looks_are_remembered_and_what_makes_no_sense_is_the_systems(tmp_path: Path) -> None:
    preferences = stored(tmp_path)
    assert preferences.appearance == Appearance(100, Scheme.SYSTEM)
    preferences.appearance = Appearance(175, Scheme.DARK)
    assert stored(tmp_path).appearance == Appearance(175, Scheme.DARK)
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    settings.setValue("look/text_size", "a lot")
    settings.setValue("look/scheme", "plaid")
    assert Preferences(settings).appearance == Appearance(100, Scheme.SYSTEM)
