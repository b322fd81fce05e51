"""Which rows below the headings are rows of people: not empty ones, totals, headings again, nor faulty ones."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from wres_desktop.intake.as_above import fill_merged_cells
from wres_desktop.intake.cell_text import plain, text_of
from wres_desktop.intake.counted import in_short
from wres_desktop.intake.problems import Severity
from wres_desktop.intake.table_rows import TableRows
from wres_desktop.intake.workbook import Fault, column_name

if TYPE_CHECKING:
    from wres_desktop.intake.table_rows import Mask

MOST_PROBLEMS: Final = 50
"""Faulty cells that are named one by one; what is behind them is told by their number."""

_SEVERAL: Final = 3
_NOTHING: Final = "Nothing of what is counted stands in this row."
_HEADING: Final = "This row is a heading, or nothing of what is counted stands in it."
_NUMBERS: Final = ("person", "assignment", "applicant", "case")
_TOTAL: Final = re.compile(
    r"(?:grand |sub ?|overall |report )?totals?(?: .*)?|.* (?:sub ?)?total|count|sum|end of report|"
    r"number of (?:rows|records).*|page \d+(?: of \d+)?"
)
_TOTAL_WORDS: Final = re.compile("total|count|sum|end of|number of|page", re.IGNORECASE)
_FAULT_WORDS: Final[Mapping[Fault, tuple[str, str]]] = {
    Fault.ERROR: (
        "A formula in this cell ended in an error, so its value is not known.",
        "Mend the formula or type the value, and save the file again.",
    ),
    Fault.NO_RESULT: (
        "This cell holds a formula whose result was not saved.",
        "Open the file in Excel or LibreOffice, let it calculate, and save it again.",
    ),
}


def set_aside_other_rows(rows: TableRows) -> None:
    """Let only rows of people count, and say what is faulty, hidden, merged or taken from headings."""
    fill_merged_cells(rows)
    filled = ~rows.everything()
    for column in range(rows.sheet.width):
        filled |= rows.codes_of(column) != 0
    faulty = _faulty_rows(rows)
    rows.kept = filled.copy()
    within = [row for row in faulty if row < len(rows.kept)]
    rows.kept[within] = True
    rows.leave_out(_total_rows(rows), "This row holds totals, not a person.")
    rows.leave_out(_repeated_headings(rows), "The headings stand here again.")
    told = _filled_enough(rows)
    told[within] = True
    sections = bool(rows.sheet.from_sections.intersection(rows.found.columns.values()))
    rows.leave_out(~told, _HEADING if sections else _NOTHING)
    _report_faults(rows, faulty)
    _report_sections(rows)
    _report_hidden(rows)


def _filled_enough(rows: TableRows) -> "Mask":
    """Rows in which a person can stand: with a person's number, or at least two cells where there are three."""
    filled = rows.numbers_for_all(0)
    for column in rows.found.columns.values():
        values = rows.sheet.columns[column].values
        spaces = any(map(str.isspace, rows.texts_in(column)))
        told = (
            rows.where_in(column, [text_of(value) != "" for value in values]) if spaces else rows.codes_of(column) != 0
        )
        filled += told
    enough: Mask = filled > (1 if len(rows.found.columns) >= _SEVERAL else 0)
    for field in _NUMBERS:
        if rows.has(field) and not enough.all():
            enough = enough | rows.where(field, [_is_number(text) for text in rows.texts(field)])
    return enough


def _is_number(text: str) -> bool:
    """Whether a text can be the number of a person or a case: digits, and one word."""
    return bool(text) and " " not in text and any(letter.isdecimal() for letter in text)


def _total_rows(rows: TableRows) -> "Mask":
    """Rows whose first filled cell, or a cell of what is counted, says that they are totals; no person's number."""
    total, empty = ~rows.everything(), rows.everything()
    counted = {rows.found.columns[field] for field in ("ethnicity", "grade", "staff_group") if rows.has(field)}
    for column in range(rows.sheet.width):
        codes, values = rows.codes_of(column), rows.sheet.columns[column].values
        if _TOTAL_WORDS.search("\n".join(rows.texts_in(column))):
            says = [isinstance(value, str) and _says_total(value) for value in values]
            here = rows.where_in(column, says)
            total |= here if column in counted else here & empty
        empty &= codes == 0
    for field in ("person", "applicant", "case"):
        if bool(total.any()) and rows.has(field):
            no_number = [not _is_number(text) for text in rows.texts(field)]
            total &= rows.where(field, no_number)
    return total


