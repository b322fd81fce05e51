"""Going back to a backup: from a file that is open, or in place of one that is damaged."""

import shutil
from collections.abc import Sequence
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from wres_desktop.errors import UnreadableFile
from wres_desktop.store.access import Access
from wres_desktop.store.backups import Backup, make_backup
from wres_desktop.store.database import Database
from wres_desktop.store.driver import DriverError, connect, written_anew
from wres_desktop.store.durable import journals_of, put_in_place, remove_unfinished
from wres_desktop.store.failures import NOT_DONE, NOT_MADE, ReadsOnly, reading, saving
from wres_desktop.store.formats import bring_up_to_date
from wres_desktop.store.journal import Journal
from wres_desktop.store.keys import Key
from wres_desktop.store.steps import WHOLE_ORGANISATION, How
from wres_desktop.store.whole import is_whole


def restore(database: Database, journal: Journal, backup: Backup, key: Key | None, steps: Sequence[str]) -> None:
    """Put a backup's contents in place of the file's, at one instant; what the file held becomes a backup before.

    Args:
        database: the file, open for writing.
        journal: notes in the restored history that it was restored.
        backup: which one.
        key: the backup's, which is another than the file's where the passphrase was changed meanwhile.
        steps: the SQL of every format, in order.

    Raises:
        UnreadableFile: the backup is damaged, or not there any more.
        NotSaved: there is no room; the file is as it was.
    """
    if database.access.read_only:
        raise ReadsOnly(database.access.why_read_only())
    part = database.path.with_name(f"{database.path.name}.part")
    try:
        remove_unfinished(part)
        _copy(backup.path, key, part, database.key)
        make_backup(database)
        with closing(connect(part, database.key)) as connection, saving(database.path, NOT_DONE):
            bring_up_to_date(connection, steps)
            connection.execute("BEGIN IMMEDIATE")
            words = f"restore the backup of {backup.made:%Y-%m-%d %H:%M} UTC"
            journal.add(connection, WHOLE_ORGANISATION, How.RESTORED, words, source=backup.path.name)
            connection.execute("COMMIT")
            database.take_over(connection)
    finally:
        remove_unfinished(part)


def put_in_place_of_damaged(path: Path, backup: Path, who: str) -> Path:
    """Give a backup the name of a file that is damaged, and keep the damaged one beside it; its new name.

    Raises:
        ReadsOnly: another window has the file, or its folder may not be written to.
        NotSaved: there is no room; the damaged file is where it was.
    """
    access = Access(path, who)
    part = path.with_name(f"{path.name}.part")
    aside = path.with_name(f"{path.stem} damaged {datetime.now(UTC):%Y-%m-%d %H.%M.%S} UTC{path.suffix}")
    try:
        if access.read_only:
            raise ReadsOnly(access.why_read_only())
        with saving(path, NOT_DONE):
            shutil.copyfile(backup, part)
            shutil.copyfile(path, aside)
            # A journal of the damaged file would be read as the backup's own.
            for journal, its_name in zip(journals_of(path), journals_of(aside), strict=True):
                with suppress(FileNotFoundError):
                    journal.replace(its_name)
            put_in_place(part, path)
    finally:
        remove_unfinished(part)
        access.let_go()
    return aside


def _copy(backup: Path, its_key: Key | None, part: Path, key: Key | None) -> None:
    damaged = f"The backup {backup.name} is damaged or opens with another passphrase. Choose another one."
    with reading(backup):
        try:
            with closing(connect(backup, its_key)) as connection:
                if not is_whole(connection, encrypted=its_key is not None):
                    raise UnreadableFile(damaged)
                with saving(part, NOT_MADE):
                    written_anew(connection, part, key)
        except DriverError as exc:
            raise UnreadableFile(damaged) from exc
