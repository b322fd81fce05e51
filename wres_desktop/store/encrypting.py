"""Another passphrase, or none: the file and its backups written anew beside the old ones, compared, and renamed."""

from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

from wres_desktop.errors import WresError
from wres_desktop.store.backups import backups_of
from wres_desktop.store.database import Database
from wres_desktop.store.driver import PLAIN, DriverError, connect, written_anew
from wres_desktop.store.durable import put_in_place, remove_unfinished
from wres_desktop.store.failures import NOT_DONE, ReadsOnly, damaged, saving
from wres_desktop.store.journal import Journal
from wres_desktop.store.keys import Key, new_key
from wres_desktop.store.steps import WHOLE_ORGANISATION, How
from wres_desktop.store.whole import is_whole


def change_passphrase(database: Database, journal: Journal, passphrase: str) -> None:
    """Encrypt the file and its backups with another passphrase; an empty one leaves them readable by anybody.

    Until the new file is whole and has its name, the old one is untouched; the names change hands at one instant.

    Raises:
        NotSaved: there is no room, or another window has the file; it is as it was.
    """
    if database.access.read_only:
        raise ReadsOnly(database.access.why_read_only())
    earlier, key = database.key, new_key(passphrase)
    part = database.path.with_name(f"{database.path.name}.part")
    try:
        remove_unfinished(part)
        database.write_anew(part, key)
        with saving(database.path, NOT_DONE):
            _note_in(part, key, earlier, journal)
        database.be_replaced_by(part, key)
    finally:
        remove_unfinished(part)
    finish_backups(database, earlier)


def finish_backups(database: Database, earlier: Key | None = None) -> None:
    """Write backups anew that still have an earlier key, or none; what fails now is done at the next opening."""
    keys = [Key(bytes(raw), bytes(salt)) for salt, raw in database.rows("SELECT salt, raw FROM earlier_keys")]
    if earlier:
        keys.append(earlier)
    with suppress(WresError):
        for backup in backups_of(database.path):
            _write_backup_anew(backup.path, database.key, keys)
        if database.rows("SELECT 1 FROM earlier_keys"):
            with database.transaction() as connection:
                connection.execute("DELETE FROM earlier_keys")


def _note_in(part: Path, key: Key | None, earlier: Key | None, journal: Journal) -> None:
    """Say in the new file what was done; keep the earlier key there until no backup needs it any more."""
    with closing(connect(part, key)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        words = "change the passphrase" if key else "take the passphrase away"
        journal.add(connection, WHOLE_ORGANISATION, How.ENCRYPTED_ANEW, words)
        if key and earlier:
            connection.execute("INSERT OR REPLACE INTO earlier_keys VALUES (?, ?)", (earlier.salt, earlier.raw))
        connection.execute("COMMIT")
        if not is_whole(connection, encrypted=key is not None):
            raise damaged(part, None)


def _write_backup_anew(path: Path, key: Key | None, earlier: Sequence[Key]) -> None:
    with saving(path, NOT_DONE):
        with path.open("rb") as file:
            beginning = file.read(len(PLAIN))
        if beginning == (key.salt if key else PLAIN):
            return
        its_key = next((one for one in earlier if one.salt == beginning), None)
        if its_key is None and beginning != PLAIN:
            return
        part = path.with_name(f"{path.name}.part")
        try:
            remove_unfinished(part)
            with closing(connect(path, its_key)) as connection:
                written_anew(connection, part, key)
            put_in_place(part, path)
        except DriverError:
            if its_key is None:
                raise
        finally:
            remove_unfinished(part)
