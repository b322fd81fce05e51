"""How far the work on a return has come, and what each page says meanwhile."""

import pytest

from wres_desktop.disclosure.statements import Publication
from wres_desktop.intake.problems import Problem
from wres_desktop.pipeline import Documents, OpenedReturns, Protected, TextToRead
from wres_desktop.ui.session import (
    BLOCKED,
    DOCUMENTS_COMING,
    FLAGGED,
    NOTHING_OPEN,
    PROTECTION_COMING,
    PageName,
    Session,
)

OPENED = OpenedReturns((), (), blocked=False)
PROTECTED = Protected(Publication("", (), ()), "", "", {}, ())
DOCUMENTS = Documents(b"", b"")
TEXT = Problem("form / completeness", "A text holds a number.", "Take it out.")


def test_without_a_return_only_the_first_page_can_be_visited() -> None:
    assert [page for page in PageName if Session().can_visit(page)] == [PageName.START]
    assert Session().notice(PageName.CHECKS) == NOTHING_OPEN


def test_every_page_can_be_visited_as_soon_as_a_return_is_open() -> None:
    assert all(Session(returns=OPENED).can_visit(page) for page in PageName)


@pytest.mark.parametrize("page", [PageName.FIGURES, PageName.READERS, PageName.REPORT, PageName.SAVE])
def test_a_blocked_return_sends_the_user_to_the_checks(page: PageName) -> None:
    assert Session(returns=OpenedReturns((), (), blocked=True)).notice(page) == BLOCKED


def test_each_step_opens_its_own_page() -> None:
    session = Session(returns=OPENED)
    assert session.notice(PageName.REPORT) == PROTECTION_COMING
    session = session.with_protected(PROTECTED)
    assert (session.notice(PageName.READERS), session.notice(PageName.REPORT)) == ("", DOCUMENTS_COMING)
    assert session.with_documents(DOCUMENTS).notice(PageName.SAVE) == ""


def test_a_typed_text_that_gives_somebody_away_stands_in_the_way_of_saving() -> None:
    flagged = Protected(Publication("", (), ()), "", "", {}, (TextToRead(TEXT, "About 4."),))
    session = Session(returns=OPENED).with_protected(flagged).with_documents(DOCUMENTS)
    assert session.notice(PageName.SAVE) == FLAGGED
    assert session.notice(PageName.REPORT) == ""
    assert [each.problem for each in session.to_read] == [TEXT]


def test_a_failed_step_is_shown_on_every_page_that_needed_it_and_on_no_other() -> None:
    session = Session(returns=OPENED).without_protection("The proof could not be completed.")
    said = {page: session.failure(page) for page in PageName}
    assert [page for page, sentence in said.items() if sentence] == [PageName.READERS, PageName.REPORT, PageName.SAVE]
    assert session.notice(PageName.READERS) == ""
