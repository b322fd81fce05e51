"""What the program itself makes of the worked-out rows of the national return: exact, from the indicators."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final, TypeAlias

from wres_desktop.domain.ethnicity import EthnicGroup
from wres_desktop.domain.indicators import (
    BoardIndicator,
    Indicator,
    IndicatorSet,
    LikelihoodIndicator,
    Share,
    SurveyIndicator,
)
from wres_desktop.domain.indicators.parts import COUNT_NOT_KNOWN, Unavailable
from wres_desktop.domain.ratios import NotCalculable, percentage
from wres_desktop.domain.submission import GroupCounts

NOT_AVAILABLE: Final = "not available"
NOT_CALCULABLE: Final = "not calculable"

Value: TypeAlias = Fraction | str
"""A number, or one of the two words for none."""

WHOLE_ROW: Final = "all"
"""Where the one value of a row stands that belongs to no single group."""


def own_values(indicators: IndicatorSet) -> Mapping[tuple[str, str], Value]:
    """By the row's key and the ethnic group, every value that the return works out by formulas."""
    values: dict[tuple[str, str], Value] = {}
    staff = indicators.staff.overall if indicators.staff else None
    for number, indicator in indicators.indicators.items():
        if number in (3, 4, 9):
            values |= {(f"{number}/staff", group): _staff(staff, group) for group in EthnicGroup}
        values |= _of_indicator(number, indicator, staff)
    return values


def _of_indicator(number: int, indicator: Indicator, staff: Share | None) -> Mapping[tuple[str, str], Value]:
    match indicator:
        case LikelihoodIndicator(white=white, bme=bme, relative_likelihood=relative):
            return {
                (f"{number}/likelihood", "white"): _value(white.likelihood),
                (f"{number}/likelihood", "bme"): _value(bme.likelihood),
                (f"{number}/relative", WHOLE_ROW): _value(relative),
            }
        case SurveyIndicator(question=question, white=white, bme=bme):
            place = f"survey/{question}/percent"
            return {(place, "white"): _value(white.percent), (place, "bme"): _value(bme.percent)}
        case BoardIndicator():
            return _board(indicator, staff)
        case Unavailable() if number in (2, 3, 4):
            keys = (
                (f"{number}/likelihood", "white"),
                (f"{number}/likelihood", "bme"),
                (f"{number}/relative", WHOLE_ROW),
            )
            return dict.fromkeys(keys, NOT_AVAILABLE)
        case Unavailable() if number == 9:  # noqa: PLR2004  the board
            return _no_board(staff)
        case _:
            return {}


def _board(indicator: BoardIndicator, staff: Share | None) -> dict[tuple[str, str], Value]:
    values: dict[tuple[str, str], Value] = {}
    for row in ("non_voting", "non_executive"):
        values |= {(f"9/{row}", group): _count(indicator.rows[row].counts.of(group)) for group in EthnicGroup}
    for row in ("total", "voting", "executive"):
        values |= _shares(row, indicator.rows[row])
    for row, difference in indicator.differences.items():
        values[f"9/{row}_minus_workforce", WHOLE_ROW] = _value(difference)
    return values | _shares("workforce", staff)


def _no_board(staff: Share | None) -> dict[tuple[str, str], Value]:
    values: dict[tuple[str, str], Value] = {}
    for row in ("non_voting", "non_executive"):
        values |= {(f"9/{row}", group): NOT_AVAILABLE for group in EthnicGroup}
    for row in ("total", "voting", "executive"):
        values |= _shares(row, None)
        values[f"9/{row}_minus_workforce", WHOLE_ROW] = NOT_AVAILABLE
    return values | _shares("workforce", staff)


def _shares(row: str, share: Share | None) -> dict[tuple[str, str], Value]:
    """The shares of the three groups as fractions of one."""
    counts = share or Share(GroupCounts(None, None, None))
    return {(f"9/{row}_share", group): _of_one(counts, group) for group in EthnicGroup}


def _of_one(share: Share, group: EthnicGroup) -> Value:
    if share.total is None:
        return NOT_AVAILABLE
    percent = percentage(share.counts.of(group) or 0, share.total)
    return _value(percent / 100 if isinstance(percent, Fraction) else percent)


def _staff(staff: Share | None, group: EthnicGroup) -> Value:
    return _count(staff.counts.of(group) if staff else None)


def _count(count: int | None) -> Value:
    return NOT_AVAILABLE if count is None else Fraction(count)


def _value(value: Fraction | NotCalculable) -> Value:
    if isinstance(value, Fraction):
        return value
    return NOT_AVAILABLE if value == COUNT_NOT_KNOWN else NOT_CALCULABLE
