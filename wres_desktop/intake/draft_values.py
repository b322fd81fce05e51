"""Single typed answers: whole numbers, percentages, dates and texts; what cannot be right is a problem at its place."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final, TypeAlias

from wres_desktop.domain.days import day_of
from wres_desktop.intake.places import SEPARATOR
from wres_desktop.intake.problems import Problem

Answer: TypeAlias = str | int
"""What was typed in one place: a whole number, or a text; a blank place is not there at all."""

Answers: TypeAlias = Mapping[str, Answer]
"""Everything that was typed for one year, by place: ``workforce/clinical/band_5/bme``."""

NOT_KNOWN: Final = "not known"
"""What stands for a headcount that cannot be found; a blank says that nobody has looked yet."""

LONGEST_TEXT: Final = 20_000
LONGEST_REASON: Final = 2_000
LONGEST_NAME: Final = 200

_MEANS_NOT_KNOWN: Final = frozenset({NOT_KNOWN, "?", "n/k"})
_DIGITS: Final = re.compile(r"-?\d{1,18}")
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:[, ]\d{3})+")
_PERCENT: Final = re.compile(r"\d{1,3}(?:\.\d{1,6})?")
_UNPRINTABLE: Final = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff\ufffe\uffff]")


class TypedAnswers:
    """Answers that are read one by one; ``problems`` grows by whatever cannot be right."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.problems: list[Problem] = []

    def under(self, prefix: str) -> list[str]:
        """The places below a place."""
        return [place for place in self.answers if place.startswith(f"{prefix}/")]

    def count(self, place: str) -> int | None:
        """A headcount; ``None`` where it is blank, not known or no number."""
        value = self.answers.get(place)
        if value is None or isinstance(value, int):
            return value
        found = whole_number(value)
        if found is None and not means_not_known(value):
            to_do = f'Type the number of people in digits: 0 for nobody, "{NOT_KNOWN}" where it cannot be found.'
            self.complain(place, "This is not a whole number.", to_do)
        return found

    def percent(self, place: str) -> Decimal | None:
        """A percentage with the decimals that were typed; ``None`` where it is blank or cannot be one."""
        value = self.answers.get(place)
        if value is None:
            return None
        typed = str(value).strip().removesuffix("%").strip()
        if _PERCENT.fullmatch(typed) and Decimal(typed) <= 100:  # noqa: PLR2004  a hundred per cent
            return Decimal(typed)
        self.complain(place, "This is not a percentage from 0 to 100.", "Type it as the survey report prints it: 21.4")
        return None

    def day(self, place: str) -> date | None:
        """A day of the calendar; ``None`` where it is blank or no day."""
        value = self.answers.get(place)
        if value is None:
            return None
        found = day_of(str(value))
        if found is None:
            to_do = "Type day, month and year, such as 31 March 2021 or 31/3/21."
            self.complain(place, "This is not a day of the calendar.", to_do)
        return found

    def text(self, place: str, longest: int = LONGEST_TEXT) -> str:
        """A text as it was typed; empty where it is blank."""
        text = str(self.answers.get(place, ""))
        if len(text) > longest:
            self.complain(
                place, "This text is longer than can be printed.", f"Shorten it to {longest:,} characters or fewer."
            )
        if _UNPRINTABLE.search(text):
            self.complain(
                place, "This text holds characters that cannot be printed.", "Type it again, or paste it as plain text."
            )
        return text

    def complain(self, place: str, what: str, to_do: str) -> None:
        """Note what is wrong at a place."""
        self.problems.append(Problem(place.replace("/", SEPARATOR), what, to_do))


def whole_number(text: str) -> int | None:
    """The whole number in a text such as ``1,204``; ``None`` where it is none."""
    typed = text.strip().replace("\u00a0", " ")
    if _THOUSANDS.fullmatch(typed):
        typed = typed.replace(",", "").replace(" ", "")
    return int(typed) if _DIGITS.fullmatch(typed) and typed.isascii() else None


def means_not_known(text: str) -> bool:
    """Whether a text says that a headcount cannot be found."""
    return text.strip().lower() in _MEANS_NOT_KNOWN
