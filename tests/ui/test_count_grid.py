"""The grid of counts: the keys, the clipboard and the words of a spreadsheet, in a real widget."""

from collections.abc import Iterator, Mapping

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from wres_desktop.intake.typed_counts import NOT_KNOWN, Answer
from wres_desktop.ui.colours import LIGHT
from wres_desktop.ui.count_grid import TOLD, WRONG, CountGrid
from wres_desktop.ui.count_grid_edits import INSTEAD, READS_ONLY, TAKEN_BACK, TOTALS_FOLLOW
from wres_desktop.ui.count_grid_model import CountGridModel
from wres_desktop.ui.count_grid_paste import BY_NAME
from wres_desktop.ui.count_grid_rows import GROUPS, GridShape, entered, total
from wres_desktop.ui.theme import palette_of

BANDS = ("band_1", "band_2", "band_3")
ROWS = (*(entered(each, each.replace("_", " ").capitalize()) for each in BANDS), total("All", BANDS))

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key


class Sheet:
    """A grid between two other fields, the changes that it told of, and a user at the keyboard."""

    def __init__(self, qtbot: QtBot) -> None:
        self.around = QWidget()
        self.before, self.after = QLineEdit(), QLineEdit()
        self.grid = CountGrid("Staff", ROWS)
        layout = QVBoxLayout(self.around)
        for widget in (self.before, self.grid, self.after):
            layout.addWidget(widget)
        qtbot.addWidget(self.around)
        self.around.show()
        qtbot.waitExposed(self.around)
        self.around.activateWindow()
        self.grid.setFocus()
        self.changes: list[Mapping[str, Answer | None]] = []
        self.grid.changed.connect(self.changes.append)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, held)

    def type(self, text: str) -> None:
        for letter in text:
            focus = QApplication.focusWidget()
            assert focus is not None
            QTest.keyClicks(focus, letter)

    def show(self, answers: Mapping[str, Answer], **more: Mapping[str, str]) -> None:
        self.grid.show_answers(answers, **more)

    def shown(self, row: int, column: int) -> str:
        return str(self.grid.model.index(row, column).data())

    @property
    def here(self) -> tuple[int, int]:
        index = self.grid.view.currentIndex()
        return index.row(), index.column()


