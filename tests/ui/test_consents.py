"""Consents of board members, recorded in the window: they lift the protection of the counts that they name."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import HeldExecutor
from wres_desktop.domain.consents import recorded_consents
from wres_desktop.domain.submission import Submission
from wres_desktop.ui.main_window import MainWindow
from wres_desktop.ui.pages.consents import Consents
from wres_desktop.ui.pages.counts import CountPage
from wres_desktop.ui.session import PageName
from wres_desktop.ui.wizard_state import Mark, entries

BOTH = "Ann Example and Ben Example"


@pytest.fixture
def consents(window: MainWindow, executor: HeldExecutor) -> Consents:
    window.open_sample()
    executor.release_all()
    window.side.choose(PageName.BOARD)
    page = window.workspace.shelf.page(PageName.BOARD)
    assert isinstance(page, CountPage)
    assert page.consents is not None
    return page.consents


def latest(window: MainWindow) -> Submission:
    returns = window.session.returns
    assert returns is not None
    return returns.submissions[-1]


def record(window: MainWindow) -> None:
    place = "consents/001/"
    window.workspace.record({f"{place}cells": "board/*/bme"})
    window.workspace.record({f"{place}given_by": BOTH})
    window.workspace.record({f"{place}given_on": "2021-03-01"})


def test_nothing_is_asked_before_somebody_wants_to_record_a_consent(consents: Consents, qtbot: QtBot) -> None:
    fields = consents.rows.columns.values()
    assert not any(field.isVisible() for field in fields)
    assert consents.rows.none.isVisible()
    consents.rows.add_button.click()
    qtbot.waitUntil(lambda: all(field.isVisible() for field in fields))


def test_a_consent_with_who_and_when_counts_and_stands_in_the_list(window: MainWindow, consents: Consents) -> None:
    consents.rows.add_button.click()
    record(window)
    assert [(each.year, each.consent.given_by) for each in recorded_consents((latest(window),))] == [(2021, BOTH)]
    title = consents.rows.list.item(0).text()
    assert title == f"BME members in every line: {BOTH}, 1 March 2021"
    assert consents.rows.columns["cells"].isVisible()


def test_a_consent_without_a_name_must_be_put_right_on_the_page_of_the_board(
    window: MainWindow, consents: Consents
) -> None:
    window.workspace.record({"consents/001/cells": "board/*/bme", "consents/001/given_on": "2021-03-01"})
    assert recorded_consents((latest(window),)) == ()
    assert next(each.mark for each in entries(window.session.work) if each.page is PageName.BOARD) is Mark.TO_MEND
    window.workspace.go_to("consents/001/given_by")
    assert "It is not said who agreed." in consents.rows.columns["given_by"].error.text()


def test_a_consent_is_removed_and_the_removal_undone(window: MainWindow, consents: Consents) -> None:
    record(window)
    consents.rows.remove_button.click()
    assert latest(window).consents == ()
    assert not consents.rows.columns["cells"].isVisible()
    window.workspace.undo()
    assert [each.given_by for each in latest(window).consents] == [BOTH]


def test_a_consent_to_counts_that_the_list_does_not_offer_is_shown_and_kept(
    window: MainWindow, consents: Consents
) -> None:
    window.workspace.record({"consents/001/cells": "board/voting/bme, board/total/bme"})
    consents.rows.columns["cells"].finish()
    assert latest(window).consents[0].cells == ("board/voting/bme", "board/total/bme")
