"""What the checks found: where it is, what is wrong, what to do."""

from collections.abc import Sequence

from wres_desktop.intake.problems import Problem, Severity, arranged
from wres_desktop.ui.elements import Page, words
from wres_desktop.ui.overriding import override
from wres_desktop.ui.session import PageName, Session
from wres_desktop.ui.table_model import Column, Row, TableModel
from wres_desktop.ui.tables import ProportionedTable

NOTHING_FOUND = "The checks found nothing to put right."

_COLUMNS = (Column("Where"), Column("What was found"), Column("What to do"))
_SHARES = (28, 36, 36)


class ChecksPage(Page):
    """A table of problems, the serious ones first."""

    def __init__(self) -> None:
        super().__init__(PageName.CHECKS, "Faults and surprises in the numbers, and what you can do about each.")
        self._shown: tuple[Problem, ...] | None = None
        self.summary = words("", "subheading")
        self.model = TableModel(_COLUMNS, self)
        self.table = ProportionedTable(self.model, "What the checks found", _SHARES)
        self.body.addWidget(self.summary)
        self.body.addWidget(self.table, 1)
        self.fills()

    @override
    def show_session(self, session: Session) -> None:
        """List the problems."""
        self.begin(session, PageName.CHECKS)
        problems = arranged(session.problems)
        if problems == self._shown:
            return
        self._shown = problems
        self.summary.setText(summary(problems))
        self.model.show([_row(problem) for problem in problems])
        self.table.setVisible(bool(problems))


def summary(problems: Sequence[Problem]) -> str:
    """One sentence on what was found."""
    to_put_right = sum(problem.blocks for problem in problems)
    to_confirm = sum(problem.severity is Severity.CONFIRM for problem in problems)
    if not problems:
        return NOTHING_FOUND
    if to_put_right:
        return f"{_things(to_put_right)} must be put right before there can be a report."
    if to_confirm:
        return f"Nothing stands in the way. {_things(to_confirm)} should be looked at and confirmed."
    return "Nothing stands in the way. The notes below are good to know."


def _things(count: int) -> str:
    return "One thing" if count == 1 else f"{count} things"


def _row(problem: Problem) -> Row:
    where = (problem.severity.words, problem.place or "The whole return", problem.source)
    return Row(("\n".join(part for part in where if part), problem.what, problem.to_do))
