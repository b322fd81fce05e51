"""Plans, earlier publications and other policies in the window: chosen, compared, stopped; and what stays meanwhile."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Answers, HeldExecutor, Sample
from wres_desktop import pipeline
from wres_desktop.casework.typed_report import typed_in
from wres_desktop.disclosure.alternatives import Most
from wres_desktop.disclosure.emphasis import EMPHASES
from wres_desktop.disclosure.plans_made import PlansMade
from wres_desktop.disclosure.policy import load_policy
from wres_desktop.domain.submission import Submission
from wres_desktop.errors import NotProtected
from wres_desktop.pipeline import Documents, Protected, Wishes
from wres_desktop.ui.jobs import STOPPED
from wres_desktop.ui.main_window import MainWindow
from wres_desktop.ui.pages.readers import EARLIER, PLANS
from wres_desktop.ui.pages.readers_earlier import COMING, NONE_NAMED
from wres_desktop.ui.planning import COMPARING, PROTECTING, other_policies
from wres_desktop.ui.session import DOCUMENTS_COMING, PROTECTION_COMING, PageName

LEFT = Qt.MouseButton.LeftButton
FIRST, SECOND, THIRD, _ = EMPHASES


class Work:
    """What was asked of the pipeline, and what it gave for the same example before; a journey does it for real."""

    def __init__(self, sample: Sample) -> None:
        self.sample = sample
        self.asked: list[Wishes] = []
        self.kept_in: list[PlansMade] = []
        self.drawn: list[str] = []
        self.refuses = ""

    def protect(self, _submissions: tuple[Submission, ...], wishes: Wishes, made: PlansMade) -> Protected:
        self.asked.append(wishes)
        self.kept_in.append(made)
        wishes.step(1, 2)
        if self.refuses:
            raise NotProtected(self.refuses)
        publication = replace(self.sample.protected.publication, program_version=wishes.plan)
        return replace(self.sample.protected, publication=publication, already_out=7 * len(wishes.published))

    def draw(self, publication: object) -> Documents:
        self.drawn.append(getattr(publication, "program_version", ""))
        short = self.sample.documents.action_plan
        return Documents(short, short)

    @property
    def plans(self) -> list[str]:
        """The plans that were asked for, in their order."""
        return [wishes.plan for wishes in self.asked]


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch, sample: Sample) -> Work:
    made = Work(sample)
    monkeypatch.setattr(pipeline, "own_figures", lambda _submissions: sample.figures)
    monkeypatch.setattr(pipeline, "protect", made.protect)
    monkeypatch.setattr(pipeline, "render_documents", made.draw)
    return made


@pytest.fixture
def opened(window: MainWindow, executor: HeldExecutor, work: Work) -> MainWindow:
    window.open_sample()
    executor.release_all()
    window.side.choose(PageName.READERS)
    executor.release_all()
    assert work.plans == list(EMPHASES)
    return window


@pytest.fixture
def earlier(tmp_path: Path, sample: Sample) -> Path:
    path = tmp_path / "publication.json"
    path.write_text(sample.protected.publication_text, encoding="utf-8")
    return path


def drawn_first(window: MainWindow, executor: HeldExecutor) -> None:
    """The example is open and its report drawn; the other plans are still to come."""
    window.open_sample()
    executor.release_all()
    window.side.choose(PageName.READERS)
    while window.session.documents is None:
        executor.release()


def until_stopped(window: MainWindow, executor: HeldExecutor, qtbot: QtBot) -> None:
    """The user stops what is being done, and it ends."""
    assert not window.side.stop_button.isHidden()
    qtbot.mouseClick(window.side.stop_button, LEFT)
    executor.release()


def test_the_report_is_drawn_before_the_other_plans_are_worked_out(
    window: MainWindow, executor: HeldExecutor, work: Work
) -> None:
    drawn_first(window, executor)
    assert work.plans == [FIRST]
    assert window.side.doing.text().startswith((COMPARING, "Preparing the pages"))
    executor.release_all()
    assert set(window.session.plans) == set(EMPHASES)


def test_a_plan_that_is_worked_out_is_in_use_at_once_for_what_is_drawn_saved_and_printed(
    opened: MainWindow, executor: HeldExecutor, work: Work, qtbot: QtBot
) -> None:
    readers = opened.workspace.shelf.readers
    readers.show_view(PLANS)
    qtbot.mouseClick(readers.plans.cards[SECOND].use_button, LEFT)
    assert opened.session.protected is opened.session.plans[SECOND]
    assert opened.workspace.shelf.save.waiting.text() == DOCUMENTS_COMING
    executor.release_all()
    assert work.drawn == [FIRST, SECOND]
    assert opened.session.documents is not None
    assert readers.plans.cards[SECOND].use_button.isHidden()
    assert not readers.plans.cards[FIRST].use_button.isHidden()


def test_plans_are_kept_in_one_place_so_that_other_words_need_no_new_ones(opened: MainWindow, work: Work) -> None:
    opened.workspace.planning.begin()
    assert len({id(made) for made in work.kept_in}) == 1


def test_a_plan_is_described_as_soon_as_it_is_worked_out(
    window: MainWindow, executor: HeldExecutor, work: Work
) -> None:
    drawn_first(window, executor)
    plans = window.workspace.shelf.readers.plans
    assert [row.texts[1:] for row in plans.model.rows][-1][1:] == ("", "", "")
    executor.release_all()
    assert work.plans == list(EMPHASES)
    printed = plans.model.rows[-1].texts
    assert printed[0] == "Everything"
    assert len(set(printed[1:])) == 1
    assert printed[1] in plans.cards[SECOND].says.text()


def test_a_plan_that_cannot_be_had_leaves_the_one_in_use(
    window: MainWindow, executor: HeldExecutor, work: Work
) -> None:
    drawn_first(window, executor)
    executor.held.clear()
    before = window.session.protected
    work.refuses = "The proof could not be completed."
    window.workspace.planning.choose(THIRD)
    executor.release_all()
    assert window.session.plan == FIRST
    assert window.session.protected is before
    assert window.workspace.shelf.readers.plans.failure.sentence.text() == "The proof could not be completed."
    assert window.workspace.shelf.save.waiting.text() == ""


def test_what_the_user_chose_last_is_used_though_what_was_chosen_before_takes_longer(
    window: MainWindow, executor: HeldExecutor, work: Work
) -> None:
    drawn_first(window, executor)
    executor.held.clear()
    window.workspace.planning.choose(SECOND)
    window.workspace.planning.choose(FIRST)
    executor.release_all()
    assert window.session.plan == FIRST
    assert SECOND in window.session.plans
    assert work.drawn == [FIRST]


def test_the_first_plan_can_be_stopped_and_worked_out_again(
    window: MainWindow, executor: HeldExecutor, work: Work, qtbot: QtBot
) -> None:
    window.open_sample()
    executor.release_all()
    window.side.choose(PageName.READERS)
    executor.release()
    assert window.side.doing.text().startswith(PROTECTING)
    until_stopped(window, executor, qtbot)
    assert window.side.stop_button.isHidden()
    readers = window.workspace.shelf.readers
    assert readers.failure.sentence.text() == STOPPED
    assert work.asked == []
    window.side.choose(PageName.READERS)
    qtbot.mouseClick(readers.again_button, LEFT)
    executor.release_all()
    assert readers.failure.isHidden()
    assert window.session.documents is not None


def test_stopping_the_comparison_stops_all_of_it_and_touches_nothing_else(
    window: MainWindow, executor: HeldExecutor, work: Work, qtbot: QtBot
) -> None:
    drawn_first(window, executor)
    while not window.side.doing.text().startswith(COMPARING):
        executor.release()
    before = window.session.protected
    qtbot.mouseClick(window.side.stop_button, LEFT)
    executor.release_all()
    assert window.session.protected is before
    assert window.session.documents is not None
    assert work.plans == [FIRST]
    assert list(window.session.plans) == [FIRST]


def test_an_earlier_publication_is_named_by_its_title_and_its_meaning_is_told(
    opened: MainWindow, executor: HeldExecutor, answers: Answers, work: Work, earlier: Path, qtbot: QtBot
) -> None:
    readers = opened.workspace.shelf.readers
    readers.show_view(EARLIER)
    assert readers.earlier.none.text() == NONE_NAMED
    answers.publications = [earlier]
    qtbot.mouseClick(readers.earlier.add_button, LEFT)
    assert readers.earlier.coming.text() == COMING
    assert opened.workspace.shelf.save.waiting.text() == PROTECTION_COMING
    executor.release_all()
    assert readers.earlier.list.count() == 1
    assert readers.earlier.list.item(0).text().startswith(work.sample.protected.publication.title)
    assert "gave away 7 numbers; this report makes it no worse" in readers.earlier.sentences.text()
    assert [len(wishes.published) for wishes in work.asked[len(EMPHASES) :]] == [1] * len(EMPHASES)
    assert opened.workspace.shelf.save.waiting.text() == ""


def test_a_publication_that_was_named_can_be_taken_away_again(
    opened: MainWindow, executor: HeldExecutor, earlier: Path, qtbot: QtBot
) -> None:
    pane = opened.workspace.shelf.readers.earlier
    opened.workspace.shelf.readers.show_view(EARLIER)
    opened.workspace.planning.add_earlier([earlier])
    executor.release_all()
    assert not pane.remove_button.isEnabled()
    pane.list.setCurrentRow(0)
    qtbot.mouseClick(pane.remove_button, LEFT)
    executor.release_all()
    assert opened.session.ledger == ()
    assert pane.list.count() == 0
    assert pane.meaning.isHidden()


def test_a_file_that_is_no_publication_leaves_everything_as_it_was(
    opened: MainWindow, executor: HeldExecutor, tmp_path: Path
) -> None:
    before = opened.session
    nothing = tmp_path / "publication.json"
    nothing.write_text("{}", encoding="utf-8")
    opened.workspace.planning.add_earlier([nothing])
    executor.release_all()
    pane = opened.workspace.shelf.readers.earlier
    assert not pane.failure.isHidden()
    assert pane.failure.sentence.text().endswith(".")
    assert opened.session == replace(before, ledger_failure=pane.failure.sentence.text())
    assert opened.workspace.shelf.save.waiting.text() == ""


def test_stopping_the_work_with_earlier_publications_leaves_the_old_report(
    opened: MainWindow, executor: HeldExecutor, earlier: Path, qtbot: QtBot
) -> None:
    before = opened.session.protected
    opened.workspace.planning.add_earlier([earlier])
    until_stopped(opened, executor, qtbot)
    assert opened.session.protected is before
    assert opened.session.ledger == ()
    assert opened.workspace.shelf.readers.earlier.failure.sentence.text() == STOPPED


def test_publications_that_are_named_one_after_the_other_are_all_taken_into_account(
    opened: MainWindow, executor: HeldExecutor, earlier: Path, tmp_path: Path
) -> None:
    other = tmp_path / "another-publication.json"
    content = json.loads(earlier.read_text(encoding="utf-8"))
    title = content["title"]
    other.write_text(json.dumps(content | {"title": "A joint report"}), encoding="utf-8")
    opened.workspace.planning.add_earlier([earlier])
    opened.workspace.planning.add_earlier([other, earlier])
    executor.release_all()
    assert [each.title for each in opened.session.ledger] == [title, "A joint report"]
    assert opened.session.ledger_failure == ""


def test_a_plan_that_is_chosen_while_earlier_publications_are_read_is_used_with_them(
    opened: MainWindow, executor: HeldExecutor, work: Work, earlier: Path
) -> None:
    opened.workspace.planning.add_earlier([earlier])
    opened.workspace.planning.choose(SECOND)
    executor.release_all()
    assert opened.session.plan == SECOND
    assert work.drawn[-1] == SECOND
    assert (SECOND, 1) in [(wishes.plan, len(wishes.published)) for wishes in work.asked]
    assert opened.session.protected is not None
    assert opened.session.protected.already_out == 7


def test_what_any_choice_could_say_is_worked_out_only_where_somebody_looks(
    opened: MainWindow, executor: HeldExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Wishes] = []

    def most_printed(_submissions: tuple[Submission, ...], wishes: Wishes) -> Most:
        asked.append(wishes)
        figures = [statement.id for statement in opened.session.plans[FIRST].publication.statements]
        return Most(len(figures), 2.0, dict.fromkeys(figures, 1.0))

    monkeypatch.setattr(pipeline, "most_printed", most_printed)
    readers = opened.workspace.shelf.readers
    opened.workspace.planning.begin()
    executor.release_all()
    assert asked == []

    readers.show_view(PLANS)
    executor.release_all()
    readers.show_view(EARLIER)
    readers.show_view(PLANS)
    executor.release_all()

    assert len(asked) == 1
    assert readers.plans.most.text().startswith("Whatever you choose, no more than")
    assert all("of everything" in card.says.text() for card in readers.plans.cards.values())


def test_other_policies_are_worked_out_only_when_the_user_asks(
    opened: MainWindow, executor: HeldExecutor, work: Work
) -> None:
    figures = opened.workspace.shelf.readers.figures
    assert {wishes.policy for wishes in work.asked} == {"default"}
    row = next(index for index, row in enumerate(figures.model.rows) if row.texts[1] == "withheld")
    figures.table.selectRow(row)
    figures.why.policies_button.click()
    executor.release_all()
    asked = other_policies("default")
    assert asked
    assert set(opened.session.policies) == set(asked)
    said = " ".join(figures.why.texts)
    assert all(load_policy(name).label in said for name in asked)
    assert figures.why.policies_button.isHidden()
    assert opened.session.plan == FIRST


def test_opening_another_return_forgets_plans_and_earlier_publications(
    opened: MainWindow, executor: HeldExecutor, earlier: Path
) -> None:
    opened.workspace.planning.add_earlier([earlier])
    executor.release_all()
    opened.workspace.planning.choose(SECOND)
    opened.open_sample()
    executor.release_all()
    assert opened.session.ledger == ()
    assert opened.session.plan == FIRST
    assert opened.workspace.shelf.readers.earlier.list.count() == 0


def test_a_report_that_was_typed_in_is_taken_into_account_as_being_out(
    opened: MainWindow, answers: Answers, executor: HeldExecutor, qtbot: QtBot
) -> None:
    latest = opened.session.returns.submissions[-1]  # type: ignore[union-attr]
    code, year = latest.organisation.code, latest.reporting_year - 1
    answers.typed = typed_in(code, year, "Our old report", {f"{year}/staff/declared": "*"}).publication
    readers = opened.workspace.shelf.readers
    readers.show_view(EARLIER)

    qtbot.mouseClick(readers.earlier.type_button, LEFT)
    executor.release_all()

    assert [(each.title, each.words) for each in opened.session.ledger] == [("Our old report", "typed in")]
    assert answers.asked_to_type == [(code, year)]
