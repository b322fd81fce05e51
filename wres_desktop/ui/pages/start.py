"""The first page: open a return, or look around with the example; and what is open now."""

from PySide6.QtCore import Signal

from wres_desktop.ui.elements import Card, Page, button, row, words
from wres_desktop.ui.overriding import override
from wres_desktop.ui.session import Session


class StartPage(Page):
    """Where everybody begins."""

    open_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(
            "Workforce Race Equality Standard",
            "From your organisation's numbers to a printed annual report and action plan that give nobody away.",
        )
        self.now_open = Card()
        self.organisation = words("", "subheading")
        self.years = words("")
        self.to_look_at = words("")
        self.published = words("", "quiet")
        for label in (words("Open now", "quiet"), self.organisation, self.years, self.to_look_at, self.published):
            self.now_open.body.addWidget(label)
        self.now_open.hide()
        self.open_button = button("&Open returns\N{HORIZONTAL ELLIPSIS}", self.open_wanted.emit, main=True)
        self.sample_button = button("Open the &example", self.sample_wanted.emit)
        self.body.addWidget(self.now_open)
        self.body.addWidget(self._own())
        self.body.addWidget(self._sample())
        self.body.addWidget(words("Everything stays on this computer: the program never uses the internet.", "quiet"))
        self.body.addStretch(1)
        self.scrolls()

    @override
    def show_session(self, session: Session) -> None:
        """Say what is open."""
        self.now_open.setVisible(session.is_open)
        if session.returns is None:
            return
        latest = session.returns.submissions[-1] if session.returns.submissions else None
        if latest is None:
            self.organisation.setText("The return could not be used")
            self.years.setText("")
        else:
            self.organisation.setText(latest.organisation.name)
            earlier = [str(submission.reporting_year) for submission in session.returns.submissions[:-1]]
            since = f", compared with {_and(earlier)}" if earlier else ", without earlier years to compare with"
            self.years.setText(f"Reporting year {latest.reporting_year}{since}.")
        self.to_look_at.setText(_to_look_at(session))
        self.published.setText(_published(session))

    def _own(self) -> Card:
        card = Card()
        card.body.addWidget(words("Your own figures", "subheading"))
        card.body.addWidget(
            words(
                "A return is a file whose name ends in .wres.json. Choose several years of the same organisation "
                "together, and the report compares this year with last year. You can also drop the files here."
            )
        )
        card.body.addLayout(row(self.open_button))
        return card

    def _sample(self) -> Card:
        card = Card()
        card.body.addWidget(words("Look around first", "subheading"))
        card.body.addWidget(
            words("An invented organisation with some sixty staff and three years of figures. Nobody in it is real.")
        )
        card.body.addLayout(row(self.sample_button))
        return card


def _and(items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def _published(session: Session) -> str:
    """Which earlier publications are taken into account: without them, they and this report could give people away."""
    if session.ledger:
        return f"Taken as published already: {_and([each.title for each in session.ledger])}."
    return (
        "Was an earlier report published already? Name it on the page What readers will see, under Earlier "
        "publications, so that both together give nobody away."
    )


def _to_look_at(session: Session) -> str:
    if session.blocked:
        return "Some numbers must be put right before there can be a report: see Checks."
    if session.problems:
        return "There are some things to look at: see Checks."
    return "The checks found nothing to put right."
