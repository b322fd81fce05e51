"""Who answers for the year: nothing is published before somebody has signed it off."""

from collections.abc import Callable
from datetime import date

from wres_desktop import pipeline
from wres_desktop.casework.organisation import today
from wres_desktop.casework.year_work import Lapsed
from wres_desktop.domain.days import day_in_words, day_of
from wres_desktop.intake.places import SEPARATOR
from wres_desktop.overriding import override
from wres_desktop.ui.elements import Card, Notice, button, words
from wres_desktop.ui.explanation import left_to_lot
from wres_desktop.ui.fields import TextField
from wres_desktop.ui.fields_days import DayLine
from wres_desktop.ui.pages.entry import EntryPage
from wres_desktop.ui.session import PROTECTION_COMING, PageName, Session
from wres_desktop.ui.text_titles import title_of
from wres_desktop.ui.wrapping_row import WrappingRow

BY, ON = "form/signed_off_by", "form/signed_off_date"
EARLIER = (
    "No earlier report is known to this file. If one was published for an earlier year, readers may set it beside this "
    "one: name it first, on the page What readers will see, under Earlier publications."
)
TO_READ = "{} to be read once more: see Checks."
NOT_YET = "This cannot be signed off yet:"
WHO = "Type who signs off on behalf of the board."
WHEN = "Type the day of the sign-off, such as {}."

SignOff = Callable[[str, str, date, str], bool]


class SignOffPage(EntryPage):
    """A name, a day, and a button that means it."""

    def __init__(self, sign_off: SignOff, withdraw: Callable[[], None]) -> None:
        super().__init__(
            PageName.SIGN_OFF,
            "Somebody on the board answers for the report. Show them the Preview first: whatever is changed after the "
            "sign-off ends it.",
        )
        self._sign_off = sign_off
        self._session = Session()
        self.status = Card()
        self.signed = words("", "subheading")
        self.open_points = words("")
        self.status.body.addWidget(self.signed)
        self.lapsed = Notice("An earlier sign-off has ended")
        self.empty = words("")
        self.lot = words("")
        self.earlier = words(EARLIER, "quiet")
        self._empty_of: object = None
        for widget in (self.open_points, self.empty, self.lot, self.earlier):
            self.status.body.addWidget(widget)
        self.body.addWidget(self.lapsed)
        self.body.addWidget(self.status)
        self.by = TextField(
            BY, "Signed off on behalf of the board by", "Name and title; printed in the report.", letters=60
        )
        self.on = DayLine(ON, "Date of sign-off", "Such as 28 October 2025; printed in the report.", letters=24)
        self.add_field(self.by)
        self.add_field(self.on)
        self.sign_button = button("&Sign off", self._on_sign, main=True)
        self.withdraw_button = button("&Withdraw the sign-off", withdraw)
        self.body.addLayout(WrappingRow(self.sign_button, self.withdraw_button))
        self.body.addStretch(1)
        self.scrolls()

    @override
    def show_session(self, session: Session) -> None:
        """Say whether it is signed off, and what stands in the way where it is not."""
        self._session = session
        super().show_session(session)
        work, file = session.work, session.file
        if work is None or file is None:
            return
        signed = work.outcome.signed_off
        points = open_points(session)
        not_signed = f"The year {work.year} is not signed off {'any more' if work.outcome.lapsed else 'yet'}"
        self.signed.setText(f"Signed off by {signed}" if signed else not_signed)
        self.open_points.setText("\n".join([NOT_YET, *(f"\N{BULLET}  {point}" for point in points)]) if points else "")
        self.open_points.setVisible(bool(points) and not signed)
        self.lapsed.say(_lapsed(work.outcome.lapsed) if work.outcome.lapsed else "")
        self._say_empty(session)
        self._say_lot("" if signed else left_to_lot(session))
        self.earlier.setVisible(not signed and not session.ledger)
        self.sign_button.setEnabled(not points and not file.reads_only)
        self.sign_button.setVisible(not signed)
        self.withdraw_button.setVisible(bool(signed) and not file.reads_only)

    def _say_lot(self, sentence: str) -> None:
        self.lot.setText(sentence)
        self.lot.setVisible(bool(sentence))

    def _say_empty(self, session: Session) -> None:
        """Say what is left out of the report because nothing was written: worked out once for a publication."""
        publication = session.protected.publication if session.protected else None
        if publication is not None and publication is not self._empty_of and publication.document is not None:
            self._empty_of = publication
            self.empty.setText(pipeline.left_empty(publication))
        signed = session.work is not None and bool(session.work.outcome.signed_off)
        self.empty.setVisible(publication is not None and bool(self.empty.text()) and not signed)

    def _on_sign(self) -> None:
        self.finish()
        answers = self._session.work.answers if self._session.work else {}
        by, on = str(answers.get(BY, "")).strip(), day_of(str(answers.get(ON, "")))
        self.by.show_problem("" if by else WHO)
        self.on.show_problem("" if on else WHEN.format(day_in_words(today())))
        if by and on:
            name, _, role = by.partition(",")
            self._sign_off(name.strip(), role.strip() or name.strip(), on, "")
        else:
            (self.on if by else self.by).setFocus()


def _lapsed(lapsed: Lapsed) -> str:
    why = f"{title_of(lapsed.place.replace('/', SEPARATOR))} was changed" if lapsed.place else "it was withdrawn"
    hint = " Undo (Ctrl+Z) gives it back, as long as nothing else was changed." if lapsed.place else ""
    return f"Signed off by {lapsed.signed_off}. That ended on {lapsed.ended} ({lapsed.who}), because {why}.{hint}"


def open_points(session: Session) -> list[str]:
    """What stands in the way of a sign-off, as sentences."""
    work = session.work
    if work is None:
        return []
    points = []
    if work.to_mend:
        points.append(f"{_things(len(work.to_mend), 'thing', 'things')} must be put right: see Checks.")
    if work.to_confirm:
        points.append(
            f"{_things(len(work.to_confirm), 'thing', 'things')} should be looked at and confirmed: see Checks."
        )
    if session.flagged:
        points.append(TO_READ.format(_things(len(session.to_read), "text has", "texts have")))
    elif not session.looked_through and not session.blocked:
        points.append(session.protection_failure or PROTECTION_COMING)
    if session.file is not None and session.file.unsaved:
        points.append("What you typed last is not saved yet.")
    return points


def _things(count: int, one: str, several: str) -> str:
    return f"One {one}" if count == 1 else f"{count} {several}"
