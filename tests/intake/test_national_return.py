"""A filled national return is read by the names of its measures, whatever the layout of its year."""

import time
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from openpyxl import Workbook
from typing_extensions import override

from tests.builders import SAMPLES, sample_paths
from tests.intake.returns import not_asked, sound_return
from tests.workbooks.filling import saved, sheets_of
from wres_desktop.domain.submission import (
    Board,
    Disciplinary,
    DisciplinaryBasis,
    GroupCounts,
    NotCollected,
    Recruitment,
    Submission,
    SurveyPercent,
    SurveyQuestion,
    Training,
)
from wres_desktop.domain.workforce import StaffGroup
from wres_desktop.errors import UnreadableFile
from wres_desktop.exchange.national_return import national_return
from wres_desktop.intake.any_return import read_returns
from wres_desktop.intake.entry_workbook import is_entry_workbook
from wres_desktop.intake.national_return import ReadNational, is_national_return, read_national_return
from wres_desktop.intake.return_file import read_return
from wres_desktop.intake.workbook import Cell, Column, Sheet


def read(path: Path) -> ReadNational:
    assert is_national_return(sheets_of(path))
    return read_national_return(sheets_of(path), path)


def made(folder: Path, *submissions: Submission) -> Path:
    path = folder / "national.xlsx"
    path.write_bytes(national_return(submissions))
    return path


def with_people(submission: Submission) -> Submission:
    """The return with only those rows of staff in which there is anybody: a national return has all rows."""
    assert not isinstance(submission.workforce, NotCollected | None)
    rows = {
        group: {band: counts for band, counts in bands.items() if counts != GroupCounts(0, 0, 0)}
        for group, bands in submission.workforce.items()
    }
    return replace(submission, workforce={group: bands for group, bands in rows.items() if bands})


def counts_of(submission: Submission) -> Submission:
    """What a national return holds of a return."""
    return with_people(
        replace(submission, form={}, narrative={}, actions=(), stated_headcount=None, consents=(), texts_read=())
    )


@pytest.mark.parametrize("name", SAMPLES)
def test_our_own_workbook_gives_the_same_counts_back(name: str, tmp_path: Path) -> None:
    returns = [submission for path in sample_paths(name)[-2:] if (submission := read_return(path).submission)]
    result = read(made(tmp_path, *returns))

    assert result.problems == ()
    assert [with_people(each) for each in result.submissions] == [counts_of(each) for each in returns]


def test_reasons_and_the_basis_come_back_from_the_notes(tmp_path: Path) -> None:
    average = Disciplinary(DisciplinaryBasis.TWO_YEAR_AVERAGE, GroupCounts(3, 2, 0), GroupCounts(1, 4, 0))
    submission = replace(
        sound_return(),
        training=not_asked(),
        disciplinary=average,
        survey={**sound_return().survey, SurveyQuestion.DISCRIMINATION: not_asked()},
    )
    (found,) = read(made(tmp_path, submission)).submissions

    assert (found.training, found.disciplinary, found.survey) == (not_asked(), average, submission.survey)


def test_a_workbook_can_be_read_again_and_again(tmp_path: Path) -> None:
    (first,) = read(made(tmp_path, sound_return())).submissions
    (second,) = read(made(tmp_path, first)).submissions

    assert first == second


# ---------------------------------------------------------------- a template as other years had it

