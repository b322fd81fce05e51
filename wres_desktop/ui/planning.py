"""What can be printed of the open returns: the first plan, its alternatives, earlier publications, other policies.

Everything here is slow, runs beside the window and can be stopped; what was there before stays meanwhile.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol, TypeVar

from wres_desktop import pipeline
from wres_desktop.casework.organisation import OutAlready
from wres_desktop.disclosure.alternatives import Most
from wres_desktop.disclosure.emphasis import EMPHASES
from wres_desktop.disclosure.plans_made import PlansMade
from wres_desktop.disclosure.policy import load_policy, profile_names
from wres_desktop.disclosure.statements import Publication
from wres_desktop.pipeline import Documents, OpenedReturns, Protected, Wishes
from wres_desktop.ui.jobs import Done, Failed, JobRunner, Outcome, Watch
from wres_desktop.ui.session import Session

T = TypeVar("T")

PROTECTING = "Deciding what can be printed"
DRAWING = "Drawing the report"
COMPARING = "Working out the other choices"
MEASURING = "Working out how much could be printed at the most"
OTHER_POLICIES = "Working out what other policies would show"


def other_policies(used: str) -> tuple[str, ...]:
    """The profiles that could be used for one organisation's report instead of the one that is."""
    return tuple(name for name in profile_names() if name != used and load_policy(name).insiders == "none")


class Kept(Protocol):
    """What the organisation's file remembers of how to publish."""

    def wishes(self) -> Wishes:
        """Policy, plan and secret, and what is out already."""

    def use_plan(self, plan: str) -> None:
        """Remember what matters most."""

    def use_ledger(self, ledger: Sequence[OutAlready]) -> tuple[OutAlready, ...]:
        """Remember which publications are out; the same as they are kept."""


