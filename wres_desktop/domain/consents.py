"""Recorded consent of board members: which counts of the board may be printed although they are small.

A consent names cells of the board as the return does: ``board/executive/bme``. A row is one of indicator 9, a group
one of the ethnic groups or ``total``; ``*`` stands for every row or every group. Counts of staff, applicants and
answers can never be consented to: nobody outside knows who these people are.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from wres_desktop.domain.catalogue.board import BOARD_ROWS
from wres_desktop.domain.ethnicity import EthnicGroup
from wres_desktop.domain.submission import Board, Consent, Submission

GROUPS: Final = (*(str(group) for group in EthnicGroup), "total")

_Cell = TypeVar("_Cell")
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class RecordedConsent:
    """A consent that counts, with the reporting year of its return and the sums of cells that it opens."""

    year: int
    consent: Consent
    sums: tuple[frozenset[str], ...]


def recorded_consents(submissions: Sequence[Submission]) -> tuple[RecordedConsent, ...]:
    """The consents that open something; one without a name, a date or a cell of the board opens nothing."""
    found = (
        RecordedConsent(submission.reporting_year, consent, tuple(_sums(consent, submission)))
        for submission in submissions
        if isinstance(submission.board, Board)
        for consent in submission.consents
        if consent.given_by.strip() and is_date(consent.given_on)
    )
    return tuple(recorded for recorded in found if recorded.sums)


def covers(consented: Collection[frozenset[_Cell]], cells: Collection[_Cell], counted: Collection[_Cell]) -> bool:
    """Whether everybody who is counted in a sum of ``cells`` has agreed to a count within it in which they stand.

    ``counted`` are those of the cells in which there is anybody.
    """
    agreed = _agreed_within(consented, cells)
    return bool(agreed) and agreed.issuperset(counted)


def others_than(consented: Collection[frozenset[_Cell]], cells: tuple[_Cell, ...]) -> tuple[_Cell, ...]:
    """Those of the ``cells`` of a sum of which nobody agreed to a count within it: of all others readers may know."""
    agreed = _agreed_within(consented, cells) if consented else ()
    return tuple(cell for cell in cells if cell not in agreed) if agreed else cells


def _agreed_within(consented: Collection[frozenset[_Cell]], cells: Collection[_Cell]) -> frozenset[_Cell]:
    return frozenset[_Cell]().union(*(each for each in consented if each.issubset(cells)))


def counts_named(cell: str) -> tuple[tuple[str, str], ...]:
    """The rows and groups of the board that an address names; none where there are no such cells."""
    match cell.strip().split("/"):
        case ["board", row, group]:
            return tuple(
                (each, other) for each in BOARD_ROWS if row in ("*", each) for other in GROUPS if group in ("*", other)
            )
        case _:
            return ()


def is_date(text: str) -> bool:
    """Whether a text is a date of the calendar, written as year, month and day."""
    try:
        return bool(_DATE.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False


def _sums(consent: Consent, submission: Submission) -> Iterator[frozenset[str]]:
    path = f"{submission.organisation.code}/{submission.reporting_year}/board"
    for row, group in dict.fromkeys(named for cell in consent.cells for named in counts_named(cell)):
        groups = list(EthnicGroup) if group == "total" else [group]
        yield frozenset(f"{path}/{part}/{each}" for part in BOARD_ROWS[row] for each in groups)
