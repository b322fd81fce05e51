"""What is open in the window and how far the work on it has come; a frozen value whose moves return a new one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

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
FIGURES_COMING = "The indicators are being worked out. They appear here by themselves."
PROTECTION_COMING = (
    "The program is working out what can be printed without giving anybody away. The answer appears here by itself."
)
DOCUMENTS_COMING = "The report is being drawn. It appears here by itself."


@dataclass(frozen=True, slots=True)
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

    def with_figures(self, figures: IndicatorSet) -> "Session":
        """The indicators are there."""
        return replace(self, figures=figures)

    def with_protected(self, protected: Protected) -> "Session":
        """What may be printed is settled."""
        return replace(self, protected=protected)

    def with_documents(self, documents: Documents) -> "Session":
        """The documents are drawn."""
        return replace(self, documents=documents)

    def without_figures(self, sentence: str) -> "Session":
        """The indicators could not be worked out."""
        return replace(self, figures_failure=sentence)

    def without_protection(self, sentence: str) -> "Session":
        """Nothing may be printed."""
        return replace(self, protection_failure=sentence)

    def without_documents(self, sentence: str) -> "Session":
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
    def problems(self) -> Sequence[Problem]:
        """Everything that the user should look at: in the numbers, and in the words around them."""
        found = self.returns.problems if self.returns else ()
        return (*found, *(self.protected.flagged if self.protected else ()))

    def can_visit(self, page: PageName) -> bool:
        """Whether the page has anything to say yet."""
        return page is PageName.START or self.is_open

    def notice(self, page: PageName) -> str:
        """Why a page is still empty, as a sentence; empty where it has something to show."""
        if page in (PageName.START, PageName.CHECKS):
            return "" if self.is_open or page is PageName.START else NOTHING_OPEN
        if not self.is_open:
            return NOTHING_OPEN
        if self.blocked:
            return BLOCKED
        match page:
            case PageName.FIGURES:
                return "" if self.figures else self.figures_failure or FIGURES_COMING
            case PageName.READERS:
                return "" if self.protected else self.protection_failure or PROTECTION_COMING
            case _:
                return self._document_notice()

    def _document_notice(self) -> str:
        if self.documents:
            return ""
        if self.protected is None:
            return self.protection_failure or PROTECTION_COMING
        return self.documents_failure or DOCUMENTS_COMING
