"""Start the window beside an empty one, go from page to page, and look at its memory; writes benchmarks/window.md.

python benchmarks/window.py [--runs N]     Linux, without a screen, with the Python of the program's environment
"""

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# Both stop as soon as their window was painted: from there on somebody can use it.
EMPTY = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
QApplication.setStyle("fusion")
application = QApplication([])
window = QMainWindow()
window.show()
QTimer.singleShot(0, application.quit)
application.exec()
"""

# As app.open_window does it.
OURS = """
import gc
gc.disable()
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication
from wres_desktop import app
app.leave_sources_unread()
from wres_desktop.ui.looks import Looks
from wres_desktop.ui.main_window import TITLE
from wres_desktop.ui.preferences import Preferences
from wres_desktop.ui.theme import STYLE, Theme
QApplication.setStyle(STYLE)
application = QApplication([])
preferences = Preferences(QSettings("SETTINGS", QSettings.Format.IniFormat))
looks = Looks(Theme(application, preferences.appearance, until_dressed=True), preferences)
QTimer.singleShot(0, application.quit)
application.exec()
"""

# The example, all of it worked out and its report drawn, and then every page once again.
PAGES = """
import json, resource, time
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from wres_desktop import app
app.leave_sources_unread()
from wres_desktop.ui.jobs import JobRunner
from wres_desktop.ui.main_window import MainWindow
from wres_desktop.ui.preferences import Preferences
from wres_desktop.ui.session import PageName
from wres_desktop.ui.theme import LIGHT, STYLE, Theme
QApplication.setStyle(STYLE)
application = QApplication([])
Theme(application).use(LIGHT)
window = MainWindow(JobRunner(), Preferences(QSettings("SETTINGS", QSettings.Format.IniFormat)))
window.resize(1366, 768)
window.show()
def until(done, seconds=120):
    end = time.monotonic() + seconds
    while not done() and time.monotonic() < end:
        application.processEvents()
        time.sleep(0.005)
until(lambda: False, 2)
window.open_sample()
until(lambda: window.session.is_open)
window.side.choose(PageName.REPORT)
until(lambda: window.session.documents is not None)
until(lambda: window.side.doing.isHidden())
took = {}
for turn in range(2):
    for page in PageName:
        began = time.thread_time()
        window.side.choose(page)
        application.processEvents()
        took[page] = 1000 * (time.thread_time() - began)
        until(lambda: False, 0.2)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
with open("/proc/self/status") as status:
    held = next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024
print(json.dumps({"took": took, "peak": peak, "held": held}))
window.close()
"""

PAGE = """# The window

`python benchmarks/window.py` starts each window {runs} times, without a screen, each in a process of its own that ends
as soon as its window was painted, and once before that, so that it is compiled as an installed program is. Medians of a
processor's seconds, smallest and largest in brackets.

| window | a processor's seconds | times empty |
| --- | --- | --- |
| empty `QMainWindow` | {empty} | 1 |
| ours, ready for use | {ours} | **{ratio:.2f}** |

Aim: at most 1.5 times.

The example is opened and its report drawn; then each page is shown again, everything on it included:

| page | ms |
| --- | --- |
{pages}

Slowest: **{slowest:.0f} ms**; aim: under 50 ms. Memory with the example, its plans and both documents open:
**{held:.0f} MB** now, {peak:.0f} MB at its peak; aim: under 250 MB.

Measured on {date}: Python {python}, {system}, load {load:.1f} at the start.
"""


def main(arguments: Sequence[str]) -> int:
    """Measure, write the page and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args(list(arguments)).runs
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        settings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "HOME": folder}
        settings |= {"PYTHONPYCACHEPREFIX": f"{folder}/compiled"}
        settings.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled once, not at each start
        named = [text.replace("SETTINGS", f"{folder}/settings.ini") for text in (EMPTY, OURS, PAGES)]
        seconds: tuple[list[float], list[float]] = ([], [])
        for program in named[:2]:
            output(program, settings)
        for _ in range(runs):
            for which in (0, 1):
                seconds[which].append(worked(named[which], settings))
        pages = json.loads(output(named[2], settings))
    rows = "\n".join(f"| {page} | {took:.0f} |" for page, took in pages["took"].items())
    page = PAGE.format(
        runs=runs,
        empty=spread(seconds[0]),
        ours=spread(seconds[1]),
        ratio=statistics.median(seconds[1]) / statistics.median(seconds[0]),
        pages=rows,
        slowest=max(pages["took"].values()),
        held=pages["held"],
        peak=pages["peak"],
        date=datetime.now(UTC).date(),
        python=platform.python_version(),
        system=platform.platform(),
        load=load,
    )
    (ROOT / "benchmarks" / "window.md").write_text(page, encoding="utf-8")
    print(page)
    return 0


def worked(program: str, settings: dict[str, str]) -> float:
    """A processor's seconds that a program took from start to end."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    output(program, settings)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def output(program: str, settings: dict[str, str]) -> str:
    """What a program says."""
    done = subprocess.run(
        [sys.executable, "-c", program], env=settings, capture_output=True, text=True, check=True, timeout=600
    )
    return done.stdout


def spread(seconds: Sequence[float]) -> str:
    """Median, smallest and largest."""
    return f"{statistics.median(seconds):.2f} ({min(seconds):.2f}-{max(seconds):.2f})"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
