"""What is entered in a row of the national return: the count as it is, and why there is none."""

from typing import TypeAlias

from wres_desktop.domain.collection.national import NationalRow, Unit
from wres_desktop.domain.ethnicity import EthnicGroup
from wres_desktop.domain.submission import (
    GroupCounts,
    NotCollected,
    Submission,
    SurveyAnswer,
    SurveyCount,
    SurveyPercent,
    SurveyQuestion,
    SurveyResult,
)
from wres_desktop.domain.workforce import StaffGroup

Entry: TypeAlias = int | float | str | None
"""A blank is ``None``: not entered, or not known."""

NOT_COLLECTED: str = "not collected"


def entry(row: NationalRow, group: str, submission: Submission) -> Entry:
    """The cell of a group in a row that is entered."""
    section, *rest = row.key.split("/")
    if reason_of(row, submission):
        return NOT_COLLECTED if not (section == "survey" and group == EthnicGroup.UNKNOWN) else None
    match section:
        case "workforce":
            return _staff(submission, rest, EthnicGroup(group))
        case "survey":
            return _survey(submission.survey.get(SurveyQuestion(rest[0])), group, rest[1])
        case _:
            counts = getattr(getattr(submission, section), rest[0], None)
            return counts.of(EthnicGroup(group)) if isinstance(counts, GroupCounts) else None


def reason_of(row: NationalRow, submission: Submission) -> str:
    """Why the row was not collected, in the organisation's words; empty where it was, or where it is blank."""
    section, *rest = row.key.split("/")
    if row.unit is Unit.WORKED_OUT:
        return ""
    found = submission.survey.get(SurveyQuestion(rest[0])) if section == "survey" else getattr(submission, section)
    return found.reason if isinstance(found, NotCollected) else ""


def _staff(submission: Submission, rest: list[str], group: EthnicGroup) -> int | None:
    """A row that is absent has nobody in it; a section that is blank stays blank."""
    if submission.workforce is None or isinstance(submission.workforce, NotCollected):
        return None
    counts = submission.workforce.get(StaffGroup(rest[0]), {}).get(rest[1], GroupCounts(0, 0, 0))
    return counts.of(group)


def _survey(result: SurveyResult | NotCollected | None, group: str, what: str) -> Entry:
    if not isinstance(result, SurveyResult) or group == EthnicGroup.UNKNOWN:
        return None
    answer: SurveyAnswer = result.white if group == EthnicGroup.WHITE else result.bme
    match what, answer:
        case "answered", _:
            return answer.answered
        case "yes", SurveyCount(yes=yes):
            return yes
        case "percent", SurveyPercent(percent=percent):
            return float(percent)
        case _:
            return None
