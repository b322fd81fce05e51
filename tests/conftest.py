"""What holds for every test: no screen, user folders of its own, and no warning that nobody expected."""

import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from wres_desktop.paths import secret_path

# Before anything imports Qt: the tests need no screen, unless they are asked to use one (nox -s screen).
os.environ["QT_QPA_PLATFORM"] = os.environ.get("WRES_TESTS_ON", "offscreen")

# A law holds however busy the machine is.
settings.register_profile("on any machine", deadline=None)
settings.load_profile("on any machine")

# Each of these leads some library to the user's own files on one of the three systems.
_USER_FOLDERS = ("APPDATA", "HOME", "LOCALAPPDATA", "USERPROFILE", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")


_KEPT = "00112233445566778899aabbccddeeff"
"""The secret of the user who runs the tests, so that the same return always gives the same publication."""


@pytest.fixture(autouse=True)
def user_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's folders that are empty and belong to this test alone; ``tmp_path`` itself stays empty too."""
    home = tmp_path_factory.mktemp("user")
    for name in _USER_FOLDERS:
        monkeypatch.setenv(name, str(home))
    secret_path().parent.mkdir(parents=True, exist_ok=True)
    secret_path().write_text(_KEPT, encoding="ascii")
    return home


@pytest.fixture(autouse=True)
def no_window_left() -> Iterator[None]:
    """Destroy the windows of a test, which Qt would otherwise restyle with those of every later test.

    Qt destroys what is to be deleted later in a running event loop only, and between tests none runs.
    """
    yield
    if "PySide6.QtWidgets" not in sys.modules:
        return
    from PySide6.QtCore import QCoreApplication, QEvent  # noqa: PLC0415  most tests need no Qt
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    for widget in QApplication.topLevelWidgets():
        widget.close()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(autouse=True)
def no_unexpected_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that leaves a warning in the log; a test that expects one reads it and calls ``caplog.clear()``."""
    yield
    left = [
        f"{record.name}: {record.getMessage()}"
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING
    ]
    if left:
        pytest.fail("unexpected in the log:\n" + "\n".join(left))
