"""The year that is open: what is typed is kept, what follows from it is worked out, and every page draws it.

Loaded after the first window is shown: everything slow to load hangs on this module.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from wres_desktop import pipeline
from wres_desktop.casework.next_steps import NextStep
from wres_desktop.casework.organisation import OrganisationWork
from wres_desktop.casework.outcomes import SIGNED_ON
from wres_desktop.casework.year_work import YearState
from wres_desktop.domain.indicators import IndicatorSet
from wres_desktop.intake.problems import Problem
from wres_desktop.pipeline import Wishes
from wres_desktop.store.organisation_file import OrganisationFile
from wres_desktop.store.steps import Step
from wres_desktop.ui.asking_first import may_change
from wres_desktop.ui.bringing_in import BringingIn
from wres_desktop.ui.dialogs import Dialogs
from wres_desktop.ui.file_door import FileDoor
from wres_desktop.ui.handing_out import HandingOut
from wres_desktop.ui.jobs import Done, Failed, JobRunner, Outcome
from wres_desktop.ui.keeper import Changes, Keeper, KeptWishes
from wres_desktop.ui.naming_earlier import NamingEarlier
from wres_desktop.ui.planning import Planning
from wres_desktop.ui.preferences import Preferences
from wres_desktop.ui.publishing import Publishing
from wres_desktop.ui.session import PageName, Session
from wres_desktop.ui.shelf import PAGE_OF_STEP, Shelf
from wres_desktop.ui.wizard_state import needs_results

T = TypeVar("T")

CALCULATING = "Working out the indicators"


class Workspace(QObject):
    """The organisation that is open, and its pages. ``session_changed`` carries a session, ``opened`` a path."""

    session_changed = Signal(object)
    page_wanted = Signal(str)
    opened = Signal(object)

    def __init__(self, runner: JobRunner, preferences: Preferences, dialogs: Dialogs, window: QWidget) -> None:
        super().__init__(window)
        self._runner = runner
        self._preferences = preferences
        self.dialogs = dialogs
        self.window = window
        self._calculating: object = None
        self.session = Session()
        self.keeper: Keeper | None = None
        self.door = FileDoor(self, runner, preferences, dialogs)
        self.kept = KeptWishes(lambda: self.keeper)
        self.planning = Planning(runner, lambda: self.session, self._change, self.kept)
        self.shelf = Shelf(self, runner)
        self.handing_out = HandingOut(self, preferences, dialogs)
        self.naming_earlier = NamingEarlier(self, preferences, dialogs)
        self.publishing = Publishing(self, runner, preferences, dialogs)
        self.bringing_in = BringingIn(self, runner, preferences, dialogs)
        self.page = PageName.START

    # ------------------------------------------------------------------ open

    def use(self, keeper: Keeper) -> None:
        """Show the organisation of a file that has been opened, in place of what was open before."""
        self.close()
        self.keeper = keeper
        keeper.setParent(self)
        keeper.changed.connect(self._refresh)
        keeper.told.connect(self.shelf.summed)
        if not keeper.is_example:
            self.opened.emit(keeper.organisation.file.path)
        self._begin_session()
        is_new = self.session.work is not None and self.session.work.state is YearState.NOT_STARTED
        self.page_wanted.emit(PageName.ORGANISATION if is_new else PageName.START)

    def open_year(self, year: int) -> None:
        """Show a year of the file, beginning where its work goes on."""
        if self.keeper is None:
            return
        self.finish()
        self.keeper.year = year
        self.keeper.forget_cards()
        self._begin_session()
        cards = self.session.file.cards if self.session.file else ()
        steps = next((card.next_steps for card in cards if card.year == year), ())
        self.page_wanted.emit(PAGE_OF_STEP[steps[0].step] if steps else PageName.FIGURES)

    def go_to_step(self, year: int, step: NextStep) -> None:
        """Go straight to one of the things to do in a year."""
        if self.keeper is not None and self.keeper.year != year:
            self.open_year(year)
        self.page_wanted.emit(PAGE_OF_STEP[step.step])
        if step.place:
            self.shelf.go_to(step.place)

    def begin_year(self, year: int) -> None:
        """Begin a year from the one before."""
        keeper = self.keeper
        if keeper is not None and keeper.attempt(lambda: keeper.organisation.begin(year)):
            self.open_year(year)

    def remove_year(self, year: int) -> None:
        """Take a year out again that was begun by mistake."""
        if self.keeper is not None:
            self.finish()
            self.keeper.remove(year)

    def close(self) -> None:
        """Save what is being typed and give the file back."""
        if self.keeper is None:
            return
        self.finish()
        self.planning.forget()
        self.keeper.close()
        self.keeper = None

    # ------------------------------------------------------------------ what is typed

    def finish(self) -> None:
        """Take what is being typed on the page that is shown."""
        self.shelf.finish(self.page)

    def record(self, changes: Changes, source: str = "") -> None:
        """Keep what was typed as one step, or show again what was there where the user does not mean it."""
        if self.keeper is None or not changes:
            return
        outcome = self.session.work.outcome if self.session.work else None
        if may_change(outcome, changes, self.dialogs, self.window):
            ends = outcome is not None and outcome.ends_with(changes)
            self.keeper.record({SIGNED_ON: None, **changes} if ends else changes, source)
        else:
            self._change(replace(self.session))

    def undo(self) -> None:
        """Take back the last step, and show where it was, unless the cursor is in that very table."""
        self._turn(lambda keeper: keeper.undo(), lambda file: file.step_to_undo)

    def redo(self) -> None:
        """Do again what was taken back last, and show where it was."""
        self._turn(lambda keeper: keeper.redo(), lambda file: file.step_to_redo)

    def _turn(self, turn: Callable[[Keeper], str], step_of: Callable[[OrganisationFile], Step | None]) -> None:
        if self.keeper is None:
            return
        self.finish()
        organisation = self.keeper.organisation
        step = step_of(organisation.file)
        if step is not None and step.year in organisation.file.years:
            outcome = organisation.work(step.year).outcome
            if not may_change(outcome, step.changed, self.dialogs, self.window):
                return
        place = turn(self.keeper)
        if not self.shelf.is_at(self.page, place):
            self.go_to(place)

    def go_to(self, place: str) -> None:
        """Show the page of a place, with the cursor in it."""
        page = self.shelf.page_of(place)
        if page is not None:
            self.page_wanted.emit(page)
            self.shelf.go_to(place)

    def confirm(self, problem: Problem, note: str = "") -> None:
        """Keep that what a check asks about is right."""
        keeper, work = self.keeper, self.session.work
        if keeper is not None and work is not None:
            place = work.place_of(problem)
            keeper.attempt(lambda: keeper.organisation.confirm(work.year, problem, place, note))

    def take_back(self, problem: Problem) -> None:
        """Let a check ask again what somebody said was right."""
        keeper, work = self.keeper, self.session.work
        if keeper is not None and work is not None:
            keeper.attempt(lambda: keeper.organisation.take_back(work.year, problem))

    def _begin_session(self) -> None:
        """Forget what was worked out, and show the year as it stands."""
        keeper = self.keeper
        if keeper is None:
            return
        self.planning.abandon()
        self._calculating = None
        work = keeper.work()
        plan = keeper.wishes().plan
        ledger = keeper.organisation.out_already()
        self._change(Session(returns=work.returns, plan=plan, ledger=ledger, file=keeper.state(), work=work))

    def _refresh(self) -> None:
        """Show the year as it stands; what was worked out of other counts is forgotten."""
        keeper, before = self.keeper, self.session
        if keeper is None:
            return
        work = keeper.work()
        if before.work is None or before.work.year != work.year:
            self._begin_session()
            return
        now = before.with_work(work).with_file(keeper.state())
        if now.protected is None and before.protected is not None:
            self.planning.abandon()
        self._change(now)
        self._work_out()

    def _change(self, session: Session) -> None:
        self.session = session
        self.shelf.show(session, self.page)
        self.session_changed.emit(session)

    # ------------------------------------------------------------------ what follows from it

    def show_page(self, page: PageName) -> None:
        """A page comes to be seen: it shows the session as it is now, and what it needs is worked out."""
        self.finish()
        self.page = page
        if page is not PageName.START:
            self.shelf.show(self.session, page)
            self._work_out()

    def _work_out(self) -> None:
        session, planning = self.session, self.planning
        if session.returns is None or session.blocked:
            return
        if not needs_results(self.page, words_changed=session.words_changed):
            return
        if session.figures is None and not session.figures_failure and self._calculating is not session.returns:
            self._calculate()
        waits = session.protected is None or session.words_changed
        if waits and not session.protection_failure and not planning.is_under_way:
            planning.abandon()
            planning.begin()

    def _calculate(self) -> None:
        returns = self.session.returns
        if returns is None:
            return
        self._calculating = returns

        def on_figures(outcome: Outcome[IndicatorSet]) -> None:
            match outcome:
                case Done(figures):
                    self._change(self.session.with_figures(figures))
                case Failed(sentence):
                    self._change(self.session.without_figures(sentence))

        self.for_these_returns(lambda: pipeline.own_figures(returns.submissions), on_figures, CALCULATING)

    def for_these_returns(self, work: Callable[[], T], on_result: Callable[[Outcome[T]], None], doing: str) -> None:
        """Run work whose outcome counts only as long as the same returns are open."""
        returns = self.session.returns

        def if_still_open(outcome: Outcome[T]) -> None:
            now = self.session.returns
            if returns is not None and now is not None and now.submissions == returns.submissions:
                on_result(outcome)

        self._runner.run(work, if_still_open, doing)

    # ------------------------------------------------------------------ how to publish

    def wishes(self) -> Wishes:
        """As the organisation's file has it."""
        return self.kept.wishes()

    def use_policy(self, policy: str) -> None:
        """Remember in the file which numbers are too small to print, and work everything out anew."""
        self._settle(lambda organisation: organisation.use_policy(policy))

    def prefer_plan(self, plan: str) -> None:
        """Remember in the file what matters most, and work everything out anew."""
        self._settle(lambda organisation: organisation.use_plan(plan))

    def _settle(self, change: Callable[[OrganisationWork], None]) -> None:
        keeper = self.keeper
        if keeper is not None and keeper.attempt(lambda: change(keeper.organisation)):
            self.work_out_anew()

    def work_out_anew(self) -> None:
        """Work everything out anew: something outside the file has changed that it depends on."""
        if self.keeper is not None:
            self._begin_session()
            self._work_out()