def _repeated_headings(rows: TableRows) -> "Mask":
    """Rows in which at least two columns say their own heading."""
    times = rows.numbers_for_all(0)
    for column in rows.found.columns.values():
        heading = rows.sheet.columns[column].codes[rows.found.header_row]
        times += (rows.codes_of(column) == heading) & (heading != 0)
    again: Mask = times > 1
    return again


def _faulty_rows(rows: TableRows) -> dict[int, list[tuple[int, Fault]]]:
    """The faulty cells in columns that are counted, by the position of their row.

    The last rows of a sheet may have no other cells; then they are behind its end.
    """
    used = set(rows.found.columns.values())
    faulty: dict[int, list[tuple[int, Fault]]] = {}
    for (row, column), fault in sorted(rows.sheet.faults.items()):
        if column in used and rows.first <= row:
            faulty.setdefault(row - rows.first, []).append((column, fault))
    return faulty


def _report_faults(rows: TableRows, faulty: Mapping[int, list[tuple[int, Fault]]]) -> None:
    named = 0
    field_of = {column: field for field, column in rows.found.columns.items()}
    for position, cells in faulty.items():
        if position < len(rows.kept) and not rows.kept[position]:
            continue
        for column, fault in cells:
            named += 1
            if named <= MOST_PROBLEMS:
                row = position + rows.first
                rows.note(*_FAULT_WORDS[fault], Severity.BLOCKS, field=field_of[column], row=row)
    if named > MOST_PROBLEMS or (named and rows.sheet.more_faults):
        what = "More cells than are listed here have no value, because their formulas failed or were not worked out."
        rows.note(what, "Mend the formulas of the whole column, and save the file again.", Severity.BLOCKS)
    elif rows.sheet.more_faults:
        what = "Very many cells of this sheet have no value, because their formulas failed."
        rows.note(what, "Mend the formulas, or delete the columns that are not needed.", Severity.BLOCKS)
    rows.leave_out_each(
        {
            position: f"Cell {column_name(cells[0][0])}{position + rows.first + 1} has no value."
            for position, cells in faulty.items()
            if position < len(rows.kept)
        }
    )


def _report_sections(rows: TableRows) -> None:
    for field, column in rows.found.columns.items():
        if column in rows.sheet.from_sections:
            what = "This was taken from the headings that stand between the rows of people, each for the rows below it."
            to_do = "Look whether every heading was understood, or choose another column."
            rows.note(what, to_do, Severity.CONFIRM, field=field)


def _report_hidden(rows: TableRows) -> None:
    hidden = [
        row
        for row in rows.sheet.hidden_rows
        if row >= rows.first and rows.kept[row - rows.first : row - rows.first + 1].any()
    ]
    if hidden:
        some = in_short(sorted(row + 1 for row in hidden))
        what = f"Rows are hidden in this sheet, perhaps by a filter, and are counted all the same: {some}."
        rows.note(
            what,
            "If they are not meant to count, delete them, save the file and bring it in again.",
            Severity.CONFIRM,
        )
    for field, column in rows.found.columns.items():
        if column in rows.sheet.hidden_columns:
            what = "This column is hidden in the sheet, and is used."
            rows.note(what, "Unhide it and look whether it is the right one.", field=field)
    if rows.sheet.hidden:
        what = "This sheet is hidden in the workbook, and is used."
        rows.note(what, "Look whether it is the right one, or choose another sheet.", Severity.CONFIRM)


def _says_total(text: str) -> bool:
    """Whether a cell says that its row holds totals."""
    return _TOTAL_WORDS.search(text) is not None and _TOTAL.fullmatch(plain(text)) is not None
