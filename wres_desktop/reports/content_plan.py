"""The action plan as content: every column of the standard, those that belong together in one (standard 4)."""

from typing import Final

from wres_desktop.domain.edition import Edition
from wres_desktop.domain.submission import Action
from wres_desktop.reports.blocks import ActionPlan, Entry, Paragraph, Section, Tone

_COLUMNS: Final = (
    "Indicator",
    "Finding and objective",
    "Action",
    "Lead",
    "How we will know",
    "When",
    "Progress",
    "EDS outcome",
)
_WIDTHS: Final = (0.095, 0.185, 0.2, 0.095, 0.17, 0.085, 0.11, 0.06)


def plan_section(actions: tuple[Action, ...], edition: Edition) -> Section:
    """The only section of the action plan, as typed."""
    if not actions:
        said = Paragraph("No actions have been entered for this year.", Tone.LEAD)
        return Section("actions", "", "Actions", (said,), new_page=True)
    plan = ActionPlan(_COLUMNS, tuple(_row(action, edition) for action in actions), _WIDTHS)
    return Section("actions", "", "Actions", (plan,), new_page=True, landscape=True)


def _row(action: Action, edition: Edition) -> tuple[tuple[Entry, ...], ...]:
    """The cells of one action; what is empty is left out."""
    cells = (
        (Entry("", action.indicator, strong=True), Entry("", _label(action.indicator, edition))),
        (Entry("Finding", action.finding), Entry("Objective", action.objective)),
        (Entry("", action.action),),
        (Entry("", action.lead),),
        (Entry("Measure", action.measure), Entry("Baseline", action.baseline), Entry("Target", action.target)),
        (Entry("Start", action.start), Entry("Due", action.due)),
        (Entry("Rating", action.rag[:1].upper() + action.rag[1:], strong=True), Entry("Progress", action.progress)),
        (Entry("", action.eds_outcome),),
    )
    return tuple(tuple(entry for entry in cell if entry.text.strip()) for cell in cells)


def _label(indicator: str, edition: Edition) -> str:
    """The short label of the indicator that an action names by its number; empty for anything else."""
    number = indicator.strip()
    named = number.isdecimal() and int(number) in edition.indicators
    return edition.indicators[int(number)].label if named else ""
