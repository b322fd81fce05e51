"""Which actions of a year's plan somebody should look at today, and how the plan changes: notes, ready-made actions."""

from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Final

from wres_desktop.domain.action_library import LibraryAction, taken_over
from wres_desktop.domain.actions import watched, with_note
from wres_desktop.domain.submission import Action
from wres_desktop.intake.draft import Answer, Answers, ids_of

_COLUMNS: Final = tuple(column.name for column in fields(Action))


@dataclass(frozen=True, slots=True)
class ToLookAt:
    """An action by its id in the answers, its words, and why it is to be looked at, as a finished sentence."""

    number: str
    action: str
    why: str


def to_look_at(answers: Answers, today: date) -> tuple[ToLookAt, ...]:
    """The actions that are overdue, late to begin, asleep, or without a lead or a date: worst first."""
    plan = {number: action_of(number, answers) for number in ids_of("actions", answers)}
    numbers = {id(action): number for number, action in plan.items()}
    return tuple(
        ToLookAt(
            numbers[id(watch.action)], watch.action.action or watch.action.objective or "Not described yet", watch.why
        )
        for watch in watched(tuple(plan.values()), today)
    )


def action_of(number: str, answers: Answers) -> Action:
    """The action with an id, as far as it was typed."""
    return Action(**{name: str(answers.get(f"actions/{number}/{name}", "")) for name in _COLUMNS})


def noted(number: str, answers: Answers, today: date, text: str) -> dict[str, Answer]:
    """The change that adds a note of today to an action."""
    return {f"actions/{number}/notes": with_note(action_of(number, answers), today, text).notes}


def begun_with(number: str, chosen: LibraryAction, year: int) -> dict[str, Answer]:
    """The change that puts a ready-made action into the plan."""
    texts = asdict(taken_over(chosen, year))
    return {f"actions/{number}/{name}": text for name, text in texts.items() if text}
