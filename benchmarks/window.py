"""Start the window beside an empty one, go from page to page, and look at its memory; writes benchmarks/window.md.

python benchmarks/window.py [--runs N]     Linux, without a screen, with the Python of the program's environment
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent

# Both are left alone for a moment once they are shown, so that they are painted: waiting takes no work.

EMPTY = """
import time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.show()
QTimer.singleShot(300, application.quit)
application.exec()
print(time.process_time())
"""

# Words cost their part: the system's letters have to be looked up before the first can be painted.
ONE_LINE = EMPTY.replace("import QApplication, QMainWindow", "import QApplication, QLabel, QMainWindow").replace(
    "window.show()", 'window.setCentralWidget(QLabel("Nothing is open"))\nwindow.show()'
)

# As app.open_window does it; what is loaded after the first picture is put off.
OURS = """
import gc, time
gc.disable()
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication
from wres_desktop import app
app.leave_sources_unread()
from wres_desktop.ui import main_window
from wres_desktop.ui.looks import Looks
from wres_desktop.ui.preferences import Preferences
from wres_desktop.ui.theme import STYLE, Theme
main_window.AFTER_FIRST_PAINT = 1_000_000
application = QApplication(["wres", *STYLE])
preferences = Preferences(QSettings("SETTINGS", QSettings.Format.IniFormat))
looks = Looks(Theme(application, preferences.appearance, until_dressed=True), preferences)
QTimer.singleShot(300, application.quit)
application.exec()
print(time.process_time())
"""

# The example, all of it worked out and its report drawn, and then every page once again.
PAGES = """
import json, resource, time
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from wres_desktop import app
app.leave_sources_unread()
from wres_desktop.ui.main_window import MainWindow
from wres_desktop.ui.preferences import Preferences
from wres_desktop.ui.session import PageName
from wres_desktop.ui.theme import LIGHT, STYLE, Theme
application = QApplication(["wres", *STYLE])
Theme(application).use(LIGHT)
window = MainWindow(Preferences(QSettings("SETTINGS", QSettings.Format.IniFormat)))
window.resize(1366, 768)
window.show()
def until(done, seconds=120):
    end = time.monotonic() + seconds
    while not done() and time.monotonic() < end:
        application.processEvents()
        time.sleep(0.005)
longest, end = 0, time.monotonic() + 120
while window.stack.count() < len(PageName) and time.monotonic() < end:
    began = time.thread_time()
    application.processEvents()
    longest = max(longest, 1000 * (time.thread_time() - began))
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
print(json.dumps({"took": took, "longest": longest, "peak": peak, "held": held}))
window.close()
"""

PAGE = """# The window

`python benchmarks/window.py` starts an empty window, the same with a line of text, and ours in turn, {runs} times,
without a screen, each in a process of its own, and once before that, so that it is compiled as an installed program is.
Counted is a processor's time from the start of Python until the window is painted and waits for its user; the empty one
imports nothing but the classes that it needs. Medians, smallest and largest in brackets. A computer is faster in one
minute than in the next, so each start is held against the empty one just before it.

| window | a processor's seconds | times the empty one before it |
| --- | --- | --- |
| empty `QMainWindow` | {empty} | 1 |
| the same with one line of text in it | {one_line} | {one_line_ratio} |
| ours, ready for use | {ours} | **{ratio}** |

Aim: at most 1.5 times. After its first picture the window loads everything else in small parts; for
**{longest:.0f} ms** of a processor's time at the longest it answers nobody.

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
    parser.add_argument("--runs", type=int, default=21)
    runs = parser.parse_args(list(arguments)).runs
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        settings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "HOME": folder}
        settings |= {"PYTHONPYCACHEPREFIX": f"{folder}/compiled"}
        settings.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled once, not at each start
        ours, pages = (program.replace("SETTINGS", f"{folder}/settings.ini") for program in (OURS, PAGES))
        turns = [[said(each, settings) for each in (EMPTY, ONE_LINE, ours)] for _ in range(1 + runs)][1:]
        shown = said(pages, settings)
    rows = "\n".join(f"| {page} | {took:.0f} |" for page, took in shown["took"].items())
    page = PAGE.format(
        runs=runs,
        empty=spread([turn[0] for turn in turns]),
        one_line=spread([turn[1] for turn in turns]),
        one_line_ratio=spread([turn[1] / turn[0] for turn in turns]),
        ours=spread([turn[2] for turn in turns]),
        ratio=spread([turn[2] / turn[0] for turn in turns]),
        longest=shown["longest"],
        pages=rows,
        slowest=max(shown["took"].values()),
        held=shown["held"],
        peak=shown["peak"],
        date=datetime.now(UTC).date(),
        python=platform.python_version(),
        system=platform.platform(),
        load=load,
    )
    (ROOT / "benchmarks" / "window.md").write_text(page, encoding="utf-8")
    print(page)
    return 0


def said(program: str, settings: dict[str, str]) -> Any:  # noqa: ANN401  JSON of three kinds
    """What a program writes at its end, as JSON."""
    run = [sys.executable, "-c", program]
    done = subprocess.run(run, env=settings, capture_output=True, text=True, check=True, timeout=600)
    return json.loads(done.stdout)


def spread(seconds: Sequence[float]) -> str:
    """Median, smallest and largest."""
    return f"{statistics.median(seconds):.2f} ({min(seconds):.2f}-{max(seconds):.2f})"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
