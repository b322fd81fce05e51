"""A typed text that could give somebody away: where it is said, and where the window leads from there."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.intake.returns import sound_return
from tests.ui.conftest import Sample
from wres_desktop.casework.organisation import today
from wres_desktop.casework.year_work import YearWork, returns_of
from wres_desktop.disclosure.statements import Publication
from wres_desktop.domain.days import day_in_words
from wres_desktop.intake.draft_answers import answers_of
from wres_desktop.intake.problems import Problem
from wres_desktop.pipeline import Protected, TextToRead
from wres_desktop.ui.file_state import FileState
from wres_desktop.ui.jobs import JobRunner
from wres_desktop.ui.pages.checks import ChecksPage
from wres_desktop.ui.pages.report import ReportPage
from wres_desktop.ui.session import FLAGGED, PageName, Session
from wres_desktop.ui.text_titles import title_of
from wres_desktop.ui.wizard_state import Mark, entries

SAID = "Our one Asian consultant was among the colleagues who were investigated last winter."
TEXT = TextToRead(Problem("narrative / 3 / implications", "Our one points at somebody.", ""), SAID, ("Our one",))
HARMLESS = TextToRead(Problem("form / completeness", "It stands beside withheld figures.", ""), "Nothing is missing.")
FLAGGING = Protected(Publication("", (), ()), "", "", {}, (TEXT, HARMLESS))


def a_year() -> Session:
    answers = answers_of(sound_return())
    work = YearWork(2021, answers, {}, returns_of(2021, {2021: answers}))
    return Session(returns=work.returns, file=FileState(Path("x.wresorg"), "Invented Care"), work=work)


def asking(qtbot: QtBot, session: Session) -> tuple[ChecksPage, list[dict[str, str | None]], list[str]]:
    """The Checks page with a session, what it keeps and where it leads."""
    page = ChecksPage()
    qtbot.addWidget(page)
    page.show_session(session)
    kept: list[dict[str, str | None]] = []
    places: list[str] = []
    page.changed.connect(kept.append)
    page.place_wanted.connect(places.append)
    return page, kept, places


def with_kept(session: Session, kept: Mapping[str, str | None]) -> Session:
    """The session once an answer is kept."""
    assert session.work is not None
    answers = {**session.work.answers, **{place: each for place, each in kept.items() if each is not None}}
    return replace(session, work=replace(session.work, answers=answers))


def test_a_text_is_shown_word_for_word_with_the_title_of_its_field_and_the_words_that_are_meant(qtbot: QtBot) -> None:
    page, _, places = asking(qtbot, a_year().with_protected(FLAGGING))
    card = page.reading

    assert card.text.toPlainText() == SAID
    assert card.where.text() == "Text 1 of 2. What the figures mean, indicator 3: What the figures mean for us"
    assert card.why.text() == TEXT.problem.what
    assert [each.cursor.selectedText() for each in card.text.extraSelections()] == ["Our one"]
    card.yes_button.click()
    assert places == ["narrative/3/implications"]


def test_each_text_has_an_answer_of_its_own_with_a_name_and_a_day(qtbot: QtBot) -> None:
    session = a_year().with_protected(FLAGGING)
    page, kept, _ = asking(qtbot, session)
    card = page.reading

    card.no_button.click()
    assert kept == []
    assert not card.ask_name.isHidden()
    card.name.setText("Priya Nair")
    card.no_button.click()
    (first,) = kept
    assert first["texts_read/0001/text"] == SAID
    assert first["texts_read/0001/by"] == "Priya Nair"
    assert first["texts_read/0001/on"] == day_in_words(today())

    session = with_kept(session, first)
    page.show_session(session)
    assert session.flagged
    assert card.text.toPlainText() == HARMLESS.text
    card.no_button.click()
    session = with_kept(session, kept[1])
    page.show_session(session)
    assert not session.flagged
    assert card.no_button.isHidden()
    assert card.title.text() == f"2 texts were read once more, by Priya Nair on {day_in_words(today())}"
    card.anew_button.click()
    assert set(kept[2].values()) == {None}


def test_a_text_that_was_changed_since_is_asked_about_again(qtbot: QtBot) -> None:
    session = a_year().with_protected(FLAGGING)
    page, kept, _ = asking(qtbot, session)
    page.reading.name.setText("Priya Nair")
    page.reading.no_button.click()
    other = replace(TEXT, text="Our one Asian consultant was investigated.")
    session = with_kept(session, kept[0]).with_protected(replace(FLAGGING, flagged=(other,)))
    assert session.to_read == (other,)


def test_a_text_can_be_left_for_later(qtbot: QtBot) -> None:
    page, kept, _ = asking(qtbot, a_year().with_protected(FLAGGING))
    page.reading.later_button.click()
    assert page.reading.text.toPlainText() == HARMLESS.text
    assert page.reading.where.text().startswith("Text 2 of 2. ")
    page.reading.later_button.click()
    assert page.reading.text.toPlainText() == SAID
    assert kept == []


def test_who_comes_back_begins_with_the_first_text_again(qtbot: QtBot) -> None:
    session = a_year().with_protected(FLAGGING)
    page, _, _ = asking(qtbot, session)
    page.show()
    page.reading.later_button.click()
    page.hide()
    page.show()
    page.show_session(session)
    assert page.reading.text.toPlainText() == SAID


def test_who_may_only_read_the_file_answers_nothing(qtbot: QtBot) -> None:
    session = a_year().with_protected(FLAGGING)
    assert session.file is not None
    page, _, _ = asking(qtbot, session.with_file(replace(session.file, reads_only="Somebody else has it.")))
    assert page.reading.no_button.isHidden()
    assert not page.reading.text.isHidden()


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("form / completeness", "About this report: Any issues of completeness of data"),
        ("form / signed_off_date", "Sign-off: Date of sign-off"),
        ("actions / 2 / finding", "Action plan, action 2: What was found"),
        ("consultations / 1 / said", "Action plan, who was asked 1: What they said"),
        ("training / not_collected", "Training: Why there are no numbers"),
        ("policy / reason", "Policy, reason"),
        ("snapshot_date", "Organisation and contacts: The day on which staff were counted"),
        ("stated_headcount", "Staff: medical: All staff in post, as your staff list has it"),
        ("workforce / clinical / band_5 / white", "Staff: clinical, Band 5, white"),
        ("disciplinary / entered / bme", "Disciplinary process, Entered the formal process, BME"),
    ],
)
def test_a_field_is_named_as_the_window_calls_it(address: str, title: str) -> None:
    assert title_of(address) == title


def test_the_list_of_pages_does_not_tick_the_checks_while_a_text_must_be_looked_at() -> None:
    work = a_year().work
    checks = {entry.page: entry for entry in entries(work, texts=1)}[PageName.CHECKS]

    assert (checks.mark, checks.note) == (Mark.TO_MEND, "1")
    marks = {entry.page: entry.mark for entry in entries(work, 1, ["narrative/3/implications"])}
    assert marks[PageName.NARRATIVE] is Mark.TO_MEND
    assert marks[PageName.FORM] is not Mark.TO_MEND
    assert {entry.page: entry.mark for entry in entries(work)}[PageName.CHECKS] is Mark.DONE


def test_the_preview_leads_to_the_checks_and_does_not_say_that_something_failed(
    qtbot: QtBot, runner: JobRunner, sample: Sample
) -> None:
    page = ReportPage(runner)
    qtbot.addWidget(page)
    flagging = replace(sample.session.protected or FLAGGING, flagged=(TEXT,))
    page.show_session(replace(sample.session, protected=flagging))

    assert page.failure.isHidden()
    assert not page.held.isHidden()
    assert page.held.sentence.text() == FLAGGED
    with qtbot.waitSignal(page.checks_wanted):
        page.checks_button.click()

    page.show_session(sample.session)
    assert page.held.isHidden()
