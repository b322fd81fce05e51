"""Wires everything together: the window or a command, and what happens when the program meets a fault of its own."""

import gc
import os
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from wres_desktop import __version__
from wres_desktop.paths import resources, user_folder

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from wres_desktop.ui.theme import Theme

SAMPLE = "--sample"

NO_SCREEN = (
    "There is no screen to open the window on. Use a command instead, such as "
    '"python main.py report RETURN --to FOLDER"; "python main.py --help" lists them.'
)

LOG_NAME = "wres-desktop.log"


_MADE_BEFORE_A_LOOK = 20_000
"""So many new things are looked through for rubbish at once: plans and proofs make many, and hardly any in circles."""

_READS_SOURCES = "_mod_uses_pyside"
"""PySide's own function that looks for its name in the source of a module."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, or run a command; the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given in ([], [SAMPLE]):
        return open_window(sample=bool(given))
    from wres_desktop import cli  # noqa: PLC0415  the window needs no commands, a command no window

    gc.set_threshold(_MADE_BEFORE_A_LOOK)
    return cli.main(given)


def open_window(*, sample: bool) -> int:
    """Show the window until the user closes it; ``sample`` opens the example in it."""
    if not has_screen():
        sys.stderr.write(NO_SCREEN + "\n")
        return 2
    gc.disable()  # hardly anything that a start makes is thrown away: looking for it would keep the user waiting
    from PySide6.QtCore import QTimer  # noqa: PLC0415  a command must not load Qt
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    leave_sources_unread()
    from wres_desktop.ui.looks import Looks  # noqa: PLC0415
    from wres_desktop.ui.main_window import TITLE  # noqa: PLC0415
    from wres_desktop.ui.preferences import Preferences  # noqa: PLC0415
    from wres_desktop.ui.theme import STYLE, Theme  # noqa: PLC0415

    application = QApplication([*sys.argv[:1], *STYLE])
    application.setApplicationName(TITLE)
    application.setApplicationVersion(__version__)
    install_fault_hook(show_fault)
    preferences = Preferences()
    theme = Theme(application, preferences.appearance, until_dressed=True)
    looks = Looks(theme, preferences)
    QTimer.singleShot(0, application, lambda: _after_first_picture(application, theme))
    if sample:
        looks.window.open_sample()
    return application.exec()


def leave_sources_unread() -> None:
    """Let PySide know by its name whether a module uses PySide: ours do, no library does.

    Left to itself it reads the source of every module that is imported after it, and Python keeps the text. Where a
    later PySide has nothing of this name, nothing changes.
    """
    features = sys.modules.get("shibokensupport.feature")
    if hasattr(features, _READS_SOURCES):
        setattr(features, _READS_SOURCES, lambda module: module.__name__.startswith("wres_desktop."))


def _after_first_picture(application: "QApplication", theme: "Theme") -> None:
    """What the first picture of the window does not wait for."""
    import signal  # noqa: PLC0415  as above

    from PySide6.QtGui import QIcon  # noqa: PLC0415  as above

    signal.signal(signal.SIGINT, signal.SIG_DFL)
    theme.ask_the_system()
    application.setWindowIcon(QIcon(str(resources() / "icons" / "wres-desktop.png")))
    look_seldom_for_rubbish()
    gc.enable()


def look_seldom_for_rubbish() -> None:
    """Never look again through what is loaded by now, and through what is new only where there is much of it."""
    gc.freeze()
    gc.set_threshold(_MADE_BEFORE_A_LOOK)


def has_screen() -> bool:
    """Whether a window can be shown: Windows and macOS always can."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def install_fault_hook(show: Callable[[Path], None]) -> None:
    """From now on, log every exception that nobody expected and ``show`` where the log is."""

    def on_fault(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        show(log_fault(fault))

    def on_thread_fault(fault: threading.ExceptHookArgs) -> None:
        if fault.exc_value is not None:
            log_fault(fault.exc_value)

    sys.excepthook = on_fault
    threading.excepthook = on_thread_fault


def log_fault(fault: BaseException) -> Path:
    """Append where a fault happened to the log in the user's folder, without any of the data it happened on."""
    from datetime import datetime  # noqa: PLC0415  faults are rare, and every start would load it

    log = user_folder() / LOG_NAME
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("a", encoding="utf-8") as lines:
        lines.write(f"{datetime.now().astimezone().isoformat(timespec='seconds')} {__version__}\n{described(fault)}\n")
    return log


def described(fault: BaseException) -> str:
    """A fault by its kind and the lines of the program that led to it: never its message, which may hold data."""
    import traceback  # noqa: PLC0415  as above

    frames = traceback.extract_tb(fault.__traceback__)
    lines = [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    cause = fault.__cause__ or fault.__context__
    before = [described(cause), "led to"] if cause is not None else []
    return "\n".join((*before, type(fault).__name__, *lines))


def show_fault(log: Path) -> None:
    """Tell the user that the program has a fault, and where it is described."""
    from PySide6.QtWidgets import QApplication, QMessageBox  # noqa: PLC0415

    if any(isinstance(widget, QMessageBox) and widget.isVisible() for widget in QApplication.topLevelWidgets()):
        return
    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("WRES Desktop")
    box.setText("The program has a fault and could not do what you asked.")
    box.setInformativeText(
        "Your files were not changed. You can go on, or close the program and start it again. If it happens again, "
        f"send this file to whoever supports you; it holds none of your figures:\n\n{log}"
    )
    box.exec()
