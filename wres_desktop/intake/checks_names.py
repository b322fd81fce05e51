"""A note at each place of the action plan where a person seems to be named, and a post or a group belongs."""

from collections.abc import Iterator
from typing import Final

from wres_desktop.domain.names import reads_like_a_name
from wres_desktop.domain.submission import Submission
from wres_desktop.intake.problems import Problem, Severity

_NAMED: Final = "This reads like the name of a person, and it is printed."
_POST: Final = "Put the post in its place, such as HR manager: the plan then outlives a change of staff."
_GROUP: Final = "Put the group in its place, such as the staff network."


def name_problems(submission: Submission) -> Iterator[Problem]:
    """Notes: nothing is wrong with a name that is meant to be read."""
    leads = [("actions", number, "lead", each.lead, _POST) for number, each in enumerate(submission.actions, 1)]
    asked = [
        ("consultations", number, "who", each.who, _GROUP) for number, each in enumerate(submission.consultations, 1)
    ]
    for section, number, column, text, to_do in (*leads, *asked):
        if reads_like_a_name(text):
            yield Problem(f"{section} / {number} / {column}", _NAMED, to_do, Severity.NOTE)
