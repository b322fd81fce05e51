"""Recruitment, training and case logs as systems write them, thought up without reading the reader, counts known."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.intake.counting import counted, is_right, says_that_it_is_not_done
from tests.intake.messy import Row
from tests.intake.sheets import write_xlsx
from wres_desktop.intake.workbook_process import WorkbookReader

GROUPS = {"White - British": "white", "Black or Black British - African": "bme", "Not Stated": "unknown"}
PEOPLE = [each for each, times in zip(GROUPS, (12, 8, 4), strict=True) for _ in range(times)]


def expected(reached: Sequence[int]) -> dict[str, int]:
    """What is right where each of the people came so far: 0 applied, 1 shortlisted, 2 appointed."""
    right: Counter[str] = Counter()
    for ethnic, far in zip(PEOPLE, reached, strict=True):
        right[f"recruitment/shortlisted/{GROUPS[ethnic]}"] += far > 0
        right[f"recruitment/appointed/{GROUPS[ethnic]}"] += far > 1
    return dict(+right)


REACHED = [index % 3 for index in range(len(PEOPLE))]


@pytest.mark.parametrize("newest_first", [False, True], ids=["oldest first", "newest first"])
def test_a_row_for_each_stage_that_an_application_came_to_counts_the_farthest(
    newest_first: bool,  # noqa: FBT001 - a case of a table
    tmp_path: Path,
    reader: WorkbookReader,
) -> None:
    stages = (("Applied", "02/05/2023"), ("Shortlisted", "20/05/2023"), ("Appointed", "19/06/2023"))
    rows: list[Row] = [["Application ID", "Ethnic Origin", "Application Status", "Status Date"]]
    for index, (ethnic, far) in enumerate(zip(PEOPLE, REACHED, strict=True)):
        own = [[5000 + index, ethnic, stage, day] for stage, day in stages[: far + 1]]
        rows += own[::-1] if newest_first else own

    result = counted(write_xlsx(tmp_path / "applicants.xlsx", rows), reader)

    assert is_right(result, expected(REACHED)) or says_that_it_is_not_done(result)


def test_ethnic_origins_that_are_kept_back_until_shortlisting_change_nothing(
    tmp_path: Path, reader: WorkbookReader
) -> None:
    words = ("Not shortlisted", "Shortlisted - unsuccessful at interview", "Appointed")
    rows: list[Row] = [["Candidate ID", "Ethnicity", "Status", "Date Applied"]]
    rows += [
        [9000 + index, ethnic if far else "Withheld", words[far], "14/09/2023"]
        for index, (ethnic, far) in enumerate(zip(PEOPLE, REACHED, strict=True))
    ]

    result = counted(write_xlsx(tmp_path / "trac.xlsx", rows), reader)

    assert is_right(result, expected(REACHED)) or says_that_it_is_not_done(result)


@pytest.mark.parametrize(
    "marks", [("N", "Y"), ("0", "1"), ("", "X"), ("False", "True"), ("", "\N{CHECK MARK}")], ids=lambda marks: marks[1]
)
def test_a_column_of_marks_for_each_stage_is_read(
    marks: tuple[str, str], tmp_path: Path, reader: WorkbookReader
) -> None:
    rows: list[Row] = [["Applicant Ref", "Ethnic Group", "Shortlisted", "Interviewed", "Offered", "Appointed"]]
    rows += [
        [f"AR-{index:04}", ethnic, *(marks[far >= least] for least in (1, 1, 2, 2))]
        for index, (ethnic, far) in enumerate(zip(PEOPLE, REACHED, strict=True))
    ]

    result = counted(write_xlsx(tmp_path / "applicants.xlsx", rows), reader)

    assert is_right(result, expected(REACHED)) or says_that_it_is_not_done(result)


@pytest.mark.parametrize("absent", ["Did Not Attend", "Cancelled", "Waitlisted", "Withdrawn", "No Show", "Enrolled"])
def test_who_only_put_down_the_name_for_a_course_did_not_take_part(
    absent: str, tmp_path: Path, reader: WorkbookReader
) -> None:
    rows: list[Row] = [
        ["Employee Number", "Ethnic Origin", "Course Title", "Mandatory", "Booking Status", "Course Date"]
    ]
    rows += [
        [
            100 + index,
            ethnic,
            "Leading with compassion",
            "No",
            absent if index % 4 == 0 else "Completed",
            "11/10/2023",
        ]
        for index, ethnic in enumerate(PEOPLE)
    ]
    right = Counter(f"training/accessed/{GROUPS[each]}" for index, each in enumerate(PEOPLE) if index % 4)

    result = counted(write_xlsx(tmp_path / "courses.xlsx", rows), reader)

    assert is_right(result, dict(right)) or says_that_it_is_not_done(result)


def test_a_case_that_began_as_fact_finding_and_became_formal_is_one_entry(
    tmp_path: Path, reader: WorkbookReader
) -> None:
    rows: list[Row] = [["Case ID", "Employee Number", "Ethnic Origin", "Case Type", "Stage", "Date Opened"]]
    for index, ethnic in enumerate(PEOPLE[:16:2]):
        rows.append([f"ER{index}", 300 + index, ethnic, "Disciplinary", "Informal - fact finding", "03/07/2023"])
        if index % 2:
            rows.append([f"ER{index}", 300 + index, ethnic, "Disciplinary", "Formal investigation", "21/07/2023"])
    right = Counter(f"disciplinary/entered/{GROUPS[each]}" for index, each in enumerate(PEOPLE[:16:2]) if index % 2)

    result = counted(write_xlsx(tmp_path / "cases.xlsx", rows), reader)

    assert is_right(result, dict(right)) or says_that_it_is_not_done(result)
