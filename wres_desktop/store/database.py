"""An open organisation's file below its meaning: reading, and transactions that are saved whole or not at all."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any, TypeAlias

from wres_desktop.store.access import Access
from wres_desktop.store.driver import Connection, DriverError, code_of, connect, copied, make_durable, written_anew
from wres_desktop.store.durable import journals_of, put_in_place, remove
from wres_desktop.store.failures import (
    NOT_DONE,
    NewerFile,
    NotAnOrganisation,
    NotSaved,
    ReadsOnly,
    file_gone,
    reading,
    saving,
)
from wres_desktop.store.formats import bring_up_to_date, format_of
from wres_desktop.store.keys import Key
from wres_desktop.store.whole import is_whole

Row: TypeAlias = tuple[Any, ...]


class Database:
    """One connection to one file; where the disk failed it, it connects anew at the next use."""

    def __init__(self, access: Access, key: Key | None, newest: int) -> None:
        """Connect to a file of this program whose format is at most the newest that it knows."""
        self.access = access
        self.key = key
        self._newest = newest
        self._writes = False
        self._stale = False
        self.times_connected = 0
        self._connection: Connection | None = None
        self._identity = (0, 0)
        with reading(access.path):
            self._connected()

    @property
    def path(self) -> Path:
        """The file that the user sees; what is read may be a private copy of it."""
        return self.access.path

    def begin_writing(self) -> None:
        """Have everything that is written from now on on the disk at once; until then the file is left as it is."""
        if self.access.read_only:
            return
        self._writes = True
        with saving(self.path):
            make_durable(self._connected(), shared=self.access.shared)

    def close(self) -> None:
        """Leave one plain file behind, without journals beside it where nobody else reads it."""
        connection, self._connection = self._connection, None
        if connection is None:
            return
        if self._writes:
            with suppress(DriverError):
                connection.execute("PRAGMA journal_mode = DELETE").fetchall()
        with suppress(DriverError):
            connection.close()

    def copy_to(self, path: Path) -> None:
        """Copy everything that is saved to a new file with the same key.

        Raises:
            NotSaved: there is no room, or the folder cannot be written to.
        """
        with saving(self.path, NOT_DONE):
            copied(self._connected(), path, self.key)

    def whole(self) -> bool:
        """Whether every page is as it was written."""
        return is_whole(self._connected(), encrypted=self.key is not None)

    def format(self) -> int:
        """The number of the file's format."""
        return format_of(self._connected()) or 0

    def bring_up_to_date(self, steps: Sequence[str]) -> None:
        """Take every step to the newest format that is not taken yet.

        Raises:
            NotSaved: the disk is full; the file is as the last whole step left it.
        """
        with saving(self.path, NOT_DONE):
            bring_up_to_date(self._connected(), steps)

    def be_replaced_by(self, part: Path, key: Key | None) -> None:
        """Give a finished file this one's name, and go on with it; where that cannot be, go on with this one.

        Raises:
            NotSaved: another window reads the file, or it cannot be replaced.
        """
        with saving(self.path, NOT_DONE):
            ((busy, *_),) = self._connected().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            if busy:
                raise NotSaved(
                    f"Another window is reading {self.path.name}, so {NOT_DONE}. Close it there, and try again."
                )
            self.close()
            # They belong to the old file and hold nothing any more; beside the new one they would be read as its own.
            remove(*journals_of(self.path))
            put_in_place(part, self.path)
        self.key = key

    def take_over(self, source: Connection) -> None:
        """Take everything from another open file with the same key, at one instant.

        Raises:
            NotSaved: there is no room; the file is as it was.
        """
        with saving(self.path, NOT_DONE):
            source.backup(self._connected())
        self._drop()

    def write_anew(self, part: Path, key: Key | None) -> None:
        """Write everything to a new file with another key; compared with this one row by row.

        Raises:
            NotSaved: there is no room, or the folder cannot be written to.
        """
        with saving(self.path, NOT_DONE):
            written_anew(self._connected(), part, key)

    def read_privately(self) -> None:
        """Go on with a private copy, which may be brought to a newer format although the file itself may not."""
        self._drop()
        self.access.copy_privately()
        with reading(self.path):
            self._connected()

    def rows(self, statement: str, values: Sequence[object] = ()) -> list[Row]:
        """All rows that a question gives.

        Raises:
            UnreadableFile: the file cannot be read any more.
        """
        with reading(self.path):
            try:
                return self._connected().execute(statement, values).fetchall()
            except DriverError as exc:
                self._forget_if_broken(exc)
                raise

    def version_of_others(self) -> tuple[int, int]:
        """Numbers that change whenever somebody else may have written to the file."""
        ((version,),) = self.rows("PRAGMA data_version")
        return self.times_connected, int(version)

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Everything that is written inside is on the disk when the block ends, or none of it.

        Raises:
            NotSaved: the disk is full, gone, or may not be written to; the file is as it was before.
            ReadsOnly: the file is open for reading only.
        """
        if self.access.read_only:
            raise ReadsOnly(self.access.why_read_only())
        with saving(self.path):
            if self._stale or self._identity != self._identity_now():
                self._drop()
            connection, broken = self._begun(), None
            try:
                yield connection
                connection.execute("COMMIT")
            except DriverError as exc:
                broken = exc
                raise
            finally:
                self._roll_back(connection)
                if broken:
                    self._forget_if_broken(broken)

    def _begun(self) -> Connection:
        """A connection in a transaction; where the one at hand has gone stale, as when a stick was away, a new one."""
        try:
            self._connected().execute("BEGIN IMMEDIATE")
        except DriverError as exc:
            self._forget_if_broken(exc)
            if self._connection is not None:
                raise
            self._connected().execute("BEGIN IMMEDIATE")
        return self._connected()

    def _connected(self) -> Connection:
        if self._connection is None:
            self.access.take_again()
            self._connection = self._newly_connected()
            self._identity = self._identity_now()
            # The driver takes a file that may only be read just now without a word, and would stay with that.
            self._stale = not self.access.may_be_written()
            self.times_connected += 1
        return self._connection

    def _newly_connected(self) -> Connection:
        try:
            return self._tried_connection()
        except DriverError as exc:
            if not (self.access.read_only and code_of(exc) in {"CANTOPEN", "IOERR", "READONLY"}):
                raise
        self.access.copy_privately()
        return self._tried_connection()

    def _tried_connection(self) -> Connection:
        with ExitStack() as undone:
            connection = connect(self.access.to_read, self.key, read_only=self.access.to_read_only)
            undone.callback(connection.close)
            self._see_whose_it_is(format_of(connection))
            if self._writes:
                make_durable(connection, shared=self.access.shared)
            undone.pop_all()
        return connection

    def _see_whose_it_is(self, version: int | None) -> None:
        if version is None:
            raise NotAnOrganisation(
                f"{self.path.name} belongs to another program. Choose a file that ends in .wresorg."
            )
        if version > self._newest:
            raise NewerFile(
                f"{self.path.name} was written by a newer version of this program (format {version}; this one knows up "
                f"to {self._newest}). Install the newer version to open it; nothing was changed."
            )

    def _identity_now(self) -> tuple[int, int]:
        """Which file it is that has the name: one that was moved away could still be written to, and nobody find it."""
        try:
            about = self.access.to_read.stat()
        except OSError as exc:
            raise file_gone(self.path) from exc
        return about.st_dev, about.st_ino

    @staticmethod
    def _roll_back(connection: Connection) -> None:
        with suppress(DriverError):  # a connection that is closed has nothing to take back
            if connection.in_transaction:
                connection.execute("ROLLBACK")

    def _forget_if_broken(self, exc: Exception) -> None:
        """After a failure of the disk the next use connects anew: the stick may be back, and with it a new file."""
        if code_of(exc) in {"IOERR", "CANTOPEN", "READONLY", "NOTADB", "CORRUPT"}:
            self._drop()

    def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(DriverError):
                connection.close()
