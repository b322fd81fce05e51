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