BANDS = [
    "Under Band 1",
    *(f"Band {n}" for n in range(1, 8)),
    "Band 8A",
    "Band 8B",
    "Band 8C",
    "Band 8D",
    "Band 9",
    "VSM",
]
MEDICAL = ["Consultants", "of which Senior medical manager", "Non-consultant career grade", "Trainee grades", "Other"]
MEASURES: Sequence[tuple[str, str, str]] = [
    ("1a) Non Clinical workforce", "", ""),
    *(("", band, "Headcount") for band in BANDS),
    ("1b) Clinical workforce of which Non Medical", "", ""),
    *(("", band, "Headcount") for band in BANDS),
    ("Of which Medical & Dental", "", ""),
    *(("", grade, "Headcount") for grade in MEDICAL),
    ("Relative likelihood of staff being appointed from shortlisting across all posts", "", ""),
    ("", "Number of shortlisted applicants", "Headcount"),
    ("", "Number appointed from shortlisting", "Headcount"),
    ("", "Relative likelihood of appointment from shortlisting", "Auto calculated"),
    ("Relative likelihood of staff entering the formal disciplinary process", "", ""),
    ("", "Number of staff in workforce", "Auto calculated"),
    ("", "Number of staff entering the formal disciplinary process", "Headcount"),
    ("", "Likelihood of staff entering the formal disciplinary process", "Auto calculated"),
    ("Relative likelihood of staff accessing non-mandatory training and CPD", "", ""),
    ("", "Number of staff in workforce", "Auto calculated"),
    ("", "Number of staff accessing non-mandatory training and CPD", "Headcount"),
    ("", "% of staff experiencing harassment, bullying or abuse from patients, relatives or the public", "Percentage"),
    ("", "% of staff experiencing harassment, bullying or abuse from staff in last 12 months", "Percentage"),
    (
        "",
        "% of staff believing that trust provides equal opportunities for career progression or promotion",
        "Percentage",
    ),
    (
        "",
        "% of staff personally experienced discrimination at work from manager/team leader or other colleagues",
        "Percentage",
    ),
    ("Percentage difference between the organisations' Board voting membership and its overall workforce", "", ""),
    ("", "Total Board members", "Headcount"),
    ("", "of which: Voting Board members", "Headcount"),
    ("", ": Non Voting Board members", "Auto calculated"),
    ("", "Total Board members", "Auto calculated"),
    ("", "of which: Exec Board members", "Headcount"),
    ("", ": Non Executive Board members", "Auto calculated"),
    ("", "Number of staff in overall workforce", "Auto calculated"),
    ("", "Total Board members - % by Ethnicity", "Auto calculated"),
    ("", "Voting Board Member - % by Ethnicity", "Auto calculated"),
    ("", "Difference (Total Board - Overall workforce)", "Auto calculated"),
]


def other_template(values: dict[tuple[int, str], list[object]], heads: Sequence[Sequence[object]]) -> Workbook:
    """A template with the measures of other years; ``values`` by the number of the same measure and its name."""
    workbook = Workbook()
    front = workbook.active
    front.title = "Front sheet"
    front.append(["Name of organisation:", "Mere Valley NHS Trust"])
    front.append(["Organisation code", "RXX"])
    front.append(["Organisation type", "NHS trust"])
    sheet = workbook.create_sheet("WRES data")
    for head in heads:
        sheet.append(list(head))
    seen: dict[str, int] = {}
    for number, (indicator, measure, unit) in enumerate(MEASURES, start=1):
        seen[measure] = seen.get(measure, 0) + 1
        sheet.append([indicator, number, measure, unit, *values.get((seen[measure], measure), [])])
    return workbook


PLAIN_HEADS = [
    ["Workforce Race Equality Standard"],
    ["INDICATOR", "DATA ITEM", "MEASURE", "", "31st MARCH 2020", "", "", "31st MARCH 2021", "", "", "Notes"],
    ["", "", "", "", "WHITE", "BME", "ETHNICITY UNKNOWN/NULL", "WHITE", "BME", "ETHNICITY UNKNOWN/NULL"],
]
VALUES: dict[tuple[int, str], list[object]] = {
    (1, "Band 4"): [41, 9, 2, 40, 10, 2],
    (1, "VSM"): [5, 1, 0, 5, 1, 0],
    (2, "Band 5"): [27, 9, 1, 28, 10, 1],
    (2, "Band 8A"): [3, 1, 0, 4, 1, 0],
    (1, "Consultants"): [1, 1, 0, 2, 1, 0],
    (1, "of which Senior medical manager"): [1, 0, 0, 1, 0, 0],
    (1, "Number of shortlisted applicants"): [58, 30, 2, 60, 40, 4],
    (1, "Number appointed from shortlisting"): [11, 5, 0, 12, 6, 1],
    (1, "Relative likelihood of appointment from shortlisting"): [1.14, None, None, 1.33, None, None],
    (1, "Number of staff in workforce"): [77, 21, 3, 79, 23, 3],
    (1, "Number of staff entering the formal disciplinary process"): [5, 2, 0, 6, 2, 0],
    (1, "Number of staff accessing non-mandatory training and CPD"): [30, 9, 1, 33, 10, 1],
    (1, MEASURES[-15][1]): [24.1, 29.3, None, 22.5, 27.8, None],
    (1, "Total Board members"): [9, 1, 0, 10, 2, 0],
    (1, "of which: Voting Board members"): [8, 1, 0, 9, 2, 0],
    (1, ": Non Voting Board members"): [1, 0, 0, 1, 0, 0],
    (2, "Total Board members"): [9, 1, 0, 10, 2, 0],
    (1, "of which: Exec Board members"): [5, 0, 0, 5, 1, 0],
    (1, "Total Board members - % by Ethnicity"): [90, 10, 0, 83, 17, 0],
}


