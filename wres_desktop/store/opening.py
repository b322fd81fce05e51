"""Opening and creating: from a path and a passphrase to a file that is whole, in the newest format and backed up."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from wres_desktop.errors import CannotWrite, UnreadableFile, WresError
from wres_desktop.store.access import JOURNALS, Access
from wres_desktop.store.backups import backups_of, make_backup, newest_whole
from wres_desktop.store.database import Database
from wres_desktop.store.driver import DriverError, connect_new, is_about_contents
from wres_desktop.store.durable import put_in_place, remove
from wres_desktop.store.failures import (
    NewerFile,
    NotAnOrganisation,
    NotSaved,
    PassphraseNeeded,
    WrongPassphrase,
    damaged,
    reading,
    saving,
)
from wres_desktop.store.formats import bring_up_to_date
from wres_desktop.store.keys import SALT_BYTES, Key, key_from, new_key
from wres_desktop.store.recovery import key_on_sheet

_PLAIN = b"SQLite format 3\x00"
_SMALLEST = 512
"""No database is smaller than one page, and no page than this."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file ready for use; ``notice`` is a finished sentence where no backup could be made, else empty."""

    database: Database
    notice: str


def needs_passphrase(path: Path) -> bool:
    """Whether the file is encrypted.

    Raises:
        NotAnOrganisation: there is no such file, or it is none of this program's.
    """
    return _beginning(path) != _PLAIN


def create(path: Path, passphrase: str, steps: Sequence[str]) -> None:
    """Make an empty file of the newest format; it has its name only when it is whole.

    Raises:
        CannotWrite: there is a file of that name already, or the folder cannot be written to.
    """
    if path.exists():
        raise CannotWrite(f"There is a file {path.name} in {path.parent} already. Open it, or choose another name.")
    part = path.with_name(f"{path.name}.part")
    with saving(path):
        remove(part)
        try:
            connection = connect_new(part, new_key(passphrase))
            try:
                bring_up_to_date(connection, steps)
            finally:
                connection.close()
            put_in_place(part, path)
        finally:
            remove(part, *(part.with_name(f"{part.name}{ending}") for ending in JOURNALS))


def open_file(path: Path, who: str, secret: str, steps: Sequence[str]) -> Opened:
    """Open a file that is whole, bring it to the newest format and back it up.

    Args:
        path: the organisation's file.
        who: whoever is at the keyboard, to be told to others who open it.
        secret: the passphrase or what stands on the recovery sheet; empty for a file that is not encrypted.
        steps: the SQL of every format, in order.

    Raises:
        UnreadableFile: it cannot be used; the class says why.
        NotSaved: its format is old and there is no room to bring it up to date.
    """
    key = _key(path, secret)
    access = Access(path, who)
    try:
        database = _connected(access, key)
    except WresError:
        access.let_go()
        raise
    try:
        return Opened(database, _made_ready(database, steps))
    except WresError:
        database.close()
        access.let_go()
        raise


def _key(path: Path, secret: str) -> Key | None:
    salt = _beginning(path)
    if salt == _PLAIN:
        return None
    if not secret:
        raise PassphraseNeeded(f"{path.name} is protected by a passphrase. Type it to open the file.")
    return key_on_sheet(secret, salt) or key_from(secret, salt)


def _beginning(path: Path) -> bytes:
    if not path.is_file():
        raise NotAnOrganisation(f"There is no file {path.name} in {path.parent}. Has it been moved or renamed?")
    with reading(path), path.open("rb") as file:
        beginning = file.read(_SMALLEST)
    if len(beginning) < _SMALLEST:
        raise NotAnOrganisation(f"{path.name} is no organisation's file of this program: it is empty or cut short.")
    return beginning[:SALT_BYTES]


def _connected(access: Access, key: Key | None) -> Database:
    try:
        return Database(access, key)
    except UnreadableFile as exc:
        if not (isinstance(exc.__cause__, DriverError) and is_about_contents(exc.__cause__)):
            raise
        if key is None:
            raise damaged(access.path, newest_whole(access.path, key)) from exc
        raise WrongPassphrase(
            f"{access.path.name} does not open with this passphrase. Look at Caps Lock and the language of the "
            "keyboard, and type it again, or type the code from the recovery sheet. If it is surely right, the "
            "file is damaged: open the newest of its backups instead."
        ) from exc


def _made_ready(database: Database, steps: Sequence[str]) -> str:
    """Check, back up and bring up to date; the sentence to show where there could be no backup."""
    path = database.path
    version = database.format()
    if version is None:
        raise NotAnOrganisation(f"{path.name} belongs to another program. Choose a file that ends in .wresorg.")
    if version > len(steps):
        raise NewerFile(
            f"{path.name} was written by a newer version of this program (format {version}; this one knows up to "
            f"{len(steps)}). Install the newer version to open it; nothing was changed."
        )
    if not database.whole():
        raise damaged(path, newest_whole(path, database.key))
    if version < len(steps):
        _upgrade(database, steps)
        return ""
    return "" if database.access.read_only else _backed_up(database)


def _upgrade(database: Database, steps: Sequence[str]) -> None:
    if database.access.read_only:
        database.read_privately()
    else:
        make_backup(database)
    database.bring_up_to_date(steps)


def _backed_up(database: Database) -> str:
    """Make a backup if anything was done since the last; a file is opened all the same where that fails."""
    ((done,),) = database.rows("SELECT coalesce(max(number), 0) FROM steps")
    last = next(iter(backups_of(database.path)), None)
    if not done or (last and last.steps == done):
        return ""
    try:
        make_backup(database)
    except NotSaved:
        free = shutil.disk_usage(database.path.parent).free // 1_000_000
        return (
            f"No backup of {database.path.name} could be made beside it ({free} MB are free there). "
            "You can go on; see that the disk has room."
        )
    return ""
