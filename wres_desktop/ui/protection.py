"""How an organisation's file comes to have a passphrase, and its recovery sheet onto paper."""

from datetime import datetime

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from wres_desktop.errors import WresError
from wres_desktop.ui.elements import Notice
from wres_desktop.ui.settings_window import SettingsWindow
from wres_desktop.ui.workspace import Workspace

SET = "The file is encrypted now. Print the recovery sheet, and destroy an earlier one."
TAKEN_AWAY = "The file has no passphrase any more."
WHY_PRINT = (
    "If the passphrase is ever forgotten, only the recovery sheet opens the file. It is one page with a code. Print it "
    "and lock it away, apart from this computer. You can also print it later, from Settings."
)
FORGOTTEN = (
    "The code of the recovery sheet opened the file. Choose a passphrase now that you will know; the forgotten one is "
    "not needed. The sheet that you have goes with the forgotten one: print a new sheet afterwards."
)
IN_A_FILE = (
    "The recovery sheet is not on paper: it is the file {}. Whoever finds it can open your organisation's file. Move "
    "it off this computer, or print it elsewhere and delete it."
)
PRINTED = "The recovery sheet was sent to the printer. Lock it away, apart from this computer."


class Protection(QObject):
    """Does what the buttons of the settings ask for, and says how it went."""

    def __init__(self, settings: SettingsWindow, workspace: Workspace) -> None:
        super().__init__(settings)
        self._settings = settings
        self._workspace = workspace
        self.done = Notice("Done", look="done")
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
        if told := print_recovery_sheet(self._workspace, self._settings):
            self._say(done=told)

    def _say(self, *, done: str = "", failed: str = "") -> None:
        self.done.say(done)
        self.failed.say(failed)


def choose_anew(workspace: Workspace) -> None:
    """Let somebody who opened the file with its recovery code choose a passphrase that they will know."""
    keeper = workspace.keeper
    if keeper is None or keeper.organisation.file.why_read_only:
        return
    passphrase = workspace.dialogs.new_passphrase(workspace.window, is_locked=True, why=FORGOTTEN)
    if passphrase is None:
        return
    if keeper.attempt(lambda: keeper.organisation.file.change_passphrase(passphrase)) and passphrase:
        offer_recovery_sheet(workspace)


def offer_recovery_sheet(workspace: Workspace) -> None:
    """Ask, as soon as a file has a passphrase, whether its recovery sheet is to be printed now."""
    window = workspace.window
    if workspace.dialogs.confirm(window, "Print the recovery sheet now?", WHY_PRINT, "Print it", "Later"):
        told, keeper = print_recovery_sheet(workspace, window), workspace.keeper
        if told and keeper is not None:
            keeper.told.emit(told)


def print_recovery_sheet(workspace: Workspace, parent: QWidget) -> str:
    """Print it on a printer that the user chooses; what became of it, empty where it was not printed."""
    from wres_desktop.ui.recovery_print import print_sheet  # noqa: PLC0415  loads what printing needs

    keeper = workspace.keeper
    sheet = keeper.organisation.file.recovery_sheet(datetime.now().astimezone().date()) if keeper else None
    printer = workspace.dialogs.choose_printer(parent, "Recovery sheet") if sheet else None
    if sheet is None or printer is None:
        return ""
    print_sheet(sheet, printer)
    file = printer.outputFileName()
    return IN_A_FILE.format(file) if file else PRINTED
