"""The pages at which something is entered: a wrong number, a blank one, and one that was not collected."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import HeldExecutor
from wres_desktop.ui.main_window import MainWindow
from wres_desktop.ui.pages.counts import CountPage
from wres_desktop.ui.pages.entry import EntryPage
from wres_desktop.ui.pages.narrative import ITS_REASON, NarrativePage
from wres_desktop.ui.session import PageName
from wres_desktop.ui.wizard_state import Mark, entries

LEFT = Qt.MouseButton.LeftButton
CELL = "training/accessed/bme"


@pytest.fixture
def opened(window: MainWindow, executor: HeldExecutor) -> MainWindow:
    window.open_sample()
    executor.release_all()
    return window


def page_of(window: MainWindow, name: PageName) -> EntryPage:
    window.side.choose(name)
    page = window.workspace.shelf.page(name)
    assert isinstance(page, EntryPage)
    return page


def mark_of(window: MainWindow, page: PageName) -> Mark:
    return next(entry.mark for entry in entries(window.session.work) if entry.page is page)


def sign_of(window: MainWindow, page: PageName) -> str:
    """The sign that the list shows before a page."""
    return window.side.items[page].text()[0]


def test_a_wrong_number_is_named_at_the_head_of_its_page_and_the_line_leads_to_its_cell(
    opened: MainWindow, qtbot: QtBot
) -> None:
    page = page_of(opened, PageName.TRAINING)
    opened.workspace.record({CELL: "12a"})
    (link,) = page.summary.links
    assert link.text() == "Training, accessed, BME"
    assert page.summary.sentences[0].text().startswith("This is not a whole number.")
    qtbot.mouseClick(link, LEFT)
    assert page.grids[0].place == CELL
    assert mark_of(opened, PageName.TRAINING) is Mark.TO_MEND
    opened.workspace.record({CELL: 6})
    assert page.summary.isHidden()
    assert mark_of(opened, PageName.TRAINING) is Mark.DONE


def test_a_blank_cell_is_no_mistake_until_the_page_was_left(opened: MainWindow) -> None:
    page_of(opened, PageName.ORGANISATION)
    opened.workspace.begin_year(2022)
    page = page_of(opened, PageName.NON_CLINICAL)
    opened.workspace.record({"workforce/non_clinical/band_5/white": 3})
    assert page.summary.isHidden()
    assert sign_of(opened, PageName.NON_CLINICAL) == Mark.BEGUN
    opened.side.choose(PageName.BOARD)
    assert sign_of(opened, PageName.NON_CLINICAL) == Mark.TO_MEND
    opened.side.choose(PageName.NON_CLINICAL)
    assert len(page.summary.links) == 2
    assert sign_of(opened, PageName.NON_CLINICAL) == Mark.TO_MEND


def test_what_is_wrong_on_a_page_that_is_filled_in_for_the_first_time_is_marked_at_once_in_the_list(
    opened: MainWindow,
) -> None:
    page_of(opened, PageName.ORGANISATION)
    opened.workspace.begin_year(2022)
    page = page_of(opened, PageName.NON_CLINICAL)
    opened.workspace.record({"workforce/non_clinical/band_5/white": "abc"})
    assert not page.summary.isHidden()
    assert sign_of(opened, PageName.NON_CLINICAL) == Mark.TO_MEND


@pytest.mark.parametrize("heading", ["White", "Unknown"])
def test_what_is_said_of_a_paste_is_brought_into_sight(opened: MainWindow, qtbot: QtBot, heading: str) -> None:
    opened.resize(900, 420)
    opened.show()
    page = page_of(opened, PageName.NON_CLINICAL)
    QApplication.clipboard().setText(f"Band\tWhite\tBME\t{heading}\nBand 2\t21\t3\t1")
    grid = page.grids[0]
    grid.view.setFocus()
    qtbot.keyClick(grid.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert grid.line.text()
    assert grid.line.visibleRegion().boundingRect().height() == grid.line.height()


def test_blanks_are_filled_with_zeros_as_one_step(opened: MainWindow, qtbot: QtBot) -> None:
    opened.workspace.begin_year(2022)
    page = page_of(opened, PageName.NON_CLINICAL)
    assert isinstance(page, CountPage)
    opened.workspace.record({"workforce/non_clinical/band_5/white": 3})
    qtbot.mouseClick(page.zeros_button, LEFT)
    work = opened.session.work
    assert work is not None
    row = "workforce/non_clinical/band_5"
    assert {place: work.answers[place] for place in work.answers if place.startswith("workforce/")} == {
        f"{row}/white": 3,
        f"{row}/bme": 0,
        f"{row}/unknown": 0,
    }
    opened.workspace.undo()
    assert opened.session.work is not None
    assert f"{row}/bme" not in opened.session.work.answers


def test_not_collected_with_its_reason_is_an_answer(opened: MainWindow, qtbot: QtBot) -> None:
    opened.workspace.begin_year(2022)
    page = page_of(opened, PageName.TRAINING)
    assert isinstance(page, CountPage)
    qtbot.mouseClick(page.not_collected.tick, LEFT)
    page.not_collected.reason.edit.setPlainText("There is no record by ethnicity.")
    page.finish()
    assert mark_of(opened, PageName.TRAINING) is Mark.DONE


def test_tabs_keep_their_width_when_they_get_their_mark(opened: MainWindow) -> None:
    opened.side.choose(PageName.NARRATIVE)
    page = page_of(opened, PageName.NARRATIVE)
    assert isinstance(page, NarrativePage)
    widths = [page.tabs.tabRect(index).width() for index in range(page.tabs.count())]
    opened.workspace.record({f"narrative/{number}/implications": None for number in range(1, 10)})
    after = [page.tabs.tabRect(index).width() for index in range(page.tabs.count())]
    assert after == pytest.approx(widths, abs=1)  # letters beside each other are measured together


def test_the_reason_why_an_indicator_was_not_collected_stands_where_its_text_is_written(opened: MainWindow) -> None:
    blank = {f"training/accessed/{group}": None for group in ("white", "bme", "unknown")}
    opened.workspace.record({**blank, "training/not_collected": "Nobody wrote it down."})
    opened.side.choose(PageName.NARRATIVE)
    page = page_of(opened, PageName.NARRATIVE)
    assert isinstance(page, NarrativePage)
    page.tabs.setCurrentIndex(3)
    assert page.none.text() == ITS_REASON.format("Nobody wrote it down.")


def test_a_click_beside_the_fields_puts_no_frame_round_the_page(opened: MainWindow) -> None:
    opened.side.choose(PageName.FORM)
    assert page_of(opened, PageName.FORM).area.focusPolicy() is Qt.FocusPolicy.TabFocus


def test_a_new_year_shows_last_years_figures_beside_empty_cells(opened: MainWindow) -> None:
    opened.workspace.begin_year(2022)
    grid = page_of(opened, PageName.BOARD).grids[0]
    assert grid.model.values.text(0, 0) == ""
    assert grid.model.values.text(0, 0, last_year=True) == "13"


def test_a_new_year_begins_in_the_first_cell_wherever_the_year_before_was_left(opened: MainWindow) -> None:
    page = page_of(opened, PageName.CLINICAL)
    (grid,) = page.grids
    grid.view.go_to(2, 3)
    opened.workspace.begin_year(2022)
    opened.side.choose(PageName.CLINICAL)
    here = grid.view.currentIndex()

    assert (here.row(), here.column()) == (0, 0)


def test_every_page_can_be_left_and_entered_and_says_how_far_it_has_come(opened: MainWindow) -> None:
    for page in list(PageName)[1:10]:
        page_of(opened, page)
        assert mark_of(opened, page) is Mark.DONE
        item = opened.side.items[page]
        assert item.accessibleText() == f"{page}: done"


def test_the_basis_of_the_disciplinary_process_says_the_years_own_rule_and_where_it_is_from(opened: MainWindow) -> None:
    page = page_of(opened, PageName.DISCIPLINARY)
    assert isinstance(page, CountPage)
    said = page.basis.hint.text()
    assert said.startswith("The report for 2021 asks for the people of this year alone.")
    assert "no public document was found that states it" in said
    assert "program's default" not in said
    page.basis.buttons[1].click()
    assert opened.session.work is not None
    assert opened.session.work.answers["disciplinary/basis"] == "two_year_average"


def test_what_is_said_above_does_not_move_the_field_in_which_somebody_types(opened: MainWindow) -> None:
    opened.resize(900, 500)
    page = page_of(opened, PageName.ORGANISATION)
    lead = next(field for field in page.fields if getattr(field, "place", "") == "form/board_lead")
    lead.setFocus()
    page.bring_into_view(lead)
    focus = page.focusWidget()
    assert focus is not None
    before = page.seen_at(focus)
    opened.workspace.record({"snapshot_date": "31/31/2021"})
    assert not page.summary.isHidden()
    assert page.seen_at(focus) == before


def test_a_page_opens_at_its_top_wherever_it_was_left(opened: MainWindow) -> None:
    opened.resize(900, 500)
    page = page_of(opened, PageName.FORM)
    page.area.verticalScrollBar().setValue(10_000)
    assert page.area.verticalScrollBar().value() > 0
    page_of(opened, PageName.ACTIONS)
    page_of(opened, PageName.FORM)
    assert page.area.verticalScrollBar().value() == 0


def test_the_grids_and_the_staff_list_are_held_against_each_other_in_numbers(opened: MainWindow) -> None:
    page = page_of(opened, PageName.MEDICAL)
    assert isinstance(page, CountPage)
    entered = int(page.all_staff.text().split(": ")[1].split(" ")[0].replace(",", ""))
    opened.workspace.record({"stated_headcount": entered + 2})
    assert page.all_staff.text().endswith(f"Your staff list has {entered + 2}: the grids have 2 fewer.")
    assert sign_of(opened, PageName.MEDICAL) == Mark.TO_MEND
    assert [link.text() for link in page.summary.links] == ["All staff in post, as your staff list has it"]
    opened.workspace.record({"stated_headcount": entered})
    assert page.all_staff.text().endswith("That is what your staff list has.")
