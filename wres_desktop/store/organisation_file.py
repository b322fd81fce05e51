"""One organisation's file, open: what the window and the commands may ask of it and write to it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from wres_desktop import __version__
from wres_desktop.store.approvals import Approvals
from wres_desktop.store.backups import Backup, backups_of, is_due, is_good, make_backup
from wres_desktop.store.encrypting import change_passphrase
from wres_desktop.store.failures import damaged
from wres_desktop.store.formats import migrations
from wres_desktop.store.opening import Opened, beginning_of, create, key_for, open_file
from wres_desktop.store.publications import Publications
from wres_desktop.store.recording import Recording
from wres_desktop.store.recovery_sheet import RecoverySheet, sheet_for
from wres_desktop.store.restoring import put_in_place_of_damaged, restore
from wres_desktop.store.steps import Hand


class OrganisationFile(Recording, Approvals, Publications):
    """One ``*.wresorg`` file. Every method that writes has it on the disk when it returns, or raises ``NotSaved``.

    Used by one thread at a time. Another window that opens the same file reads only.
    """

    def __init__(self, opened: Opened, who: str) -> None:
        """Not for others: ``create`` and ``open`` make these."""
        super().__init__(opened.database, Hand(who, __version__))
        self.notice = opened.notice

    # ------------------------------------------------------------ opening and closing
    @classmethod
    def create(cls, path: Path, *, who: str, passphrase: str = "") -> Self:
        """Make a new file and open it.

        Raises:
            CannotWrite: there is such a file already, or the folder cannot be written to.
        """
        create(path, passphrase, migrations())
        return cls.open(path, who=who, passphrase=passphrase)

    @classmethod
    def open(cls, path: Path, *, who: str, passphrase: str = "") -> Self:
        """Open a file; ``passphrase`` may also be the code on the recovery sheet.

        Raises:
            PassphraseNeeded: it is encrypted and no passphrase was given.
            WrongPassphrase: the passphrase is another.
            NewerFile: a newer version of the program wrote it.
            DamagedFile: it is not whole; its ``backup`` is the newest copy that is.
            UnreadableFile: it cannot be read, or is none of this program's.
        """
        return cls(open_file(path, who, passphrase, migrations()), who)

    @classmethod
    def restore_damaged(cls, path: Path, backup: Path, *, who: str, passphrase: str = "") -> Self:
        """Open a backup in place of a file that is damaged; the damaged one stays beside it under another name.

        Raises:
            ReadsOnly: another window has the file, or its folder may not be written to.
            NotSaved: there is no room; nothing was changed.
            UnreadableFile: the backup cannot be used either.
        """
        if not is_good(backup, key_for(backup, passphrase)):
            raise damaged(backup, None)
        put_in_place_of_damaged(path, backup, who)
        return cls.open(path, who=who, passphrase=passphrase)

    def close(self) -> None:
        """Give the file back; harmless where it is closed already."""
        self._database.close()
        self._database.access.let_go()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, failure: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ------------------------------------------------------------ what it is
    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._database.path

    @property
    def read_only(self) -> bool:
        """Whether nothing may be changed: another window has it, or its folder may not be written to."""
        return self._database.access.read_only

    @property
    def held_by(self) -> str:
        """Who has it open, on which computer and since when; empty where nobody else has."""
        return self._database.access.held_by

    @property
    def why_read_only(self) -> str:
        """One finished sentence where the file is open for reading only, else empty."""
        return self._database.access.why_read_only() if self.read_only else ""

    @property
    def encrypted(self) -> bool:
        """Whether the file needs a passphrase."""
        return self._database.key is not None

    # ------------------------------------------------------------ keeping it safe
    def backups(self) -> Sequence[Backup]:
        """The copies beside the file, the newest first; at most ten."""
        return backups_of(self.path)

    def back_up(self) -> Backup:
        """Make a backup now.

        Raises:
            NotSaved: there is no room, or the folder cannot be written to.
        """
        return make_backup(self._database)

    def back_up_if_due(self) -> None:
        """Make a backup where the newest lacks anything that was done.

        Raises:
            NotSaved: as ``back_up``.
        """
        if is_due(self._database):
            make_backup(self._database)

    def restore(self, backup: Backup, *, passphrase: str = "") -> None:
        """Go back to a backup; what the file holds now becomes a backup first.

        Args:
            backup: one of ``backups()``.
            passphrase: the backup's own, where it was made before the passphrase was changed.

        Raises:
            PassphraseNeeded: the backup has an earlier passphrase.
            UnreadableFile: the backup is damaged, or not there any more.
            NotSaved: there is no room; the file is as it was.
        """
        key = self._database.key
        if key is None or beginning_of(backup.path) != key.salt:
            key = key_for(backup.path, passphrase)
        restore(self._database, self._journal, backup, key, migrations())

    def change_passphrase(self, passphrase: str) -> None:
        """Encrypt the file and its backups with another passphrase; an empty one takes the protection away.

        The recovery sheet that was printed before does not open the file any more.

        Raises:
            NotSaved: there is no room, or another window has the file; it is as it was.
        """
        change_passphrase(self._database, self._journal, passphrase)

    def recovery_sheet(self, made_on: date) -> RecoverySheet | None:
        """The page to print and lock away, with a code that opens the file; None where it has no passphrase."""
        key = self._database.key
        return sheet_for(self.path, key, made_on) if key else None
