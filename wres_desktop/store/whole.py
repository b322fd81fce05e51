"""Whether a file is whole: every page as it was written, every table and index in itself in order."""

from wres_desktop.store.driver import Connection, DriverError


def is_whole(connection: Connection, *, encrypted: bool) -> bool:
    """Look at every page; a file of a few megabytes takes some hundredths of a second."""
    try:
        if encrypted and connection.execute("PRAGMA cipher_integrity_check").fetchall():
            return False
        return connection.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]
    except DriverError:
        return False
