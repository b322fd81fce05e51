"""A list of titles to choose from, each as high as its words."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem

from wres_desktop.overriding import override
from wres_desktop.ui.theme import space

_SIDE, _EDGE = 0.25, 4
"""What the style sheet leaves free at each side of a title, in heights of a line, and the edge of the chosen one."""


class TitleList(QListWidget):
    """A list whose titles are broken into lines and never cut off; ``name`` is for a screen reader."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setObjectName("titles")
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_AsHighAsWords(self))


class _AsHighAsWords(QStyledItemDelegate):
    """Breaks a title where it is broken when drawn: Qt by itself forgets what the style sheet leaves free."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        inside = QStyleOptionViewItem(option)
        place = QRect(inside.rect)
        place.setWidth(place.width() - 2 * space(_SIDE) - _EDGE)
        inside.rect = place
        return super().sizeHint(inside, index)
