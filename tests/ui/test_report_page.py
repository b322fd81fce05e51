"""The report's pages on the screen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import HeldExecutor, Sample
from wres_desktop.ui.jobs import JobRunner
from wres_desktop.ui.page_view import Zoom
from wres_desktop.ui.pages.report import PLAN, REPORT, ReportPage
from wres_desktop.ui.pdf_pages import POINTS_PER_INCH, page_facts, page_image
from wres_desktop.ui.theme import space


@pytest.fixture
def page(qtbot: QtBot, runner: JobRunner, executor: HeldExecutor, sample: Sample) -> ReportPage:
    made = ReportPage(runner)
    qtbot.addWidget(made)
    made.resize(1100, 800)
    made.show()
    qtbot.waitExposed(made)
    made.show_session(sample.session)
    executor.release_all()
    return made


def test_a_page_is_drawn_in_the_size_of_its_paper(sample: Sample) -> None:
    facts = page_facts(sample.documents.annual_report)[0]
    image = page_image(sample.documents.annual_report, 0, 2 * POINTS_PER_INCH)
    assert (image.width(), image.height()) == (round(2 * facts.width + 0.49), round(2 * facts.height + 0.49))


def test_the_report_opens_at_its_first_page_and_lists_them_all(page: ReportPage, sample: Sample) -> None:
    count = len(page_facts(sample.documents.annual_report))
    assert page.place.text() == f"Page 1 of {count}"
    assert page.page_list.count() == count


def test_a_page_is_drawn_when_it_comes_into_sight(page: ReportPage, executor: HeldExecutor) -> None:
    assert page.view.is_drawn(0)
    assert not page.view.is_drawn(4)
    page.view.go_to(4)
    page.view.viewport().repaint()
    executor.release_all()
    assert page.view.is_drawn(4)


def test_choosing_a_page_from_the_list_goes_there(page: ReportPage) -> None:
    page.page_list.setCurrentRow(3)
    assert page.view.current == 3
    assert page.place.text().startswith("Page 4 of")


def test_the_first_click_on_a_small_picture_goes_there_even_where_several_pages_are_in_sight(
    page: ReportPage, qtbot: QtBot
) -> None:
    page.resize(700, 1600)
    for row in reversed(range(page.page_list.count())):
        item = page.page_list.item(row)
        page.page_list.scrollToItem(item)
        place = page.page_list.visualItemRect(item).center()
        qtbot.mouseClick(page.page_list.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert (page.view.current, page.page_list.currentRow()) == (row, row)
        assert page.place.text().startswith(f"Page {row + 1} of")


def test_in_a_low_page_the_document_fills_the_page_below_what_is_said_of_it(page: ReportPage, qtbot: QtBot) -> None:
    page.resize(700, space(19))
    assert page.purpose.isVisible()
    assert page.view.height() >= page.area.viewport().height() - space(2)
    qtbot.waitUntil(lambda: page.area.verticalScrollBar().maximum() > 0)
    page.resize(1100, space(40))
    qtbot.waitUntil(lambda: page.area.verticalScrollBar().maximum() == 0)


def test_the_arrows_go_to_the_page_after_and_back(page: ReportPage, qtbot: QtBot) -> None:
    assert not page.back_button.isEnabled()
    qtbot.mouseClick(page.on_button, Qt.MouseButton.LeftButton)
    assert page.view.current == 1
    qtbot.mouseClick(page.back_button, Qt.MouseButton.LeftButton)
    assert page.view.current == 0


def test_the_keyboard_reads_from_the_first_page_to_the_last(page: ReportPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.view, Qt.Key.Key_End)
    assert page.view.current == page.page_list.count() - 1
    assert not page.on_button.isEnabled()
    qtbot.keyClick(page.view, Qt.Key.Key_Home)
    assert page.view.current == 0
    for _ in range(40):
        qtbot.keyClick(page.view, Qt.Key.Key_PageDown)
    assert page.view.current == page.page_list.count() - 1


@pytest.mark.parametrize(("zoom", "times"), [(Zoom.ACTUAL, 1.0), (Zoom.DOUBLE, 2.0)])
def test_pages_are_shown_in_the_size_on_paper_or_twice_that(
    page: ReportPage, sample: Sample, zoom: Zoom, times: float
) -> None:
    page.zoom.setCurrentText(zoom)
    facts = page_facts(sample.documents.annual_report)[0]
    shown = page.view._places[0].width()
    assert shown == pytest.approx(times * facts.width / POINTS_PER_INCH * page.view.logicalDpiX())


def test_fitting_shows_the_whole_width_or_the_whole_page(page: ReportPage) -> None:
    page.zoom.setCurrentText(Zoom.WIDTH)
    assert page.view._places[0].right() <= page.view.viewport().width()
    assert page.view.horizontalScrollBar().maximum() == 0
    page.zoom.setCurrentText(Zoom.PAGE)
    assert page.view._places[0].height() <= page.view.viewport().height()


def test_a_larger_size_keeps_the_page_that_is_being_read(page: ReportPage) -> None:
    page.view.go_to(3)
    page.zoom.setCurrentText(Zoom.DOUBLE)
    assert page.view.current == 3


def test_the_action_plan_is_a_document_of_its_own(page: ReportPage, sample: Sample) -> None:
    page.choice.setCurrentIndex(1)
    assert page.choice.tabText(1) == PLAN
    assert page.page_list.count() == len(page_facts(sample.documents.action_plan))
    assert page.view.accessibleName() == f"{PLAN}: its pages"
    page.choice.setCurrentIndex(0)
    assert page.view.accessibleName() == f"{REPORT}: its pages"


def test_a_screen_reader_can_read_the_page_that_is_shown(page: ReportPage, sample: Sample) -> None:
    page.view.go_to(2)
    QApplication.processEvents()
    assert page.view.accessibleDescription() == page_facts(sample.documents.annual_report)[2].text
