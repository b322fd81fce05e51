"""Opening and creating: from a path and a passphrase to a file that is whole, in the newest format and backed up."""

import shutil
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

from wres_desktop.errors import CannotWrite, UnreadableFile
from wres_desktop.store.access import Access
from wres_desktop.store.backups import backups_of, folder_of, is_due, make_backup, newest_whole
from wres_desktop.store.database import Database
from wres_desktop.store.driver import PLAIN, DriverError, connect_new, is_about_contents
from wres_desktop.store.durable import journals_of, put_in_place, remove_unfinished
from wres_desktop.store.encrypting import finish_backups
from wres_desktop.store.failures import (
    NOT_MADE,
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
from wres_desktop.store.recovery import key_on_sheet, looks_like_code, sheet_number, wrong_groups

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
    return beginning_of(path) != PLAIN


def create(path: Path, passphrase: str, steps: Sequence[str]) -> None:
    """Make an empty file of the newest format; it has its name only when it is whole.

    Raises:
        CannotWrite: there is a file of that name already, or the folder cannot be written to.
    """
    if path.exists():
        raise CannotWrite(f"There is a file {path.name} in {path.parent} already. Open it, or choose another name.")
    part = path.with_name(f"{path.name}.part")
    with saving(path, NOT_MADE):
        remove_unfinished(part)
        try:
            connection = connect_new(part, new_key(passphrase))
            try:
                bring_up_to_date(connection, steps)
            finally:
                connection.close()
            _set_aside_journals(path)
            put_in_place(part, path)
        finally:
            remove_unfinished(part)


def _set_aside_journals(path: Path) -> None:
    """A journal of a file that was moved away would be read as the new file's own; its owner may still look for it."""
    for journal in journals_of(path):
        with suppress(FileNotFoundError):
            journal.replace(journal.with_name(f"{journal.name}.left"))


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
    key = key_for(path, secret)
    with ExitStack() as undone:
        access = Access(path, who)
        undone.callback(access.let_go)
        database = _connected(access, key, secret, len(steps))
        undone.callback(database.close)
        with reading(path):
            notice = _made_ready(database, steps)
        undone.pop_all()
    return Opened(database, notice)


def key_for(path: Path, secret: str) -> Key | None:
    """The key that a passphrase or a code gives for a file; None for a file that needs none.

    Raises:
        PassphraseNeeded: it needs one, and none is given.
        NotAnOrganisation: there is no such file, or it is none of this program's.
    """
    salt = beginning_of(path)
    if salt == PLAIN:
        return None
    if not secret:
        raise PassphraseNeeded(f"{path.name} is protected by a passphrase. Type it to open the file.")
    return key_on_sheet(secret, salt) or key_from(secret, salt)


def beginning_of(path: Path) -> bytes:
    """The 16 bytes that stand open at the beginning of a file.

    Raises:
        NotAnOrganisation: there is no such file, or it is too short for one of this program's.
    """
    if not path.is_file():
        raise NotAnOrganisation(f"There is no file {path.name} in {path.parent}. Has it been moved or renamed?")
    with reading(path), path.open("rb") as file:
        beginning = file.read(_SMALLEST)
    if len(beginning) < _SMALLEST:
        raise NotAnOrganisation(f"{path.name} is no organisation's file of this program: it is empty or cut short.")
    return beginning[:SALT_BYTES]


def _connected(access: Access, key: Key | None, secret: str, newest: int) -> Database:
    try:
        return Database(access, key, newest)
    except UnreadableFile as exc:
        if not (isinstance(exc.__cause__, DriverError) and is_about_contents(exc.__cause__)):
            raise
        if key is None:
            raise damaged(access.path, newest_whole(access.path, key)) from exc
        raise WrongPassphrase(_why_not(access.path, key, secret)) from exc


def _why_not(path: Path, key: Key, secret: str) -> str:
    """Why a file does not open with what was typed, and what to do."""
    if not looks_like_code(secret):
        copies = f'the newest of its backups, in the folder "{folder_of(path).name}" beside it'
        instead = f"open {copies}" if backups_of(path) else "ask whoever looks after your computer for an older copy"
        return (
            f"{path.name} does not open with this passphrase. Look at Caps Lock and the language of the keyboard, and "
            "type it again, or type the code from the recovery sheet. Only where it is surely right may the file be "
            f"damaged: then {instead}."
        )
    if wrong := wrong_groups(secret):
        return f"The code from the recovery sheet is mistyped in {_groups_in_words(wrong)}. Look at the sheet again."
    return (
        f"This code is from another recovery sheet. The one for {path.name} has the number {sheet_number(key.salt)}; "
        "when the passphrase is changed, a new sheet takes the place of the old one."
    )


def _groups_in_words(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"group {numbers[0]}"
    return f"groups {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"


def _made_ready(database: Database, steps: Sequence[str]) -> str:
    """Check, back up and bring up to date; the sentence to show where there could be no backup."""
    path = database.path
    if not database.whole():
        raise damaged(path, newest_whole(path, database.key))
    database.begin_writing()
    if database.format() < len(steps):
        _upgrade(database, steps)
    if database.access.read_only:
        return ""
    remove_unfinished(path.with_name(f"{path.name}.part"))
    finish_backups(database)
    return _backed_up(database)


def _upgrade(database: Database, steps: Sequence[str]) -> None:
    if database.access.read_only:
        database.read_privately()
    else:
        make_backup(database)
    database.bring_up_to_date(steps)


def _backed_up(database: Database) -> str:
    """Make a backup if anything was done since the last; a file is opened all the same where that fails."""
    if not is_due(database):
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
