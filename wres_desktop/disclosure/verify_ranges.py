"""Intervals, verdicts and rounding for the verifier of what is derived: a second method, the standard library only."""

import math
import re
from collections.abc import Sequence
from fractions import Fraction
from statistics import NormalDist
from typing import TypeAlias

Rate: TypeAlias = tuple[int, int]
"""Cases among people."""

Z = NormalDist().inv_cdf(0.975)
FEW = 5
_PLAIN = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_BITS = 1e-9
"""What the last bits of a float may differ."""


def rounded(value: Fraction, decimals: int) -> str:
    """Half-up, halves away from zero; no minus before zero."""
    units = (2 * abs(value) * 10**decimals + 1) // 2
    text = f"{units:0{decimals + 1}d}"
    text = f"{text[:-decimals]}.{text[-decimals:]}" if decimals else text
    return f"-{text}" if value < 0 and units else text


def close(said: str, value: float, decimals: int) -> bool:
    """Whether a text is the value, to half a unit of its last decimal."""
    plain = _PLAIN.fullmatch(said) is not None and len(said.partition(".")[2]) == decimals
    return plain and abs(float(said) - value) <= 0.5 / 10**decimals + _BITS


def share(rate: Rate) -> Fraction:
    """In percent."""
    return Fraction(100 * rate[0], rate[1])


def wilson(rate: Rate) -> tuple[float, float]:
    """The two shares, in percent, whose distance from the one seen is just z of their own standard errors.

    (x/n - p)^2 = z^2 p (1 - p) / n, a quadratic equation in p.
    """
    cases, people = rate
    a, b, c = people + Z**2, -(2 * cases + Z**2), cases**2 / people
    root = math.sqrt(max(0.0, b * b - 4 * a * c))
    return 100 * max(0.0, (-b - root) / (2 * a)), 100 * min(1.0, (-b + root) / (2 * a))


def newcombe(rate: Rate, minus: Rate) -> tuple[float, float]:
    """The interval of a difference of shares, in percentage points."""
    (low, high), (other_low, other_high) = wilson(rate), wilson(minus)
    first, second = float(share(rate)), float(share(minus))
    return first - second - math.hypot(first - low, other_high - second), first - second + math.hypot(
        high - first, second - other_low
    )


def log_ratio(rate: Rate, compared_with: Rate) -> tuple[float, float]:
    """The logarithm of a ratio of two shares, and its variance; halves added where a logarithm has no spread."""
    (a, n), (c, m) = rate, compared_with
    half = 0.0 if a and c and (a < n or c < m) else 0.5
    a_, n_, c_, m_ = a + half, n + 2 * half, c + half, m + 2 * half
    return math.log(a_) - math.log(n_) - math.log(c_) + math.log(m_), (n_ - a_) / (a_ * n_) + (m_ - c_) / (c_ * m_)


def katz(rate: Rate, compared_with: Rate) -> tuple[float, float]:
    """The interval of a ratio of two shares."""
    centre, variance = log_ratio(rate, compared_with)
    return math.exp(centre - Z * math.sqrt(variance)), math.exp(centre + Z * math.sqrt(variance))


def few(rate: Rate, other: Rate) -> bool:
    """Whether fewer than five are cases of a group, or expected in one of the four cells."""
    (a, n), (c, m) = rate, other
    least_expected = min(n, m) * min(a + c, n + m - a - c)  # times everybody
    return min(a, c) < FEW or least_expected < FEW * (n + m)


def towards(now: Fraction, before: Fraction, *, other_side: bool) -> str:
    """The verdict on two distances from what is fair."""
    if now < before:
        return "better"
    return "other_side" if other_side else "worse"


def change_of_share(now: Rate, before: Rate, good: str) -> tuple[Fraction, tuple[float, float], str, bool]:
    """Size, interval, verdict, and whether too few are behind it."""
    size, interval, small = share(now) - share(before), newcombe(now, before), few(now, before)
    if small or interval[0] <= 0 <= interval[1]:
        return size, interval, "cannot_tell", small
    way = "higher" if size > 0 else "lower"
    if good == "neither":
        return size, interval, way, small
    return size, interval, "better" if way == good else "worse", small


def change_of_gap(rates: Sequence[Rate]) -> tuple[Fraction, tuple[float, float], str, bool]:
    """As ``change_of_share``, for the gaps of two years: BME and white now, BME and white before."""
    gap, earlier = (share(rates[at]) - share(rates[at + 1]) for at in (0, 2))
    (low, high), (low_before, high_before) = (newcombe(rates[at], rates[at + 1]) for at in (0, 2))
    size = float(gap - earlier)
    interval = (
        size - math.hypot(float(gap) - low, high_before - float(earlier)),
        size + math.hypot(high - float(gap), float(earlier) - low_before),
    )
    small = few(rates[0], rates[1]) or few(rates[2], rates[3])
    if small or interval[0] <= 0 <= interval[1]:
        return gap - earlier, interval, "cannot_tell", small
    return gap - earlier, interval, towards(abs(gap), abs(earlier), other_side=gap * earlier < 0), small


def change_of_ratio(rates: Sequence[Rate]) -> tuple[Fraction, tuple[float, float], str, bool]:
    """As ``change_of_gap``, for relative likelihoods; the interval is that of the factor now / before."""
    now, before = (Fraction(rates[at][0] * rates[at + 1][1], rates[at][1] * rates[at + 1][0]) for at in (0, 2))
    (centre, variance), (centre_before, variance_before) = (log_ratio(rates[at], rates[at + 1]) for at in (0, 2))
    reach = Z * math.sqrt(variance + variance_before)
    interval = math.exp(centre - centre_before - reach), math.exp(centre - centre_before + reach)
    small = few(rates[0], rates[1]) or few(rates[2], rates[3])
    if small or interval[0] <= 1 <= interval[1]:
        return now - before, interval, "cannot_tell", small
    far, far_before = (abs(math.log(each)) for each in (now, before))
    verdict = towards(Fraction(far), Fraction(far_before), other_side=(now > 1) is not (before > 1))
    return now - before, interval, verdict, small
