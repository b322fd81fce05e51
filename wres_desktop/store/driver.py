"""The one door to SQLCipher: how a file is connected to, with or without a key, and what its result codes mean."""

import sqlite3
import sys
from pathlib import Path
from typing import TypeAlias, cast

from sqlcipher3 import dbapi2

from wres_desktop.store.keys import Key

Connection: TypeAlias = sqlite3.Connection
"""SQLCipher's connections have every method of SQLite's, but no types of their own."""

DriverError: type[Exception] = dbapi2.Error

PLAIN = b"SQLite format 3\x00"
"""How a file begins that is not encrypted; an encrypted one begins with its salt."""

SECONDS_OF_PATIENCE = 2.0
"""How long a change waits while another program reads or copies the file."""

_CODES = {
    3: "PERM",
    5: "BUSY",
    6: "LOCKED",
    8: "READONLY",
    10: "IOERR",
    11: "CORRUPT",
    13: "FULL",
    14: "CANTOPEN",
    26: "NOTADB",
}
"""SQLite's primary result codes, of those that a user's computer can cause."""


_WORDS = {
    "database or disk is full": "FULL",
    "disk I/O error": "IOERR",
    "unable to open database file": "CANTOPEN",
}
"""SQLCipher's export passes on the words of a failure and not its code."""


def code_of(exc: Exception) -> str:
    """The name of SQLite's primary result code; empty for one that only a bug can cause."""
    return _CODES.get(getattr(exc, "sqlite_errorcode", 0) & 0xFF, _WORDS.get(str(exc), ""))


def is_about_the_disk(exc: Exception) -> bool:
    """Whether the disk, the folder or the network is to blame."""
    return code_of(exc) in {"CANTOPEN", "IOERR"}


def is_about_contents(exc: Exception) -> bool:
    """Whether the bytes in the file are to blame: damaged, or encrypted with another key."""
    return code_of(exc) in {"CORRUPT", "NOTADB"}


def connect(path: Path, key: Key | None, *, read_only: bool = False) -> Connection:
    """A connection to a file that exists, every statement of it a transaction of its own unless one is begun.

    It may be handed from thread to thread, and is used by one at a time.
    """
    return _connected(f"{_address(path)}?mode={'ro' if read_only else 'rw'}", key)


def connect_new(path: Path, key: Key | None) -> Connection:
    """A connection to a file that it creates, encrypted with the key where one is given."""
    return _connected(f"{_address(path)}?mode=rwc", key)


def copied(connection: Connection, path: Path, key: Key | None) -> None:
    """Copy an open file, with whatever is still in its journal, to a new one with the same key."""
    copy = connect_new(path, key)
    try:
        connection.backup(copy)
        # Else the copy asks for a journal of the quicker kind as soon as it is looked at.
        copy.execute("PRAGMA journal_mode = DELETE").fetchall()
    finally:
        copy.close()


def written_anew(connection: Connection, path: Path, key: Key | None) -> None:
    """Write everything in an open file to a new one with another key or none, and compare them row by row.

    Raises:
        DriverError: the disk is full.
        ValueError: the two differ.
    """
    words = f"x'{key.raw.hex()}{key.salt.hex()}'" if key else ""
    connection.execute("ATTACH DATABASE ? AS anew KEY ?", (f"{_address(path)}?mode=rwc", words))
    try:
        connection.execute("SELECT sqlcipher_export('anew')").fetchall()
        for name in ("application_id", "user_version"):
            ((value,),) = connection.execute(f"PRAGMA main.{name}").fetchall()
            connection.execute(f"PRAGMA anew.{name} = {value}")
        if _differing_table(connection):
            raise ValueError("The file that was written anew is not the same as the one before.")
    finally:
        connection.execute("DETACH DATABASE anew")


def _differing_table(connection: Connection) -> str:
    """The first table whose rows differ between the open file and the one attached as ``anew``; empty if none."""
    for (table,) in connection.execute("SELECT name FROM main.sqlite_schema WHERE type = 'table'").fetchall():
        missing = f'SELECT count(*) FROM (SELECT * FROM main."{table}" EXCEPT SELECT * FROM anew."{table}")'  # noqa: S608
        counts = f'SELECT (SELECT count(*) FROM main."{table}") - (SELECT count(*) FROM anew."{table}")'  # noqa: S608
        if any(connection.execute(question).fetchall() != [(0,)] for question in (missing, counts)):
            return str(table)
    return ""


def make_durable(connection: Connection, *, shared: bool) -> None:
    """Have every commit on the disk before it is called saved, with a journal that suits the place.

    Args:
        connection: one that may write.
        shared: the file is on a network share, where the quicker journal (WAL) is not safe.
    """
    if shared:
        # A file that was left with a WAL is taken back to the older journal without the shared memory that WAL needs.
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = DELETE").fetchall()
        connection.execute("PRAGMA locking_mode = NORMAL")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    else:
        connection.execute("PRAGMA journal_mode = WAL").fetchall()
    connection.execute("PRAGMA synchronous = FULL")
    if sys.platform == "darwin":
        connection.execute("PRAGMA fullfsync = ON")
        connection.execute("PRAGMA checkpoint_fullfsync = ON")


def _connected(address: str, key: Key | None) -> Connection:
    connection = cast(
        "Connection",
        dbapi2.connect(address, timeout=SECONDS_OF_PATIENCE, isolation_level=None, check_same_thread=False, uri=True),
    )
    # Else SQLCipher writes its own technical lines to standard error whenever a passphrase is mistyped.
    connection.execute("PRAGMA cipher_log_level = NONE")
    if key:
        connection.execute(f"PRAGMA key = \"x'{key.raw.hex()}{key.salt.hex()}'\"")
        connection.execute("PRAGMA cipher_compatibility = 4")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def _address(path: Path) -> str:
    """The file as SQLite wants it named; a Windows share has its server inside the path, not before it."""
    address = path.absolute().as_uri()
    return address if address.startswith("file:///") else address.replace("file://", "file:////", 1)
