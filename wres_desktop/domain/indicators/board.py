"""Indicator 9: the board's share of BME people against that of the workforce."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from wres_desktop.domain.ethnicity import EthnicGroup
from wres_desktop.domain.indicators.parts import COUNT_NOT_KNOWN, Share, Unavailable, unavailable
from wres_desktop.domain.ratios import NotCalculable
from wres_desktop.domain.submission import Board, GroupCounts, NotCollected

COMPARED_WITH_WORKFORCE: Final = ("total", "voting", "executive")


@dataclass(frozen=True, slots=True)
class BoardIndicator:
    """``rows`` by name, the workforce last where it is known; ``differences`` are board minus workforce, in points."""

    rows: Mapping[str, Share]
    differences: Mapping[str, Fraction | NotCalculable]


def board_indicator(section: Board | NotCollected | None, staff: Share | None) -> BoardIndicator | Unavailable:
    """Indicator 9: shares with unknown ethnicity in the total, and three differences (standard 1.1, 1.5)."""
    if section is None or isinstance(section, NotCollected):
        return unavailable(section)
    rows = {
        "total": Share(section.total),
        "voting": Share(section.voting),
        "non_voting": Share(_rest(section.total, section.voting)),
        "executive": Share(section.executive),
        "non_executive": Share(_rest(section.total, section.executive)),
    }
    differences = {row: _difference(rows[row], staff) for row in COMPARED_WITH_WORKFORCE}
    return BoardIndicator(rows | ({"workforce": staff} if staff else {}), differences)


def _rest(everyone: GroupCounts, some: GroupCounts) -> GroupCounts:
    def left(group: EthnicGroup) -> int | None:
        all_of_group, part = everyone.of(group), some.of(group)
        return None if all_of_group is None or part is None else all_of_group - part

    return GroupCounts(*(left(group) for group in EthnicGroup))


def _difference(row: Share, staff: Share | None) -> Fraction | NotCalculable:
    if staff is None:
        return COUNT_NOT_KNOWN
    board, workforce = row.percent(EthnicGroup.BME), staff.percent(EthnicGroup.BME)
    if isinstance(board, NotCalculable):
        return board
    return workforce if isinstance(workforce, NotCalculable) else board - workforce
