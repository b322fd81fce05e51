"""How long a report of about forty pages takes, tagged and checked, beside the same pages from ReportLab without tags.

    python -m benchmarks.documents

The pages: eight sections with a chart, a table of 61 linked rows, lists and paragraphs each, and contents. Both ways
are drawn in turns, and the best of several runs counts, in seconds of the processor.
"""

import io
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

import pikepdf
from reportlab.pdfgen.canvas import Canvas

from wres_desktop.reports.blocks import (
    Bar,
    BarChart,
    Block,
    Cell,
    Cover,
    DataTable,
    FactList,
    Heading,
    Paragraph,
    ReportContent,
    Row,
    Section,
    TypedText,
)
from wres_desktop.reports.pdf import draw_pdf, render_pdf
from wres_desktop.reports.tagged.structure import Part, Role

SECTIONS: Final = 8
ROWS: Final = 61
RUNS: Final = 5
_SAID: Final = (
    "The trust planned for a workforce that reflects the people whom it serves, and says here what it found. "
)


class PlainCanvas(Canvas):  # type: ignore[misc] # ReportLab has no types
    """ReportLab's canvas as it is: what our drawings say of the structure falls on deaf ears."""

    in_artifact = True

    def __init__(self, *positional: Any, **named: Any) -> None:  # noqa: ANN401 - ReportLab has no types
        """Takes what ReportLab's canvas takes."""
        super().__init__(*positional, **named)
        self.root = self.container = Part(Role.DOCUMENT, placed=True)

    @contextmanager
    def content(self, _: Part) -> Iterator[None]:
        """Draw."""
        yield

    def begin_content(self, _: Part) -> None:
        """Nothing begins."""

    end_content = begin_artifact = end_artifact = write_structure = lambda *_: None

    def link(self, _: Part, anchor: str, said: str, place: tuple[float, float, float, float]) -> None:
        """A link without tags."""
        self.linkRect(said, anchor, place, relative=1, thickness=0)


def report() -> ReportContent:
    """A report of about forty pages."""
    sections = tuple(Section(f"s{n}", str(n), f"Staff group {n}", _blocks(n), new_page=True) for n in range(SECTIONS))
    return ReportContent(
        "Annual report", "Invented Trust", Cover("Invented Trust", "Annual report 2021", "", ()), sections, "benchmark"
    )


def _blocks(number: int) -> tuple[Block, ...]:
    bars = tuple(Bar(f"Part {n // 4}", f"Band {n}", str(7 * n + number), f"{7 * n + number}%") for n in range(12))
    rows = tuple(
        Row(
            f"Row {n}",
            tuple(Cell(f"{1.5 * n * column + number:.1f}") for column in range(6)),
            mark=str(n),
            anchor="s0",
        )
        for n in range(ROWS)
    )
    columns = ("Month", "White", "BME", "Not known", "Total", "BME %")
    return (
        Paragraph(_SAID * 4),
        TypedText("Action taken", "\n".join(f"- Action {n}: {_SAID}" for n in range(6))),
        BarChart(f"Chart {number}", bars, "Bars that grow."),
        Heading("The numbers behind it"),
        DataTable(f"Table {number}", "Label", columns, rows, ("A note.",)),
        FactList(tuple((f"Fact {n}", _SAID) for n in range(8))),
        Paragraph(_SAID * 8),
    )


def main() -> None:
    """Print both times and their ratio."""
    content = report()
    ways: dict[str, Callable[[io.BytesIO], None]] = {
        "untagged ReportLab": lambda to: draw_pdf(content, to, PlainCanvas),
        "tagged, PDF/UA-1 and PDF/A-2a": lambda to: render_pdf(content, to),
    }
    best = dict.fromkeys(ways, float("inf"))
    to = io.BytesIO()
    for _ in range(RUNS):
        for name, way in ways.items():
            to = io.BytesIO()
            start = time.process_time()
            way(to)
            best[name] = min(best[name], time.process_time() - start)
    plain, tagged = best.values()
    with pikepdf.open(to) as pdf:
        pages = len(pdf.pages)
    for name, seconds in best.items():
        print(f"{name:32} {seconds:6.2f} s")
    print(f"{'ratio':32} {tagged / plain:6.2f}    {pages} pages, {SECTIONS * (ROWS + 1)} links")


if __name__ == "__main__":
    main()
