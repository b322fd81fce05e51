"""What is open in the window and how far the work on it has come; a frozen value whose moves return a new one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the first window must not wait for any of these
    from collections.abc import Mapping
    from pathlib import Path

    from wres_desktop.disclosure.statements import Publication
    from wres_desktop.domain.indicators import IndicatorSet
    from wres_desktop.intake.problems import Problem
    from wres_desktop.pipeline import Documents, OpenedReturns, Protected


class PageName(StrEnum):
    """The pages in the order in which they are listed."""

    START = "Start"
    FIGURES = "Your figures"
    CHECKS = "Checks"
    READERS = "What readers will see"
    REPORT = "Report"
    SAVE = "Save and print"


NOTHING_OPEN = "Nothing is open yet. Open a return on the Start page."
BLOCKED = "Some numbers must be put right first. The Checks page says where, and what to do."
FLAGGED = (
    "A text that was typed in holds a number that could give somebody away, so nothing can be saved or printed yet. "
    "The Checks page says where it is, and what to do."
)
FIGURES_COMING = "The indicators are being worked out. They appear here by themselves."
PROTECTION_COMING = (
    "The program is working out what can be printed without giving anybody away. The answer appears here by itself."
)
DOCUMENTS_COMING = "The report is being drawn. It appears here by itself."


FIRST_PLAN = "headlines"
"""The plan that a report is made with until the user chooses another."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A publication that is out already."""

    path: Path
    title: str


@dataclass(frozen=True)
class Session:
    """One organisation's returns and what has been made of them so far.

    ``plan`` is the plan of ``protected``; ``plans`` has what the plans give, by their names, as far as it is worked
    out, and ``policies`` what would be printed under other policies. All of them were made beside ``ledger``, the
    publications that are out already; ``ledger_coming`` while others are being set beside the returns. A failure is a
    finished sentence; everything that needs the failed step shows it. The last three say why what the user asked for
    last could not be had; what was there before still is.
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
    ledger: tuple[Earlier, ...] = ()
    ledger_coming: bool = False
    choice_failure: str = ""
    ledger_failure: str = ""
    policies_failure: str = ""

    def with_figures(self, figures: IndicatorSet) -> Session:
        """The indicators are there."""
        return replace(self, figures=figures)

    def with_protected(self, protected: Protected) -> Session:
        """What may be printed is settled."""
        return replace(
            self,
            protected=protected,
            plans={**self.plans, self.plan: protected},
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

    def with_ledger(self, ledger: tuple[Earlier, ...], plan: str, protected: Protected) -> Session:
        """What may be printed beside these earlier publications is settled; nothing else is known of them yet."""
        without = replace(self, ledger=ledger, ledger_coming=False, plan=plan, plans={}, policies={})
        return without.with_protected(protected)

    def with_policy(self, name: str, publication: Publication) -> Session:
        """What would be printed under another policy is there."""
        return replace(self, policies={**self.policies, name: publication}, policies_failure="")

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
    def is_open(self) -> bool:
        """Whether there is a return."""
        return self.returns is not None

    @property
    def blocked(self) -> bool:
        """Whether problems stand in the way of everything else."""
        return self.returns is not None and self.returns.blocked

    @property
    def flagged(self) -> bool:
        """Whether a typed text stands in the way of saving and printing."""
        return self.protected is not None and bool(self.protected.flagged)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that the user should look at: in the numbers, and in the words around them."""
        found = self.returns.problems if self.returns else ()
        return (*found, *(self.protected.flagged if self.protected else ()))

    def can_visit(self, page: PageName) -> bool:
        """Whether the page has anything to say yet."""
        return page is PageName.START or self.is_open

    def failure(self, page: PageName) -> str:
        """The sentence of the failed step that a page would have shown; empty where none failed."""
        match page:
            case PageName.START | PageName.CHECKS:
                return ""
            case PageName.FIGURES:
                return self.figures_failure
            case PageName.READERS:
                return self.protection_failure
            case PageName.REPORT | PageName.SAVE:
                return self.protection_failure or self.documents_failure

    def notice(self, page: PageName) -> str:
        """Why a page is still empty, as a sentence; empty where it has something to show or a step failed."""
        if page is PageName.START or (page is PageName.CHECKS and self.is_open):
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
            case PageName.SAVE if self.ledger_coming:
                return PROTECTION_COMING
            case PageName.SAVE if self.flagged:
                return FLAGGED
            case _ if self.documents:
                return ""
            case _:
                return DOCUMENTS_COMING if self.protected else PROTECTION_COMING
