"""Pages of a PDF as pictures and as text; called in the worker only, since PDFium serves one thread at a time."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    import pypdfium2

POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class PageFacts:
    """One page: its size in points, and its words for those who hear rather than see it."""

    width: float
    height: float
    text: str


def page_facts(pdf: bytes) -> tuple[PageFacts, ...]:
    """Size and words of every page of ``pdf``."""
    document = _opened(pdf)
    try:
        return tuple(_facts(document[index]) for index in range(len(document)))
    finally:
        document.close()


def page_image(pdf: bytes, index: int, dots_per_inch: float) -> QImage:
    """Page ``index`` of ``pdf``, counted from 0, drawn at a resolution."""
    document = _opened(pdf)
    try:
        bitmap = document[index].render(scale=dots_per_inch / POINTS_PER_INCH, prefer_bgrx=True)
        picture = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
        return picture.copy()
    finally:
        document.close()


def _opened(pdf: bytes) -> "pypdfium2.PdfDocument":
    import pypdfium2  # noqa: PLC0415  not on the way to the first window

    return pypdfium2.PdfDocument(pdf)


def _facts(page: "pypdfium2.PdfPage") -> PageFacts:
    width, height = page.get_size()
    return PageFacts(width, height, page.get_textpage().get_text_bounded().replace("\r\n", "\n"))
