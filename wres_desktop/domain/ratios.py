"""Likelihood, relative likelihood and percentage: exact fractions, or the reason why there is none."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

LOWEST_FAIR: Final = Fraction(4, 5)
HIGHEST_FAIR: Final = Fraction(5, 4)
"""The four-fifths rule: from 0.80 to 1.25, both ends inside (standard 5.1)."""


class FourFifths(StrEnum):
    """Where a relative likelihood lies; in indicators 2 to 4 a value above 1 means that BME people are worse off."""

    INSIDE = "inside"
    BME_DISADVANTAGED = "bme_disadvantaged"
    WHITE_DISADVANTAGED = "white_disadvantaged"


@dataclass(frozen=True, slots=True)
class NotCalculable:
    """A figure that has no value; ``reason`` completes the words "not calculable: "."""

    reason: str


@dataclass(frozen=True, slots=True)
class GroupRate:
    """``numerator`` people of ``denominator`` people of one group; ``people`` names it, such as "BME staff".

    ``cases`` names the people of the numerator, such as "BME cases"; empty: "cases among BME staff".
    """

    numerator: int
    denominator: int
    people: str
    cases: str = ""


def percentage(numerator: int, denominator: int, people: str = "people") -> Fraction | NotCalculable:
    """100 x numerator / denominator, in percent."""
    if denominator == 0:
        return NotCalculable(f"no {people}")
    return Fraction(100 * numerator, denominator)


def likelihood(rate: GroupRate) -> Fraction | NotCalculable:
    """Numerator / denominator, between 0 and 1."""
    if rate.denominator == 0:
        return NotCalculable(f"no {rate.people}")
    return Fraction(rate.numerator, rate.denominator)


def relative_likelihood(*, of: GroupRate, compared_with: GroupRate) -> Fraction | NotCalculable:
    """(of.numerator / of.denominator) / (compared_with.numerator / compared_with.denominator), never infinite.

    Undefined cases as in standard 1.1: no people in a group; no cases in either group; no cases in the group
    that is compared with. No cases in the first group alone gives zero.
    """
    for rate in (of, compared_with):
        if rate.denominator == 0:
            return NotCalculable(f"no {rate.people}")
    if compared_with.numerator == 0:
        if of.numerator == 0:
            return NotCalculable("no cases in either group")
        return NotCalculable(f"no {compared_with.cases or f'cases among {compared_with.people}'}")
    return Fraction(of.numerator * compared_with.denominator, of.denominator * compared_with.numerator)


def four_fifths(ratio: Fraction) -> FourFifths:
    """The class of an unrounded relative likelihood by the four-fifths rule (standard 5.1)."""
    if ratio > HIGHEST_FAIR:
        return FourFifths.BME_DISADVANTAGED
    if ratio < LOWEST_FAIR:
        return FourFifths.WHITE_DISADVANTAGED
    return FourFifths.INSIDE
