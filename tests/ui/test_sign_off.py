"""The page of the sign-off: what stands in its way, and that nothing is signed which nobody has looked through."""

from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.test_flagged_text import FLAGGING, a_year
from wres_desktop.casework.year_work import returns_of
from wres_desktop.disclosure.statements import Publication
from wres_desktop.disclosure.wanted import wanted_of
from wres_desktop.ui.pages.sign_off import BY, ON, SignOffPage
from wres_desktop.ui.session import PROTECTION_COMING, Session

Signed = list[tuple[str, str, date]]


def to_be_signed() -> Session:
    """A year in which nothing is left to be put right, with who signs and when."""
    session = a_year()
    assert session.work is not None
    answers = {**session.work.answers, BY: "Margaret Osei, Chair", ON: "24 July 2025"}
    confirmed = replace(session.work.returns, problems=())
    (latest,) = session.work.returns.submissions
    document = wanted_of([replace(latest, form={})]).document
    sound = replace(FLAGGING, publication=Publication("", (), (), document=document), flagged=())
    return replace(session, work=replace(session.work, answers=answers, returns=confirmed)).with_protected(sound)


@pytest.fixture
def signed() -> Signed:
    return []


@pytest.fixture
def page(qtbot: QtBot, signed: Signed) -> SignOffPage:
    def sign(name: str, role: str, on: date, _note: str) -> bool:
        signed.append((name, role, on))
        return True

    made = SignOffPage(sign, lambda: None)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_year_is_signed_off_at_once_where_all_texts_were_looked_through(page: SignOffPage, signed: Signed) -> None:
    page.show_session(to_be_signed())
    page.sign_button.click()
    assert signed == [("Margaret Osei", "Chair", date(2025, 7, 24))]


def test_who_signs_and_when_needs_no_looking_through(page: SignOffPage, signed: Signed) -> None:
    """What was made stands with the texts as they were before the name and the day were typed."""
    page.show_session(replace(to_be_signed(), words_changed=True))
    page.sign_button.click()
    assert len(signed) == 1


def test_nothing_is_signed_while_a_text_was_typed_that_nobody_looked_through(page: SignOffPage) -> None:
    session = to_be_signed()
    assert session.work is not None
    changed = {**session.work.answers, "narrative/3/implications": "Another text."}
    session = session.with_work(replace(session.work, answers=changed, returns=returns_of(2021, {2021: changed})))
    page.show_session(session)
    assert not page.sign_button.isEnabled()
    assert PROTECTION_COMING in page.open_points.text()


def test_texts_that_have_to_be_read_stand_in_the_way(page: SignOffPage) -> None:
    page.show_session(to_be_signed().with_protected(FLAGGING))
    assert not page.sign_button.isEnabled()
    assert "2 texts have to be read once more: see Checks." in page.open_points.text()


def test_nothing_is_signed_before_it_is_known_what_is_printed(page: SignOffPage) -> None:
    page.show_session(replace(to_be_signed(), protected=None))
    assert not page.sign_button.isEnabled()
    assert PROTECTION_COMING in page.open_points.text()
