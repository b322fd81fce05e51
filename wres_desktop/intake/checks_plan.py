"""Notes on the action plan: where a person is named and a post or a group belongs, and days that cannot be read."""

from collections.abc import Iterator
from typing import Final

from wres_desktop.domain.days import day_said
from wres_desktop.domain.names import reads_like_a_name
from wres_desktop.domain.submission import Submission
from wres_desktop.intake.problems import Problem, Severity

_NAMED: Final = "This reads like the name of a person, and it is printed."
_POST: Final = "Put the post in its place, such as HR manager: the plan then outlives a change of staff."
_GROUP: Final = "Put the group in its place, such as the staff network."
_NO_DAY: Final = "No day was recognised in this, and it is printed as it stands."
_DAY: Final = "Type it such as 24 July 2025, 24/7/25 or July 2025."


def plan_problems(submission: Submission) -> Iterator[Problem]:
    """Notes: nothing is wrong with a name that is meant to be read, or with a day said in words."""
    for number, action in enumerate(submission.actions, 1):
        if reads_like_a_name(action.lead):
            yield Problem(f"actions / {number} / lead", _NAMED, _POST, Severity.NOTE)
        for column, text in (("start", action.start), ("due", action.due)):
            if any(map(str.isdigit, text)) and day_said(text) is None:
                yield Problem(f"actions / {number} / {column}", _NO_DAY, _DAY, Severity.NOTE)
    for number, consultation in enumerate(submission.consultations, 1):
        if reads_like_a_name(consultation.who):
            yield Problem(f"consultations / {number} / who", _NAMED, _GROUP, Severity.NOTE)
