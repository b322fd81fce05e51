"""Counts that are printed rounded: where the exact number would give somebody away, "about 160" often does not."""

from typing import Final

from wres_desktop.domain.rounding import least_and_most, rounded

NEAREST: Final = 10
"""To a multiple of this the program rounds, where it does."""


def range_of(count: int, base: int) -> tuple[int, int] | None:
    """What is told of a count by printing it rounded; ``None`` where that would be 0, which looks like nobody."""
    printed = rounded(count, base)
    return least_and_most(printed, base) if printed else None
