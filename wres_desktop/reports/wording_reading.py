"""How to read a ratio or a gap, in plain words: the fair range, chance, cautions."""

from decimal import Decimal
from typing import Final

from wres_desktop.disclosure.statements import Reading
from wres_desktop.reports.wording import signed


def reading(how: Reading) -> tuple[str, ...]:
    """How to read a relative likelihood, in plain words: the fair range, chance, cautions."""
    sentences = [sentence for sentence in (_fair_range(how.four_fifths), _chance(how)) if sentence]
    return (*sentences, *how.cautions)


FAIR_RANGE: Final = ("0.80", "1.25")
"""The four-fifths rule, both ends inside (standard 5.1)."""

_COULD_BE_CHANCE: Final = "With numbers of this size, the difference could be chance."
_LIKELY: Final = "The likely range is"
_UNLIKELY_CHANCE: Final = "Chance alone is an unlikely explanation."

_DISADVANTAGED: Final = {"bme_disadvantaged": "BME people", "white_disadvantaged": "white people"}


def _fair_range(four_fifths: str | None) -> str:
    between = f"{FAIR_RANGE[0]} to {FAIR_RANGE[1]}"
    if four_fifths == "inside":
        return f"This lies inside the range of {between} that the four-fifths rule takes as fair."
    if four_fifths in _DISADVANTAGED:
        return (
            f"This lies outside the range of {between} that the four-fifths rule takes as fair, "
            f"to the disadvantage of {_DISADVANTAGED[four_fifths]}."
        )
    return ""


def _chance(how: Reading) -> str:
    likely = _likely_range(*how.interval_95) if how.interval_95 else ""
    if how.could_be_chance is None:
        return likely
    return f"{_COULD_BE_CHANCE if how.could_be_chance else _UNLIKELY_CHANCE} {likely}".strip()


def gap_reading(low: str, high: str) -> str:
    """How to read a gap between shares, by its likely range in percentage points."""
    could_be_chance = Decimal(low) <= 0 <= Decimal(high)
    said = _COULD_BE_CHANCE if could_be_chance else _UNLIKELY_CHANCE
    return f"{said} {_likely_range(signed(low), signed(high), ' percentage points')}"


OF_FAIRNESS_AND_CHANCE: Final = ("This lies", _COULD_BE_CHANCE, _UNLIKELY_CHANCE)
"""How the sentences begin that say whether a figure is fair or could be chance."""


def without_range(said: str) -> str:
    """What is said of a figure without its likely range, for those who read it in short."""
    return said.partition(f" {_LIKELY}")[0]


def _likely_range(low: str, high: str, unit: str = "") -> str:
    return f"{_LIKELY} {low}\N{NO-BREAK SPACE}to\N{NO-BREAK SPACE}{high}{unit}."
