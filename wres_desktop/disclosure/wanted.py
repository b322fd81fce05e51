"""What one document could say before anything is protected: its figures, the cells behind them and its words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from wres_desktop.disclosure.statements import Document
from wres_desktop.domain.catalogue import Part, catalogue_of, joint_catalogue_of
from wres_desktop.domain.consents import RecordedConsent, recorded_consents
from wres_desktop.domain.consortium import Consortium
from wres_desktop.domain.form import NARRATIVE_CHECKED_BY
from wres_desktop.domain.submission import Disciplinary, Submission, TextRead


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document as it would stand if nothing had to be withheld; ``part`` holds exact counts: for own eyes only.

    ``texts_read`` says which of its texts somebody has read as they stand.
    """

    title: str
    part: Part
    document: Document
    consents: tuple[RecordedConsent, ...] = ()
    texts_read: tuple[TextRead, ...] = ()


def wanted_of(submissions: Sequence[Submission]) -> Wanted:
    """What the report of one organisation could say: the latest of its returns in full, the earlier ones in totals."""
    part = catalogue_of(submissions)
    latest = max(submissions, key=lambda submission: submission.reporting_year)
    title = f"WRES {latest.reporting_year}, {latest.organisation.name}"
    return Wanted(title, part, _document(submissions, latest, part), recorded_consents(submissions), latest.texts_read)


def joint_wanted_of(consortium: Consortium) -> Wanted:
    """What the joint report of a consortium could say, with the words of the lead's latest return."""
    part = joint_catalogue_of(consortium)
    lead = consortium.lead.returns
    document = _document(lead, lead[-1], part)
    joint = replace(
        document,
        organisation_name=consortium.name,
        disciplinary_bases=_joint_bases(consortium, part),
        members=tuple(member.organisation for member in consortium.members),
        left_out=part.left_out,
    )
    title = f"WRES {lead[-1].reporting_year}, joint report of {consortium.name}"
    consents = recorded_consents([submission for member in consortium.members for submission in member.returns])
    return Wanted(title, part, joint, consents, lead[-1].texts_read)


def _joint_bases(consortium: Consortium, part: Part) -> dict[int, str]:
    """The basis of every year of which disciplinary cases are added up: the members counted share it."""
    return {
        submission.reporting_year: submission.disciplinary.basis.value
        for member in consortium.members
        for submission in member.returns
        if isinstance(submission.disciplinary, Disciplinary)
        and f"{submission.reporting_year}/3" not in part.unavailable
        and submission.organisation.code not in part.left_out.get(f"{submission.reporting_year}/3", {})
    }


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
        form=_form(latest),
        narrative=dict(latest.narrative),
        actions=latest.actions,
        consultations=latest.consultations,
    )


def _form(latest: Submission) -> dict[str, str]:
    """The form; who read its texts is known where each was read by itself."""
    readers = "; ".join(dict.fromkeys(by for each in latest.texts_read if (by := each.by.strip())))
    return {**latest.form, **({NARRATIVE_CHECKED_BY: readers} if readers else {})}
