"""The action plan: its actions in a list, and the chosen one to be filled in."""

from dataclasses import fields
from typing import Final

from PySide6.QtWidgets import QListWidget, QListWidgetItem

from wres_desktop.domain.submission import Action
from wres_desktop.intake.draft import Answers, ids_of
from wres_desktop.intake.draft_answers import numbered
from wres_desktop.ui.elements import button, row, words
from wres_desktop.ui.fields import Field, LongTextField, TextField
from wres_desktop.ui.overriding import override
from wres_desktop.ui.pages.entry import EntryPage
from wres_desktop.ui.session import PageName, Session
from wres_desktop.ui.theme import space

NONE_YET = "There is no action yet. An action plan says who does what by when, and how one will know that it helped."
MOST = 500

_LABELS: Final = {
    "indicator": ("Indicators it is about", "Numbers from 1 to 9, such as 2, 7.", True),
    "finding": ("What was found", "", False),
    "objective": ("Objective", "What should be different afterwards?", True),
    "action": ("Action", "What will be done?", False),
    "lead": ("Lead", "Who answers for it: a post, not a name.", True),
    "measure": ("Measure", "How will one know that it helped?", True),
    "baseline": ("Baseline", "How is it now?", True),
    "target": ("Target", "", True),
    "start": ("Start", "Month and year.", True),
    "due": ("Due", "Month and year.", True),
    "progress": ("Progress", "", False),
    "rag": ("RAG", "Red, amber, green, complete or not started.", True),
    "eds_outcome": ("EDS 2022 outcome", "Its number, such as 2B, if your organisation uses the system.", True),
    "eds2": ("EDS2 outcome", "Its number, such as 3.1.", True),
    "high_impact": ("High-impact action", "Its number in the improvement plan, 1 to 6.", True),
    "statement": ("Figure", "The figure that it is about, such as 2/relative_likelihood.", True),
    "status": ("Status", "not_started, under_way, done or stopped.", True),
    "since": ("In the plan since", "The reporting year.", True),
    "notes": ("Notes", "A line for each, the day first: 12 May 2024: Panels trained.", False),
}


class ActionsPage(EntryPage):
    """One action at a time."""

    def __init__(self) -> None:
        super().__init__(
            PageName.ACTIONS, "What will be done, by whom and by when. Open actions come over from last year."
        )
        self._session = Session()
        self._ids: tuple[str, ...] = ()
        self._number = numbered(1)
        self.list = QListWidget()
        self.list.setObjectName("titles")
        self.list.setAccessibleName("Actions")
        self.list.setWordWrap(True)
        self.none = words(NONE_YET, "quiet")
        self.add_button = button("&Add an action", self._add)
        self.remove_button = button("&Remove this action", self._remove)
        for widget in (self.list, self.none):
            self.body.addWidget(widget)
        self.body.addLayout(row(self.add_button, self.remove_button))
        self.columns: dict[str, Field] = {}
        for column in fields(Action):
            label, hint, one_line = _LABELS[column.name]
            place = f"actions/{self._number}/{column.name}"
            made = TextField(place, label, hint, letters=60) if one_line else LongTextField(place, label, hint, lines=2)
            self.columns[column.name] = made
            self.add_field(made)
        self.body.addStretch(1)
        self.list.currentRowChanged.connect(self._on_row)
        self.scrolls()

    @override
    def show_session(self, session: Session) -> None:
        """List the actions, and show the chosen one."""
        self._session = session
        answers = session.work.answers if session.work else {}
        self._list(answers)
        super().show_session(session)
        can_write = session.file is not None and not session.file.reads_only
        self.add_button.setEnabled(can_write and len(self._ids) < MOST)
        self.remove_button.setEnabled(can_write)
        self.remove_button.setVisible(self._number in self._ids)

    @override
    def go_to(self, place: str) -> None:
        parts = place.split("/")
        if len(parts) > 1 and parts[1] in self._ids:
            self._choose(parts[1])
        super().go_to(place)

    def _list(self, answers: Answers) -> None:
        self._ids = ids_of("actions", answers)
        if self._ids and self._number not in self._ids and not self._is_new(answers):
            self._turn_to(self._ids[0])
        titles = [_title(number, answers) for number in self._ids]
        self.list.blockSignals(True)  # noqa: FBT003  Qt's own signature
        if titles != [self.list.item(index).text() for index in range(self.list.count())]:
            self.list.clear()
            for title in titles:
                self.list.addItem(QListWidgetItem(title))
        if self._number in self._ids:
            self.list.setCurrentRow(self._ids.index(self._number))
        else:
            self.list.setCurrentRow(-1)
        self.list.blockSignals(False)  # noqa: FBT003  Qt's own signature
        self.list.setVisible(bool(self._ids))
        self.list.setFixedHeight(space(2) * max(1, min(5, len(self._ids))) + space(0.5))
        self.none.setVisible(not self._ids)

    def _is_new(self, answers: Answers) -> bool:
        """Whether the action that is shown was only just added and holds nothing yet."""
        return self._number == _next(answers)

    def _on_row(self, index: int) -> None:
        if 0 <= index < len(self._ids):
            self._choose(self._ids[index])

    def _choose(self, number: str) -> None:
        self._turn_to(number)
        self.show_session(self._session)

    def _turn_to(self, number: str) -> None:
        if number == self._number:
            return
        for field in self.columns.values():
            field.finish()
        self._number = number
        for name, field in self.columns.items():
            field.place = f"actions/{number}/{name}"

    def _add(self) -> None:
        self.finish()
        answers = self._session.work.answers if self._session.work else {}
        self._choose(_next(answers))
        self.columns["indicator"].setFocus()

    def _remove(self) -> None:
        self.finish()
        answers = self._session.work.answers if self._session.work else {}
        gone = [place for place in answers if place.startswith(f"actions/{self._number}/")]
        self.changed.emit(dict.fromkeys(gone))
        self.list.setFocus()


def _title(number: str, answers: Answers) -> str:
    what = answers.get(f"actions/{number}/action") or answers.get(f"actions/{number}/objective") or "Not described yet"
    due = answers.get(f"actions/{number}/due")
    return f"{what}{f' (due {due})' if due else ''}"


def _next(answers: Answers) -> str:
    return numbered(max((int(each) for each in ids_of("actions", answers) if each.isdecimal()), default=0) + 1)
