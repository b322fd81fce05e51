"""The action plan: its actions in a list, the chosen one to be filled in, notes, ready-made actions, who was asked."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from PySide6.QtWidgets import QLineEdit

from wres_desktop.casework.plan_watch import begun_with, noted, to_look_at
from wres_desktop.domain.action_library import LibraryAction
from wres_desktop.domain.days import written_out
from wres_desktop.domain.priorities import priorities
from wres_desktop.intake.draft import Answers
from wres_desktop.overriding import override
from wres_desktop.ui.action_columns import ASKED, CHOICE_HINTS, CHOSEN, EDS, LINES, NEEDED, NEEDED_FIRST, TERMS, TEXTS
from wres_desktop.ui.elements import Notice, button, row, words
from wres_desktop.ui.fields import Field, LongTextField, TextField
from wres_desktop.ui.fields_answering import AnsweringLine, group_not_name, post_not_name
from wres_desktop.ui.fields_chosen import ListField
from wres_desktop.ui.fields_days import DayLine
from wres_desktop.ui.pages.action_library import LibraryCard
from wres_desktop.ui.pages.entry import EntryPage
from wres_desktop.ui.pages.one_of_many import OneOfMany
from wres_desktop.ui.session import PageName, Session

NONE_YET = "There is no action yet. An action plan says who does what by when, and how one will know that it helped."
NOBODY_YET = (
    "Nobody is named yet: the staff network, the unions, community groups. Name groups, not people; it is printed."
)
NEW = "A new action. The others are in the list above."
MOST = 500
MOST_ASKED = 200

THREE_NEEDED = "Needed: what will be done, who leads it and when it is due. All other boxes may stay empty."
IS_NEEDED = "{} (needed)"
MORE = "More about it, if you want to"
MORE_HINT = "All of this may stay empty. What is filled in is printed in the plan."
_ORDER: Final = (
    *NEEDED_FIRST,
    "indicator",
    "finding",
    "objective",
    "start",
    "rag",
    "progress",
    "notes",
    "measure",
    "statement",
    "baseline",
    "target",
    "eds_outcome",
    "eds2",
    "high_impact",
    "since",
)


MOST_NAMED: Final = 3
"""Actions that are named above the list."""


class ActionsPage(EntryPage):
    """One action at a time, and below it who was asked about the plan."""

    def __init__(self) -> None:
        super().__init__(
            PageName.ACTIONS, "What will be done, by whom and by when. Open actions come over from last year."
        )
        self._session = Session()
        self.watch = Notice("To look at")
        self.plan = OneOfMany("actions", "Actions", NONE_YET, _title)
        self.which = words("", "subheading")
        self.why = words("", "strong")
        self.library = LibraryCard()
        self.note = QLineEdit()
        self.note_label = words("A new note", "label")
        self.note_label.setBuddy(self.note)
        self.note.setAccessibleName("A new note about this action")
        self.note.setPlaceholderText("What happened?")
        self.note_button = button("Add a note of &today", self._add_note)
        self.asked = OneOfMany("consultations", "Who was asked", NOBODY_YET, _who)
        self.plan.add_button.setText("&Add an action")
        self.plan.remove_button.setText("&Remove this action")
        self.asked.add_button.setText("Add somebody who was asked")
        self.asked.remove_button.setText("Remove this entry")
        self._lay_out()
        for rows in (self.plan, self.asked):
            rows.changed.connect(self.changed.emit)
            rows.turned.connect(lambda: self.show_session(self._session))
        self.library.chosen.connect(self._add_ready_made)
        self.plan.added.connect(lambda: self.bring_to_top(self.which))
        self.asked.added.connect(lambda: self.bring_into_view(self.asked.columns["who"]))
        self.note.returnPressed.connect(self._add_note)
        self.scrolls()

    @override
    def show_session(self, session: Session) -> None:
        """List the actions and who was asked, and show the chosen ones."""
        self._session = session
        answers = self._answers()
        can_write = session.file is not None and not session.file.reads_only
        self.plan.show_answers(answers, can_write=can_write, most=MOST)
        self.asked.show_answers(answers, can_write=can_write, most=MOST_ASKED)
        self.which.setText(_which(self.plan.ids, self.plan.number))
        self.watch.say(_to_look_at(answers))
        reasons = [each.why for each in to_look_at(answers, _today()) if each.number == self.plan.number]
        self.why.setText(" ".join(reasons))
        self.why.setVisible(bool(reasons))
        self.library.show_priorities(priorities(session.figures) if session.figures else ())
        self.library.add_button.setEnabled(can_write and len(self.plan.ids) < MOST)
        for each in (self.note, self.note_button):
            each.setEnabled(can_write and self.plan.number in self.plan.ids)
        super().show_session(session)

    @override
    def go_to(self, place: str) -> None:
        parts = place.split("/")
        for section, rows in (("actions", self.plan), ("consultations", self.asked)):
            if len(parts) > 1 and parts[0] == section and parts[1] in rows.ids:
                rows.choose(parts[1])
        super().go_to(place)
        if parts[0] == "actions" and parts[-1] in NEEDED_FIRST:
            self.bring_to_top(self.which)

    def _lay_out(self) -> None:
        for widget in (self.watch, self.plan, self.library, self.which, self.why, words(THREE_NEEDED, "quiet")):
            self.body.addWidget(widget)
        for name in _ORDER:
            self._add_column(self.plan, name, _field(self.plan.place(name), name))
            if name == NEEDED_FIRST[-1]:
                self.body.addWidget(words(MORE, "subheading"))
                self.body.addWidget(words(MORE_HINT, "quiet"))
            if name == "notes":
                self.body.addWidget(self.note_label)
                self.body.addWidget(self.note)
                self.body.addLayout(row(self.note_button))
        self.body.addWidget(words("Who was asked", "subheading"))
        self.body.addWidget(self.asked)
        for name, (label, hint, one_line) in ASKED.items():
            place = self.asked.place(name)
            self._add_column(self.asked, name, _asked(place, name, label, hint, one_line=one_line))
        self.body.addStretch(1)

    def _add_column(self, rows: OneOfMany, name: str, field: Field) -> None:
        rows.columns[name] = field
        self.add_field(field)

    def _answers(self) -> Answers:
        return self._session.work.answers if self._session.work else {}

    def _add_note(self) -> None:
        text = self.note.text().strip()
        if text:
            self.finish()
            self.note.clear()
            self.changed.emit(noted(self.plan.number, self._answers(), _today(), text))

    def _add_ready_made(self, chosen: LibraryAction) -> None:
        self.finish()
        work = self._session.work
        if work is not None:
            number = self.plan.next_number()
            self.plan.turn_to(number)
            self.changed.emit(begun_with(number, chosen, work.year))


def _field(place: str, name: str) -> Field:
    made = _control(place, name)
    if name in NEEDED:
        made.label.setText(IS_NEEDED.format(made.label.text()))
    return made


def _control(place: str, name: str) -> Field:
    if name in CHOSEN:
        label, choices = CHOSEN[name]
        return ListField(place, label, choices, CHOICE_HINTS.get(name, ""), keeps_others=name == "rag")
    if name in TEXTS:
        label, hint = TEXTS[name]
        return LongTextField(place, label, hint, lines=2)
    label, hint = LINES.get(name, EDS)
    if name in TERMS:
        return DayLine(place, label, hint, is_term=name == "due")
    if name == "lead":
        return AnsweringLine(place, label, hint, says=post_not_name)
    return TextField(place, label, hint, letters=60)


def _asked(place: str, name: str, label: str, hint: str, *, one_line: bool) -> Field:
    if not one_line:
        return LongTextField(place, label, hint, lines=2)
    if name == "who":
        return AnsweringLine(place, label, hint, says=group_not_name)
    return DayLine(place, label, hint) if name == "on" else TextField(place, label, hint, letters=60)


def _to_look_at(answers: Answers) -> str:
    """The first few actions that are late or asleep, and how many more there are: the list itself stays in sight."""
    found = to_look_at(answers, _today())
    named = [f"{each.action.rstrip('.')}: {each.why}" for each in found[:MOST_NAMED]]
    more = len(found) - len(named)
    return "\n".join((*named, *([f"And {more} more: their notes and dates are below."] if more else [])))


def _which(ids: Sequence[str], number: str) -> str:
    return f"Action {ids.index(number) + 1} of {len(ids)}" if number in ids else NEW if ids else "The first action"


def _title(number: str, answers: Answers) -> str:
    what = answers.get(f"actions/{number}/action") or answers.get(f"actions/{number}/objective") or "Not described yet"
    due = answers.get(f"actions/{number}/due")
    return f"{what}{f' (due {written_out(str(due))})' if due else ''}"


def _who(number: str, answers: Answers) -> str:
    on = answers.get(f"consultations/{number}/on")
    return f"{answers.get(f'consultations/{number}/who', 'Not named yet')}{f', {on}' if on else ''}"


def _today() -> date:
    return datetime.now().astimezone().date()
