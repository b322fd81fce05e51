"""What one document could say before anything is protected: its figures, the cells behind them and its words."""

from collections.abc import Sequence
from dataclasses import dataclass

from wres_desktop.disclosure.statements import Document
from wres_desktop.domain.catalogue import Part, catalogue_of
from wres_desktop.domain.submission import Disciplinary, Submission


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document as it would stand if nothing had to be withheld; ``part`` holds exact counts: for own eyes only."""

    title: str
    part: Part
    document: Document


def wanted_of(submissions: Sequence[Submission]) -> Wanted:
    """What the report of one organisation could say: the latest of its returns in full, the earlier ones in totals."""
    part = catalogue_of(submissions)
    latest = max(submissions, key=lambda submission: submission.reporting_year)
    title = f"WRES {latest.reporting_year}, {latest.organisation.name}"
    return Wanted(title, part, _document(submissions, latest, part))


def _document(submissions: Sequence[Submission], latest: Submission, part: Part) -> Document:
    years = sorted(submission.reporting_year for submission in submissions)
    return Document(
        organisation_code=latest.organisation.code,
        organisation_name=latest.organisation.name,
        organisation_kind=latest.organisation.kind,
        reporting_year=latest.reporting_year,
        snapshot_date=latest.snapshot_date.isoformat(),
        previous_year=years[-2] if len(years) > 1 else None,
        disciplinary_bases={
            submission.reporting_year: submission.disciplinary.basis.value
            for submission in submissions
            if isinstance(submission.disciplinary, Disciplinary)
        },
        unavailable=dict(part.unavailable),
        form=dict(latest.form),
        narrative=dict(latest.narrative),
        actions=latest.actions,
    )
