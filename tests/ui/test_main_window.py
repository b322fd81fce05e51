"""The window: from the first page to the last, by mouse, by keyboard, and when something fails."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Answers, HeldExecutor, Sample
from wres_desktop import pipeline
from wres_desktop.casework.year_work import YearState
from wres_desktop.errors import NotProtected
from wres_desktop.intake.problems import Problem
from wres_desktop.intake.return_file import read_return
from wres_desktop.ui import file_door, planning, workspace
from wres_desktop.ui.handing_out import EXACT
from wres_desktop.ui.main_window import MainWindow
from wres_desktop.ui.pages.sign_off import SignOffPage
from wres_desktop.ui.preferences import Preferences
from wres_desktop.ui.saved_files import APART, CONFIDENTIAL, PUBLIC
from wres_desktop.ui.session import FLAGGED, PageName

ONE_LINE = 20
"""Controls whose tops differ by less stand side by side."""

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def _work_done_before(monkeypatch: pytest.MonkeyPatch, sample: Sample) -> None:
    """The slow steps give what they gave for the same example before: a journey does them for real."""
    monkeypatch.setattr(pipeline, "own_figures", lambda _submissions: sample.figures)
    monkeypatch.setattr(pipeline, "protect", lambda _submissions, _wishes, _made: sample.protected)
    monkeypatch.setattr(pipeline, "render_documents", lambda _publication: sample.documents)


def opened(window: MainWindow, executor: HeldExecutor) -> MainWindow:
    """The example is open, and everything that follows from it is worked out."""
    window.open_sample()
    executor.release_all()
    window.side.choose(PageName.FIGURES)
    executor.release_all()
    return window


def blocked_return(folder: Path) -> Path:
    """The example's latest return with more people appointed than were shortlisted."""
    content = json.loads(pipeline.sample_returns()[-1].read_text(encoding="utf-8"))
    recruitment = content["recruitment"]
    recruitment["appointed"]["white"] = recruitment["shortlisted"]["white"] + 1
    path = folder / "blocked.wres.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_before_anything_is_open_only_the_first_page_is_offered(window: MainWindow) -> None:
    items = window.side.items.values()
    assert [item.isEnabled() for item in items] == [True, *[False] * (len(PageName) - 1)]
    assert not window.next_button.isEnabled()


def test_the_sample_opens_at_its_years_and_names_the_organisation(
    window: MainWindow, executor: HeldExecutor, qtbot: QtBot
) -> None:
    qtbot.mouseClick(window.start.sample_button, LEFT)
    executor.release_all()
    assert window.page is PageName.START
    assert [view.card.year for view in window.start.years] == [2021, 2020, 2019]
    assert window.windowTitle().startswith("NHS Thornmere Clinical Commissioning Group 2021")
    qtbot.mouseClick(window.start.years[1].open_button, LEFT)
    assert window.windowTitle().startswith("NHS Thornmere Clinical Commissioning Group 2020")


def test_the_window_says_what_it_is_doing_and_stays_usable_meanwhile(
    window: MainWindow, executor: HeldExecutor, qtbot: QtBot
) -> None:
    window.open_sample()
    assert window.side.doing.text() == "Reading the return\N{HORIZONTAL ELLIPSIS}"
    executor.release()
    assert window.side.doing.isHidden()
    window.side.choose(PageName.CHECKS)
    assert window.side.doing.text() == "Working out the indicators\N{HORIZONTAL ELLIPSIS}"
    qtbot.mouseClick(window.next_button, LEFT)
    assert window.page is PageName.FIGURES
    executor.release_all()
    assert window.side.doing.isHidden()
    assert window.side.bar.isHidden()


def test_work_that_comes_and_goes_does_not_move_the_list_of_pages(window: MainWindow, qapp: QApplication) -> None:
    window.resize(1366, 768)
    window.show()
    heights = []
    for doing in ("", "Working out the other choices", ""):
        window.side.show_doing(doing, can_stop=bool(doing))
        qapp.processEvents()
        heights.append(window.side.pages.height())
    assert len(set(heights)) == 1


