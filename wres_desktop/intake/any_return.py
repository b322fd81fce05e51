"""A return in whatever form it comes: a return file, an entry workbook, a national return."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from wres_desktop.domain.submission import Submission
from wres_desktop.errors import UnreadableFile
from wres_desktop.intake.problems import Problem
from wres_desktop.intake.return_file import read_return

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
"""The endings of files that are read as workbooks; everything else is a return file."""


@dataclass(frozen=True, slots=True)
class ReadReturns:
    """The returns in one file, and the problems of its form, each with a name for the return that it comes from.

    ``cells`` says by a return's name and a place in it which cell of a workbook the answer stands in.
    """

    submissions: tuple[tuple[Submission, str], ...]
    problems: tuple[Problem, ...]
    cells: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def read_returns(path: Path) -> ReadReturns:
    """Every return in a file; whether its numbers make sense is for ``checks.check_returns`` to say.

    Raises:
        UnreadableFile: the file is not there, cannot be read, or holds no return.
    """
    if path.suffix.lower() not in WORKBOOKS:
        read = read_return(path)
        return ReadReturns(((read.submission, path.name),) if read.submission else (), read.problems)
    return _in_workbook(path)


def _in_workbook(path: Path) -> ReadReturns:
    from wres_desktop.intake.entry_workbook import (  # noqa: PLC0415 - workbooks are read seldom
        is_entry_workbook,
        read_entry_workbook,
    )
    from wres_desktop.intake.national_return import (  # noqa: PLC0415 - as above
        is_national_return,
        read_national_return,
    )
    from wres_desktop.intake.workbook_process import read_workbook  # noqa: PLC0415 - as above

    sheets = read_workbook(path).sheets
    if is_entry_workbook(sheets):
        entry = read_entry_workbook(sheets, path)
        found = ((entry.submission, path.name),) if entry.submission else ()
        return ReadReturns(found, entry.problems, {path.name: entry.cells})
    if is_national_return(sheets):
        national = read_national_return(sheets, path)
        returns = tuple((each, f"{path.name}, {each.reporting_year}") for each in national.submissions)
        cells = {f"{path.name}, {year}": places for year, places in national.cells.items()}
        return ReadReturns(returns, national.problems, cells)
    raise UnreadableFile(
        f"{path.name} is a workbook, but neither an entry workbook of this program nor a national return: the rows of "
        "those were not found in it."
    )
