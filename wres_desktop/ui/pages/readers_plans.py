"""The plans to choose from: what matters most where not everything can be printed."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wres_desktop.disclosure.alternatives import Alternative, alternative_of, compared
from wres_desktop.disclosure.emphasis import EMPHASES, Emphasis
from wres_desktop.overriding import override
from wres_desktop.ui.elements import READABLE_WIDTH, Card, Notice, button, row, words
from wres_desktop.ui.session import Session
from wres_desktop.ui.table_model import Column, Row, TableModel
from wres_desktop.ui.tables import WholeTable
from wres_desktop.ui.theme import space

COMING = "What it would say is not worked out yet."
MOST_COMING = "How much could be printed at the most, whatever you choose, is not worked out yet."
IN_USE = "In use for the report, the files and the print."
_QUOTED = "\N{LEFT DOUBLE QUOTATION MARK}{}\N{RIGHT DOUBLE QUOTATION MARK}"


class PlansPane(QWidget):
    """One card for each plan, and a table of how much of each part of the report they say."""

    plan_wanted = Signal(str)
    most_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[object, ...] = ()
        self._lacks_most = False
        self.setMaximumWidth(space(READABLE_WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(0.5), 0, space(0.5))
        column.setSpacing(space(0.75))
        self.failure = Notice("Your choice is not in use", look="failure")
        self.cards = {emphasis.name: PlanCard(emphasis) for emphasis in EMPHASES.values()}
        headings = (emphasis.label.replace(" ", "\n") for emphasis in EMPHASES.values())
        self.model = TableModel((Column("Figures\nprinted"), *(Column(each, numbers=True) for each in headings)))
        self.model.setParent(self)
        self.table = WholeTable(self.model, "How many figures of each part of the report are printed")
        column.addWidget(
            words(
                "Not everything can be printed without giving somebody away. Choose what matters most to your readers: "
                "each choice is equally safe, and prints other figures. The report, the files and the print follow it."
            )
        )
        self.most = words("")
        column.addWidget(self.most)
        column.addWidget(self.failure)
        for name, card in self.cards.items():
            card.use_button.clicked.connect(lambda _checked=False, name=name: self.plan_wanted.emit(name))
            column.addWidget(card)
        column.addWidget(self.table)
        column.addStretch(1)

    def show_session(self, session: Session) -> None:
        """Describe every plan as far as it is worked out."""
        self.failure.say(session.choice_failure)
        self._lacks_most = session.protected is not None and session.most is None
        self._ask()
        shown = (session.protected, session.most, *(session.plans.get(name) for name in EMPHASES))
        if all(one is other for one, other in zip(shown, self._shown, strict=False)) and self._shown:
            return
        self._shown = shown
        self.most.setText(session.most.in_words if session.most else MOST_COMING)
        known = {
            name: alternative_of(emphasis, session.plans[name].publication, session.most)
            for name, emphasis in EMPHASES.items()
            if name in session.plans
        }
        for name, card in self.cards.items():
            card.show_alternative(known.get(name), known.get(session.plan), in_use=name == session.plan)
        self.model.show(_rows(known))
        self.table.fit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what any choice could say at the most only where somebody looks."""
        super().showEvent(event)
        self._ask()

    def _ask(self) -> None:
        if self._lacks_most and self.isVisible():
            self.most_wanted.emit()


class PlanCard(Card):
    """One plan: what it means, what it says and hides, and the button to use it."""

    def __init__(self, emphasis: Emphasis) -> None:
        super().__init__()
        self.says = words("")
        self.in_use = words(IN_USE, "strong")
        self.use_button = button(f"Use {_QUOTED.format(emphasis.label)}", lambda: None)
        self.body.addWidget(words(emphasis.label, "subheading"))
        self.body.addWidget(words(emphasis.meaning))
        self.body.addWidget(self.says)
        self.body.addWidget(self.in_use)
        self.body.addLayout(row(self.use_button))

    def show_alternative(self, told: Alternative | None, used: Alternative | None, *, in_use: bool) -> None:
        """Say what the plan prints, and what it does differently from the one in use."""
        self.in_use.setVisible(in_use)
        self.use_button.setVisible(not in_use)
        if told is None:
            self.says.setText(COMING)
            return
        differences = compared(told, used) if used and not in_use else ()
        self.says.setText("\n".join(each for each in (told.prints, *differences, told.hides) if each))


def _rows(known: dict[str, Alternative]) -> list[Row]:
    parts = dict.fromkeys(share.part for told in known.values() for share in told.shares)
    by_plan = {name: {share.part: share.in_words for share in told.shares} for name, told in known.items()}
    rows = [Row((part, *(by_plan.get(name, {}).get(part, "") for name in EMPHASES))) for part in parts]
    whole = (known[name].whole.in_words if name in known else "" for name in EMPHASES)
    return [*rows, Row(("Everything", *whole), strong=True)]
