"""Where a user's secret is kept between two reports: a file of its own, readable by this user alone."""

import os
from pathlib import Path

from wres_desktop.disclosure.secret import Secret, new_secret, secret_from
from wres_desktop.errors import CannotWrite

_ONLY_MINE = 0o600


def kept_secret(path: Path) -> Secret:
    """The secret of a file; where there is no file, a new secret, which is kept there.

    Raises:
        CannotWrite: the secret can neither be read nor be kept.
        UnreadableFile: the file holds something else.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _keep_new(path)
        return secret_from(path.read_text(encoding="ascii", errors="replace").strip())
    except OSError as error:
        message = (
            f"The secret that belongs to this user's reports cannot be kept in {path}; check that the folder is there, "
            "that you may write to it and that the disk has space."
        )
        raise CannotWrite(message) from error


def _keep_new(path: Path) -> None:
    """Write a new secret whole, unless a file is there already or comes to be there meanwhile."""
    if path.exists():
        return
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with os.fdopen(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, _ONLY_MINE), "w", encoding="ascii") as file:
            file.write(new_secret().text())
            file.flush()
            os.fsync(file.fileno())
        _put_in_place(part, path)
    finally:
        part.unlink(missing_ok=True)


def _put_in_place(part: Path, path: Path) -> None:
    try:
        os.link(part, path)
    except FileExistsError:
        pass
    except OSError:  # a disk that knows no links
        part.replace(path)
