"""Names of files by which it is known whose and of which year they are, as every system takes them."""

import re
from pathlib import Path
from typing import Final

ENDING: Final = ".wresorg"
FOLDER: Final = "WRES"
"""The folder below the user's own in which organisations' files are kept unless they say otherwise."""

_NOT_IN_FILE_NAMES: Final = re.compile(r"[^\w .'()-]+")
_LONGEST_NAME: Final = 80


def in_a_file_name(name: str) -> str:
    """An organisation's name as far as every system takes it in the name of a file."""
    words = _NOT_IN_FILE_NAMES.sub(" ", name).split()
    return " ".join(words)[:_LONGEST_NAME].strip(" .") or "Our organisation"


def document_name(organisation: str, year: int, name: str) -> str:
    """The name of a file by which it is known whose and of which year it is."""
    return f"{in_a_file_name(organisation)} WRES {year} {name}"


def new_path(name: str, folder: Path | None = None) -> Path:
    """Where the file of an organisation of this name goes unless the user says otherwise; none that is there yet."""
    stem = in_a_file_name(name)
    base = folder or Path.home() / FOLDER
    wanted = (base / f"{stem}{f' {number}' if number > 1 else ''}{ENDING}" for number in range(1, 1000))
    return next(path for path in wanted if not path.exists())