@pytest.fixture
def sheet(qtbot: QtBot, qapp: QApplication) -> Iterator[Sheet]:
    before = qapp.palette()
    qapp.setPalette(palette_of(LIGHT))
    yield Sheet(qtbot)
    qapp.setPalette(before)


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def put_on_clipboard(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = CountGridModel(GridShape(ROWS, GROUPS))
    qtmodeltester.check(model)
    model.show({"band_1/white": 3}, {"band_1/white": 2})
    model.put([("band_1/bme", 4)])


def test_typing_replaces_and_enter_goes_down(sheet: Sheet) -> None:
    sheet.show({"band_1/white": 3})
    sheet.type("12")
    sheet.key(KEY.Key_Return)
    sheet.type("8")
    sheet.key(KEY.Key_Return)
    assert sheet.changes == [{"band_1/white": 12}, {"band_2/white": 8}]
    assert sheet.here == (2, 0)


def test_tab_goes_right_and_enter_then_returns_to_the_first_column(sheet: Sheet) -> None:
    for number, key in (("1", KEY.Key_Tab), ("2", KEY.Key_Tab), ("3", KEY.Key_Return)):
        sheet.type(number)
        sheet.key(key)
    assert sheet.changes == [{"band_1/white": 1}, {"band_1/bme": 2}, {"band_1/unknown": 3}]
    assert sheet.here == (1, 0)


def test_shift_goes_back(sheet: Sheet) -> None:
    sheet.grid.go_to("band_2/bme")
    sheet.key(KEY.Key_Return, SHIFT)
    assert sheet.here == (0, 1)
    sheet.key(KEY.Key_Backtab, SHIFT)
    assert sheet.here == (0, 0)


def test_tab_leaves_the_grid_at_its_ends_and_with_control_at_once(sheet: Sheet) -> None:
    sheet.grid.go_to("band_3/unknown")
    sheet.key(KEY.Key_Tab)
    assert sheet.after.hasFocus()
    sheet.grid.go_to("band_1/white")
    sheet.key(KEY.Key_Backtab, SHIFT)
    assert sheet.before.hasFocus()
    sheet.grid.go_to("band_1/white")
    sheet.key(KEY.Key_Tab, CONTROL)
    assert sheet.after.hasFocus()


def test_arrows_take_what_was_typed_along(sheet: Sheet) -> None:
    sheet.type("5")
    sheet.key(KEY.Key_Right)
    sheet.type("6")
    sheet.key(KEY.Key_Down)
    assert sheet.changes == [{"band_1/white": 5}, {"band_1/bme": 6}]
    assert sheet.here == (1, 1)


def test_f2_changes_a_number_and_arrows_stay_in_it(sheet: Sheet) -> None:
    sheet.show({"band_1/white": 12})
    sheet.key(KEY.Key_F2)
    sheet.type("3")
    sheet.key(KEY.Key_Left)
    sheet.key(KEY.Key_Left)
    sheet.type("0")
    sheet.key(KEY.Key_Return)
    assert sheet.changes == [{"band_1/white": 1023}]


def test_escape_gives_up_what_was_typed(sheet: Sheet) -> None:
    sheet.show({"band_1/white": 12})
    sheet.type("99")
    assert sheet.shown(3, 0) == "99"
    sheet.key(KEY.Key_Escape)
    assert sheet.shown(0, 0) == "12"
    assert sheet.shown(3, 0) == "12"
    assert sheet.changes == []


def test_totals_follow_every_keystroke(sheet: Sheet) -> None:
    sheet.show({"band_1/bme": 1})
    sheet.type("1")
    assert (sheet.shown(0, 3), sheet.shown(3, 3)) == ("2", "2")
    sheet.type("0")
    assert (sheet.shown(0, 3), sheet.shown(3, 3)) == ("11", "11")


def test_answers_that_arrive_while_somebody_types_disturb_nothing(sheet: Sheet) -> None:
    sheet.type("4")
    sheet.show({"band_2/bme": 7}, problems={"band_2/bme": "Look at this."})
    sheet.type("2")
    sheet.key(KEY.Key_Return)
    assert sheet.changes == [{"band_1/white": 42}]
    assert sheet.shown(1, 1) == "7"


def test_what_was_typed_is_taken_when_the_focus_goes_elsewhere_or_the_page_is_left(sheet: Sheet) -> None:
    sheet.type("4")
    sheet.after.setFocus()
    sheet.grid.setFocus()
    sheet.grid.go_to("band_2/white")
    sheet.type("5")
    sheet.grid.hide()
    assert sheet.changes == [{"band_1/white": 4}, {"band_2/white": 5}]


def test_typing_what_is_there_already_changes_nothing(sheet: Sheet) -> None:
    sheet.show({"band_1/white": 1200})
    sheet.type("1,200")
    sheet.key(KEY.Key_Return)
    assert sheet.changes == []


def test_delete_clears_all_chosen_cells_as_one_change(sheet: Sheet) -> None:
    sheet.show({"band_1/white": 1, "band_1/bme": 2, "band_2/white": 3})
    sheet.key(KEY.Key_Right, SHIFT)
    sheet.key(KEY.Key_Down, SHIFT)
    sheet.key(KEY.Key_Delete)
    assert sheet.changes == [{"band_1/white": None, "band_1/bme": None, "band_2/white": None}]


def test_a_block_from_excel_is_pasted_as_one_change(sheet: Sheet) -> None:
    put_on_clipboard("1,200\t2\t0\r\n5\t\t1\r\n\r\n")
    sheet.key(KEY.Key_V, CONTROL)
    assert sheet.changes == [
        {
            "band_1/white": 1200,
            "band_1/bme": 2,
            "band_1/unknown": 0,
            "band_2/white": 5,
            "band_2/unknown": 1,
        }
    ]
    assert sheet.shown(3, 3) == "1,208"


def test_lines_without_names_are_asked_about_and_can_be_moved_as_one_change(sheet: Sheet) -> None:
    sheet.show({"band_1/white": 9})
    put_on_clipboard("1\t2\t3\n4\t5\t6")
    sheet.key(KEY.Key_V, CONTROL)
    bar = sheet.grid.begins
    assert not bar.isHidden()
    assert "2 lines" in bar.question.text()
    assert "Band 1" in bar.question.text()
    assert [bar.rows.itemText(index) for index in range(bar.rows.count())] == ["Band 1", "Band 2"]

    bar.rows.setCurrentIndex(1)
    bar.rows.activated.emit(1)
    assert sheet.changes[1] == {
        "band_1/white": 9,
        "band_1/bme": None,
        "band_1/unknown": None,
        "band_2/white": 1,
        "band_2/bme": 2,
        "band_2/unknown": 3,
        "band_3/white": 4,
        "band_3/bme": 5,
        "band_3/unknown": 6,
    }
    assert "Band 3" in bar.question.text()
    bar.right_button.click()
    assert bar.isHidden()


def test_lines_with_names_take_the_place_of_those_that_were_asked_about(sheet: Sheet) -> None:
    sheet.show({"band_3/white": 9})
    put_on_clipboard("1\n4")
    sheet.key(KEY.Key_V, CONTROL)
    assert not sheet.grid.begins.isHidden()
    put_on_clipboard("Band 2\t1\nBand 3\t4")
    sheet.key(KEY.Key_V, CONTROL)
    assert sheet.changes[1] == {"band_1/white": None, "band_2/white": 1, "band_3/white": 4}
    assert sheet.grid.begins.isHidden()
    assert sheet.grid.line.text() == f"{INSTEAD} {BY_NAME}"


def test_lines_that_stand_in_nobodys_way_stay_when_others_are_pasted(sheet: Sheet) -> None:
    put_on_clipboard("1\n4")
    sheet.key(KEY.Key_V, CONTROL)
    sheet.grid.go_to("band_1/bme")
    put_on_clipboard("2\n3")
    sheet.key(KEY.Key_V, CONTROL)
    assert sheet.changes == [{"band_1/white": 1, "band_2/white": 4}, {"band_1/bme": 2, "band_2/bme": 3}]
    assert not sheet.grid.begins.isHidden()


def test_lines_that_were_said_to_be_right_stay_when_one_is_pasted_over(sheet: Sheet) -> None:
    put_on_clipboard("1\n4")
    sheet.key(KEY.Key_V, CONTROL)
    sheet.grid.begins.right_button.click()
    put_on_clipboard("Band 2\t7")
    sheet.key(KEY.Key_V, CONTROL)
    assert sheet.changes[1] == {"band_2/white": 7}


def test_nothing_is_said_of_a_blank_while_it_is_being_filled_in(sheet: Sheet) -> None:
    blank = {"band_1/white": "This headcount is not known."}
    sheet.show({}, questions=blank)
    sheet.grid.go_to("band_1/white")
    assert "not known" in sheet.grid.line.text()
    sheet.type("3")
    assert sheet.grid.line.text() == ""
    sheet.key(KEY.Key_Escape)
    sheet.show({}, questions=blank)
    assert "not known" in sheet.grid.line.text()


def test_undo_of_a_move_asks_again_where_the_lines_stood_first(sheet: Sheet) -> None:
    put_on_clipboard("1\n4")
    sheet.key(KEY.Key_V, CONTROL)
    first = {place: answer for place, answer in sheet.changes[0].items() if answer is not None}
    sheet.grid.begins.moved.emit(1)
    assert "Band 3" in sheet.grid.begins.question.text()

    sheet.show(first)

    assert not sheet.grid.begins.isHidden()
    assert "Band 3" not in sheet.grid.begins.question.text()
    sheet.grid.begins.right_button.click()
    sheet.show(first)
    assert sheet.grid.begins.isHidden()


def test_lines_that_belong_nowhere_are_taken_away_again_as_one_change(sheet: Sheet) -> None:
    sheet.show({"band_1/white": 9})
    put_on_clipboard("1\n4")
    sheet.key(KEY.Key_V, CONTROL)

    sheet.grid.begins.back_button.click()

    assert sheet.changes[1] == {"band_1/white": 9, "band_2/white": None}
    assert sheet.grid.begins.isHidden()


def test_the_question_goes_when_the_lines_are_taken_back_or_others_are_typed(sheet: Sheet) -> None:
    put_on_clipboard("1\n4")
    for _ in range(2):
        sheet.key(KEY.Key_V, CONTROL)
        assert not sheet.grid.begins.isHidden()
        sheet.show({})
        assert sheet.grid.begins.isHidden()
    sheet.key(KEY.Key_V, CONTROL)
    sheet.key(KEY.Key_Delete)
    assert sheet.grid.begins.isHidden()


@pytest.mark.parametrize("text", ["7", "1\n2\n3", "Band 1\t1\nBand 2\t4"], ids=["one line", "all rows", "with names"])
def test_lines_that_can_stand_in_one_place_only_are_not_asked_about(sheet: Sheet, text: str) -> None:
    put_on_clipboard(text)
    sheet.key(KEY.Key_V, CONTROL)
    assert sheet.changes
    assert sheet.grid.begins.isHidden()


def test_a_block_that_is_too_large_is_told_in_words_below_the_grid(sheet: Sheet) -> None:
    sheet.show({"band_3/white": 4})
    sheet.grid.go_to("band_3/white")
    put_on_clipboard("1\n2\n3")
    sheet.key(KEY.Key_V, CONTROL)
    assert sheet.changes == []
    assert "Nothing was pasted" in sheet.grid.line.text()
    assert sheet.shown(2, 0) == "4"


def test_one_number_pasted_over_several_cells_fills_them(sheet: Sheet) -> None:
    put_on_clipboard("7")
    sheet.key(KEY.Key_Down, SHIFT)
    sheet.key(KEY.Key_V, CONTROL)
    assert sheet.changes == [{"band_1/white": 7, "band_2/white": 7}]


def test_copy_and_cut_put_plain_numbers_on_the_clipboard(sheet: Sheet) -> None:
    sheet.show({"band_1/white": 1200, "band_1/bme": NOT_KNOWN})
    sheet.key(KEY.Key_A, CONTROL)
    sheet.key(KEY.Key_C, CONTROL)
    assert clipboard().splitlines()[0] == "1200\t?\t\t1200 + ?"
    assert sheet.changes == []
    sheet.grid.go_to("band_1/white")
    sheet.key(KEY.Key_X, CONTROL)
    assert clipboard() == "1200"
    assert sheet.changes == [{"band_1/white": None}]


def test_fill_down_repeats_the_first_row_of_what_is_chosen(sheet: Sheet) -> None:
    sheet.show({"band_1/white": 4, "band_1/bme": 5})
    sheet.key(KEY.Key_Right, SHIFT)
    sheet.key(KEY.Key_Down, SHIFT)
    sheet.key(KEY.Key_Down, SHIFT)
    sheet.key(KEY.Key_D, CONTROL)
    assert sheet.changes == [
        {"band_2/white": 4, "band_2/bme": 5, "band_3/white": 4, "band_3/bme": 5},
    ]


def test_fill_down_in_one_cell_takes_the_number_above(sheet: Sheet) -> None:
    sheet.show({"band_1/white": 4})
    sheet.grid.go_to("band_2/white")
    sheet.key(KEY.Key_D, CONTROL)
    assert sheet.changes == [{"band_2/white": 4}]


def test_the_sum_of_what_is_chosen_is_told(sheet: Sheet) -> None:
    told: list[str] = []
    sheet.grid.summed.connect(told.append)
    sheet.show({"band_1/white": 4, "band_2/white": 1000})
    sheet.key(KEY.Key_Down, SHIFT)
    assert told[-1] == "Sum 1,004 of 2 numbers"
    sheet.key(KEY.Key_Down, SHIFT)
    assert told[-1] == "Sum 1,004 of 2 numbers, 1 blank"
    sheet.key(KEY.Key_Up)
    assert told[-1] == ""


def test_the_sum_of_a_whole_grid_counts_nobody_twice(sheet: Sheet) -> None:
    told: list[str] = []
    sheet.grid.summed.connect(told.append)
    sheet.show({"band_1/white": 4, "band_1/bme": 2, "band_2/white": 1000})
    sheet.key(KEY.Key_A, CONTROL)
    assert told[-1].startswith("Sum 1,006 of 3 numbers")


def test_totals_cannot_be_typed_into_and_say_why(sheet: Sheet) -> None:
    sheet.grid.view.go_to(0, 3)
    sheet.type("5")
    assert sheet.grid.line.text() == TOTALS_FOLLOW
    sheet.key(KEY.Key_Left)
    assert sheet.grid.line.text() == ""


def test_a_grid_that_is_read_only_can_be_copied_and_not_changed(sheet: Sheet) -> None:
    sheet.show({"band_1/white": 4})
    sheet.grid.set_read_only(True)
    sheet.type("5")
    sheet.key(KEY.Key_Delete)
    put_on_clipboard("9")
    sheet.key(KEY.Key_V, CONTROL)
    assert sheet.grid.line.text() == READS_ONLY
    assert sheet.changes == []
    sheet.key(KEY.Key_C, CONTROL)
    assert clipboard() == "4"


def test_what_is_no_number_is_kept_and_explained_at_once(sheet: Sheet) -> None:
    sheet.type("12a")
    sheet.key(KEY.Key_Return)
    assert sheet.changes == [{"band_1/white": "12a"}]
    sheet.key(KEY.Key_Up)
    assert sheet.shown(0, 0) == "12a"
    assert sheet.grid.line.text().startswith("Band 1, White: This is not a whole number.")


def test_a_problem_is_told_in_the_line_below_the_grid_when_its_cell_is_reached(sheet: Sheet) -> None:
    sheet.show({"band_1/bme": 5}, problems={"band_1/bme": "More were appointed than shortlisted."})
    assert sheet.grid.line.text() == ""
    sheet.key(KEY.Key_Right)
    assert sheet.grid.line.text() == "Band 1, BME: More were appointed than shortlisted."


def test_a_link_leads_to_a_cell_and_knows_whether_the_grid_holds_it(sheet: Sheet) -> None:
    assert sheet.grid.go_to("band_3/bme")
    assert sheet.here == (2, 1)
    assert sheet.grid.go_to("band_2")
    assert sheet.here == (1, 0)
    assert not sheet.grid.go_to("board/total/white")


def spoken(sheet: Sheet, row: int, column: int) -> str:
    return str(sheet.grid.model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole))


