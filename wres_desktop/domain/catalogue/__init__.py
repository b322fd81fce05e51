"""What returns could say in print: their cells, their public facts and their figures, by stable ids.

Ids are paths: ``2021/staff/bme``, ``2021/1/clinical/band_5/bme``, ``2021/2/relative_likelihood``. Weights say how much
a board needs a figure; they never depend on a count (docs/method.md, planning).
"""

from collections.abc import Iterator, Sequence

from wres_desktop.domain.catalogue.board import board_part
from wres_desktop.domain.catalogue.outcomes import disciplinary_part, recruitment_part, training_part
from wres_desktop.domain.catalogue.parts import Part
from wres_desktop.domain.catalogue.survey import survey_part
from wres_desktop.domain.catalogue.workforce import workforce_part
from wres_desktop.domain.submission import Submission, SurveyQuestion


def catalogue_of(submissions: Sequence[Submission]) -> Part:
    """Everything that the latest of one organisation's returns could say in full, and the earlier ones in totals."""
    ordered = sorted(submissions, key=lambda submission: submission.reporting_year, reverse=True)
    parts = [part for index, submission in enumerate(ordered) for part in _parts(submission, in_full=index == 0)]
    table: dict[str, int] = {}
    unavailable: dict[str, str] = {}
    for part in reversed(parts):
        table |= part.table
        unavailable |= part.unavailable
    facts = tuple(fact for part in parts for fact in part.facts)
    return Part(table, facts, tuple(figure for part in parts for figure in part.figures), unavailable)


def _parts(submission: Submission, *, in_full: bool) -> Iterator[Part]:
    year = submission.reporting_year
    prefix = f"{submission.organisation.code}/{year}"
    workforce = workforce_part(prefix, year, submission.workforce, in_full=in_full)
    yield workforce
    yield recruitment_part(prefix, year, submission.recruitment)
    yield disciplinary_part(prefix, year, submission.disciplinary, workforce.table)
    yield training_part(prefix, year, submission.training, workforce.table)
    for question in SurveyQuestion:
        yield survey_part(prefix, year, submission.survey, question)
    yield board_part(prefix, year, submission.board, workforce.table)


__all__ = ["Part", "catalogue_of"]
