"""A new year's first answers from the year before: names, contacts, the way cases are counted, and open actions."""

from dataclasses import asdict, fields
from datetime import date
from typing import Final

from wres_desktop.domain.actions import carried_on, is_open
from wres_desktop.domain.edition import EDITION_YEARS, load_edition
from wres_desktop.domain.submission import Action
from wres_desktop.intake.draft import Answer, Answers, ids_of

KEPT: Final = (
    "organisation/code",
    "organisation/name",
    "organisation/kind",
    "form/board_lead",
    "form/lead_manager",
    "form/coordinating_commissioner",
)
"""What seldom changes from one year to the next."""

_COLUMNS: Final = tuple(column.name for column in fields(Action))


def first_answers(year: int, before: Answers | None = None) -> dict[str, Answer]:
    """What a year begins with; ``before`` are the answers of the year before, where there is one."""
    answers: dict[str, Answer] = {"snapshot_date": date(year, 3, 31).isoformat()}
    if year in EDITION_YEARS:
        answers["disciplinary/basis"] = str(load_edition(year).disciplinary_basis)
    if before is not None:
        answers |= {place: before[place] for place in KEPT if place in before}
        answers |= open_actions(before, year - 1)
    return answers


def open_actions(before: Answers, year_before: int) -> dict[str, Answer]:
    """The actions that are not done, with their ids and their history (domain/actions.py)."""
    answers: dict[str, Answer] = {}
    for number in ids_of("actions", before):
        action = Action(**{name: str(before.get(f"actions/{number}/{name}", "")) for name in _COLUMNS})
        if is_open(action):
            texts = asdict(carried_on(action, year_before))
            answers |= {f"actions/{number}/{name}": text for name, text in texts.items() if text}
    return answers


def bands_in_use(answers: Answers) -> tuple[str, ...]:
    """The rows of staff in post in which there was anybody, in the order of typing: ``workforce/clinical/band_5``."""
    counted = (place for place, answer in answers.items() if place.count("/") == 3 and answer not in (0, ""))  # noqa: PLR2004  section, group, row, column
    return tuple(dict.fromkeys(place.rpartition("/")[0] for place in counted if place.startswith("workforce/")))
