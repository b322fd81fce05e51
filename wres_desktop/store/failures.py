"""What can go wrong with an organisation's file, in sentences that say what is safe and what to do."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from wres_desktop.errors import CannotWrite, UnreadableFile
from wres_desktop.store.driver import DriverError, code_of, is_about_contents, is_about_the_disk

_HARDLY_ANY_ROOM = 256 * 1024


class NotAnOrganisation(UnreadableFile):
    """A file that is not an organisation's file of this program."""


class NotUnlocked(UnreadableFile):
    """The file is encrypted and stays locked."""


class PassphraseNeeded(NotUnlocked):
    """The file is encrypted and no passphrase was given."""


class WrongPassphrase(NotUnlocked):
    """The file is encrypted and does not open with what was given."""


class NewerFile(UnreadableFile):
    """A newer version of the program wrote the file."""


class DamagedFile(UnreadableFile):
    """The file is not whole; ``backup`` is the newest one that is, where there is any."""

    def __init__(self, message: str, backup: Path | None = None) -> None:
        super().__init__(message)
        self.backup = backup


class ReadsOnly(CannotWrite):
    """A change was asked of a file that is open for reading only."""


class NotSaved(CannotWrite):
    """What was typed last is not in the file; everything before is, and the same may be tried again."""


class NoRoom(NotSaved):
    """The disk is full."""


class FileGone(NotSaved):
    """The file is no longer where it was: a stick pulled out, a share that is not connected, a file moved away."""


TYPED = "what you typed last is not saved yet"
NOT_DONE = "this was not done, and the file is as it was"
NOT_MADE = "it was not made"


@contextmanager
def saving(path: Path, so: str = TYPED) -> Iterator[None]:
    """Turn what the driver says while something is written into a sentence; a bug stays a bug.

    Args:
        path: the file that the user knows.
        so: what that means for her, as it stands in the sentence.

    Raises:
        NotSaved: it could not be written.
        DamagedFile: the file's contents are not whole.
    """
    try:
        yield
    except DriverError as exc:
        raise _not_saved(path, exc, so) from exc
    except OSError as exc:
        raise _not_written(path, exc, so) from exc


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """The same while something is read.

    Raises:
        UnreadableFile: it could not be read.
    """
    try:
        yield
    except DriverError as exc:
        raise _not_read(path, exc) from exc
    except OSError as exc:
        raise UnreadableFile(f"{path.name} cannot be read. Is the drive or the network still connected?") from exc


def file_gone(path: Path, so: str = TYPED) -> FileGone:
    """The sentence for a file that is not there any more."""
    return FileGone(
        f"{path.name} is no longer in {path.parent}, so {so}. Put the memory stick back in, or connect the network "
        "again, and go on; what was saved before is in the file."
    )


def _not_written(path: Path, exc: OSError, so: str) -> NotSaved:
    if _is_full(path):
        return _no_room(path, so)
    if isinstance(exc, PermissionError):
        return NotSaved(
            f"{path.name} may be open in another window, or nothing may be written in {path.parent}, so {so}. "
            "Close the other window, or choose another folder, and try again."
        )
    return NotSaved(
        f"Nothing could be written in {path.parent}, so {so}. See that the drive is connected, and try again."
    )


def _not_saved(path: Path, exc: Exception, so: str) -> Exception:
    code = code_of(exc)
    if code == "FULL" or (is_about_the_disk(exc) and _is_full(path)):
        return _no_room(path, so)
    if code and so != NOT_MADE and not path.exists():
        return file_gone(path, so)
    if is_about_contents(exc):
        return _found_damaged(path)
    return NotSaved(_NOT_SAVED[code].format(name=path.name, folder=path.parent, so=so)) if code else exc


_NOT_ALLOWED = (
    "Nothing may be changed in {folder}, so {so}. Ask for the right to write there, or copy {name} to another folder "
    "and open it there."
)
_IN_USE = "Another program is using {name}, so {so}. Wait a moment, and go on."
_DISK_FAILED = (
    "The disk did not take what was to be written to {name}, so {so}. What was saved before is safe. See that the "
    "drive is connected, that it has room and that you may write there, and go on."
)
_NOT_SAVED = {
    "PERM": _NOT_ALLOWED,
    "READONLY": _NOT_ALLOWED,
    "BUSY": _IN_USE,
    "LOCKED": _IN_USE,
    "CANTOPEN": _DISK_FAILED,
    "IOERR": _DISK_FAILED,
}


def _not_read(path: Path, exc: Exception) -> Exception:
    if is_about_contents(exc):
        return _found_damaged(path)
    if code_of(exc) in {"BUSY", "LOCKED"}:
        return UnreadableFile(f"Another program is using {path.name}. Wait a moment, and open it again.")
    if is_about_the_disk(exc):
        return UnreadableFile(f"{path.name} cannot be read. Is the drive or the network still connected?")
    return exc


def damaged(path: Path, backup: Path | None) -> DamagedFile:
    """The sentence for a file that is not whole."""
    if backup is None:
        return DamagedFile(
            f"{path.name} is damaged and cannot be used as it is. Nothing was changed in it. No whole backup was found "
            "beside it: ask whoever looks after your computer for an older copy."
        )
    return DamagedFile(
        f"{path.name} is damaged and cannot be used as it is. Nothing was changed in it. "
        f"The newest backup that is whole is {backup.name}: restore it, and type again what was typed after it.",
        backup,
    )


def _found_damaged(path: Path) -> DamagedFile:
    return DamagedFile(
        f"{path.name} has become damaged while it was open. Close it and open it again: it is looked through, and the "
        "newest backup that is whole is named."
    )


def _no_room(path: Path, so: str) -> NoRoom:
    return NoRoom(
        f"The disk that holds {path.name} is full, so {so}. What was saved before is safe. "
        "Make room on the disk, and go on."
    )


def _is_full(path: Path) -> bool:
    with suppress(OSError):
        return shutil.disk_usage(path.parent).free < _HARDLY_ANY_ROOM
    return False
