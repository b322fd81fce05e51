"""Checks that the reading of a relative likelihood says nothing that its printed counts do not say already.

A second method beside domain/uncertainty.py: the standard library only, Fisher's test by adding up tables.
"""

import math
import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from statistics import NormalDist
from typing import Any, TypeAlias

from wres_desktop.disclosure.verify_effort import OF_A_CALL
from wres_desktop.disclosure.verify_places import Places

Json: TypeAlias = Mapping[str, Any]

_CONFIDENCE = 0.95
_TIE = 1e-7
_OF_A_TABLE = 3
"""Steps that it takes to see how probable one of the tables of a test is."""
_TOLERANCE = 0.005 + 1e-9
"""Half a unit of the second decimal, and what the last bits of a float may differ."""


class Sums:
    """Which cells of one publication a list of patterns names; ``*`` stands for one whole part of a path."""

    def __init__(self, cells: Sequence[str], places: Places | None = None) -> None:
        """``cells`` are the publication's own; ``places`` may hold those of others besides: then they are not all."""
        self._places = places or Places(tuple(dict.fromkeys(cells)))
        self.effort = self._places.effort
        self.are_all = self._places.are_all(cells)
        self.own = (1 << len(self._places.cells)) - 1 if self.are_all else self._places.matching(cells)
        self._read: dict[int, tuple[Sequence[str], int]] = {}

    def bits(self, patterns: Sequence[str]) -> int:
        """The cells that one of the patterns names, as a set of bits."""
        # The same lists are asked for again and again; they are kept, so are their ids.
        if (read := self._read.get(id(patterns))) is None:
            self.effort.spend(OF_A_CALL + self._places.words + len(patterns))
            cells = self._places.matching(patterns)
            read = self._read[id(patterns)] = patterns, cells if self.are_all else cells & self.own
        return read[1]

    def cell(self, patterns: Sequence[str]) -> int | None:
        """Where the cell stands that patterns name, if they name one by its whole name alone, and only its own do."""
        return self._places.cell(patterns) if self.are_all else None

    def cells(self, patterns: Sequence[str]) -> tuple[str, ...]:
        """The cells that one of the patterns names, each once."""
        return tuple(self._places.names(self.bits(patterns)))


def printed_counts(publication: Json, sums: Sums) -> dict[int, int | None]:
    """What is printed of every sum, not rounded; ``None`` where that is no whole number."""
    found: dict[int, int | None] = {}
    for statement in publication["statements"]:
        if statement["kind"] == "count" and "printed" in statement and statement.get("rounded_to", 1) == 1:
            printed = statement["printed"]
            found.setdefault(sums.bits(statement["of"]), int(printed) if re.fullmatch("[0-9]+", printed) else None)
    return found


def reading_follows(statement: Json, printed: Mapping[int, int | None], sums: Sums) -> bool:
    """Whether all four counts are ``printed`` exactly, and class, interval and chance follow from them."""
    rates = (statement["of"], statement["compared_with"])
    four = [rate[part] for rate in rates for part in ("numerator", "denominator")]
    counts = [printed.get(sums.bits(patterns)) for patterns in four]
    known = [count for count in counts if count is not None]
    if len(known) != len(four):
        return False
    a, b, c, d = known
    reading, years = statement["reading"], statement["reading"].get("years", 1)
    if not b * c * d:
        return False
    if reading.get("four_fifths") != _class_of(Fraction(a * d, b * c)):
        return False
    if reading.get("interval_95") is None:
        return reading.get("could_be_chance") is None
    if a > b * years or c > d * years:
        return False
    low, high = _interval(a, b * years, c, d * years)
    printed_low, printed_high = (float(text) for text in reading["interval_95"])
    chance = low <= 1 <= high
    if not chance:
        sums.effort.spend(_OF_A_TABLE * (a + c))
        chance = _fisher(a, b * years, c, d * years) >= 1 - _CONFIDENCE
    close = abs(low - printed_low) <= _TOLERANCE and abs(high - printed_high) <= _TOLERANCE
    return close and bool(reading.get("could_be_chance")) == chance


def _class_of(ratio: Fraction) -> str:
    """The four-fifths rule, both ends inside (standard 5.1)."""
    if ratio > Fraction(5, 4):
        return "bme_disadvantaged"
    return "white_disadvantaged" if ratio < Fraction(4, 5) else "inside"


def _interval(a: int, n: int, c: int, m: int) -> tuple[float, float]:
    """Katz (1978): exp(ln RL +/- z sqrt(1/a - 1/n + 1/c - 1/m)); halves added where the logarithm has no spread."""
    halves = 0.0 if a and c and (a < n or c < m) else 0.5
    cases, people, other_cases, other_people = a + halves, n + 2 * halves, c + halves, m + 2 * halves
    centre = math.log(cases / people) - math.log(other_cases / other_people)
    spread = NormalDist().inv_cdf((1 + _CONFIDENCE) / 2) * math.sqrt(
        1 / cases - 1 / people + 1 / other_cases - 1 / other_people
    )
    return math.exp(centre - spread), math.exp(centre + spread)


def _fisher(a: int, n: int, c: int, m: int) -> float:
    """Two-sided: the share of all tables with these margins that are no more probable than this one."""
    cases = a + c
    ways = [_log_ways(n, k) + _log_ways(m, cases - k) for k in range(max(0, cases - m), min(n, cases) + 1)]
    observed = _log_ways(n, a) + _log_ways(m, c)
    most = max(ways)
    rarer = math.fsum(math.exp(way - most) for way in ways if way <= observed + _TIE)
    return rarer / math.fsum(math.exp(way - most) for way in ways)


def _log_ways(people: int, cases: int) -> float:
    """The logarithm of the number of ways to choose ``cases`` of ``people``."""
    return math.lgamma(people + 1) - math.lgamma(cases + 1) - math.lgamma(people - cases + 1)
