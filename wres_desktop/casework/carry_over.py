"""A new year's first answers from the year before: names, contacts, the way cases are counted, and open actions."""

from datetime import date
from typing import Final

from wres_desktop.domain.edition import EDITION_YEARS, load_edition
from wres_desktop.intake.draft import Answer, Answers, ids_of

KEPT: Final = (
    "organisation/code",
    "organisation/name",
    "organisation/kind",
    "form/board_lead",
    "form/lead_manager",
    "form/commissioners",
    "form/coordinating_commissioner",
)
"""What seldom changes from one year to the next."""

_CLOSED: Final = frozenset({"complete", "completed", "done", "closed"})
_NO_LONGER_TRUE: Final = frozenset({"progress"})


def first_answers(year: int, before: Answers | None = None) -> dict[str, Answer]:
    """What a year begins with; ``before`` are the answers of the year before, where there is one."""
    answers: dict[str, Answer] = {"snapshot_date": date(year, 3, 31).isoformat()}
    if year in EDITION_YEARS:
        answers["disciplinary/basis"] = str(load_edition(year).disciplinary_basis)
    if before is not None:
        answers |= {place: before[place] for place in KEPT if place in before}
        answers |= open_actions(before)
    return answers


def open_actions(before: Answers) -> dict[str, Answer]:
    """The actions that are not complete, with their ids: what was said of their progress belongs to the year before."""
    still_open = [
        number
        for number in ids_of("actions", before)
        if str(before.get(f"actions/{number}/rag", "")).strip().lower() not in _CLOSED
    ]
    return {
        place: answer
        for place, answer in before.items()
        if place.startswith(tuple(f"actions/{number}/" for number in still_open))
        and place.rpartition("/")[2] not in _NO_LONGER_TRUE
    }


def bands_in_use(answers: Answers) -> tuple[str, ...]:
    """The rows of staff in post in which there was anybody: ``clinical/band_5``."""
    rows = {
        "/".join(place.split("/")[1:3])
        for place, answer in answers.items()
        if place.startswith("workforce/") and place.count("/") == 3 and answer != 0  # noqa: PLR2004  group, row, column
    }
    return tuple(sorted(rows))
