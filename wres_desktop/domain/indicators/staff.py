"""Indicator 1: staff in each band by ethnic group against the whole workforce, and self-reporting of ethnicity."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from wres_desktop.domain.indicators.parts import Share, Unavailable, share_percent, summed, unavailable
from wres_desktop.domain.ratios import NotCalculable
from wres_desktop.domain.submission import GroupCounts, NotCollected, Workforce
from wres_desktop.domain.workforce import SENIOR_MEDICAL_MANAGER, StaffGroup, rows_of


@dataclass(frozen=True, slots=True)
class StaffRow:
    """One row of indicator 1 as it was entered."""

    staff_group: StaffGroup
    band: str
    share: Share


@dataclass(frozen=True, slots=True)
class StaffIndicator:
    """``overall`` is everybody; ``rows`` add up to it; ``of_which`` are memo lines that are not added again."""

    overall: Share
    staff_groups: Mapping[StaffGroup, Share]
    rows: tuple[StaffRow, ...]
    of_which: tuple[StaffRow, ...]

    @property
    def self_reported(self) -> Fraction | NotCalculable:
        """The percentage of all staff whose ethnicity is known (form, section D)."""
        return share_percent(self.overall.declared, self.overall.total)


def staff_indicator(workforce: Workforce | NotCollected | None) -> StaffIndicator | Unavailable:
    """Indicator 1; a row that was not entered has nobody in it."""
    if workforce is None or isinstance(workforce, NotCollected):
        return unavailable(workforce)
    rows = tuple(
        StaffRow(staff_group, band, Share(workforce[staff_group][band]))
        for staff_group in StaffGroup
        for band in rows_of(staff_group)
        if band in workforce.get(staff_group, {})
    )
    by_staff_group = {
        staff_group: Share(summed(row.share.counts for row in rows if row.staff_group is staff_group))
        for staff_group in StaffGroup
    }
    memo = workforce.get(StaffGroup.MEDICAL, {}).get(SENIOR_MEDICAL_MANAGER)
    return StaffIndicator(Share(summed(row.share.counts for row in rows)), by_staff_group, rows, _of_which(memo))


def _of_which(memo: GroupCounts | None) -> tuple[StaffRow, ...]:
    return () if memo is None else (StaffRow(StaffGroup.MEDICAL, SENIOR_MEDICAL_MANAGER, Share(memo)),)
