"""Who read all texts for numbers: that holds for the texts as they were read, and ends when one of them changes."""

from collections.abc import Mapping
from typing import Final

from wres_desktop.domain.form import NARRATIVE_CHECKED_BY
from wres_desktop.intake.draft import Answer, Answers

CHECKED: Final = f"form/{NARRATIVE_CHECKED_BY}"
"""The place of the name of whoever read all texts."""

_TEXTS: Final = ("narrative/", "form/", "actions/", "consultations/")
AFTERWARDS: Final = ("form/signed_off_by", "form/signed_off_date", "form/url")
"""What is filled in after the texts were read."""


def asked_anew(changes: Mapping[str, Answer | None], answers: Answers) -> dict[str, Answer | None]:
    """The changes, and where they touch a text that somebody has read: the question who read it, blank again."""
    wanted = dict(changes)
    if (
        CHECKED in answers
        and CHECKED not in wanted
        and any(_is_text_changed(*each, answers) for each in wanted.items())
    ):
        wanted[CHECKED] = None
    return wanted


def _is_text_changed(place: str, value: Answer | None, answers: Answers) -> bool:
    is_text = (place.startswith(_TEXTS) and place not in AFTERWARDS) or place.endswith("/not_collected")
    return is_text and bool(value) and value != answers.get(place)
