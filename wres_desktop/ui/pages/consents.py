"""Who on the board agreed that a count of theirs is printed although it is small: below the counts of the board."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wres_desktop.domain.days import day_in_words, day_of
from wres_desktop.intake.draft import Answers
from wres_desktop.ui.elements import words
from wres_desktop.ui.fields import Field, TextField
from wres_desktop.ui.fields_chosen import Choice, ListField
from wres_desktop.ui.fields_days import DateField
from wres_desktop.ui.pages.one_of_many import OneOfMany
from wres_desktop.ui.session import Session

MOST: Final = 200
"""A return holds no more."""

NONE_YET: Final = "Nobody's agreement is recorded. Small counts of the board are treated like all others."
_MEANING: Final = (
    "Who sits on a board is public, so its members may agree that a count of theirs is printed although it is small. "
    "Everybody who is counted there has to agree, in writing. Names stay in your file and are never printed."
)
_GROUPS: Final = {"bme": "BME members", "white": "White members", "unknown": "Members not known", "total": "Everybody"}
_ROWS: Final = {
    "*": "in every line",
    "total": "in the whole board only",
    "voting": "among voting members only",
    "non_voting": "among non-voting members only",
    "executive": "among executive members only",
    "non_executive": "among non-executive members only",
}
_COUNTS: Final = tuple(
    Choice(f"board/{line}/{group}", f"{who} {where}") for line, where in _ROWS.items() for group, who in _GROUPS.items()
)


class Consents(QWidget):
    """The list of consents. ``lay_out`` puts it on a page, with the fields of the one that is chosen below it."""

    changed = Signal(object)
    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._is_new = False
        self.rows = OneOfMany("consents", "Consents of board members", NONE_YET, _title)
        self.rows.add_button.setText("&Record a consent")
        self.rows.remove_button.setText("Re&move this consent")
        self.rows.changed.connect(self._on_removed)
        self.rows.turned.connect(self.turned)
        self.rows.added.connect(self._on_added)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(words("Consent of board members", "subheading"))
        column.addWidget(words(_MEANING))
        column.addWidget(self.rows)
        place = self.rows.place
        self.rows.columns = {
            "cells": ListField(
                place("cells"),
                "The count that they agree to have printed",
                _COUNTS,
                "A person stands in several lines, and each gives the others away: every line is the usual choice.",
                keeps_others=True,
            ),
            "given_by": TextField(
                place("given_by"), "Who agreed", "The name of everybody who is counted there. Not printed.", letters=60
            ),
            "given_on": DateField(place("given_on"), "When they agreed"),
            "note": TextField(place("note"), "Where the agreement is kept", "Optional, and not printed.", letters=60),
        }

    def lay_out(self, add_field: Callable[[Field], None]) -> None:
        """Let the page take the fields of the consent that is chosen."""
        for field in self.rows.columns.values():
            add_field(field)

    def turn_to(self, place: str) -> None:
        """Show the consent that a place belongs to."""
        section, _, rest = place.partition("/")
        number = rest.partition("/")[0]
        if section == "consents" and number in self.rows.ids:
            self.rows.choose(number)

    def show_session(self, session: Session) -> None:
        """List the consents of the year that is open; their fields are there once there is one."""
        if session.work is None or session.file is None:
            return
        self.rows.show_answers(session.work.answers, can_write=not session.file.reads_only, most=MOST)
        self._show_fields()

    def _on_added(self) -> None:
        self._is_new = True
        self._show_fields()
        self.rows.columns["cells"].setFocus()

    def _on_removed(self, gone: object) -> None:
        self._is_new = False
        self.changed.emit(gone)

    def _show_fields(self) -> None:
        for field in self.rows.columns.values():
            field.setVisible(self._is_new or self.rows.number in self.rows.ids)


def _title(number: str, answers: Answers) -> str:
    cells = str(answers.get(f"consents/{number}/cells", ""))
    what = next((each.label for each in _COUNTS if each.answer == cells), cells or "Not described yet")
    by, on = answers.get(f"consents/{number}/given_by"), day_of(str(answers.get(f"consents/{number}/given_on", "")))
    said = f": {by}" if by else ""
    return f"{what}{said}{f', {day_in_words(on)}' if on else ''}"