def latest(result: ReadNational) -> Submission:
    assert [problem for problem in result.problems if problem.blocks] == []
    return result.submissions[-1]


def is_as_entered(found: Submission) -> None:
    assert found.organisation.name == "Mere Valley NHS Trust"
    assert found.reporting_year == 2021
    assert found.workforce == {
        StaffGroup.NON_CLINICAL: {"band_4": GroupCounts(40, 10, 2), "vsm": GroupCounts(5, 1, 0)},
        StaffGroup.CLINICAL: {"band_5": GroupCounts(28, 10, 1), "band_8a": GroupCounts(4, 1, 0)},
        StaffGroup.MEDICAL: {"consultant": GroupCounts(2, 1, 0), "senior_medical_manager": GroupCounts(1, 0, 0)},
    }
    assert found.recruitment == Recruitment(GroupCounts(60, 40, 4), GroupCounts(12, 6, 1))
    assert found.disciplinary == Disciplinary(DisciplinaryBasis.SINGLE_YEAR, GroupCounts(6, 2, 0))
    assert found.training == Training(GroupCounts(33, 10, 1))
    assert found.board == Board(GroupCounts(10, 2, 0), GroupCounts(9, 2, 0), GroupCounts(5, 1, 0))
    survey = found.survey[SurveyQuestion.HARASSMENT_PUBLIC]
    assert not isinstance(survey, NotCollected)
    assert isinstance(survey.white, SurveyPercent)
    assert isinstance(survey.bme, SurveyPercent)
    assert (str(survey.white.percent), str(survey.bme.percent)) == ("22.5", "27.8")


def test_a_template_of_another_year_is_read_with_both_its_years(tmp_path: Path) -> None:
    result = read(saved(other_template(VALUES, PLAIN_HEADS), tmp_path))

    assert [each.reporting_year for each in result.submissions] == [2020, 2021]
    is_as_entered(latest(result))
    assert result.submissions[0].recruitment == Recruitment(GroupCounts(58, 30, 2), GroupCounts(11, 5, 0))


def test_another_order_of_the_columns_is_no_matter(tmp_path: Path) -> None:
    heads = [
        ["INDICATOR", "DATA ITEM", "MEASURE", "", "2021", "", "", "2020", "", ""],
        ["", "", "", "", "Ethnicity unknown", "BME", "White", "Ethnicity unknown", "BME", "White"],
    ]
    turned = {key: [*row[5:2:-1], *row[2::-1]] for key, row in VALUES.items()}

    is_as_entered(latest(read(saved(other_template(turned, heads), tmp_path))))


def test_verified_figures_count_before_those_filled_in_beforehand(tmp_path: Path) -> None:
    heads = [
        ["", "", "", "", "31 March 2021", *[""] * 5],
        ["", "", "", "", "White", "", "BME", "", "Unknown", ""],
        ["", "", "", "", *["Pre-populated", "Verified"] * 3],
    ]
    values: dict[tuple[int, str], list[object]] = {
        key: [cell for value in row[3:] for cell in (999 if isinstance(value, int) else None, value)]
        for key, row in VALUES.items()
    }
    workbook = other_template(values, heads)
    for cells in ("E1:J1", "E2:F2", "G2:H2", "I2:J2"):
        workbook["WRES data"].merge_cells(cells)

    is_as_entered(latest(read(saved(workbook, tmp_path))))


