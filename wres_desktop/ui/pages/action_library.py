"""Ready-made actions to begin with, and where the figures suggest to begin."""

from PySide6.QtCore import Signal

from wres_desktop.domain.action_library import LibraryAction, action_library
from wres_desktop.domain.priorities import Priority
from wres_desktop.ui.elements import Card, button, row, words
from wres_desktop.ui.fields_chosen import StillBox
from wres_desktop.ui.theme import space

_INTRO = "Written by us, to be made your own: choose one, and change its words, lead and dates."
_FIRST = "Where the figures suggest to begin"
_ONLY_HERE = "This is for your own eyes, from the exact figures; it is not printed."


class LibraryCard(Card):
    """A list of ready-made actions by indicator; ``chosen`` carries the one that is to be added."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._library = action_library()
        self.priorities = words("")
        self.box = StillBox()
        self.box.setAccessibleName("Ready-made actions")
        self.box.addItems([f"{each.indicator}. {each.title}" for each in self._library])
        self.box.setMaximumWidth(space(32))
        self.what = words("", "quiet")
        self.add_button = button("Add it to the &plan", self._add)
        self.heading, self.only_here = words(_FIRST, "strong"), words(_ONLY_HERE, "quiet")
        for each in (self.heading, self.priorities, self.only_here):
            self.body.addWidget(each)
        self.body.addWidget(words("Ready-made actions", "strong"))
        self.body.addWidget(words(_INTRO))
        self.body.addWidget(self.box)
        self.body.addWidget(self.what)
        self.body.addLayout(row(self.add_button))
        self.box.currentIndexChanged.connect(lambda _index: self._describe())
        self._describe()

    def show_priorities(self, found: tuple[Priority, ...]) -> None:
        """Say with which indicators to begin, and why; nothing where no figure bears it."""
        said = "\n".join(f"{each.indicator}. {each.reason}" for each in found)
        self.priorities.setText(said)
        for each in (self.heading, self.priorities, self.only_here):
            each.setVisible(bool(found))

    @property
    def current(self) -> LibraryAction:
        """The action that is chosen in the list."""
        return self._library[max(0, self.box.currentIndex())]

    def _describe(self) -> None:
        chosen = self.current
        evidence = f"\nWhy: {chosen.evidence} ({chosen.source})" if chosen.evidence else ""
        self.what.setText(f"{chosen.action}\nHow you will know: {chosen.measure}.{evidence}")

    def _add(self) -> None:
        self.chosen.emit(self.current)
