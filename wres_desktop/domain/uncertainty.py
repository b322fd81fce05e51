"""How far small numbers carry: intervals, exact tests, cautions (standard 5.2)."""

from dataclasses import dataclass
from fractions import Fraction
from math import exp, fsum, log, sqrt
from typing import Final

from wres_desktop.domain.ratios import FourFifths, GroupRate, four_fifths, relative_likelihood
from wres_desktop.domain.rounding import digits

SMALL: Final = 5
"""Fewer cases, or fewer expected, than this: the figure carries a caution and no rating."""

CHANCE: Final = 0.05
"""A probability from here on leaves the difference open to chance."""

FEW_CASES: Final = "At least one group has fewer than five cases: one case more or less would change this figure a lot."
FEW_EXPECTED: Final = "The groups are small: even with equal treatment, chance alone could move this figure a lot."
HALF_ADDED: Final = "The likely range is a rough one: half a person was added to each count, as one of them is zero."
MORE_CASES_THAN_PEOPLE: Final = "There are more cases than people: check the counts."
COULD_BE_CHANCE: Final = "This difference could be chance."

_Z: Final = 1.959963984540054
"""The 97.5 % point of the normal distribution."""

_AS_PROBABLE: Final = 1 + 1e-9
"""Two tables are taken as equally probable where floating point alone could part them."""


@dataclass(frozen=True, slots=True)
class LikelihoodReading:
    """How to read a relative likelihood.

    ``interval_95`` holds both limits, unrounded; ``could_be_chance`` is ``None`` where neither group has a case.
    ``flagged`` says that small numbers are behind it: such a figure is never rated red, amber or green.
    """

    four_fifths: FourFifths | None
    interval_95: tuple[float, float] | None
    could_be_chance: bool | None
    cautions: tuple[str, ...]
    p_value: float | None = None
    flagged: bool = False

    @property
    def small_number_cautions(self) -> tuple[str, ...]:
        """Those of the cautions that speak of small numbers."""
        return tuple(caution for caution in self.cautions if caution in (FEW_CASES, FEW_EXPECTED))

    @property
    def interval_texts(self) -> tuple[str, str] | None:
        """Both limits as they are printed: two decimals, half-up."""
        return interval_texts(self.interval_95, 2)


def read_relative_likelihood(of: GroupRate, compared_with: GroupRate, years: int = 1) -> LikelihoodReading:
    """Class, 95 % interval, exact test and cautions of a relative likelihood (standard 5.1, 5.2).

    ``years`` is 2 where the numerators hold the cases of two years: they are then cases among twice the staff.
    """
    rates = tuple(
        GroupRate(rate.numerator, rate.denominator * years, rate.people, rate.cases) for rate in (of, compared_with)
    )
    first, second = rates
    if not (first.denominator and second.denominator):
        return LikelihoodReading(None, None, None, ())
    ratio = relative_likelihood(of=first, compared_with=second)
    rule = four_fifths(ratio) if isinstance(ratio, Fraction) else None
    if any(rate.numerator > rate.denominator for rate in rates):
        return LikelihoodReading(rule, None, None, (MORE_CASES_THAN_PEOPLE,), flagged=True)
    small = _small_number_cautions(first, second)
    if first.numerator == second.numerator == 0:
        return LikelihoodReading(rule, None, None, small, flagged=True)
    interval, half_added = katz_interval(first, second)
    p_value = fisher_p(first, second)
    chance = interval[0] <= 1 <= interval[1] or p_value >= CHANCE
    cautions = (*small, HALF_ADDED) if half_added else small
    return LikelihoodReading(rule, interval, chance, cautions, p_value, flagged=bool(small))


def katz_interval(of: GroupRate, compared_with: GroupRate) -> tuple[tuple[float, float], bool]:
    """The 95 % interval of a relative likelihood on the log scale, and whether halves were added.

    Katz, Baptista, Azen and Pike, Biometrics 34 (1978) 469-474: exp(ln RL +/- z sqrt(1/a - 1/n1 + 1/c - 1/n2)). Where a
    numerator is zero, or everybody of both groups is a case (no spread at all), 0.5 is added to each of the four cells.
    """
    return log_interval(of, compared_with), _needs_halves(of, compared_with)


def log_interval(of: GroupRate, compared_with: GroupRate) -> tuple[float, float]:
    """The limits of ``katz_interval`` alone."""
    centre, variance = log_relative_likelihood(of, compared_with)
    spread = _Z * sqrt(variance)
    return exp(centre - spread), exp(centre + spread)


