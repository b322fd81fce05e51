"""Which indicators a plan should begin with, by the exact figures, and why: never by a figure too small to bear it."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from wres_desktop.domain.indicators import (
    BoardIndicator,
    IndicatorSet,
    LikelihoodIndicator,
    SurveyIndicator,
)
from wres_desktop.domain.ratios import FourFifths
from wres_desktop.domain.rounding import digits

_WORDS: Final = {
    2: "White applicants were {} times as likely as BME applicants to be appointed from shortlisting",
    3: "BME staff were {} times as likely as white staff to enter the formal disciplinary process",
    4: "White staff were {} times as likely as BME staff to take part in non-mandatory training",
}
_SURVEY: Final = {
    5: "harassed or abused by patients or the public",
    6: "harassed or abused by colleagues",
    7: "given equal opportunities to progress",
    8: "discriminated against at work",
}
_UNKNOWN_SHARE: Final = Fraction(10)
_BOARD_GAP: Final = Fraction(-5)
"""A board this many percentage points below the workforce is worth an action: this tool's own measure."""

_SMALL_BOARD: Final = 10


@dataclass(frozen=True, slots=True)
class Priority:
    """An indicator to begin with; ``reason`` is one finished sentence, ``weight`` orders them, the heaviest first."""

    indicator: int
    reason: str
    weight: Fraction


def priorities(indicators: IndicatorSet) -> tuple[Priority, ...]:
    """The indicators whose figures are outside of what is fair, and not by chance: for the organisation's own eyes.

    A ratio with a caution for small numbers, or one that could be chance, is never a reason; nor is a board of fewer
    than ten.
    """
    found = [priority for number in indicators.indicators for priority in _of(number, indicators)]
    return tuple(sorted(found, key=lambda each: (-each.weight, each.indicator)))


def _of(number: int, indicators: IndicatorSet) -> Iterator[Priority]:
    match indicators.indicators[number]:
        case LikelihoodIndicator() as indicator:
            yield from _likelihood(number, indicator)
        case SurveyIndicator() as indicator:
            yield from _survey(number, indicator)
        case BoardIndicator() as indicator:
            yield from _board(indicator)
        case _:
            pass
    if number == 1 and indicators.staff is not None:
        unknown = indicators.staff.self_reported
        if isinstance(unknown, Fraction) and 100 - unknown > _UNKNOWN_SHARE:
            share = digits(100 - unknown, 1)
            reason = f"The ethnicity of {share}% of staff is not known, which makes every figure unsure."
            yield Priority(1, reason, (100 - unknown) / 10)


def _likelihood(number: int, indicator: LikelihoodIndicator) -> Iterator[Priority]:
    reading, ratio = indicator.reading, indicator.relative_likelihood
    bears = reading.could_be_chance is False and not reading.cautions and isinstance(ratio, Fraction)
    if bears and isinstance(ratio, Fraction) and reading.four_fifths is FourFifths.BME_DISADVANTAGED:
        said = _WORDS[number].format(digits(ratio, 2))
        yield Priority(number, f"{said}, which is outside the fair range and unlikely to be chance.", ratio)


def _survey(number: int, indicator: SurveyIndicator) -> Iterator[Priority]:
    gap, ratio = indicator.gap, indicator.ratio
    if indicator.could_be_chance is not False or indicator.cautions:
        return
    if isinstance(gap, Fraction) and isinstance(ratio, Fraction) and ratio > 1:
        side = "less" if number == 7 else "more"  # noqa: PLR2004  indicator 7: a higher share is better
        by = f"by {digits(abs(gap), 1)} percentage points, which is unlikely to be chance"
        reason = f"BME staff said {side} often than white staff that they were {_SURVEY[number]}, {by}."
        yield Priority(number, reason, ratio)


def _board(indicator: BoardIndicator) -> Iterator[Priority]:
    difference, total = indicator.differences["total"], indicator.rows["total"].total
    if total is None or total < _SMALL_BOARD or not isinstance(difference, Fraction) or difference > _BOARD_GAP:
        return
    points = digits(-difference, 1)
    reason = f"BME people's share of the board is {points} percentage points below their share of the workforce."
    yield Priority(9, reason, -difference / 10)
