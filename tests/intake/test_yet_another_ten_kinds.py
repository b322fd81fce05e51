"""Kinds of staff list that HR systems write, thought up without reading the reader: what they count is known."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from html import escape
from pathlib import Path

import pytest

from tests.intake.counting import counted, filled, is_right, says_that_it_is_not_done
from tests.intake.messy import BAND, BIRTH, ETHNIC, GROUP, KIND, NUMBER, Row, counts, people, table
from tests.intake.sheets import write_csv, write_xlsx
from wres_desktop.errors import UnreadableFile
from wres_desktop.intake.workbook_process import WorkbookReader

EVERYBODY = people(random.Random(31), 40)  # noqa: S311  invented people, not secrets
COLUMNS = (NUMBER, ETHNIC, GROUP, BAND)
RIGHT = counts(EVERYBODY)
HEADINGS, *ROWS = table(EVERYBODY, COLUMNS)


def test_a_list_joined_to_everybodys_courses_counts_each_person_once(tmp_path: Path, reader: WorkbookReader) -> None:
    courses = ("Fire safety - 1 year", "Moving and handling", "Equality, diversity and human rights - 3 years")
    rows: list[Row] = [[*HEADINGS, "Competence Name", "Competence Status"]]
    rows += [[*row, course, "Achieved"] for row in ROWS for course in courses]

    result = counted(write_xlsx(tmp_path / "staff.xlsx", rows), reader)

    assert is_right(result, RIGHT) or says_that_it_is_not_done(result)


@pytest.mark.parametrize("name", ["staff.xls", "staff.html", "staff.xlsx"])
def test_a_web_page_that_a_system_calls_a_workbook_is_refused_in_words(
    name: str, tmp_path: Path, reader: WorkbookReader
) -> None:
    lines = "".join(f"<tr>{''.join(f'<td>{escape(str(cell))}</td>' for cell in row)}</tr>" for row in (HEADINGS, *ROWS))
    path = tmp_path / name
    path.write_text(f"<html><body><table border=1>{lines}</table></body></html>", encoding="utf-8")

    with pytest.raises(UnreadableFile, match=r"save|Save") as refused:
        counted(path, reader)

    assert "web page" in str(refused.value)


def test_a_workbook_in_the_xml_of_2003_is_refused_in_words(tmp_path: Path, reader: WorkbookReader) -> None:
    cell = '<Cell><Data ss:Type="String">{}</Data></Cell>'
    lines = "".join(
        f"<Row>{''.join(cell.format(escape(str(each))) for each in row)}</Row>" for row in (HEADINGS, *ROWS)
    )
    path = tmp_path / "staff.xls"
    path.write_text(
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        f'<Worksheet ss:Name="Staff"><Table>{lines}</Table></Worksheet></Workbook>',
        encoding="utf-8",
    )

    with pytest.raises(UnreadableFile, match=r"save|Save"):
        counted(path, reader)


def test_technical_names_below_the_headings_are_nobody(tmp_path: Path, reader: WorkbookReader) -> None:
    technical = [str(heading).upper().replace(" ", "_") for heading in HEADINGS]

    result = counted(write_xlsx(tmp_path / "staff.xlsx", [HEADINGS, technical, *ROWS]), reader)

    assert is_right(result, RIGHT) or says_that_it_is_not_done(result)


@pytest.mark.parametrize("earlier", [False, True], ids=["later row last", "later row first"])
def test_who_left_and_came_back_counts_once_at_the_post_of_today(
    earlier: bool,  # noqa: FBT001 - a case of a table
    tmp_path: Path,
    reader: WorkbookReader,
) -> None:
    rows: list[Row] = [[*HEADINGS, "Latest Start Date", "Termination Date"]]
    for index, row in enumerate(ROWS):
        now: Row = [*row, date(2023, 9, 4), None]
        before: Row = [*row[:3], "Band 2", date(2016, 2, 1), date(2021, 6, 30)]
        rows += [now] if index % 5 else [now, before] if earlier else [before, now]

    result = counted(write_xlsx(tmp_path / "staff.xlsx", rows), reader)

    assert filled(result) == RIGHT
    assert len(result.left_out) == 8


def test_two_payrolls_with_numbers_of_their_own_do_not_make_one_person_of_two(
    tmp_path: Path, reader: WorkbookReader
) -> None:
    half = len(EVERYBODY) // 2
    numbered = [replace(each, number=700 + index % half) for index, each in enumerate(EVERYBODY)]
    heading, *rows = table(numbered, (NUMBER, BIRTH, ETHNIC, GROUP, BAND))
    births = [date(1961 + index, 5, 9) for index in range(len(rows))]
    path = write_xlsx(
        tmp_path / "staff.xlsx",
        [
            ["Payroll", *heading],
            *(
                ["A" if index < half else "B", row[0], born, *row[2:]]
                for index, (row, born) in enumerate(zip(rows, births, strict=True))
            ),
        ],
    )

    result = counted(path, reader)

    assert is_right(result, RIGHT) or says_that_it_is_not_done(result)


@pytest.mark.parametrize(
    "shown",
    ["Band {} (Annex 21 - 75%)", "Annex 21 Band {} 70%", "Band {} - 24 months", "Afc Band {} Step Point 2", "{} (top)"],
)
def test_a_trainees_share_of_a_band_is_no_other_band(shown: str, tmp_path: Path, reader: WorkbookReader) -> None:
    rows = [[number, ethnic, group, shown.format(band.removeprefix("Band "))] for number, ethnic, group, band in ROWS]

    result = counted(write_xlsx(tmp_path / "staff.xlsx", [HEADINGS, *rows]), reader)

    assert is_right(result, RIGHT) or says_that_it_is_not_done(result)


@pytest.mark.parametrize("between", ["Band 5-6", "5/6", "Band 5 to Band 6", date(2024, 6, 5), "05-Jun"], ids=str)
def test_a_post_that_grows_from_band_5_to_6_is_asked_about(
    between: object, tmp_path: Path, reader: WorkbookReader
) -> None:
    rows = [[*row[:3], between if index == 7 else row[3]] for index, row in enumerate(ROWS)]

    result = counted(write_xlsx(tmp_path / "staff.xlsx", [HEADINGS, *rows]), reader)

    assert says_that_it_is_not_done(result)


@pytest.mark.parametrize(
    "kind",
    [
        "Honorary",
        "Volunteer",
        "Student Placement",
        "Work Experience",
        "Non-Exec Director/Chair",
        "Contractor",
        "Widow/er",
    ],
)
def test_who_is_on_the_list_without_being_employed_is_not_counted_without_a_word(
    kind: str, tmp_path: Path, reader: WorkbookReader
) -> None:
    heading, *rows = table(EVERYBODY, (*COLUMNS, KIND))
    rows += [[number, "A White - British", "Administrative and Clerical", "Band 3", kind] for number in (90001, 90002)]

    result = counted(write_xlsx(tmp_path / "staff.xlsx", [heading, *rows]), reader)

    assert is_right(result, RIGHT) or says_that_it_is_not_done(result)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("Grade at 31/03/2023", "Grade at 31/03/2024"),
        ("Previous Grade", "Grade"),
        ("Band 2022/23", "Band 2023/24"),
        ("Acting Up Grade", "Substantive Grade"),
    ],
)
def test_of_two_columns_of_bands_that_of_the_day_counts_or_it_is_asked(
    before: str, now: str, tmp_path: Path, reader: WorkbookReader
) -> None:
    rows = [[*row[:3], "Band 2", row[3]] for row in ROWS]

    result = counted(write_xlsx(tmp_path / "staff.xlsx", [[*HEADINGS[:3], before, now], *rows]), reader)

    assert is_right(result, RIGHT) or says_that_it_is_not_done(result)


def test_where_no_column_of_bands_is_of_the_day_none_is_taken(tmp_path: Path, reader: WorkbookReader) -> None:
    rows = [[*row[:3], "Band 2", row[3]] for row in ROWS]
    headings = [*HEADINGS[:3], "Grade at 31/03/2022", "Grade at 31/03/2023"]

    assert says_that_it_is_not_done(counted(write_xlsx(tmp_path / "staff.xlsx", [headings, *rows]), reader))


@pytest.mark.parametrize(
    "said",
    [
        "I do not wish to disclose my ethnic origin",
        "Prefer not to say",
        "Unspecified",
        "Undefined",
        "Not Specified",
        "Information Not Yet Obtained",
        "Declined to answer",
        "Not disclosed",
        "NULL",
        "(blank)",
        "Z Not Stated",
        "Not Known/Not Provided",
        "Awaiting response",
    ],
)
def test_whatever_a_system_writes_for_somebody_who_has_not_said_is_unknown_or_asked_about(
    said: str, tmp_path: Path, reader: WorkbookReader
) -> None:
    everybody = [replace(each, group="unknown", code="", description=said) for each in EVERYBODY[:3]] + EVERYBODY[3:]
    heading, *rows = table(
        everybody, (NUMBER, ("Ethnic Origin", lambda p: f"{p.code} {p.description}".strip()), GROUP, BAND)
    )

    result = counted(write_xlsx(tmp_path / "staff.xlsx", [heading, *rows]), reader)

    assert is_right(result, counts(everybody)) or says_that_it_is_not_done(result)


def test_a_small_companys_list_without_bands_says_what_is_missing(tmp_path: Path, reader: WorkbookReader) -> None:
    rows: list[Row] = [["Employee Ref", "Ethnicity", "Job Title", "Department", "Status", "Join Date", "Salary"]]
    rows += [
        [row[0], row[1], "Care assistant" if index % 3 else "Registered nurse", "Homes", "Active", "01/02/2020", 24500]
        for index, row in enumerate(ROWS)
    ]

    result = counted(write_csv(tmp_path / "employees.csv", rows), reader)

    assert says_that_it_is_not_done(result)


@pytest.mark.parametrize(
    "below",
    [
        ["Applied filters:\nOrganisation is Invented Care\nAssignment Status is not Bank"],
        ["Record Count: 40"],
        ["Count", 40],
        ["Total number of employees: 40"],
        ["*** End of Report ***"],
        ["Printed by NAIRP 01/04/2024 10:12", None, None, "Page 1 of 1"],
        ["40 rows selected."],
    ],
    ids=lambda below: str(below[0])[:16],
)
def test_what_a_report_writer_adds_right_below_the_last_row_is_nobody(
    below: Sequence[object], tmp_path: Path, reader: WorkbookReader
) -> None:
    result = counted(write_xlsx(tmp_path / "staff.xlsx", [HEADINGS, *ROWS, list(below)]), reader)

    assert filled(result) == RIGHT
    assert result.complete


@pytest.mark.parametrize(
    "headings",
    [
        ("Personal Reference", "Ethnic origin description", "Staff group name", "Grade name"),
        ("Pers Ref", "Ethnicity (long)", "Staff Group Desc", "Pay Grade Desc"),
        ("Payroll No.", "Ethnic Group", "NHS Staff Group", "AfC Band"),
        ("Assignment Number", "Ethnic Origin Desc", "Staff Group (ESR)", "Pay Scale Band"),
        ("Emp ID", "Race/Ethnicity", "Job Family Group", "Compensation Grade"),
        ("Worker ID", "Ethnicity Category", "Job Family", "Grade Description"),
    ],
    ids=lambda headings: headings[0],
)
def test_the_headings_of_other_systems_are_known_or_asked_about(
    headings: tuple[str, ...], tmp_path: Path, reader: WorkbookReader
) -> None:
    result = counted(write_xlsx(tmp_path / "staff.xlsx", [list(headings), *ROWS]), reader)

    assert is_right(result, RIGHT) or says_that_it_is_not_done(result)
