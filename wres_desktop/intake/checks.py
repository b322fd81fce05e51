"""The fifteen validations of standard 3, and what else is told of the returns of one organisation."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wres_desktop.domain.submission import Submission
from wres_desktop.intake.checks_consents import consent_problems
from wres_desktop.intake.checks_counts import count_problems
from wres_desktop.intake.checks_plan import plan_problems
from wres_desktop.intake.checks_rates import rate_problems
from wres_desktop.intake.checks_texts import text_problems
from wres_desktop.intake.checks_years import edition_problems, year_problems
from wres_desktop.intake.problems import Problem, Severity, arranged


def check_returns(
    submissions: Sequence[Submission], sources: Sequence[str] = (), *, of_members: bool = False
) -> tuple[Problem, ...]:
    """Every problem of the returns, what blocks first; the order in which they are given does not matter.

    ``sources`` are the names of their files, in the same order; without them a problem names organisation and year.
    Returns of one organisation are expected; those ``of_members`` may speak of all members in their texts.
    Validation 14 keeps blank, zero and not collected apart.
    """
    names = sources or [f"{each.organisation.code}, {each.reporting_year}" for each in submissions]
    given = sorted(zip(submissions, names, strict=True), key=lambda pair: pair[0].reporting_year)
    problems: list[Problem] = []
    for index, (submission, name) in enumerate(given):
        found = [*count_problems(submission), *rate_problems(submission), *edition_problems(submission)]
        found += (*consent_problems(submission), *plan_problems(submission))
        found += () if of_members else text_problems(submission)
        if index:
            found += _beside(submission, given[index - 1][0], given[0][0])
        problems += (replace(problem, source=name) for problem in found)
    return arranged(problems)


def _beside(submission: Submission, before: Submission, first: Submission) -> Iterator[Problem]:
    """What is wrong between a return and the one before it, and between it and the first of all."""
    if submission.organisation.code != first.organisation.code:
        what = "This return is of another organisation than the others."
        yield Problem("organisation / code", what, "Give the returns of one organisation together.")
        return
    for part in ("name", "kind"):
        if getattr(submission.organisation, part) != getattr(before.organisation, part):
            what = "This is not what the organisation's earlier return says."
            to_do = "Make them the same, unless the organisation has changed."
            yield Problem(f"organisation / {part}", what, to_do, Severity.NOTE)
    match submission.reporting_year - before.reporting_year:
        case 0:
            what = "Another return of the same reporting year was given as well."
            yield Problem("reporting_year", what, "Keep the right one of the two.")
        case 1:
            yield from year_problems(submission, before)
        case _:
            what = "The return of the year before is missing, so that nothing can be compared with it."
            yield Problem("reporting_year", what, "Give it as well if there is one.", Severity.NOTE)
