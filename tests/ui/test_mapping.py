"""The page that brings in a spreadsheet."""

import hashlib
import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from tests.intake.messy import BAND, ETHNIC, GROUP, NUMBER, USUAL, Row, counts, people, table
from tests.intake.sheets import write_csv, write_xlsx
from tests.ui.conftest import HeldExecutor
from wres_desktop.intake.counted import TableKind, Terms
from wres_desktop.intake.counts_already import COUNTS_ALREADY
from wres_desktop.intake.draft_values import Answer
from wres_desktop.ui.jobs import JobRunner
from wres_desktop.ui.pages.mapping import MappingPage

# ruff: noqa: S311  invented people, not secrets

TERMS = Terms(date(2024, 3, 31))
EVERYBODY = people(random.Random(8), 30)


class Taken:
    """What the page handed over."""

    def __init__(self, page: MappingPage) -> None:
        self.changes: Mapping[str, Answer | None] | None = None
        self.source, self.kept, self.closed = "", "", False
        page.accepted.connect(self._accept)
        page.remembered_changed.connect(self._keep)
        page.closed.connect(self._close)

    def _accept(self, changes: Mapping[str, Answer | None], source: str) -> None:
        self.changes, self.source = changes, source

    def _keep(self, text: str) -> None:
        self.kept = text

    def _close(self) -> None:
        self.closed = True


@pytest.fixture
def page(qtbot: QtBot, executor: HeldExecutor) -> MappingPage:
    made = MappingPage(JobRunner(executor))
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


def test_a_table_of_counts_is_not_taken_for_a_list_and_the_page_says_what_to_do_with_it(
    page: MappingPage, executor: HeldExecutor, tmp_path: Path
) -> None:
    made = write_xlsx(
        tmp_path / "counts.xlsx",
        [
            ["Harrow Lane, staff in post on 31 March 2025"],
            ["Group", "Band", "White", "BME", "Not said", "Total"],
            ["Clinical", "Band 3", 14, 9, 0, 23],
            ["Clinical", "Band 5", 31, 22, 1, 54],
        ],
    )
    page.show_file(made, TERMS)
    executor.release_all()
    assert page.failure.sentence.text() == COUNTS_ALREADY.format("counts.xlsx")
    assert not page.take_button.isVisible()


def staff(folder: Path, rows: list[Row] | None = None) -> Path:
    return write_xlsx(folder / "staff.xlsx", table(EVERYBODY) if rows is None else rows)


def choose(box: QComboBox, text: str) -> None:
    """As a user does with the keyboard: the arrow keys until the text is there."""
    box.setFocus()
    for _ in range(box.count()):
        if box.currentText().startswith(text):
            break
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.currentText().startswith(text)


def test_a_list_that_is_understood_is_taken_over_with_where_it_came_from(
    page: MappingPage, executor: HeldExecutor, tmp_path: Path
) -> None:
    taken = Taken(page)
    page.show_file(staff(tmp_path), TERMS, current={"workforce/clinical/vsm/white": 7, "training/accessed/white": 3})
    assert page.stop_button.isVisible()
    executor.release_all()

    assert page.take_button.isEnabled()
    QTest.keyClick(page.take_button, Qt.Key.Key_Space)

    assert taken.changes is not None
    assert {place: count for place, count in taken.changes.items() if count} == counts(EVERYBODY)
    assert taken.changes["workforce/clinical/vsm/white"] is None
    assert "training/accessed/white" not in taken.changes
    path = tmp_path / "staff.xlsx"
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert taken.source == f"from staff.xlsx, 30 rows, 0 left out; {path}, SHA-256 {digest}"
    assert taken.closed


def test_a_local_grade_is_asked_about_and_the_answer_is_offered_again(
    page: MappingPage, executor: HeldExecutor, tmp_path: Path
) -> None:
    taken = Taken(page)
    local = [replace(each, band="Q") if each.number % 10 == 1 else each for each in EVERYBODY]
    path = staff(tmp_path, table(local, [NUMBER, ETHNIC, GROUP, ("Pay Band", lambda p: f"Band {p.band}")]))
    page.show_file(path, TERMS)
    executor.release_all()

    assert not page.take_button.isEnabled()
    assert page.missing.text() == "Before these counts can be taken over, answer one question."
    ((_, box),) = page.questions.boxes
    choose(box, "Band 4")
    executor.release_all()
    assert page.take_button.isEnabled()
    page.take_button.click()

    page.show_file(path, TERMS, taken.kept)
    executor.release_all()
    assert page.take_button.isEnabled()


