"""Why a figure is withheld, told on the page What readers will see: in words, by keyboard, with little room."""

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Sample
from wres_desktop.disclosure.decide import Reason
from wres_desktop.disclosure.policy import load_policy
from wres_desktop.disclosure.statements import Printed, Publication, Withheld
from wres_desktop.ui.explanation import OTHERS, POLICIES, REVEALS, WHY, WHY_ROUNDED, explanation
from wres_desktop.ui.pages.readers import ReadersPage
from wres_desktop.ui.pages.readers_figures import EVERYTHING, WITHHELD, FiguresPane
from wres_desktop.ui.planning import other_policies
from wres_desktop.ui.seen_figures import why_rounded
from wres_desktop.ui.session import Session

ROOMY, NARROW = (1200, 900), (450, 320)
WHY_COLUMN = 3


def withheld(publication: Publication) -> list[str]:
    return [each.id for each in publication.statements if isinstance(each, Withheld)]


def session_of(sample: Sample) -> Session:
    return sample.session.with_protected(sample.protected).with_documents(sample.documents)


def headings(figure_id: str, session: Session) -> dict[str, tuple[str, ...]]:
    told = explanation(figure_id, session)
    assert told is not None
    return {each.heading: each.sentences for each in told.told}


@pytest.fixture
def page(qtbot: QtBot, sample: Sample) -> ReadersPage:
    page = ReadersPage()
    qtbot.addWidget(page)
    page.resize(*ROOMY)
    page.show_session(session_of(sample))
    page.show()
    qtbot.waitExposed(page)
    return page


@pytest.fixture
def pane(page: ReadersPage) -> FiguresPane:
    return page.figures


def test_every_withheld_figure_of_the_sample_is_explained_without_a_number_of_people(sample: Sample) -> None:
    session = session_of(sample)
    for figure_id in withheld(sample.protected.publication):
        told = headings(figure_id, session)
        assert told[WHY]
        for sentence in told.get(REVEALS, ()):
            assert sentence.endswith(".")
            assert not re.search(r"\b\d+ (staff|people|applicants)", sentence)


def test_a_printed_figure_needs_no_explanation(sample: Sample) -> None:
    session = session_of(sample)
    hidden = set(withheld(sample.protected.publication))
    printed = [each.id for each in sample.protected.publication.statements if each.id not in hidden]
    assert printed
    assert all(explanation(figure_id, session) is None for figure_id in printed)


def test_other_plans_and_policies_are_told_as_soon_as_they_are_known(sample: Sample) -> None:
    session, publication = session_of(sample), sample.protected.publication
    figure_id = withheld(publication)[0]
    assert {OTHERS, POLICIES}.isdisjoint(headings(figure_id, session))
    told = explanation(figure_id, session)
    assert told is not None
    assert told.asks_policies

    nothing_hidden = replace(publication, statements=sample.protected.publication.statements[:0])
    session = session.with_plan("bands", sample.protected)
    for name in other_policies("default"):
        session = session.with_policy(name, nothing_hidden)
    found = headings(figure_id, session)
    [sentence] = found[OTHERS]
    assert "Single bands first" in sentence
    assert sentence.endswith("this would be withheld as well.")
    assert len(found[POLICIES]) == len(other_policies("default"))
    told_now = len(publication.statements) - len(withheld(publication))
    assert {each.partition(" In the whole report ")[2] for each in found[POLICIES]} == {
        f"{told_now} figures would be withheld as well."
    }
    told = explanation(figure_id, session)
    assert told is not None
    assert not told.asks_policies


def test_the_policies_that_can_be_asked_about_are_all_that_fit_one_organisation() -> None:
    asked = other_policies("default")
    assert "default" not in asked
    assert "strict" in asked
    assert all(load_policy(name).insiders == "none" for name in asked)


def test_choosing_a_withheld_figure_tells_why_below_the_list(pane: FiguresPane) -> None:
    assert not pane.why.isVisible()
    pane.which.setCurrentText(WITHHELD)
    pane.table.selectRow(1)
    assert pane.why.isVisible()
    assert pane.table.isVisible()
    assert pane.why.texts[1] == WHY
    assert pane.why.area.accessibleDescription().startswith(pane.why.texts[0])


def test_choosing_a_printed_figure_tells_nothing(pane: FiguresPane) -> None:
    pane.which.setCurrentText(EVERYTHING)
    rows = [row.texts[1] for row in pane.model.rows]
    pane.table.selectRow(rows.index("withheld"))
    assert pane.why.isVisible()
    pane.table.selectRow(next(index for index, text in enumerate(rows) if text != "withheld"))
    assert not pane.why.isVisible()


def test_a_number_that_the_lot_left_out_says_so(sample: Sample) -> None:
    figure_id = withheld(sample.protected.publication)[0]
    protected = replace(sample.protected, reasons={figure_id: Reason.PASSED_BY.value})
    assert headings(figure_id, Session(returns=sample.returns).with_protected(protected))[WHY] == (
        Reason.PASSED_BY.value,
    )


