"""What can have gone wrong in a figure that somebody published: cut off, rounded twice, wrong total, wrong unit."""

import re
from enum import StrEnum
from fractions import Fraction
from typing import Final

HIGHEST_PLAUSIBLE: Final = 5
LOWEST_PLAUSIBLE: Final = Fraction(1, 5)
"""A relative likelihood outside of this is worth asking about (standard 3, check 10)."""

_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")


class Mistake(StrEnum):
    """What a publisher did; the value completes the words "the publisher"."""

    TRUNCATED = "cut the figure off instead of rounding it"
    RATIO_OF_ROUNDED_RATES = "divided rates that had been rounded"
    OTHER_DIRECTION = "divided the other way round"
    OTHER_DENOMINATOR = "divided by another total"
    SWAPPED_GROUPS = "put the groups the wrong way round"
    DIFFERENCE_OF_ROUNDED_RATES = "subtracted rates that had been rounded"
    FEWER_DECIMALS = "rounded the figure further than its decimals say"
    OTHER_PLACE_OF_POINT = "put the decimal point in another place"
    REPEATED_STEP = "printed the figure of a neighbouring step again"
    PERCENT_SIGN_ON_RATIO = "put a percent sign on a ratio"
    IMPLAUSIBLE_RATIO = "printed a ratio so far from 1 that the counts need a second look"
    UNCLEAR_DIRECTION = "called a ratio below 1 more likely, so that nobody can tell which group it favours"
    FULL_TIME_EQUIVALENT = "counted full-time equivalents where the standard counts heads"
    NOT_REPRODUCED = "printed a figure that the counts do not give"


def mistakes_in_ratio(printed: str) -> frozenset[Mistake]:
    """What can be seen in a printed relative likelihood without its counts."""
    found = set()
    if printed.rstrip().endswith("%"):
        found.add(Mistake.PERCENT_SIGN_ON_RATIO)
    number = _NUMBER.search(printed)
    if number and not LOWEST_PLAUSIBLE <= Fraction(number[0]) <= HIGHEST_PLAUSIBLE:
        found.add(Mistake.IMPLAUSIBLE_RATIO)
    return frozenset(found)
