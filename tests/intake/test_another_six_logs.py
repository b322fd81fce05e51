"""Recruitment and disciplinary logs from an HR consultant who had not read the reader, counts by construction."""

from collections import Counter
from pathlib import Path

from tests.intake.counting import counted, is_right
from tests.intake.messy import Row
from tests.intake.sheets import write_xlsx
from wres_desktop.intake.counted import Counted
from wres_desktop.intake.workbook_process import WorkbookReader

GROUPS = {
    "White - British": "white",
    "Asian or Asian British - Indian": "bme",
    "I do not wish to disclose": "unknown",
}
APPLICANTS = [each for each, times in zip(GROUPS, (12, 7, 3), strict=True) for _ in range(times)]
ACCUSED = [each for each, times in zip(GROUPS, (4, 3, 1), strict=True) for _ in range(times)]
CASE_HEADINGS = ["Case Number", "Employee Number", "Ethnic Origin", "Case Type", "Stage", "Date Opened", "Allegation"]


def blocks(result: Counted) -> bool:
    return not result.complete and any(each.blocks for each in result.problems)


def cases() -> list[Row]:
    """Somebody's first case has one row, the next two, the third three, for each allegation one."""
    return [
        [f"D{index}", 500 + index, ethnic, "Disciplinary", "Formal investigation", "05/06/2023", f"Allegation {which}"]
        for index, ethnic in enumerate(ACCUSED)
        for which in range(1 + index % 3)
    ]


def entered() -> dict[str, int]:
    return dict(Counter(f"disciplinary/entered/{GROUPS[each]}" for each in ACCUSED))


def test_stages_in_the_words_of_a_recruitment_system_are_known_or_asked_about(
    tmp_path: Path, reader: WorkbookReader
) -> None:
    known = {"Rejected at shortlisting": 0, "Withdrawn before shortlisting": 0, "Shortlisted - not appointed": 1}
    known |= {"Withdrawn after shortlisting": 1, "Did not attend interview": 1, "Appointed": 2, "Started": 2}
    asked = {"Interviewed - reserve": 1, "Offer withdrawn - failed checks": 1}
    rows: list[Row] = [["Applicant ID", "Vacancy Ref", "Date Applied", "Ethnic Origin", "Application Status"]]
    rows += [
        [1000 * number + index, "V1", "05/06/2023", ethnic, words]
        for number, ethnic in enumerate(GROUPS, 1)
        for index, words in enumerate(known | asked)
    ]

    result = counted(write_xlsx(tmp_path / "applicants.xlsx", rows), reader)

    assert {each.value for each in result.questions} <= set(asked)
    sure = sum(how_far > 0 for how_far in known.values())
    for group in GROUPS.values():
        assert result.values[f"recruitment/appointed/{group}"] == sum(how_far > 1 for how_far in known.values())
        assert sure <= int(result.values[f"recruitment/shortlisted/{group}"]) <= sure + len(asked)


def test_a_date_under_shortlisted_and_under_offer_says_how_far_an_application_came(
    tmp_path: Path, reader: WorkbookReader
) -> None:
    rows: list[Row] = [["Application ID", "Ethnic Origin", "Date Applied", "Date Shortlisted", "Offer Date"]]
    right: Counter[str] = Counter()
    for index, ethnic in enumerate(APPLICANTS):
        shortlisted, appointed = index % 2 == 0, index % 4 == 0
        rows.append(
            [index + 1, ethnic, "02/05/2023", "20/05/2023" if shortlisted else "", "10/06/2023" if appointed else ""]
        )
        right[f"recruitment/shortlisted/{GROUPS[ethnic]}"] += shortlisted
        right[f"recruitment/appointed/{GROUPS[ethnic]}"] += appointed

    result = counted(write_xlsx(tmp_path / "applicants.xlsx", rows), reader)

    assert is_right(result, +right) or blocks(result) or result.questions


def test_an_equality_report_with_counts_for_each_ethnic_origin_is_counted_or_told_about_as_a_whole(
    tmp_path: Path, reader: WorkbookReader
) -> None:
    rows: list[Row] = [
        ["Ethnic Origin", "Applied", "Shortlisted", "Appointed"],
        ["White - British", 120, 60, 12],
        ["White - Irish", 10, 5, 1],
        ["Asian or Asian British - Indian", 80, 25, 3],
        ["Not stated", 9, 4, 0],
        ["Total", 219, 94, 16],
    ]
    right = {f"recruitment/shortlisted/{group}": count for group, count in (("white", 65), ("bme", 25), ("unknown", 4))}
    right |= {"recruitment/appointed/white": 13, "recruitment/appointed/bme": 3}

    result = counted(write_xlsx(tmp_path / "report.xlsx", rows), reader)

    assert is_right(result, right) or blocks(result)
    assert not result.questions, "nobody can say whether applicants with “60” were shortlisted"


def test_several_allegations_of_one_case_are_one_person_who_entered(tmp_path: Path, reader: WorkbookReader) -> None:
    result = counted(write_xlsx(tmp_path / "cases.xlsx", [CASE_HEADINGS, *cases()]), reader)

    assert is_right(result, entered())


def test_witnesses_and_complainants_of_a_case_did_not_enter_the_formal_process(
    tmp_path: Path, reader: WorkbookReader
) -> None:
    others = ["Asian or Asian British - Indian", "Disciplinary", "Formal investigation", "05/06/2023", ""]
    rows = [[*CASE_HEADINGS, "Role in case"], *([*row, "Subject"] for row in cases())]
    rows += [
        ["D0", 900 + index, *others, role]
        for index, role in enumerate(["Witness", "Complainant", "Investigating officer"])
    ]

    result = counted(write_xlsx(tmp_path / "cases.xlsx", rows), reader)

    assert is_right(result, entered()) or blocks(result) or result.questions


def test_a_case_log_without_ethnic_origin_blocks_and_says_what_is_missing(
    tmp_path: Path, reader: WorkbookReader
) -> None:
    rows = [[cell for at, cell in enumerate(row) if at != CASE_HEADINGS.index("Ethnic Origin")] for row in cases()]
    headings = [each for each in CASE_HEADINGS if each != "Ethnic Origin"]

    result = counted(write_xlsx(tmp_path / "cases.xlsx", [headings, *rows]), reader)

    assert any("ethnic origin" in each.what for each in result.problems if each.blocks)
