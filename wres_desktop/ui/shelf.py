"""The pages: each is made when it is first wanted, and shows what is open when it is seen."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, Signal

from wres_desktop.casework.work_steps import WorkStep, step_of
from wres_desktop.ui.elements import Page
from wres_desktop.ui.jobs import JobRunner
from wres_desktop.ui.pages.actions import ActionsPage
from wres_desktop.ui.pages.checks import ChecksPage
from wres_desktop.ui.pages.counts import CountPage, count_page
from wres_desktop.ui.pages.entry import EntryPage
from wres_desktop.ui.pages.figures import FiguresPage
from wres_desktop.ui.pages.form import FormPage
from wres_desktop.ui.pages.narrative import NarrativePage
from wres_desktop.ui.pages.organisation import OrganisationPage
from wres_desktop.ui.pages.readers import ReadersPage
from wres_desktop.ui.pages.report import ReportPage
from wres_desktop.ui.pages.save import SavePage
from wres_desktop.ui.pages.sign_off import SignOffPage
from wres_desktop.ui.results_page import ResultsPage
from wres_desktop.ui.session import PageName, Session

if TYPE_CHECKING:
    from wres_desktop.ui.workspace import Workspace

P = TypeVar("P", bound=Page)

PAGE_OF_STEP: Final[Mapping[WorkStep, PageName]] = {
    step: PageName.SAVE if step is WorkStep.PUBLISH else PageName[step.name] for step in WorkStep
}
"""The page at which each step of the work is done."""


class Shelf(QObject):
    """All pages after the first. ``made`` tells of each that is new."""

    made = Signal(object)
    summed = Signal(str)
    here = Signal(str)

    def __init__(self, workspace: "Workspace", runner: JobRunner) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._runner = runner
        self._pages: dict[PageName, Page] = {}
        self._shown: dict[PageName, Session] = {}

    # ------------------------------------------------------------------ pages by name

    def page(self, name: PageName) -> Page:
        """A page as it is now, made if need be."""
        if name not in self._pages:
            self._pages[name] = self._make(name)
            self.made.emit(self._pages[name])
        self.show(self._workspace.session, name)
        return self._pages[name]

    def prepare(self, name: PageName) -> None:
        """Make a page ahead of need."""
        if name is not PageName.START:
            self.page(name)

    def show(self, session: Session, name: PageName) -> None:
        """Let a page show a session, unless it does already or is not made yet."""
        page = self._pages.get(name)
        if page is not None and self._shown.get(name) is not session:
            self._shown[name] = session
            page.show_session(session)

    def finish(self, name: PageName) -> None:
        """Take what is being typed on a page."""
        page = self._pages.get(name)
        if isinstance(page, EntryPage):
            page.finish()

    def page_of(self, place: str) -> PageName | None:
        """The page at which a place is answered."""
        return PAGE_OF_STEP[step_of(place)] if place else None

    def is_at(self, name: PageName, place: str) -> bool:
        """Whether the cursor of a page stands in the table that holds a place."""
        page = self._pages.get(name)
        return isinstance(page, EntryPage) and page.is_in_grid(place)

    def waits_for_blanks(self, name: PageName) -> bool:
        """Whether a page is filled in for the first time."""
        page = self._pages.get(name)
        return isinstance(page, EntryPage) and page.waits_for_blanks

    def go_to(self, place: str) -> None:
        """Put the cursor into a place of the page that answers it."""
        name = self.page_of(place)
        page = self.page(name) if name is not None else None
        if isinstance(page, EntryPage):
            page.go_to(place)

    # ------------------------------------------------------------------ pages by kind

    @property
    def checks(self) -> ChecksPage:
        """The page of what the checks found."""
        return self._of(PageName.CHECKS, ChecksPage)

    @property
    def figures(self) -> FiguresPage:
        """The page of exact figures."""
        return self._of(PageName.FIGURES, FiguresPage)

    @property
    def readers(self) -> ReadersPage:
        """The page of what readers will see."""
        return self._of(PageName.READERS, ReadersPage)

    @property
    def report(self) -> ReportPage:
        """The page that previews the documents."""
        return self._of(PageName.REPORT, ReportPage)

    @property
    def save(self) -> SavePage:
        """The page that publishes and prints."""
        return self._of(PageName.SAVE, SavePage)

    def _of(self, name: PageName, kind: type[P]) -> P:
        page = self.page(name)
        if not isinstance(page, kind):
            raise TypeError(name)
        return page

    # ------------------------------------------------------------------ making them

    def _make(self, name: PageName) -> Page:
        makers: dict[PageName, Callable[[], Page]] = {
            PageName.ORGANISATION: OrganisationPage,
            PageName.CHECKS: self._checks,
            PageName.FIGURES: FiguresPage,
            PageName.READERS: self._readers,
            PageName.NARRATIVE: NarrativePage,
            PageName.FORM: FormPage,
            PageName.ACTIONS: ActionsPage,
            PageName.REPORT: lambda: ReportPage(self._runner),
            PageName.SIGN_OFF: self._sign_off,
            PageName.SAVE: self._save,
        }
        page = makers[name]() if name in makers else count_page(name)
        if isinstance(page, EntryPage):
            page.changed.connect(self._workspace.record)
            page.summed.connect(self.summed)
            page.here.connect(self.here)
        if isinstance(page, ResultsPage):
            page.checks_wanted.connect(lambda: self._workspace.page_wanted.emit(PageName.CHECKS))
        if isinstance(page, CountPage):
            page.file_wanted.connect(self._workspace.bringing_in.choose)
        return page

    def _checks(self) -> ChecksPage:
        page = ChecksPage()
        page.place_wanted.connect(self._workspace.go_to)
        page.confirmed.connect(self._workspace.confirm)
        page.taken_back.connect(self._workspace.take_back)
        page.changed.connect(self._workspace.record)
        return page

    def _readers(self) -> ReadersPage:
        page, workspace = ReadersPage(), self._workspace
        page.again_wanted.connect(workspace.planning.begin)
        page.plan_wanted.connect(workspace.planning.choose)
        page.policies_wanted.connect(workspace.planning.ask_policies)
        page.most_wanted.connect(workspace.planning.ask_most)
        page.earlier_wanted.connect(workspace.naming_earlier.name_files)
        page.earlier_typing_wanted.connect(workspace.naming_earlier.type_in)
        page.earlier_unwanted.connect(workspace.planning.remove_earlier)
        return page

    def _sign_off(self) -> SignOffPage:
        publishing = self._workspace.publishing
        return SignOffPage(publishing.sign_off, publishing.withdraw)

    def _save(self) -> SavePage:
        page, publishing = SavePage(), self._workspace.publishing
        page.publish_wanted.connect(publishing.publish)
        page.save_wanted.connect(publishing.save_documents)
        page.folder_wanted.connect(publishing.open_folder)
        page.report_print_wanted.connect(publishing.print_report)
        page.plan_print_wanted.connect(publishing.print_plan)
        page.papers_wanted.connect(self._workspace.handing_out.save_papers)
        page.return_wanted.connect(self._workspace.handing_out.save_national_return)
        page.return_file_wanted.connect(self._workspace.handing_out.save_return_file)
        page.sign_off_wanted.connect(lambda: self._workspace.page_wanted.emit(PageName.SIGN_OFF))
        return page
