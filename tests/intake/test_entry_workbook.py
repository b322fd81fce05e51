"""An entry workbook that came back: the same return, or a problem that names sheet, row and column."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from tests.intake.returns import not_asked, sound_return
from tests.workbooks.filling import entries, filled, saved, sheets_of, template
from wres_desktop.domain.submission import Submission, SurveyQuestion
from wres_desktop.intake.any_return import read_returns
from wres_desktop.intake.draft_answers import answers_of
from wres_desktop.intake.entry_workbook import ReadWorkbook, is_entry_workbook, read_entry_workbook
from wres_desktop.intake.return_file import read_return
from wres_desktop.paths import resources
from wres_desktop.pipeline import open_returns

SAMPLES = sorted((resources() / "samples").glob("*.wres.json"))


def sent_back(submission: Submission) -> Workbook:
    workbook = template(submission.reporting_year)
    filled(workbook, answers_of(submission))
    return workbook


def read(workbook: Workbook, folder: Path) -> ReadWorkbook:
    path = saved(workbook, folder)
    return read_entry_workbook(sheets_of(path), path)


def said(result: ReadWorkbook) -> list[tuple[str, str]]:
    return [(problem.source, problem.what) for problem in result.problems]


def cell_of(workbook: Workbook, place: str) -> Any:  # noqa: ANN401 - openpyxl has no types
    return next(
        sheet.cell(row, column)
        for sheet in workbook.worksheets
        for found, row, column in entries(sheet)
        if found == place
    )


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_workbook_that_was_filled_in_gives_the_same_return(path: Path, tmp_path: Path) -> None:
    """But for who read the texts: whoever sends a workbook back may have changed them."""
    submission = read_return(path).submission
    assert submission is not None
    result = read(sent_back(submission), tmp_path)

    assert result.problems == ()
    assert result.submission == replace(submission, texts_read=())


def test_what_was_not_collected_comes_back_with_its_reason(tmp_path: Path) -> None:
    submission = replace(
        sound_return(),
        training=not_asked(),
        survey={**sound_return().survey, SurveyQuestion.EQUAL_OPPORTUNITY: not_asked()},
    )

    assert read(sent_back(submission), tmp_path).submission == submission


def test_it_is_read_in_a_process_of_its_own_like_any_file_from_outside(tmp_path: Path) -> None:
    read = read_returns(saved(sent_back(sound_return()), tmp_path))

    assert [submission for submission, _ in read.submissions] == [sound_return()]


def test_sheets_that_were_renamed_and_put_in_another_order_are_known_again(tmp_path: Path) -> None:
    workbook = sent_back(sound_return())
    for number, sheet in enumerate(workbook.worksheets):
        sheet.title = f"Tab {number}"
    workbook.move_sheet(workbook.worksheets[0], 5)

    assert read(workbook, tmp_path).submission == sound_return()


def test_without_the_hidden_keys_rows_and_columns_are_known_by_their_labels(tmp_path: Path) -> None:
    workbook = sent_back(sound_return())
    for sheet in workbook.worksheets:
        for row in range(sheet.max_row, 0, -1):
            if sheet.cell(row, 1).value == "columns":
                for column in range(1, sheet.max_column + 1):
                    sheet.cell(row, column).value = None
            elif sheet.title != "Does it add up":
                sheet.cell(row, 1).value = None
    path = saved(workbook, tmp_path)

    assert is_entry_workbook(sheets_of(path))
    assert read_entry_workbook(sheets_of(path), path).submission == sound_return()


def test_labels_that_were_written_over_do_not_matter(tmp_path: Path) -> None:
    workbook = sent_back(sound_return())
    workbook["Clinical"]["B12"] = "Staff nurses and the like"
    workbook["Clinical"]["C7"] = "W"

    assert read(workbook, tmp_path).submission == sound_return()


def test_rows_and_columns_that_were_put_in_between_do_not_matter(tmp_path: Path) -> None:
    workbook = sent_back(sound_return())
    for merged in list(workbook["Clinical"].merged_cells.ranges):
        workbook["Clinical"].unmerge_cells(str(merged))
    workbook["Clinical"].insert_rows(9)
    workbook["Clinical"].insert_cols(2)

    assert read(workbook, tmp_path).submission == sound_return()


def test_a_number_that_is_no_headcount_is_named_with_its_sheet_row_and_column(tmp_path: Path) -> None:
    workbook = sent_back(sound_return())
    cell = cell_of(workbook, "workforce/clinical/band_5/bme")
    cell.value = 10.5
    result = read(workbook, tmp_path)

    assert result.submission is None
    assert [source for source, _ in said(result)] == [f"entry.xlsx, sheet Clinical, row {cell.row}, column D"]


@pytest.mark.parametrize("value", ["12 people", "ten", "1O", "12%"])
def test_words_in_a_count_are_a_problem_at_their_cell(value: str, tmp_path: Path) -> None:
    workbook = sent_back(sound_return())
    cell_of(workbook, "board/total/white").value = value
    (source,) = {problem.source for problem in read(workbook, tmp_path).problems}

    assert source.startswith("entry.xlsx, sheet Board, row ")


def test_what_the_checks_find_is_named_with_its_cell_too(tmp_path: Path) -> None:
    workbook = sent_back(sound_return())
    cell = cell_of(workbook, "recruitment/appointed/bme")
    cell.value = 41
    (problem,) = open_returns([saved(workbook, tmp_path)]).problems

    assert problem.what == "More people were appointed than were shortlisted."
    assert problem.source == f"entry.xlsx, sheet Recruitment, row {cell.row}, column D"


@pytest.mark.parametrize("value", [" 28 ", "28", 28.0])
def test_a_count_as_text_or_with_a_point_is_a_count(value: object, tmp_path: Path) -> None:
    workbook = sent_back(sound_return())
    cell_of(workbook, "workforce/clinical/band_5/white").value = value

    assert read(workbook, tmp_path).submission == sound_return()


def test_a_formula_without_a_result_is_a_problem_at_its_cell(tmp_path: Path) -> None:
    workbook = sent_back(sound_return())
    cell_of(workbook, "workforce/clinical/band_5/white").value = "=20+8"

    assert "formula without a result" in said(read(workbook, tmp_path))[0][1]


def test_a_number_beside_the_cells_for_answers_is_not_lost_in_silence(tmp_path: Path) -> None:
    workbook = sent_back(sound_return())
    cell = cell_of(workbook, "training/accessed/white")
    workbook["Training"].cell(cell.row, 12).value = 7

    assert said(read(workbook, tmp_path)) == [
        (
            f"entry.xlsx, sheet Training, row {cell.row}, column L",
            "A number stands here where none is asked for, so it was not read.",
        )
    ]


def test_a_row_of_somebodys_own_is_not_lost_in_silence(tmp_path: Path) -> None:
    workbook = sent_back(sound_return())
    sheet = workbook["Clinical"]
    last = max(row for _, row, _ in entries(sheet)) + 2
    for column, value in enumerate(("Band 10", 3, 1, 0), start=2):
        sheet.cell(last, column).value = value
    (problem,) = read(workbook, tmp_path).problems

    assert problem.blocks
    assert problem.source == f"entry.xlsx, sheet Clinical, row {last}, column C"


def test_a_sheet_that_is_gone_is_named(tmp_path: Path) -> None:
    workbook = sent_back(sound_return())
    del workbook["Board"]
    result = read(workbook, tmp_path)

    assert [problem.what for problem in result.problems] == [
        "The sheet Board is missing from the workbook, so nothing of it was read."
    ]
    assert result.submission == replace(sound_return(), board=None)


def test_a_sheet_given_twice_with_other_numbers_is_a_problem(tmp_path: Path) -> None:
    workbook = sent_back(sound_return())
    copy = workbook.copy_worksheet(workbook["Training"])
    row = next(row for place, row, _ in entries(copy) if place == "training/accessed/white")
    copy.cell(row, 3).value = 1
    (problem,) = read(workbook, tmp_path).problems

    assert problem.what == "This is given twice, and not alike."


def test_a_date_may_be_a_date_or_words(tmp_path: Path) -> None:
    for value in ("31/03/2021", "31 March 2021", sound_return().snapshot_date):
        workbook = sent_back(sound_return())
        cell_of(workbook, "snapshot_date").value = value
        assert read(workbook, tmp_path).submission == sound_return()


def test_a_workbook_of_another_kind_is_not_ours(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.active.append(["Name", "Band", "Ethnicity"])
    workbook.active.append(["x", "Band 5", "White"])

    assert not is_entry_workbook(sheets_of(saved(workbook, tmp_path)))
