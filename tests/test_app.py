"""The start: a window or a command, and what happens to a fault of the program's own."""

import subprocess
import sys
from pathlib import Path

import pytest

from wres_desktop import app
from wres_desktop.paths import resources, user_folder

SLOW = ("jsonschema", "numpy", "openpyxl", "ortools", "pandas", "pypdfium2", "reportlab", "scipy")


def loaded_by(code: str) -> set[str]:
    """The top-level modules that a fresh Python has loaded after running ``code``."""
    show = "import sys; print(' '.join({name.partition('.')[0] for name in sys.modules}))"
    run = [sys.executable, "-c", f"{code}\n{show}"]
    done = subprocess.run(run, capture_output=True, text=True, check=True, cwd=resources().parent)  # noqa: S603
    return set(done.stdout.splitlines()[-1].split())


def test_no_source_is_read_on_the_way_to_the_window() -> None:
    """PySide would read that of every module; it and Python's own tools are all that is left to be read."""
    program = (
        "import PySide6.QtWidgets, linecache; linecache.clearcache(); from wres_desktop import app;"
        "linecache.clearcache(); app.leave_sources_unread(); from wres_desktop.ui import looks; import decimal;"
        "print(sorted(linecache.cache))"
    )
    run = [sys.executable, "-c", program]
    done = subprocess.run(run, capture_output=True, text=True, check=True, cwd=resources().parent)  # noqa: S603
    assert done.stdout.strip() == "[]"


def test_a_command_does_not_load_the_window() -> None:
    assert "PySide6" not in loaded_by("from wres_desktop import app, cli")


FIRST_WINDOW = """
from PySide6 import QtCore, QtWidgets
from wres_desktop.ui import main_window
from wres_desktop.ui.looks import Looks
from wres_desktop.ui.preferences import Preferences
from wres_desktop.ui.theme import STYLE, Theme
main_window.AFTER_FIRST_PAINT = 1_000_000  # on a busy machine the other pages would be loaded before the end
application = QtWidgets.QApplication(["wres", *STYLE])
preferences = Preferences()
window = Looks(Theme(application, preferences.appearance, until_dressed=True), preferences).window
application.processEvents()
assert window.isVisible()
"""


def test_the_first_window_is_shown_before_anything_slow_is_loaded() -> None:
    assert loaded_by(FIRST_WINDOW) & {*SLOW, "typing_extensions"} == set()


def test_the_first_window_is_shown_before_python_has_the_names_of_qt_and_of_its_styles() -> None:
    """PySide puts a class into its module when it is first asked for; these two bring more names than all others."""
    loaded_by(f"{FIRST_WINDOW}\nassert {{'Qt', 'QStyle'}}.isdisjoint({{*vars(QtCore), *vars(QtWidgets)}})")


def test_no_page_that_is_made_ahead_waits_for_anything_slow() -> None:
    code = f"{FIRST_WINDOW}\nfor page in main_window.PageName: window.workspace.shelf.prepare(page)"
    assert loaded_by(code) & {*SLOW} == set()


def test_what_stands_behind_the_pages_is_loaded_part_by_part_with_nothing_left_to_the_pages() -> None:
    code = """
from wres_desktop.ui.loading import loading
import sys
assert len(set(loading())) > 30
before = set(sys.modules)
import wres_desktop.ui.workspace, wres_desktop.ui.shelf
assert set(sys.modules) == before
"""
    assert "wres_desktop" in loaded_by(code)


def test_without_a_screen_the_window_says_what_to_do_instead(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert app.main([]) == 2
    assert capsys.readouterr().err == app.NO_SCREEN + "\n"


def test_anything_but_the_sample_is_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["check", "there-is-no-such-file.wres.json"]) == 2
    assert "there-is-no-such-file" in capsys.readouterr().err


@pytest.mark.parametrize("ready", ["app.look_seldom_for_rubbish()", "app.main(['check', 'no-such-file.wres.json'])"])
def test_plans_and_proofs_do_not_wait_for_looks_for_rubbish(ready: str) -> None:
    """Left to itself Python looks whenever 700 things more are there, which took a fifth of the time of a proof."""
    loaded_by(
        f"import gc; from wres_desktop import app; {ready}; assert gc.isenabled() and gc.get_threshold()[0] > 9999"
    )


def fault() -> Exception:
    """A fault whose own words hold what must not be logged, with the one that led to it."""
    try:
        try:
            int("Ada Example, 3 of 7")
        except ValueError as cause:
            ("band 5 has 3 people", cause)[int("7")]
    except IndexError as caught:
        return caught
    raise AssertionError


def test_a_fault_is_logged_by_its_place_and_without_the_data_it_met() -> None:
    log = app.log_fault(fault())
    assert log == user_folder() / app.LOG_NAME
    text = log.read_text(encoding="utf-8")
    assert "IndexError" in text
    assert "ValueError" in text
    assert "test_app.py:" in text
    assert "Ada" not in text
    assert "band 5" not in text


def test_a_fault_that_nobody_expected_is_logged_and_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr("threading.excepthook", None)
    shown: list[Path] = []
    app.install_fault_hook(shown.append)
    met = fault()
    sys.excepthook(type(met), met, met.__traceback__)
    assert [path.is_file() for path in shown] == [True]
