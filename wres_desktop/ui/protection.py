"""How an organisation's file comes to have a passphrase, and its recovery sheet onto paper."""

from datetime import datetime

from PySide6.QtCore import QObject

from wres_desktop.errors import WresError
from wres_desktop.ui.elements import Notice
from wres_desktop.ui.settings_window import SettingsWindow
from wres_desktop.ui.workspace import Workspace

SET = "The file is encrypted now. Print the recovery sheet, and destroy an earlier one."
TAKEN_AWAY = "The file has no passphrase any more."
PRINTED = "The recovery sheet was sent to the printer. Lock it away, apart from this computer."


class Protection(QObject):
    """Does what the buttons of the settings ask for, and says how it went."""

    def __init__(self, settings: SettingsWindow, workspace: Workspace) -> None:
        super().__init__(settings)
        self._settings = settings
        self._workspace = workspace
        self.done = Notice("Done")
        self.failed = Notice("This did not work", look="failure")
        settings.safety.body.addWidget(self.done)
        settings.safety.body.addWidget(self.failed)
        settings.passphrase_wanted.connect(self._change)
        settings.sheet_wanted.connect(self._print)

    def _change(self) -> None:
        keeper = self._workspace.keeper
        if keeper is None:
            return
        file = keeper.organisation.file
        passphrase = self._workspace.dialogs.new_passphrase(self._settings, is_locked=file.encrypted)
        if passphrase is None:
            return
        try:
            file.change_passphrase(passphrase)
        except WresError as failure:
            self._say(failed=str(failure))
        else:
            self._say(done=SET if passphrase else TAKEN_AWAY)
        keeper.changed.emit()

    def _print(self) -> None:
        from wres_desktop.ui.recovery_print import print_sheet  # noqa: PLC0415  loads what printing needs

        keeper = self._workspace.keeper
        sheet = keeper.organisation.file.recovery_sheet(datetime.now().astimezone().date()) if keeper else None
        printer = self._workspace.dialogs.choose_printer(self._settings) if sheet else None
        if sheet is not None and printer is not None:
            print_sheet(sheet, printer)
            self._say(done=PRINTED)

    def _say(self, *, done: str = "", failed: str = "") -> None:
        self.done.say(done)
        self.failed.say(failed)
