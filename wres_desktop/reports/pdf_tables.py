"""Tables on paper: figures that align on the decimal point, sentences in columns, heads repeated on every page."""

from collections.abc import Sequence
from typing import Any, Final

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Table, TableStyle

from wres_desktop.reports.blocks import ActionPlan, Cell, CellKind, DataTable, Row, WordTable
from wres_desktop.reports.pdf_rows import together
from wres_desktop.reports.pdf_styles import (
    CAPTION,
    CELL,
    HEAD,
    HEAD_GROUP,
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
    marked,
    words,
)
from wres_desktop.reports.pdf_whole_rows import WholeRows
from wres_desktop.reports.tagged.structure import Role
from wres_desktop.reports.tagged.tables import TableTags
from wres_desktop.reports.wording_rounded import is_rounded

_SIZE: Final = 9.2
_COLUMN_WIDTHS: Final = {5: 56, 6: 48, 7: 46, 8: 38}
_WIDEST: Final = 62
_BETWEEN_GROUPS: Final = 14
_BETWEEN_COLUMNS: Final = 8
_LABELS: Final = (ROW_TOTAL, ROW, ROW_WITHIN)
_LONG: Final = 14
"""A table with more rows than this may break over the page; a shorter one stays in one piece."""


def data_table(table: DataTable, width: float = WIDTH) -> list[Any]:
    """A table of figures with its caption and notes."""
    places = _places(table)
    widths = [float(_BETWEEN_GROUPS)] * (max(places, default=0) + 1)
    for column, place in enumerate(places):
        widths[place] = _column_width(table, column)
    widths[0] = width - sum(widths[1:])
    head_rows, rows = _head_rows(table, places), [_row(row, places) for row in table.rows]
    heads = len(head_rows)
    tags = _tags(table, places, head_rows, rows)
    drawn = Table(
        [*head_rows, *rows],
        renderCB=tags,
        colWidths=widths,
        repeatRows=heads,
        hAlign="LEFT",
        spaceBefore=0,
        spaceAfter=5,
    )
    drawn.setStyle(TableStyle(_style(table, heads, places)))
    caption = [words(table.caption, CAPTION, tags.table.within(Role.CAPTION))] if table.caption else []
    notes = [words(note, NOTE) for note in table.notes]
    if len(table.rows) <= _LONG:
        return [together([*caption, drawn, *notes])]
    return [*caption, drawn, *notes]


def _column_width(table: DataTable, column: int) -> float:
    """The usual width, or that of the longest rounded number, which has a word before it."""
    usual = float(_COLUMN_WIDTHS.get(len(table.columns), _WIDEST))
    cells = (row.cells[column].text for row in table.rows if len(row.cells) > column)
    rounded = (text for text in cells if is_rounded(text))
    return max([usual, *(float(stringWidth(text, SEMIBOLD, _SIZE)) + _BETWEEN_COLUMNS for text in rounded)])


def _tags(table: DataTable, places: list[int], heads: list[list[Any]], rows: list[list[Any]]) -> TableTags:
    tags = TableTags([0, *places], labelled=True)
    spans: dict[int, int] = {}
    first = 0
    for _, span in table.groups:
        spans[places[first]] = places[first + span - 1] - places[first] + 1
        first += span
    tags.add_heads(heads, [spans] if table.groups else [])
    tags.add_rows(rows, frozenset(index for index, row in enumerate(table.rows) if not row.cells))
    for row, drawn in zip(table.rows, rows, strict=True):
        for place, cell in zip(places, row.cells, strict=False):
            if cell.spoken:
                tags.spoken(drawn, place, cell.spoken)
    return tags


def _places(table: DataTable) -> list[int]:
    """The drawn column of each column of figures: a blank one stands before every group."""
    if not table.groups:
        return [index + 1 for index in range(len(table.columns))]
    group_of = [number for number, (_, span) in enumerate(table.groups, start=1) for _ in range(span)]
    return [index + 1 + group for index, group in enumerate(group_of)]


def word_table(table: WordTable, width: float = WIDTH) -> list[Any]:
    """A table of sentences; a row goes on over the page where it has to."""
    rows = [[[words(text, CELL)] for text in row] for row in table.rows]
    drawn = under_heads(table, rows, width, space_after=10)
    room = _ROOM_FOR_A_PEN if table.by_hand else ()
    drawn.setStyle(TableStyle([*_WORDS, *room, ("LINEBELOW", (0, 0), (-1, 0), 0.8, INK)]))
    return [drawn]


def under_heads(table: WordTable | ActionPlan, rows: Sequence[Any], width: float, space_after: float = 0) -> WholeRows:
    """A table without a column of labels, tagged, its heads on every page; ``rows`` hold what is drawn in its cells."""
    heads = [words(column, HEAD) for column in table.columns]
    tags = TableTags(range(len(heads)), labelled=False, summary=table.caption)
    tags.add_heads([heads])
    tags.add_rows(rows)
    return WholeRows(
        [heads, *rows],
        renderCB=tags,
        colWidths=[share * width for share in table.widths],
        repeatRows=1,
        hAlign="LEFT",
        spaceAfter=space_after,
    )


