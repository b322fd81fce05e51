"""Asks before an answer does more than it seems to: it ends a sign-off."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtWidgets import QWidget

from wres_desktop.casework.year_work import Outcome
from wres_desktop.ui.dialogs import Dialogs

ENDS: Final = "This ends the sign-off. Change it all the same?"
_WHY_ENDS: Final = (
    "This year was signed off by {}. Once anything is changed, it has to be signed off again, unless the change is "
    "undone (Ctrl+Z)."
)


def may_change(outcome: Outcome | None, places: Iterable[str], dialogs: Dialogs, window: QWidget) -> bool:
    """Whether the user means a change of places of a year, where that ends its sign-off."""
    if outcome is None or not outcome.ends_with(places):
        return True
    return dialogs.confirm(window, ENDS, _WHY_ENDS.format(outcome.signed_off), "Change it", "Leave it as it is")
