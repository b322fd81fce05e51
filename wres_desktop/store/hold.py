"""Who has a file open for writing: a lock that the system gives back by itself when its process ends, even by force."""

import errno
import json
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from wres_desktop.store.steps import now, this_computer

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_TAKEN = {errno.EACCES, errno.EAGAIN, errno.EDEADLK, errno.EWOULDBLOCK}
"""What the systems say of a lock that another has."""

_FAR_BEHIND = 1 << 30
"""Windows lets nobody read a locked byte, so the locked one lies far behind the words that others have to read."""


class HeldByAnother(Exception):
    """Another window has the file; the message names who, on which computer, and since when."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the file: a name, a computer, and since when (UTC, ISO 8601)."""

    who: str
    computer: str
    since: str

    def words(self) -> str:
        """Such as "Jo Example on HR-PC-7, since 27 November 2026 at 22:31 (UTC)"."""
        where = f" on {self.computer}" if self.computer else ""
        since = f", since {self.since[:10]} at {self.since[11:16]} UTC" if self.since else ""
        return f"{self.who or 'Somebody'}{where}{since}"


class Hold:
    """The right to write to a file, from its creation to ``let_go``."""

    def __init__(self, path: Path, who: str) -> None:
        """Take the file, or say who has it.

        Raises:
            HeldByAnother: another window, of any program on any computer that sees this folder.
            OSError: nothing may be written in the folder.
        """
        self._path = path.with_name(f"{path.name}.lock")
        self._file = self._take()
        holder = {"who": who, "computer": this_computer(), "since": now()}
        with suppress(OSError):
            os.ftruncate(self._file, 0)
            os.write(self._file, json.dumps(holder).encode())

    def still_there(self) -> bool:
        """Whether the lock is where others would look for it: the drive may have been away meanwhile."""
        return self._is_the_named(self._file)

    def let_go(self) -> None:
        """Give the file back; the lock file goes too, while it is still ours."""
        named = self.still_there()
        if sys.platform == "win32":
            os.close(self._file)
        if named:
            with suppress(OSError):
                self._path.unlink()
        if sys.platform != "win32":
            os.close(self._file)

    def _take(self) -> int:
        while True:
            file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o666)
            try:
                _lock(file)
            except OSError as exc:
                if exc.errno not in _TAKEN:
                    # Some networks have no locks; SQLite's own care for the file's bytes.
                    return file
                holder = _holder_in(file)
                os.close(file)
                raise HeldByAnother(holder.words()) from exc
            if self._is_the_named(file):
                return file
            # Whoever had it before removed it between our opening and our locking: this one nobody else can see.
            os.close(file)

    def _is_the_named(self, file: int) -> bool:
        try:
            return os.path.samestat(os.fstat(file), self._path.stat())
        except OSError:
            return False


def _holder_in(file: int) -> Holder:
    try:
        os.lseek(file, 0, os.SEEK_SET)
        told = json.loads(os.read(file, 4096))
        return Holder(str(told["who"]), str(told["computer"]), str(told["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Holder("", "", "")


def _lock(file: int) -> None:
    """Lock the open file for as long as it is open.

    Raises:
        OSError: another has locked it.
    """
    if sys.platform == "win32":
        os.lseek(file, _FAR_BEHIND, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        os.lseek(file, 0, os.SEEK_SET)
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
