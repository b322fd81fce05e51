"""The left side of the window: the list of pages with how far each has come, and what the program is doing."""

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QFontMetrics, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QProgressBar, QVBoxLayout

from wres_desktop.ui.elements import announce, button, row, set_by_names, words
from wres_desktop.ui.session import PageName, Session
from wres_desktop.ui.theme import space
from wres_desktop.ui.wizard_state import Entry, entries

_ENTRY_SIDES, _ENTRY_ENDS = 1.85, 0.7
"""What an entry leaves free beside and above its words together, in heights of a line."""
_GAP, _SIGN = "\N{EN SPACE}", 2
"""What stands between an entry's sign and its words, and how many letters both are."""
_LINES_OF_WORK = 3
_LEAST_WIDTH = 16
"""What is being done takes so many lines beside the button that stops it, and one less from this width on, in lines."""
_WIDEST = 400
"""Pixels: more of a laptop's screen the list never takes, however large the text is."""

_LINES_OF_NAME, _NAME_SIDES, _TALLEST = 4, 0.75, 10_000
"""How many lines the name of what is open may take, what is free beside it in lines, and more pixels than any name."""

SAVED = "\N{CHECK MARK} Saved"


class Side(QFrame):
    """Where the user is, and where they can go."""

    page_chosen = Signal(str)
    stop_wanted = Signal()
    help_wanted = Signal()
    settings_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setFixedWidth(min(space(17), _WIDEST))
        self.items = {name: _item(name) for name in PageName}
        self._listed: dict[PageName, Entry] = {}
        self._model = QStandardItemModel(self)
        for item in self.items.values():
            self._model.appendRow(item)
        self.pages = QListView()
        self.pages.setObjectName("pages")
        self.pages.setAccessibleName("Pages")
        self.pages.setWordWrap(True)
        self.pages.setResizeMode(QListView.ResizeMode.Adjust)
        set_by_names(self.pages, horizontalScrollBarPolicy="ScrollBarAlwaysOff", textElideMode="ElideNone")
        self.pages.setModel(self._model)
        self.pages.selectionModel().currentChanged.connect(
            lambda index: self.page_chosen.emit(str(list(PageName)[index.row()]))
        )
        self.saved = words("", "brand_sub")
        self._doing = ""
        self.doing = words("")
        self.doing.setObjectName("doing")
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Busy")
        self.stop_button = button("S&top", self._stop)
        self.help_button = button("&Help", self.help_wanted.emit)
        self.help_button.setAccessibleDescription("Says what the field where you are is about; F1 does the same")
        self.settings_button = button("Se&ttings", self.settings_wanted.emit)
        self._arrange()
        self._bold = self._bold_words()
        self.show_doing("")

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, space(0.5), 0, 0)
        layout.setSpacing(space(0.4))
        self.organisation = words("Nothing is open", "brand_sub")
        for label in (words("WRES Desktop", "brand"), self.organisation):
            layout.addWidget(label)
        layout.addWidget(self.pages, 1)
        layout.addLayout(self._work())
        layout.addWidget(self.bar)
        aids = row(self.help_button, self.settings_button)
        aids.setContentsMargins(space(0.75), 0, space(0.75), space(0.5))
        layout.addLayout(aids)

    def _work(self) -> QHBoxLayout:
        """What is being done, in the place of whether all is saved: it takes room from the list neither way."""
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addStretch(1)
        for label in (self.saved, self.doing):
            said.addWidget(label)
        said.addStretch(1)
        beside = QHBoxLayout()
        beside.setContentsMargins(0, 0, space(0.75), 0)
        beside.addLayout(said, 1)
        beside.addWidget(self.stop_button)
        lines = _LINES_OF_WORK if self.width() < space(_LEAST_WIDTH) else _LINES_OF_WORK - 1
        beside.addStrut(max(lines * self.fontMetrics().lineSpacing(), self.stop_button.sizeHint().height()))
        kept = self.bar.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(kept)
        return beside

    def choose(self, page: PageName) -> None:
        """Go to a page."""
        self.pages.setCurrentIndex(self.items[page].index())

    def show_session(self, session: Session, filled_first: PageName | None = None) -> None:
        """Offer the pages that have something to say, and say how far each has come; one is ``filled_first`` now."""
        file, work = session.file, session.work
        self._name(f"{file.organisation}, {work.year}" if file and work else "")
        self.saved.setText(_saved(session))
        self._say_saved()
        for entry in entries(work, len(session.to_read), session.telling, filled_first):
            item, able = self.items[entry.page], session.can_visit(entry.page)
            if item.isEnabled() != able:
                item.setEnabled(able)
                item.setSelectable(able)
            if self._listed.get(entry.page) != entry:
                self._listed[entry.page] = entry
                item.setText(self._hanging(entry.text))
                item.setAccessibleText(entry.spoken)
                item.setSizeHint(self._room_for(item.text()))

    def _name(self, whole: str) -> None:
        """Say what is open, if anything is."""
        name = self._shortened(whole) if whole else "Nothing is open"
        self.organisation.setText(name)
        unseen = whole if name != whole else ""
        self.organisation.setToolTip(unseen)
        self.organisation.setAccessibleName(unseen)

    def _shortened(self, whole: str) -> str:
        """The name of what is open; of one that is too long its beginning and its end, with the year."""
        from PySide6.QtCore import Qt  # noqa: PLC0415  the first window does not wait for its many names

        *beginning, end = whole.split(" ")
        name, metrics = whole, self.organisation.fontMetrics()
        place = QRect(0, 0, self.width() - 2 * space(_NAME_SIDES), _TALLEST)
        most = _LINES_OF_NAME * metrics.lineSpacing()
        while beginning and metrics.boundingRect(place, Qt.TextFlag.TextWordWrap, name).height() > most:
            beginning.pop()
            name = " ".join([*beginning, "\N{HORIZONTAL ELLIPSIS}", end])
        return name

    def _say_saved(self) -> None:
        """Work that is under way stands in the place of what can wait; what is not saved cannot."""
        self.saved.setVisible(not self._doing or self.saved.text().startswith("!"))

    def _bold_words(self) -> QFontMetrics:
        bold = self.pages.font()
        bold.setBold(True)
        return QFontMetrics(bold)

    def _room(self) -> int:
        """The width of an entry's words, beside the scroll bar that may come."""
        return max(1, self.width() - self.pages.verticalScrollBar().sizeHint().width() - space(_ENTRY_SIDES))

    def _hanging(self, text: str) -> str:
        """An entry broken into lines, those after the first below its words and not below its sign."""
        sign, width = text[:_SIGN], self._bold.horizontalAdvance
        indent = _GAP * round(width(sign) / width(_GAP))
        lines = [""]
        for word in text[_SIGN:].split(" "):
            longer = f"{lines[-1]} {word}".strip(" ")
            lines = [*lines[:-1], longer] if width(sign + longer) <= self._room() or longer == word else [*lines, word]
        return sign + f"\n{indent}".join(lines)

    def _room_for(self, text: str) -> QSize:
        """The lines that an entry takes when it is the chosen, bold one."""
        return QSize(self._room(), self._bold.size(0, text).height() + space(_ENTRY_ENDS))

    def show_doing(self, doing: str, *, can_stop: bool = False) -> None:
        """Say what is being done, and offer to stop it where that can be done; nothing at rest."""
        self._doing = f"{doing}\N{HORIZONTAL ELLIPSIS}" if doing else ""
        self.doing.setText(self._doing)
        self.doing.setVisible(bool(doing))
        self._say_saved()
        self.bar.setRange(0, 0)
        self.bar.setVisible(bool(doing))
        self.stop_button.setEnabled(True)
        self.stop_button.setAccessibleName(f"Stop: {doing}")
        self.stop_button.setVisible(can_stop)
        if doing:
            announce(self.doing, doing)

    def show_progress(self, done: int, of: int) -> None:
        """Say how far the work has come."""
        self.doing.setText(f"{self._doing} {done:,} of {of:,}")
        self.bar.setRange(0, of)
        self.bar.setValue(done)

    def _stop(self) -> None:
        self.stop_button.setEnabled(False)
        self.stop_wanted.emit()


def _item(page: PageName) -> QStandardItem:
    item = QStandardItem(str(page))
    item.setEditable(False)
    return item


def _saved(session: Session) -> str:
    """Whether everything that was typed is in the file."""
    file = session.file
    if file is None:
        return ""
    if file.not_saved:
        return "! Not saved yet"
    if file.reads_only:
        return "Read only"
    return "Example: nothing is kept" if file.is_example else SAVED
