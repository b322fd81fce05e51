"""Exact numbers into printed digits: half-up, halves away from zero, or truncated."""

from fractions import Fraction


def digits(value: Fraction | int, decimals: int, *, truncated: bool = False) -> str:
    """The text of ``value`` with ``decimals`` places, in whole-number arithmetic (standard 1.1: half-up).

    Halves go away from zero; ``truncated`` cuts off instead. Zero never carries a minus sign.
    """
    scaled = abs(Fraction(value)) * 10**decimals
    whole = scaled.numerator // scaled.denominator
    if not truncated and 2 * (scaled - whole) >= 1:
        whole += 1
    sign = "-" if value < 0 and whole else ""
    if decimals == 0:
        return f"{sign}{whole}"
    text = f"{whole:0{decimals + 1}d}"
    return f"{sign}{text[:-decimals]}.{text[-decimals:]}"


def rounded(count: int, base: int) -> int:
    """A count rounded to the nearest multiple of ``base``, halves up."""
    return int(digits(Fraction(count, base), 0)) * base


def least_and_most(printed: int, base: int) -> tuple[int, int]:
    """The lowest and the highest count from 0 that are rounded so (docs/method.md, "What a printed figure tells")."""
    return max(0, -((base - 2 * printed) // 2)), (2 * printed + base - 1) // 2
