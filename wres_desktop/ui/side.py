"""The left side of the window: the list of pages, and what the program is doing at the moment."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QProgressBar, QVBoxLayout, QWidget

from wres_desktop.ui.elements import announce, button, row, words
from wres_desktop.ui.session import PageName, Session
from wres_desktop.ui.theme import space


class Side(QWidget):
    """Where the user is, and where they can go."""

    page_chosen = Signal(str)
    stop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(space(13))
        self.pages = QListWidget()
        self.pages.setObjectName("pages")
        self.pages.setAccessibleName("Pages")
        self.pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pages.setWordWrap(True)
        for name in PageName:
            self.pages.addItem(QListWidgetItem(str(name)))
        self.pages.currentRowChanged.connect(lambda index: self.page_chosen.emit(str(list(PageName)[index])))
        self._doing = ""
        self.doing = words("")
        self.doing.setObjectName("doing")
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Busy")
        self.stop_button = button("S&top", self._stop)
        self._arrange()
        self.show_doing("")

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, space(0.5), 0, 0)
        layout.setSpacing(space(0.4))
        for label in (words("WRES Desktop", "brand"), words("Nothing is open", "brand_sub")):
            layout.addWidget(label)
            self.organisation = label
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.doing)
        layout.addWidget(self.bar)
        foot = row(self.stop_button)
        foot.setContentsMargins(space(0.75), 0, space(0.75), space(0.5))
        layout.addLayout(foot)

    def choose(self, page: PageName) -> None:
        """Go to a page."""
        self.pages.setCurrentRow(list(PageName).index(page))

    def show_session(self, session: Session) -> None:
        """Offer the pages that have something to say."""
        submissions = session.returns.submissions if session.returns else ()
        if submissions:
            latest = submissions[-1]
            self.organisation.setText(f"{latest.organisation.name}, {latest.reporting_year}")
        else:
            self.organisation.setText("Nothing is open")
        for index, name in enumerate(PageName):
            item = self.pages.item(index)
            able = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            item.setFlags(able if session.can_visit(name) else Qt.ItemFlag.NoItemFlags)
            noted = len(session.problems) if name is PageName.CHECKS else 0
            item.setText(f"{name} ({noted})" if noted else str(name))

    def show_doing(self, doing: str, *, can_stop: bool = False) -> None:
        """Say what is being done, and offer to stop it where that can be done; nothing at rest."""
        self._doing = f"{doing}\N{HORIZONTAL ELLIPSIS}" if doing else ""
        self.doing.setText(self._doing)
        self.doing.setVisible(bool(doing))
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
