"""The user's own files with figures of others to compare with: which there are, one more, one less."""

from dataclasses import dataclass
from pathlib import Path

from wres_desktop.casework.file_names import in_a_file_name
from wres_desktop.disclosure.compared_reports import beside_of
from wres_desktop.disclosure.publication_file import publication_text
from wres_desktop.disclosure.statements import Publication
from wres_desktop.domain.benchmarks import Beside
from wres_desktop.errors import CannotWrite, UnreadableFile
from wres_desktop.intake.beside_file import ENDINGS, read_beside
from wres_desktop.paths import benchmarks_folder
from wres_desktop.whole_files import write_whole


@dataclass(frozen=True, slots=True)
class BesideFile:
    """One of the files: how many figures and how many organisations' shares it holds, or why it holds none."""

    path: Path
    figures: int = 0
    organisations: int = 0
    trouble: str = ""


def beside_files() -> tuple[BesideFile, ...]:
    """The files that every report is compared with, by name; one that cannot be read says why."""
    paths = [path for path in benchmarks_folder().glob("*") if path.suffix.lower() in ENDINGS]
    return tuple(_looked_at(path) for path in sorted(paths))


def add_beside_file(path: Path) -> BesideFile:
    """Take a copy of a file to the others, once it has been read without a fault; one of the same name is replaced.

    Raises:
        UnreadableFile: it holds no figures of others; the message says in which row and what is wrong.
        CannotWrite: there is no permission or no space for the copy.
    """
    read = read_beside(path)
    if not read.benchmarks and not read.peers:
        message = f"{path.name} holds no figures: it needs a row for each, below the headings."
        raise UnreadableFile(message)
    return _kept(path.name, path.read_bytes(), read)


def add_beside_report(publication: Publication) -> BesideFile:
    """Keep a report that was typed in with the others; one of the same title is replaced.

    Raises:
        UnreadableFile: nothing that it prints can be compared.
        CannotWrite: there is no permission or no space for it.
    """
    read = beside_of(publication)
    if not read.benchmarks:
        message = (
            "Nothing that you typed can be compared. It takes the share of BME staff, a relative likelihood, or a "
            "percentage of the staff survey or of the board."
        )
        raise UnreadableFile(message)
    return _kept(f"{in_a_file_name(publication.title)}.json", publication_text(publication).encode(), read)


def remove_beside_file(file: BesideFile) -> None:
    """Compare with a file no more; the file that it was copied from stays.

    Raises:
        CannotWrite: it is open in another program, or may not be removed.
    """
    try:
        file.path.unlink(missing_ok=True)
    except OSError as error:
        message = f"{file.path.name} cannot be taken away; close it in other programs and try again."
        raise CannotWrite(message) from error


def _kept(name: str, content: bytes, read: Beside) -> BesideFile:
    copy = benchmarks_folder() / name
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        write_whole({copy: content})
    except OSError as error:
        message = f"{name} cannot be kept in {copy.parent}; check that you may write there and that there is room."
        raise CannotWrite(message) from error
    return BesideFile(copy, len(read.benchmarks), len(read.peers))


def _looked_at(path: Path) -> BesideFile:
    try:
        read = read_beside(path)
    except UnreadableFile as failure:
        return BesideFile(path, trouble=str(failure))
    return BesideFile(path, len(read.benchmarks), len(read.peers))
