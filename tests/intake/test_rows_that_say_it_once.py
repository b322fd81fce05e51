"""Staff lists that say a band, a staff group or an origin once for several people: in headings, in merged cells."""

import random
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import pytest
import xlsxwriter

from tests.intake.counting import counted, filled
from tests.intake.messy import BAND, ETHNIC, GROUP, NAME, NUMBER, Column, Person, Row, counts, people, table
from tests.intake.sheets import write_csv, write_xlsx
from wres_desktop.intake.as_above import AS_ABOVE
from wres_desktop.intake.problems import Severity
from wres_desktop.intake.workbook_process import WorkbookReader

EVERYBODY = sorted(people(random.Random(31), 120), key=lambda p: (p.staff_group_words, p.band))  # noqa: S311  invented
BY_BAND = sorted(EVERYBODY, key=lambda p: p.band)


def under_headings(columns: Sequence[Column], heading: str = "Band {}", *, repeated: bool = False) -> list[Row]:
    """The headings of the columns, then for each band a row that names it and its people, and a blank row."""
    rows: list[Row] = [] if repeated else [[name for name, _ in columns]]
    for band, own in groupby(BY_BAND, key=lambda p: p.band):
        mine = list(own)
        rows += [[heading.format(band, len(mine))], *table(mine, columns)[0 if repeated else 1 :], []]
    return rows


