"""The sections of one return: indicators 1 to 9, each with its cells, facts and figures."""

from collections.abc import Mapping

from wres_desktop.domain.catalogue.board import board_part
from wres_desktop.domain.catalogue.outcomes import disciplinary_part, recruitment_part, training_part
from wres_desktop.domain.catalogue.parts import Part
from wres_desktop.domain.catalogue.survey import survey_part
from wres_desktop.domain.catalogue.workforce import workforce_part
from wres_desktop.domain.submission import Submission, SurveyQuestion


def sections_of(submission: Submission, *, in_full: bool) -> Mapping[str, Part]:
    """Every section by its id, such as ``2021/4``; ``in_full`` adds the rows of indicator 1 to its totals."""
    year = submission.reporting_year
    prefix = f"{submission.organisation.code}/{year}"
    workforce = workforce_part(prefix, year, submission.workforce, in_full=in_full)
    return {
        f"{year}/1": workforce,
        f"{year}/2": recruitment_part(prefix, year, submission.recruitment),
        f"{year}/3": disciplinary_part(prefix, year, submission.disciplinary, workforce.table),
        f"{year}/4": training_part(prefix, year, submission.training, workforce.table),
        **{
            f"{year}/{question.indicator}": survey_part(prefix, year, submission.survey, question)
            for question in SurveyQuestion
        },
        f"{year}/9": board_part(prefix, year, submission.board, workforce.table),
    }