def test_a_screen_reader_hears_where_a_cell_is_what_stands_there_last_year_and_what_is_wrong(sheet: Sheet) -> None:
    sheet.grid.show_answers(
        {"band_1/white": 0, "band_2/white": NOT_KNOWN, "band_1/bme": 12},
        {"band_1/bme": 10},
        {"band_1/bme": "Too many."},
        unsaved=["band_1/white"],
    )
    assert spoken(sheet, 0, 1) == "Band 1, BME, 12; last year 10; error: Too many."
    assert spoken(sheet, 0, 0) == "Band 1, White, 0; not saved yet"
    assert spoken(sheet, 1, 0) == "Band 2, White, not known"
    assert spoken(sheet, 2, 0) == "Band 3, White, blank"
    assert spoken(sheet, 0, 3) == "Band 1, Total, 12, calculated; last year 10"


def test_the_tree_that_screen_readers_walk_has_every_cell_with_its_error(sheet: Sheet) -> None:
    sheet.show({"band_1/bme": 12}, problems={"band_1/bme": "Too many."})
    table = QAccessible.queryAccessibleInterface(sheet.grid.view)
    assert table is not None
    assert table.role() is QAccessible.Role.Table
    assert table.text(QAccessible.Text.Name) == "Staff"
    assert "Tab goes right" in table.text(QAccessible.Text.Description)
    children = [table.child(number) for number in range(table.childCount())]
    cell = next(each for each in children if each.text(QAccessible.Text.Name).startswith("Band 1, BME"))
    assert cell.text(QAccessible.Text.Name) == "Band 1, BME, 12; error: Too many."
    assert cell.text(QAccessible.Text.Description) == "Too many."


