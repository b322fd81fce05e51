"""A workbook in the making: sheets with text, numbers, live formulas and cells for entries; text never runs."""

import re
from collections.abc import Sequence
from datetime import date
from errno import ENOSPC
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING, Final

from wres_desktop.workbooks.looks import Look, dress, wraps
from wres_desktop.workbooks.same_bytes import Shown, finished

if TYPE_CHECKING:
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

_NOT_IN_XML: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONGEST_TEXT: Final = 32_767
_POINTS_A_LINE: Final = 13.5
_A4: Final = 9
_LINES_OF_TYPE: Final = {Look.TITLE: 1.6, Look.HEADING: 1.7}
_WIDE_LETTERS: Final = 0.94
"""What a text takes on average, in the widths of a digit, with its last lines not full."""


def letter(column: int) -> str:
    """The letter of a column that is counted from 1."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - slow to load

    return str(get_column_letter(column))


class Sheet:
    """One sheet; rows and columns are counted from 1, as a reader sees them."""

    def __init__(self, worksheet: "Worksheet", shown: dict[str, Shown], dressed: dict[Look, "StyleArray"]) -> None:
        self._sheet = worksheet
        self._shown = shown
        self._dressed = dressed
        self._lines: dict[int, float] = {}
        self.name = str(worksheet.title)

    def put(self, row: int, column: int, value: str | float | date | None, look: Look) -> str:
        """Write a cell and give its address; a text is a text, whatever sign it begins with."""
        cell = self._sheet.cell(row, column)
        if isinstance(value, str):
            cell.value = _NOT_IN_XML.sub("", value)[:_LONGEST_TEXT] or None
            if cell.value is not None:
                cell.data_type = "s"
        else:
            cell.value = value
        dress(cell, look, self._dressed)
        wrapped = isinstance(cell.value, str) and wraps(look)
        self._make_room(row, str(cell.value) if wrapped else "", self._width(column), look)
        return f"{letter(column)}{row}"

    def put_decimals(self, row: int, column: int, digits: str, word: str = "") -> None:
        """A number that shows as many decimals as its text has, with a ``word`` shown before it."""
        decimals = len(digits.partition(".")[2])
        self.put(row, column, float(digits) if decimals else int(digits), Look.COUNT)
        shown = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
        self._sheet.cell(row, column).number_format = f'"{word} "{shown}' if word else shown

    def formula(self, row: int, column: int, formula: str, shown: Shown, look: Look) -> str:
        """Write a live formula, and what it comes to now for readers that do not calculate."""
        cell = self._sheet.cell(row, column)
        cell.value = formula
        dress(cell, look, self._dressed)
        address = f"{letter(column)}{row}"
        self._shown[address] = shown
        return address

    def across(self, row: int, first: int, last: int, text: str, look: Look) -> None:
        """A text over several columns, in a row that is high enough for it."""
        self.put(row, first, text, look)
        self.span(row, first, last)
        self._lines[row] = 0
        self._make_room(row, text, sum(self._width(column) for column in range(first, last + 1)), look)

    def span(self, row: int, first: int, last: int) -> None:
        """Make one cell of several columns of a row."""
        self._sheet.merge_cells(start_row=row, start_column=first, end_row=row, end_column=last)

    def height(self, row: int, lines: float) -> None:
        """Room for so many lines of text."""
        self._lines[row] = max(lines, self._lines.get(row, 0))
        self._sheet.row_dimensions[row].height = 4 + _POINTS_A_LINE * self._lines[row]

    def note(self, address: str, text: str) -> None:
        """Help that shows when the pointer rests on a cell."""
        from openpyxl.comments import Comment  # noqa: PLC0415 - slow to load

        self._sheet[address].comment = Comment(text, "WRES Desktop", width=320, height=100)

    def accept(self, address: str, rule: "DataValidation") -> None:
        """What may be entered in a cell."""
        if rule not in self._sheet.data_validations.dataValidation:
            self._sheet.add_data_validation(rule)
        rule.add(address)

    def mark_where(self, cells: str, formula: str) -> None:
        """Mark the cells in which a formula holds, by colour and by bold type."""
        from openpyxl.formatting.rule import FormulaRule  # noqa: PLC0415 - slow to load
        from openpyxl.styles import Font, PatternFill  # noqa: PLC0415 - as above

        alert = {"font": Font(bold=True, color="A3001E"), "fill": PatternFill("solid", bgColor="FBE3E6")}
        self._sheet.conditional_formatting.add(cells, FormulaRule(formula=[formula], **alert))

    def widths(self, widths: Sequence[float]) -> None:
        """The widths of the columns from the first, in characters."""
        for column, width in enumerate(widths, start=1):
            self._sheet.column_dimensions[letter(column)].width = width

    def hide(self, *, row: int = 0, column: int = 0) -> None:
        """Hide a row or a column."""
        if row:
            self._sheet.row_dimensions[row].hidden = True
        if column:
            self._sheet.column_dimensions[letter(column)].hidden = True

    def protect(self) -> None:
        """Lock whatever is not for entries, without a password; columns may be widened."""
        protection = self._sheet.protection
        protection.sheet = True
        protection.formatColumns = protection.formatRows = False

    def freeze(self, row: int, column: int) -> None:
        """Keep what stands above ``row`` and left of ``column`` in view."""
        self._sheet.freeze_panes = f"{letter(column)}{row}"

    def filter(self, row: int, columns: int) -> None:
        """Buttons to filter by on the heads in a row, down to the last row."""
        self._sheet.auto_filter.ref = f"A{row}:{letter(columns)}{self._sheet.max_row}"

    def print_setup(self, marking: str, *, landscape: bool, title_rows: tuple[int, int] | None = None) -> None:
        """One page wide on A4, the marking at its head, the sheet and page at its foot."""
        sheet = self._sheet
        sheet.page_setup.paperSize = _A4
        sheet.page_setup.orientation = "landscape" if landscape else "portrait"
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.page_margins.left = sheet.page_margins.right = 0.5
        for header in (sheet.oddHeader, sheet.evenHeader) if marking else ():
            header.center.text, header.center.size, header.center.font = marking, 11, "Arial,Bold"
        sheet.oddFooter.left.text, sheet.oddFooter.right.text = "&A", "Page &P of &N"
        if title_rows:
            sheet.print_title_rows = f"{title_rows[0]}:{title_rows[1]}"

    def _make_room(self, row: int, text: str, width: float, look: Look) -> None:
        """Room for a text that is wrapped: programs do not all work out the height by themselves."""
        lines = sum(max(1, ceil(_WIDE_LETTERS * len(line) / width)) for line in text.split("\n"))
        if look is not Look.KEY:
            self.height(row, max(lines, _LINES_OF_TYPE.get(look, 1)))

    def _width(self, column: int) -> float:
        return float(self._sheet.column_dimensions[letter(column)].width)


class Book:
    """A workbook with its title in the file's properties; the same content gives the same bytes."""

    def __init__(self, title: str, *, marking: str = "") -> None:
        from openpyxl import Workbook  # noqa: PLC0415 - slow to load

        self._workbook = Workbook()
        self._workbook.remove(self._workbook.active)
        self._workbook.properties.title = _NOT_IN_XML.sub("", title)
        self._workbook.properties.creator = "WRES Desktop"
        self._workbook.properties.language = "en-GB"
        self._workbook.properties.category = marking
        self._shown: dict[str, dict[str, Shown]] = {}
        self._dressed: dict[Look, StyleArray] = {}

    def sheet(self, name: str) -> Sheet:
        """A new sheet at the end."""
        worksheet = self._workbook.create_sheet(name)
        worksheet.sheet_view.showGridLines = False
        return Sheet(worksheet, self._shown.setdefault(name, {}), self._dressed)

    def to_bytes(self) -> bytes:
        """The file.

        Raises:
            OSError: there is no room for the temporary file in which openpyxl puts each sheet together.
        """
        from lxml.etree import LxmlError  # noqa: PLC0415 - as slow to load as openpyxl

        paper = BytesIO()
        try:
            self._workbook.save(paper)
        except LxmlError as error:
            raise OSError(ENOSPC, "no room for a temporary file") from error
        return finished(paper.getvalue(), list(self._shown.values()))
