"""Tables of typed words whose rows go on over the page only where they are higher than a page."""

from typing import Any

from reportlab.platypus import Table

from wres_desktop.overriding import override
from wres_desktop.reports.pdf_styles import BOTTOM, PORTRAIT, TOP

_PIECES, _HEAD_AND_ROW = 2, 2
"""How many pieces there are where a table goes on, and how many rows one has in which a row stands alone."""

_A_HAIR = 0.1
"""Points; sums of heights are not exact."""


class WholeRows(Table):
    """A table with one row of heads; ReportLab by itself would fill each page with the beginning of the next row."""

    page_height = PORTRAIT[1]
    """In points; of the pages on which the table stands."""

    @property
    def rows(self) -> int:
        """How many rows there are, that of heads among them."""
        return len(self._cellvalues)

    @override
    def split(self, availWidth: float, availHeight: float) -> list[Any]:
        """The pieces; a row that can stand whole on the next page does, and the last one not alone."""
        self._calc(availWidth, availHeight)
        heads, first = self._rowHeights[:2]
        self.splitInRow = int(heads + first > self.page_height - TOP - BOTTOM)
        pieces: list[Any] = super().split(availWidth, availHeight)
        if len(pieces) == _PIECES and pieces[1].rows == _HEAD_AND_ROW and pieces[0].rows > _HEAD_AND_ROW + 1:
            fewer = sum(self._rowHeights[: pieces[0].rows - 1])
            pieces = super().split(availWidth, fewer + _A_HAIR)
        for piece in pieces:
            piece.page_height = self.page_height
        return pieces
