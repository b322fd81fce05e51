"""The papers around the report, made from the publication alone: for board, commissioner and equality duty."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final, TypeAlias

from wres_desktop.disclosure.statements import Publication
from wres_desktop.domain.series import edition_near
from wres_desktop.reports.blocks import Cover, ReportContent, Section
from wres_desktop.reports.content import STANDARD, indicators_of, source_of
from wres_desktop.reports.content_duty import duty_section
from wres_desktop.reports.content_papers import checklist_section, letter_section, sign_off_section
from wres_desktop.reports.content_short import short_sections
from wres_desktop.reports.content_tracker import tracker_section
from wres_desktop.reports.printed import Source

PutTogether: TypeAlias = Callable[[Source, date], tuple[Section, ...]]

PAPERS: Final[Mapping[str, tuple[str, PutTogether]]] = {
    "short-report": ("Short report", lambda source, _: short_sections(source, indicators_of(source))),
    "board-tracker": ("Action plan: tracker for the board", lambda source, today: (tracker_section(source, today),)),
    "sign-off-sheet": ("Sign-off sheet", lambda source, _: (sign_off_section(source),)),
    "publication-checklist": ("Publication checklist", lambda source, _: (checklist_section(source),)),
    "covering-letter": ("Letter to the co-ordinating commissioner", lambda source, _: (letter_section(source),)),
    "equality-duty-extract": ("Extract for the report on the equality duty", lambda source, _: (duty_section(source),)),
}
"""By the name of its file: the title of each paper, and what it says."""

TO_EDIT: Final = ("short-report", "covering-letter", "equality-duty-extract")
"""The papers that go on in words of one's own: they are written for Word too."""


def papers_of(publication: Publication, today: date) -> dict[str, ReportContent]:
    """The contents of all papers of a publication that holds an organisation's words, by name."""
    year = publication.document.reporting_year if publication.document is not None else 0
    source = source_of(publication, edition_near(year))
    return {name: _paper(source, title, put_together(source, today)) for name, (title, put_together) in PAPERS.items()}


def _paper(source: Source, title: str, sections: tuple[Section, ...]) -> ReportContent:
    name = source.document.organisation_name
    return ReportContent(
        title=f"{STANDARD} {source.year}: {title[0].lower()}{title[1:]}",
        organisation=name,
        cover=Cover(name, f"{title}, {source.year}", STANDARD, ()),
        sections=sections,
        made_with=f"WRES Desktop {source.publication.program_version}".strip(),
        cover_page=False,
    )
