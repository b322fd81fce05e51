"""How a page that scrolls and what stands in it get along: it brings things into sight, and takes the wheel first."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QTableView, QWidget

from wres_desktop.ui.theme import space


def scroll_page_to(table: QTableView, index: QModelIndex | QPersistentModelIndex) -> None:
    """Let the page around a table scroll until one of its cells can be seen."""
    around = _page_around(table)
    column = around.widget() if around else None
    if around and column and index.isValid():
        place = table.viewport().mapTo(column, table.visualRect(index).center())
        around.ensureVisible(place.x(), place.y(), 0, space(3))


def scroll_page_to_widget(widget: QWidget) -> None:
    """Let the page around a widget that has just appeared scroll until it can be seen."""
    around = _page_around(widget)
    if around is not None:
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        around.ensureWidgetVisible(widget, 0, space(1))


def page_scrolls_first(widget: QWidget, event: QWheelEvent) -> bool:
    """Leave a turn of the wheel to the page around a widget that scrolls by itself; whether it was left to it.

    The page moves first: downwards, until it is at its end.
    """
    around = _page_around(widget)
    bar = around.verticalScrollBar() if around is not None else None
    is_left = event.angleDelta().y() < 0 and bar is not None and bar.value() < bar.maximum()
    if is_left:
        event.ignore()
    return is_left


def _page_around(widget: QWidget) -> QScrollArea | None:
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around
