"""The headcounts of a return one by one with their addresses, and the staff in post that they add up to."""

from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from wres_desktop.domain.ethnicity import EthnicGroup
from wres_desktop.domain.submission import GroupCounts, Submission, SurveyCount, SurveyResult, Workforce
from wres_desktop.domain.workforce import StaffGroup, rows_of

Place: TypeAlias = tuple[str, ...]

SECTION_ROWS: Final[Mapping[str, tuple[str, ...]]] = {
    "recruitment": ("shortlisted", "appointed"),
    "disciplinary": ("entered", "entered_previous_year"),
    "training": ("accessed",),
    "board": ("total", "voting", "executive"),
}
"""The rows of three headcounts in each section, by the names that returns and submissions share."""


def rows_entered(submission: Submission) -> Iterator[tuple[Place, GroupCounts]]:
    """Every row of three headcounts that was entered, with its place."""
    if isinstance(submission.workforce, Mapping):
        for staff_group, bands in submission.workforce.items():
            yield from ((("workforce", staff_group, band), counts) for band, counts in bands.items())
    for name, rows in SECTION_ROWS.items():
        for row in rows:
            counts = getattr(getattr(submission, name), row, None)
            if isinstance(counts, GroupCounts):
                yield (name, row), counts


def counts_entered(submission: Submission) -> Iterator[tuple[Place, int | None]]:
    """Every single headcount of the return with its place; ``None`` where it is not known."""
    for place, counts in rows_entered(submission):
        yield from (((*place, group), counts.of(group)) for group in EthnicGroup)
    for question, result in submission.survey.items():
        if isinstance(result, SurveyResult):
            for group, answer in (("white", result.white), ("bme", result.bme)):
                place = ("survey", question.value, group)
                if isinstance(answer, SurveyCount):
                    yield (*place, "yes"), answer.yes
                yield (*place, "answered"), answer.answered
    if submission.stated_headcount is not None:
        yield ("stated_headcount",), submission.stated_headcount


def staff_in_post(submission: Submission) -> GroupCounts | None:
    """Staff in post by group, without the memo line; ``None`` where a row is not known or the section is not there."""
    workforce = submission.workforce
    if not isinstance(workforce, Mapping):
        return None
    totals = [_staff_of(workforce, group) for group in EthnicGroup]
    return None if None in totals else GroupCounts(*totals)


def everyone(counts: GroupCounts | None) -> int | None:
    """White, BME and unknown together; ``None`` where one of them is not known."""
    if counts is None or counts.white is None or counts.bme is None or counts.unknown is None:
        return None
    return counts.white + counts.bme + counts.unknown


def _staff_of(workforce: Workforce, group: EthnicGroup) -> int | None:
    counts = [
        workforce.get(staff_group, {}).get(row, GroupCounts(0, 0, 0)).of(group)
        for staff_group in StaffGroup
        for row in rows_of(staff_group)
    ]
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None
