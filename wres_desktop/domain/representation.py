"""How BME staff are spread over the bands: a row beside the rest, one more appointment, the leadership goal."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from wres_desktop.domain.changes import Good, Verdict, change_of_share
from wres_desktop.domain.ratios import GroupRate
from wres_desktop.domain.rounding import digits
from wres_desktop.domain.workforce import BANDS

GOAL_YEAR: Final = 2028
"""By when leadership should match the workforce (A Model Employer, NHS England, January 2019)."""

LEADERSHIP_ROWS: Final = (*BANDS[8:], "bands_8a_to_8b", "bands_8c_to_vsm")
"""Bands 8a and above with VSM, and the pay clusters that they make up (standard 5.4)."""

_PEOPLE: Final = "staff"


@dataclass(frozen=True, slots=True)
class AgainstAll:
    """A row's share minus that of all staff, in percentage points; the verdict compares it with everybody else."""

    difference: Fraction
    verdict: Verdict


def against_all(bme: int, total: int, all_bme: int, all_staff: int) -> AgainstAll:
    """The BME share of a row beside that of all staff, of whom the row's people are a part."""
    difference = Fraction(100 * bme, total) - Fraction(100 * all_bme, all_staff)
    others = GroupRate(all_bme - bme, all_staff - total, _PEOPLE)
    if not others.denominator:
        return AgainstAll(difference, Verdict.CANNOT_TELL)
    return AgainstAll(difference, change_of_share(GroupRate(bme, total, _PEOPLE), others, Good.NEITHER).verdict)


def share_with_one_more(bme: int, total: int) -> Fraction:
    """The BME share, in percent, if one more of the same posts were held by a BME person."""
    return Fraction(100 * (bme + 1), total)


@dataclass(frozen=True, slots=True)
class Goal:
    """How many BME people a row needs to match the workforce, how many more that is, and how many by which year."""

    needed: int
    more: int
    path: Mapping[int, int]


def leadership_goal(bme: int, total: int, all_staff: tuple[int, int], year: int) -> Goal:
    """The path from ``year`` to 2028 (standard 5.4: the goal is NHS England's, the reckoning this program's own).

    ``all_staff`` are the BME people among all staff, and all staff. needed = the whole number at or above (BME share of
    all staff) x posts; path(t) = now + (needed - now) x (t - year) / (2028 - year), half-up. Who has reached the
    goal already stays where he is.
    """
    of, out_of = all_staff
    needed = -(-of * total // out_of)
    more = max(0, needed - bme)
    years = GOAL_YEAR - year
    path = {
        each: int(digits(bme + Fraction(more * (each - year), years), 0)) for each in range(year + 1, GOAL_YEAR + 1)
    }
    return Goal(needed, more, path)
