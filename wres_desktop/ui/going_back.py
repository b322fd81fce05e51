"""How the user goes back to a backup: from the settings of a file that is open, or in place of one that is damaged."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wres_desktop.casework.organisation import OrganisationWork, who_is_there
from wres_desktop.errors import WresError
from wres_desktop.store.backups import Backup
from wres_desktop.store.failures import DamagedFile, NotUnlocked, PassphraseNeeded
from wres_desktop.store.organisation_file import OrganisationFile
from wres_desktop.ui import opening
from wres_desktop.ui.backups_card import BackupsCard, in_words
from wres_desktop.ui.keeper import Keeper

if TYPE_CHECKING:
    from wres_desktop.ui.workspace import Workspace

REPLACES = (
    "The backup of {}, takes the place of everything in the file, all years included. What stands now is kept as a new "
    "backup, to which you can go back in the same way."
)
FORGETS = (
    " A report was published since then. The file will no longer know it, though readers can set the next one beside "
    "it: name its publication.json as an earlier publication, on the page What readers will see."
)
MADE = "The backup is made. It is the first in the list."


class GoingBack(QObject):
    """Does what the buttons of the card ask for, and says how it went."""

    def __init__(self, card: BackupsCard, workspace: "Workspace") -> None:
        super().__init__(card)
        self._card = card
        self._workspace = workspace
        card.make_wanted.connect(self._make)
        card.back_wanted.connect(self._go_back)
        card.folder_wanted.connect(workspace.dialogs.open_folder)

    def _make(self) -> None:
        keeper = self._workspace.keeper
        if keeper is None:
            return
        self._workspace.finish()
        try:
            keeper.organisation.file.back_up()
        except WresError as failure:
            self._card.say(failed=str(failure))
        else:
            self._card.say(done=MADE)
        keeper.changed.emit()

    def _go_back(self, backup: Backup) -> None:
        keeper = self._workspace.keeper
        if keeper is None or not self._is_sure(keeper, backup):
            return
        self._workspace.finish()
        try:
            if not self._restore(keeper.organisation.file, backup):
                return
        except WresError as failure:
            self._card.say(failed=str(failure))
            return
        self._show(keeper)
        self._card.say(done=f"The file stands as in the backup of {in_words(backup)}.")

    def _is_sure(self, keeper: Keeper, backup: Backup) -> bool:
        published = any(each.at >= backup.made for each in keeper.organisation.file.publications())
        question = REPLACES.format(in_words(backup)) + (FORGETS if published else "")
        return self._workspace.dialogs.confirm(self._card.window(), "Go back to this backup?", question, "Go back")

    def _restore(self, file: OrganisationFile, backup: Backup) -> bool:
        try:
            file.restore(backup)
        except PassphraseNeeded:
            passphrase = self._workspace.dialogs.ask_passphrase(self._card.window(), backup.path)
            if passphrase is None:
                return False
            file.restore(backup, passphrase=passphrase)
        return True

    def _show(self, keeper: Keeper) -> None:
        """Show the year that was shown, or the latest where the backup does not have it."""
        years = keeper.organisation.file.years
        if not years:
            keeper.organisation.begin(keeper.year)
        self._workspace.open_year(keeper.year if keeper.year in years or not years else years[-1])


@dataclass(frozen=True, slots=True)
class _Damaged:
    path: Path
    passphrase: str
    backup: Path
    sentence: str


class Rescue:
    """Opens files, and remembers the backup of one that was found to be damaged until the next is opened."""

    def __init__(self) -> None:
        self._damaged: _Damaged | None = None

    def has_backup(self, sentence: str) -> bool:
        """Whether what could not be opened, as ``sentence`` says, is a damaged file that has a whole backup."""
        return self._damaged is not None and self._damaged.sentence == sentence

    def opened(self, path: Path, passphrase: str = "") -> OrganisationWork:
        """Open a file; raises as ``opening.opened``."""
        self._damaged = None
        try:
            return opening.opened(path, passphrase)
        except DamagedFile as found:
            if found.backup is not None:
                self._damaged = _Damaged(path, passphrase, found.backup, str(found))
            raise

    def tried(self, path: Path, passphrase: str) -> OrganisationWork | NotUnlocked:
        """Open a file, or say why it does not open with what was typed; raises all else as ``opening.opened``."""
        try:
            return self.opened(path, passphrase)
        except NotUnlocked as failure:
            return failure

    def restored(self) -> OrganisationWork:
        """Open the backup in place of the damaged file, which stays beside it under another name.

        Raises:
            DamagedFile: nothing damaged was found before.
            WresError: the backup could not be put in its place.
        """
        found = self._damaged
        if found is None:
            raise DamagedFile("There is no damaged file to be restored. Open your organisation's file again.")
        file = OrganisationFile.restore_damaged(
            found.path, found.backup, who=who_is_there(), passphrase=found.passphrase
        )
        self._damaged = None
        return OrganisationWork(file)
