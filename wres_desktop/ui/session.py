"""What is open in the window and how far the work on it has come; a frozen value whose moves return a new one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from wres_desktop.ui.wizard_state import PageName

if TYPE_CHECKING:  # the first window must not wait for any of these
    from collections.abc import Mapping

    from wres_desktop.casework.organisation import OutAlready
    from wres_desktop.casework.year_work import YearWork
    from wres_desktop.disclosure.alternatives import Most
    from wres_desktop.disclosure.statements import Publication
    from wres_desktop.domain.indicators import IndicatorSet
    from wres_desktop.domain.submission import Submission
    from wres_desktop.intake.problems import Problem
    from wres_desktop.pipeline import Documents, OpenedReturns, Protected, TextToRead
    from wres_desktop.ui.file_state import FileState

__all__ = ["FIRST_PLAN", "PageName", "Session"]

NOTHING_OPEN = "Nothing is open yet. Begin on the Start page."
BLOCKED = "Something must be entered or put right first. The Checks page says what and where, and leads there."
FLAGGED = (
    "Texts that were typed in have to be read once more before anything is saved or printed. The Checks page shows "
    "them one after the other."
)
FIGURES_COMING = "The indicators are being worked out. They appear here by themselves."
PROTECTION_COMING = (
    "The program is working out what can be printed without giving anybody away. The answer appears here by itself."
)
DOCUMENTS_COMING = "The report is being drawn. It appears here by itself."


_NEED_RESULTS = (PageName.FIGURES, PageName.READERS, PageName.REPORT, PageName.SAVE)

FIRST_PLAN = "headlines"
"""The plan that a report is made with until the user chooses another."""


@dataclass(frozen=True)
class Session:
    """One year of an organisation and what has been made of it so far.

    ``file`` is the organisation's file, ``work`` the year that is open in it and ``returns`` the same as a return with
    those of the years before. ``plan`` is the plan of ``protected``; ``plans`` has what the plans give, by their names,
    as far as it is worked out, ``policies`` what would be printed under other policies, and ``most`` what any safe
    choice could print at the most, where somebody asked. All of them were made beside ``ledger``, the publications
    that are out already; ``ledger_coming`` while others are being set beside the returns. ``words_changed`` while
    only texts were changed since: the figures hold, the documents do not. A failure is a finished sentence;
    everything that needs the failed step shows it. The last three say why what the user asked for last could not be
    had; what was there before still is.
    """

    returns: OpenedReturns | None = None
    figures: IndicatorSet | None = None
    protected: Protected | None = None
    documents: Documents | None = None
    figures_failure: str = ""
    protection_failure: str = ""
    documents_failure: str = ""
    plan: str = FIRST_PLAN
    plans: Mapping[str, Protected] = field(default_factory=dict)
    policies: Mapping[str, Publication] = field(default_factory=dict)
    most: Most | None = None
    ledger: tuple[OutAlready, ...] = ()
    ledger_coming: bool = False
    choice_failure: str = ""
    ledger_failure: str = ""
    policies_failure: str = ""
    file: FileState | None = None
    work: YearWork | None = None
    words_changed: bool = False

    def with_work(self, work: YearWork) -> Session:
        """The answers of the year were changed; whatever was made of others is gone."""
        before, now = self.returns, work.returns
        if before is not None and before.submissions == now.submissions and before.blocked == now.blocked:
            return replace(self, work=work, returns=now)
        if before is not None and not now.blocked and not before.blocked and _counts(before) == _counts(now):
            changed = self.protected is not None
            return replace(self, work=work, returns=now, documents=None, plans={}, policies={}, words_changed=changed)
        return Session(returns=now, plan=self.plan, ledger=self.ledger, file=self.file, work=work)

    def with_file(self, file: FileState) -> Session:
        """Something else about the file has changed."""
        return replace(self, file=file)

    def with_figures(self, figures: IndicatorSet) -> Session:
        """The indicators are there."""
        return replace(self, figures=figures)

    def with_protected(self, protected: Protected, of: OpenedReturns | None = None) -> Session:
        """What may be printed is settled; ``of`` are the returns for which, where they are not those that are open."""
        words_changed = of is not None and of is not self.returns and of.submissions != self._submissions
        return replace(
            self,
            protected=protected,
            words_changed=words_changed,
            plans={} if words_changed else {**self.plans, self.plan: protected},
            documents=None,
            protection_failure="",
            documents_failure="",
            choice_failure="",
        )

    def with_plan(self, name: str, protected: Protected) -> Session:
        """What another plan would print is there."""
        return replace(self, plans={**self.plans, name: protected})

    def with_choice(self, name: str) -> Session:
        """The user chose a plan that is worked out."""
        chosen = replace(self, plan=name, policies={})
        return chosen.with_protected(self.plans[name])

    def with_ledger_coming(self) -> Session:
        """The user named or took away earlier publications, and the work with them has begun."""
        return replace(self, ledger_coming=True, ledger_failure="")

    def with_ledger(self, ledger: tuple[OutAlready, ...], plan: str, protected: Protected) -> Session:
        """What may be printed beside these earlier publications is settled; nothing else is known of them yet."""
        without = replace(self, ledger=ledger, ledger_coming=False, plan=plan, plans={}, policies={}, most=None)
        return without.with_protected(protected)

    def with_policy(self, name: str, publication: Publication) -> Session:
        """What would be printed under another policy is there."""
        return replace(self, policies={**self.policies, name: publication}, policies_failure="")

    def with_most(self, most: Most) -> Session:
        """How much any safe choice could print is there."""
        return replace(self, most=most)

    def without_choice(self, sentence: str) -> Session:
        """What the user chose could not be had."""
        return replace(self, choice_failure=sentence)

    def without_ledger(self, sentence: str) -> Session:
        """The earlier publications that the user named could not be set beside the returns; it is as it was before."""
        return replace(self, ledger_coming=False, ledger_failure=sentence)

    def without_policies(self, sentence: str) -> Session:
        """What other policies would show could not be worked out."""
        return replace(self, policies_failure=sentence)

    def with_documents(self, documents: Documents) -> Session:
        """The documents are drawn."""
        return replace(self, documents=documents)

    def without_figures(self, sentence: str) -> Session:
        """The indicators could not be worked out."""
        return replace(self, figures_failure=sentence)

    def without_protection(self, sentence: str) -> Session:
        """Nothing may be printed."""
        return replace(self, protection_failure=sentence)

    def without_documents(self, sentence: str) -> Session:
        """The documents could not be drawn."""
        return replace(self, documents_failure=sentence)

    @property
    def _submissions(self) -> tuple[Submission, ...]:
        return self.returns.submissions if self.returns else ()

    @property
    def is_open(self) -> bool:
        """Whether there is a return."""
        return self.returns is not None

    @property
    def blocked(self) -> bool:
        """Whether problems stand in the way of everything else."""
        return self.returns is not None and self.returns.blocked

    @property
    def to_read(self) -> tuple[TextToRead, ...]:
        """The typed texts that somebody has to read before anything is saved or printed."""
        if self.protected is None or self.work is None:
            return self.protected.flagged if self.protected else ()
        from wres_desktop.casework.texts_read import to_read  # noqa: PLC0415  the first window does not wait for it

        return to_read(self.protected.flagged, self.work.answers)

    @property
    def telling(self) -> Mapping[str, str]:
        """The places of texts with a number or a word that may tell of somebody, and what is wrong with each."""
        work = self.work
        return {work.place_of(each.problem): each.problem.what for each in self.to_read if each.telling} if work else {}

    @property
    def looked_through(self) -> bool:
        """Whether the program has looked through every text as it stands now."""
        if self.protected is None or not self.words_changed:
            return self.protected is not None
        from wres_desktop.casework.texts_read import looked_through  # noqa: PLC0415  as above

        document = self.protected.publication.document
        return document is not None and looked_through(document, self._submissions[-1])

    @property
    def flagged(self) -> bool:
        """Whether a typed text stands in the way of saving and printing."""
        return bool(self.to_read)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that the user should look at in the numbers."""
        return self.returns.problems if self.returns else ()

    def can_visit(self, page: PageName) -> bool:
        """Whether the page has anything to say yet."""
        return page is PageName.START or self.is_open

    def failure(self, page: PageName) -> str:
        """The sentence of the failed step that a page would have shown; empty where none failed."""
        match page:
            case PageName.FIGURES:
                return self.figures_failure
            case PageName.READERS:
                return self.protection_failure
            case PageName.REPORT | PageName.SAVE:
                return self.protection_failure or self.documents_failure
            case _:
                return ""

    def notice(self, page: PageName) -> str:
        """Why a page is still empty, as a sentence; empty where it has something to show or a step failed."""
        if page is PageName.START or (page not in _NEED_RESULTS and self.is_open):
            return ""
        if not self.is_open:
            return NOTHING_OPEN
        if self.blocked:
            return BLOCKED
        return "" if self.failure(page) else self._coming(page)

    def _coming(self, page: PageName) -> str:
        match page:
            case PageName.FIGURES:
                return "" if self.figures else FIGURES_COMING
            case PageName.READERS:
                return "" if self.protected else PROTECTION_COMING
            case _ if self.words_changed or (page is PageName.SAVE and self.ledger_coming):
                return PROTECTION_COMING
            case PageName.SAVE if self.flagged:
                return FLAGGED
            case _:
                return "" if self.documents else DOCUMENTS_COMING if self.protected else PROTECTION_COMING


def _counts(returns: OpenedReturns) -> tuple[Submission, ...]:
    """The returns without the texts, which change no figure."""
    from wres_desktop.domain.submission import without_words  # noqa: PLC0415  the first window does not wait for it

    return tuple(without_words(each) for each in returns.submissions)
