"""What is open in the window and how far the work on it has come; a frozen value whose moves return a new one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the first window must not wait for any of these
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


@dataclass(frozen=True)
class Session:
    """One organisation's returns and what has been made of them so far.

    A failure is a finished sentence; everything that needs the failed step shows it.
    """

    returns: OpenedReturns | None = None
    figures: IndicatorSet | None = None
    protected: Protected | None = None
    documents: Documents | None = None
    figures_failure: str = ""
    protection_failure: str = ""
    documents_failure: str = ""

    def with_figures(self, figures: IndicatorSet) -> Session:
        """The indicators are there."""
        return replace(self, figures=figures)

    def with_protected(self, protected: Protected) -> Session:
        """What may be printed is settled."""
        return replace(self, protected=protected)

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
            case PageName.SAVE if self.flagged:
                return FLAGGED
            case _ if self.documents:
                return ""
            case _:
                return DOCUMENTS_COMING if self.protected else PROTECTION_COMING
