"""Every page of the annual report and of the action plan, as it will print."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTabBar,
)

from wres_desktop.overriding import override
from wres_desktop.ui.elements import Notice, button, row
from wres_desktop.ui.jobs import Done, Failed, JobRunner, Outcome
from wres_desktop.ui.page_view import PageView, Zoom
from wres_desktop.ui.pdf_pages import PageFacts, page_facts, page_image
from wres_desktop.ui.results_page import ResultsPage
from wres_desktop.ui.session import FLAGGED, PageName, Session
from wres_desktop.ui.theme import space

REPORT, PLAN = "Annual report", "Action plan"
PURPOSE = "Every page as it will print. No figure on it gives anybody away; read once more what the texts say."
NOT_YET = "Every page as it would print, if it were printed now."
_SMALL_DOTS = 14.0
_LEAST, _ROOMY, _FREE = 10, 26, 2
"""Heights in lines: of the least document; of a page that shows it with all that is above; left free by a low one."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A drawn document with the facts of its pages and a small picture of each."""

    pdf: bytes
    pages: tuple[PageFacts, ...]
    small: tuple[QImage, ...]


def preview(pdf: bytes) -> Preview:
    """Work for the job runner: look through a document."""
    pages = page_facts(pdf)
    return Preview(pdf, pages, tuple(page_image(pdf, index, _SMALL_DOTS) for index in range(len(pages))))


class ReportPage(ResultsPage):
    """Shows one of the two documents at a time."""

    def __init__(self, runner: JobRunner) -> None:
        super().__init__(PageName.REPORT, PURPOSE)
        self.place = QLabel("")
        self.checks_button = button("Go to the &Checks", self.checks_wanted.emit)
        self.held = Notice("A text must be looked at first")
        self._runner = runner
        self._previews: Mapping[str, Preview] = {}
        self._expected: object = None
        self.choice = QTabBar()
        self.choice.setAccessibleName("Document")
        self.choice.setExpanding(False)
        for name in (REPORT, PLAN):
            self.choice.addTab(name)
        self.choice.currentChanged.connect(lambda index: self.show_document((REPORT, PLAN)[index]))
        self.view = PageView(runner)
        self.zoom = QComboBox()
        self.zoom.setAccessibleName("Size of the pages")
        self.zoom.addItems(list(Zoom))
        self.zoom.currentTextChanged.connect(lambda text: self.view.set_zoom(Zoom(text)))
        self.back_button = _arrow("\N{UPWARDS ARROW}", "Page before", lambda: self.view.go_to(self.view.current - 1))
        self.on_button = _arrow("\N{DOWNWARDS ARROW}", "Page after", lambda: self.view.go_to(self.view.current + 1))
        self.page_list = QListWidget()
        self.page_list.setObjectName("page_list")
        self.page_list.setAccessibleName("List of pages")
        self.page_list.setIconSize(QSize(space(4.5), space(6)))
        self.page_list.setFixedWidth(space(9))
        self.page_list.currentRowChanged.connect(self._on_row)
        self.view.page_changed.connect(self._on_page)
        self.view.failed.connect(self.failure.say)
        self._arrange()
        self.scrolls(wide=True)

    @override
    def show_session(self, session: Session) -> None:
        """Look through both documents as soon as they are there."""
        self.begin(session, PageName.REPORT)
        self.held.say(FLAGGED if session.flagged else "")
        self.purpose.setText(NOT_YET if session.flagged else PURPOSE)
        documents = session.documents
        if documents is None or documents is self._expected:
            self._expected = documents
            return
        self._expected = documents
        for name, pdf in ((REPORT, documents.annual_report), (PLAN, documents.action_plan)):
            self._look_through(name, pdf, documents)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low page the document can fill the page, below what stands above it."""
        super().resizeEvent(event)
        height = event.size().height()
        low = height < space(_ROOMY)
        self.view.setMinimumHeight(max(space(_LEAST), height - space(_FREE)) if low else space(_LEAST))

    def show_document(self, name: str) -> None:
        """Show one of the two documents from its first page on."""
        self.choice.setCurrentIndex((REPORT, PLAN).index(name))
        shown = self._previews.get(name)
        if shown is None:
            return
        self.view.setAccessibleName(f"{name}: its pages")
        self.view.show_pdf(shown.pdf, shown.pages)
        self.page_list.blockSignals(True)  # noqa: FBT003  Qt's own signature
        self.page_list.clear()
        for number, image in enumerate(shown.small, start=1):
            picture = QPixmap.fromImage(image)
            icon = QIcon(picture)
            icon.addPixmap(picture, QIcon.Mode.Selected)
            self.page_list.addItem(QListWidgetItem(icon, f"{number}"))
        self.page_list.blockSignals(False)  # noqa: FBT003  Qt's own signature
        self._on_page(0)

    def _look_through(self, name: str, pdf: bytes, documents: object) -> None:
        def on_preview(outcome: Outcome[Preview]) -> None:
            if documents is not self._expected:
                return
            match outcome:
                case Done(value):
                    self._previews = {**self._previews, name: value}
                    if self.choice.tabText(self.choice.currentIndex()) == name:
                        self.show_document(name)
                case Failed(sentence):
                    self.failure.say(sentence)

        self._runner.run(lambda: preview(pdf), on_preview, "Preparing the pages")

    def _arrange(self) -> None:
        for widget in (self.place, self.back_button, self.on_button, self.zoom):
            self.tools.addWidget(widget)
        self.page_list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        pages = QHBoxLayout()
        pages.setSpacing(0)
        pages.addWidget(self.page_list)
        pages.addWidget(self.view, 1)
        self.held.body.addLayout(row(self.checks_button))
        self.body.addWidget(self.held)
        self.body.addWidget(self.choice)
        self.body.addLayout(pages, 1)

    def _on_row(self, index: int) -> None:
        if index >= 0 and index != self.view.current:
            self.view.go_to(index)

    def _on_page(self, index: int) -> None:
        count = self.page_list.count()
        self.place.setText(f"Page {index + 1} of {count}")
        self.back_button.setEnabled(index > 0)
        self.on_button.setEnabled(index + 1 < count)
        self.page_list.blockSignals(True)  # noqa: FBT003  Qt's own signature
        self.page_list.setCurrentRow(index)
        self.page_list.blockSignals(False)  # noqa: FBT003  Qt's own signature


def _arrow(sign: str, name: str, on_click: Callable[[], None]) -> QPushButton:
    made = button(sign, on_click)
    made.setAccessibleName(name)
    made.setToolTip(name)
    return made
