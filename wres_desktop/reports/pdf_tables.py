"""Tables on paper: figures that align on the decimal point, sentences in columns, heads repeated on every page."""

from typing import Any, Final

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Table, TableStyle

from wres_desktop.reports.blocks import Cell, CellKind, DataTable, Row, WordTable
from wres_desktop.reports.pdf_rows import together
from wres_desktop.reports.pdf_styles import (
    CAPTION,
    CELL,
    HEAD,
    HEAD_RIGHT,
    INK,
    NOTE,
    QUIET,
    REGULAR,
    ROW,
    ROW_TOTAL,
    ROW_WITHIN,
    RULE,
    SEMIBOLD,
    WIDTH,
    words,
)

_SIZE: Final = 8.8
_COLUMN_WIDTHS: Final = {4: 62, 5: 56, 6: 50, 8: 42}
_LABELS: Final = (ROW_TOTAL, ROW, ROW_WITHIN)
_LONG: Final = 14
"""A table with more rows than this may break over the page; a shorter one stays in one piece."""


def data_table(table: DataTable, width: float = WIDTH) -> list[Any]:
    """A table of figures with its caption and notes."""
    count = len(table.columns)
    column = _COLUMN_WIDTHS.get(count, 62 if count < 5 else 42)  # noqa: PLR2004 - five columns and more are narrower
    heads = 2 if table.groups else 1
    drawn = Table(
        [*_head_rows(table), *(_row(row, count) for row in table.rows)],
        colWidths=[width - count * column, *[column] * count],
        repeatRows=heads,
        hAlign="LEFT",
        spaceBefore=0,
        spaceAfter=4,
    )
    drawn.setStyle(TableStyle(_style(table, heads)))
    caption = [words(table.caption, CAPTION)] if table.caption else []
    notes = [words(note, NOTE) for note in table.notes]
    if len(table.rows) <= _LONG:
        return [together([*caption, drawn, *notes])]
    return [*caption, drawn, *notes]


def word_table(table: WordTable, width: float = WIDTH) -> list[Any]:
    """A table of sentences; a row may go on over the page."""
    drawn = Table(
        [
            [words(column, HEAD) for column in table.columns],
            *([[words(text, CELL)] for text in row] for row in table.rows),
        ],
        colWidths=[share * width for share in table.widths],
        repeatRows=1,
        splitInRow=1,
        hAlign="LEFT",
        spaceAfter=10,
    )
    drawn.setStyle(TableStyle([*_WORDS, ("LINEBELOW", (0, 0), (-1, 0), 0.8, INK)]))
    return [drawn]


_WORDS: Final = (
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (0, -1), 0),
    ("LEFTPADDING", (1, 0), (-1, -1), 6),
    ("RIGHTPADDING", (0, 0), (-1, -1), 6),
    ("TOPPADDING", (0, 0), (-1, -1), 4),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
    ("LINEBELOW", (0, 1), (-1, -1), 0.35, RULE),
)


def _head_rows(table: DataTable) -> list[list[Any]]:
    columns = [words(table.stub, HEAD), *(words(column, HEAD_RIGHT) for column in table.columns)]
    if not table.groups:
        return [columns]
    groups: list[Any] = [""]
    for title, span in table.groups:
        groups += [title, *[""] * (span - 1)]
    return [groups, columns]


def _row(row: Row, count: int) -> list[Any]:
    label = words(row.label, _LABELS[min(row.level, 2)] if row.cells else HEAD)
    return [label, *(cell.text for cell in row.cells), *[""] * (count - len(row.cells))]


def _style(table: DataTable, heads: int) -> list[tuple[Any, ...]]:
    commands: list[tuple[Any, ...]] = [
        ("FONT", (0, 0), (-1, -1), REGULAR, _SIZE, _SIZE + 2.4),
        ("TEXTCOLOR", (0, 0), (-1, -1), INK),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, heads), (-1, -1), 3.4),
        ("BOTTOMPADDING", (0, heads), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, heads - 1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, heads - 1), 3),
        ("VALIGN", (0, 0), (-1, heads - 1), "BOTTOM"),
        ("VALIGN", (0, heads), (-1, -1), "TOP"),
        ("LINEBELOW", (0, heads - 1), (-1, heads - 1), 0.8, INK),
        ("LINEBELOW", (0, heads), (-1, -1), 0.35, RULE),
    ]
    commands += _group_heads(table)
    for index, row in enumerate(table.rows, start=heads):
        commands += _row_style(index, row)
    for column in range(len(table.columns)):
        commands += _column_style(table, column, heads)
    return commands


def _group_heads(table: DataTable) -> list[tuple[Any, ...]]:
    commands: list[tuple[Any, ...]] = []
    first = 1
    for _, span in table.groups:
        last = first + span - 1
        commands += [
            ("SPAN", (first, 0), (last, 0)),
            ("ALIGN", (first, 0), (last, 0), "RIGHT"),
            ("FONT", (first, 0), (last, 0), SEMIBOLD, _SIZE),
        ]
        first = last + 1
    return commands


def _row_style(index: int, row: Row) -> list[tuple[Any, ...]]:
    commands: list[tuple[Any, ...]] = [
        ("TEXTCOLOR", (column, index), (column, index), QUIET)
        for column, cell in enumerate(row.cells, start=1)
        if cell.kind in (CellKind.WITHHELD, CellKind.UNDEFINED)
    ]
    if row.level == 0:
        commands.append(("FONT", (0, index), (-1, index), SEMIBOLD, _SIZE, _SIZE + 2.4))
    if not row.cells:
        commands += [
            ("TOPPADDING", (0, index), (-1, index), 9),
        ]
    return commands


def _column_style(table: DataTable, column: int, heads: int) -> list[tuple[Any, ...]]:
    """Align a column on its decimal points: whole numbers and marks end where the point would stand."""
    cells = [row.cells[column] for row in table.rows if len(row.cells) > column]
    room = max((_decimals_width(cell) for cell in cells), default=0.0)
    place = ((column + 1, heads), (column + 1, -1))
    return [("ALIGN", *place, "DECIMAL"), ("RIGHTPADDING", *place, room)]


def _decimals_width(cell: Cell) -> float:
    point = cell.text.find(".")
    if point < 0:
        return 0.0
    return float(stringWidth(cell.text[point:], SEMIBOLD, _SIZE) - stringWidth(".", SEMIBOLD, _SIZE) / 2)
