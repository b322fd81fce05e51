"""Every document that is made from a publication, by the name of its files."""

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from wres_desktop.disclosure.statements import Publication
from wres_desktop.domain.edition import Edition, load_edition
from wres_desktop.reports.blocks import ReportContent
from wres_desktop.reports.content import action_plan, annual_report

PutTogether: TypeAlias = Callable[[Publication, Edition], ReportContent]

DOCUMENTS: Final[Mapping[str, PutTogether]] = {"annual-report": annual_report, "action-plan": action_plan}
"""What stands here is written in every format and held against the rules of accessibility by the tests."""


def documents_of(publication: Publication) -> dict[str, ReportContent]:
    """The contents of all documents of a publication that holds an organisation's words, by name."""
    year = publication.document.reporting_year if publication.document is not None else 0
    edition = load_edition(year)
    return {name: put_together(publication, edition) for name, put_together in DOCUMENTS.items()}
