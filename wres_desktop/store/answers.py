"""What stands now: for each place what its last change says; kept in memory until somebody else writes to the file."""

from collections.abc import Mapping

from wres_desktop.store.database import Database
from wres_desktop.store.steps import Answer

BEGUN = "begun"
"""A place of the store's own, which says that a year was begun; nobody types it, and ``answers`` does not show it."""

_STANDING = """
SELECT place, "after" FROM (SELECT place, "after", max(step) FROM changes WHERE year = ? GROUP BY place)
WHERE "after" IS NOT NULL
"""

_SOURCES = """
SELECT place, source FROM (
    SELECT place, "after", max(step) AS step FROM changes WHERE year = ? GROUP BY place
) JOIN steps ON steps.number = step WHERE "after" IS NOT NULL AND source <> ''
"""


class Standing:
    """The values that stand, by year and place."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[int, dict[str, Answer]] = {}
        self._seen = (0, 0)

    def of(self, year: int) -> Mapping[str, Answer]:
        """One year's values, the store's own among them."""
        seen = self._database.version_of_others()
        if seen != self._seen:
            self._known.clear()
            self._seen = seen
        if year not in self._known:
            self._known[year] = dict(self._database.rows(_STANDING, (year,)))
        return self._known[year]

    def follow(self, year: int, changed: Mapping[str, tuple[Answer | None, Answer | None]]) -> None:
        """Take over what a step that is saved has changed."""
        values = self._known.get(year, {})
        for place, (_, after) in changed.items():
            if after is None:
                values.pop(place, None)
            else:
                values[place] = after


def sources_in(database: Database, year: int) -> Mapping[str, str]:
    """Where each value that stands came from, for those that came from somewhere."""
    return dict(database.rows(_SOURCES, (year,)))


def years_in(database: Database) -> tuple[int, ...]:
    """The years that were begun, the earliest first."""
    rows = database.rows("SELECT DISTINCT year FROM changes WHERE place = ? ORDER BY year", (BEGUN,))
    return tuple(year for (year,) in rows)
