"""A typed text that could give somebody away: where it is said, and where the window leads from there."""

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.intake.returns import sound_return
from tests.ui.conftest import Sample
from wres_desktop.casework.year_work import YearWork, returns_of
from wres_desktop.disclosure.statements import Publication
from wres_desktop.intake.draft_answers import answers_of
from wres_desktop.intake.problems import Problem
from wres_desktop.pipeline import Protected
from wres_desktop.ui.fields import Field
from wres_desktop.ui.file_state import FileState
from wres_desktop.ui.jobs import JobRunner
from wres_desktop.ui.pages.checks import ChecksPage
from wres_desktop.ui.pages.form import FormPage
from wres_desktop.ui.pages.report import ReportPage
from wres_desktop.ui.session import FLAGGED, PageName, Session
from wres_desktop.ui.wizard_state import Mark, entries

TEXT = Problem("narrative / 3 / implications", "A text holds a number.", "Take it out.")
FLAGGING = Protected(Publication("", (), ()), "", "", {}, (TEXT,))


def a_year() -> Session:
    answers = answers_of(sound_return())
    work = YearWork(2021, answers, {}, returns_of(2021, {2021: answers}))
    return Session(returns=work.returns, file=FileState(Path("x.wresorg"), "Invented Care"), work=work)


def test_the_checks_lead_to_the_text_and_to_the_name_of_who_read_all_texts(qtbot: QtBot) -> None:
    page = ChecksPage()
    qtbot.addWidget(page)
    page.show_session(a_year().with_protected(FLAGGING))
    places: list[str] = []
    page.place_wanted.connect(places.append)

    page.go_button.click()
    assert not page.read_button.isHidden()
    assert page.confirm_button.isHidden()
    page.read_button.click()

    assert places == ["narrative/3/implications", "form/narrative_checked_by"]
    assert page.chosen == TEXT


def test_who_read_all_texts_is_asked_once_on_the_page_about_the_report(qtbot: QtBot) -> None:
    page = FormPage()
    qtbot.addWidget(page)
    page.resize(900, 500)
    page.show()
    page.show_session(a_year())
    page.go_to("form/narrative_checked_by")

    (field,) = (each for each in page.fields if isinstance(each, Field) and each.place == "form/narrative_checked_by")
    assert field.visibleRegion().boundingRect().size() == field.size()


def test_the_list_of_pages_does_not_tick_the_checks_while_a_text_must_be_looked_at() -> None:
    work = a_year().work
    checks = {entry.page: entry for entry in entries(work, texts=1)}[PageName.CHECKS]

    assert (checks.mark, checks.note) == (Mark.TO_MEND, "1")
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
