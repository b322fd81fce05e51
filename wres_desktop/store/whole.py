"""Whether a file is whole: every page as it was written, every table and index in itself in order."""

from wres_desktop.store.driver import Connection, DriverError


def is_whole(connection: Connection, *, encrypted: bool) -> bool:
    """Look at every page; a file of a few megabytes takes some hundredths of a second."""
    try:
        if encrypted and _has_torn_pages(connection) and _has_torn_pages(connection, copied_again=True):
            return False
        return connection.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]
    except DriverError:
        return False


def _has_torn_pages(connection: Connection, *, copied_again: bool = False) -> bool:
    """Whether pages of an encrypted file are not as they were written.

    SQLCipher reads the file here past its log. What a kill left half copied out of the log is whole in the log still,
    and is ``copied_again`` first.
    """
    if copied_again:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return bool(connection.execute("PRAGMA cipher_integrity_check").fetchall())
