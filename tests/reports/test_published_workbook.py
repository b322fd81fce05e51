"""The published figures as a workbook: the same as in the table (CSV), number for number, and nothing that runs."""

import csv
import io
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from tests.reports.publications import everything_withheld, published, two_years, with_document, with_printed
from wres_desktop.disclosure.statements import Publication
from wres_desktop.reports.csv_table import HEADINGS, published_csv
from wres_desktop.reports.published_workbook import published_workbook

PUBLICATION = published(*two_years())


def opened(publication: Publication = PUBLICATION) -> Workbook:
    return load_workbook(io.BytesIO(published_workbook(publication)))


def figures(workbook: Workbook) -> list[tuple[Any, ...]]:
    return list(workbook["Published figures"].iter_rows(min_row=3, values_only=True))


def decimals(number_format: str) -> int:
    return len(number_format.partition(".")[2])


def test_it_holds_the_rows_of_the_table_number_for_number() -> None:
    table = list(csv.reader(io.StringIO(published_csv(PUBLICATION))))
    sheet = opened()["Published figures"]
    shown = [
        [
            f"{cell.value:.{decimals(cell.number_format)}f}"
            if isinstance(cell.value, int | float)
            else cell.value or ""
            for cell in row
        ]
        for row in sheet.iter_rows(min_row=2)
    ]

    assert shown == table
    assert tuple(shown[0]) == HEADINGS


def test_what_is_withheld_is_its_shorthand_and_no_number() -> None:
    assert {row[3] for row in figures(opened(everything_withheld(PUBLICATION)))} == {"[c]"}


def test_the_notes_explain_every_shorthand() -> None:
    notes = {row[0]: row[1] for row in opened()["Notes"].iter_rows(min_row=3, values_only=True)}

    assert notes["[c]"].startswith("Withheld so that nobody can be singled out")
    assert notes["[z]"].startswith("Cannot be calculated")


def test_the_dictionary_has_one_row_for_each_column() -> None:
    rows = list(opened()["Data dictionary"].iter_rows(min_row=3, values_only=True))

    assert tuple(row[0] for row in rows) == HEADINGS
    assert all(row[2].endswith(".") for row in rows)


def test_a_table_has_no_merged_cells_and_no_blank_rows() -> None:
    for sheet in opened().worksheets:
        assert not sheet.merged_cells.ranges
        assert all(row[0] is not None for row in sheet.iter_rows(values_only=True))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_nothing_typed_or_printed_becomes_a_formula(start: str) -> None:
    attack = f"{start}cmd|' /C calc'!A0"
    publication = with_document(with_printed(PUBLICATION, {"2021/staff/total": attack}), organisation_name=attack)

    for sheet in opened(publication).worksheets:
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_a_number_below_zero_stays_a_number() -> None:
    below = with_printed(PUBLICATION, {"2021/5/gap": "-8.2"})

    assert next(row for row in figures(opened(below)) if row[0] == "2021/5/gap")[3] == -8.2


def test_the_same_publication_gives_the_same_bytes() -> None:
    assert published_workbook(PUBLICATION) == published_workbook(PUBLICATION)
