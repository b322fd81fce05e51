"""Help for each field and page, read from ``resources/help``: what it is, who counts, where the number comes from.

An entry's ``key`` is the beginning of places (``workforce/clinical``), with ``*`` for any one part of them
(``workforce/*/band_1``), or the name of a page (``page/checks``). The longest key that fits a place has its entry.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from wres_desktop.domain.citations import source_in_words
from wres_desktop.domain.edition import EDITION_YEARS, load_edition
from wres_desktop.paths import resources

ANY: Final = "*"


@dataclass(frozen=True, slots=True)
class HelpEntry:
    """What there is to say about a field or page; ``indicator`` is the number of the indicator it serves, else 0."""

    key: str
    title: str
    what: str
    counted: tuple[str, ...] = ()
    not_counted: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    example: str = ""
    source: str = ""
    indicator: int = 0


@dataclass(frozen=True, slots=True)
class Definition:
    """An indicator in the words of one reporting year, with where these come from."""

    wording: str
    source: str


def helps_for(place: str) -> tuple[HelpEntry, ...]:
    """Every entry that fits a place, the closest first: the column, the row, the page."""
    parts = place.split("/")
    fitting = [entry for entry in help_entries() if _fits(entry.key.split("/"), parts)]
    return tuple(sorted(fitting, key=_closeness, reverse=True))


def definition(entry: HelpEntry, year: int) -> Definition | None:
    """How the standard defines the entry's indicator in a reporting year, or in the latest that is known.

    ``None`` where it serves none.
    """
    if not entry.indicator:
        return None
    text = load_edition(min(year, EDITION_YEARS[-1])).indicators[entry.indicator]
    return Definition(text.wording, source_in_words(text.source, text.confidence))


@cache
def help_entries() -> tuple[HelpEntry, ...]:
    """All entries, in the order of their files."""
    return tuple(
        _entry(raw)
        for path in sorted((resources() / "help").glob("*.toml"))
        for raw in tomllib.loads(path.read_text(encoding="utf-8"))["entry"]
    )


def _entry(raw: Mapping[str, Any]) -> HelpEntry:
    lists = {name: tuple(raw.get(name, ())) for name in ("counted", "not_counted", "where")}
    return HelpEntry(**{**raw, **lists})


def _fits(key: Sequence[str], parts: Sequence[str]) -> bool:
    return len(key) <= len(parts) and all(each in (ANY, part) for each, part in zip(key, parts, strict=False))


def _closeness(entry: HelpEntry) -> tuple[int, int]:
    """Longer keys are closer, and of equally long ones that with fewer open parts."""
    key = entry.key.split("/")
    return len(key), -key.count(ANY)
