"""The page of the sign-off: what stands in its way, and that nothing is signed which nobody has looked through."""

from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.test_flagged_text import FLAGGING, a_year
from wres_desktop.casework.year_work import Confirmed, Lapsed, Outcome, key_of, returns_of
from wres_desktop.disclosure.decide import Reason
from wres_desktop.disclosure.statements import Publication
from wres_desktop.disclosure.wanted import wanted_of
from wres_desktop.intake.problems import Problem, Severity
from wres_desktop.ui.pages.checks import ChecksPage
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


def test_a_sign_off_that_ended_says_whose_it_was_when_it_ended_and_because_of_what(page: SignOffPage) -> None:
    session = to_be_signed()
    assert session.work is not None
    lapsed = Lapsed("Margaret Osei, Chair, on 24 July 2025", "28 July 2025, 10:00", "priya", "training/accessed/bme")
    page.show_session(replace(session, work=replace(session.work, outcome=Outcome(lapsed=lapsed))))
    said = page.lapsed.sentence.text()
    for part in ("Margaret Osei, Chair, on 24 July 2025", "28 July 2025, 10:00", "Training, Accessed, BME"):
        assert part in said
    assert page.signed.text() == "The year 2021 is not signed off any more"
    page.show_session(session)
    assert page.lapsed.isHidden()


def test_what_is_empty_and_left_out_is_said_before_the_sign_off(page: SignOffPage) -> None:
    page.show_session(to_be_signed())
    assert page.empty.text().startswith("These are left out of the report, because nothing was written: ")
    assert "who signed it off" not in page.empty.text()


def test_what_the_lot_leaves_out_of_an_indicator_is_said_before_the_sign_off(page: SignOffPage) -> None:
    """A board that misses the largest gap has to know that nobody hides it; of single bands there are many."""
    session = to_be_signed()
    assert session.protected is not None
    by_lot, small = Reason.PASSED_BY.value, Reason.SMALL.value
    reasons = {"2025/7/bme/yes": by_lot, "2025/1/clinical/band_5/bme": by_lot, "2025/3/entered/bme": small}
    page.show_session(replace(session, protected=replace(session.protected, reasons=reasons)))
    assert page.lot.isVisible()
    assert "7 Equal opportunities (BME: said yes, 2025)" in page.lot.text()
    assert "Band 5" not in page.lot.text()
    assert page.lot.text().count(";") == 0

    page.show_session(session)
    assert page.lot.isHidden()


def test_a_confirmation_can_be_taken_back(qtbot: QtBot) -> None:
    asked = Problem("training / accessed", "Is this right?", "Say so.", severity=Severity.CONFIRM)
    session = a_year()
    assert session.work is not None
    returns = replace(session.work.returns, problems=(asked,))
    confirmed = replace(session.work, returns=returns, confirmed={key_of(asked): Confirmed("priya", "1 July 2025")})
    checks = ChecksPage()
    qtbot.addWidget(checks)
    checks.show_session(replace(session, work=confirmed, returns=returns))
    assert not checks.back_button.isHidden()
    with qtbot.waitSignal(checks.taken_back) as taken:
        checks.back_button.click()
    assert taken.args == [asked]
    checks.show_session(replace(session, work=replace(confirmed, confirmed={}), returns=returns))
    assert checks.back_button.isHidden()
    assert checks.confirm_button.isEnabled()
