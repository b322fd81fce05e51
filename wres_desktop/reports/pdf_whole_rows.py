"""Tables of typed words whose rows go on over the page only where they are higher than a page."""

from typing import Any

from reportlab.platypus import Table

from wres_desktop.overriding import override
from wres_desktop.reports.pdf_styles import BOTTOM, PORTRAIT, TOP


class WholeRows(Table):
    """A table with one row of heads; ReportLab by itself would fill each page with the beginning of the next row."""

    page_height = PORTRAIT[1]
    """In points; of the pages on which the table stands."""

    @override
    def split(self, availWidth: float, availHeight: float) -> list[Any]:
        """The pieces; a row that can stand whole on the next page does."""
        self._calc(availWidth, availHeight)
        heads, first = self._rowHeights[:2]
        self.splitInRow = int(heads + first > self.page_height - TOP - BOTTOM)
        pieces: list[Any] = super().split(availWidth, availHeight)
        for piece in pieces:
            piece.page_height = self.page_height
        return pieces
