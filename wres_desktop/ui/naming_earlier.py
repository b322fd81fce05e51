"""What is out already, named by the user: files of publications, and reports that are typed in from print."""

from typing import TYPE_CHECKING

from wres_desktop.ui.dialogs import Dialogs
from wres_desktop.ui.preferences import Preferences

if TYPE_CHECKING:
    from wres_desktop.ui.workspace import Workspace


class NamingEarlier:
    """Asks for publications and hands them on to the planning of the year that is open."""

    def __init__(self, workspace: "Workspace", preferences: Preferences, dialogs: Dialogs) -> None:
        self._workspace = workspace
        self._preferences = preferences
        self._dialogs = dialogs

    def name_files(self) -> None:
        """Let the user name publications that are out already."""
        chosen = self._dialogs.choose_publications(self._workspace.window, self._preferences.last_folder)
        if chosen:
            self._preferences.last_folder = chosen[0].parent
            self._workspace.planning.add_earlier(chosen)

    def type_in(self) -> None:
        """Let the user type in a report that is out already: last year's of the same organisation, if not another."""
        returns = self._workspace.session.returns
        if returns is None:
            return
        latest = max(returns.submissions, key=lambda each: each.reporting_year)
        code, year = latest.organisation.code, latest.reporting_year - 1
        typed = self._dialogs.type_report(self._workspace.window, code, year)
        if typed is not None:
            self._workspace.planning.add_typed(typed)
