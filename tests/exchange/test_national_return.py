"""The national return: exact, with formulas that come to our values, and marked wherever it can be seen."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from tests.builders import SAMPLES, generated_return, sample_paths
from tests.intake.returns import counts, not_asked, sound_return
from tests.workbooks.calculator import Calculator
from wres_desktop.domain.submission import Disciplinary, DisciplinaryBasis, Submission
from wres_desktop.domain.workforce import StaffGroup
from wres_desktop.exchange.national_return import national_return
from wres_desktop.intake.return_file import read_return


def sample(name: str) -> list[Submission]:
    read = [read_return(path).submission for path in sample_paths(name)]
    return [submission for submission in read if submission is not None]


def opened(*submissions: Submission) -> Workbook:
    return load_workbook(io.BytesIO(national_return(submissions)))


def shown(*submissions: Submission) -> Workbook:
    """The workbook as a reader sees it who does not calculate."""
    return load_workbook(io.BytesIO(national_return(submissions)), data_only=True)


def row_of(workbook: Workbook, key: str) -> int:
    return next(int(cell.row) for cell in workbook["Return"]["A"] if cell.value == key)


def worked_out(workbook: Workbook, key: str, column: str) -> Any:  # noqa: ANN401 - a number or words
    return Calculator(workbook).value("Return", f"{column}{row_of(workbook, key)}")


ODD = [
    replace(sound_return(), training=not_asked(), board=not_asked()),
    replace(sound_return(), workforce=not_asked()),
    replace(sound_return(), workforce=None, recruitment=None, survey={}),
    replace(sound_return(), workforce={StaffGroup.CLINICAL: {"band_5": counts(10, None)}}),
    replace(sound_return(), disciplinary=Disciplinary(DisciplinaryBasis.SINGLE_YEAR, counts(0, 0))),
    replace(
        sound_return(),
        disciplinary=Disciplinary(DisciplinaryBasis.TWO_YEAR_AVERAGE, counts(3, 2), counts(1, 4)),
    ),
    replace(sound_return(), workforce={StaffGroup.CLINICAL: {"band_5": counts(10, 0)}}),
]
RETURNS = [
    *(sample(name) for name in SAMPLES),
    *([each] for each in ODD),
    *([generated_return(seed)] for seed in range(6)),
]


@pytest.mark.parametrize("submissions", RETURNS, ids=lambda each: f"{each[0].organisation.code}")
def test_a_second_calculator_comes_to_our_value_in_every_row(submissions: list[Submission]) -> None:
    workbook = opened(*submissions)
    calculator = Calculator(workbook)
    rows = list(workbook["Reconciliation"].iter_rows(min_row=7))

    assert {calculator.value("Reconciliation", row[9].coordinate) for row in rows} == {"yes"}
    assert calculator.value("Reconciliation", "A4") == f"All {len(rows)} values agree."
    assert len(rows) >= 30


@pytest.mark.parametrize("submissions", RETURNS, ids=lambda each: f"{each[0].organisation.code}")
def test_a_reader_that_does_not_calculate_sees_what_the_formulas_come_to(submissions: list[Submission]) -> None:
    calculator, seen = Calculator(opened(*submissions)), shown(*submissions)

    for sheet, address in calculator.formulas():
        value = calculator.value(sheet, address)
        expected = pytest.approx(value) if isinstance(value, float) else value
        assert seen[sheet][address].value == expected, f"{sheet}!{address}"


def test_a_changed_count_is_seen_in_the_reconciliation() -> None:
    workbook = opened(sound_return())
    workbook["Return"][f"E{row_of(workbook, 'recruitment/appointed')}"] = 13

    assert Calculator(workbook).value("Reconciliation", "A4").startswith("Do not submit: 2 of ")


def test_the_figures_are_those_of_the_standard_s_formulas() -> None:
    workbook = opened(sound_return())  # 12 of 60 white and 6 of 40 BME applicants; 75 white, 22 BME, 3 unknown staff

    assert worked_out(workbook, "2/likelihood", "E") == pytest.approx(0.2)
    assert worked_out(workbook, "2/relative", "E") == pytest.approx(0.2 / 0.15)
    assert [worked_out(workbook, "3/staff", column) for column in "EFG"] == [75, 22, 3]


def test_an_average_of_two_years_adds_the_cases_of_both_and_halves_them() -> None:
    workbook = opened(ODD[5])

    assert worked_out(workbook, "3/likelihood", "E") == pytest.approx((3 + 1) / 2 / 75)
    assert worked_out(workbook, "3/likelihood", "F") == pytest.approx((2 + 4) / 2 / 22)


def test_the_memo_line_is_not_added_to_the_staff() -> None:
    workbook = opened(sound_return())
    before = worked_out(workbook, "3/staff", "E")
    workbook["Return"][f"E{row_of(workbook, 'workforce/medical/senior_medical_manager')}"] = 100

    assert worked_out(workbook, "3/staff", "E") == before == 75


def test_what_was_not_collected_says_so_and_why() -> None:
    workbook = opened(ODD[0])
    row = row_of(workbook, "training/accessed")

    assert [workbook["Return"][f"{column}{row}"].value for column in "EFG"] == ["not collected"] * 3
    assert not_asked().reason in workbook["Return"][f"H{row}"].value
    assert worked_out(workbook, "4/relative", "E") == "not available"


def test_nobody_to_compare_with_is_not_calculable_and_no_error() -> None:
    assert worked_out(opened(ODD[4]), "3/relative", "E") == "not calculable"


def test_a_row_without_staff_is_nobody_and_a_blank_section_stays_blank() -> None:
    row = "workforce/clinical/band_9"

    assert opened(sound_return())["Return"][f"E{row_of(opened(sound_return()), row)}"].value == 0
    assert opened(ODD[2])["Return"][f"E{row_of(opened(ODD[2]), row)}"].value is None


def test_every_sheet_is_marked_on_its_face_and_at_the_head_of_each_printed_page() -> None:
    workbook = opened(*sample(SAMPLES[0]))

    for sheet in workbook.worksheets:
        top = [cell.value for row in sheet.iter_rows(max_row=1) for cell in row]
        assert "OFFICIAL-SENSITIVE" in top
        assert sheet.oddHeader.center.text == "OFFICIAL-SENSITIVE"


def test_a_name_that_looks_like_a_formula_stays_a_name() -> None:
    submission = sound_return()
    named = replace(submission, organisation=replace(submission.organisation, name="=HYPERLINK(1)"))
    cell = next(cell for cell in opened(named)["About"]["C"] if cell.value == "=HYPERLINK(1)")

    assert cell.data_type == "s"


def test_the_same_return_gives_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "first.xlsx").write_bytes(national_return([sound_return()]))

    assert (tmp_path / "first.xlsx").read_bytes() == national_return([sound_return()])
