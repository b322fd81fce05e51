"""The format of an organisation's file: which one it has, and the numbered steps to the newest."""

import sqlite3
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from wres_desktop.store.driver import Connection

APPLICATION = 0x57524553
"""WRES, in the four bytes that SQLite keeps for the program that a file belongs to."""

_FOLDER = Path(__file__).parent / "migrations"


@cache
def migrations() -> Sequence[str]:
    """The SQL of every step, the first from nothing to format 1."""
    files = sorted(_FOLDER.glob("[0-9][0-9][0-9][0-9]_*.sql"))
    return tuple(file.read_text(encoding="utf-8") for file in files)


def format_of(connection: Connection) -> int | None:
    """The number of a file's format; 0 for an empty file, None for one of another program."""
    ((application,),) = connection.execute("PRAGMA application_id").fetchall()
    ((version,),) = connection.execute("PRAGMA user_version").fetchall()
    ((tables,),) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    if application != APPLICATION and tables:
        return None
    return int(version)


def bring_up_to_date(connection: Connection, steps: Sequence[str]) -> None:
    """Take every step that the file has not taken; each is one transaction with its number, so none is half taken."""
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        for number, sql in enumerate(steps, start=1):
            if number > (format_of(connection) or 0):
                _take(connection, number, sql)
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def _take(connection: Connection, number: int, sql: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statement in _statements(sql):
            connection.execute(statement)
        loose = connection.execute("PRAGMA foreign_key_check").fetchall()
        if loose:
            raise ValueError(f"Step {number} of the file's format leaves rows that belong to nothing.")
        connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _statements(sql: str) -> Iterator[str]:
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        yield statement
