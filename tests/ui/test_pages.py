"""What each page shows of a session."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Sample
from wres_desktop.disclosure.decide import Reason
from wres_desktop.disclosure.statements import Printed, Publication, Undefined, Withheld
from wres_desktop.domain.figures import Count, Rate, Ratio
from wres_desktop.intake.problems import Problem, Severity
from wres_desktop.pipeline import OpenedReturns, Protected
from wres_desktop.ui.colours import LIGHT
from wres_desktop.ui.jobs import JobRunner
from wres_desktop.ui.pages.checks import NOTHING_FOUND, ChecksPage
from wres_desktop.ui.pages.figures import SENSITIVE, FiguresPage
from wres_desktop.ui.pages.readers import ReadersPage
from wres_desktop.ui.pages.readers_figures import EVERYTHING, PUBLISHED, WITHHELD, FiguresPane
from wres_desktop.ui.pages.report import ReportPage
from wres_desktop.ui.pages.save import SavePage
from wres_desktop.ui.results_page import ResultsPage
from wres_desktop.ui.saved_files import CONFIDENTIAL, PUBLIC
from wres_desktop.ui.seen_figures import why_rounded
from wres_desktop.ui.session import BLOCKED, FIGURES_COMING, PageName, Session
from wres_desktop.ui.table_model import Column, Row, TableModel
from wres_desktop.ui.tables import WholeTable
from wres_desktop.ui.theme import CELL_SIDE, Theme, space

CELL = ("x/staff/bme",)
RATIO = Ratio(Rate(CELL, CELL), Rate(CELL, CELL))


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if not label.isHidden()]


def test_exact_figures_stand_under_the_mark_for_the_organisations_own_eyes(qtbot: QtBot, sample: Sample) -> None:
    page = FiguresPage()
    qtbot.addWidget(page)
    page.show_session(sample.session)
    assert SENSITIVE in texts(page.banner)
    assert len(page.cards) == 1 + 9 + 1


def test_the_figures_page_says_what_it_waits_for(qtbot: QtBot, sample: Sample) -> None:
    page = FiguresPage()
    qtbot.addWidget(page)
    page.show_session(Session(returns=sample.returns))
    assert page.waiting.text() == FIGURES_COMING
    assert page.content.isHidden()


def test_a_failure_is_a_sentence_in_the_page(qtbot: QtBot, sample: Sample) -> None:
    page = FiguresPage()
    qtbot.addWidget(page)
    page.show_session(Session(returns=sample.returns).without_figures("The rules of 2030 are not known."))
    assert not page.failure.isHidden()
    assert page.failure.sentence.text() == "The rules of 2030 are not known."
    assert page.content.isHidden()


def test_a_table_in_a_card_is_as_high_as_its_rows(qtbot: QtBot, sample: Sample) -> None:
    page = FiguresPage()
    qtbot.addWidget(page)
    page.show_session(sample.session)
    page.resize(1000, 700)
    page.show()
    qtbot.waitExposed(page)
    for table in page.findChildren(WholeTable):
        assert table.viewport().height() == table.verticalHeader().length()


@pytest.mark.parametrize(("width", "broken", "scrolls"), [(900, False, False), (430, True, False), (160, True, True)])
def test_where_a_table_has_no_room_its_texts_are_broken_before_it_scrolls(
    qtbot: QtBot,
    width: int,
    broken: bool,  # noqa: FBT001  an expected value
    scrolls: bool,  # noqa: FBT001  an expected value
) -> None:
    model = TableModel((Column("Printed"), *(Column(f"Plan {letter}", numbers=True) for letter in "abc")))
    table = WholeTable(model, "A table")
    qtbot.addWidget(table)
    model.show([Row(("Disciplinary process", *["184 of 594, and 15 rounded"] * 3))])
    table.resize(width, 400)
    table.show()
    table.fit()
    metrics = table.fontMetrics()

    assert (table.columnWidth(1) < metrics.horizontalAdvance("184 of 594, and 15 rounded")) is broken
    assert table.columnWidth(1) > metrics.horizontalAdvance("rounded")
    assert table.columnWidth(0) > metrics.horizontalAdvance("Disciplinary")
    assert (table.horizontalScrollBar().maximum() > 0) is scrolls
    assert table.viewport().height() >= table.verticalHeader().length()


def test_columns_stand_closer_before_a_table_scrolls_and_go_apart_again_where_there_is_room(
    qtbot: QtBot, theme: Theme
) -> None:
    theme.use(LIGHT)
    model = TableModel((Column("Printed"), *(Column(f"Plan {letter}", numbers=True) for letter in "abcd")))
    table = WholeTable(model, "A table")
    qtbot.addWidget(table)
    model.show([Row(("Disciplinary process", *["184 of 594, and 15 rounded"] * 4))])
    table.resize(160, 400)
    table.show()
    table.fit()
    closest = table.horizontalHeader().length()

    table.resize(closest + 2 * (table.width() - table.viewport().width()), 400)
    table.fit()
    assert table.horizontalScrollBar().maximum() == 0
    assert table.columnWidth(4) < table.fontMetrics().horizontalAdvance("rounded") + 2 * space(CELL_SIDE)
    assert table.columnWidth(4) > table.fontMetrics().horizontalAdvance("rounded")

    table.resize(1500, 400)
    table.fit()
    widest = table.fontMetrics().horizontalAdvance("184 of 594, and 15 rounded")
    assert table.columnWidth(4) >= widest + 2 * space(CELL_SIDE)


def problem(severity: Severity) -> Problem:
    return Problem(
        "recruitment / appointed / bme", "More than were shortlisted.", "Check the log.", severity, 2, "x.json"
    )


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        ((), NOTHING_FOUND),
        ((Severity.NOTE,), "Nothing stands in the way. The notes below are good to know."),
        ((Severity.CONFIRM, Severity.NOTE), "Nothing stands in the way. One thing should be looked at and confirmed."),
        ((Severity.BLOCKS, Severity.CONFIRM), "One thing must be put right before there can be a report."),
    ],
)
def test_the_checks_say_in_one_sentence_whether_anything_stands_in_the_way(
    qtbot: QtBot, found: tuple[Severity, ...], sentence: str
) -> None:
    page = ChecksPage()
    qtbot.addWidget(page)
    page.show_session(Session(returns=OpenedReturns((), tuple(map(problem, found)), blocked=Severity.BLOCKS in found)))
    assert page.summary.text() == sentence
    assert page.table.isHidden() is not bool(found)


def test_a_problem_says_where_what_and_what_to_do(qtbot: QtBot) -> None:
    page = ChecksPage()
    qtbot.addWidget(page)
    page.show_session(Session(returns=OpenedReturns((), (problem(Severity.CONFIRM),), blocked=False)))
    [_heading, row] = page.model.rows
    assert row.texts == (
        "Recruitment, Appointed, BME",
        "More than were shortlisted.",
        "Check the log.",
    )


def test_problems_stand_under_what_they_ask_for_and_their_return_is_named_where_there_are_several(qtbot: QtBot) -> None:
    page = ChecksPage()
    qtbot.addWidget(page)
    note, asked = problem(Severity.NOTE), problem(Severity.CONFIRM)
    page.show_session(Session(returns=OpenedReturns((), (note, asked), blocked=False)))
    assert [row.texts[0] for row in page.model.rows if row.heads] == ["Please confirm", "Note"]
    assert page.chosen == asked
    page.show_session(Session(returns=OpenedReturns((), (replace(note, source="y.json"), asked), blocked=False)))
    assert [row.texts[0] for row in page.model.rows if row.heads] == ["Please confirm: x.json", "Note: y.json"]


def test_the_checks_show_every_line_of_a_short_table_and_keep_the_buttons_of_a_long_one_in_reach(qtbot: QtBot) -> None:
    page = ChecksPage()
    qtbot.addWidget(page)
    page.resize(space(60), space(20))
    page.show()
    few, many = (problem(Severity.CONFIRM),), [replace(problem(Severity.NOTE), address=str(n)) for n in range(40)]
    page.show_session(Session(returns=OpenedReturns((), few, blocked=False)))
    assert page.table.verticalScrollBar().maximum() == 0
    page.show_session(Session(returns=OpenedReturns((), tuple(many), blocked=False)))
    assert page.table.verticalScrollBar().maximum() > 0
    assert page.table.height() + page.go_button.sizeHint().height() < page.area.viewport().height()


@pytest.fixture
def readers(qtbot: QtBot, sample: Sample) -> FiguresPane:
    statements = (
        Printed("2021/staff/total", Count(CELL), "1062"),
        Printed("2021/staff/bme", Count(CELL), "150", rounded_to=5),
        Withheld("2021/staff/unknown", Count(CELL)),
        Undefined("2021/3/relative_likelihood", RATIO, "no cases in either group"),
    )
    reasons = {"2021/staff/unknown": Reason.SMALL.value}
    page = FiguresPane()
    qtbot.addWidget(page)
    protected = Protected(Publication("", CELL, statements), "", "", reasons, ())
    page.show_session(Session(returns=sample.returns).with_protected(protected))
    return page


def test_readers_see_what_is_printed_and_the_user_sees_why_the_rest_is_not(readers: FiguresPane) -> None:
    assert readers.summary.text() == "3 of 4 figures are published (1 of them rounded), 1 is withheld."
    assert [row.texts for row in readers.model.rows] == [
        ("Staff in post, 2021", "", "", ""),
        ("All", "1,062", "62", ""),
        ("BME", "about 150", "9", why_rounded(5)),
        ("Ethnicity unknown", "withheld", "2", Reason.SMALL.value),
        ("3  Disciplinary process, 2021", "", "", ""),
        (
            "Relative likelihood",
            "not calculable",
            "2.83 times",
            "There is no such figure: no cases in either group.",
        ),
    ]


@pytest.mark.parametrize(("which", "count"), [(EVERYTHING, 4), (PUBLISHED, 3), (WITHHELD, 1)])
def test_the_list_can_be_narrowed_to_what_is_published_or_withheld(
    readers: FiguresPane, which: str, count: int
) -> None:
    readers.which.setCurrentText(which)
    assert sum(not row.heads for row in readers.model.rows) == count


def test_the_list_can_be_narrowed_to_one_part_of_the_report(readers: FiguresPane) -> None:
    assert readers.part.itemText(1) == "Staff in post: 2 of 3 published"
    readers.part.setCurrentIndex(2)
    assert [row.texts[0] for row in readers.model.rows] == ["3  Disciplinary process, 2021", "Relative likelihood"]


def test_bands_in_which_nobody_is_are_left_out_until_they_are_asked_for(qtbot: QtBot, sample: Sample) -> None:
    page = FiguresPane()
    qtbot.addWidget(page)
    page.show_session(sample.session)
    empty, some = "Clinical, band 9: all", "Non-clinical, band 9: all"

    def listed() -> set[str]:
        return {row.texts[0] for row in page.model.rows}

    assert some in listed()
    assert empty not in listed()
    assert page.nobody.text().endswith(" rows with nobody in them")
    page.nobody.click()
    assert {empty, some} <= listed()
    assert sum(not row.heads for row in page.model.rows) == len(sample.protected.publication.statements)


def test_every_withheld_figure_of_the_sample_says_why(qtbot: QtBot, sample: Sample) -> None:
    page = FiguresPane()
    qtbot.addWidget(page)
    page.show_session(sample.session)
    page.which.setCurrentText(WITHHELD)
    figures = [row for row in page.model.rows if not row.heads]
    assert figures
    assert all(row.texts[1] == "withheld" and row.texts[3] for row in figures)


def test_saved_files_say_who_may_see_them_and_those_to_keep_back_come_first(qtbot: QtBot, sample: Sample) -> None:
    page = SavePage()
    qtbot.addWidget(page)
    page.show_session(sample.session)
    page.show_saved([Path("/x/annual-report.pdf"), Path("/x/publication.json"), Path("/x/proof.json")])
    assert [row.texts[2] for row in page.saved.model.rows] == [CONFIDENTIAL, PUBLIC, PUBLIC]
    assert not page.saved.folder_button.isHidden()


def test_every_file_of_a_report_is_described_where_it_was_saved(qtbot: QtBot) -> None:
    page = SavePage()
    qtbot.addWidget(page)
    documents = [f"{name}.{form}" for name in ("annual-report", "action-plan") for form in ("pdf", "html", "docx")]
    others = ["published.csv", "published.xlsx", "publication.json", "proof.json", "certificate.json"]
    page.show_saved([Path("/x") / name for name in (*documents, *others)])
    assert all(row.texts[1] for row in page.saved.model.rows)


@pytest.mark.parametrize("name", [PageName.FIGURES, PageName.READERS, PageName.REPORT, PageName.SAVE])
def test_a_page_that_waits_for_the_checks_leads_to_them(
    qtbot: QtBot, sample: Sample, runner: JobRunner, name: PageName
) -> None:
    makers: dict[PageName, Callable[[], ResultsPage]] = {
        PageName.FIGURES: FiguresPage,
        PageName.READERS: ReadersPage,
        PageName.REPORT: lambda: ReportPage(runner),
        PageName.SAVE: SavePage,
    }
    page = makers[name]()
    qtbot.addWidget(page)
    assert page.leads_on is not None
    page.show_session(replace(sample.session, returns=replace(sample.returns, blocked=True), documents=None))
    assert not page.leads_on.isHidden()
    with qtbot.waitSignal(page.checks_wanted):
        page.leads_on.click()
    page.show_session(sample.session)
    assert page.leads_on.isHidden()


def test_nothing_can_be_saved_or_printed_of_a_blocked_return(qtbot: QtBot, sample: Sample) -> None:
    page = SavePage()
    qtbot.addWidget(page)
    page.show_session(Session(returns=replace(sample.returns, blocked=True)))
    assert page.waiting.text() == BLOCKED
    page.show()
    qtbot.waitExposed(page)
    qtbot.mouseClick(page.save_button, Qt.MouseButton.LeftButton)
    assert not page.save_button.isVisible()
