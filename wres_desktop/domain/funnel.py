"""A funnel plot: how far the shares of organisations may lie from their common share by chance alone, by their size."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import sqrt
from typing import Final

LEAST_POINTS: Final = 10
"""Of fewer organisations no common share is worth drawing."""

WARNING: Final = 1.959963984540054
"""95 % of organisations lie within so many standard errors, if nothing but chance tells them apart."""

ACTION: Final = 3.090232306167813
"""99.8 %."""

_STEPS: Final = 24


class Place(StrEnum):
    """Where a share lies in the funnel."""

    INSIDE = "inside"
    ABOVE = "above"
    BELOW = "below"
    FAR_ABOVE = "far_above"
    FAR_BELOW = "far_below"


@dataclass(frozen=True, slots=True)
class Limits:
    """The four limits at one size, in percent, the lowest first."""

    people: int
    at: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Funnel:
    """The common share of all organisations, in percent, and the limits around it by the number of people."""

    centre: Fraction
    limits: tuple[Limits, ...]


def funnel_of(points: Sequence[tuple[int, int]], own: int) -> Funnel | None:
    """The funnel of ``(cases, people)`` of other organisations, drawn as far as the largest of them or ``own`` reaches.

    Limits are centre +/- z sqrt(centre (1 - centre) / n), cut off at 0 and 100 %: Spiegelhalter, Statistics in Medicine
    24 (2005) 1185-1202. ``None`` of fewer than ten, or where nobody or everybody is a case.
    """
    if len(points) < LEAST_POINTS:
        return None
    centre = Fraction(sum(cases for cases, _ in points), sum(people for _, people in points))
    if centre in (0, 1):
        return None
    smallest = min(own, *(people for _, people in points))
    largest = max(own, *(people for _, people in points))
    ratio = (largest / smallest) ** (1 / _STEPS)
    sizes = sorted({smallest, largest, *(round(smallest * ratio**step) for step in range(1, _STEPS))})
    return Funnel(100 * centre, tuple(Limits(size, limits_at(centre, size)) for size in sizes))


def limits_at(centre: Fraction, people: int) -> tuple[float, float, float, float]:
    """Both limits of 99.8 % outside and both of 95 % inside, in percent."""
    share = float(centre)
    error = sqrt(share * (1 - share) / people)
    far_low, low, high, far_high = (share + z * error for z in (-ACTION, -WARNING, WARNING, ACTION))
    return 100 * max(0.0, far_low), 100 * max(0.0, low), 100 * min(1.0, high), 100 * min(1.0, far_high)


def place_of(cases: int, people: int, centre: Fraction) -> Place:
    """Where a share lies; ``centre`` as a share of 1."""
    far_low, low, high, far_high = limits_at(centre, people)
    share = 100 * cases / people
    if share > high:
        return Place.FAR_ABOVE if share > far_high else Place.ABOVE
    if share < low:
        return Place.FAR_BELOW if share < far_low else Place.BELOW
    return Place.INSIDE