def test_a_figure_filled_in_beforehand_counts_where_nobody_verified_it(tmp_path: Path) -> None:
    heads = [
        ["", "", "", "", "2021", *[""] * 5],
        ["", "", "", "", "Pre-populated figures", "", "", "Verified figures", "", ""],
        ["", "", "", "", "White", "BME", "Unknown", "White", "BME", "Unknown"],
    ]
    values: dict[tuple[int, str], list[object]] = {key: [*row[3:], None, None, None] for key, row in VALUES.items()}
    values[1, "Band 4"] = [1, 1, 1, 40, 10, 2]

    is_as_entered(latest(read(saved(other_template(values, heads), tmp_path))))


def test_this_year_and_last_year_are_understood_by_the_year_that_is_stated(tmp_path: Path) -> None:
    heads = [
        ["", "", "", "", "Last year", "", "", "This year", "", ""],
        ["", "", "", "", "White", "BME", "Unknown", "White", "BME", "Unknown"],
    ]
    workbook = other_template(VALUES, heads)
    workbook["Front sheet"].append(["Reporting year", 2021])
    result = read(saved(workbook, tmp_path))

    assert [each.reporting_year for each in result.submissions] == [2020, 2021]
    is_as_entered(latest(result))


def test_a_row_that_is_not_known_is_named_and_not_lost_in_silence(tmp_path: Path) -> None:
    workbook = other_template(VALUES, PLAIN_HEADS)
    workbook["WRES data"].append(["", "", "Chaplaincy volunteers", "Headcount", 3, 1, 0, 4, 1, 0])
    (problem,) = read(saved(workbook, tmp_path)).problems

    assert problem.what == "The measure of this row was not recognised, so its numbers were not read."
    assert problem.source == f"entry.xlsx, sheet WRES data, row {workbook['WRES data'].max_row}, column E"


def test_words_for_no_figures_are_a_section_that_was_not_collected(tmp_path: Path) -> None:
    values: dict[tuple[int, str], list[object]] = {
        **VALUES,
        (1, "Number of staff accessing non-mandatory training and CPD"): ["n/a"] * 6,
    }

    assert isinstance(latest(read(saved(other_template(values, PLAIN_HEADS), tmp_path))).training, NotCollected)


def test_a_workbook_without_the_measures_is_refused_in_one_sentence(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.active.append(["", "White", "BME"])
    workbook.active.append(["Band 5", 3, 4])

    with pytest.raises(UnreadableFile, match="neither an entry workbook of this program nor a national return"):
        read_returns(saved(workbook, tmp_path))


@dataclass(frozen=True)
class Watched(Column):
    """A column that keeps which of its rows were looked at."""

    looked_at: set[int] = field(default_factory=set)

    @override
    def at(self, row: int) -> Cell:
        self.looked_at.add(row)
        return super().at(row)


def test_a_long_list_is_looked_at_no_further_than_where_the_heads_of_a_return_can_stand() -> None:
    codes = array("I", [1, *[2] * 99_999])
    columns = [
        Watched(codes, ("", heading, "White - British")) for heading in ("Employee Number", "Ethnic Origin", "Band")
    ]
    sheet = Sheet("Staff", tuple(columns), len(codes))

    assert not is_national_return([sheet])
    assert not is_entry_workbook([sheet])
    assert max(max(column.looked_at) for column in columns) < 100


def test_a_sheet_of_two_thousand_columns_is_looked_at_within_seconds() -> None:
    """Each cell was once read for each cell to its left, which took minutes."""
    columns = [Column(array("I", [1] * 60), ("", "Ethnic Origin"))] * 2_000
    began = time.process_time()

    assert not is_national_return([Sheet("Staff", tuple(columns), 60)])
    assert time.process_time() - began < 20