def merged(path: Path, everybody: Sequence[Person], columns: Sequence[Column], down: int) -> Path:
    """The list with the cells of one column merged over all rows that say the same."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        rows = table(everybody, columns)
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if column != down or not at:
                    sheet.write(at, column, value)
        for value, own in groupby(range(1, len(rows)), key=lambda at: rows[at][down]):
            lines = list(own)
            if len(lines) > 1:
                sheet.merge_range(lines[0], down, lines[-1], down, value)
            else:
                sheet.write(lines[0], down, value)
    return path


def said_once(columns: Sequence[Column], *once: int) -> list[Row]:
    """The list of everybody with blanks where a column says the same as the row above."""
    heading, *rows = table(EVERYBODY, columns)
    before: Row = [None] * len(columns)
    shown = []
    for row in rows:
        again = [all(row[outer] == before[outer] for outer in once[: once.index(each) + 1]) for each in once]
        shown.append([None if at in once and again[once.index(at)] else value for at, value in enumerate(row)])
        before = row
    return [heading, *shown]


@pytest.mark.parametrize(
    ("columns", "heading", "repeated"),
    [
        ((NUMBER, NAME, ETHNIC, GROUP), "Band {}", False),
        ((NAME, ETHNIC, GROUP, NUMBER), "AfC Band {} ({})", False),
        ((NAME, ETHNIC, GROUP, NUMBER), "Pay Band: Band {}", True),
        ((ETHNIC, GROUP), "Band {}", False),
        (((BAND[0], lambda _: None), NAME, ETHNIC, GROUP), "Band {}", False),
    ],
    ids=["first column", "with numbers of people", "column headings each time", "among ethnic origins", "own column"],
)
def test_rows_that_name_a_band_hold_for_the_people_below_them_and_are_to_be_confirmed(
    columns: Sequence[Column], heading: str, tmp_path: Path, reader: WorkbookReader, *, repeated: bool
) -> None:
    result = counted(write_xlsx(tmp_path / "staff.xlsx", under_headings(columns, heading, repeated=repeated)), reader)

    assert filled(result) == counts(EVERYBODY)
    (problem,) = [each for each in result.problems if "headings that stand between" in each.what]
    assert problem.severity is Severity.CONFIRM
    assert "band" in problem.address.lower()


def test_headings_of_staff_groups_around_headings_of_bands_hold_too(tmp_path: Path, reader: WorkbookReader) -> None:
    rows: list[Row] = [["Staff list"], [], ["Employee Number", "Surname", "Ethnic Origin", "Job title"]]
    for group, own in groupby(EVERYBODY, key=lambda p: p.staff_group_words):
        rows.append([group])
        for band, those in groupby(own, key=lambda p: p.band):
            rows += [
                [f"Band {band}"],
                *(row for row in table(list(those), (NUMBER, NAME, ETHNIC, ("", lambda _: "Worker")))[1:]),
            ]
        rows.append(["Total", 12])

    assert filled(counted(write_xlsx(tmp_path / "staff.xlsx", rows), reader)) == counts(EVERYBODY)


def test_a_heading_that_is_no_band_is_asked_about_and_never_passed_over(tmp_path: Path, reader: WorkbookReader) -> None:
    rows = under_headings((NUMBER, NAME, ETHNIC, GROUP))
    apprentices = next(at for at, row in enumerate(rows) if row == ["Band 6"])
    rows[apprentices] = ["Apprentices"]
    path = write_xlsx(tmp_path / "staff.xlsx", rows)

    (question,) = counted(path, reader).questions
    assert (question.about, question.value) == ("grade", "Apprentices")
    assert len(question.rows) == sum(each.band == "6" for each in EVERYBODY)
    assert filled(counted(path, reader, answers={"grade": {"apprentices": "band_6"}})) == counts(EVERYBODY)


def test_people_above_the_first_heading_are_asked_about(tmp_path: Path, reader: WorkbookReader) -> None:
    rows = under_headings((NUMBER, NAME, ETHNIC, GROUP))
    del rows[1]

    (question,) = counted(write_xlsx(tmp_path / "staff.xlsx", rows), reader).questions

    assert (question.about, question.value, question.rows[0]) == ("grade", "", 2)


def test_lines_between_the_pages_of_a_printed_list_are_no_headings(tmp_path: Path, reader: WorkbookReader) -> None:
    rows = under_headings((NUMBER, NAME, ETHNIC, GROUP))
    for at in (50, 25):
        rows.insert(at, ["Page 1 of 3"])

    assert filled(counted(write_xlsx(tmp_path / "staff.xlsx", rows), reader)) == counts(EVERYBODY)


@pytest.mark.parametrize("down", [1, 2, 3], ids=["ethnic origin", "staff group", "band"])
def test_a_cell_merged_over_several_rows_stands_in_each(down: int, tmp_path: Path, reader: WorkbookReader) -> None:
    columns = (NUMBER, ETHNIC, GROUP, BAND)
    everybody = sorted(EVERYBODY, key=columns[down][1])

    result = counted(merged(tmp_path / "staff.xlsx", everybody, columns, down), reader)

    assert filled(result) == counts(EVERYBODY)
    (problem,) = result.problems
    assert problem.severity is Severity.NOTE
    assert "merged over several rows" in problem.what


@pytest.mark.parametrize(
    ("columns", "once", "asked"),
    [
        ((NUMBER, ETHNIC, GROUP, BAND), (3,), {"grade"}),
        ((GROUP, BAND, NUMBER, ETHNIC), (0, 1), {"staff_group", "grade"}),
        ((GROUP, BAND, ETHNIC, NUMBER), (0, 1), {"staff_group", "grade"}),
    ],
    ids=["bands", "groups and bands", "a pivot table"],
)
def test_blanks_below_a_cell_are_asked_about_and_can_mean_the_same_as_above(
    columns: Sequence[Column], once: Sequence[int], asked: set[str], tmp_path: Path, reader: WorkbookReader
) -> None:
    path = write_csv(tmp_path / "staff.csv", said_once(columns, *once))

    before = counted(path, reader)
    assert {question.about for question in before.questions} <= asked
    assert all(question.options[0].answer == AS_ABOVE for question in before.questions)
    answered = counted(path, reader, answers={about: {"": AS_ABOVE} for about in asked})
    assert filled(answered) == counts(EVERYBODY)
    assert {each.severity for each in answered.problems} == {Severity.CONFIRM}


def test_ethnic_origins_said_once_for_each_group_are_not_taken_for_not_known(
    tmp_path: Path, reader: WorkbookReader
) -> None:
    by_origin = sorted(EVERYBODY, key=lambda p: p.description)
    heading, *rows = table(by_origin, (ETHNIC, NUMBER, GROUP, BAND))
    shown = [row if not at or rows[at - 1][0] != row[0] else [None, *row[1:]] for at, row in enumerate(rows)]
    path = write_csv(tmp_path / "staff.csv", [heading, *shown])

    (question,) = counted(path, reader).questions
    assert [option.answer for option in question.options] == [AS_ABOVE, "unknown", "leave_out"]
    assert filled(counted(path, reader, answers={"ethnicity": {"": AS_ABOVE}})) == counts(EVERYBODY)
    of_nobody = counted(path, reader, answers={"ethnicity": {"": "unknown"}})
    assert sum(count for place, count in filled(of_nobody).items() if place.endswith("/bme")) < 20


def test_an_answer_of_last_year_fills_no_blanks_in_a_list_that_does_not_look_so(
    tmp_path: Path, reader: WorkbookReader
) -> None:
    rows = table(EVERYBODY, (NUMBER, ETHNIC, GROUP, BAND))
    rows[20][3] = rows[20][1] = None
    answers = {field: {"": AS_ABOVE} for field in ("ethnicity", "grade", "staff_group")}

    result = counted(write_csv(tmp_path / "staff.csv", rows), reader, answers=answers)

    (question,) = result.questions
    assert (question.about, question.rows) == ("grade", (21,))
