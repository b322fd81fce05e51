"""Dated copies of a file in a folder beside it: made, listed, thinned out and checked."""

import re
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from wres_desktop.store.database import Database, Row
from wres_desktop.store.driver import DriverError, connect
from wres_desktop.store.durable import put_in_place, remove, remove_unfinished
from wres_desktop.store.failures import NOT_DONE, saving
from wres_desktop.store.formats import format_of
from wres_desktop.store.keys import Key
from wres_desktop.store.whole import is_whole

KEPT = 10

_NAME = re.compile(r".* (\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d)( UTC)?, (\d+) (?:changes?|steps)\.wresorg")
"""The time is this computer's; names of earlier versions give UTC and count steps."""

_LAST = "SELECT number, at FROM steps ORDER BY number DESC LIMIT 1"
_DATE = "%Y-%m-%d %H.%M.%S"


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy: when it was made, and how many steps of the history, which the user calls changes, it holds."""

    path: Path
    made: datetime
    steps: int


def folder_of(path: Path) -> Path:
    """Where the backups of a file are: beside it, so that they travel with it."""
    return path.with_name(f"{path.stem} backups")


def backups_of(path: Path) -> Sequence[Backup]:
    """All backups of a file, the newest first."""
    found = []
    folder = folder_of(path)
    for copy in folder.glob("*.wresorg") if folder.is_dir() else ():
        if told := _NAME.fullmatch(copy.name):
            named = datetime.strptime(told[1], _DATE)  # noqa: DTZ007  by which clock, the next word says
            made = named.replace(tzinfo=UTC) if told[2] else named.astimezone(UTC)
            found.append(Backup(copy, made, int(told[3])))
    return sorted(found, key=lambda backup: (backup.made, backup.steps), reverse=True)


def make_backup(database: Database, *, at: datetime | None = None) -> Backup:
    """Copy the file as it stands, and remove the oldest copies beyond ten.

    Raises:
        NotSaved: there is no room, or the folder cannot be written to.
    """
    at = at or datetime.now(UTC)
    ((steps,),) = database.rows("SELECT coalesce(max(number), 0) FROM steps")
    folder = folder_of(database.path)
    changes = f"{steps} change{'' if steps == 1 else 's'}"
    copy = folder / f"{database.path.stem} {at.astimezone().strftime(_DATE)}, {changes}.wresorg"
    part = copy.with_name(f"{copy.name}.part")
    with saving(database.path, NOT_DONE):
        folder.mkdir(exist_ok=True)
        for unfinished in folder.glob("*.part"):
            remove_unfinished(unfinished)
        try:
            database.copy_to(part)
            put_in_place(part, copy)
        finally:
            remove_unfinished(part)
    for old in backups_of(database.path)[KEPT:]:
        remove(old.path)
    return Backup(copy, at, int(steps))


def is_due(database: Database) -> bool:
    """Whether anything was done that the newest backup does not hold."""
    done = database.rows(_LAST)
    newest = next(iter(backups_of(database.path)), None)
    return bool(done) and (newest is None or _last_in(newest.path, database.key) != done)


def newest_whole(path: Path, key: Key | None) -> Path | None:
    """The newest backup that opens with this key and is not damaged itself."""
    return next((backup.path for backup in backups_of(path) if is_good(backup.path, key)), None)


def is_good(path: Path, key: Key | None) -> bool:
    """Whether a backup opens with this key and is whole."""
    try:
        with closing(connect(path, key, read_only=True)) as connection:
            return bool(format_of(connection)) and is_whole(connection, encrypted=key is not None)
    except DriverError:
        return False


def _last_in(path: Path, key: Key | None) -> list[Row]:
    try:
        with closing(connect(path, key, read_only=True)) as connection:
            return connection.execute(_LAST).fetchall()
    except DriverError:
        return []
