"""The card of the settings on figures of others: which files reports are compared with, one more, one less."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from wres_desktop.casework.beside_files import (
    BesideFile,
    add_beside_file,
    add_beside_report,
    beside_files,
    remove_beside_file,
)
from wres_desktop.domain.edition import EDITION_YEARS
from wres_desktop.errors import WresError
from wres_desktop.paths import benchmarks_folder
from wres_desktop.ui.backups_card import DOTS, StillBox
from wres_desktop.ui.elements import Card, Notice, button, words
from wres_desktop.ui.wrapping_row import WrappingRow

if TYPE_CHECKING:
    from wres_desktop.ui.workspace import Workspace

HOW = (
    "The program brings figures of NHS trusts. Have you figures of your region, or of neighbours? Write them into a "
    "table with the columns figure, year, value, population and source, save it as CSV UTF-8 and add it. For "
    "neighbours' published shares the columns are figure, year, organisation, cases, people and source; from ten of "
    "them on, the report draws where you stand among them. Has somebody sent you a publication.json? Add it as it is. "
    "Is a report on paper, another organisation's or your own of an earlier year? Type it in. The guide (Shift+F1) "
    "lists the names of the figures under What the figures mean."
)
NONE_YET = "No file of yours is added yet."


class OthersCard(Card):
    """``remove_wanted`` carries the ``BesideFile`` that was chosen."""

    add_wanted = Signal()
    typing_wanted = Signal()
    remove_wanted = Signal(object)
    folder_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._files: tuple[BesideFile, ...] = ()
        self.none_yet = words(NONE_YET)
        self.label = words("Your own files", "strong")
        self.list = StillBox()
        self.list.setAccessibleName("Your own files")
        self.label.setBuddy(self.list)
        self.add_button = button("&Add a file" + DOTS, self.add_wanted.emit)
        self.type_button = button("T&ype in a report" + DOTS, self.typing_wanted.emit)
        self.remove_button = button("&Take this file away", self._remove)
        self.folder_button = button("Show the f&older", self.folder_wanted.emit)
        self.done = Notice("Done", look="done")
        self.failed = Notice("This did not work", look="failure")
        self.body.addWidget(words("Figures of others to compare with", "subheading"))
        for each in (words(HOW, "quiet"), self.none_yet, self.label, self.list):
            self.body.addWidget(each)
        self.body.addLayout(WrappingRow(self.add_button, self.type_button, self.remove_button, self.folder_button))
        self.body.addWidget(self.done)
        self.body.addWidget(self.failed)

    def show_files(self, files: Sequence[BesideFile]) -> None:
        """Show the files that there are, the first one chosen."""
        self._files = tuple(files)
        self.list.clear()
        self.list.addItems([in_words(each) for each in self._files])
        self.none_yet.setVisible(not self._files)
        for each in (self.label, self.list):
            each.setVisible(bool(self._files))
        self.remove_button.setEnabled(bool(self._files))

    def say(self, *, done: str = "", failed: str = "") -> None:
        """Say how it went."""
        self.done.say(done)
        self.failed.say(failed)

    def _remove(self) -> None:
        if 0 <= self.list.currentIndex() < len(self._files):
            self.remove_wanted.emit(self._files[self.list.currentIndex()])


def in_words(file: BesideFile) -> str:
    """A file with what it holds: "region.csv: 12 figures"."""
    held = [(file.figures, "figure"), (file.organisations, "organisation")]
    said = " and ".join(f"{number} {what}{'s' * (number != 1)}" for number, what in held if number)
    return f"{file.path.name}: {said or 'cannot be used'}"


class ComparingWith(QObject):
    """Does what the buttons of the card ask for, says how it went, and has the report worked out anew."""

    def __init__(self, card: OthersCard, workspace: "Workspace") -> None:
        super().__init__(card)
        self._card = card
        self._workspace = workspace
        card.add_wanted.connect(self._add)
        card.typing_wanted.connect(self._type_in)
        card.remove_wanted.connect(self._remove)
        card.folder_wanted.connect(lambda: workspace.dialogs.open_folder(benchmarks_folder()))
        self.show()

    def show(self) -> None:
        """Show the files as they are now; one that cannot be used says why."""
        files = beside_files()
        self._card.show_files(files)
        self._card.say(failed=" ".join(each.trouble for each in files if each.trouble))

    def _add(self) -> None:
        path = self._workspace.dialogs.choose_benchmarks(self._card, Path.home())
        if path is not None:
            self._do(lambda: f"Reports are compared with {in_words(add_beside_file(path))}.")

    def _type_in(self) -> None:
        typed = self._workspace.dialogs.type_report(self._card, "", EDITION_YEARS[-1])
        if typed is not None:
            self._do(lambda: f"Reports are compared with {in_words(add_beside_report(typed))}.")

    def _remove(self, file: BesideFile) -> None:
        def remove() -> str:
            remove_beside_file(file)
            return f"Reports are compared with {file.path.name} no more."

        self._do(remove)

    def _do(self, what: Callable[[], str]) -> None:
        try:
            done = what()
        except WresError as failure:
            self._card.say(failed=str(failure))
            return
        self.show()
        self._card.done.say(done)
        self._workspace.work_out_anew()
