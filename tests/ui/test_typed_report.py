"""The dialog in which a published report is typed in."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QTableWidgetItem
from pytestqt.qtbot import QtBot

from wres_desktop.casework.typed_report import SECTIONS
from wres_desktop.ui.theme import space
from wres_desktop.ui.typed_report import NOTHING_YET, TypedReportDialog

RING = 3
"""How thick the ring round a place that scrolls is, in pixels."""


def opened(qtbot: QtBot) -> TypedReportDialog:
    dialog = TypedReportDialog("X01", 2023)
    qtbot.addWidget(dialog)
    return dialog


def cell(dialog: TypedReportDialog, words: str) -> QTableWidgetItem:
    """The cell beside a figure."""
    for at in range(dialog.table.rowCount()):
        name, printed = dialog.table.item(at, 0), dialog.table.item(at, 1)
        if name is not None and printed is not None and name.text() == words:
            return printed
    raise AssertionError(words)


def test_in_a_narrow_dialog_nothing_is_cut_off_and_no_letter_stands_below_the_ring(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    dialog.resize(space(24), space(30))
    dialog.show()
    qtbot.waitExposed(dialog)
    (area,) = (each for each in dialog.findChildren(QScrollArea) if each.widget() is not None)
    inside = area.widget()

    assert inside is not None
    assert inside.width() <= area.viewport().width()
    for label in inside.findChildren(QLabel):
        assert label.mapTo(area, QPoint()).x() > RING


def test_figures_of_several_parts_make_one_publication(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    assert dialog.said.text() == NOTHING_YET
    assert not dialog.yes.isEnabled()
    cell(dialog, "BME staff").setText("12")
    dialog.section.setCurrentIndex(list(SECTIONS).index("9"))
    cell(dialog, "The share of BME board members").setText("7.0")
    dialog.section.setCurrentIndex(0)

    assert cell(dialog, "BME staff").text() == "12"
    assert dialog.said.text() == "2 figures are typed."
    qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
    assert dialog.result() == TypedReportDialog.DialogCode.Accepted
    assert dialog.typed.publication.title == "WRES report 2023 of X01, typed in"
    assert [each.id for each in dialog.typed.publication.statements] == ["2023/staff/bme", "2023/9/total/bme_percent"]


def test_what_cannot_be_read_is_named_and_holds_the_button(qtbot: QtBot) -> None:
    dialog = opened(qtbot)

    cell(dialog, "BME staff").setText("a dozen")

    assert dialog.said.text().startswith("BME staff: ")
    assert not dialog.yes.isEnabled()


def test_another_year_has_its_own_figures_and_begins_anew(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    cell(dialog, "BME staff").setText("12")

    dialog.year.setCurrentText("2019")

    assert cell(dialog, "BME staff").text() == ""
    assert not dialog.typed.publication.statements
