"""One year of an organisation's file as a return file: the same counts and words for the commands."""

from pathlib import Path

from wres_desktop.casework.organisation import OrganisationWork
from wres_desktop.errors import DataProblems, WrongUse
from wres_desktop.intake.draft import draft_of
from wres_desktop.intake.return_file import write_return


def export_return(path: Path, year: int, to: Path, passphrase: str = "") -> Path:
    """Write the return of a year; the file that was written.

    Raises:
        UnreadableFile: the organisation's file cannot be opened.
        WrongUse: the year was never begun.
        DataProblems: something was typed that a return cannot hold.
        CannotWrite: no permission, no space, no such folder.
    """
    organisation = OrganisationWork.open(path, passphrase=passphrase)
    with organisation.file:
        years = organisation.file.years
        if year not in years:
            begun = ", ".join(map(str, years)) or "none"
            raise WrongUse(f"{path.name} holds no year {year}; the years in it: {begun}.")
        draft = draft_of(organisation.file.answers(year), year)
    if draft.problems:
        raise DataProblems("\n".join(str(problem) for problem in draft.problems))
    write_return(draft.submission, to)
    return to
