"""Ctrl+Z and Ctrl+Y undo steps of the organisation's file wherever the cursor is, in a text field too."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QPlainTextEdit, QWidget

from wres_desktop.overriding import override

CTRL_Y = "Ctrl+Y"
"""What people press to redo, whatever the system's own keys are."""

_OWN_UNDO = (QLineEdit, QPlainTextEdit)
"""Controls that would keep the keys for themselves, and would undo letters instead of what was saved."""


class UndoKeys(QObject):
    """Listens to the keys of one window; a cell that is being typed into keeps them for itself."""

    def __init__(self, window: QWidget, undo: Callable[[], None], redo: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        bindings = dict.fromkeys(QKeySequence.keyBindings(QKeySequence.StandardKey.Undo), undo)
        bindings |= dict.fromkeys(QKeySequence.keyBindings(QKeySequence.StandardKey.Redo), redo)
        bindings[QKeySequence(CTRL_Y)] = redo
        self._acts = {key.toString(): act for key, act in bindings.items()}
        for keys, act in self._acts.items():
            shortcut = QShortcut(QKeySequence(keys), window)
            shortcut.activated.connect(act)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    @override
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) or not isinstance(event, QKeyEvent):
            return False
        act = self._acts.get(QKeySequence(event.keyCombination()).toString())
        if act is None:
            return False
        event.accept()
        if event.type() is QEvent.Type.KeyPress:
            act()
        return True

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(old, _OWN_UNDO):
            old.removeEventFilter(self)
        if isinstance(new, _OWN_UNDO) and new.window() is self._window and not _is_in_cell(new):
            new.installEventFilter(self)


def _is_in_cell(widget: QWidget) -> bool:
    """Whether a control is the editor of a cell in a table."""
    above = widget.parentWidget()
    around = above.parentWidget() if above is not None else None
    return isinstance(around, QAbstractItemView) and above is around.viewport()
