"""What was typed or pasted where a headcount belongs: a number, "not known", nothing, or words kept as typed."""

import re
from typing import Final, TypeAlias

Answer: TypeAlias = str | int
"""What stands at a place: a count, or words as they were typed. A blank is no answer at all."""

NOT_KNOWN: Final = "not known"
"""The answer where a count exists and nobody can say it: neither blank nor zero."""

NOT_KNOWN_MARK: Final = "?"
"""How ``NOT_KNOWN`` is typed and shown where there is room for one letter."""

LARGEST: Final = 9_999_999
"""More people than any employer has: a longer number was mistyped."""

_NOT_KNOWN_WORDS: Final = frozenset({NOT_KNOWN, NOT_KNOWN_MARK, "unknown", "n/k", "nk", "not available", "n/a"})
_SPACES: Final = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_PLAIN: Final = re.compile(r"\d+(?:\.0+)?", re.ASCII)
_GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.0+)?|\d{1,3}(?: \d{3})+", re.ASCII)


def read_count(text: str) -> Answer | None:
    """The answer that a typed or pasted text means; ``None`` for a blank, and whatever is no count as it was typed.

    Spaces around it, separators of thousands (``1,234`` or ``1 234``) and a spreadsheet's ``12.0`` are understood.
    """
    tidy = _SPACES.sub(" ", text).strip()
    if not tidy:
        return None
    if tidy.casefold() in _NOT_KNOWN_WORDS:
        return NOT_KNOWN
    if _PLAIN.fullmatch(tidy) or _GROUPED.fullmatch(tidy):
        digits = tidy.partition(".")[0].replace(",", "").replace(" ", "").lstrip("0") or "0"
        if len(digits) <= len(str(LARGEST)):
            return int(digits)
    return tidy


def count_text(answer: Answer | None) -> str:
    """An answer as it is typed and copied: ``read_count`` reads it back."""
    if answer is None:
        return ""
    return NOT_KNOWN_MARK if answer == NOT_KNOWN else str(answer)


def why_no_count(answer: Answer | None) -> str:
    """What is wrong with an answer where a count belongs, and what to do, as sentences; empty where nothing is."""
    if answer is None or isinstance(answer, int) or answer == NOT_KNOWN:
        return ""
    if re.fullmatch(r"[-\N{MINUS SIGN}]\s*\d+", answer):
        return "A number of people cannot be below zero. Type it without the minus."
    if re.fullmatch(r"\d[\d, ]*\.\d+", answer):
        return "This counts people, not full-time equivalents. Type a whole number."
    if answer.endswith("%"):
        return "This is a percentage. Type the number of people."
    if re.fullmatch(r"\d+", answer):
        return "This number is larger than any employer's staff. Type it again."
    return f'This is not a whole number. Type one such as 12, or "{NOT_KNOWN_MARK}" where it is not known.'
