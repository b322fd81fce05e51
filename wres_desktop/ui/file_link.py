"""The link to a file: its name and folder, of which the beginning is left out where there is no room for it."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from wres_desktop.overriding import override
from wres_desktop.ui.theme import space

_MORE = "\N{HORIZONTAL ELLIPSIS}"
_SIDES = 1.0
"""What the link leaves free beside its words, in heights of a line."""


class FileLink(QPushButton):
    """Says ``name  (folder)`` as far as there is room; a screen reader says all of it."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._texts = tuple(_texts(path))
        self.setObjectName("link")
        self._say(self._texts[0])
        self.setToolTip(str(path))
        self.setAccessibleName(self._texts[0])
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(True)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._width_of(self._texts[0]), super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._width_of(self._texts[-1]), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = event.size().width()
        self._say(next((text for text in self._texts if self._width_of(text) <= room), self._texts[-1]))

    def _say(self, text: str) -> None:
        self.setText(text.replace("&", "&&"))

    def _width_of(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text) + space(_SIDES)


def _texts(path: Path) -> Iterator[str]:
    """What could be said, the longest first."""
    folders, words = path.parent.parts, path.stem.split(" ")
    yield f"{path.stem}  ({path.parent})"
    for left_out in range(1, len(folders)):
        yield f"{path.stem}  ({Path(_MORE, *folders[left_out:])})"
    yield path.stem
    for said in range(len(words) - 1, 0, -1):
        yield " ".join(words[:said]) + _MORE
