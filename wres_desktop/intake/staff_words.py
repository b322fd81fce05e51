"""What the words of staff systems mean: staff groups, statuses, outcomes (resources/staff_words.toml)."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from wres_desktop.intake.cell_text import plain
from wres_desktop.paths import resources

_NEGATIONS: Final = frozenset(["not", "no", "non", "never", "without", "un", "declined", "withdrawn", "pending"])


@cache
def _raw() -> Mapping[str, Any]:
    return tomllib.loads((resources() / "staff_words.toml").read_text(encoding="utf-8"))


@cache
def words_of(table: str) -> Mapping[str, str]:
    """What each entry of a table means, by its plain words."""
    return {plain(entry): meaning for meaning, entries in _raw()[table].items() for entry in entries}


def meaning_of(table: str, text: str) -> str | None:
    """What a text means by exactly its words; ``None`` where the table does not know it."""
    return words_of(table).get(plain(text))


def meaning_within(table: str, text: str) -> str | None:
    """As ``meaning_of``; else by the entries inside a text that denies nothing, if they all mean the same.

    An entry that is part of a longer one in the text does not count: "zero hours" is not "hours".
    """
    known, words = words_of(table), plain(text)
    if words in known:
        return known[words]
    if not _NEGATIONS.isdisjoint(words.split()):
        return None
    inside = [entry for entry in known if len(entry) > 1 and f" {entry} " in f" {words} "]
    longest = [entry for entry in inside if not any(f" {entry} " in f" {other} " for other in inside if other != entry)]
    meanings = {known[entry] for entry in longest}
    return meanings.pop() if len(meanings) == 1 else None


def by_occupation_code(code: str) -> str | None:
    """The staff group of an NHS occupation code by its first characters, the longest first."""
    starts = {start: meaning for meaning, entries in _raw()["occupation_codes"].items() for start in entries}
    upper = code.strip().upper()
    return next((starts[upper[:length]] for length in (2, 1) if upper[:length] in starts), None) if upper else None


def is_mandatory_course(title: str) -> bool:
    """Whether a course is statutory or mandatory by the words of its title."""
    words = f" {plain(title)} "
    return any(f" {plain(entry)} " in words for entry in _raw()["mandatory_courses"]["words"])