def test_the_user_says_which_column_it_is_where_the_heading_does_not(
    page: MappingPage, executor: HeldExecutor, tmp_path: Path
) -> None:
    columns = [NUMBER, ("Column 7", ETHNIC[1]), GROUP, BAND]
    page.show_file(staff(tmp_path, table(EVERYBODY, columns)), TERMS)
    executor.release_all()
    assert not page.take_button.isEnabled()
    choose(page.table.kind, TableKind.STAFF.words)
    executor.release_all()

    choose(page.columns.choices["ethnicity"], "B   Column 7")
    executor.release_all()
    taken = Taken(page)
    page.take_button.click()

    assert taken.changes is not None
    assert {place: count for place, count in taken.changes.items() if count} == counts(EVERYBODY)


def test_a_choice_of_columns_is_remembered_for_the_same_headings(
    page: MappingPage, executor: HeldExecutor, tmp_path: Path
) -> None:
    taken = Taken(page)
    path = staff(tmp_path, table(EVERYBODY, [NUMBER, ("Column 7", ETHNIC[1]), GROUP, BAND]))
    page.show_file(path, TERMS)
    executor.release_all()
    choose(page.columns.choices["ethnicity"], "B   Column 7")
    executor.release_all()
    page.take_button.click()

    page.show_file(path, TERMS, taken.kept)
    executor.release_all()

    assert page.columns.choices["ethnicity"].currentText() == "B   Column 7"
    assert page.take_button.isEnabled()


def test_a_count_leads_back_to_its_rows(page: MappingPage, executor: HeldExecutor, tmp_path: Path) -> None:
    page.show_file(staff(tmp_path), TERMS)
    executor.release_all()
    assert page.counts.table is not None
    place = next(iter(counts(EVERYBODY)))
    page.counts.table.selectRow(0)

    first = page.counts.rows_behind.text()
    assert first.startswith("In the file: ")
    assert place.startswith("workforce/")
    model = page.counts.table.model()
    staff_group, band = model.index(0, 0).data().split(", ")[1:]
    own = [
        n
        for n, p in enumerate(EVERYBODY, 2)
        if p.staff_group.replace("_", "-") == staff_group and f"band {p.band}" == band
    ]
    assert all(str(number) in first or " to " in first for number in own)


def test_rows_left_out_are_told_with_the_reason(page: MappingPage, executor: HeldExecutor, tmp_path: Path) -> None:
    rows = table(EVERYBODY, [*USUAL, ("Employee Category", lambda p: "Bank" if p.number == 10_003 else "Permanent")])
    page.show_file(staff(tmp_path, rows), TERMS)
    executor.release_all()

    assert "Row 4: Bank workers do not count." in page.left_out.list.text()


def test_a_file_that_is_none_gives_its_sentence_and_nothing_else(
    page: MappingPage, executor: HeldExecutor, tmp_path: Path
) -> None:
    path = tmp_path / "staff.xlsx"
    path.write_bytes(b"%PDF-1.7")
    page.show_file(path, TERMS)
    executor.release_all()

    assert page.failure.sentence.text() == "staff.xlsx is a PDF; ask for the table as a spreadsheet."
    assert not page.take_button.isVisible()
    assert not page.counts.isVisible()


def test_reading_can_be_stopped(page: MappingPage, executor: HeldExecutor, tmp_path: Path) -> None:
    page.show_file(staff(tmp_path), TERMS)
    QTest.keyClick(page.stop_button, Qt.Key.Key_Space)
    executor.release_all()

    assert page.failure.sentence.text().startswith("You stopped this")
    assert not page.take_button.isVisible()


def test_a_survey_replaces_the_questions_that_it_has_and_the_reason_why_there_were_none(
    page: MappingPage, executor: HeldExecutor, tmp_path: Path
) -> None:
    taken = Taken(page)
    rows: list[Row] = [["Indicator", "White", "BME", "White n", "BME n"], ["Indicator 8", "5.5", "50", 110, 14]]
    before: dict[str, Answer] = {
        "survey/not_collected": "Not held.",
        "survey/discrimination/white/yes": 6,
        "survey/equal_opportunity/white/yes": 9,
    }
    page.show_file(write_csv(tmp_path / "survey results.csv", rows), TERMS, current=before)
    executor.release_all()
    page.take_button.click()

    assert taken.changes == {
        "survey/not_collected": None,
        "survey/discrimination/white/yes": None,
        "survey/discrimination/white/percent": "5.5",
        "survey/discrimination/white/answered": 110,
        "survey/discrimination/bme/percent": "50",
        "survey/discrimination/bme/answered": 14,
    }


def test_no_row_is_kept_once_the_page_is_closed(page: MappingPage, executor: HeldExecutor, tmp_path: Path) -> None:
    taken = Taken(page)
    path = write_csv(tmp_path / "staff.csv", table(EVERYBODY))
    page.show_file(path, TERMS)
    executor.release_all()
    page.take_button.click()

    assert page._sheet is None
    assert page._counted is None
    assert not any(f"Invented{each.number}" in taken.kept or str(each.number) in taken.kept for each in EVERYBODY)
