"""What people vouch for, until answers change: confirmations of what a check asked, and the sign-off of a year."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from wres_desktop.store.database import Database
from wres_desktop.store.driver import Connection


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


_ANSWERS_CHANGED = (
    "EXISTS (SELECT 1 FROM changes WHERE changes.year = steps.year AND changes.step > steps.number {more})"
)

_ABOUT = """AND (NOT EXISTS (SELECT 1 FROM confirmed_places AS about WHERE about.step = steps.number)
    OR EXISTS (SELECT 1 FROM confirmed_places AS about WHERE about.step = steps.number
    AND (changes.place = about.place OR substr(changes.place, 1, length(about.place) + 1) = about.place || '/')))"""
"""What was changed is one of the places, or below it; a confirmation without places is about everything."""

_CONFIRMED = f"""
SELECT steps.number, key, note, who, at FROM confirmations
JOIN steps ON steps.number = confirmations.step JOIN sessions ON sessions.number = steps.session
WHERE year = ? AND NOT {_ANSWERS_CHANGED.format(more=_ABOUT)} ORDER BY steps.number
"""  # noqa: S608  our own words

_SIGNED = f"""
SELECT steps.number, name, role, signed_on, note, who, at,
       NOT {_ANSWERS_CHANGED.format(more="")} AND NOT EXISTS (
           SELECT 1 FROM steps AS later
           WHERE later.year = steps.year AND later.number > steps.number AND later.how = 'sign-off withdrawn')
FROM sign_offs JOIN steps ON steps.number = sign_offs.step JOIN sessions ON sessions.number = steps.session
WHERE year = ? ORDER BY steps.number
"""  # noqa: S608  our own words


def write_confirmation(connection: Connection, step: int, key: str, note: str, places: Collection[str]) -> None:
    """Keep a confirmation and what it is about, inside a transaction that the caller has begun."""
    connection.execute("INSERT INTO confirmations VALUES (?, ?, ?)", (step, key, note))
    connection.executemany("INSERT INTO confirmed_places VALUES (?, ?)", [(step, place) for place in sorted(places)])


def write_sign_off(connection: Connection, step: int, row: tuple[str, str, str, str]) -> None:
    """Keep who signs: name, role, day and note, inside a transaction that the caller has begun."""
    connection.execute("INSERT INTO sign_offs VALUES (?, ?, ?, ?, ?)", (step, *row))


def confirmed_in(database: Database, year: int) -> Sequence[Confirmation]:
    """The confirmations that stand; of two to one check, the later one."""
    latest = {
        key: Confirmation(step, key, note, who, datetime.fromisoformat(at))
        for step, key, note, who, at in database.rows(_CONFIRMED, (year,))
    }
    return list(latest.values())


def sign_offs_in(database: Database, year: int) -> Sequence[SignOff]:
    """Every sign-off of a year, the latest last; ``stands`` says which still holds."""
    return [
        SignOff(step, name, role, date.fromisoformat(on), note, who, datetime.fromisoformat(at), bool(stands))
        for step, name, role, on, note, who, at, stands in database.rows(_SIGNED, (year,))
    ]