_ROOM_FOR_A_PEN: Final = (
    ("TOPPADDING", (0, 1), (-1, -1), 9),
    ("BOTTOMPADDING", (0, 1), (-1, -1), 13),
    ("LINEBEFORE", (1, 1), (-1, -1), 0.35, RULE),
)

_WORDS: Final = (
    ("FONTNAME", (0, 0), (-1, -1), REGULAR),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (0, -1), 0),
    ("LEFTPADDING", (1, 0), (-1, -1), 6),
    ("RIGHTPADDING", (0, 0), (-1, -1), 6),
    ("TOPPADDING", (0, 0), (-1, -1), 3),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ("LINEBELOW", (0, 1), (-1, -1), 0.35, RULE),
)


def _head_rows(table: DataTable, places: list[int]) -> list[list[Any]]:
    columns: list[Any] = [words(table.stub, HEAD), *[()] * max(places, default=0)]
    for place, column in zip(places, table.columns, strict=True):
        columns[place] = words(column, HEAD_RIGHT)
    if not table.groups:
        return [columns]
    groups: list[Any] = [()] * len(columns)
    first = 0
    for title, span in table.groups:
        groups[places[first]] = words(title, HEAD_GROUP)
        first += span
    return [groups, columns]


def _row(row: Row, places: list[int]) -> list[Any]:
    style = _LABELS[min(row.level, 2)] if row.cells else HEAD
    label = marked(row.mark, row.label, row.anchor) if row.mark else words(row.label, style)
    drawn: list[Any] = [label, *[()] * max(places, default=0)]
    for place, cell in zip(places, row.cells, strict=False):
        drawn[place] = cell.text or ()
    return drawn


def _style(table: DataTable, heads: int, places: list[int]) -> list[tuple[Any, ...]]:
    commands: list[tuple[Any, ...]] = [
        ("FONT", (0, 0), (-1, -1), REGULAR, _SIZE, _SIZE + 2.4),
        ("TEXTCOLOR", (0, 0), (-1, -1), INK),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("LEFTPADDING", (1, heads - 1), (-1, heads - 1), 6),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, heads), (-1, -1), 3.6),
        ("BOTTOMPADDING", (0, heads), (-1, -1), 4.4),
        ("TOPPADDING", (0, 0), (-1, heads - 1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, heads - 1), 3),
        ("VALIGN", (0, 0), (-1, heads - 1), "BOTTOM"),
        ("VALIGN", (0, heads), (-1, -1), "TOP"),
        ("LINEBELOW", (0, heads - 1), (-1, heads - 1), 0.8, INK),
        ("LINEBELOW", (0, heads), (-1, -1), 0.35, RULE),
    ]
    commands += _group_heads(table, places)
    for index, row in enumerate(table.rows, start=heads):
        commands += _row_style(index, row, places)
    for column, place in enumerate(places):
        commands += _column_style(table, column, (place, heads))
    return commands


def _group_heads(table: DataTable, places: list[int]) -> list[tuple[Any, ...]]:
    commands: list[tuple[Any, ...]] = []
    first = 0
    for _, span in table.groups:
        start, end = (places[first], 0), (places[first + span - 1], 0)
        commands += [
            ("SPAN", start, end),
            ("LINEBELOW", start, end, 0.35, QUIET),
        ]
        first += span
    return commands


def _row_style(index: int, row: Row, places: list[int]) -> list[tuple[Any, ...]]:
    commands: list[tuple[Any, ...]] = [
        ("TEXTCOLOR", (place, index), (place, index), QUIET)
        for place, cell in zip(places, row.cells, strict=False)
        if cell.kind in (CellKind.WITHHELD, CellKind.UNDEFINED)
    ]
    if row.level == 0:
        commands.append(("FONT", (0, index), (-1, index), SEMIBOLD, _SIZE, _SIZE + 2.4))
    if not row.cells:
        commands += [
            ("SPAN", (0, index), (-1, index)),
            ("TOPPADDING", (0, index), (-1, index), 10),
        ]
    return commands


def _column_style(table: DataTable, column: int, start: tuple[int, int]) -> list[tuple[Any, ...]]:
    """Align a column on its decimal points: whole numbers and marks end where the point would stand."""
    cells = [row.cells[column] for row in table.rows if len(row.cells) > column]
    room = max((_decimals_width(cell) for cell in cells), default=0.0)
    place = (start, (start[0], -1))
    return [("ALIGN", *place, "DECIMAL"), ("RIGHTPADDING", *place, room)]


def _decimals_width(cell: Cell) -> float:
    point = cell.text.find(".")
    if point < 0:
        return 0.0
    return float(stringWidth(cell.text[point:], SEMIBOLD, _SIZE) - stringWidth(".", SEMIBOLD, _SIZE) / 2)
