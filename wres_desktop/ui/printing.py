"""A PDF onto paper: page by page, drawn in the worker at the printer's resolution, painted here."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from wres_desktop.ui.jobs import Done, Failed, JobRunner, Outcome
from wres_desktop.ui.pdf_pages import POINTS_PER_INCH, PageFacts, page_image

FINEST = 300
"""Dots per inch beyond which paper shows no difference but memory does."""

NO_PRINTER = "The printer did not take the page. Check that it is switched on and has paper, then print again."


class PrintRun(QObject):
    """Prints one PDF; tells ``on_end`` when the last page is out: an empty text, or a sentence on what failed."""

    def __init__(self, runner: JobRunner, pdf: bytes, pages: Sequence[PageFacts], printer: QPrinter) -> None:
        super().__init__(runner)
        self._runner = runner
        self._pdf = pdf
        self._pages = tuple(pages)
        self._printer = printer
        self._painter = QPainter()
        self._on_end: Callable[[str], None] = lambda _sentence: None
        self._wanted = _wanted(printer, len(pages))

    def start(self, on_end: Callable[[str], None]) -> None:
        """Print the pages that the user asked for, the first one first."""
        self._on_end = on_end
        self._printer.setFullPage(True)
        self._next()

    def _next(self) -> None:
        if not self._wanted:
            self._end("")
            return
        index = self._wanted[0]
        dots = min(self._printer.resolution(), FINEST)
        self._runner.run(
            lambda: page_image(self._pdf, index, dots),
            self._on_image,
            f"Printing page {index + 1} of {len(self._pages)}",
        )

    def _on_image(self, outcome: Outcome[QImage]) -> None:
        match outcome:
            case Failed(sentence):
                self._end(sentence)
            case Done(image):
                if self._put_on_paper(image):
                    self._next()
                else:
                    self._end(NO_PRINTER)

    def _put_on_paper(self, image: QImage) -> bool:
        page = self._pages[self._wanted.pop(0)]
        wide = page.width > page.height
        self._printer.setPageOrientation(
            QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
        )
        if not (self._printer.newPage() if self._painter.isActive() else self._painter.begin(self._printer)):
            return False
        paper = QRectF(self._printer.paperRect(QPrinter.Unit.DevicePixel))
        natural = QSizeF(page.width, page.height) * (self._printer.resolution() / POINTS_PER_INCH)
        size = natural
        if natural.width() > paper.width() + 1 or natural.height() > paper.height() + 1:
            size = natural.scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(paper.center())
        self._painter.drawImage(place, image)
        return True

    def _end(self, sentence: str) -> None:
        if self._painter.isActive():
            self._painter.end()
        self._on_end(sentence)
        self.deleteLater()


def _wanted(printer: QPrinter, pages: int) -> list[int]:
    """The pages that the user asked for, counted from 0."""
    first, last = printer.fromPage(), printer.toPage()
    chosen = range(pages) if first == 0 else range(first - 1, min(last, pages))
    return list(chosen)
