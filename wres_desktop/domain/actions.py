"""The action plan, alive: status, dated notes, what is late or asleep, what goes over into the next year."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from wres_desktop.domain.days import day_in_words, day_said
from wres_desktop.domain.submission import Action

QUIET_DAYS: Final = 180
"""An action that is under way without a note for half a year is asleep: this tool's own measure."""

_NOTE: Final = re.compile(r"(\d{1,2} [A-Z][a-z]+ \d{4}): ?(.*)")


class Status(StrEnum):
    """How far an action is."""

    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    DONE = "done"
    STOPPED = "stopped"

    @property
    def label(self) -> str:
        """The status on paper and on screen."""
        return self.value.replace("_", " ").capitalize()


_SAID: Final = {
    Status.DONE: "done|completed?|finished|closed|blue",
    Status.STOPPED: "stopped|dropped|withdrawn|abandoned",
    Status.NOT_STARTED: "not (?:yet )?(?:started|begun)",
}
"""How people write a status who have only a rating and a column for progress."""


@dataclass(frozen=True, slots=True)
class Note:
    """What was noted about an action, and when; ``on`` is ``None`` for words without a date."""

    on: date | None
    text: str


@dataclass(frozen=True, slots=True)
class Watch:
    """An action that somebody should look at, and why, as a finished sentence."""

    action: Action
    why: str


def status_of(action: Action) -> Status:
    """The status as it was set; else as the old rating says, or the first word of the progress.

    "Done" further on may mean what is still to be done.
    """
    if action.status in set(Status):
        return Status(action.status)
    progress = action.progress.strip().lower()
    for said in (action.rag.strip().lower(), progress):
        for status, words in _SAID.items():
            if re.match(rf"(?:{words})\b", said):
                return status
    return Status.UNDER_WAY if has_said_how_far(action) else Status.NOT_STARTED


def has_said_how_far(action: Action) -> bool:
    """Whether anything was said about how far it is: a status, a rating, progress or a note."""
    return action.status in set(Status) or bool(f"{action.rag}{action.progress}{action.notes}".strip())


def is_open(action: Action) -> bool:
    """Whether something remains to be done."""
    return status_of(action) in (Status.NOT_STARTED, Status.UNDER_WAY)


def notes_of(action: Action) -> tuple[Note, ...]:
    """The notes, one for each line, in the order in which they were written."""
    lines = [line.strip() for line in action.notes.splitlines() if line.strip()]
    found = [(line, _NOTE.fullmatch(line)) for line in lines]
    return tuple(Note(day_said(dated[1]), dated[2].strip()) if dated else Note(None, line) for line, dated in found)


def with_note(action: Action, on: date, text: str) -> Action:
    """The action with one more note; earlier ones stay as they are."""
    line = f"{day_in_words(on)}: {' '.join(text.split())}"
    return replace(action, notes=f"{action.notes.rstrip()}\n{line}".lstrip())


def watched(actions: Sequence[Action], today: date) -> tuple[Watch, ...]:
    """The open actions that are overdue, late to begin, asleep, or without a lead or a date: worst first."""
    found = [(rank, watch) for action in actions if is_open(action) for rank, watch in _watches(action, today)]
    return tuple(watch for _, watch in sorted(found, key=lambda each: each[0]))


def carried_on(action: Action, year: int) -> Action:
    """An action in the plan of the year after ``year``: its progress so far becomes a note, and begins anew."""
    said = " ".join(action.progress.split())
    history = f"{action.notes.rstrip()}\nProgress in {year}: {said}".lstrip() if said else action.notes
    return replace(action, since=action.since or str(year), notes=history, progress="")


def _watches(action: Action, today: date) -> Iterator[tuple[int, Watch]]:
    """At most one reason for each action: the one that matters most."""
    due, start = day_said(action.due), day_said(action.start)
    noted = [note.on for note in notes_of(action) if note.on is not None]
    last = max(noted, default=None)
    if due is not None and due < today:
        yield 0, Watch(action, f"It was due on {day_in_words(due)} and is not done.")
    elif start is not None and start < today and status_of(action) is Status.NOT_STARTED:
        yield 1, Watch(action, f"It should have begun by {day_in_words(start)}.")
    elif last is not None and last < today - timedelta(days=QUIET_DAYS):
        yield 2, Watch(action, f"Nothing has been noted since {day_in_words(last)}.")
    elif not action.lead.strip():
        yield 3, Watch(action, "Nobody is named who leads it.")
    elif not action.due.strip():
        yield 4, Watch(action, "It has no date by which it is due.")
