"""Spreadsheet files for tests, written by other people's libraries."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeAlias

import xlsxwriter

Row: TypeAlias = Sequence[Any]


def write_xlsx(path: Path, *sheets: Sequence[Row], names: Sequence[str] = ()) -> Path:
    """A workbook with one sheet for each list of rows; ``None`` leaves a cell out."""
    with xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy", "strings_to_formulas": False}) as book:
        for number, rows in enumerate(sheets):
            sheet = book.add_worksheet(names[number] if names else None)
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    if value is not None:
                        sheet.write(at, column, value)
    return path


def write_csv(path: Path, rows: Sequence[Row], separator: str = ",", encoding: str = "utf-8") -> Path:
    """A text file as spreadsheet programs save it."""
    with path.open("w", newline="", encoding=encoding) as file:
        csv.writer(file, delimiter=separator).writerows(rows)
    return path
