"""What people vouch for, until answers change: confirmations of what a check asked, and the sign-off of a year."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from wres_desktop.store.as_then import SINCE_THE_STEP, differing
from wres_desktop.store.driver import Connection
from wres_desktop.store.steps import How, Step
from wres_desktop.store.writing import Writing


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What somebody said yes to: one check (``key``) of a year."""

    step: int
    key: str
    note: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SignOff:
    """Who answers for a year's figures; ``on`` is the day given, ``who`` and ``at`` are who typed it and when."""

    step: int
    name: str
    role: str
    on: date
    note: str
    who: str
    at: datetime
    stands: bool


@dataclass(frozen=True, slots=True)
class Ended:
    """A sign-off that ended, with the places that are no longer what was signed; none where it was withdrawn."""

    signed: SignOff
    places: tuple[str, ...]
    who: str
    at: datetime


_ABOUT = """AND (NOT EXISTS (SELECT 1 FROM confirmed_places AS about WHERE about.step = steps.number)
    OR EXISTS (SELECT 1 FROM confirmed_places AS about WHERE about.step = steps.number
    AND (changes.place = about.place OR substr(changes.place, 1, length(about.place) + 1) = about.place || '/')))"""
"""What was changed is one of the places, or below it; a confirmation without places is about everything."""

_ANSWERS_CHANGED = (
    f"EXISTS (SELECT 1 FROM changes WHERE changes.year = steps.year AND changes.step > steps.number {_ABOUT})"  # noqa: S608
)

_CONFIRMED = f"""
SELECT steps.number, key, note, who, at FROM confirmations
JOIN steps ON steps.number = confirmations.step JOIN sessions ON sessions.number = steps.session
WHERE year = ? AND NOT {_ANSWERS_CHANGED} AND NOT EXISTS (
    SELECT 1 FROM steps AS later WHERE later.year = steps.year AND later.number > steps.number
    AND later.how = 'confirmation taken back' AND later.source = confirmations.key)
ORDER BY steps.number
"""  # noqa: S608  our own words

_ENDED = f"""
SELECT place, who, at FROM (SELECT changes.place, changes.step {differing(year="?1", then="?2")})
JOIN steps ON steps.number = step JOIN sessions ON sessions.number = steps.session ORDER BY step, place
"""  # noqa: S608  our own words

_WITHDRAWN = """
SELECT who, at FROM steps JOIN sessions ON sessions.number = steps.session
WHERE year = ? AND steps.number > ? AND how = 'sign-off withdrawn' ORDER BY steps.number
"""

_SIGNED = f"""
SELECT steps.number, name, role, signed_on, note, who, at,
       NOT EXISTS (SELECT 1 {SINCE_THE_STEP}) AND NOT EXISTS (
           SELECT 1 FROM steps AS later
           WHERE later.year = steps.year AND later.number > steps.number AND later.how = 'sign-off withdrawn')
FROM sign_offs JOIN steps ON steps.number = sign_offs.step JOIN sessions ON sessions.number = steps.session
WHERE year = ? ORDER BY steps.number
"""  # noqa: S608  our own words


class Approvals(Writing):
    """The part of an open file that people vouch with."""

    def confirm(self, year: int, key: str, note: str = "", *, places: Iterable[str] = ()) -> Step:
        """Keep "yes, this is right" to one check; it ends when one of the places, or what is below it, changes.

        Without places it ends with any change of the year's answers.
        """
        about = sorted(set(places))

        def write(connection: Connection, step: int) -> None:
            connection.execute("INSERT INTO confirmations VALUES (?, ?, ?)", (step, key, note))
            connection.executemany("INSERT INTO confirmed_places VALUES (?, ?)", [(step, place) for place in about])

        return self._add(year, How.CONFIRMED, f"confirm {key}", write, source=note)

    def confirmed(self, year: int) -> Sequence[Confirmation]:
        """The confirmations that stand; of two to one check, the later one."""
        latest = {
            key: Confirmation(step, key, note, who, datetime.fromisoformat(at))
            for step, key, note, who, at in self._database.rows(_CONFIRMED, (year,))
        }
        return list(latest.values())

    def take_back(self, year: int, key: str) -> Step:
        """End a confirmation; it stays in the history."""
        return self._add(year, How.UNCONFIRMED, f"take back {key}", source=key)

    def sign_off(self, year: int, *, name: str, role: str, on: date, note: str = "") -> Step:
        """Keep who answers for a year; it holds as long as every answer of the year is what was signed.

        Once the year is published, its actions go on: their progress does not count (as_then.py).
        """
        row = (name, role, on.isoformat(), note)
        return self._add(
            year,
            How.SIGNED_OFF,
            f"sign off {year}",
            lambda connection, step: connection.execute("INSERT INTO sign_offs VALUES (?, ?, ?, ?, ?)", (step, *row)),
        )

    def withdraw_sign_off(self, year: int, note: str = "") -> Step:
        """End a sign-off; it stays in the history."""
        return self._add(year, How.WITHDRAWN, f"withdraw the sign-off of {year}", source=note)

    def sign_offs(self, year: int) -> Sequence[SignOff]:
        """Every sign-off of a year, the latest last; ``stands`` says which still holds."""
        return [
            SignOff(step, name, role, date.fromisoformat(on), note, who, datetime.fromisoformat(at), bool(stands))
            for step, name, role, on, note, who, at, stands in self._database.rows(_SIGNED, (year,))
        ]

    def ended(self, year: int) -> Ended | None:
        """What ended the latest sign-off of a year; None where it stands, or nobody signed."""
        latest = next(reversed(self.sign_offs(year)), None)
        if latest is None or self.signed_off(year) is not None:
            return None
        for who, at in self._database.rows(_WITHDRAWN, (year, latest.step)):
            return Ended(latest, (), who, datetime.fromisoformat(at))
        changed = self._database.rows(_ENDED, (year, latest.step))
        (_, who, at) = changed[0]
        return Ended(latest, tuple(place for place, *_ in changed), who, datetime.fromisoformat(at))

    def signed_off(self, year: int) -> SignOff | None:
        """The sign-off that stands; None where nobody signed, or answers changed since."""
        return next((one for one in reversed(self.sign_offs(year)) if one.stands), None)
