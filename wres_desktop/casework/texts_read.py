"""Which texts somebody has read once more: an answer for each text by itself, which ends when the text changes."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from typing import Final

from wres_desktop.disclosure.statements import Document
from wres_desktop.domain.form import NARRATIVE_CHECKED_BY
from wres_desktop.domain.submission import Submission, TextRead
from wres_desktop.intake.draft import TEXTS_READ, Answer, Answers, ids_of
from wres_desktop.intake.draft_answers import numbered, place_of
from wres_desktop.pipeline import TextToRead

_OF_THE_SIGN_OFF: Final = ("signed_off_by", "signed_off_date", NARRATIVE_CHECKED_BY)
_TEXTS: Final = ("narrative/", "form/", "actions/", "consultations/")


def to_read(texts: Sequence[TextToRead], answers: Answers) -> tuple[TextToRead, ...]:
    """Those of the texts that nobody has read as they stand, with what was answered since they were looked through."""
    read = {(each.place, each.text.strip()) for each in readings(answers)}
    return tuple(each for each in texts if (place_of(each.problem.address, answers), each.text) not in read)


def looked_through(document: Document, latest: Submission) -> bool:
    """Whether the texts of a year, but those of the sign-off itself, are the ones that a document was made with."""
    form, now = (
        {key: text for key, text in each.items() if key not in _OF_THE_SIGN_OFF}
        for each in (document.form, latest.form)
    )
    same = (document.narrative, document.actions, document.consultations)
    return form == now and same == (latest.narrative, latest.actions, latest.consultations)


def readings(answers: Answers) -> tuple[TextRead, ...]:
    """What was read, by whom and when."""
    return tuple(
        TextRead(*(str(answers.get(f"{TEXTS_READ}/{number}/{each.name}", "")) for each in fields(TextRead)))
        for number in ids_of(TEXTS_READ, answers)
    )


def reading_of(text: TextToRead, by: str, on: str, answers: Answers) -> dict[str, Answer | None]:
    """The changes that keep that somebody read a text and found that no reader can tell whom it is about."""
    number = numbered(max(map(int, ids_of(TEXTS_READ, answers)), default=0) + 1)
    said = TextRead(place_of(text.problem.address, answers), text.text, by, on)
    return {f"{TEXTS_READ}/{number}/{name}": each for name, each in asdict(said).items()}


def all_anew(answers: Answers) -> dict[str, Answer | None]:
    """The changes after which every text is asked about again."""
    return {place: None for place in answers if place.startswith(f"{TEXTS_READ}/")}


def asked_anew(changes: Mapping[str, Answer | None], answers: Answers) -> dict[str, Answer | None]:
    """The changes, and where they touch a text that was read: the reading of it gone."""
    changed = {place for place, value in changes.items() if _is_text(place) and value != answers.get(place)}
    ended = [number for number in ids_of(TEXTS_READ, answers) if answers.get(f"{TEXTS_READ}/{number}/place") in changed]
    gone = {place: None for number in ended for place in answers if place.startswith(f"{TEXTS_READ}/{number}/")}
    return {**gone, **changes}


def _is_text(place: str) -> bool:
    return place.startswith(_TEXTS) or place.endswith("/not_collected")
