"""What readers will see: every figure as it prints, or that it is withheld and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QLabel

from wres_desktop.disclosure.statements import Printed, Publication, Statement, Undefined, Withheld
from wres_desktop.pipeline import Protected
from wres_desktop.ui.elements import Page, row, words
from wres_desktop.ui.labels import Label, label_of, shown
from wres_desktop.ui.overriding import override
from wres_desktop.ui.session import PageName, Session
from wres_desktop.ui.table_model import Column, Row, TableModel
from wres_desktop.ui.tables import ProportionedTable
from wres_desktop.ui.theme import space

EVERYTHING, PUBLISHED, WITHHELD = "Everything", "Published only", "Withheld only"
ALL_PARTS = "All parts"

_COLUMNS = (Column("Part"), Column("Figure"), Column("Readers see", numbers=True), Column("Why (OFFICIAL-SENSITIVE)"))
_SHARES = (21, 30, 18, 31)


@dataclass(frozen=True, slots=True)
class Seen:
    """One figure as readers meet it."""

    label: Label
    printed: str
    why: str
    withheld: bool


class ReadersPage(Page):
    """Published against withheld."""

    def __init__(self) -> None:
        super().__init__(
            PageName.READERS,
            "Where numbers are small, readers could work out who is meant. Such figures are withheld, "
            "and so are those from which they could be calculated. Keep the reasons to yourselves: they tell which "
            "numbers are small.",
        )
        self._shown: Protected | None = None
        self._seen: tuple[Seen, ...] = ()
        self._part_names: tuple[str, ...] = (ALL_PARTS,)
        self.summary = words("", "subheading")
        self.which = QComboBox()
        self.which.addItems([EVERYTHING, PUBLISHED, WITHHELD])
        self.part = QComboBox()
        self.part.addItem(ALL_PARTS)
        for choice in (self.which, self.part):
            choice.currentTextChanged.connect(lambda _text: self._fill())
        self.model = TableModel(_COLUMNS, self)
        self.table = ProportionedTable(self.model, "Figures as readers will see them", _SHARES)
        self.body.addWidget(self.summary)
        self.body.addLayout(row(_named("&Show", self.which), self.which, _named("&Part", self.part), self.part))
        self.body.addWidget(self.table, 1)
        self.fills()

    @override
    def show_session(self, session: Session) -> None:
        """List what is published and what is withheld."""
        self.begin(session, PageName.READERS)
        if session.protected is None or session.protected is self._shown:
            return
        self._shown = session.protected
        self._seen = seen(session.protected.publication, session.protected.reasons)
        self.summary.setText(summary(self._seen))
        self.part.blockSignals(True)  # noqa: FBT003  Qt's own signature
        self.part.clear()
        self._part_names = (ALL_PARTS, *dict.fromkeys(each.label.part for each in self._seen))
        self.part.addItems([ALL_PARTS, *(_part(name, self._seen) for name in self._part_names[1:])])
        self.part.blockSignals(False)  # noqa: FBT003  Qt's own signature
        self._fill()

    def _fill(self) -> None:
        part = self._part_names[max(0, self.part.currentIndex())]
        which = self.which.currentText()
        self.model.show(
            [
                Row((f"{each.label.part}, {each.label.year}", each.label.text, each.printed, each.why))
                for each in self._seen
                if part in (ALL_PARTS, each.label.part)
                and (which == EVERYTHING or each.withheld is (which == WITHHELD))
            ]
        )


def seen(publication: Publication, reasons: Mapping[str, str]) -> tuple[Seen, ...]:
    """Every statement in words, in the order of the publication."""
    return tuple(_seen(statement, reasons) for statement in publication.statements)


def summary(figures: Sequence[Seen]) -> str:
    """One sentence on how much is published."""
    withheld = sum(each.withheld for each in figures)
    if not withheld:
        return f"All {len(figures)} figures are published: none of them gives anybody away."
    return f"{len(figures) - withheld} of {len(figures)} figures are published, {withheld} are withheld."


def _part(name: str, figures: Sequence[Seen]) -> str:
    """A part of the report with how much of it is published."""
    here = [each for each in figures if each.label.part == name]
    return f"{name}: {sum(not each.withheld for each in here)} of {len(here)} published"


def _seen(statement: Statement, reasons: Mapping[str, str]) -> Seen:
    label = label_of(statement.id)
    match statement:
        case Printed(printed=text, quantity=quantity, rounded_to=base):
            rounded = f"Rounded to the nearest {base}." if base > 1 else ""
            return Seen(label, shown(text, quantity), rounded, withheld=False)
        case Undefined(reason=reason):
            return Seen(label, "not calculable", f"There is no such figure: {reason}.", withheld=False)
        case Withheld(id=statement_id):
            return Seen(label, "withheld", reasons.get(statement_id, ""), withheld=True)


def _named(text: str, choice: QComboBox) -> QLabel:
    label = QLabel(text)
    label.setBuddy(choice)
    label.setContentsMargins(0, 0, space(0.2), 0)
    return label
