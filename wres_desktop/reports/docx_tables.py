"""Tables in a Word document: heads that are repeated on every page, rows that stay whole, and words for each table.

Each table is written as Word's own markup and read once: python-docx would go through the whole table for each cell.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Emu

from wres_desktop.reports.blocks import ActionPlan, DataTable, Entry, Row, WordTable
from wres_desktop.reports.docx_styles import NOTE, TABLE_HEAD, TABLE_NUMBER, TABLE_WORDS
from wres_desktop.reports.docx_words import bookmark, paragraph, style_id
from wres_desktop.reports.pdf_styles import readable
from wres_desktop.reports.wording_rounded import is_rounded

if TYPE_CHECKING:
    from docx.document import Document

_LABELS: Final = {8: 0.28}
"""The part of a table's width that its labels take, by the number of columns beside them."""
_USUAL_LABELS: Final = 0.36
_ROOM_FOR_ROUNDED: Final = 0.128
_CELL_MARGIN: Final = 60
"""Left and right of the words in a cell, in twentieths of a point."""
_RULE: Final = "C4CFD8"


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph in a cell: its words, its style, and the place to which it leads."""

    text: str
    style: str
    right: bool = False
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell with its lines, over ``columns`` columns."""

    lines: tuple[_Line, ...]
    columns: int = 1


def data_table(document: "Document", table: DataTable) -> None:
    """A table of figures with its caption above and its notes below."""
    if table.caption:
        paragraph(document, table.caption, "Caption").paragraph_format.keep_with_next = True
    labels = _LABELS.get(len(table.columns), _USUAL_LABELS)
    shares = [labels, *_column_shares(table, (1 - labels) / len(table.columns))]
    heads = [[_one(table.stub, TABLE_HEAD), *(_one(text, TABLE_HEAD, right=True) for text in table.columns)]]
    if table.groups:
        heads.insert(
            0, [_one("", TABLE_HEAD), *(_one(title, TABLE_HEAD, columns=span) for title, span in table.groups)]
        )
    rows = [_figures(row, len(shares)) for row in table.rows]
    _add(document, _Table(heads, rows, shares, table.caption, labelled=True))
    for note in table.notes:
        paragraph(document, note, NOTE)


def _column_shares(table: DataTable, usual: float) -> Iterator[float]:
    """The usual share, or more of it in a narrow column with rounded numbers, which have a word before them."""
    for column in range(len(table.columns)):
        cells = (row.cells[column].text for row in table.rows if len(row.cells) > column)
        rounded = any(map(is_rounded, cells))
        yield max(usual, _ROOM_FOR_ROUNDED) if rounded else usual


def _figures(row: Row, width: int) -> list[_Cell]:
    if not row.cells:
        return [_one(row.label, TABLE_HEAD, columns=width)]
    is_total = row.level == 0
    label = _Line(f"{row.mark}  {row.label}".strip(), TABLE_HEAD if is_total else TABLE_WORDS, anchor=row.anchor)
    figures = (_one(cell.text, TABLE_HEAD if is_total else TABLE_NUMBER, right=True) for cell in row.cells)
    blank = [_one("", TABLE_NUMBER)] * (width - 1 - len(row.cells))
    return [_Cell((label,)), *figures, *blank]


def word_table(document: "Document", table: WordTable) -> None:
    """A table of sentences."""
    heads = [[_one(text, TABLE_HEAD) for text in table.columns]]
    rows = [[_one(text, TABLE_WORDS) for text in row] for row in table.rows]
    _add(document, _Table(heads, rows, table.widths, table.caption))
    document.add_paragraph()


def action_table(document: "Document", plan: ActionPlan) -> None:
    """All actions as one table."""
    heads = [[_one(text, TABLE_HEAD) for text in plan.columns]]
    rows = [[_entries(cell) for cell in row] for row in plan.rows]
    _add(document, _Table(heads, rows, plan.widths, plan.caption))
    document.add_paragraph()


def _entries(entries: Iterable[Entry]) -> _Cell:
    said = (
        _Line(text, TABLE_HEAD if strong else TABLE_WORDS)
        for entry in entries
        for text, strong in ((entry.label, True), *((line, entry.strong) for line in entry.text.splitlines()))
        if readable(text)
    )
    return _Cell(tuple(said) or (_Line("", TABLE_WORDS),))


def _one(text: str, style: str, *, right: bool = False, columns: int = 1) -> _Cell:
    return _Cell((_Line(text, style, right),), columns)


@dataclass(frozen=True, slots=True)
class _Table:
    """A table before it is written; ``labelled`` rows begin with a head of their own."""

    heads: list[list[_Cell]]
    rows: list[list[_Cell]]
    shares: Sequence[float]
    said: str
    labelled: bool = False


def _add(document: "Document", table: _Table) -> None:
    """Write the table at the end of the document."""
    page = document.sections[-1]
    room = (page.page_width or 0) - (page.left_margin or 0) - (page.right_margin or 0)
    twips = Emu(room).twips
    whole = sum(table.shares)
    ends = [0, *accumulate(int(twips * share / whole) for share in table.shares)]
    columns = "".join(f'<w:gridCol w:w="{end - start}"/>' for start, end in pairwise(ends))
    heads = "".join(_row(row, ends, "<w:tblHeader/>") for row in table.heads)
    rows = "".join(_row(row, ends) for row in table.rows)
    markup = f"<w:tbl {nsdecls('w')}>{_properties(table)}<w:tblGrid>{columns}</w:tblGrid>{heads}{rows}</w:tbl>"
    document.element.body.insert_element_before(parse_xml(markup), "w:sectPr")


def _properties(table: _Table) -> str:
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{_RULE}"'
    said = escape(readable(table.said), quote=True)
    return (
        f'<w:tblPr><w:tblW w:w="0" w:type="auto"/>'
        f"<w:tblBorders><w:top {line}/><w:bottom {line}/><w:insideH {line}/></w:tblBorders>"
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{_CELL_MARGIN}" w:type="dxa"/>'
        f'<w:right w:w="{_CELL_MARGIN}" w:type="dxa"/></w:tblCellMar>'
        f'<w:tblLook w:firstRow="1" w:lastRow="0" w:firstColumn="{int(table.labelled)}" w:lastColumn="0" w:noHBand="1" '
        f'w:noVBand="1"/><w:tblCaption w:val="{said}"/><w:tblDescription w:val="{said}"/></w:tblPr>'
    )


def _row(row: Sequence[_Cell], ends: Sequence[int], also: str = "") -> str:
    """A row that goes on over no page that it fits on."""
    cells = []
    first = 0
    for cell in row:
        last = first + cell.columns
        span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
        width = f'<w:tcW w:w="{ends[last] - ends[first]}" w:type="dxa"/>'
        cells.append(f"<w:tc><w:tcPr>{width}{span}</w:tcPr>{''.join(map(_paragraph, cell.lines))}</w:tc>")
        first = last
    return f"<w:tr><w:trPr><w:cantSplit/>{also}</w:trPr>{''.join(cells)}</w:tr>"


def _paragraph(line: _Line) -> str:
    side = '<w:jc w:val="right"/>' if line.right else ""
    words = f'<w:r><w:t xml:space="preserve">{escape(readable(line.text))}</w:t></w:r>'
    if line.anchor:
        words = f'<w:hyperlink w:anchor="{bookmark(line.anchor)}">{words}</w:hyperlink>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(line.style)}"/>{side}</w:pPr>{words}</w:p>'
