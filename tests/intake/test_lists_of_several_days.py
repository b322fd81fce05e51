"""Lists that hold more than the snapshot date, numbers that tell nobody apart, and ethnic codes of another scheme."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.intake.counting import counted as count_file
from tests.intake.counting import filled
from tests.intake.messy import (
    BAND,
    ETHNIC,
    FTE,
    GROUP,
    LEFT,
    NUMBER,
    STARTED,
    Column,
    Row,
    counts,
    people,
    table,
)
from tests.intake.sheets import write_csv
from wres_desktop.intake.counted import Counted
from wres_desktop.intake.problems import Severity
from wres_desktop.intake.workbook_process import WorkbookReader

EVERYBODY = people(random.Random(41), 40)  # noqa: S311  invented people, not secrets
COLUMNS = (NUMBER, ETHNIC, GROUP, BAND)


@pytest.fixture
def counted(tmp_path: Path, reader: WorkbookReader) -> "Count":
    return Count(tmp_path / "staff.csv", reader)


class Count:
    """Counts the rows of a list as a user would bring it in."""

    def __init__(self, path: Path, reader: WorkbookReader) -> None:
        self._path, self._reader = path, reader

    def __call__(self, rows: Sequence[Row]) -> Counted:
        return count_file(write_csv(self._path, rows), self._reader)


def confirmations(result: Counted) -> list[str]:
    return [each.what for each in result.problems if each.severity is Severity.CONFIRM]


def stacked(heading: str, months: Sequence[str]) -> list[Row]:
    """Everybody once for each month, on band 1 but for the third one."""
    lines: list[Row] = []
    for number, month in enumerate(months):
        everybody = EVERYBODY if number == 2 else [replace(each, band="1") for each in EVERYBODY[number:]]
        lines += [[*row, month] for row in table(everybody, COLUMNS)[1:]]
    return [[*(name for name, _ in COLUMNS), heading], *lines]


@pytest.mark.parametrize(
    ("heading", "months"),
    [
        ("Month", ("Jan 24", "Feb 24", "Mar 24", "Apr 24")),
        ("Snapshot Date", ("31/01/2024", "29/02/2024", "31/03/2024", "30/04/2024")),
        ("Tm Year Month", ("202401", "202402", "202403", "202404")),
        ("Reporting Month", ("2024-01", "2024-02", "2024-03")),
        ("As At", ("2022-03-31", "2023-03-31", "2024-03-31")),
    ],
)
def test_of_months_one_below_the_other_that_of_the_snapshot_date_counts(
    heading: str, months: Sequence[str], counted: Count
) -> None:
    result = counted(stacked(heading, months))

    assert filled(result) == counts(EVERYBODY)
    assert not result.problems
    assert {each.why for each in result.left_out} == {"This row is of another month than the snapshot date."}


def test_months_without_that_of_the_snapshot_date_are_refused(counted: Count) -> None:
    (problem,) = [each for each in counted(stacked("Month", ("Jan 24", "Feb 24", "May 24"))).problems if each.blocks]

    assert "(Month)" in problem.address


@pytest.mark.parametrize(
    "column",
    [("Month", lambda p: ("Jan", "Feb", "Mar")[p.number % 3]), ("Period", lambda p: f"{p.number % 4} months")],
    ids=["each person in one month", "no months"],
)
def test_a_column_of_months_that_does_not_repeat_people_decides_nothing(column: Column, counted: Count) -> None:
    assert filled(counted(table(EVERYBODY, (*COLUMNS, column)))) == counts(EVERYBODY)


@pytest.mark.parametrize("heading", ["Effective Date", "Effdt", "Date of change", "Grade start date", "Valid from"])
def test_of_the_changes_of_a_post_the_latest_until_the_snapshot_date_counts(heading: str, counted: Count) -> None:
    rows: list[Row] = [[*(name for name, _ in COLUMNS), heading]]
    for number, *others, band in table(EVERYBODY, COLUMNS)[1:]:
        rows.append([number, *others, "Band 1", "01/04/2019"])
        rows += [[number, *others, band, "01/05/2022"], [number, *others, "Band 9", "01/06/2024"]] * (number % 2)
        rows[-1][-2] = rows[-1][-2] if number % 2 else band

    result = counted(rows)

    assert filled(result) == counts(EVERYBODY)
    (said,) = confirmations(result)
    assert "several rows that hold from different days" in said


def test_a_row_that_holds_from_a_later_day_counts_if_the_person_had_started_and_is_confirmed(counted: Count) -> None:
    late: Column = ("Effective Date", lambda p: "01/04/2024" if p.number % 4 == 0 else "01/04/2022")

    result = counted(table(EVERYBODY, (*COLUMNS, STARTED, late)))

    assert filled(result) == counts(EVERYBODY)
    assert "had started before" in confirmations(result)[0]
    without = counted(table(EVERYBODY, (*COLUMNS, late)))
    assert len(without.left_out) == 10
    assert "are left out" in confirmations(without)[0]


@pytest.mark.parametrize("word", ["Terminated", "Ex-employee", "Leaver", "Left", "Inactive"])
def test_whoever_leaves_after_the_snapshot_date_was_in_post_whatever_the_status_says(word: str, counted: Count) -> None:
    everybody = [
        *(replace(each, left=date(2024, 4, 30)) for each in EVERYBODY[:10]),
        *(replace(each, left=date(2024, 3, 30), counted=False) for each in EVERYBODY[10:15]),
        *EVERYBODY[15:],
    ]
    status: Column = ("Employee Status", lambda p: word if p.left else "Active")

    assert filled(counted(table(everybody, (*COLUMNS, STARTED, LEFT, status)))) == counts(everybody)


def test_a_status_of_leaver_without_a_last_day_is_that_of_a_leaver(counted: Count) -> None:
    status: Column = ("Employee Status", lambda p: "Terminated" if p.number % 5 == 0 else "Active")

    result = counted(table(EVERYBODY, (*COLUMNS, LEFT, status)))

    assert filled(result) == counts([each for each in EVERYBODY if each.number % 5])


@pytest.mark.parametrize("with_numbers", [True, False])
def test_a_post_with_a_headcount_of_nought_counts_nobody(counted: Count, *, with_numbers: bool) -> None:
    heads: Column = ("Headcount", lambda p: int(p.counted))
    second = [replace(each, band="2", row="band_2", counted=False, fte=1.0) for each in EVERYBODY[::6]]
    first = [replace(each, fte=0.4) for each in EVERYBODY]
    columns = (*COLUMNS, FTE, heads) if with_numbers else (*COLUMNS[1:], heads)

    assert filled(counted(table([*second, *first], columns))) == counts(EVERYBODY)


@pytest.mark.parametrize("shown", ["REDACTED", "***", "N/A", "-", "0", "2.03E+11", "Removed"])
def test_numbers_that_were_removed_or_cut_short_make_nobody_of_many_one(shown: str, counted: Count) -> None:
    result = counted(table(EVERYBODY, ((NUMBER[0], lambda _: shown), *COLUMNS[1:])))

    assert filled(result) == counts(EVERYBODY)
    (said,) = confirmations(result)
    assert "counted twice" in said


def test_one_number_in_rows_of_many_people_is_refused(counted: Count) -> None:
    many = counted(table(EVERYBODY, ((NUMBER[0], lambda p: 77 if p.number % 3 else p.number), *COLUMNS[1:])))

    (problem,) = [each for each in many.problems if each.blocks]
    assert "column A (Employee Number)" in problem.address


def test_codes_of_another_scheme_are_all_asked_about(counted: Count) -> None:
    letters = {"white": "W", "bme": "B", "unknown": "N"}

    result = counted(table(EVERYBODY, (NUMBER, ("Ethnic Origin", lambda p: letters[p.group]), GROUP, BAND)))

    assert {question.value for question in result.questions} == {letters[each.group] for each in EVERYBODY}
    assert not filled(result)


def test_no_is_no_ethnic_code(counted: Count) -> None:
    origin: Column = ("Ethnic Origin", lambda p: "No" if p.number % 10 == 0 else p.code)

    assert [question.value for question in counted(table(EVERYBODY, (NUMBER, origin, GROUP, BAND))).questions] == ["No"]


def test_dates_with_the_month_first_are_told_of_once_and_by_their_column(counted: Count) -> None:
    hired: Column = ("Hire Date", lambda p: "05/23/2019" if p.number % 2 else "11/02/2020")

    (problem,) = counted(table(EVERYBODY, (*COLUMNS, hired))).problems

    assert problem.blocks
    assert "(Hire Date)" in problem.address


def test_one_date_that_is_none_is_still_told_of_by_its_row(counted: Count) -> None:
    hired: Column = ("Hire Date", lambda p: "31/31/2019" if p.number == EVERYBODY[3].number else "23/05/2019")

    (problem,) = counted(table(EVERYBODY, (*COLUMNS, hired))).problems

    assert "row 5" in problem.address


def test_a_summary_with_ethnic_groups_side_by_side_is_told_of_as_such(counted: Count) -> None:
    rows: list[Row] = [["Clinical / Non-Clinical", "Pay Band", "White", "BME", "Not Stated", "Total"]]
    rows += [["Clinical", f"Band {band}", 10, 3, 1, 14] for band in range(2, 8)]

    blocking = [each for each in counted(rows).problems if each.blocks]

    assert any("side by side" in each.what and "paste" in each.to_do for each in blocking)
