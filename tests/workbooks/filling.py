"""Fills in an entry workbook as a person would, cell by cell, and reads it back; the hidden keys tell where."""

import io
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from wres_desktop.domain.collection.pages import BASES, KINDS
from wres_desktop.exchange.entry_workbook import entry_workbook
from wres_desktop.intake.workbook import Sheet
from wres_desktop.intake.workbook_sheets import read_spreadsheet_file

CHOICES = dict(KINDS) | dict(BASES)


def opened(content: bytes) -> Workbook:
    """A workbook's file, with its formulas."""
    return load_workbook(io.BytesIO(content))


def entries(sheet: Worksheet) -> Iterator[tuple[str, int, int]]:
    """Every place that can be filled in on a sheet, with its row and column."""
    columns: dict[int, str] = {}
    for row in range(1, sheet.max_row + 1):
        key = sheet.cell(row, 1).value
        if key == "columns":
            columns = {
                column: text
                for column in range(2, sheet.max_column + 1)
                if (text := sheet.cell(row, column).value)
                and "/" not in text.removeprefix("last/")
                and text[:5] != "last/"
            }
        elif isinstance(key, str) and key != "wres-entry-workbook 1":
            for column, name in columns.items():
                if name != "worked out":
                    yield (key if name == "answer" else f"{key}/{name}"), row, column


def filled(workbook: Workbook, answers: Mapping[str, str | int]) -> set[str]:
    """Write every answer into its cell; the places that were found."""
    found = set()
    for sheet in workbook.worksheets:
        for place, row, column in entries(sheet):
            if place in answers:
                value: Any = answers[place]
                sheet.cell(row, column).value = CHOICES.get(value, value)
                sheet.cell(row, column).data_type = "n" if isinstance(value, int) else "s"
                found.add(place)
    return found


def template(year: int = 2021) -> Workbook:
    """An entry workbook to be filled in."""
    return opened(_template(year))


@cache
def _template(year: int) -> bytes:
    return entry_workbook(year)


def saved(workbook: Workbook, folder: Path, name: str = "entry.xlsx") -> Path:
    """The workbook as a file."""
    path = folder / name
    workbook.save(path)
    return path


def sheets_of(path: Path) -> tuple[Sheet, ...]:
    """The sheets of a file, read in this process: the files of these tests are our own."""
    return read_spreadsheet_file(path, lambda _done, _of: None).sheets
