"""Another way through a year: a block pasted from Excel, the window closed half-way, and the work taken up again."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.journeys.test_year_by_keyboard import begin, example
from tests.journeys.typist import AtHome, Typist
from wres_desktop.intake.draft import Answers
from wres_desktop.ui.count_grid_view import CountGridView
from wres_desktop.ui.session import PageName

CONTROL = Qt.KeyboardModifier.ControlModifier
GROUPS = ("white", "bme", "unknown")


def block_of(rows: list[str], counts: Answers) -> str:
    """Rows as Excel puts them on the clipboard: tabs between cells, a line a row, one blank line after the last."""
    return "".join("\t".join(str(counts.get(f"{row}/{group}", "")) for group in GROUPS) + "\r\n" for row in rows)


def paste_staff(typist: Typist, counts: Answers) -> None:
    """Paste all bands of the grid that has the focus, totals left out, from its first cell on."""
    grid = typist.window.workspace.shelf.page(typist.window.page).findChild(CountGridView)
    assert grid is not None
    rows = [row.prefix for row in grid._model.shape.rows if row.prefix]
    QApplication.clipboard().setText(block_of(rows, counts))
    while typist.focus is not grid:
        typist.press(Qt.Key.Key_Tab)
    typist.press(Qt.Key.Key_Home, CONTROL)
    typist.press(Qt.Key.Key_V, CONTROL)


def staff(counts: Answers, group: str) -> Answers:
    return {place: value for place, value in counts.items() if place.startswith(f"workforce/{group}/")}


def shown(typist: Typist) -> PageName:
    return typist.window.page


def test_a_year_is_pasted_left_in_the_middle_of_a_number_and_taken_up_where_it_was(
    qtbot: QtBot, tmp_path: Path
) -> None:
    dialogs, settings, counts = AtHome(tmp_path), tmp_path / "settings.ini", example()
    first = Typist(qtbot, settings, dialogs)
    begin(first)
    first.go_on(PageName.NON_CLINICAL)
    paste_staff(first, counts)
    assert staff(first.answers, "non_clinical") == staff(counts, "non_clinical")
    first.go_on(PageName.CLINICAL)
    paste_staff(first, counts)
    first.go_on(PageName.RECRUITMENT)
    first.write("84")
    first.window.close()

    second = Typist(qtbot, settings, dialogs)
    second.push("Invented Commissioning Group")
    second.wait(lambda: second.window.session.is_open)
    assert second.answers["recruitment/shortlisted/white"] == 84
    assert staff(second.answers, "clinical") == staff(counts, "clinical")
    assert "medical" in second.window.start.years[0].steps[0].text()
    second.press(Qt.Key.Key_Space)
    second.wait(lambda: second.window.page is PageName.MEDICAL)
    second.window.close()


def test_what_was_typed_is_undone_and_done_again_across_pages(qtbot: QtBot, tmp_path: Path) -> None:
    typist = Typist(qtbot, tmp_path / "settings.ini", AtHome(tmp_path))
    begin(typist)
    typist.go_on(PageName.NON_CLINICAL)
    typist.write("12")
    typist.press(Qt.Key.Key_Return)
    typist.go_on(PageName.CLINICAL)
    typist.press(Qt.Key.Key_Z, CONTROL)
    assert shown(typist) is PageName.NON_CLINICAL
    assert "workforce/non_clinical/under_band_1/white" not in typist.answers
    typist.press(Qt.Key.Key_Z, CONTROL)
    assert shown(typist) is PageName.ORGANISATION
    assert "form/lead_manager" not in typist.answers
    typist.press(Qt.Key.Key_Y, CONTROL)
    typist.press(Qt.Key.Key_Y, CONTROL)
    assert typist.answers["workforce/non_clinical/under_band_1/white"] == 12
    typist.window.close()