def test_a_file_that_cannot_be_read_is_one_sentence_on_the_first_page(
    window: MainWindow, executor: HeldExecutor, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.wres.json"
    empty.write_bytes(b"")
    window.open_returns([empty])
    executor.release_all()
    assert window.page is PageName.START
    assert not window.start.failure.isHidden()
    assert "Traceback" not in window.start.failure.sentence.text()
    assert window.start.failure.sentence.text().endswith(".")


def test_of_a_blocked_return_nothing_is_worked_out_and_the_first_thing_to_do_is_to_put_it_right(
    window: MainWindow, executor: HeldExecutor, tmp_path: Path
) -> None:
    window.open_returns([blocked_return(tmp_path)])
    executor.release()
    assert window.start.years[0].steps[0].text().startswith("1.  Put right")
    window.side.choose(PageName.CHECKS)
    assert window.workspace.shelf.checks.model.rows
    assert executor.held == []


def test_a_report_that_cannot_be_protected_says_so_where_it_would_stand(
    window: MainWindow, executor: HeldExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_submissions: object, _wishes: object, _made: object) -> None:
        message = "The proof could not be completed."
        raise NotProtected(message)

    monkeypatch.setattr(pipeline, "protect", refuse)
    opened(window, executor)
    assert window.session.figures is not None
    shelf = window.workspace.shelf
    for page in (shelf.readers, shelf.report, shelf.save):
        assert page.failure.sentence.text() == "The proof could not be completed."


def test_what_was_opened_before_does_not_appear_over_what_is_open_now(
    window: MainWindow, executor: HeldExecutor, tmp_path: Path
) -> None:
    window.open_sample()
    executor.release()
    window.side.choose(PageName.FIGURES)
    window.open_returns([blocked_return(tmp_path)])
    late = executor.held[:2]
    del executor.held[:2]
    executor.release()
    executor.held += late
    executor.release_all()
    assert window.session.blocked
    assert window.session.figures is None


def test_files_dropped_on_the_window_are_opened(window: MainWindow, executor: HeldExecutor) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in pipeline.sample_returns()])
    actions, buttons, keys = Qt.DropAction.CopyAction, LEFT, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(QPoint(5, 5)), actions, data, buttons, keys))
    executor.release_all()
    assert [view.card.year for view in window.start.years] == [2021, 2020, 2019]


def test_opening_remembers_the_folder(
    window: MainWindow, executor: HeldExecutor, answers: Answers, preferences: Preferences, qtbot: QtBot
) -> None:
    answers.returns = pipeline.sample_returns()
    qtbot.mouseClick(window.start.open_button, LEFT)
    executor.release_all()
    assert preferences.last_folder == pipeline.sample_returns()[0].parent


def test_changing_ones_mind_about_opening_changes_nothing(
    window: MainWindow, executor: HeldExecutor, qtbot: QtBot
) -> None:
    qtbot.mouseClick(window.start.open_button, LEFT)
    assert executor.held == []
    assert window.page is PageName.START


def test_closing_remembers_the_size(window: MainWindow, preferences: Preferences) -> None:
    window.close()
    assert preferences.geometry is not None


def test_a_year_that_nobody_signed_off_cannot_be_published(
    window: MainWindow, executor: HeldExecutor, qtbot: QtBot
) -> None:
    opened(window, executor)
    window.side.choose(PageName.SAVE)
    assert not window.workspace.shelf.save.publish_button.isEnabled()
    qtbot.mouseClick(window.workspace.shelf.save.sign_off_button, LEFT)
    assert window.page is PageName.SIGN_OFF


def signed_off(window: MainWindow, executor: HeldExecutor, qtbot: QtBot) -> MainWindow:
    """The example as its own form says: it names who signed it off, and when."""
    opened(window, executor)
    window.side.choose(PageName.SIGN_OFF)
    page = window.workspace.shelf.page(PageName.SIGN_OFF)
    assert isinstance(page, SignOffPage)
    qtbot.mouseClick(page.sign_button, LEFT)
    executor.release_all()
    window.side.choose(PageName.SAVE)
    return window


