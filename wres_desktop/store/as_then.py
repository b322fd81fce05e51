"""Whether the answers of a year are what they were at a step of its history: in the words of the database."""

from typing import Final

DIFFERING: Final = """
FROM changes WHERE changes.year = {year} AND changes.step > {then}
AND NOT EXISTS (SELECT 1 FROM changes AS earlier WHERE earlier.year = changes.year AND earlier.place = changes.place
    AND earlier.step > {then} AND earlier.step < changes.step)
AND changes."before" IS NOT (SELECT last."after" FROM changes AS last WHERE last.year = changes.year
    AND last.place = changes.place ORDER BY last.step DESC LIMIT 1)
"""
"""The first change of each place after a step ``then``, where the place is no longer what it was then."""

SINCE_THE_STEP: Final = DIFFERING.format(year="steps.year", then="steps.number")
"""The same beside the table ``steps``: after each of its rows."""
