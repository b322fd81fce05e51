"""WresError and the few failures that several parts share: each message is one finished sentence for the user."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar


class WresError(Exception):
    """Something that the user can put right; the message says what is wrong and what to do."""

    exit_code: ClassVar[int] = 2


class WrongUse(WresError):
    """The command was called with words that it does not know or that contradict each other."""


class UnreadableFile(WresError):
    """A file that cannot be read, or that is not what its name promises."""


class CannotWrite(WresError):
    """A file that cannot be written: no permission, no space, not a folder."""


@contextmanager
def room_to_work() -> Iterator[None]:
    """Files are put together: say so in words where there is no room for what that needs for a moment.

    Raises:
        CannotWrite: there is none.
    """
    try:
        yield
    except OSError as error:
        message = (
            f"There is no room for temporary files in {_temporary()}, so nothing was written. Make some space on that "
            "disk, and try again."
        )
        raise CannotWrite(message) from error


def _temporary() -> str:
    from tempfile import gettempdir  # noqa: PLC0415 - slow to load, and every command loads this module first

    try:
        return gettempdir()
    except OSError:  # not even an empty one could be written
        return "this computer's folder for them"


class DataProblems(WresError):
    """The counts have problems that block what was asked for."""

    exit_code = 1


class Cancelled(WresError):
    """The user stopped the work; nothing was changed and nothing was written."""

    exit_code = 1


class NotProtected(WresError):
    """A figure is not protected, or protection could not be proved; nothing was published."""

    exit_code = 1
