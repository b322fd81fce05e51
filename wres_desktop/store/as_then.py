"""Whether the answers of a year are what they were at a step of its history: in the words of the database."""

from fnmatch import fnmatchcase
from typing import Final

PROGRESS: Final = ("actions/*/status", "actions/*/rag", "actions/*/progress", "actions/*/notes", "texts_read/*")
"""The places at which a year goes on after it was published: how far its actions are, and who read such notes."""

_UNTIL: Final = f"""
AND ({{of}}.step < coalesce((SELECT min(out.number) FROM steps AS out
    WHERE out.year = {{of}}.year AND out.how = 'published' AND out.number >= {{then}}), {{of}}.step + 1)
    OR NOT ({" OR ".join(f"{{of}}.place GLOB '{place}'" for place in PROGRESS)}))
"""  # noqa: S608  our own words
"""A change counts, unless it is progress after the first publication from ``then`` on."""

_DIFFERING: Final = """
FROM changes WHERE changes.year = {year} AND changes.step > {then}
AND NOT EXISTS (SELECT 1 FROM changes AS earlier WHERE earlier.year = changes.year AND earlier.place = changes.place
    AND earlier.step > {then} AND earlier.step < changes.step)
AND changes."before" IS NOT (SELECT last."after" FROM changes AS last WHERE last.year = changes.year
    AND last.place = changes.place {last_until} ORDER BY last.step DESC LIMIT 1)
{until}
"""


def differing(*, year: str, then: str) -> str:
    """The first change of each place after a step ``then``, where the place is not what it was then.

    Of progress, what stood when the year was published is compared. Both arguments are words of the database.
    """
    until, last_until = (_UNTIL.format(of=of, then=then) for of in ("changes", "last"))
    return _DIFFERING.format(year=year, then=then, until=until, last_until=last_until)


SINCE_THE_STEP: Final = differing(year="steps.year", then="steps.number")
"""The same beside the table ``steps``: after each of its rows."""


def is_progress(place: str) -> bool:
    """Whether a place is one at which a published year goes on."""
    return any(fnmatchcase(place, each) for each in PROGRESS)
