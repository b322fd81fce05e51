"""Numbers of people in typed text, apart from those that are names, dates, lengths of time or figures of speech."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

_NUMBER_WORDS: Final = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"
)  # fmt: skip
_IN_WORDS: Final = {word: str(number) for number, word in enumerate(_NUMBER_WORDS, 1)}

_THINGS: Final = (
    r"action|band|figure|goal|indicator|objective|outcome|page|phase|priority"
    r"|q|quarter|question|section|stage|step|table|version"
)
_MONTHS: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|(?-i:May|MAY)|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_TIMES: Final = r"(?:second|minute|hour|day|week|fortnight|month|quarter|term|year)"
_ENDS: Final = r"(?=\s*(?:[.,;:)]|$))"
"""Where a number ends a clause: 'July 24.' is a day, 'May 4 people' is not."""

_NO_HEADCOUNT: Final = re.compile(
    rf"\b(?:(?:{_THINGS})s|priorities)\s+\d+[a-d]?(?:\s*(?:[-\u2013,]|to\b|and\b)\s*\d+[a-d]?\b)*"
    rf"|\b(?:{_THINGS})\s*\d+(?:\.\d+)?[a-d]?(?:\s*(?:[-\u2013]|to\b)\s*\d+[a-d]?\b)?"
    r"|\b(?:https?://|www\.)\S+|\S+@\S+\.\S+"
    # days: 2025-07-24, 24/7/25, 24.07.2025, 24 July, 24th of July '25, July 24th, July 24, 2025, Mar-25
    r"|\b(?:19|20)\d\d-\d\d-\d\d\b"
    r"|\b(?:0?[1-9]|[12]\d|3[01])([/.-])(?:0?[1-9]|1[0-2])\1(?:(?:19|20)\d\d|\d\d)\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTHS}\b(?:\s+(?:['\u2019]\d\d\b|\d\d\b{_ENDS}))?"
    rf"|\b{_MONTHS}\s+\d{{1,2}}(?:(?:st|nd|rd|th)\b|(?=,?\s+(?:19|20)\d\d\b)|\b{_ENDS})"
    rf"|\b{_MONTHS}(?:[-\u2013]|\s?['\u2019])\d\d\b"
    r"|\b(?:19|20)\d\d(?:[/\u2013-]\d{2,4})?\b"
    r"|\bcovid[\u2010-\u2013-]?19\b"
    r"|\b\d{1,2}(?:[:.][0-5]\d)?\s*[ap]\.?m\b|\b[0-2]?\d:[0-5]\d\b|\b24/7\b"
    # lengths of time: Twelve months, a 12-month review, two full years
    rf"|\b(?:\d+|{'|'.join(_NUMBER_WORDS)})[\s-]+(?:(?:full|whole|calendar|working|consecutive)\s+)?{_TIMES}s?\b"
    r"|\b(?:no one|one another|one of|each one|one-to-one|one to one)\b",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(
    rf"\b(\d[\d,]*(?:\.\d+)?|(?:{'|'.join(_NUMBER_WORDS)})\b)(\s*(?:%|per\s?cent\b|percentage\b|points?\b))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class KeptBack:
    """A number that readers do not get, as it would be printed; ``is_share`` where it is a percentage or in points."""

    printed: str
    is_share: bool = False


def numbers_held(text: str, kept_back: Iterable[KeptBack]) -> tuple[str, ...]:
    """Those of the numbers kept back that a text holds, as they were typed.

    A number with a percent sign is no number of people: it is held against percentages alone, ``2 %`` against 2.0.
    """
    numbers = _numbers_in(text)
    known = tuple(kept_back) if numbers else ()
    counts = {each.printed for each in known}
    shares = {Fraction(each.printed) for each in known if each.is_share}
    found: dict[str, None] = {}
    for match in numbers:
        typed = match[1].rstrip(",")
        number = _in_digits(typed)
        if Fraction(number) in shares if match[2] else number in counts:
            found[f"{typed}{match[2] or ''}"] = None
    return tuple(found)


def holds_number(text: str) -> bool:
    """Whether a text holds any number that could be one of people, or a percentage."""
    return bool(_numbers_in(text))


def _numbers_in(text: str) -> list[re.Match[str]]:
    return list(_NUMBER.finditer(_NO_HEADCOUNT.sub(" ", text)))


def _in_digits(typed: str) -> str:
    plain = typed.lower().replace(",", "")
    return _IN_WORDS.get(plain, plain)
