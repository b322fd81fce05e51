"""Who changed what, in words and in its window."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import HeldExecutor
from wres_desktop.casework.history import BLANK, history_lines
from wres_desktop.casework.organisation import OrganisationWork
from wres_desktop.casework.work_steps import WorkStep
from wres_desktop.store.organisation_file import OrganisationFile
from wres_desktop.ui.history_window import ALL_PAGES, NO_PAGE, OF_FILE
from wres_desktop.ui.main_window import MainWindow
from wres_desktop.ui.wizard_state import PageName

CELL, TEXT = "workforce/clinical/band_5/bme", "narrative/1/implications"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Larkmoor.wresorg"
    with OrganisationFile.create(path, who="Jo") as made:
        made.begin_year(2025, {"organisation/name": "Larkmoor"}, source="")
        made.record(2025, {CELL: 12}, source="from staff.xlsx, 312 rows")
    with OrganisationFile.open(path, who="Sam") as again:
        again.record(2025, {CELL: 14, TEXT: "x" * 1000})
        again.record(2025, {CELL: None})
        again.set_setting("policy", "strict")
    return path


def test_each_line_says_who_changed_what_from_what_to_what_the_newest_first(file: Path) -> None:
    with OrganisationFile.open(file, who="Al") as kept:
        lines = history_lines(kept.history(2025))
    of_cell = [line for line in lines if line.what == "Workforce, clinical, band 5, BME"]
    assert [(line.who, line.before, line.after) for line in of_cell] == [
        ("Sam", "14", BLANK),
        ("Sam", "12", "14"),
        ("Jo", BLANK, "12"),
    ]
    assert of_cell[2].how == "imported from staff.xlsx, 312 rows"
    assert {line.step for line in of_cell} == {WorkStep.CLINICAL}


def test_a_long_text_is_shortened_and_a_secret_is_never_shown(file: Path) -> None:
    with OrganisationFile.open(file, who="Al") as kept:
        kept.set_setting("secret", "0123456789abcdef")
        (text,) = (line for line in history_lines(kept.history(2025)) if line.step is WorkStep.NARRATIVE)
        settings = history_lines(kept.history(0))
    assert len(text.after) < 500
    assert "Which numbers are too small to print" in {line.what for line in settings}
    assert not any("0123456789abcdef" in f"{line.before}{line.after}{line.what}" for line in settings)


def test_the_window_shows_one_page_s_changes_or_those_of_the_whole_file(
    window: MainWindow, executor: HeldExecutor, file: Path, qtbot: QtBot
) -> None:
    assert qtbot is not None
    with OrganisationWork.open(file).file as kept:
        changes = len(kept.history(2025))
    window.open_file(file)
    executor.release_all()
    window.aids.show_settings()
    assert window.aids.settings is not None
    window.aids.settings.backups.history_button.click()
    shown = window.aids.history
    assert shown is not None
    assert shown.isVisible()
    assert len(shown.model.rows) == changes
    names = [shown.page.itemText(index) for index in range(shown.page.count())]
    assert names[0] == ALL_PAGES
    assert PageName.CLINICAL.value in names
    shown.page.setCurrentText(PageName.CLINICAL.value)
    shown.page.activated.emit(shown.page.currentIndex())
    assert {row.texts[2] for row in shown.model.rows} == {"Workforce, clinical, band 5, BME"}
    assert shown.told.text() == "3 changes."
    shown.year.setCurrentText(OF_FILE)
    shown.year.activated.emit(shown.year.currentIndex())
    assert "strict" in {row.texts[4] for row in shown.model.rows}
    assert [shown.page.itemText(index) for index in range(1, shown.page.count())] == [NO_PAGE]
    shown.close()
    window.aids.settings.close()