def log_relative_likelihood(of: GroupRate, compared_with: GroupRate) -> tuple[float, float]:
    """The logarithm of a relative likelihood and its variance (Katz and others 1978), halves added as above."""
    half = 0.5 if _needs_halves(of, compared_with) else 0.0
    cases, people = of.numerator + half, of.denominator + 2 * half
    other_cases, other_people = compared_with.numerator + half, compared_with.denominator + 2 * half
    centre = log(cases / people / (other_cases / other_people))
    return centre, 1 / cases - 1 / people + 1 / other_cases - 1 / other_people


def _needs_halves(of: GroupRate, compared_with: GroupRate) -> bool:
    everybody = of.numerator == of.denominator and compared_with.numerator == compared_with.denominator
    return everybody or not (of.numerator and compared_with.numerator)


def fisher_p(of: GroupRate, compared_with: GroupRate) -> float:
    """Fisher's exact test, two-sided: the sum over all tables that are no more probable than this one.

    With k cases among n of the first group and c cases in all, a table with one case more there is
    (n - k) (c - k) / ((k + 1) (m - c + k + 1)) times as probable, m being the second group. From the likeliest table
    on, both ways, each probability is so made of its neighbour's, until it is too small for a number.
    """
    people, others = of.denominator, compared_with.denominator
    cases = of.numerator + compared_with.numerator
    likeliest = (people + 1) * (cases + 1) // (people + others + 2)
    ways = {likeliest: 1.0}
    way, k = 1.0, likeliest
    while way and k < min(people, cases):
        way *= (people - k) * (cases - k) / ((k + 1) * (others - cases + k + 1))
        k += 1
        ways[k] = way
    way, k = 1.0, likeliest
    while way and k > max(0, cases - others):
        way *= k * (others - cases + k) / ((people - k + 1) * (cases - k + 1))
        k -= 1
        ways[k] = way
    most = ways.get(of.numerator, 0.0) * _AS_PROBABLE
    return min(1.0, fsum(way for way in ways.values() if way <= most) / fsum(ways.values()))


def gap_interval(of: GroupRate, minus: GroupRate) -> tuple[float, float]:
    """The 95 % interval of the difference of two percentages, in percentage points.

    Newcombe's hybrid score interval from Wilson's limits: Newcombe, Statistics in Medicine 17 (1998) 873-890, method
    10. Both denominators must be above zero.
    """
    share, (low, high) = of.numerator / of.denominator, wilson_interval(of)
    other, (other_low, other_high) = minus.numerator / minus.denominator, wilson_interval(minus)
    gap = share - other
    below = sqrt((share - low) ** 2 + (other_high - other) ** 2)
    above = sqrt((high - share) ** 2 + (other - other_low) ** 2)
    return 100 * (gap - below), 100 * (gap + above)


def wilson_interval(rate: GroupRate) -> tuple[float, float]:
    """Wilson's 95 % score interval of a proportion, between 0 and 1.

    Wilson, Journal of the American Statistical Association 22 (1927) 209-212: with x of n and z,
    (x + z^2/2) / (n + z^2) +/- z / (n + z^2) sqrt(x (n - x) / n + z^2/4).
    """
    cases, people = rate.numerator, rate.denominator
    whole = people + _Z**2
    centre = (cases + _Z**2 / 2) / whole
    reach = _Z / whole * sqrt(cases * (people - cases) / people + _Z**2 / 4)
    return (max(0.0, centre - reach) if cases else 0.0), (min(1.0, centre + reach) if cases < people else 1.0)


def interval_texts(interval: tuple[float, float] | None, decimals: int) -> tuple[str, str] | None:
    """Both limits as they are printed, half-up."""
    if interval is None:
        return None
    low, high = (digits(Fraction(limit), decimals) for limit in interval)
    return low, high


def is_few(of: GroupRate, compared_with: GroupRate) -> bool:
    """Whether a comparison stands on so little that nothing may be concluded from it (standard 5.2)."""
    return bool(_small_number_cautions(of, compared_with))


def _small_number_cautions(of: GroupRate, compared_with: GroupRate) -> tuple[str, ...]:
    """Cautions for a numerator or an expected count below five (standard 5.2)."""
    cautions = []
    if min(of.numerator, compared_with.numerator) < SMALL:
        cautions.append(FEW_CASES)
    if _smallest_expected(of, compared_with) < SMALL:
        cautions.append(FEW_EXPECTED)
    return tuple(cautions)


def _smallest_expected(of: GroupRate, compared_with: GroupRate) -> Fraction:
    """The smallest of the four counts that both groups together would lead one to expect."""
    cases = of.numerator + compared_with.numerator
    people = of.denominator + compared_with.denominator
    smaller_group = min(of.denominator, compared_with.denominator)
    return Fraction(smaller_group * min(cases, people - cases), people)
