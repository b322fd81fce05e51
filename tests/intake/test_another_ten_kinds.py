"""Kinds of staff list from an HR consultant who had not read the reader, with the right counts by construction."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.intake.counting import counted, filled, is_right, says_that_it_is_not_done
from tests.intake.messy import BAND, ETHNIC, GROUP, NUMBER, SNAPSHOT, Row, counts, people, table
from tests.intake.sheets import write_csv, write_xlsx
from wres_desktop.intake.workbook_process import WorkbookReader

EVERYBODY = people(random.Random(19), 40)  # noqa: S311  invented people, not secrets
RIGHT = counts(EVERYBODY)
HEADINGS, *ROWS = table(EVERYBODY, (NUMBER, ETHNIC, GROUP, BAND))
SOMEBODY = ["A White - British", "Administrative and Clerical", "Band 3"]
"""All but the number of a person who does not count."""


@pytest.mark.parametrize("mask", ["REDACTED", "***", "N/A", "-", 0, "2.03E+11"], ids=str)
def test_a_number_that_is_the_same_for_everybody_makes_nobody_one_person(
    mask: str | int, tmp_path: Path, reader: WorkbookReader
) -> None:
    path = write_csv(tmp_path / "staff.csv", [HEADINGS, *([mask, *others] for _, *others in ROWS)])

    result = counted(path, reader)

    assert is_right(result, RIGHT) or says_that_it_is_not_done(result)


def test_long_numbers_that_a_spreadsheet_shortened_do_not_make_one_person_of_several(
    tmp_path: Path, reader: WorkbookReader
) -> None:
    rows = [[f"{2.03 + (index // 5) / 100:.2f}E+11", *others] for index, (_, *others) in enumerate(ROWS)]

    result = counted(write_csv(tmp_path / "staff.csv", [HEADINGS, *rows]), reader)

    assert is_right(result, RIGHT) or says_that_it_is_not_done(result)


@pytest.mark.parametrize("gone", ["Terminated", "Ex-employee", "Leaver", "Left", "Inactive"])
def test_who_left_after_the_snapshot_date_counts_although_the_status_says_today_that_they_left(
    gone: str, tmp_path: Path, reader: WorkbookReader
) -> None:
    rows: list[Row] = [[*HEADINGS, "Start Date", "Leaving Date", "Employee Status"]]
    for index, row in enumerate(ROWS):
        rows.append([*row, "07/05/2019", *(("30/04/2024", gone) if index % 4 == 1 else ("", "Active"))])
    rows += [[number, *SOMEBODY, "07/05/2019", "31/01/2024", gone] for number in range(70000, 70004)]

    result = counted(write_xlsx(tmp_path / "staff.xlsx", rows), reader)

    assert filled(result) == RIGHT
    assert [each.row for each in result.left_out] == [42, 43, 44, 45]


@pytest.mark.parametrize(
    ("heading", "shown"),
    [
        ("Snapshot Date", "%d/%m/%Y"),
        ("As At", "%Y-%m-%d"),
        ("Month", "%B %Y"),
        ("Period", "%b-%y"),
        ("Reporting Month", "%Y%m"),
        ("Tm Year Month", "%Y / %m"),
    ],
    ids=str,
)
def test_of_months_one_below_the_other_only_that_of_the_snapshot_date_counts(
    heading: str, shown: str, tmp_path: Path, reader: WorkbookReader
) -> None:
    rows: list[Row] = [[heading, *HEADINGS]]
    for month in (date(2024, 1, 31), date(2024, 2, 29), SNAPSHOT, date(2024, 4, 30)):
        rows += [
            [f"{month:{shown}}", *others, band if month == SNAPSHOT or index % 4 else "Band 2"]
            for index, (*others, band) in enumerate(ROWS)
        ]
        rows += [[f"{month:{shown}}", number, *SOMEBODY] for number in range(90000, 90006) if month != SNAPSHOT]

    result = counted(write_xlsx(tmp_path / "months.xlsx", rows), reader)

    assert is_right(result, RIGHT) or says_that_it_is_not_done(result)


@pytest.mark.parametrize("heading", ["Effective Date", "Effective From", "Effdt", "Valid from"])
def test_of_a_history_without_last_days_the_latest_row_up_to_the_snapshot_date_counts(
    heading: str, tmp_path: Path, reader: WorkbookReader
) -> None:
    rows: list[Row] = [["Employee ID", heading, *HEADINGS[1:]]]
    for index, (number, *others, band) in enumerate(ROWS):
        rows.append([number, date(2019, 5, 1), *others, "Band 2" if index % 3 == 0 else band])
        if index % 3 == 0:
            rows.append([number, date(2022, 7, 1), *others, band])
        if index % 7 == 1:
            rows.append([number, date(2024, 6, 1), *others, "Band 9"])

    result = counted(write_xlsx(tmp_path / "history.xlsx", rows), reader)

    assert is_right(result, RIGHT) or says_that_it_is_not_done(result)


def test_of_a_history_with_first_and_last_days_the_row_of_the_snapshot_date_counts(
    tmp_path: Path, reader: WorkbookReader
) -> None:
    rows: list[Row] = [["Employee Number", "Effective Start Date", "Effective End Date", *HEADINGS[1:]]]
    for index, (number, *others, band) in enumerate(ROWS):
        if index % 3 == 0:
            rows.append([number, "01/05/2019", "30/06/2022", *others, "Band 2"])
        rows.append([number, "01/07/2022", "31/05/2024" if index % 7 == 1 else "31/12/4712", *others, band])
        if index % 7 == 1:
            rows.append([number, "01/06/2024", "31/12/4712", *others, "Band 9"])

    assert is_right(counted(write_xlsx(tmp_path / "history.xlsx", rows), reader), RIGHT)


def test_a_row_with_a_headcount_of_nought_is_a_second_post_and_nobody(tmp_path: Path, reader: WorkbookReader) -> None:
    rows: list[Row] = [[*HEADINGS[1:], "Headcount", "FTE"]]
    for index, (_, ethnic, group, band) in enumerate(ROWS):
        if index % 6 == 2:
            rows.append([ethnic, "Administrative and Clerical", "Band 2", 0, 0.6])
        rows.append([ethnic, group, band, 1, 0.4])

    result = counted(write_xlsx(tmp_path / "posts.xlsx", rows), reader)

    assert filled(result) == RIGHT


def test_the_post_with_a_headcount_of_one_is_the_main_post_whatever_its_hours(
    tmp_path: Path, reader: WorkbookReader
) -> None:
    rows: list[Row] = [[*HEADINGS, "Headcount", "FTE"]]
    for index, row in enumerate(ROWS):
        if index % 6 == 2:
            rows.append([*row[:2], "Administrative and Clerical", "Band 2", 0, 0.6])
        rows.append([*row, 1, 0.4])

    assert filled(counted(write_xlsx(tmp_path / "posts.xlsx", rows), reader)) == counts(EVERYBODY)


@pytest.mark.parametrize(
    "codes",
    [
        {"white": "W", "bme": "BAMO", "unknown": "UN"},
        {"white": ("WB", "WI", "WO"), "bme": ("AI", "AP", "BC", "BA", "CH"), "unknown": ("NS", "PN")},
    ],
    ids=["letters", "pairs of letters"],
)
def test_where_ethnic_codes_are_of_another_scheme_each_of_them_is_asked_about(
    codes: dict[str, Sequence[str]], tmp_path: Path, reader: WorkbookReader
) -> None:
    rows = [
        [row[0], codes[each.group][index % len(codes[each.group])], *row[2:]]
        for index, (each, row) in enumerate(zip(EVERYBODY, ROWS, strict=True))
    ]

    result = counted(write_xlsx(tmp_path / "staff.xlsx", [HEADINGS, *rows]), reader)

    asked = {each.value for each in result.questions if each.about == "ethnicity"}
    assert asked == {row[1] for row in rows}
    assert not filled(result)


def test_an_ethnic_origin_that_stands_only_in_the_first_row_of_its_block_is_not_unknown_below_it(
    tmp_path: Path, reader: WorkbookReader
) -> None:
    rows: list[Row] = [["Ethnic Origin", "Employee Number", "Staff Group", "Pay Band"]]
    before = None
    for number, ethnic, group, band in sorted(ROWS, key=lambda row: str(row[1])):
        rows.append([None if ethnic == before else ethnic, number, group, band])
        before = ethnic

    result = counted(write_xlsx(tmp_path / "report.xlsx", rows), reader)

    assert is_right(result, RIGHT) or says_that_it_is_not_done(result)


def test_cells_that_a_website_wrote_as_formulas_of_one_text_are_that_text(
    tmp_path: Path, reader: WorkbookReader
) -> None:
    rows = [HEADINGS, *([f'="{cell}"' for cell in row] for row in ROWS)]

    assert is_right(counted(write_csv(tmp_path / "staff.csv", rows), reader), RIGHT)


def test_dates_with_the_month_first_are_read_so_or_told_about_and_never_counted_by_halves(
    tmp_path: Path, reader: WorkbookReader
) -> None:
    rows: list[Row] = [[*HEADINGS, "Hire Date", "Termination Date"]]
    for index, row in enumerate(ROWS):
        rows.append([*row, "05/23/2019" if index % 2 else "11/02/2020", "" if index % 5 else "04/01/2024"])
    rows += [[number, *SOMEBODY, "04/02/2024", ""] for number in range(70000, 70005)]
    rows += [[number, *SOMEBODY, "11/02/2020", "03/04/2024"] for number in range(71000, 71005)]

    result = counted(write_xlsx(tmp_path / "staff.xlsx", rows), reader)

    assert is_right(result, RIGHT) or says_that_it_is_not_done(result)


@pytest.mark.parametrize(
    "cell",
    ["{} - point 27", "{} Point 03", "{} (Spine point 14)", "AfC {} SCP 27", "{} Step 2 of 3", "{}, spine 30"],
    ids=str,
)
def test_a_band_with_its_spine_point_in_one_cell_is_that_band(
    cell: str, tmp_path: Path, reader: WorkbookReader
) -> None:
    rows = [HEADINGS, *([*others, cell.format(band)] for *others, band in ROWS)]

    assert is_right(counted(write_xlsx(tmp_path / "staff.xlsx", rows), reader), RIGHT)


@pytest.mark.parametrize("bank_first", [False, True], ids=["in order", "the bank contract first"])
@pytest.mark.parametrize("bank", ["Bank", "Zero hours - Bank", "NHSP Bank worker"])
def test_who_has_a_fixed_term_and_a_bank_contract_counts_once_at_the_fixed_term_post_even_where_the_bank_is_primary(
    bank: str, tmp_path: Path, reader: WorkbookReader, *, bank_first: bool
) -> None:
    rows: list[Row] = [[*HEADINGS, "Assignment Category", "Primary"]]
    for index, row in enumerate(ROWS):
        both: list[Row] = [[*row, "Fixed Term Temp", "No"], [*row[:3], "Band 2", bank, "Yes"]]
        rows += (both[::-1] if bank_first else both) if index % 5 == 1 else [[*row, "Permanent", "Yes"]]
    rows += [[number, *SOMEBODY, bank, "Yes"] for number in range(80000, 80003)]

    assert is_right(counted(write_xlsx(tmp_path / "staff.xlsx", rows), reader), RIGHT)


@pytest.mark.parametrize("status", ["Career Break", "Suspended", "Maternity & Adoption", "Long term sick"])
def test_who_is_away_from_work_is_still_in_post(status: str, tmp_path: Path, reader: WorkbookReader) -> None:
    rows = [[*row, status if index % 8 == 3 else "Active Assignment"] for index, row in enumerate(ROWS)]

    result = counted(write_xlsx(tmp_path / "staff.xlsx", [[*HEADINGS, "Assignment Status"], *rows]), reader)

    assert is_right(result, RIGHT)


@pytest.mark.parametrize("status", ["Resigned - last day 12/04/2024", "Future leaver", "Leaving 30/04/2024"])
def test_who_is_going_to_leave_is_in_post_or_asked_about(status: str, tmp_path: Path, reader: WorkbookReader) -> None:
    rows = [[*row, status if index % 8 == 3 else "Active"] for index, row in enumerate(ROWS)]

    result = counted(write_xlsx(tmp_path / "staff.xlsx", [[*HEADINGS, "Status"], *rows]), reader)

    assert is_right(result, RIGHT) or says_that_it_is_not_done(result)


@pytest.mark.parametrize("heading", ["Job Title", "Position Title", "Department", "Area of Work"])
def test_titles_that_speak_of_banks_vacancies_and_doctors_change_nothing(
    heading: str, tmp_path: Path, reader: WorkbookReader
) -> None:
    titles = ["HR Consultant", "Bank and Agency Administrator", "Vacancy Officer", "Leavers Clerk", "Medical Secretary"]
    rows = [[*row, titles[index % len(titles)]] for index, row in enumerate(ROWS)]

    assert is_right(counted(write_xlsx(tmp_path / "staff.xlsx", [[*HEADINGS, heading], *rows]), reader), RIGHT)


def test_bands_down_and_ethnic_groups_across_are_counted_or_told_about(tmp_path: Path, reader: WorkbookReader) -> None:
    right = counts([replace(each) for each in EVERYBODY])
    rows: list[Row] = [["Clinical / Non-Clinical", "Pay Band", "White", "BME", "Not Stated", "Grand Total"]]
    for place in sorted({place.rsplit("/", 1)[0] for place in right}):
        _, group, band = place.split("/")
        across = [right.get(f"{place}/{each}", 0) for each in ("white", "bme", "unknown")]
        rows.append([group.replace("_", "-").title(), band.replace("band_", "Band "), *across, sum(across)])

    result = counted(write_xlsx(tmp_path / "summary.xlsx", rows), reader)

    assert is_right(result, RIGHT) or says_that_it_is_not_done(result)
