"""Files that are on the disk when they are called so, and names that change hands at one instant."""

import os
import sys
from contextlib import suppress
from pathlib import Path


def put_in_place(part: Path, path: Path) -> None:
    """Give a finished file its name, in place of what had it before; after a power cut it is the one or the other.

    Raises:
        OSError: the name cannot be had; what had it before still has it.
    """
    force_out(part)
    part.replace(path)
    force_out_folder(path.parent)


def force_out(path: Path) -> None:
    """Wait until the disk has a file's bytes."""
    file = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(file)
    finally:
        os.close(file)


def force_out_folder(folder: Path) -> None:
    """Wait until the disk has a folder's names; Windows does so by itself, and some networks do not offer it."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def remove_unfinished(part: Path) -> None:
    """Remove a file that was not finished, with its journals: a new one of that name would take them for its own."""
    remove(part, *journals_of(part))


def journals_of(path: Path) -> tuple[Path, ...]:
    """What SQLite may leave beside a file whose process was killed; the first and the last hold what was saved."""
    return tuple(path.with_name(f"{path.name}{ending}") for ending in ("-wal", "-shm", "-journal"))


def remove(*paths: Path) -> None:
    """Remove files that may not be there."""
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)
