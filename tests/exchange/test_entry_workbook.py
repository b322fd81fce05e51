"""The entry workbook: what it asks, what it accepts, what it shows beside, and that its totals are right."""

from typing import Any

import pytest
from openpyxl.cell.cell import MergedCell

from tests.intake.returns import sound_return
from tests.workbooks.calculator import Calculator
from tests.workbooks.filling import entries, filled, opened, template
from wres_desktop.exchange.entry_workbook import entry_workbook
from wres_desktop.intake.draft_answers import answers_of

PAGES = [
    "Organisation",
    "Non-clinical",
    "Clinical",
    "Medical",
    "Recruitment",
    "Disciplinary",
    "Training",
    "Staff survey",
    "Board",
    "Report",
    "Action plan",
    "Does it add up",
]


def cells_of(workbook: Any, place: str) -> tuple[Any, int, int]:  # noqa: ANN401 - openpyxl has no types
    return next(
        (sheet, row, column) for sheet in workbook.worksheets for found, row, column in entries(sheet) if found == place
    )


def test_there_is_one_sheet_for_each_page_of_the_wizard() -> None:
    assert template().sheetnames == PAGES


def test_every_answer_of_a_return_has_a_cell() -> None:
    answers = answers_of(sound_return())

    assert filled(template(), answers) == set(answers)


def test_no_cell_is_asked_for_twice() -> None:
    places = [place for sheet in template().worksheets for place, _, _ in entries(sheet)]

    assert len(places) == len(set(places)) > 200


def test_only_the_cells_for_answers_are_unlocked_and_the_sheets_are_protected() -> None:
    for sheet in template().worksheets:
        asked = {(row, column) for _, row, column in entries(sheet)}
        unlocked = {
            (cell.row, cell.column)
            for row in sheet.iter_rows()
            for cell in row
            if not cell.protection.locked and not isinstance(cell, MergedCell)
        }
        assert unlocked == asked
        assert sheet.protection.sheet


def test_a_count_accepts_whole_numbers_from_0_only() -> None:
    sheet, row, column = cells_of(template(), "workforce/clinical/band_5/bme")
    (rule,) = [
        rule for rule in sheet.data_validations.dataValidation if sheet.cell(row, column).coordinate in rule.cells
    ]

    assert (rule.type, rule.operator, rule.formula1, rule.showErrorMessage) == ("whole", "between", "0", True)


def test_the_kind_of_organisation_is_chosen_from_a_list() -> None:
    sheet, row, column = cells_of(template(), "organisation/kind")
    (rule,) = [
        rule for rule in sheet.data_validations.dataValidation if sheet.cell(row, column).coordinate in rule.cells
    ]

    assert rule.type == "list"
    assert "NHS trust" in rule.formula1
    assert len(rule.formula1) < 255, "Excel refuses a longer list"


def test_help_stands_in_view_and_in_a_note() -> None:
    sheet, row, _ = cells_of(template(), "training/accessed/white")
    in_view = [cell.value for cell in sheet[row] if isinstance(cell.value, str)]

    assert any("beyond what is statutory" in text for text in in_view)
    assert "beyond what is statutory" in sheet.cell(row, 2).comment.text


def test_last_year_stands_beside_and_is_not_an_answer() -> None:
    workbook = opened(entry_workbook(2022, answers_of(sound_return()), 2021))
    sheet, row, column = cells_of(workbook, "workforce/clinical/band_5/bme")
    heads = {cell.value: cell.column for cell in sheet[row - 6]} | {
        cell.value: cell.column for each in sheet.iter_rows(max_row=row) for cell in each if cell.value == "2021: BME"
    }

    assert sheet.cell(row, column).value is None
    assert sheet.cell(row, heads["2021: BME"]).value == 10


def test_the_organisation_and_the_date_are_filled_in_already() -> None:
    workbook = opened(entry_workbook(2022, answers_of(sound_return()), 2021))

    for place, value in (("organisation/code", "T01"), ("organisation/kind", "Independent provider")):
        sheet, row, column = cells_of(workbook, place)
        assert sheet.cell(row, column).value == value
    sheet, row, column = cells_of(workbook, "snapshot_date")
    assert str(sheet.cell(row, column).value)[:10] == "2022-03-31"


def test_totals_and_checks_follow_what_is_entered() -> None:
    workbook = template()
    filled(workbook, answers_of(sound_return()))
    calculator = Calculator(workbook)
    values = {
        row[0].value: [calculator.value("Does it add up", cell.coordinate) for cell in row[1:5]]
        for row in workbook["Does it add up"].iter_rows(min_row=6)
    }

    assert values["All staff in post"] == [75, 22, 3, 100]
    assert values["Share of all staff"] == [pytest.approx(share) for share in (0.75, 0.22, 0.03, 1)]
    assert values["Appointed, at most the shortlisted"][:3] == ["fine"] * 3
    assert values["Took part in training, at most the staff"][0] == "fine"


def test_a_check_asks_to_look_again() -> None:
    workbook = template()
    filled(workbook, {**answers_of(sound_return()), "recruitment/appointed/bme": 41})
    sheet = workbook["Does it add up"]
    row = next(row for row in sheet.iter_rows(min_row=6) if row[0].value == "Appointed, at most the shortlisted")

    assert Calculator(workbook).value("Does it add up", row[2].coordinate) == "please look again"


def test_every_formula_can_be_worked_out_on_an_empty_workbook() -> None:
    calculator = Calculator(template())

    assert [calculator.value(*cell) for cell in calculator.formulas()]
    assert all(calculator.value(*cell) in ("", 0) for cell in calculator.formulas())


def test_every_sheet_prints_one_page_wide_with_the_marking_at_its_head() -> None:
    for sheet in template().worksheets:
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.oddHeader.center.text == "OFFICIAL-SENSITIVE"
