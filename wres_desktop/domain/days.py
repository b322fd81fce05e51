"""Days as people write them, whatever the computer's own language."""

from datetime import date
from typing import Final

MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day_in_words(day: date) -> str:
    """``31 March 2021``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