def is_all_in_sight(widget: QWidget, page: ReadersPage) -> bool:
    view = page.area.viewport()
    return view.rect().contains(QRect(widget.mapTo(view, QPoint()), widget.size()))


def test_enter_leads_from_the_list_to_the_explanation(page: ReadersPage, pane: FiguresPane, qtbot: QtBot) -> None:
    pane.which.setCurrentText(WITHHELD)
    pane.table.selectRow(1)
    pane.table.setFocus()
    qtbot.keyClick(pane.table, Qt.Key.Key_Return)
    assert page.focusWidget() is pane.why.area


def test_with_little_room_the_explanation_stands_in_the_place_of_the_list(
    page: ReadersPage, pane: FiguresPane, qtbot: QtBot
) -> None:
    pane.which.setCurrentText(WITHHELD)
    page.resize(*NARROW)
    assert not pane.why_button.isEnabled()
    pane.table.selectRow(1)
    assert pane.table.isVisible()
    assert not pane.why.isVisible()
    assert pane.table.isColumnHidden(WHY_COLUMN)

    pane.why_button.setFocus()
    qtbot.keyClick(pane.why_button, Qt.Key.Key_Space)
    assert pane.why.isVisible()
    assert not pane.table.isVisible()
    assert page.focusWidget() is pane.why.area
    assert is_all_in_sight(pane.why, page)

    pane.list_button.setFocus()
    qtbot.keyClick(pane.list_button, Qt.Key.Key_Space)
    assert pane.table.isVisible()
    assert not pane.why.isVisible()
    assert pane.table.currentIndex().row() == 1


def test_more_room_brings_the_list_and_every_column_back(page: ReadersPage, pane: FiguresPane) -> None:
    pane.which.setCurrentText(WITHHELD)
    pane.table.selectRow(1)
    page.resize(*NARROW)
    pane.why_button.click()
    page.resize(*ROOMY)
    assert pane.table.isVisible()
    assert pane.why.isVisible()
    assert not pane.list_button.isVisible()
    assert not pane.table.isColumnHidden(WHY_COLUMN)


def test_in_a_low_page_all_that_is_explained_is_there_and_the_list_fills_the_page_below_it(
    page: ReadersPage, pane: FiguresPane
) -> None:
    page.resize(*NARROW)
    for explains in (page.purpose, pane.summary, pane.promise):
        assert explains.isVisible()
        assert explains.height() >= explains.heightForWidth(explains.width())
    page.area.verticalScrollBar().setValue(page.area.verticalScrollBar().maximum())
    seen = page.area.viewport().rect()
    top = pane.table.viewport().mapTo(page.area.viewport(), QPoint()).y()
    assert top >= 0
    rows = [pane.table.visualRect(pane.model.index(number, 0)) for number in range(6)]
    assert all(row.bottom() + top < seen.bottom() for row in rows)
    assert pane.why_button.isVisible()
    assert seen.contains(pane.why_button.mapTo(page.area.viewport(), pane.why_button.rect().center()))


def test_in_a_low_page_the_wheel_moves_the_page_before_the_list(page: ReadersPage, pane: FiguresPane) -> None:
    page.resize(*NARROW)
    bar, rows = page.area.verticalScrollBar(), pane.table.verticalScrollBar()
    assert not takes_wheel(pane.table.viewport())
    bar.setValue(bar.maximum())
    assert takes_wheel(pane.table.viewport())
    assert rows.value() > 0


def test_where_there_is_little_room_no_word_is_cut_off(page: ReadersPage, pane: FiguresPane) -> None:
    page.resize(*NARROW)
    table = pane.table
    words = {word for row in pane.model.rows if not row.heads for word in row.texts[0].split()}
    assert table.columnWidth(0) > max(map(table.fontMetrics().horizontalAdvance, words))
    shown = sum(table.columnWidth(column) for column in range(pane.model.columnCount()))
    assert table.horizontalScrollBar().maximum() >= shown - table.viewport().width()


def takes_wheel(widget: QWidget) -> bool:
    """Whether a widget scrolls by itself; Qt hands on to the page around it only what a real wheel sends."""
    middle = QPointF(widget.rect().center())
    none, down = QPoint(), QPoint(0, -120)
    event = QWheelEvent(
        middle,
        widget.mapToGlobal(middle),
        none,
        down,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003  Qt's own signature
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def test_a_rounded_figure_tells_why_and_what_the_exact_one_would_reveal(sample: Sample) -> None:
    publication = sample.protected.publication
    rounded = next(each for each in publication.statements if isinstance(each, Printed) and each.id.endswith("/total"))
    statements = tuple(replace(rounded, rounded_to=10) if each is rounded else each for each in publication.statements)
    protected = replace(sample.protected, publication=replace(publication, statements=statements))
    session = Session(returns=sample.returns).with_protected(protected)

    told = explanation(rounded.id, session)
    assert told is not None
    assert not told.asks_policies
    assert headings(rounded.id, session)[WHY_ROUNDED] == (why_rounded(10),)
    assert all("printed exactly" in sentence for sentence in headings(rounded.id, session).get(REVEALS, ()))
