"""Workbooks with exact figures that leave for a named recipient: the entry workbook and the national return."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, TypeAlias

from wres_desktop.domain.edition import EDITION_YEARS
from wres_desktop.domain.submission import Submission
from wres_desktop.errors import CannotWrite, WrongUse, room_to_work
from wres_desktop.whole_files import write_whole

Answers: TypeAlias = Mapping[str, str | int]

_LAST_YEAR: Final = 2099


def write_entry_workbook(to: Path, last: Submission | None = None, year: int | None = None) -> Path:
    """Write the workbook to be filled in for a year: the one after the last return, else the latest that is known.

    Raises:
        CannotWrite: no permission, no space, no such folder.
        WrongUse: no year of the standard.
    """
    from wres_desktop.exchange.entry_workbook import entry_workbook  # noqa: PLC0415 - openpyxl is slow to load
    from wres_desktop.intake.draft_answers import answers_of  # noqa: PLC0415 - needed only here

    if year is not None and not EDITION_YEARS[0] <= year <= _LAST_YEAR:
        raise WrongUse(f"{year} is not a year of the standard; give one from {EDITION_YEARS[0]} on, such as 2024.")
    with room_to_work():
        if last is None:
            content = entry_workbook(year or EDITION_YEARS[-1])
        else:
            content = entry_workbook(year or last.reporting_year + 1, answers_of(last), last.reporting_year)
    return _written(to, content)


def write_workbook_for(to: Path, year: int, answers: Answers, last_year: Answers) -> Path:
    """Write the workbook for a year of which something may be answered already; only who reports is filled in.

    Raises:
        CannotWrite: no permission, no space, no such folder.
    """
    from wres_desktop.exchange.entry_workbook import entry_workbook  # noqa: PLC0415 - openpyxl is slow to load

    who = {place: answer for place, answer in answers.items() if place.startswith("organisation/")}
    with room_to_work():
        content = entry_workbook(year, {**last_year, **who} if last_year else who, year - 1 if last_year else 0)
    return _written(to, content)


def write_national_return(submissions: Sequence[Submission], to: Path) -> Path:
    """Write the workbook for submission, of the latest return and the one before it.

    Raises:
        CannotWrite: no permission, no space, no such folder.
    """
    from wres_desktop.exchange.national_return import national_return  # noqa: PLC0415 - openpyxl is slow to load

    with room_to_work():
        content = national_return(submissions)
    return _written(to, content)


def _written(to: Path, content: bytes) -> Path:
    try:
        write_whole({to: content})
    except OSError as error:
        message = (
            f"{to} cannot be written; check that the folder exists, that you may write there, that the disk has space "
            "and that the file is not open in another program. Nothing was changed."
        )
        raise CannotWrite(message) from error
    return to
