"""What was done to an organisation's file: plain values for a step, a change and whoever is at the keyboard."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeAlias

Answer: TypeAlias = str | int
"""What was typed: a whole number, or the text as it was typed."""

Answers: TypeAlias = Mapping[str, Answer]
"""One year's answers by place, such as ``workforce/clinical/band_5/bme``; a blank is an absent place."""

WHOLE_ORGANISATION = 0
"""The year of what belongs to no year: settings, and publications of others."""


def now() -> str:
    """This instant as it stands in the file: UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def this_computer() -> str:
    """The computer's name, without asking the network for it."""
    if sys.platform == "win32":
        return os.environ.get("COMPUTERNAME", "")
    return os.uname().nodename


class How(StrEnum):
    """In which way a step came about."""

    BEGUN = "begun"
    TYPED = "typed"
    IMPORTED = "imported"
    CARRIED_OVER = "carried over"
    UNDONE = "undone"
    REDONE = "redone"
    SETTING = "setting"
    CONFIRMED = "confirmed"
    UNCONFIRMED = "confirmation taken back"
    SIGNED_OFF = "signed off"
    WITHDRAWN = "sign-off withdrawn"
    PUBLISHED = "published"
    LISTED = "added to the ledger"
    UNLISTED = "removed from the ledger"
    RESTORED = "restored"
    ENCRYPTED_ANEW = "passphrase changed"


@dataclass(frozen=True, slots=True)
class Hand:
    """Who is at the keyboard, on which computer, with which version of the program."""

    who: str
    program_version: str
    computer: str = field(default_factory=this_computer)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done, whole or not at all.

    Attributes:
        number: its place in the file's history, from 1; 0 where nothing had to be changed and nothing was written.
        year: the reporting year, or 0 for the organisation as a whole.
        changed: what stood at each place before and after; None is blank.
        words: what was done, for the menu ("Undo ...") and the history.
    """

    number: int
    year: int
    changed: Mapping[str, tuple[Answer | None, Answer | None]]
    words: str
    how: How = How.TYPED


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the audit trail: what a step did to one place. ``place`` is empty for a step without places.

    Attributes:
        number: of the step; all places of one paste share it.
        at: when, in UTC.
        source: where the values came from, such as "from staff.xlsx, 312 rows"; empty if typed.
        words: what the whole step was.
    """

    number: int
    at: datetime
    who: str
    year: int
    place: str
    before: Answer | None
    after: Answer | None
    how: How
    source: str
    words: str
