"""Asks before an answer does more than it seems to: it lets texts through to readers, or ends a sign-off."""

from typing import Final

from PySide6.QtWidgets import QWidget

from wres_desktop.casework.text_check import AFTERWARDS, CHECKED
from wres_desktop.casework.year_work import YearWork
from wres_desktop.intake.problems import Problem
from wres_desktop.ui.dialogs import Dialogs
from wres_desktop.ui.keeper import Changes
from wres_desktop.ui.session import Session

READ: Final = "Has somebody read each of these texts?"
ENDS: Final = "This ends the sign-off. Change it all the same?"
_WHY_READ: Final = (
    "They hold numbers of people that the report keeps back. A name here lets all of them be printed. Texts that are "
    "about few people have to be changed instead."
)
_WHY_ENDS: Final = (
    "This year was signed off by {}. Once anything is changed, it has to be signed off again, even if the change is "
    "taken back."
)
_SHOWN = 200
"""Letters of a text: more would not fit on a screen beside others."""


def is_wanted(changes: Changes, session: Session, dialogs: Dialogs, window: QWidget) -> bool:
    """Whether the user means these changes, where they do more than they seem to."""
    work, flagged = session.work, session.protected.flagged if session.protected else ()
    if work is None:
        return True
    if changes.get(CHECKED) and flagged:
        texts = "\n\n".join(_quoted(each, work) for each in flagged)
        return dialogs.confirm(window, READ, f"{texts}\n\n{_WHY_READ}", "Yes, print them all", "No, go back")
    if work.outcome.signed_off and not set(changes) <= set(AFTERWARDS):
        why = _WHY_ENDS.format(work.outcome.signed_off)
        return dialogs.confirm(window, ENDS, why, "Change it", "Leave it as it is")
    return True


def _quoted(problem: Problem, work: YearWork) -> str:
    text = str(work.answers.get(work.place_of(problem), ""))
    short = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}\N{HORIZONTAL ELLIPSIS}"
    return f"{problem.place}: \N{LEFT DOUBLE QUOTATION MARK}{short}\N{RIGHT DOUBLE QUOTATION MARK}"
