"""Tables in a Word document: heads that are repeated on every page, rows that stay whole, and words for each table."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu

from wres_desktop.reports.blocks import ActionPlan, DataTable, Entry, Row, WordTable
from wres_desktop.reports.docx_styles import NOTE, TABLE_HEAD, TABLE_NUMBER, TABLE_WORDS
from wres_desktop.reports.docx_words import add_link, paragraph, styled
from wres_desktop.reports.pdf_styles import readable

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.table import Table, _Cell

_LABELS: Final = {8: 0.28}
"""The part of a table's width that its labels take, by the number of columns beside them."""
_USUAL_LABELS: Final = 0.36
_CELL_MARGIN: Final = "60"
"""Left and right of the words in a cell, in twentieths of a point."""
_RULE: Final = "C4CFD8"


def data_table(document: "Document", table: DataTable) -> None:
    """A table of figures with its caption above and its notes below."""
    if table.caption:
        paragraph(document, table.caption, "Caption").paragraph_format.keep_with_next = True
    heads = 2 if table.groups else 1
    width = len(table.columns) + 1
    labels = _LABELS.get(len(table.columns), _USUAL_LABELS)
    shares = [labels, *[(1 - labels) / len(table.columns)] * len(table.columns)]
    drawn = _new_table(document, heads + len(table.rows), shares, table.caption, labelled=True)
    cells = _grid(drawn, width)
    if table.groups:
        _groups(cells[0], table.groups)
    for cell, text in zip(cells[heads - 1], (table.stub, *table.columns), strict=True):
        _write(cell, text, TABLE_HEAD, right=cell is not cells[heads - 1][0])
    for row, line in zip(table.rows, cells[heads:], strict=True):
        _figures(row, line)
    _repeat(drawn, heads)
    for note in table.notes:
        paragraph(document, note, NOTE)


def _groups(line: Sequence["_Cell"], groups: Iterable[tuple[str, int]]) -> None:
    first = 1
    for title, span in groups:
        _write(line[first].merge(line[first + span - 1]), title, TABLE_HEAD)
        first += span


def _figures(row: Row, line: Sequence["_Cell"]) -> None:
    if not row.cells:
        _write(line[0].merge(line[-1]), row.label, TABLE_HEAD)
        return
    label = f"{row.mark}  {row.label}".strip()
    if row.anchor:
        add_link(styled(line[0].paragraphs[0], TABLE_WORDS), label, row.anchor)
    else:
        _write(line[0], label, TABLE_HEAD if row.level == 0 else TABLE_WORDS)
    for cell, figure in zip(line[1:], row.cells, strict=False):
        _write(cell, figure.text, TABLE_HEAD if row.level == 0 else TABLE_NUMBER, right=True)


def word_table(document: "Document", table: WordTable) -> None:
    """A table of sentences."""
    drawn = _new_table(document, len(table.rows) + 1, table.widths, table.caption, labelled=False)
    for line, texts, style in zip(
        _grid(drawn, len(table.columns)),
        (table.columns, *table.rows),
        (TABLE_HEAD, *[TABLE_WORDS] * len(table.rows)),
        strict=True,
    ):
        for cell, text in zip(line, texts, strict=True):
            _write(cell, text, style)
    _repeat(drawn, 1)
    document.add_paragraph()


def action_table(document: "Document", plan: ActionPlan) -> None:
    """All actions as one table."""
    drawn = _new_table(document, len(plan.rows) + 1, plan.widths, "Action plan", labelled=False)
    heads, *lines = _grid(drawn, len(plan.columns))
    for cell, text in zip(heads, plan.columns, strict=True):
        _write(cell, text, TABLE_HEAD)
    for line, row in zip(lines, plan.rows, strict=True):
        for cell, entries in zip(line, row, strict=True):
            _entries(cell, entries)
    _repeat(drawn, 1)
    document.add_paragraph()


def _entries(cell: "_Cell", entries: Iterable[Entry]) -> None:
    lines = [
        (text, strong)
        for entry in entries
        for text, strong in ((entry.label, True), *((line, entry.strong) for line in entry.text.splitlines()))
        if readable(text)
    ]
    for index, (text, strong) in enumerate(lines):
        style = TABLE_HEAD if strong else TABLE_WORDS
        if index:
            paragraph(cell, text, style)
        else:
            _write(cell, text, style)


def _new_table(document: "Document", rows: int, shares: Sequence[float], said: str, *, labelled: bool) -> "Table":
    table: Table = document.add_table(rows, len(shares))
    table.autofit = False
    page = document.sections[-1]
    room = (page.page_width or 0) - (page.left_margin or 0) - (page.right_margin or 0)
    whole = sum(shares)
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Emu(int(room * share / whole))
    for line in _grid(table, len(shares)):
        for cell, share in zip(line, shares, strict=True):
            cell.width = Emu(int(room * share / whole))
    properties = table._tblPr  # noqa: SLF001 - python-docx has no other way
    properties.find(qn("w:tblLayout")).addprevious(_borders())
    look = properties.find(qn("w:tblLook"))
    properties.find(qn("w:tblLayout")).addnext(_margins())
    if look is not None:
        look.set(qn("w:firstColumn"), "1" if labelled else "0")
        look.set(qn("w:noVBand"), "1")
    for name in ("w:tblCaption", "w:tblDescription"):
        words = OxmlElement(name)
        words.set(qn("w:val"), readable(said))
        properties.append(words)
    return table


def _borders() -> "BaseOxmlElement":
    borders = OxmlElement("w:tblBorders")
    for side in ("w:top", "w:bottom", "w:insideH"):
        line = OxmlElement(side)
        for name, value in (("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", _RULE)):
            line.set(qn(name), value)
        borders.append(line)
    return borders


def _margins() -> "BaseOxmlElement":
    margins = OxmlElement("w:tblCellMar")
    for side in ("w:left", "w:right"):
        margin = OxmlElement(side)
        margin.set(qn("w:w"), _CELL_MARGIN)
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    return margins


def _grid(table: "Table", width: int) -> list[list["_Cell"]]:
    """The cells by rows, looked up once: python-docx goes through the whole table for each single cell."""
    cells = table._cells  # noqa: SLF001 - as above
    return [cells[start : start + width] for start in range(0, len(cells), width)]


def _write(cell: "_Cell", text: str, style: str, *, right: bool = False) -> None:
    line = styled(cell.paragraphs[0], style)
    line.add_run(readable(text))
    if right:
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _repeat(table: "Table", heads: int) -> None:
    """Repeat the rows of heads on every page, and let no row go on over one that fits."""
    for index, row in enumerate(table._tbl.tr_lst):  # noqa: SLF001 - as above
        properties = row.get_or_add_trPr()
        whole = OxmlElement("w:cantSplit")
        properties.append(whole)
        if index < heads:
            properties.append(OxmlElement("w:tblHeader"))
