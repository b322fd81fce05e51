"""Asks before an answer does more than it seems to: it ends a sign-off."""

from typing import Final

from PySide6.QtWidgets import QWidget

from wres_desktop.ui.dialogs import Dialogs
from wres_desktop.ui.keeper import Changes
from wres_desktop.ui.session import Session

ENDS: Final = "This ends the sign-off. Change it all the same?"
_WHY_ENDS: Final = (
    "This year was signed off by {}. Once anything is changed, it has to be signed off again, even if the change is "
    "taken back."
)
_AFTERWARDS: Final = ("form/signed_off_by", "form/signed_off_date", "form/url")
"""What is filled in last."""


def is_wanted(changes: Changes, session: Session, dialogs: Dialogs, window: QWidget) -> bool:
    """Whether the user means these changes, where they do more than they seem to."""
    work = session.work
    if work is not None and work.outcome.signed_off and not set(changes) <= set(_AFTERWARDS):
        why = _WHY_ENDS.format(work.outcome.signed_off)
        return dialogs.confirm(window, ENDS, why, "Change it", "Leave it as it is")
    return True
