"""Better, worse, or cannot tell: what changed from one year to another, decided by 95 % intervals (docs/method.md)."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import exp, sqrt
from typing import Final

from wres_desktop.domain.ratios import GroupRate, NotCalculable, relative_likelihood
from wres_desktop.domain.uncertainty import gap_interval, is_few, log_relative_likelihood

_Z: Final = 1.959963984540054
"""The 97.5 % point of the normal distribution."""


class Verdict(StrEnum):
    """What may be said of a difference; ``OTHER_SIDE``: it now favours the other group, and by more than before."""

    BETTER = "better"
    WORSE = "worse"
    OTHER_SIDE = "other_side"
    HIGHER = "higher"
    LOWER = "lower"
    CANNOT_TELL = "cannot_tell"


class Good(StrEnum):
    """Which way a share should go."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Change:
    """From one year to another.

    ``size`` is now minus before: percentage points, or the difference of two relative likelihoods. ``interval_95`` is
    that of the percentage points, or of the factor now / before for relative likelihoods. ``few`` says that so few
    people are behind it that the verdict is "cannot tell" whatever the interval.
    """

    size: Fraction
    interval_95: tuple[float, float]
    verdict: Verdict
    few: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """Both groups of one year: a gap is ``of`` minus ``compared_with``, a relative likelihood ``of`` over it."""

    of: GroupRate
    compared_with: GroupRate


def change_of_share(now: GroupRate, before: GroupRate, good: Good) -> Change:
    """A share of two years: Newcombe's interval of their difference; nobody is missing from either denominator."""
    size = _percent(now) - _percent(before)
    interval = gap_interval(now, before)
    few = is_few(now, before)
    if few or interval[0] <= 0 <= interval[1]:
        return Change(size, interval, Verdict.CANNOT_TELL, few)
    higher = size > 0
    if good is Good.NEITHER:
        return Change(size, interval, Verdict.HIGHER if higher else Verdict.LOWER, few)
    return Change(size, interval, Verdict.BETTER if higher is (good is Good.HIGHER) else Verdict.WORSE, few)


def change_of_gap(now: Pair, before: Pair) -> Change:
    """A gap of two years, in percentage points; nearer to 0 is better.

    Each gap has Newcombe's interval; that of their difference follows from both by the method of variance estimates
    recovery (Zou and Donner, Statistics in Medicine 27, 2008, 1693-1702).
    """
    gap, earlier = (_percent(pair.of) - _percent(pair.compared_with) for pair in (now, before))
    (low, high), (low_before, high_before) = (gap_interval(pair.of, pair.compared_with) for pair in (now, before))
    size = gap - earlier
    below = sqrt((float(gap) - low) ** 2 + (high_before - float(earlier)) ** 2)
    above = sqrt((high - float(gap)) ** 2 + (float(earlier) - low_before) ** 2)
    interval = (float(size) - below, float(size) + above)
    few = any(is_few(pair.of, pair.compared_with) for pair in (now, before))
    if few or interval[0] <= 0 <= interval[1]:
        return Change(size, interval, Verdict.CANNOT_TELL, few)
    return Change(size, interval, _towards(abs(gap), abs(earlier), other_side=gap * earlier < 0), few)


def change_of_likelihood(now: Pair, before: Pair) -> Change | NotCalculable:
    """A relative likelihood of two years; nearer to 1 is better, twice and half being equally far from it.

    exp(ln RL_now - ln RL_before +/- z sqrt(v_now + v_before)), each with the variance of Katz and others (1978).
    """
    ratio = relative_likelihood(of=now.of, compared_with=now.compared_with)
    earlier = relative_likelihood(of=before.of, compared_with=before.compared_with)
    if isinstance(ratio, NotCalculable):
        return ratio
    if isinstance(earlier, NotCalculable):
        return earlier
    (centre, variance), (centre_before, variance_before) = (
        log_relative_likelihood(pair.of, pair.compared_with) for pair in (now, before)
    )
    reach = _Z * sqrt(variance + variance_before)
    interval = (exp(centre - centre_before - reach), exp(centre - centre_before + reach))
    few = any(is_few(pair.of, pair.compared_with) for pair in (now, before))
    size = ratio - earlier
    if few or interval[0] <= 1 <= interval[1]:
        return Change(size, interval, Verdict.CANNOT_TELL, few)
    distance, distance_before = (max(each, 1 / each) for each in (ratio, earlier))
    return Change(size, interval, _towards(distance, distance_before, other_side=(ratio - 1) * (earlier - 1) < 0), few)


def _towards(now: Fraction, before: Fraction, *, other_side: bool) -> Verdict:
    """How two distances from what is fair compare."""
    if now < before:
        return Verdict.BETTER
    return Verdict.OTHER_SIDE if other_side else Verdict.WORSE


def _percent(rate: GroupRate) -> Fraction:
    return Fraction(100 * rate.numerator, rate.denominator)
