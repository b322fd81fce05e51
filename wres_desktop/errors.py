"""WresError and the few failures that several parts share: each message is one finished sentence for the user."""

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


class DataProblems(WresError):
    """The counts have problems that block what was asked for."""

    exit_code = 1


class Cancelled(WresError):
    """The user stopped the work; nothing was changed and nothing was written."""

    exit_code = 1


class NotProtected(WresError):
    """A figure is not protected, or protection could not be proved; nothing was published."""

    exit_code = 1
