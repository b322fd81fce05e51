"""Scroll and type in a grid of a thousand rows beside a bare table of the same numbers; writes benchmarks/grid.md.

python benchmarks/grid.py     without a screen, with the Python of the program's environment
"""

import os
import platform
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtGui import QStandardItem, QStandardItemModel  # noqa: E402  the platform is chosen before Qt is loaded
from PySide6.QtWidgets import QApplication, QTableView  # noqa: E402

from wres_desktop.ui.count_grid import CountGrid  # noqa: E402  found in ROOT
from wres_desktop.ui.count_grid_rows import entered, total  # noqa: E402
from wres_desktop.ui.theme import STYLE, Theme  # noqa: E402

ROWS, STEPS, WIDTH, HEIGHT = 1000, 200, 900, 700
FRAME = 1000 / 60
"""Milliseconds between two pictures of a screen: what takes less scrolls smoothly."""
GROUPS = ("white", "bme", "unknown")

PAGE = """# The grid of counts

`python benchmarks/grid.py` scrolls through {rows:,} rows of four columns in {steps} steps, in a window of {width} by
{height} pixels without a screen, and types into the first of them. Milliseconds of a processor.

| | a step of scrolling | a keystroke, with all sums |
| --- | --- | --- |
| bare `QTableView` over a `QStandardItemModel`, in the same style sheet | {bare:.1f} | |
| grid of counts, with last year's figures, totals and marks | {grid:.1f} | {key:.1f} |

The grid takes **{ratio:.1f} times** as long as the bare table. Aim: below {frame:.0f} ms, a picture of a screen.

Measured on {date}: Python {python}, {system}, load {load:.1f} at the start.
"""


def main() -> int:
    """Measure, write the page and print it."""
    load = os.getloadavg()[0]
    application = QApplication([*sys.argv[:1], *STYLE])
    Theme(application)
    bare, grid = bare_table(), counts()
    for each in (bare, grid):
        each.resize(WIDTH, HEIGHT)
        each.show()
    application.processEvents()
    bare_step = cost(lambda step: scroll(bare, step), STEPS)
    grid_step = cost(lambda step: scroll(grid.view, step), STEPS)
    first = grid.model.index(0, 0)
    keystroke = cost(lambda step: type_into(grid, step), STEPS)
    grid.model.draft(first, None)
    page = PAGE.format(
        rows=ROWS,
        steps=STEPS,
        width=WIDTH,
        height=HEIGHT,
        bare=bare_step,
        grid=grid_step,
        key=keystroke,
        ratio=grid_step / bare_step,
        frame=FRAME,
        date=datetime.now(UTC).date().isoformat(),
        python=platform.python_version(),
        system=platform.system(),
        load=load,
    )
    (ROOT / "benchmarks" / "grid.md").write_text(page, encoding="utf-8")
    print(page)
    return 0 if grid_step < FRAME else 1


def bare_table() -> QTableView:
    """The same numbers in what Qt brings along."""
    model = QStandardItemModel(ROWS, len(GROUPS) + 1)
    for row in range(ROWS):
        for column in range(len(GROUPS) + 1):
            model.setItem(row, column, QStandardItem(str(row + column)))
    view = QTableView()
    view.setModel(model)
    view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    model.setParent(view)
    return view


def counts() -> CountGrid:
    """A grid that shows everything that it can show."""
    places = [f"place_{row}" for row in range(ROWS)]
    rows = [*(entered(place, f"Place {number}") for number, place in enumerate(places)), total("All", places)]
    grid = CountGrid("Counts", rows, whole=False)
    answers = {f"{place}/{group}": number for number, place in enumerate(places) for group in GROUPS}
    wrong = {f"place_{row}/bme": "Look at this." for row in range(0, ROWS, 10)}
    grid.name_years("2025", "2024")
    grid.show_answers(answers, {place: number + 1 for place, number in answers.items()}, wrong)
    return grid


def scroll(view: QTableView, step: int) -> None:
    """One step down, and back from the end to the beginning."""
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() * step // STEPS)


def type_into(grid: CountGrid, step: int) -> None:
    """A keystroke in the first cell."""
    grid.view.scrollToTop()
    grid.model.draft(grid.model.index(0, 0), str(step))


def cost(do: Callable[[int], None], steps: int) -> float:
    """Milliseconds of a processor for each step with all that is drawn of it."""
    begun = time.process_time()
    for step in range(steps):
        do(step)
        QApplication.processEvents()
    return 1000 * (time.process_time() - begun) / steps


if __name__ == "__main__":
    sys.exit(main())
