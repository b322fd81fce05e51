"""Undo shows where it was, and leaves the cursor alone in the table in which it stands already."""

from tests.ui.conftest import HeldExecutor
from wres_desktop.casework.outcomes import SIGNED_ON
from wres_desktop.ui.main_window import MainWindow
from wres_desktop.ui.pages.counts import CountPage
from wres_desktop.ui.session import PageName

FIRST, LATER = "workforce/non_clinical/under_band_1/white", "workforce/non_clinical/band_5/bme"


def at_the_office_staff(window: MainWindow, executor: HeldExecutor) -> CountPage:
    """The window on a page of staff, the cursor in its first cell."""
    window.open_sample()
    executor.release_all()
    window.side.choose(PageName.NON_CLINICAL)
    page = window.workspace.shelf.page(PageName.NON_CLINICAL)
    assert isinstance(page, CountPage)
    page.go_to(FIRST)
    return page


def test_undo_in_the_table_leaves_the_cursor_where_it_was(window: MainWindow, executor: HeldExecutor) -> None:
    page = at_the_office_staff(window, executor)
    window.workspace.record({LATER: 7, FIRST: 3})
    window.workspace.undo()
    assert page.grids[0].place == FIRST
    window.workspace.redo()
    assert page.grids[0].place == FIRST


def test_undo_from_elsewhere_shows_where_it_was(window: MainWindow, executor: HeldExecutor) -> None:
    page = at_the_office_staff(window, executor)
    window.workspace.record({LATER: 7})
    window.side.choose(PageName.FORM)
    window.workspace.undo()
    assert window.page is PageName.NON_CLINICAL
    assert page.grids[0].place == LATER


def test_undo_of_a_change_that_ended_a_sign_off_shows_the_number_and_not_the_sign_off(
    window: MainWindow, executor: HeldExecutor
) -> None:
    page = at_the_office_staff(window, executor)
    window.workspace.record({SIGNED_ON: "1 October 2021"})
    keeper = window.workspace.keeper
    assert keeper is not None
    keeper.record({SIGNED_ON: None, LATER: 7})
    window.side.choose(PageName.FORM)
    window.workspace.undo()
    assert window.page is PageName.NON_CLINICAL
    assert page.grids[0].place == LATER
