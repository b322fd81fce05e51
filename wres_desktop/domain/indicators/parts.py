"""What the indicators have in common: a section without figures, and headcounts with their percentages."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from wres_desktop.domain.ethnicity import EthnicGroup
from wres_desktop.domain.ratios import NotCalculable, percentage
from wres_desktop.domain.submission import GroupCounts, NotCollected

COUNT_NOT_KNOWN: Final = NotCalculable("a count is not known")


class Absence(StrEnum):
    """Why a section has no figures; zero is not among the reasons."""

    BLANK = "blank"
    NOT_COLLECTED = "not_collected"


@dataclass(frozen=True, slots=True)
class Unavailable:
    """An indicator without figures; ``reason`` is the organisation's own where it said "not collected"."""

    why: Absence
    reason: str


@dataclass(frozen=True, slots=True)
class Share:
    """Headcounts by ethnic group, with the percentages of their total; unknown ethnicity stays in the total."""

    counts: GroupCounts

    @property
    def total(self) -> int | None:
        """Everybody, or ``None`` where a count is not known."""
        return add_up(self.counts.of(group) for group in EthnicGroup)

    @property
    def declared(self) -> int | None:
        """The people whose ethnicity is known."""
        return add_up((self.counts.white, self.counts.bme))

    def percent(self, group: EthnicGroup) -> Fraction | NotCalculable:
        """The percentage of a group among everybody."""
        return share_percent(self.counts.of(group), self.total)


def share_percent(count: int | None, total: int | None) -> Fraction | NotCalculable:
    """A percentage of headcounts that may not be known."""
    return COUNT_NOT_KNOWN if count is None or total is None else percentage(count, total)


def add_up(counts: Iterable[int | None]) -> int | None:
    """The sum, or ``None`` where one of the counts is not known."""
    total = 0
    for count in counts:
        if count is None:
            return None
        total += count
    return total


def summed(rows: Iterable[GroupCounts]) -> GroupCounts:
    """Rows added up group by group; a count that is not known makes its group's sum not known."""
    listed = tuple(rows)
    return GroupCounts(*(add_up(row.of(group) for row in listed) for group in EthnicGroup))


def unavailable(section: NotCollected | None) -> Unavailable:
    """A section that was left blank or not collected."""
    if section is None:
        return Unavailable(Absence.BLANK, "not yet entered")
    return Unavailable(Absence.NOT_COLLECTED, section.reason)
