"""A read-only table over frozen rows."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from pytestqt.modeltest import ModelTester

from wres_desktop.ui.table_model import Column, Row, TableModel, under_headings

COLUMNS = (Column("Group"), Column("Staff", numbers=True))


def test_the_model_keeps_qts_rules_while_its_rows_change(qtmodeltester: ModelTester) -> None:
    model = TableModel(COLUMNS)
    qtmodeltester.check(model)
    model.show([Row(("White", "46")), Row(("All", "60"), strong=True)])
    model.show([])


def test_cells_show_their_texts_under_their_headings() -> None:
    model = TableModel(COLUMNS)
    model.show([Row(("White", "46"))])
    assert [model.headerData(column, Qt.Orientation.Horizontal) for column in range(2)] == ["Group", "Staff"]
    assert [model.data(model.index(0, column)) for column in range(2)] == ["White", "46"]


def test_a_screen_reader_hears_the_heading_with_the_cell() -> None:
    model = TableModel(COLUMNS)
    model.show([Row(("White", ""))])
    role = Qt.ItemDataRole.AccessibleTextRole
    assert [model.data(model.index(0, column), role) for column in range(2)] == ["Group: White", "Staff: empty"]


def test_numbers_stand_on_the_right_and_totals_are_bold() -> None:
    model = TableModel(COLUMNS)
    model.show([Row(("All", "60"), strong=True)])
    alignment = model.data(model.index(0, 1), Qt.ItemDataRole.TextAlignmentRole)
    assert isinstance(alignment, Qt.AlignmentFlag)
    assert alignment & Qt.AlignmentFlag.AlignRight
    font = model.data(model.index(0, 0), Qt.ItemDataRole.FontRole)
    assert isinstance(font, QFont)
    assert font.bold()


def test_rows_that_share_a_heading_stand_below_it_and_each_row_knows_what_it_is_of() -> None:
    listed, rows = under_headings(
        ("band 2", "band 3", "board"), lambda each: each[:4].upper(), lambda each: Row((each, "1"))
    )
    assert listed == {1: "band 2", 2: "band 3", 4: "board"}
    assert [(row.texts, row.heads) for row in rows] == [
        (("BAND", ""), True),
        (("band 2", "1"), False),
        (("band 3", "1"), False),
        (("BOAR", ""), True),
        (("board", "1"), False),
    ]


def test_nothing_can_be_edited() -> None:
    model = TableModel(COLUMNS)
    model.show([Row(("White", "46"))])
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
    assert not model.setData(model.index(0, 0), "47")
