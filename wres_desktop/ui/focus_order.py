"""In which order Tab goes through a page: as the eye does, from the top to the bottom, whatever was made first."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QWidget,
)

_CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QTabBar)
"""What the user meets as one thing, whatever Qt makes it of."""


def focusable(widget: QWidget) -> Iterator[QWidget]:
    """The controls in a widget that Tab stops at, in the order of their layouts."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    if isinstance(widget, _CONTROLS):
        return
    layout = widget.layout()
    scrolled = widget.widget() if isinstance(widget, QScrollArea) else None
    if scrolled is not None:
        yield from focusable(scrolled)
    elif layout is not None:
        yield from _in_layout(layout)
    else:
        for child in widget.children():
            if isinstance(child, QWidget) and not child.isWindow():
                yield from focusable(child)


def first_control(page: QWidget) -> QWidget | None:
    """Where the work on a page begins: its first control that can be seen and used, scrolling apart.

    What has just been put on a page is not shown before the next event, and belongs to it all the same.
    """
    seen = (each for each in focusable(page) if each.isEnabled() and not _is_put_away(each, page))
    return next((each for each in seen if not isinstance(each, QScrollArea)), None)


def _is_put_away(widget: QWidget, page: QWidget) -> bool:
    """Whether a widget, or what it stands in, was hidden on purpose."""
    inside: QWidget | None = widget
    while inside is not None and inside is not page:
        if inside.isHidden() and inside.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            return True
        inside = inside.parentWidget()
    return False


def tab_through(order: Sequence[QWidget]) -> None:
    """Let Tab go through these controls one after the other."""
    for first, second in pairwise(order):
        QWidget.setTabOrder(first, second)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        inner, widget = (item.layout(), item.widget()) if item is not None else (None, None)
        if widget is not None:
            yield from focusable(widget)
        elif inner is not None:
            yield from _in_layout(inner)
