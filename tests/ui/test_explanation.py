"""Why a figure is withheld, told on the page What readers will see: in words, by keyboard, with little room."""

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Sample
from wres_desktop.disclosure.decide import Reason
from wres_desktop.disclosure.policy import load_policy
from wres_desktop.disclosure.statements import Publication, Withheld
from wres_desktop.ui.explanation import OTHERS, POLICIES, REVEALS, WHY, explanation
from wres_desktop.ui.pages.readers_figures import EVERYTHING, WITHHELD, FiguresPane
from wres_desktop.ui.planning import other_policies
from wres_desktop.ui.session import Session

ROOMY, NARROW = (1200, 900), (450, 180)
WHY_COLUMN = 4


def withheld(publication: Publication) -> list[str]:
    return [each.id for each in publication.statements if isinstance(each, Withheld)]


def session_of(sample: Sample) -> Session:
    return sample.session.with_protected(sample.protected).with_documents(sample.documents)


def headings(figure_id: str, session: Session) -> dict[str, tuple[str, ...]]:
    told = explanation(figure_id, session)
    assert told is not None
    return {each.heading: each.sentences for each in told.told}


@pytest.fixture
def pane(qtbot: QtBot, sample: Sample) -> FiguresPane:
    made = FiguresPane()
    qtbot.addWidget(made)
    made.resize(*ROOMY)
    made.show_session(session_of(sample))
    made.show()
    qtbot.waitExposed(made)
    return made


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
    pane.table.selectRow(0)
    assert pane.why.isVisible()
    assert pane.table.isVisible()
    assert pane.why.texts[1] == WHY
    assert pane.why.area.accessibleDescription().startswith(pane.why.texts[0])


def test_choosing_a_printed_figure_tells_nothing(pane: FiguresPane) -> None:
    pane.which.setCurrentText(EVERYTHING)
    rows = [row.texts[2] for row in pane.model.rows]
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


def test_enter_leads_from_the_list_to_the_explanation(pane: FiguresPane, qtbot: QtBot) -> None:
    pane.which.setCurrentText(WITHHELD)
    pane.table.selectRow(0)
    pane.table.setFocus()
    qtbot.keyClick(pane.table, Qt.Key.Key_Return)
    assert pane.focusWidget() is pane.why.area


def test_with_little_room_the_explanation_stands_in_the_place_of_the_list(pane: FiguresPane, qtbot: QtBot) -> None:
    pane.which.setCurrentText(WITHHELD)
    pane.resize(*NARROW)
    assert not pane.why_button.isEnabled()
    pane.table.selectRow(0)
    assert pane.table.isVisible()
    assert not pane.why.isVisible()
    assert pane.table.isColumnHidden(WHY_COLUMN)

    pane.why_button.setFocus()
    qtbot.keyClick(pane.why_button, Qt.Key.Key_Space)
    assert pane.why.isVisible()
    assert not pane.table.isVisible()
    assert pane.focusWidget() is pane.why.area

    pane.list_button.setFocus()
    qtbot.keyClick(pane.list_button, Qt.Key.Key_Space)
    assert pane.table.isVisible()
    assert not pane.why.isVisible()
    assert pane.table.currentIndex().row() == 0


def test_more_room_brings_the_list_and_every_column_back(pane: FiguresPane) -> None:
    pane.which.setCurrentText(WITHHELD)
    pane.table.selectRow(0)
    pane.resize(*NARROW)
    pane.why_button.click()
    pane.resize(*ROOMY)
    assert pane.table.isVisible()
    assert pane.why.isVisible()
    assert not pane.list_button.isVisible()
    assert not pane.table.isColumnHidden(WHY_COLUMN)


def test_where_there_is_little_room_no_word_is_cut_off_and_it_still_says_how_much_is_published(
    pane: FiguresPane,
) -> None:
    pane.resize(*NARROW)
    table = pane.table
    assert pane.summary.isVisible()
    widest = table.fontMetrics().horizontalAdvance(max(pane.model.rows[0].texts[0].split(), key=len))
    assert table.columnWidth(0) > widest
    shown = sum(table.columnWidth(column) for column in range(pane.model.columnCount()))
    assert table.horizontalScrollBar().maximum() >= shown - table.viewport().width()
