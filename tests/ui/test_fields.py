"""Fields to be filled in: what they tell, what they say is wrong, and what a screen reader hears."""

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from wres_desktop.domain.days import NOT_READ
from wres_desktop.intake.typed_counts import NOT_KNOWN
from wres_desktop.ui.fields import Field, LongTextField, TextField
from wres_desktop.ui.fields_chosen import WHY_NEEDED, Choice, ChoiceField, ListField, NotCollectedBox
from wres_desktop.ui.fields_days import NO_DATE, DateField, DayLine

BASES = (Choice("single_year", "One year"), Choice("two_year_average", "Average of two years"))

F = TypeVar("F", Field, NotCollectedBox, DayLine, TextField, LongTextField, DateField, ChoiceField, ListField)


@pytest.fixture
def elsewhere(qtbot: QtBot) -> Iterator[QLineEdit]:
    """Another field, in a window that fields are put into."""
    around = QWidget()
    QVBoxLayout(around)
    other = QLineEdit()
    layout = around.layout()
    assert layout is not None
    layout.addWidget(other)
    qtbot.addWidget(around)
    around.show()
    qtbot.waitExposed(around)
    around.activateWindow()
    yield other
    around.close()


def put(field: F, elsewhere: QLineEdit) -> tuple[F, list[object]]:
    """Put a field into the window, ready to be typed into, and collect what it tells."""
    told: list[object] = []
    field.changed.connect(told.append)
    layout = elsewhere.window().layout()
    assert layout is not None
    layout.addWidget(field)
    field.show()
    field.setFocus()
    return field, told


def type_text(text: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, text)


def press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def test_a_line_tells_once_when_the_user_goes_on(elsewhere: QLineEdit) -> None:
    _, told = put(TextField("organisation/name", "Name"), elsewhere)
    type_text(" Larkmoor ")
    assert told == []
    elsewhere.setFocus()
    assert told == [{"organisation/name": "Larkmoor"}]


def test_a_line_tells_after_a_pause_so_that_nothing_is_lost(elsewhere: QLineEdit, qtbot: QtBot) -> None:
    field, told = put(TextField("organisation/name", "Name"), elsewhere)
    type_text("Lark")
    with qtbot.waitSignal(field.changed, timeout=5000):
        pass
    type_text("moor")
    press(Qt.Key.Key_Return)
    assert told == [{"organisation/name": "Lark"}, {"organisation/name": "Larkmoor"}]


def test_an_answer_that_arrives_while_somebody_types_disturbs_nothing(elsewhere: QLineEdit) -> None:
    field, told = put(TextField("organisation/name", "Name"), elsewhere)
    type_text("Lark")
    field.show_answer("Larkmoor Community Health")
    assert field.edit.text() == "Lark"
    elsewhere.setFocus()
    assert told == [{"organisation/name": "Lark"}]


def test_an_answer_that_is_taken_back_is_shown_although_the_user_is_still_here(elsewhere: QLineEdit) -> None:
    field, _ = put(TextField("organisation/name", "Name"), elsewhere)
    type_text("Lark")
    press(Qt.Key.Key_Return)
    field.show_answer(None)
    assert field.edit.text() == ""


def test_a_line_that_is_emptied_becomes_blank(elsewhere: QLineEdit) -> None:
    field, told = put(TextField("organisation/name", "Name"), elsewhere)
    field.show_answer("Larkmoor")
    field.edit.selectAll()
    press(Qt.Key.Key_Delete)
    elsewhere.setFocus()
    assert told == [{"organisation/name": None}]


@pytest.mark.parametrize(("typed", "answer"), [("1,234", 1234), ("0", 0), ("?", NOT_KNOWN), ("12a", "12a")])
def test_a_number_of_people_is_read_as_in_a_grid(typed: str, answer: object, elsewhere: QLineEdit) -> None:
    field, told = put(TextField("stated_headcount", "Headcount", counts=True), elsewhere)
    type_text(typed)
    elsewhere.setFocus()
    assert told == [{"stated_headcount": answer}]
    assert field.error.isVisible() is (typed == "12a")


def test_a_long_text_keeps_its_lines_and_tab_goes_on(elsewhere: QLineEdit) -> None:
    field, told = put(LongTextField("form/completeness", "Completeness"), elsewhere)
    type_text("One.")
    press(Qt.Key.Key_Return)
    type_text("Two.")
    press(Qt.Key.Key_Tab)
    assert told == [{"form/completeness": "One.\nTwo."}]
    assert not field.edit.hasFocus()


