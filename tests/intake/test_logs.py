"""Recruitment, disciplinary and training logs, survey answers and results, lists of board members."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.intake.sheets import Row, write_csv, write_xlsx
from wres_desktop.intake.counted import Counted, TableKind, Terms
from wres_desktop.intake.spreadsheet import count_table, recognise
from wres_desktop.intake.workbook_sheets import read_spreadsheet_file

TERMS = Terms(date(2024, 3, 31))


def counted(path: Path, terms: Terms = TERMS) -> Counted:
    workbook = read_spreadsheet_file(path, lambda _done, _of: None, only_counted=True)
    return count_table(workbook, recognise(workbook), terms)


def of(folder: Path, rows: Sequence[Row], terms: Terms = TERMS, name: str = "list.xlsx") -> Counted:
    return counted(write_xlsx(folder / name, rows), terms)


def filled(result: Counted) -> Mapping[str, int | str]:
    return {place: value for place, value in result.values.items() if value}


def reasons(result: Counted) -> dict[int, str]:
    return {each.row: each.why for each in result.left_out}


APPLICANTS: list[Row] = [
    ["Vacancy Ref", "Application ID", "Ethnic Origin", "Application Status", "Closing Date"],
    ["V1", "1", "White - British", "Not shortlisted", date(2023, 6, 1)],
    ["V1", "2", "White - British", "Interviewed", date(2023, 6, 1)],
    ["V1", "3", "Asian or Asian British - Indian", "Offer accepted", date(2023, 6, 1)],
    ["V1", "4", "Not stated", "Offer declined", date(2023, 6, 1)],
    ["V1", "5", "Black or Black British - African", "Shortlisted", date(2023, 3, 31)],
    ["V1", "6", "Black or Black British - African", "Shortlisted", date(2023, 4, 1)],
    ["V1", "6", "Black or Black British - African", "Shortlisted", date(2023, 4, 1)],
    ["V2", "6", "Black or Black British - African", "Appointed", date(2024, 3, 31)],
]


def test_applicants_are_shortlisted_or_appointed_by_how_far_they_came(tmp_path: Path) -> None:
    result = of(tmp_path, APPLICANTS)

    assert result.kind is TableKind.APPLICANTS
    assert filled(result) == {
        "recruitment/shortlisted/white": 1,
        "recruitment/shortlisted/bme": 3,
        "recruitment/shortlisted/unknown": 1,
        "recruitment/appointed/bme": 2,
    }
    assert result.made_of["recruitment/appointed/bme"] == (4, 9)


def test_applicants_outside_of_the_twelve_months_and_those_listed_twice_are_left_out_with_the_reason(
    tmp_path: Path,
) -> None:
    left_out = reasons(of(tmp_path, APPLICANTS))

    assert left_out[2] == "Was not shortlisted."
    assert left_out[6] == "Its date is outside of the time that counts, 1 April 2023 to 31 March 2024."
    assert left_out[8] == "The same application as in row 7, and counted there."
    assert set(left_out) == {2, 6, 8}


def test_columns_of_yes_and_no_say_who_was_shortlisted_and_appointed(tmp_path: Path) -> None:
    rows: list[Row] = [
        ["Applicant Number", "Ethnicity", "Shortlisted?", "Appointed?"],
        ["1", "A", "Yes", "No"],
        ["2", "H", "Y", "Y"],
        ["3", "H", "No", ""],
        ["4", "A", "", "yes"],
    ]
    result = of(tmp_path, rows)

    assert filled(result) == {
        "recruitment/shortlisted/white": 2,
        "recruitment/shortlisted/bme": 1,
        "recruitment/appointed/white": 1,
        "recruitment/appointed/bme": 1,
    }


def test_an_outcome_that_nobody_knows_is_asked_about(tmp_path: Path) -> None:
    rows: list[Row] = [*APPLICANTS, ["V3", "9", "A", "Went fishing", date(2023, 9, 9)]]
    (question,) = of(tmp_path, rows).questions
    assert (question.about, question.value, question.rows) == ("outcome", "Went fishing", (10,))

    answered = of(tmp_path, rows, replace(TERMS, answers={"outcome": {"went fishing": "shortlisted"}}))
    assert not answered.questions
    assert answered.values["recruitment/shortlisted/white"] == 2


CASES: list[Row] = [
    ["Case Number", "Employee Number", "Case Type", "Stage", "Date Opened", "Ethnic Origin"],
    ["C1", 11, "Disciplinary", "Formal Investigation", date(2023, 5, 1), "A White - British"],
    ["C2", 11, "Disciplinary", "Hearing", date(2024, 1, 1), "A White - British"],
    ["C3", 12, "Disciplinary", "Informal", date(2023, 5, 1), "A White - British"],
    ["C4", 13, "Grievance", "Formal", date(2023, 5, 1), "H Indian"],
    ["C5", 14, "Gross Misconduct", "Formal", date(2023, 8, 1), "H Indian"],
    ["C6", 14, "Disciplinary", "Formal", date(2022, 8, 1), "H Indian"],
    ["C7", 15, "Disciplinary", "Formal", date(2022, 4, 1), "Z Not Stated"],
    ["C8", 16, "Disciplinary", "Formal", date(2022, 3, 31), "H Indian"],
]


def test_people_who_entered_the_formal_process_in_the_year_count_once_whatever_came_of_it(tmp_path: Path) -> None:
    result = of(tmp_path, CASES)

    assert result.kind is TableKind.CASES
    assert filled(result) == {
        "disciplinary/basis": "single_year",
        "disciplinary/entered/white": 1,
        "disciplinary/entered/bme": 1,
    }
    left_out = reasons(result)
    assert left_out[3] == "The same person as in row 2, and counted there."
    assert left_out[4] == "Informal, so not an entry into the formal process."
    assert left_out[5] == "Another kind of case, not a disciplinary one."


def test_an_average_of_two_years_counts_the_year_before_too_and_people_once_in_each(tmp_path: Path) -> None:
    result = of(tmp_path, CASES, replace(TERMS, basis_two_years=True))

    assert filled(result) == {
        "disciplinary/basis": "two_year_average",
        "disciplinary/entered/white": 1,
        "disciplinary/entered/bme": 1,
        "disciplinary/entered_previous_year/bme": 1,
        "disciplinary/entered_previous_year/unknown": 1,
    }


def test_people_who_took_part_in_non_mandatory_training_count_once(tmp_path: Path) -> None:
    rows: list[Row] = [
        ["Staff Number", "Ethnic Group", "Course Title", "Training Type", "Completion Status", "Course Date"],
        [1, "White - Irish", "Leading with care", "CPD", "Completed", date(2023, 10, 1)],
        [1, "White - Irish", "Coaching", "CPD", "Completed", date(2023, 11, 1)],
        [2, "Chinese", "Fire Safety", "Mandatory", "Completed", date(2023, 11, 1)],
        [3, "Chinese", "Coaching", "Non-Mandatory", "Did Not Attend", date(2023, 11, 1)],
        [4, "Chinese", "Coaching", "Non-Mandatory", "Completed", date(2022, 11, 1)],
        [5, "Chinese", "Coaching", "Non-Mandatory", "Completed", date(2023, 11, 1)],
    ]
    result = of(tmp_path, rows)

    assert result.kind is TableKind.COURSES
    assert filled(result) == {"training/accessed/white": 1, "training/accessed/bme": 1}


def test_mandatory_courses_are_told_by_their_titles_where_no_column_says_so(tmp_path: Path) -> None:
    rows: list[Row] = [
        ["Staff Number", "Ethnic Group", "Course", "Date"],
        [1, "A", "Information Governance refresher", date(2023, 10, 1)],
        [2, "A", "Master of Public Health", date(2023, 10, 1)],
    ]
    result = of(tmp_path, rows)

    assert filled(result) == {"training/accessed/white": 1}
    assert reasons(result)[2] == "Statutory or mandatory training does not count."


SURVEY: list[Row] = [
    ["Respondent", "What is your ethnic group?", "Q14a", "Q14b", "Q14c", "Q15", "Q16b"],
    [1, "White - British", "Never", "Never", "Never", "Yes", "No"],
    [2, "White - British", "1-2", "Never", "3-5", "Don't know", "No"],
    [3, "Pakistani", "Never", "More than 10", "Never", "No", "Yes"],
    [4, "Pakistani", "", "", "", "", ""],
    [5, "Prefer not to say", "Never", "Never", "Never", "Yes", "No"],
]


def test_survey_answers_are_counted_with_how_many_answered(tmp_path: Path) -> None:
    result = counted(write_csv(tmp_path / "survey.csv", SURVEY))

    assert result.kind is TableKind.SURVEY_ROWS
    assert dict(result.values) == {
        "survey/harassment_public/white/yes": 1,
        "survey/harassment_public/white/answered": 2,
        "survey/harassment_public/bme/yes": 0,
        "survey/harassment_public/bme/answered": 1,
        "survey/harassment_staff/white/yes": 1,
        "survey/harassment_staff/white/answered": 2,
        "survey/harassment_staff/bme/yes": 1,
        "survey/harassment_staff/bme/answered": 1,
        "survey/equal_opportunity/white/yes": 1,
        "survey/equal_opportunity/white/answered": 2,
        "survey/equal_opportunity/bme/yes": 0,
        "survey/equal_opportunity/bme/answered": 1,
        "survey/discrimination/white/yes": 0,
        "survey/discrimination/white/answered": 2,
        "survey/discrimination/bme/yes": 1,
        "survey/discrimination/bme/answered": 1,
    }


def test_before_the_survey_of_2021_who_did_not_know_is_left_out_of_indicator_7(tmp_path: Path) -> None:
    result = counted(write_csv(tmp_path / "survey.csv", SURVEY), replace(TERMS, dont_know_counts=False))

    assert result.values["survey/equal_opportunity/white/answered"] == 1


RESULTS: list[Row] = [
    ["Question", "White %", "White n", "BME %", "BME n"],
    ["Q13a", "19.7", 300, "24.1", 58],
    [
        "Experiencing harassment, bullying or abuse from patients, relatives or the public in last 12 months",
        "21.4",
        110,
        "28.6",
        14,
    ],
    ["Experiencing harassment, bullying or abuse from staff in last 12 months", "18.0", 110, "21.4", 14],
    ["Believing that organisation provides equal opportunities for career progression or promotion", 57.3, 96, 50, 12],
    ["Experienced discrimination at work from manager / team leader or other colleagues", "5.5", 110, "*", 14],
    ["Recommend as a place to work", "61.0", 110, "60.2", 14],
]


def test_a_table_of_results_is_read_with_its_decimals_as_printed(tmp_path: Path) -> None:
    result = of(tmp_path, [RESULTS[0], *RESULTS[2:]])

    assert result.kind is TableKind.SURVEY_TABLE
    assert dict(result.values) == {
        "survey/harassment_public/white/percent": "21.4",
        "survey/harassment_public/white/answered": 110,
        "survey/harassment_public/bme/percent": "28.6",
        "survey/harassment_public/bme/answered": 14,
        "survey/harassment_staff/white/percent": "18.0",
        "survey/harassment_staff/white/answered": 110,
        "survey/harassment_staff/bme/percent": "21.4",
        "survey/harassment_staff/bme/answered": 14,
        "survey/equal_opportunity/white/percent": "57.3",
        "survey/equal_opportunity/white/answered": 96,
        "survey/equal_opportunity/bme/percent": "50",
        "survey/equal_opportunity/bme/answered": 12,
        "survey/discrimination/white/percent": "5.5",
        "survey/discrimination/white/answered": 110,
        "survey/discrimination/bme/answered": 14,
    }
    assert reasons(result)[6] == "Another question of the survey."
    assert any("withheld" in problem.what and "row 5" in problem.address for problem in result.problems)


def test_percentages_stored_as_parts_of_one_are_read_as_percentages(tmp_path: Path) -> None:
    rows: list[Row] = [["Indicator", "White", "BME"], ["Indicator 5", 0.214, 0.286], ["Indicator 8", 0.055, 0.5]]
    result = of(tmp_path, rows)

    assert result.values["survey/harassment_public/white/percent"] == "21.4"
    assert result.values["survey/discrimination/bme/percent"] == "50"


BOARD: list[Row] = [
    ["Name", "Role", "Voting", "Executive / Non-Executive", "Ethnicity"],
    ["Invented A", "Chair", "Yes", "Non-Executive", "White British"],
    ["Invented B", "Chief Executive", "Yes", "Executive", "White British"],
    ["Invented C", "Director of Nursing", "No", "Executive", "Caribbean"],
    ["Invented D", "Associate", "Non-voting", "NED", "Prefer not to say"],
]


def test_board_members_count_with_who_votes_and_who_is_executive(tmp_path: Path) -> None:
    result = of(tmp_path, BOARD, name="board.xlsx")

    assert result.kind is TableKind.BOARD
    assert filled(result) == {
        "board/total/white": 2,
        "board/total/bme": 1,
        "board/total/unknown": 1,
        "board/voting/white": 2,
        "board/executive/white": 1,
        "board/executive/bme": 1,
    }


def test_a_board_list_without_a_column_for_votes_asks_once_for_all(tmp_path: Path) -> None:
    rows: list[Row] = [[row[0], row[1], row[3], row[4]] for row in BOARD]
    (question,) = of(tmp_path, rows, name="board.xlsx").questions
    assert (question.about, question.value) == ("voting", "")

    answered = of(tmp_path, rows, replace(TERMS, answers={"voting": {"": "yes"}}), "board.xlsx")
    assert answered.values["board/voting/white"] == 2


def test_board_members_flagged_in_a_staff_list_are_counted_for_the_board_office_holders_too(tmp_path: Path) -> None:
    rows: list[Row] = [
        ["Employee Number", "Ethnic Origin", "Staff Group", "Band", "Employee Category", "Board Member"],
        [1, "A", "Admin", "VSM", "Permanent", "Voting Executive"],
        [2, "H", "Admin", "VSM", "Permanent", "Non-voting Executive"],
        [3, "A", "Admin", "VSM", "Non-Executive Director", "Voting Non-Executive"],
        [4, "A", "Admin", "Band 5", "Permanent", "No"],
    ]
    result = of(tmp_path, rows)

    assert filled(result) == {
        "workforce/non_clinical/vsm/white": 1,
        "workforce/non_clinical/vsm/bme": 1,
        "workforce/non_clinical/band_5/white": 1,
        "board/total/white": 2,
        "board/total/bme": 1,
        "board/voting/white": 2,
        "board/executive/white": 1,
        "board/executive/bme": 1,
    }


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        (APPLICANTS, TableKind.APPLICANTS),
        (CASES, TableKind.CASES),
        (SURVEY, TableKind.SURVEY_ROWS),
        (BOARD, TableKind.BOARD),
    ],
)
def test_the_kind_of_a_table_is_recognised_whatever_its_file_is_called(
    tmp_path: Path, rows: Sequence[Row], kind: TableKind
) -> None:
    assert of(tmp_path, rows, name="export (3).xlsx").kind is kind
