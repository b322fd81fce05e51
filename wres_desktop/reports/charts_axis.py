"""What the axes of all charts share: where shares and relative likelihoods stand, and small words beside them.

Where an axis ends follows from printed figures alone.
"""

from collections.abc import Callable, Iterable
from math import ceil, log2
from typing import Any, Final

from reportlab.graphics.shapes import String

from wres_desktop.reports.pdf_styles import QUIET, REGULAR

SMALL: Final = 8.0
_ENDS: Final = (1, 2, 5, 10, 20, 25, 30, 40, 50, 60, 75, 100)
_MOST_DOUBLINGS: Final = 4
"""The scale of a relative likelihood ends at a sixteenth and at sixteen."""


def end_of_shares(shares: Iterable[float]) -> float:
    """The round percentage at which an axis for these ends."""
    highest = max(shares)
    return float(next((end for end in _ENDS if end >= highest), _ENDS[-1]))


def doublings(likelihoods: Iterable[float], *, least: int) -> int:
    """How many times a scale for these doubles on each side of 1; ``least`` at least."""
    far = max((abs(log2(value)) for value in likelihoods if value > 0), default=0)
    return min(_MOST_DOUBLINGS, max(least, ceil(far)))


def on_doublings(middle: float, unit: float, most: int) -> Callable[[str], float]:
    """Where a printed likelihood stands: 1 in the ``middle``, each doubling a ``unit`` on, ``most`` at most."""

    def place(printed: str) -> float:
        value = float(printed)
        return middle + unit * max(-most, min(most, log2(value) if value > 0 else -most))

    return place


def doubling_names(most: int) -> tuple[str, ...]:
    """The likelihoods that are named on a scale, from the lowest: ``0.25``, ``0.5``, ``1``, ``2``, ``4``."""
    return tuple(f"{2.0**power:.4f}".rstrip("0").rstrip(".") for power in range(-most, most + 1))


def small_text(x: float, y: float, said: str, **settings: Any) -> String:  # noqa: ANN401 - ReportLab has no types
    """Words beside an axis; ``settings`` are ReportLab's, in place of the usual ones."""
    return String(x, y, said, **({"fontName": REGULAR, "fontSize": SMALL, "fillColor": QUIET} | settings))
