"""Boxes to tick and rings to choose by, whose marks are as large as the text and of the theme's colours."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QApplication, QCheckBox, QRadioButton, QStyle, QStyleOptionButton

from wres_desktop.overriding import override

_TICK = ((0.22, 0.52), (0.42, 0.72), (0.78, 0.28))
"""The corners of the tick, as shares of its box."""
_DOT = 0.26
"""The dot's radius, as a share of its ring's width."""


class TickBox(QCheckBox):
    """The style sheet draws the box, and this the tick in it."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = QRectF(self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QApplication.palette().color(QPalette.ColorRole.HighlightedText)
        painter.setPen(QPen(colour, max(2.0, box.width() / 7), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        corners = [QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in _TICK]
        painter.drawPolyline(corners)
        painter.end()


class RingButton(QRadioButton):
    """The style sheet draws the ring, and this the dot in it."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        ring = QRectF(self.style().subElementRect(QStyle.SubElement.SE_RadioButtonIndicator, option, self))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QApplication.palette().color(QPalette.ColorRole.Text))
        painter.drawEllipse(ring.center(), _DOT * ring.width(), _DOT * ring.width())
        painter.end()
