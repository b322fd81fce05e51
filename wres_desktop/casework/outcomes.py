"""What became of a year, out of its organisation's file: who signed it off, when it was published and where to."""

from datetime import datetime
from typing import Final

from wres_desktop.casework.year_work import Lapsed, Outcome
from wres_desktop.domain.days import day_in_words
from wres_desktop.store.approvals import Ended, SignOff
from wres_desktop.store.organisation_file import OrganisationFile

SIGNED_ON: Final = "form/signed_off_date"
"""The day of a sign-off: blank again when the sign-off ends."""

FOLDER: Final = "published_to"
"""The setting, with the year after a stroke, that says where its published files were written last."""


def outcome_of(file: OrganisationFile, year: int) -> Outcome:
    """What the file says of a year."""
    signed, ended = file.signed_off(year), file.ended(year)
    published = [each for each in file.publications() if each.year == year]
    return Outcome(
        signed_off=_signed(signed) if signed else "",
        published=day_at(published[-1].at) if published else "",
        changed_since=bool(published) and not published[-1].of_what_stands,
        lapsed=_lapsed(ended) if ended else None,
        folder=file.setting(f"{FOLDER}/{year}"),
        goes_on=signed is not None and bool(published) and published[-1].step > signed.step,
    )


def day_at(at: datetime) -> str:
    """The day of an instant on this computer's calendar, in words."""
    return day_in_words(at.astimezone().date())


def _signed(signed: SignOff) -> str:
    return f"{signed.name}, {signed.role}, on {day_in_words(signed.on)}"


def _lapsed(ended: Ended) -> Lapsed:
    """Why a sign-off ended; the day that was taken out with the change is not the reason."""
    at = ended.at.astimezone()
    place = next((each for each in ended.places if each != SIGNED_ON), "")
    return Lapsed(_signed(ended.signed), f"{day_in_words(at.date())}, {at:%H:%M}", ended.who, place)
