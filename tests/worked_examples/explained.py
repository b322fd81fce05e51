"""A published figure beside the counts that it was made of: right, or which mistake gives exactly this.

A second method beside the program's own (disclosure/hypotheses.py), which has a whole report before it and no counts.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from wres_desktop.domain.published import Mistake
from wres_desktop.domain.ratios import GroupRate, NotCalculable, percentage, relative_likelihood
from wres_desktop.domain.rounding import digits

_RATE_DECIMALS: Final = (1, 0, 2)
_MORE_LIKELY: Final = re.compile(r"(\d+(?:\.\d+)?)\s+(?:times\s+)?more likely", re.IGNORECASE)
_FULL_TIME_EQUIVALENT: Final = re.compile(r"\bFTE\b|full[- ]time[- ]equivalent", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Explanation:
    """``right`` is the figure as it should stand, half-up; ``mistake`` is ``None`` where the publisher agrees.

    ``detail`` names the other total where that was the mistake.
    """

    right: str | None
    mistake: Mistake | None
    detail: str = ""


def explain_percentage(
    numerator: int, denominator: int, printed: str, other_totals: Mapping[str, int] = MappingProxyType({})
) -> Explanation:
    """Compare a printed percentage with its counts; ``other_totals`` are totals that may have been used instead."""
    exact = percentage(numerator, denominator)
    if isinstance(exact, NotCalculable):
        return Explanation(None, Mistake.NOT_REPRODUCED)
    if rounding := _rounding(exact, printed):
        return rounding
    right = digits(exact, _decimals(printed))
    for name, total in other_totals.items():
        if total and digits(Fraction(100 * numerator, total), _decimals(printed)) == printed:
            return Explanation(right, Mistake.OTHER_DENOMINATOR, name)
    return Explanation(right, Mistake.NOT_REPRODUCED)


def explain_ratio(of: GroupRate, compared_with: GroupRate, printed: str) -> Explanation:
    """Compare a printed relative likelihood with its counts."""
    bare = printed.removesuffix("%").strip()
    exact = relative_likelihood(of=of, compared_with=compared_with)
    if isinstance(exact, NotCalculable):
        return Explanation(None, Mistake.NOT_REPRODUCED)
    rounding = _rounding(exact, bare)
    if rounding and bare != printed:
        return Explanation(rounding.right, Mistake.PERCENT_SIGN_ON_RATIO)
    if rounding:
        return rounding
    right = digits(exact, _decimals(bare))
    if bare in _ratios_of_rounded_rates(of, compared_with, _decimals(bare)):
        return Explanation(right, Mistake.RATIO_OF_ROUNDED_RATES)
    if exact and digits(1 / exact, _decimals(bare)) == bare:
        return Explanation(right, Mistake.OTHER_DIRECTION)
    return Explanation(right, Mistake.NOT_REPRODUCED)


def explain_compounded(ratio_per_step: Fraction, steps: int, printed: str) -> Explanation:
    """Compare a printed product of ``steps`` equal ratios with the power that it should be."""
    if rounding := _rounding(ratio_per_step**steps, printed):
        return rounding
    decimals = _decimals(printed)
    neighbours = {digits(ratio_per_step**step, decimals) for step in (steps - 1, steps + 1)}
    mistake = Mistake.REPEATED_STEP if printed in neighbours else Mistake.NOT_REPRODUCED
    return Explanation(digits(ratio_per_step**steps, decimals), mistake)


def mistakes_in_words(printed: str) -> frozenset[Mistake]:
    """What can be seen in a printed sentence: a direction that nobody can read, full-time equivalents."""
    found = set()
    if any(Fraction(ratio) < 1 for ratio in _MORE_LIKELY.findall(printed)):
        found.add(Mistake.UNCLEAR_DIRECTION)
    if _FULL_TIME_EQUIVALENT.search(printed):
        found.add(Mistake.FULL_TIME_EQUIVALENT)
    return frozenset(found)


def _rounding(exact: Fraction, printed: str) -> Explanation | None:
    """Agreement half-up, or the same figure cut off."""
    decimals = _decimals(printed)
    right = digits(exact, decimals)
    if right == printed:
        return Explanation(right, None)
    if digits(exact, decimals, truncated=True) == printed:
        return Explanation(right, Mistake.TRUNCATED)
    return None


def _ratios_of_rounded_rates(of: GroupRate, compared_with: GroupRate, decimals: int) -> frozenset[str]:
    """The ratio from percentages that were rounded first, to one, no or two decimals."""
    ratios = set()
    for places in _RATE_DECIMALS:
        first, second = (
            Fraction(digits(Fraction(100 * rate.numerator, rate.denominator), places)) for rate in (of, compared_with)
        )
        if second:
            ratios.add(digits(first / second, decimals))
    return frozenset(ratios)


def _decimals(printed: str) -> int:
    return len(printed.partition(".")[2])
