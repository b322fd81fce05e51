"""The action plan on paper: every column of the standard, on landscape pages; a long row goes on over the page."""

from typing import Any, Final

from reportlab.platypus import Table, TableStyle

from wres_desktop.domain.submission import Action
from wres_desktop.reports.blocks import ActionPlan
from wres_desktop.reports.pdf_styles import (
    CELL,
    CELL_LABEL,
    CELL_STRONG,
    HEAD,
    INK,
    LANDSCAPE,
    LANDSCAPE_MARGIN,
    REGULAR,
    RULE,
    printable,
    words,
)

_HEADS: Final = (
    "Indicator",
    "Finding and objective",
    "Action",
    "Lead",
    "How we will know",
    "When",
    "Progress",
    "EDS outcome",
)
_SHARES: Final = (0.095, 0.185, 0.2, 0.095, 0.17, 0.085, 0.11, 0.06)


def action_table(plan: ActionPlan) -> list[Any]:
    """All actions as one table."""
    width = LANDSCAPE[0] - 2 * LANDSCAPE_MARGIN
    rows = [_row(action, label) for action, label in zip(plan.actions, plan.labels, strict=True)]
    table = Table(
        [[words(head, HEAD) for head in _HEADS], *rows],
        colWidths=[share * width for share in _SHARES],
        repeatRows=1,
        splitInRow=1,
        hAlign="LEFT",
    )
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


def _row(action: Action, label: str) -> list[Any]:
    return [
        [*_said("", action.indicator, strong=True), *_said("", label)],
        [*_said("Finding", action.finding), *_said("Objective", action.objective)],
        _said("", action.action, strong=False),
        _said("", action.lead),
        [
            *_said("Measure", action.measure),
            *_said("Baseline", action.baseline),
            *_said("Target", action.target),
        ],
        [*_said("Start", action.start), *_said("Due", action.due)],
        [*_said("Rating", action.rag.capitalize(), strong=True), *_said("Progress", action.progress)],
        _said("", action.eds_outcome),
    ]


def _said(label: str, text: str, *, strong: bool = False) -> list[Any]:
    """A label above what was typed; nothing where nothing was typed."""
    lines = [line for line in text.splitlines() if printable(line)]
    if not lines:
        return []
    head = [words(label, CELL_LABEL)] if label else []
    return [*head, *(words(line, CELL_STRONG if strong else CELL) for line in lines)]
