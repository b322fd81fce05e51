"""How an organisation's file comes to be open: a new one, one that is there, one made of returns, or the example."""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from wres_desktop import pipeline
from wres_desktop.casework.file_names import new_path
from wres_desktop.casework.organisation import OrganisationWork
from wres_desktop.errors import DataProblems, WresError
from wres_desktop.intake.draft import Answer
from wres_desktop.store.opening import needs_passphrase


@dataclass(frozen=True, slots=True)
class NewOrganisation:
    """What is asked before there is a file: whose it is, for which year, where it is kept, and its passphrase."""

    answers: Mapping[str, Answer]
    year: int
    path: Path
    passphrase: str = ""


def created(new: NewOrganisation) -> OrganisationWork:
    """A new file with its first year begun."""
    organisation = OrganisationWork.create(new.path, passphrase=new.passphrase)
    return _or_closed(organisation, lambda: organisation.begin(new.year, new.answers))


def opened(path: Path, passphrase: str = "") -> OrganisationWork:
    """A file that is there."""
    return OrganisationWork.open(path, passphrase=passphrase)


def is_locked(path: Path) -> bool:
    """Whether a passphrase has to be asked for before a file can be opened."""
    return needs_passphrase(path)


def of_returns(paths: Sequence[Path], folder: Path | None = None) -> OrganisationWork:
    """A new file made of return files: one organisation's years."""
    read = pipeline.open_returns(paths)
    if not read.submissions:
        raise DataProblems("\n".join(str(problem) for problem in read.problems if problem.blocks))
    organisation = OrganisationWork.create(new_path(read.submissions[-1].organisation.name, folder))
    try:
        organisation.bring_in(paths)
    except WresError:
        organisation.file.close()
        organisation.file.path.unlink(missing_ok=True)
        raise
    return organisation


def of_example() -> OrganisationWork:
    """The invented organisation in a file that lasts as long as somebody looks around in it."""
    folder = Path(tempfile.mkdtemp(prefix="wres-example-"))
    return of_returns(pipeline.sample_returns(), folder)


def suggested_path(name: str) -> Path:
    """Where a new organisation's file goes unless the user says otherwise."""
    return new_path(name)


def _or_closed(organisation: OrganisationWork, begin: Callable[[], None]) -> OrganisationWork:
    try:
        begin()
    except WresError:
        organisation.file.close()
        raise
    return organisation