def test_publishing_lists_the_files_keeps_them_and_opens_their_folder(
    window: MainWindow, executor: HeldExecutor, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    signed_off(window, executor, qtbot)
    answers.folder = tmp_path / "report"
    answers.folder.mkdir()
    qtbot.mouseClick(window.workspace.shelf.save.publish_button, LEFT)
    executor.release_all()
    listed = {row.texts[0] for row in window.workspace.shelf.save.saved.model.rows}
    assert listed == {path.name for path in answers.folder.rglob("*.*")}
    assert (answers.folder / APART / "proof.json").is_file()
    qtbot.mouseClick(window.workspace.shelf.save.saved.folder_button, LEFT)
    assert answers.opened_folders == [answers.folder]
    assert "proof" in window.workspace.shelf.save.saved.done.sentence.text()
    keeper = window.workspace.keeper
    assert keeper is not None
    (kept,) = keeper.organisation.file.publications()
    ours = "NHS Thornmere Clinical Commissioning Group WRES 2021 "
    assert set(kept.files) == {name.removeprefix(ours) for name in listed}
    assert keeper.organisation.file.backups()[0].steps == kept.step - 1
    assert window.session.file is not None
    assert window.session.file.cards[0].state == YearState.PUBLISHED


def test_a_published_year_knows_its_folder_and_writes_the_same_files_again_after_a_note(
    window: MainWindow, executor: HeldExecutor, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    signed_off(window, executor, qtbot)
    answers.folder = tmp_path / "report"
    answers.folder.mkdir()
    save = window.workspace.shelf.save
    qtbot.mouseClick(save.publish_button, LEFT)
    executor.release_all()
    first = {path.name: path.read_bytes() for path in answers.folder.rglob("*.*")}

    window.workspace.record({"actions/1/notes": "The panels were trained.", "actions/1/status": "under_way"})
    executor.release_all()
    assert answers.asked == []
    assert window.session.file is not None
    card = window.session.file.cards[0]
    assert card.state == YearState.PUBLISHED
    assert str(answers.folder) in card.note
    assert not save.saved.folder_button.isHidden()
    qtbot.mouseClick(save.saved.folder_button, LEFT)
    assert answers.opened_folders == [answers.folder]

    answers.folder = tmp_path / "again"
    answers.folder.mkdir()
    qtbot.mouseClick(save.publish_button, LEFT)
    executor.release_all()
    assert {path.name: path.read_bytes() for path in answers.folder.rglob("*.*")} == first
    assert window.workspace.keeper is not None
    assert len(window.workspace.keeper.organisation.file.publications()) == 1


def test_a_folder_that_is_gone_is_said_to_be_gone(window: MainWindow, tmp_path: Path, answers: Answers) -> None:
    window.workspace.publishing.open_folder(tmp_path / "gone")
    assert "cannot be found" in window.workspace.shelf.save.failure.sentence.text()
    assert answers.opened_folders == []


def test_what_was_done_is_said_in_the_card_whose_button_was_pressed(
    window: MainWindow, executor: HeldExecutor, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    opened(window, executor)
    window.side.choose(PageName.SAVE)
    answers.folder = tmp_path
    save = window.workspace.shelf.save
    qtbot.mouseClick(save.papers_button, LEFT)
    executor.release_all()
    assert save.saved.parentWidget() is save.papers_button.parentWidget()
    assert save.saved.folder_button.hasFocus()
    assert not save.saved.folder_button.visibleRegion().isEmpty()


def test_what_was_done_stays_said_while_other_plans_are_worked_out_and_goes_with_the_report(
    window: MainWindow, executor: HeldExecutor, sample: Sample, qtbot: QtBot
) -> None:
    signed_off(window, executor, qtbot)
    save = window.workspace.shelf.save
    save.show_printed("annual report", None)

    save.show_session(window.session.with_plan("another", sample.protected))
    assert save.saved.done.sentence.text() == "The annual report was sent to the printer."

    save.show_session(replace(window.session, documents=None))
    assert save.saved.done.sentence.text() == ""

    save.show_printed("annual report", Path("home/Annual report.pdf"))
    assert "was not put on paper" in save.saved.done.sentence.text()
    assert str(Path("home/Annual report.pdf")) in save.saved.done.sentence.text()


def test_papers_and_the_national_return_are_saved_and_say_who_may_see_them(
    window: MainWindow, executor: HeldExecutor, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    opened(window, executor)
    window.side.choose(PageName.SAVE)
    answers.folder = tmp_path / "papers"
    page = window.workspace.shelf.save
    answers.folder.mkdir()
    qtbot.mouseClick(page.papers_button, LEFT)
    executor.release_all()
    papers = {row.texts[0]: row.texts[2] for row in page.saved.model.rows}
    qtbot.mouseClick(page.return_button, LEFT)
    executor.release_all()
    (handed_in,) = [row.texts for row in page.saved.model.rows]
    qtbot.mouseClick(page.file_button, LEFT)
    executor.release_all()
    (kept,) = page.saved.model.rows
    assert kept.texts[2] == CONFIDENTIAL
    (file,) = answers.folder.glob("OFFICIAL-SENSITIVE * WRES 2021 return.wres.json")
    assert read_return(file).submission == read_return(pipeline.sample_returns()[-1]).submission

    assert set(papers.values()) == {PUBLIC}
    keeper = window.workspace.keeper
    assert keeper is not None
    assert answers.folders_asked_for[1] == (EXACT, keeper.organisation.file.path.parent)
    assert answers.folders_asked_for[0][0] != EXACT
    begins = "NHS Thornmere Clinical Commissioning Group WRES 2021 "
    assert {f"{begins}board-tracker.pdf", f"{begins}covering-letter.pdf", f"{begins}action-plan.xlsx"} <= set(papers)
    assert (handed_in[0], handed_in[2]) == ("OFFICIAL-SENSITIVE national-return-99X-2021.xlsx", CONFIDENTIAL)
    assert {path.name for path in answers.folder.iterdir()} == {*papers, handed_in[0], file.name}


def test_a_workbook_to_fill_in_is_made_for_the_year_that_is_open(
    window: MainWindow, executor: HeldExecutor, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    assert not window.start.workbook_button.isEnabled()
    opened(window, executor)
    window.side.choose(PageName.START)
    answers.folder = tmp_path
    qtbot.mouseClick(window.start.workbook_button, LEFT)
    executor.release_all()

    assert [path.name for path in tmp_path.glob("*.xlsx")] == ["entry-workbook-2021.xlsx"]
    assert str(tmp_path / "entry-workbook-2021.xlsx") in window.start.made.sentence.text()


def test_a_folder_that_cannot_be_written_to_is_one_sentence(
    window: MainWindow, executor: HeldExecutor, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    signed_off(window, executor, qtbot)
    answers.folder = tmp_path / "a file"
    answers.folder.write_text("", encoding="utf-8")
    qtbot.mouseClick(window.workspace.shelf.save.publish_button, LEFT)
    executor.release_all()
    assert str(answers.folder) in window.workspace.shelf.save.failure.sentence.text()
    assert window.workspace.shelf.save.saved.model.rows == ()


def test_a_text_that_gives_somebody_away_can_neither_be_saved_nor_printed(
    window: MainWindow, executor: HeldExecutor, answers: Answers, sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = Problem("form / completeness", "This text holds a number.", "Take it out.")
    protected = pipeline.Protected(sample.protected.publication, "", "", {}, (pipeline.TextToRead(found, "About 4."),))
    monkeypatch.setattr(pipeline, "protect", lambda _submissions, _wishes, _made: protected)
    opened(window, executor)
    answers.printer = QPrinter()
    window.workspace.shelf.save.report_print_wanted.emit()
    assert executor.held == []
    assert window.workspace.shelf.save.waiting.text() == FLAGGED
    assert window.workspace.shelf.report.held.sentence.text() == FLAGGED


def test_the_dialog_that_asks_for_a_printer_says_which_document_is_meant(
    window: MainWindow, executor: HeldExecutor, answers: Answers
) -> None:
    save = opened(window, executor).workspace.shelf.save
    window.side.choose(PageName.SAVE)
    executor.release_all()
    save.report_print_wanted.emit()
    save.plan_print_wanted.emit()
    begins = "NHS Thornmere Clinical Commissioning Group WRES 2021"
    assert answers.to_be_printed == [f"{begins} annual report", f"{begins} action plan"]


def test_the_whole_way_can_be_gone_by_keyboard_alone(window: MainWindow, executor: HeldExecutor, qtbot: QtBot) -> None:
    window.side.pages.setFocus()
    qtbot.keyClick(window.side.pages, Qt.Key.Key_Tab)
    reached: list[QWidget] = []
    while (focused := window.focusWidget()) is not window.start.sample_button:
        assert focused is not None
        reached.append(focused)
        assert len(reached) < 20
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    qtbot.keyClick(window.start.sample_button, Qt.Key.Key_Space)
    executor.release_all()
    window.side.pages.setFocus()
    visited = [window.page]
    while window.page is not PageName.SAVE:
        qtbot.keyClick(window.side.pages, Qt.Key.Key_Down)
        visited.append(window.page)
    assert visited == list(PageName)


@pytest.mark.parametrize("page", list(PageName))
def test_tab_goes_from_the_list_down_the_page_to_the_next_step(
    window: MainWindow, executor: HeldExecutor, page: PageName, qtbot: QtBot
) -> None:
    opened(window, executor)
    window.side.choose(page)
    window.side.pages.setFocus()
    qtbot.waitUntil(lambda: window._prepared)
    met: list[QWidget] = []
    chain = window.side.pages.nextInFocusChain()
    while chain is not None and chain is not window.side.pages:
        takes_focus = chain.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes_focus and chain.isVisible() and chain.isEnabled():
            met.append(chain)
        chain = chain.nextInFocusChain()
    assert met[-2:] == [window.side.help_button, window.side.settings_button]
    del met[-2:]
    inside = [widget for widget in met if not isinstance(widget, QScrollArea)]

    def places() -> list[int]:
        return [widget.mapTo(window, QPoint(0, 0)).y() // ONE_LINE for widget in inside]

    qtbot.waitUntil(lambda: places()[:-2] == sorted(places()[:-2]), timeout=2000)
    assert met[-1] in (window.next_button, window.back_button)


@pytest.mark.parametrize("page", list(PageName))
def test_every_control_has_a_name_for_a_screen_reader_and_no_label_hides_its_words(
    window: MainWindow, executor: HeldExecutor, page: PageName
) -> None:
    opened(window, executor)
    window.side.choose(page)
    executor.release_all()
    shown = window.stack.currentWidget()
    assert shown is not None
    for widget in [*shown.findChildren(QWidget), *window.side.findChildren(QWidget)]:
        if widget.window() is not window:
            continue
        if isinstance(widget, QLabel):
            assert widget.accessibleName() == ""
        elif widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            buddy = [label for label in shown.findChildren(QLabel) if label.buddy() is widget]
            said = widget.text() if isinstance(widget, QAbstractButton) else ""
            assert widget.accessibleName() or buddy or len(said) > 1, type(widget).__name__


def test_the_steps_at_the_foot_lead_to_the_page_before_and_the_page_after(
    window: MainWindow, executor: HeldExecutor, qtbot: QtBot
) -> None:
    opened(window, executor)
    back, after = "&Back: Checks", "&Next: What readers will see"
    assert (window.back_button.text(), window.next_button.text()) == (back, after)
    qtbot.mouseClick(window.next_button, LEFT)
    qtbot.mouseClick(window.back_button, LEFT)
    assert window.page is PageName.FIGURES
    window.side.choose(PageName.SAVE)
    assert window.next_button.isHidden()


def test_reading_goes_on_in_the_words_of_the_work(window: MainWindow, executor: HeldExecutor) -> None:
    said: list[str] = []
    window.side.doing.setText("")
    assert window._runner is not None
    window._runner.busy_changed.connect(said.append)
    opened(window, executor)
    QApplication.processEvents()
    steps = [file_door.READING, workspace.CALCULATING, planning.PROTECTING, planning.DRAWING]
    assert [step for step in dict.fromkeys(said) if step in steps] == steps
