"""The return files of a consortium: read together, checked together, and put together as its members."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from wres_desktop.domain.consortium import Consortium, consortium_of
from wres_desktop.errors import WrongUse
from wres_desktop.intake.checks_joint import check_members
from wres_desktop.intake.problems import Problem, any_blocks, arranged
from wres_desktop.intake.return_file import read_return


@dataclass(frozen=True, slots=True)
class ReadMembers:
    """What the files gave: a consortium, or ``None`` and the problems that block."""

    consortium: Consortium | None
    problems: tuple[Problem, ...]


def read_members(paths: Sequence[Path], lead: str = "", name: str = "") -> ReadMembers:
    """The consortium whose returns these are; ``lead`` is a code, without it the first file's organisation leads.

    Raises:
        UnreadableFile: a file is not a return.
        WrongUse: the lead is none of the members.
    """
    read = [read_return(path) for path in paths]
    submissions = [each.submission for each in read if each.submission is not None]
    codes = {submission.organisation.code for submission in submissions}
    problems = arranged([problem for each in read for problem in each.problems] + list(check_members(submissions)))
    if lead and lead not in codes and all(each.submission for each in read):
        message = f"The lead {lead!r} is none of the members; choose one of: {', '.join(sorted(codes))}."
        raise WrongUse(message)
    if any_blocks(problems) or not submissions:
        return ReadMembers(None, problems)
    return ReadMembers(consortium_of(submissions, lead, name), problems)
