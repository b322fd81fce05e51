"""The organisation's own exact figures: the nine indicators, for its own eyes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wres_desktop.domain.indicators import IndicatorSet
from wres_desktop.overriding import override
from wres_desktop.ui.elements import Card, Notice, words
from wres_desktop.ui.figure_cards import CardTable, FigureCard, at_a_glance, disparity_table, figure_cards
from wres_desktop.ui.results_page import ResultsPage
from wres_desktop.ui.session import PageName, Session
from wres_desktop.ui.table_model import Column, Row, TableModel
from wres_desktop.ui.tables import WholeTable
from wres_desktop.ui.theme import space

SENSITIVE = "OFFICIAL-SENSITIVE: for your organisation's own eyes"


class FiguresPage(ResultsPage):
    """Exact figures; nothing on this page may be passed on."""

    def __init__(self) -> None:
        super().__init__(PageName.FIGURES, "The nine indicators, exactly as your numbers give them.")
        self.banner = Notice(
            SENSITIVE,
            "These figures are exact and can tell about single people. Do not publish, send or print them. "
            "What readers will see is on a page of its own.",
        )
        self.cards: tuple[QWidget, ...] = ()
        self._column = QVBoxLayout()
        self._column.setSpacing(space(0.75))
        self._shown: object = None
        self.body.addWidget(self.banner)
        self.body.addLayout(self._column)
        self.body.addStretch(1)
        self.scrolls()

    @override
    def show_session(self, session: Session) -> None:
        """Show the nine indicators."""
        self.begin(session, PageName.FIGURES)
        if session.figures is self._shown:
            return
        self._shown = session.figures
        for card in self.cards:
            self._column.removeWidget(card)
            card.deleteLater()
        if session.figures is None:
            self.cards = ()
            return
        indicators = (card_widget(card) for card in figure_cards(session.figures))
        self.cards = (_glance(session.figures), *indicators, *_disparity(session.figures))
        for card in self.cards:
            self._column.addWidget(card)


def _glance(figures: IndicatorSet) -> QWidget:
    made = Card()
    made.body.addWidget(words("All nine at a glance", "subheading"))
    made.body.addWidget(_table(at_a_glance(figures), "All nine at a glance"))
    return made


def _disparity(figures: IndicatorSet) -> tuple[QWidget, ...]:
    table = disparity_table(figures)
    if table is None:
        return ()
    made = Card()
    made.body.addWidget(words("Race disparity ratios", "subheading"))
    made.body.addWidget(words("Above 1 means that white staff were more likely to stand higher up.", "quiet"))
    made.body.addWidget(_table(table, "Race disparity ratios"))
    return (made,)


def card_widget(card: FigureCard) -> QWidget:
    """One indicator: what it is, the figure, and how it came about."""
    made = Card()
    top = QHBoxLayout()
    top.setSpacing(space(1))
    left = QVBoxLayout()
    left.setSpacing(space(0.25))
    left.addWidget(words(f"{card.number}  {card.title}", "subheading"))
    left.addWidget(words(card.sentence))
    left.addWidget(words(card.direction, "quiet"))
    left.addStretch(1)
    right = QVBoxLayout()
    right.setSpacing(space(0.1))
    headline = words(card.headline, "figure")
    headline.setWordWrap(False)
    right.addWidget(headline, 0, Qt.AlignmentFlag.AlignRight)
    if card.earlier:
        earlier = words(card.earlier, "quiet")
        earlier.setAlignment(Qt.AlignmentFlag.AlignRight)
        right.addWidget(earlier)
    right.addStretch(1)
    top.addLayout(left, 3)
    top.addLayout(right, 1)
    made.body.addLayout(top)
    if card.table:
        made.body.addWidget(_table(card.table, card.title))
    for caution in card.cautions:
        made.body.addWidget(words(f"\N{BULLET}  {caution}"))
    return made


def _table(table: CardTable, name: str) -> WholeTable:
    columns = [Column(heading, numbers=index > 0) for index, heading in enumerate(table.headings)]
    model = TableModel(columns)
    model.show([Row(texts, strong=index in table.strong) for index, texts in enumerate(table.rows)])
    view = WholeTable(model, name)
    model.setParent(view)
    return view
