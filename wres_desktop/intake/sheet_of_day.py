"""Which of several sheets alike, one a month or a year, is that of the snapshot date: by the days that titles name."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_BREAK: Final = r"[\s.,_'/-]*"
_APART: Final = r"(?<![a-z\d])"
_END: Final = r"(?![a-z\d])"
_FORMS: Final = tuple(
    re.compile(_APART + form + _END)
    for form in (
        rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_BREAK})?{_MONTH}{_BREAK}(?P<year>(?:20)?\d\d)",
        rf"(?P<year>20\d\d){_BREAK}{_MONTH}",
        r"(?P<day>\d{1,2})[./ _-](?P<month>\d{1,2})[./ _-](?P<year>(?:20)?\d\d)",
        r"(?P<year>20\d\d)[./ _-](?P<month>0[1-9]|1[0-2])(?:[./ _-](?P<day>\d{1,2}))?",
        r"(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-3]\d)?",
        r"(?P<month>\d{1,2})[./ _-](?P<year>20\d\d)",
        r"20\d\d\s?[/_-]\s?(?P<year>(?:20)?\d\d)",
        _MONTH,
        r"(?P<year>20\d\d)",
    )
)
"""The first form that is found says what a title names; of a year such as 2024-25 it is the one in which it ends."""


@dataclass(frozen=True, slots=True)
class _Named:
    """What a title names of a day; nothing where it does not."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def means(self, day: date) -> bool:
        """Whether something is named and nothing else than this day."""
        parts = [(self.year, day.year), (self.month, day.month), (self.day, day.day)]
        named = [(own, other) for own, other in parts if own is not None]
        return bool(named) and all(own == other for own, other in named)

    def means_its_month(self, day: date) -> bool:
        """As ``means``, whatever the day of the month."""
        return _Named(self.year, self.month).means(day)

    @property
    def exactness(self) -> int:
        """How much of a day is named."""
        return sum(part is not None for part in (self.year, self.month, self.day))


def sheet_of_day(titles: Mapping[int, str], day: date) -> int | None:
    """The number of the one sheet whose title names the day; ``None`` where none does or several do alike."""
    named = {number: _named_by(title) for number, title in titles.items()}
    for meant in _likelier_first(named, day):
        if meant:
            return meant[0] if len(meant) == 1 else None
    return None


def names_a_day(title: str) -> bool:
    """Whether a title names a day, a month or a year."""
    return _named_by(title).exactness > 0


def _likelier_first(named: Mapping[int, _Named], day: date) -> Iterator[list[int]]:
    for exactness in (3, 2, 1):
        yield [number for number, each in named.items() if each.exactness == exactness and each.means(day)]
        yield [number for number, each in named.items() if each.exactness == exactness and each.means_its_month(day)]


def _named_by(title: str) -> _Named:
    lower = title.lower()
    for form in _FORMS:
        if found := form.search(lower):
            parts = found.groupdict()
            return _Named(_year(parts.get("year")), _month(parts.get("month")), _number(parts.get("day")))
    return _Named()


def _year(text: str | None) -> int | None:
    return None if text is None else int(text) % 100 + 2000


def _month(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) if text.isdecimal() else _MONTHS.index(text[:3]) + 1


def _number(text: str | None) -> int | None:
    return None if text is None else int(text)
