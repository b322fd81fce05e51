"""The checks of recorded consents: each needs a name, a date, and counts of a board that was entered."""

from collections.abc import Iterator
from typing import Final

from wres_desktop.domain.catalogue.board import BOARD_ROWS
from wres_desktop.domain.consents import counts_named, is_date
from wres_desktop.domain.submission import Board, Consent, Submission
from wres_desktop.intake.places import address
from wres_desktop.intake.problems import Problem, Severity

_EXAMPLE: Final = "board/executive/bme"


def consent_problems(submission: Submission) -> Iterator[Problem]:
    """What keeps a consent from counting, and where it opens less than one may expect."""
    for index, consent in enumerate(submission.consents):
        yield from _person_and_date(index, consent)
        yield from _cells(index, consent)
        yield from _other_rows(index, consent)
    if submission.consents and not isinstance(submission.board, Board):
        what = "Consents are recorded, but there are no counts of the board that they could be for."
        yield Problem("consents", what, "Enter the board, or take the consents out.")


def _person_and_date(index: int, consent: Consent) -> Iterator[Problem]:
    if not consent.given_by.strip():
        what = "It is not said who agreed."
        to_do = "Write the name of everybody who is counted in these cells; names are never published."
        yield Problem(address(("consents", index, "given_by")), what, to_do)
    if not is_date(consent.given_on):
        what = "It is not said when they agreed, or this is not a date that exists."
        to_do = 'Write the date as year, month and day: "2026-03-01".'
        yield Problem(address(("consents", index, "given_on")), what, to_do)


def _cells(index: int, consent: Consent) -> Iterator[Problem]:
    for position, cell in enumerate(consent.cells):
        if counts_named(cell):
            continue
        place = address(("consents", index, "cells", position))
        if cell.strip().split("/")[0] == "board":
            what = "The board has no count of this name."
            to_do = (
                f"Write board, a row ({', '.join(BOARD_ROWS)}) and a group (white, bme, unknown, total): {_EXAMPLE}."
            )
        else:
            what = (
                "Only counts of the board can be published with consent: who sits on it is public, other staff is not."
            )
            to_do = f"Name counts such as {_EXAMPLE}, or take this one out."
        yield Problem(place, what, to_do)


def _other_rows(index: int, consent: Consent) -> Iterator[Problem]:
    """A board member stands in several rows: what one of them prints can give away the others."""
    named = {each for cell in consent.cells for each in counts_named(cell)}
    groups = {group for _, group in named if group != "total"}
    if any((row, group) not in named for group in groups for row in BOARD_ROWS):
        what = "The people of this consent are counted in other rows of the board as well, which it does not name."
        to_do = "If the count is withheld all the same, ask for consent to every row: for example board/*/bme."
        yield Problem(address(("consents", index, "cells")), what, to_do, Severity.NOTE)
