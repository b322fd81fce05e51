"""A table of counts that somebody made already, taken for a list of people: recognised, to say what to do with it."""

from collections.abc import Iterable
from typing import Final

from wres_desktop.errors import UnreadableFile
from wres_desktop.intake.cell_text import number_of, plain, text_of
from wres_desktop.intake.columns import fields
from wres_desktop.intake.spreadsheet import Layout
from wres_desktop.intake.workbook import FIRST_ROWS, Sheet, Workbook

COUNTS_ALREADY: Final = (
    "{} is a table of counts that are made already: White and BME stand over its columns. Here lists are counted that "
    "have one row for each person. Open the file, copy the rows of numbers together with their names and headings, and "
    "paste them into the table of their page, or into a workbook to be filled in."
)


def refuse_counts(workbook: Workbook, layout: Layout) -> None:
    """Say of a table of counts, in which nothing to be counted was recognised, that it is one.

    Raises:
        UnreadableFile: it is one.
    """
    if not layout.complete and _holds_counts(workbook.sheets[layout.sheet]):
        raise UnreadableFile(COUNTS_ALREADY.format(workbook.name))


def _holds_counts(sheet: Sheet) -> bool:
    """Whether a sheet has a column for White and one for BME people, with numbers below both."""
    return any(_counts_below(sheet, row) for row in range(min(sheet.height, FIRST_ROWS)))


def _counts_below(sheet: Sheet, row: int) -> bool:
    names = [plain(text_of(cell)) for cell in sheet.row(row)]
    found = [_column(names, fields()[f"answers_{group}"].headings) for group in ("white", "bme")]
    below = range(row + 1, min(sheet.height, row + 1 + FIRST_ROWS))
    return all(
        column is not None and any(number_of(sheet.at(each, column)) is not None for each in below) for column in found
    )


def _column(names: list[str], headings: Iterable[str]) -> int | None:
    return next((column for column, name in enumerate(names) if name in headings), None)