def test_a_choice_is_told_as_soon_as_it_is_made_by_key(elsewhere: QLineEdit) -> None:
    field, told = put(ChoiceField("disciplinary/basis", "Which cases?", BASES), elsewhere)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Down)
    assert told == [{"disciplinary/basis": "single_year"}, {"disciplinary/basis": "two_year_average"}]
    field.show_answer(None)
    assert not any(each.isChecked() for each in field.buttons)


def test_one_of_many_is_chosen_in_a_list(elsewhere: QLineEdit) -> None:
    field, told = put(ListField("organisation/kind", "Kind", [Choice("icb", "Integrated care board")]), elsewhere)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    elsewhere.setFocus()
    assert told == [{"organisation/kind": "icb"}]
    field.show_answer("something that an older program knew")
    assert field.box.currentIndex() == 0


def test_a_code_is_kept_in_capitals_however_it_is_typed(elsewhere: QLineEdit) -> None:
    """It stands in capitals in print, and one organisation must not have two."""
    _, told = put(TextField("organisation/code", "ODS code", capitals=True), elsewhere)
    type_text("nqx47")
    elsewhere.setFocus()
    assert told == [{"organisation/code": "NQX47"}]


def test_a_date_is_one_answer_of_three_boxes(elsewhere: QLineEdit, qtbot: QtBot) -> None:
    field, told = put(DateField("snapshot_date", "Snapshot date"), elsewhere)
    for part in ("31", "3", "2025"):
        type_text(part)
        press(Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [{"snapshot_date": "2025-03-31"}]
    field.show_answer("2024-03-31")
    assert [box.text() for box in field.boxes] == ["31", "3", "2024"]


def test_a_text_that_was_there_before_is_seen_whole_and_not_cut_through_its_second_line(
    elsewhere: QLineEdit, qtbot: QtBot
) -> None:
    field, _ = put(LongTextField("form/commissioners", "Sent to", lines=2), elsewhere)
    field.show_answer("The group is itself a commissioner. The report goes to the regional team, and to our providers.")
    field.resize(field.sizeHint().width() // 2, field.height())
    qtbot.waitUntil(lambda: field.edit.document().size().height() > 1)
    assert field.edit.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("typed", ["31/3/25", "31 March 2025", "31.3.2025"])
def test_a_whole_date_may_be_typed_into_the_first_box_and_is_said_back(
    elsewhere: QLineEdit, qtbot: QtBot, typed: str
) -> None:
    field, told = put(DateField("snapshot_date", "Snapshot date"), elsewhere)
    type_text(typed)
    elsewhere.setFocus()
    qtbot.waitUntil(lambda: bool(told))
    assert told == [{"snapshot_date": "2025-03-31"}]
    field.show_answer("2025-03-31")
    assert [box.text() for box in field.boxes] == ["31", "3", "2025"]
    assert field.understood.text() == "31 March 2025"
    assert field.error.text() == ""


def test_a_whole_date_in_one_box_counts_whatever_stands_in_the_others(elsewhere: QLineEdit, qtbot: QtBot) -> None:
    """The page fills in 31 March of the reporting year; whoever clicks there and types means the day that is typed."""
    field, told = put(DateField("snapshot_date", "Snapshot date"), elsewhere)
    field.show_answer("2025-03-31")
    elsewhere.setFocus()
    QTest.mouseClick(field.boxes[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: field.boxes[0].selectedText() == "31")
    type_text("30/6/25")
    elsewhere.setFocus()
    qtbot.waitUntil(lambda: bool(told))
    assert told == [{"snapshot_date": "2025-06-30"}]


def test_a_day_in_one_line_says_back_what_was_understood_or_that_nothing_was(elsewhere: QLineEdit) -> None:
    field, told = put(DayLine("actions/1/due", "Due", "Month and year, or a day."), elsewhere)
    assert not field.understood.isVisible()
    type_text("30/9/25")
    elsewhere.setFocus()
    assert told == [{"actions/1/due": "30/9/25"}]
    assert field.understood.text() == "Read as 30 September 2025."
    assert field.edit.accessibleDescription() == "Month and year, or a day. Read as 30 September 2025."
    field.show_answer("when we can")
    assert field.understood.text() == NOT_READ


def test_last_years_day_is_written_as_people_write_it(elsewhere: QLineEdit) -> None:
    field, _ = put(DateField("snapshot_date", "Snapshot date"), elsewhere)
    field.show_last_year("2025-03-31")
    assert field.last_year.text() == "Last year: 31 March 2025"


def test_what_is_no_date_is_kept_as_typed_and_explained(elsewhere: QLineEdit, qtbot: QtBot) -> None:
    field, told = put(DateField("snapshot_date", "Snapshot date"), elsewhere)
    for part in ("31", "13", "2025"):
        type_text(part)
        press(Qt.Key.Key_Tab)
    elsewhere.setFocus()
    qtbot.waitUntil(lambda: bool(told))
    assert told == [{"snapshot_date": "31/13/2025"}]
    assert NO_DATE in field.error.text()
    field.show_answer("31/13/2025")
    assert [box.text() for box in field.boxes] == ["31", "13", "2025"]


def test_whoever_comes_to_a_choice_comes_to_what_is_chosen(elsewhere: QLineEdit) -> None:
    field, _ = put(ChoiceField("a/b", "Basis", BASES), elsewhere)
    elsewhere.setFocus()
    field.show_answer("two_year_average")
    field.setFocus()
    assert QApplication.focusWidget() is field.buttons[1]


def test_that_something_was_not_collected_needs_a_reason_and_can_be_taken_back(elsewhere: QLineEdit) -> None:
    box, told = put(NotCollectedBox("training/not_collected"), elsewhere)
    box.tick.click()
    box.show_answer(None)
    assert box.is_ticked
    assert told == []
    assert box.reason.hint.text() == WHY_NEEDED
    type_text("Courses are not recorded.")
    elsewhere.setFocus()
    box.tick.click()
    assert told == [{"training/not_collected": "Courses are not recorded."}, {"training/not_collected": None}]
    assert not box.reason.isVisible()


FIELDS: list[Callable[[], Field]] = [
    lambda: TextField("a/b", "Name", "As on the contract."),
    lambda: LongTextField("a/b", "Name", "As on the contract."),
    lambda: DateField("a/b", "Name", "As on the contract."),
    lambda: DayLine("a/b", "Name", "As on the contract."),
    lambda: ChoiceField("a/b", "Name", BASES, "As on the contract."),
    lambda: ListField("a/b", "Name", BASES, "As on the contract."),
]


@pytest.mark.parametrize("make", FIELDS)
def test_a_screen_reader_hears_the_label_the_hint_and_the_error_of_every_control(
    make: Callable[[], Field], elsewhere: QLineEdit
) -> None:
    field, _ = put(make(), elsewhere)
    field.show_problem("It is missing.")
    for control in field._controls():
        node = QAccessible.queryAccessibleInterface(control)
        assert node is not None
        assert control.accessibleName().startswith("Name")
        if not isinstance(control, QComboBox):  # on Linux its name is what is chosen, and its label a relation
            assert node.text(QAccessible.Text.Name).startswith("Name")
        assert node.text(QAccessible.Text.Description) == "As on the contract. Error: It is missing."
    assert field.property("wrong") == "yes"
    field.show_problem("")
    assert field.property("wrong") == ""
    assert not field.error.isVisible()


@pytest.mark.parametrize("make", FIELDS)
def test_a_field_tells_that_the_user_has_come_so_that_help_can_follow(
    make: Callable[[], Field], elsewhere: QLineEdit
) -> None:
    field, _ = put(make(), elsewhere)
    elsewhere.setFocus()
    come: list[str] = []
    field.entered.connect(come.append)
    field.setFocus()
    assert come == ["a/b"]


@pytest.mark.parametrize("make", FIELDS)
def test_a_field_that_is_read_only_cannot_be_reached(make: Callable[[], Field], elsewhere: QLineEdit) -> None:
    field, _ = put(make(), elsewhere)
    field.set_read_only(True)
    assert not any(each.isEnabled() for each in field._controls())


def test_a_text_longer_than_its_line_shows_its_beginning_and_a_pause_in_typing_moves_no_cursor(
    elsewhere: QLineEdit,
) -> None:
    field, _told = put(TextField("form/x", "Lead", letters=5), elsewhere)
    elsewhere.setFocus()
    field.show_answer("Head of Organisational Development")
    assert field.edit.cursorPosition() == 0
    field.setFocus()
    field.edit.setCursorPosition(4)
    type_text("s")
    field.finish()
    field.show_answer("Heads of Organisational Development")
    assert field.edit.cursorPosition() == 5
