"""The card of the settings on the organisation's file: where it is, its backups, the way back, and its history."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox

from wres_desktop.domain.days import day_in_words
from wres_desktop.overriding import override
from wres_desktop.store.backups import Backup, folder_of
from wres_desktop.ui.elements import Card, Notice, button, row, words
from wres_desktop.ui.wrapping_row import WrappingRow

DOTS = "\N{HORIZONTAL ELLIPSIS}"
HOW = (
    "When you open the file, and again before you publish, a backup is made if something was changed since the last "
    "one; a sign-off alone makes none. The last ten are kept. If you go back to one, what stands now becomes a backup "
    "too, so nothing is lost."
)
NONE_YET = "There is no backup yet. Make one now, or open the file another day: one is made then."


class BackupsCard(Card):
    """``back_wanted`` carries the ``Backup`` to go back to."""

    make_wanted = Signal()
    back_wanted = Signal(object)
    folder_wanted = Signal(object)
    history_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._backups: tuple[Backup, ...] = ()
        self._folder = Path()
        self.where = words("")
        self.label = words("Backups, the newest first", "strong")
        self.list = StillBox()
        self.list.setAccessibleName("Backups, the newest first")
        self.label.setBuddy(self.list)
        self.back_button = button("&Go back to this backup" + DOTS, self._go_back)
        self.make_button = button("&Make a backup now", self.make_wanted.emit)
        self.folder_button = button("Show the &folder", lambda: self.folder_wanted.emit(self._folder))
        self.history_button = button("Who changed &what" + DOTS, self.history_wanted.emit)
        self.done = Notice("Done", look="done")
        self.failed = Notice("This did not work", look="failure")
        self.body.addWidget(words("Your organisation's file and its backups", "subheading"))
        for each in (self.where, words(HOW, "quiet"), self.label, self.list):
            self.body.addWidget(each)
        self.body.addLayout(WrappingRow(self.back_button, self.make_button, self.folder_button))
        self.body.addLayout(row(self.history_button))
        self.body.addWidget(self.done)
        self.body.addWidget(self.failed)

    def show_file(self, path: Path, backups: Sequence[Backup], *, reads_only: bool) -> None:
        """Show the backups of the file that is open."""
        if tuple(backups) != self._backups:
            self._backups = tuple(backups)
            self.list.clear()
            self.list.addItems([in_words(each) for each in self._backups])
        folder = folder_of(path)
        self._folder = folder if self._backups else path.parent
        there = f'Its backups are in the folder "{folder.name}" beside it.' if self._backups else NONE_YET
        self.where.setText(f"The file is {path}. {there}")
        self.label.setVisible(bool(self._backups))
        self.list.setVisible(bool(self._backups))
        self.back_button.setEnabled(bool(self._backups) and not reads_only)
        self.make_button.setEnabled(not reads_only)

    def say(self, *, done: str = "", failed: str = "") -> None:
        """Say how it went."""
        self.done.say(done)
        self.failed.say(failed)

    def _go_back(self) -> None:
        if 0 <= self.list.currentIndex() < len(self._backups):
            self.back_wanted.emit(self._backups[self.list.currentIndex()])


class StillBox(QComboBox):
    """A list that opens and does not change when the window is scrolled over it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def in_words(backup: Backup) -> str:
    """When a backup was made, by this computer's clock, and how much of the history it holds."""
    made = backup.made.astimezone()
    changes = f"{backup.steps} change{'' if backup.steps == 1 else 's'}"
    return f"{day_in_words(made.date())}, {made:%H:%M}, with {changes} in its history"
