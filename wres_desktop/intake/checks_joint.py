"""The checks of the returns for a joint report: each member's own, and whether the members fit together."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from wres_desktop.domain.submission import Submission
from wres_desktop.intake.checks import check_returns
from wres_desktop.intake.problems import Problem, arranged

LEAST_MEMBERS = 2


def check_members(submissions: Sequence[Submission]) -> tuple[Problem, ...]:
    """Every problem of every member, named by its organisation's code, and everything that keeps them from fitting."""
    members: dict[str, list[Submission]] = {}
    for submission in submissions:
        members.setdefault(submission.organisation.code, []).append(submission)
    problems = [problem for returns in members.values() for problem in check_returns(returns, of_members=True)]
    return arranged([*problems, *_too_few(members), *_codes(members), *_years(members), *_snapshots(submissions)])


def _too_few(members: Mapping[str, Sequence[Submission]]) -> Iterator[Problem]:
    if 0 < len(members) < LEAST_MEMBERS:
        what = "A joint report needs the returns of at least two organisations, and these are of one."
        yield Problem("", what, "Give the returns of the other members as well.")


def _codes(members: Mapping[str, Sequence[Submission]]) -> Iterator[Problem]:
    """The same code in capitals and in small letters would count its people twice."""
    written = Counter(code.upper() for code in members)
    for code in members:
        if written[code.upper()] > 1:
            what = "Another return gives the same code in other letters, so that its staff would be counted twice."
            yield Problem("organisation / code", what, "Write the code alike in all returns.", source=code)


def _years(members: Mapping[str, Sequence[Submission]]) -> Iterator[Problem]:
    """All members have returns of the same years: otherwise a year would be the joint figure of some of them only."""
    given = {code: {each.reporting_year for each in returns} for code, returns in members.items()}
    for code, years in given.items():
        for year in sorted(set().union(*given.values()) - years):
            what = f"The return of {year} is missing, and other members have given theirs."
            to_do = f"Give the returns of {year} of all members, or of none."
            yield Problem("reporting_year", what, to_do, source=code)


def _snapshots(submissions: Sequence[Submission]) -> Iterator[Problem]:
    """All members count their staff on the same day; the day that most of them have is taken to be meant."""
    for year in sorted({each.reporting_year for each in submissions}):
        returns = [each for each in submissions if each.reporting_year == year]
        days = Counter(each.snapshot_date for each in returns)
        usual = min(days, key=lambda day: (-days[day], day))
        for each in returns:
            if each.snapshot_date != usual:
                what = "The snapshot date is not that of the other members."
                to_do = "Count the staff of all members on the same day, and give that day in every return."
                yield Problem("snapshot_date", what, to_do, source=f"{each.organisation.code}, {year}")
