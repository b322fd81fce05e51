"""The history of an organisation's file in words: who changed what, when and how, as a reviewer reads it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from wres_desktop.casework.work_steps import WorkStep, step_of
from wres_desktop.domain.days import day_in_words
from wres_desktop.domain.sentences import sentence_case
from wres_desktop.intake.places import SEPARATOR, in_words
from wres_desktop.store.steps import WHOLE_ORGANISATION, Answer, Change, How

BLANK: Final = "(blank)"
_LONGEST: Final = 200
"""Letters of a text that are shown; a reviewer sees what was changed, and reads the whole text at its page."""

_SETTINGS: Final = {
    "policy": "Which numbers are too small to print",
    "plan": "What matters most where not everything can be printed",
    "published_to": "The folder of the published files of",
    "secret": "What chooses among reports that are equally safe",
}
_OF_VALUES: Final = frozenset(
    {How.TYPED, How.IMPORTED, How.CARRIED_OVER, How.UNDONE, How.REDONE, How.SETTING, How.BEGUN}
)
"""The ways in which a value comes to stand where another stood."""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line: ``step`` is where the answer belongs, None where the line is of no page."""

    when: str
    who: str
    what: str
    before: str
    after: str
    how: str
    step: WorkStep | None


def history_lines(changes: Iterable[Change]) -> Sequence[HistoryLine]:
    """The lines of a file's history, the newest first; times are this computer's.

    Args:
        changes: as ``OrganisationFile.history`` gives them, the oldest first.
    """
    return tuple(_line(change) for change in reversed(tuple(changes)))


def _line(change: Change) -> HistoryLine:
    at = change.at.astimezone()
    is_value = bool(change.place) and change.how in _OF_VALUES
    return HistoryLine(
        when=f"{day_in_words(at.date())}, {at:%H:%M}",
        who=change.who,
        what=_what(change),
        before=_value(change.before) if is_value else "",
        after=_value(change.after) if is_value else "",
        how=_how(change),
        step=step_of(change.place) if change.place and change.year != WHOLE_ORGANISATION else None,
    )


def _what(change: Change) -> str:
    if not change.place:
        return sentence_case(change.words)
    if change.year == WHOLE_ORGANISATION:
        name, _, year = change.place.partition("/")
        return f"{_SETTINGS.get(name, name)}{f' {year}' if year else ''}"
    return in_words(change.place.replace("/", SEPARATOR))


def _value(value: Answer | None) -> str:
    text = BLANK if value is None else str(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}\N{HORIZONTAL ELLIPSIS}"


def _how(change: Change) -> str:
    how, source = str(change.how), change.source
    if not source:
        return how
    return source if source.startswith(how) else f"{how} {source}"
