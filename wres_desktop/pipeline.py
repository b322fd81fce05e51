"""The whole way from return files to a protected report on paper, as a list of calls: read this first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from wres_desktop.bringing import BringingIn, bring_into_return, publication_of_statements, terms_of
from wres_desktop.checking import Verified, audit_files, read_publication, verified, verify_files
from wres_desktop.domain.edition import load_edition
from wres_desktop.domain.figures import value
from wres_desktop.domain.indicators import IndicatorSet, indicators_of
from wres_desktop.domain.rounding import digits
from wres_desktop.domain.submission import Submission, TextRead
from wres_desktop.intake.any_return import read_returns
from wres_desktop.intake.checks import check_returns
from wres_desktop.intake.draft import Draft
from wres_desktop.intake.members import ReadMembers, read_members
from wres_desktop.intake.placed import in_its_cell
from wres_desktop.intake.problems import Problem, any_blocks, arranged
from wres_desktop.intake.return_file import write_return
from wres_desktop.paths import resources
from wres_desktop.protecting import Wishes, alternatives, most_printed, protect, protect_joint
from wres_desktop.writing import (
    Documents,
    JointProtected,
    Protected,
    TextToRead,
    left_empty,
    render_documents,
    report_files,
    write_files,
    write_joint,
    write_report,
)

__all__ = [
    "BringingIn",
    "Documents",
    "JointProtected",
    "OpenedReturns",
    "Protected",
    "TextToRead",
    "Verified",
    "Wishes",
    "alternatives",
    "audit_files",
    "bring_into_return",
    "checked_returns",
    "exact_figures",
    "joint_returns",
    "keep_texts_read",
    "left_empty",
    "most_printed",
    "open_returns",
    "own_figures",
    "protect",
    "protect_joint",
    "publication_of_statements",
    "read_publication",
    "render_documents",
    "report_files",
    "sample_returns",
    "terms_of",
    "verified",
    "verify_files",
    "write_files",
    "write_joint",
    "write_report",
]

SAMPLE = "commissioning-group"


@dataclass(frozen=True, slots=True)
class OpenedReturns:
    """One organisation's returns, the latest last, and everything that the checks say about them."""

    submissions: tuple[Submission, ...]
    problems: tuple[Problem, ...]
    blocked: bool


def open_returns(paths: Sequence[Path]) -> OpenedReturns:
    """Read and check one organisation's returns: return files, entry workbooks that came back, national returns.

    Raises:
        UnreadableFile: a file holds no return.
    """
    read = [read_returns(path) for path in paths]
    named = [pair for each in read for pair in each.submissions]
    submissions = tuple(sorted((submission for submission, _ in named), key=lambda s: s.reporting_year))
    checked = check_returns([submission for submission, _ in named], [name for _, name in named])
    cells = {name: places for each in read for name, places in each.cells.items()}
    placed = [in_its_cell(problem, cells.get(problem.source, {})) for problem in checked]
    problems = arranged([problem for each in read for problem in each.problems] + placed)
    return OpenedReturns(submissions, problems, any_blocks(problems))


def checked_returns(drafts: Sequence[Draft]) -> OpenedReturns:
    """One organisation's returns as they were typed, the latest last, with what is to be said of the latest.

    Where something was typed that cannot be right, the checks have nothing to add at that place.
    """
    submissions = tuple(sorted((draft.submission for draft in drafts), key=lambda each: each.reporting_year))
    latest = next(draft for draft in drafts if draft.submission is submissions[-1])
    source = str(submissions[-1].reporting_year)
    typed = [replace(problem, source=source) for problem in latest.problems]
    places = {problem.address for problem in typed}
    checked = check_returns(submissions, [str(each.reporting_year) for each in submissions])
    found = [problem for problem in checked if problem.source == source and problem.address not in places]
    problems = arranged([*typed, *found])
    return OpenedReturns(submissions, problems, any_blocks(problems))


def sample_returns() -> tuple[Path, ...]:
    """The return files of the invented organisation that comes with the program."""
    return tuple(sorted((resources() / "samples").glob(f"{SAMPLE}-*.wres.json")))


def own_figures(submissions: Sequence[Submission]) -> IndicatorSet:
    """The exact indicators of the latest return, compared with the one before: for the organisation's own eyes."""
    *earlier, latest = submissions
    return indicators_of(latest, load_edition(latest.reporting_year), earlier[-1] if earlier else None)


def exact_figures(submissions: Sequence[Submission]) -> Mapping[str, str]:
    """Every figure that a report could print, exactly and with as many decimals as it has there: for own eyes only.

    By the id of its statement; a figure without a value is not there.
    """
    from wres_desktop.domain.catalogue import catalogue_of  # noqa: PLC0415 - the first window does not wait for it

    part = catalogue_of(submissions)
    exact = {figure.id: (value(figure.quantity, part.table), figure.decimals) for figure in part.figures}
    return {name: digits(each, places) for name, (each, places) in exact.items() if isinstance(each, Fraction | int)}


def joint_returns(paths: Sequence[Path], lead: str = "", name: str = "") -> ReadMembers:
    """Read and check the returns of all members; ``lead`` is a code, without it the first file's organisation leads.

    Raises:
        UnreadableFile: a file is not a return.
        WrongUse: the lead is none of the members.
    """
    return read_members(paths, lead, name)


def keep_texts_read(submission: Submission, read: Sequence[TextRead], path: Path) -> None:
    """Write a return again, with texts of it that were read and found to tell of nobody.

    Raises:
        CannotWrite: no permission, no space, no such folder.
    """
    write_return(replace(submission, texts_read=(*submission.texts_read, *read)), path)
