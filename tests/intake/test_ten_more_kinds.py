"""Kinds of staff list found by somebody who had not read the reader, which once gave wrong counts without a word."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.intake.counting import counted, filled
from tests.intake.messy import BAND, ETHNIC, GROUP, NUMBER, SNAPSHOT, Column, Row, counts, people, table
from tests.intake.sheets import write_xlsx
from wres_desktop.intake.counted import Terms
from wres_desktop.intake.spreadsheet import count_table, recognise
from wres_desktop.intake.vacant_posts import VACANT
from wres_desktop.intake.workbook_process import WorkbookReader

EVERYBODY = people(random.Random(19), 40)  # noqa: S311  invented people, not secrets
COLUMNS = (NUMBER, ETHNIC, GROUP, BAND)


def with_vacant_posts(number: str | None, ethnicity: str | None) -> list[Row]:
    """The usual list with a post that nobody holds below every tenth person: rows 12, 23, 34 and 45."""
    rows = table(EVERYBODY, COLUMNS)
    for at in (11, 22, 33, 44):
        rows.insert(at, [number, ethnicity, *rows[1][2:]])
    return rows


@pytest.mark.parametrize(("number", "ethnicity"), [("VACANT", None), ("Vacant post", "Not Stated"), (None, "Vacant")])
def test_a_row_that_says_it_is_vacant_is_no_person_of_unknown_ethnicity(
    number: str | None, ethnicity: str | None, tmp_path: Path, reader: WorkbookReader
) -> None:
    result = counted(write_xlsx(tmp_path / "posts.xlsx", with_vacant_posts(number, ethnicity)), reader)

    assert filled(result) == counts(EVERYBODY)
    assert [(each.row, each.why) for each in result.left_out] == [(row, VACANT) for row in (12, 23, 34, 45)]
    assert not result.problems


def test_an_occupant_who_is_vacant_is_nobody_and_a_line_manager_who_is_does_not_matter(
    tmp_path: Path, reader: WorkbookReader
) -> None:
    everybody = people(random.Random(23), 90)  # noqa: S311  invented people, not secrets
    rows: list[Row] = [["Line manager", "Occupant", "Ethnic Origin", "Staff Group", "Pay Band"]]
    for index, (_, *others) in enumerate(table(everybody, COLUMNS)[1:]):
        rows.append(["VACANT", f"Invented{index}", *others])
        if index in (3, 80):
            rows.append(["Boss", "VACANT", None, *others[1:]])

    result = counted(write_xlsx(tmp_path / "posts.xlsx", rows), reader)

    assert filled(result) == counts(everybody)
    assert [(each.row, each.why) for each in result.left_out] == [(6, VACANT), (84, VACANT)]


def test_a_row_with_neither_number_nor_ethnic_origin_is_a_vacant_post_that_the_user_confirms(
    tmp_path: Path, reader: WorkbookReader
) -> None:
    result = counted(write_xlsx(tmp_path / "posts.xlsx", with_vacant_posts(None, None)), reader)

    assert filled(result) == counts(EVERYBODY)
    (problem,) = result.problems
    assert not problem.blocks
    assert "vacant posts: 12, 23, 34, 45." in problem.what


def test_a_row_without_a_number_but_with_an_ethnic_origin_is_a_person(tmp_path: Path, reader: WorkbookReader) -> None:
    rows = table(EVERYBODY, COLUMNS)
    rows[5][0] = None

    assert filled(counted(write_xlsx(tmp_path / "staff.xlsx", rows), reader)) == counts(EVERYBODY)


def test_a_list_whose_numbers_are_all_blank_is_not_taken_for_vacant_posts(
    tmp_path: Path, reader: WorkbookReader
) -> None:
    rows = [[None if row[0] != "Employee Number" else row[0], *row[1:]] for row in table(EVERYBODY, COLUMNS)]
    rows[3][1] = None

    assert sum(map(int, filled(counted(write_xlsx(tmp_path / "staff.xlsx", rows), reader)).values())) == len(EVERYBODY)


@pytest.mark.parametrize(
    "headings",
    [("Entry", "Leaving"), ("Valid from", "Valid to"), ("Start", "End"), ("Entry date", "Exit date")],
    ids=" and ".join,
)
def test_days_of_starting_and_leaving_are_known_by_the_words_of_other_systems(
    headings: tuple[str, str], tmp_path: Path, reader: WorkbookReader
) -> None:
    everybody = [
        *EVERYBODY,
        replace(EVERYBODY[0], number=7, left=date(2023, 12, 5), counted=False),
        replace(EVERYBODY[0], number=8, started=date(2024, 4, 3), counted=False),
        replace(EVERYBODY[0], number=9, left=SNAPSHOT),
    ]
    start: Column = (headings[0], lambda each: f"{each.started:%d.%m.%Y}")
    leave: Column = (headings[1], lambda each: f"{each.left:%d.%m.%Y}" if each.left else "00.00.0000")
    path = write_xlsx(tmp_path / "staff.xlsx", table(everybody, (*COLUMNS, start, leave)))

    result = counted(path, reader)

    assert filled(result) == counts(everybody)
    assert not result.problems


@pytest.mark.parametrize("heading", ["Reason for leaving", "Entry point", "DBS valid to", "Registration valid from"])
def test_columns_about_something_else_decide_nothing(heading: str, tmp_path: Path, reader: WorkbookReader) -> None:
    other: Column = (heading, lambda each: date(2020, 1, 1 + each.number % 28))
    path = write_xlsx(tmp_path / "staff.xlsx", table(EVERYBODY, (*COLUMNS, other)))

    assert filled(counted(path, reader)) == counts(EVERYBODY)


def a_sheet_for_each(path: Path, titles: Sequence[str], right: str) -> Path:
    """The staff in one sheet, and six more people in each of the others."""
    more = [*EVERYBODY, *(replace(each, number=each.number + 5000) for each in EVERYBODY[:6])]
    return write_xlsx(path, *(table(EVERYBODY if title == right else more, COLUMNS) for title in titles), names=titles)


@pytest.mark.parametrize(
    ("titles", "right"),
    [
        (("Jan 24", "Feb 24", "Mar 24"), "Mar 24"),
        (("Mar 23", "Mar 24", "Apr 24"), "Mar 24"),
        (("April", "March", "February"), "March"),
        (("March 2023", "March 2024", "March 2025"), "March 2024"),
        (("2022", "2023", "2024"), "2024"),
        (("2022-23", "2023-24", "2024-25"), "2023-24"),
        (("31.03.2023", "31.03.2024", "30.04.2024"), "31.03.2024"),
        (("1 March 2024", "31 March 2024"), "31 March 2024"),
        (("Staff 2024-02", "Staff 2024-03"), "Staff 2024-03"),
    ],
    ids=str,
)
def test_of_sheets_alike_the_one_that_names_the_day_counts(
    titles: tuple[str, ...], right: str, tmp_path: Path, reader: WorkbookReader
) -> None:
    result = counted(a_sheet_for_each(tmp_path / "months.xlsx", titles, right), reader)

    assert result.source.sheet == right
    assert filled(result) == counts(EVERYBODY)
    assert result.complete


@pytest.mark.parametrize("titles", [("Site A", "Site B"), ("2022", "2023"), ("March 2024", "March 2024 (2)")], ids=str)
def test_sheets_alike_of_which_none_or_several_name_the_day_block_and_are_named(
    titles: tuple[str, ...], tmp_path: Path, reader: WorkbookReader
) -> None:
    result = counted(a_sheet_for_each(tmp_path / "sheets.xlsx", titles, titles[0]), reader)

    (problem,) = [each for each in result.problems if each.blocks]
    assert all(title in problem.what for title in titles)
    assert "March 2024" in problem.to_do
    assert not result.complete


def test_a_sheet_that_the_user_chose_is_taken_whatever_its_title(tmp_path: Path, reader: WorkbookReader) -> None:
    workbook = reader.read(a_sheet_for_each(tmp_path / "sheets.xlsx", ("Site A", "Site B"), "Site B"))

    result = count_table(workbook, recognise(workbook, sheet=1, day=SNAPSHOT), Terms(SNAPSHOT))

    assert filled(result) == counts(EVERYBODY)
    assert result.complete


@pytest.mark.parametrize("second_first", [False, True], ids=["in order", "the second post first"])
def test_of_two_posts_that_nothing_ranks_the_lower_number_counts_and_the_user_confirms(
    tmp_path: Path, reader: WorkbookReader, *, second_first: bool
) -> None:
    rows: list[Row] = [["Assignment Number", "Ethnic Origin", "Staff Group", "Pay Band"]]
    for index, (number, *others, band) in enumerate(table(EVERYBODY, COLUMNS)[1:]):
        posts = [[str(number), *others, band], [f"{number}-2", *others, "Band 1"]] if index % 20 == 1 else []
        rows += (posts[::-1] if second_first else posts) or [[str(number), *others, band]]

    result = counted(write_xlsx(tmp_path / "posts.xlsx", rows), reader)

    assert filled(result) == counts(EVERYBODY)
    (problem,) = result.problems
    assert not problem.blocks
    assert f"in rows {'4, 25' if second_first else '3, 24'}." in problem.what


def test_two_posts_of_one_band_and_staff_group_need_no_confirmation(tmp_path: Path, reader: WorkbookReader) -> None:
    rows = table([*EVERYBODY, EVERYBODY[0]], COLUMNS)

    result = counted(write_xlsx(tmp_path / "posts.xlsx", rows), reader)

    assert filled(result) == counts(EVERYBODY)
    assert not result.problems


def test_a_column_named_main_position_says_which_post_counts(tmp_path: Path, reader: WorkbookReader) -> None:
    second = [replace(each, band="2", row="band_2", counted=False, main="No") for each in EVERYBODY[::7]]
    main: Column = ("Main position?", lambda each: each.main)
    both = [*second, *EVERYBODY]

    result = counted(write_xlsx(tmp_path / "posts.xlsx", table(both, (*COLUMNS, main))), reader)

    assert filled(result) == counts(both)
    assert not result.problems