def test_answers_of_other_pages_are_passed_over(sheet: Sheet) -> None:
    sheet.show({"organisation/name": "Larkmoor", "band_1/white": 4})
    assert sheet.grid.model.values.answers == {"band_1/white": 4}
    assert not sheet.grid.model.setData(QModelIndex(), "3")


def test_an_error_is_drawn_with_a_mark_and_an_edge_and_not_by_colour_alone(sheet: Sheet) -> None:
    sheet.show({"band_2/bme": 5})
    plain = sheet.grid.view.grab().toImage()
    sheet.show({"band_2/bme": 5}, problems={"band_2/bme": "Too many."})
    marked = sheet.grid.view.grab().toImage()
    index = sheet.grid.model.index(1, 1)
    cell = sheet.grid.view.visualRect(index).translated(sheet.grid.view.viewport().pos())
    differing = {
        (x, y)
        for x in range(cell.left(), cell.right())
        for y in range(cell.top(), cell.bottom())
        if plain.pixelColor(x, y) != marked.pixelColor(x, y)
    }
    edge = {place for place in differing if place[1] - cell.top() < 2}
    inside = {place for place in differing if 4 < place[0] - cell.left() < cell.width() // 3 and place not in edge}
    assert len(edge) > cell.width() // 2
    assert len(inside) > 20


def test_what_was_done_does_not_look_like_what_is_wrong_and_no_sum_stays_of_lines_that_are_gone(sheet: Sheet) -> None:
    sums: list[str] = []
    sheet.grid.summed.connect(sums.append)
    put_on_clipboard("1\n2")
    sheet.grid.view.paste()
    assert sums[-1].startswith("Sum 3")
    sheet.grid.view.take_back()
    assert (sheet.grid.line.text(), sheet.grid.line.objectName()) == (TAKEN_BACK, TOLD)
    assert sums[-1] == ""
    put_on_clipboard("White\tAsian\n1\t2")
    sheet.grid.view.paste()
    assert sheet.grid.line.objectName() == WRONG


def test_a_grid_that_is_wider_than_its_room_has_a_bar_above_it_too(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.around.resize(2000, sheet.around.height())
    qtbot.waitUntil(sheet.grid.bar_above.isHidden)
    sheet.around.resize(10, sheet.around.height())
    qtbot.waitUntil(sheet.grid.bar_above.isVisible)
    assert sheet.grid.bar_above.parent() is sheet.grid
    qtbot.waitUntil(lambda: sheet.grid.bar_above.geometry().bottom() < sheet.grid.view.geometry().top())
    sheet.grid.bar_above.setValue(sheet.grid.bar_above.maximum())
    assert sheet.grid.view.horizontalScrollBar().value() == sheet.grid.view.horizontalScrollBar().maximum()
