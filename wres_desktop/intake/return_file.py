"""Return files, ``*.wres.json``: read with every problem found at once, written whole or not at all."""

from dataclasses import dataclass, replace
from pathlib import Path

from wres_desktop.domain.submission import Submission
from wres_desktop.errors import CannotWrite, UnreadableFile
from wres_desktop.intake.json_text import Rows, read_json, repeated_names
from wres_desktop.intake.places import address
from wres_desktop.intake.problems import Problem, arranged
from wres_desktop.intake.return_json import FORMAT, VERSION, return_text, submission_from
from wres_desktop.intake.return_schema import MOST_PROBLEMS, date_problem, schema_problems
from wres_desktop.whole_files import write_whole


@dataclass(frozen=True, slots=True)
class ReadReturn:
    """What a file gave: a submission, or ``None`` and the problems of its form, each of which blocks."""

    submission: Submission | None
    problems: tuple[Problem, ...]


def read_return(path: Path) -> ReadReturn:
    """The return in a file; whether its numbers make sense is for ``checks.check_returns`` to say.

    Raises:
        UnreadableFile: the file is not there, cannot be read, or is not a return of this version.
    """
    content = read_json(path)
    rows = _identified(content, path.name)
    problems = [_given_twice(place) for place in repeated_names(rows, path.name)][:MOST_PROBLEMS]
    problems += schema_problems(rows)
    submission = None
    if not problems:
        try:
            submission = submission_from(rows)
        except ValueError:
            problems.append(date_problem(["snapshot_date"]))
    return ReadReturn(submission, arranged(replace(problem, source=path.name) for problem in problems))


def write_return(submission: Submission, path: Path) -> None:
    """Write a return file; where that fails, what stood there before stays.

    Raises:
        CannotWrite: no permission, no space, no such folder.
    """
    try:
        write_whole({path: return_text(submission).encode("utf-8")})
    except OSError as error:
        raise CannotWrite(
            f"{path} cannot be written; check that the folder exists, that you may write there and that the disk has "
            "space. Nothing was changed."
        ) from error


def _identified(content: object, name: str) -> Rows:
    """The rows of a return of this version, by what the file says of itself."""
    if not isinstance(content, Rows):
        raise UnreadableFile(f"{name} is not a return: a return is one pair of curly brackets with rows in it.")
    found, version = content.get("format"), content.get("version")
    if found != FORMAT:
        what = "a publication" if found == "wres-publication" else "another kind of file"
        raise UnreadableFile(f"{name} is {what}, not a return: a return says that its format is {FORMAT}.")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise UnreadableFile(f"{name} does not say which version of the return format it has; write version {VERSION}.")
    if version > VERSION:
        raise UnreadableFile(f"{name} was written by a newer version of this program; please update the program.")
    return content


def _given_twice(place: tuple[str | int, ...]) -> Problem:
    return Problem(address(place), "This is given twice.", "Keep the right one of the two and take the other out.")
