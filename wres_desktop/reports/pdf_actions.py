"""The action plan on paper: every column of the standard, on landscape pages; no row is cut without need."""

from typing import Any

from reportlab.platypus import TableStyle

from wres_desktop.reports.blocks import ActionPlan, Entry
from wres_desktop.reports.pdf_styles import (
    CELL,
    CELL_LABEL,
    CELL_STRONG,
    INK,
    LANDSCAPE,
    LANDSCAPE_MARGIN,
    REGULAR,
    RULE,
    printable,
    words,
)
from wres_desktop.reports.pdf_tables import under_heads


def action_table(plan: ActionPlan) -> list[Any]:
    """All actions as one table."""
    width = LANDSCAPE[0] - 2 * LANDSCAPE_MARGIN
    rows = [[[part for entry in cell for part in _said(entry)] for cell in row] for row in plan.rows]
    for row in rows:
        if not any(row):
            row[0] = [words("", CELL)]
    table = under_heads(plan, rows, width)
    table.page_height = LANDSCAPE[1]
    table.setStyle(
        TableStyle(
            [
                ("FONTNAME", (0, 0), (-1, -1), REGULAR),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (0, -1), 0),
                ("LEFTPADDING", (1, 0), (-1, -1), 5),
                ("RIGHTPADDING", (0, 0), (-1, -1), 7),
                ("TOPPADDING", (0, 0), (-1, -1), 6),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 7),
                ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
                ("LINEBELOW", (0, 0), (-1, 0), 0.8, INK),
                ("LINEBELOW", (0, 1), (-1, -1), 0.4, RULE),
            ]
        )
    )
    return [table]


def _said(entry: Entry) -> list[Any]:
    """A label above what was typed."""
    lines = [line for line in entry.text.splitlines() if printable(line)]
    head = [words(entry.label, CELL_LABEL)] if entry.label and lines else []
    return [*head, *(words(line, CELL_STRONG if entry.strong else CELL) for line in lines)]
