"""The pages of a document one under another, as they will print; each is drawn when it comes into sight."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from wres_desktop.overriding import override
from wres_desktop.ui.jobs import Done, Failed, JobRunner, Outcome
from wres_desktop.ui.page_around import page_scrolls_first
from wres_desktop.ui.pdf_pages import POINTS_PER_INCH, PageFacts, page_image
from wres_desktop.ui.theme import space

_PAPER = QColor("#ffffff")
_KEPT = 8
"""How many drawn pages are kept: enough for those in sight and their neighbours."""


class Zoom(StrEnum):
    """How large the pages are shown; 100 % is the size on paper."""

    WIDTH = "Fit width"
    PAGE = "Whole page"
    ACTUAL = "100 %"
    DOUBLE = "200 %"


class PageView(QAbstractScrollArea):
    """Shows a PDF's pages; knows which one is being read."""

    page_changed = Signal(int)
    failed = Signal(str)

    def __init__(self, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page_view")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._runner = runner
        self._pdf = b""
        self._pages: tuple[PageFacts, ...] = ()
        self._places: tuple[QRectF, ...] = ()
        self._zoom = Zoom.WIDTH
        self._images: dict[int, tuple[float, QImage]] = {}
        self._asked: dict[int, float] = {}
        self._current = 0
        self._goes_to: int | None = None
        self.verticalScrollBar().valueChanged.connect(self._note_current)

    @property
    def current(self) -> int:
        """The page that is being read, counted from 0."""
        return self._current

    @property
    def zoom(self) -> Zoom:
        """How large the pages are shown."""
        return self._zoom

    def show_pdf(self, pdf: bytes, pages: Sequence[PageFacts]) -> None:
        """Show another document from its first page on."""
        self._pdf, self._pages = pdf, tuple(pages)
        self._images.clear()
        self._asked.clear()
        self._lay_out()
        self.go_to(0)
        self._note_current()
        self._describe()

    def set_zoom(self, zoom: Zoom) -> None:
        """Show the pages larger or smaller, and keep the page that is being read."""
        kept = self._current
        self._zoom = zoom
        self._lay_out()
        self.go_to(kept)

    def go_to(self, index: int) -> None:
        """Bring a page to the top."""
        if 0 <= index < len(self._places):
            self._goes_to = index
            self.verticalScrollBar().setValue(round(self._places[index].top()) - space(0.5))
            self._goes_to = None
            self._turn_to(index)

    def is_drawn(self, index: int) -> bool:
        """Whether a page is shown as finely as the screen allows."""
        return index in self._images and self._images[index][0] == self._dots()

    @override
    def sizeHint(self) -> QSize:
        return QSize(space(40), space(12))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        kept = self._current
        self._lay_out()
        self.go_to(kept)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if not page_scrolls_first(self, event):
            super().wheelEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Home:
                self.go_to(0)
            case Qt.Key.Key_End:
                self.go_to(len(self._pages) - 1)
            case _:
                super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        edge = self.palette().color(QPalette.ColorRole.PlaceholderText)
        for index in self._in_sight():
            place = self._on_screen(index)
            painter.fillRect(place, _PAPER)
            if index in self._images:
                painter.drawImage(place, self._images[index][1])
            painter.setPen(edge)
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
            if not self.is_drawn(index):
                self._ask_for(index)

    def _scale(self) -> float:
        """Screen pixels for one point of paper."""
        if not self._pages:
            return 1.0
        actual = self.logicalDpiX() / POINTS_PER_INCH
        width = max(page.width for page in self._pages)
        room = self.viewport().width() - 2 * space(1)
        match self._zoom:
            case Zoom.ACTUAL:
                return actual
            case Zoom.DOUBLE:
                return 2 * actual
            case Zoom.WIDTH:
                return max(0.1, room / width)
            case Zoom.PAGE:
                height = max(page.height for page in self._pages)
                return max(0.1, min(room / width, (self.viewport().height() - 2 * space(0.5)) / height))

    def _dots(self) -> float:
        return round(self._scale() * POINTS_PER_INCH * self.devicePixelRatioF(), 2)

    def _lay_out(self) -> None:
        scale, gap = self._scale(), space(1)
        widest = max((page.width for page in self._pages), default=0) * scale
        across = max(self.viewport().width(), round(widest) + 2 * gap)
        top, places = float(gap), []
        for page in self._pages:
            width, height = page.width * scale, page.height * scale
            places.append(QRectF((across - width) / 2, top, width, height))
            top += height + gap
        self._places = tuple(places)
        down = self.verticalScrollBar()
        down.setRange(0, max(0, round(top) - self.viewport().height()))
        down.setPageStep(self.viewport().height())
        down.setSingleStep(space(2))
        sideways = self.horizontalScrollBar()
        sideways.setRange(0, max(0, across - self.viewport().width()))
        sideways.setPageStep(self.viewport().width())
        sideways.setSingleStep(space(2))
        self.viewport().update()

    def _on_screen(self, index: int) -> QRectF:
        return self._places[index].translated(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def _in_sight(self) -> tuple[int, ...]:
        window = QRectF(self.viewport().rect())
        return tuple(index for index in range(len(self._places)) if self._on_screen(index).intersects(window))

    def _note_current(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() / 3
        above = [index for index, place in enumerate(self._places) if place.top() <= middle]
        self.viewport().update()
        if self._goes_to is None:
            self._turn_to(above[-1] if above else 0)

    def _turn_to(self, current: int) -> None:
        if current != self._current:
            self._current = current
            self._describe()
            self.page_changed.emit(current)

    def _describe(self) -> None:
        """Tell a screen reader what is on the page that is being read."""
        text = self._pages[self._current].text if self._pages else ""
        self.setAccessibleDescription(text)

    def _ask_for(self, index: int) -> None:
        dots, pdf = self._dots(), self._pdf
        if self._asked.get(index) == dots:
            return
        self._asked[index] = dots

        def on_image(outcome: Outcome[QImage]) -> None:
            if pdf is self._pdf:
                self._on_image(index, dots, outcome)

        self._runner.run(lambda: page_image(pdf, index, dots), on_image)

    def _on_image(self, index: int, dots: float, outcome: Outcome[QImage]) -> None:
        match outcome:
            case Failed(sentence):
                self.failed.emit(sentence)
            case Done(image):
                if self._asked.get(index) == dots:
                    self._images[index] = (dots, image)
                    self._forget_far_pages()
                    self.viewport().update()

    def _forget_far_pages(self) -> None:
        by_distance = sorted(self._images, key=lambda index: abs(index - self._current))
        for index in by_distance[_KEPT:]:
            del self._images[index]
            del self._asked[index]