class Planning:
    """Works out what can be printed; ``session`` gives what is open now, ``change`` takes what it has become."""

    def __init__(
        self, runner: JobRunner, session: Callable[[], Session], change: Callable[[Session], None], kept: Kept
    ) -> None:
        self._runner = runner
        self._session = session
        self._change = change
        self._kept = kept
        self._watches: list[Watch] = []
        self._chosen = ""
        self._ledger: tuple[OutAlready, ...] | None = None
        self._paths: tuple[Path, ...] = ()
        self._compared = ""
        self._is_measuring = False
        self._begun: OpenedReturns | None = None
        self._made = PlansMade()

    def begin(self) -> None:
        """Decide what can be printed of the returns that are open, and draw it."""
        returns = _returns(self._session())
        self._begun = returns

        def on_protected(outcome: Outcome[Protected]) -> None:
            self._begun = None
            match outcome:
                case Done(protected):
                    self._change(self._session().with_protected(protected, returns))
                    self._draw()
                case Failed(sentence):
                    self._change(self._session().without_protection(sentence))

        if self._session().protection_failure:
            self._change(self._session().without_protection(""))
        self._protect(self._wishes(), on_protected, PROTECTING)

    @property
    def is_under_way(self) -> bool:
        """Whether what can be printed of the returns that are open is being decided."""
        return self._begun is not None and self._begun.submissions == _returns(self._session()).submissions

    def abandon(self) -> None:
        """Stop all work on what was open before."""
        self._begun = None
        for watch in self._watches:
            watch.stop()
        self._watches = []
        self._ledger, self._paths, self._compared = None, (), ""
        self._is_measuring = False

    def forget(self) -> None:
        """Stop all work, and keep no plan of a file that is closed."""
        self.abandon()
        self._made.forget()

    # ------------------------------------------------------------------ which plan

    def choose(self, plan: str) -> None:
        """Use a plan for everything that is drawn, saved and printed."""
        session = self._session()
        self._chosen = plan
        if plan == session.plan:
            return
        if plan in session.plans:
            self._kept.use_plan(plan)
            self._change(self._session().with_choice(plan))
            self._draw()
            return

        def on_protected(outcome: Outcome[Protected]) -> None:
            match outcome:
                case Done(protected):
                    self._change(self._session().with_plan(plan, protected))
                    if self._chosen == plan:
                        self.choose(plan)
                case Failed(sentence):
                    self._change(self._session().without_choice(sentence))

        self._protect(replace(self._wishes(), plan=plan), on_protected, PROTECTING)

    def _compare(self) -> None:
        """Work out the plans that are not known yet, one after the other, behind everything else."""
        session = self._session()
        plan = next((plan for plan in EMPHASES if plan not in session.plans), None)
        if plan is None or self._compared:
            return
        self._compared = plan

        def on_protected(outcome: Outcome[Protected]) -> None:
            self._compared = ""
            if isinstance(outcome, Done):
                self._change(self._session().with_plan(plan, outcome.value))
                self._compare()

        self._protect(replace(self._wishes(), plan=plan), on_protected, COMPARING, behind=True)

    def ask_most(self) -> None:
        """Work out how much any safe choice could print, behind everything else, where that is not known yet."""
        if self._session().returns is None or self._session().most is not None or self._is_measuring:
            return
        submissions, wishes = _returns(self._session()).submissions, self._wishes()
        self._is_measuring = True

        def work(watch: Watch) -> Most:
            return pipeline.most_printed(submissions, replace(wishes, step=watch))

        def on_most(outcome: Outcome[Most]) -> None:
            self._is_measuring = False
            if isinstance(outcome, Done):
                self._change(self._session().with_most(outcome.value))

        self._watched(work, on_most, MEASURING, behind=True)

    # ------------------------------------------------------------------ what is out already

    def add_earlier(self, paths: Sequence[Path]) -> None:
        """Take more publications as being out already."""
        self._use_ledger(self._named(), tuple(dict.fromkeys((*self._paths, *paths))))

    def add_typed(self, publication: Publication) -> None:
        """Take a report that the user typed in as being out already."""
        typed = OutAlready(publication.title, "typed in", publication)
        if publication not in [each.publication for each in self._named()]:
            self._use_ledger((*self._named(), typed), self._paths)

    def remove_earlier(self, unwanted: OutAlready) -> None:
        """Take a publication as not being out."""
        self._use_ledger(tuple(each for each in self._named() if each != unwanted), self._paths)

    def _named(self) -> tuple[OutAlready, ...]:
        """The publications that are out, whether or not the work with them is done."""
        return self._session().ledger if self._ledger is None else self._ledger

    def _use_ledger(self, ledger: tuple[OutAlready, ...], paths: tuple[Path, ...]) -> None:
        if ledger == self._named() and paths == self._paths:
            return
        self.abandon()
        self._ledger, self._paths = ledger, paths
        returns, wishes = _returns(self._session()), self._wishes()

        def work(watch: Watch) -> tuple[tuple[OutAlready, ...], Protected]:
            read = [OutAlready(out.title, f"from {path.name} in {path.parent.name}", out) for path, out in _read(paths)]
            new = [each for each in read if each.publication not in [other.publication for other in ledger]]
            named = (*ledger, *{each.publication.title: each for each in new}.values())
            out = tuple(each.publication for each in named)
            return named, pipeline.protect(returns.submissions, replace(wishes, published=out, step=watch), self._made)

        def on_protected(outcome: Outcome[tuple[tuple[OutAlready, ...], Protected]]) -> None:
            self.abandon()
            now = self._session()
            match outcome:
                case Done((named, protected)):
                    self._change(now.with_ledger(self._kept.use_ledger(named), wishes.plan, protected))
                    self._draw()
                    self.choose(now.plan)
                case Failed(sentence):
                    self._change(now.without_ledger(sentence))
                    self._compare()

        self._change(self._session().with_ledger_coming())
        self._watched(work, on_protected, PROTECTING)

    # ------------------------------------------------------------------ other policies

    def ask_policies(self) -> None:
        """Work out what other policies would show, one after the other, with the same plan and earlier publications."""
        wishes, session = self._wishes(), self._session()
        name = next((name for name in other_policies(wishes.policy) if name not in session.policies), None)
        if name is None:
            return

        def on_protected(outcome: Outcome[Protected]) -> None:
            now = self._session()
            match outcome:
                case Done(protected) if now.plan == wishes.plan:
                    self._change(now.with_policy(name, protected.publication))
                    self.ask_policies()
                case Failed(sentence):
                    self._change(now.without_policies(sentence))

        self._protect(replace(wishes, policy=name), on_protected, OTHER_POLICIES)

    # ------------------------------------------------------------------ the work itself

    def _draw(self) -> None:
        protected = self._session().protected

        def on_documents(outcome: Outcome[Documents]) -> None:
            if self._session().protected is not protected:
                return
            match outcome:
                case Done(documents):
                    self._change(self._session().with_documents(documents))
                case Failed(sentence):
                    self._change(self._session().without_documents(sentence))
            self._compare()

        if protected is not None:
            self._runner.run(lambda: pipeline.render_documents(protected.publication), on_documents, DRAWING)

    def _protect(
        self, wishes: Wishes, on_result: Callable[[Outcome[Protected]], None], doing: str, *, behind: bool = False
    ) -> None:
        returns = _returns(self._session())

        def work(watch: Watch) -> Protected:
            return pipeline.protect(returns.submissions, replace(wishes, step=watch), self._made)

        self._watched(work, on_result, doing, behind=behind)

    def _watched(
        self, work: Callable[[Watch], T], on_result: Callable[[Outcome[T]], None], doing: str, *, behind: bool = False
    ) -> None:
        """Run work whose outcome counts unless it was abandoned meanwhile."""

        def if_wanted(outcome: Outcome[T]) -> None:
            if watch in self._watches:
                self._watches.remove(watch)
                on_result(outcome)

        watch = self._runner.run_watched(work, if_wanted, doing, behind=behind)
        self._watches.append(watch)

    def _wishes(self) -> Wishes:
        session = self._session()
        out = tuple(each.publication for each in session.ledger)
        return replace(self._kept.wishes(), plan=session.plan, published=out)


def _read(paths: Sequence[Path]) -> list[tuple[Path, Publication]]:
    return [(path, pipeline.read_publication(path)) for path in paths]


def _returns(session: Session) -> OpenedReturns:
    if session.returns is None:
        message = "nothing is planned before something is open"
        raise ValueError(message)
    return session.returns
