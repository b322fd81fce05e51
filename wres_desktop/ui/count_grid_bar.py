"""A bar above a grid that scrolls it sideways: the grid's own may be far down the page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar


class BarAbove(QScrollBar):
    """Moves with the bar of the grid below it, and is there only where not all columns have room."""

    def __init__(self, grid: QAbstractScrollArea) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._below = below = grid.horizontalScrollBar()
        self.setAccessibleName("Scroll the table sideways")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        self.valueChanged.connect(below.setValue)
        below.valueChanged.connect(self.setValue)
        below.rangeChanged.connect(self._on_range)

    def _on_range(self, least: int, most: int) -> None:
        self.setRange(least, most)
        self.setPageStep(self._below.pageStep())
        self.setVisible(most > least)
