"""The nine indicators of one return, exact: what each counts, which way it compares, how it is computed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

from wres_desktop.domain.edition import Edition, disciplinary_break, load_edition, series_break
from wres_desktop.domain.indicators.board import BoardIndicator, board_indicator
from wres_desktop.domain.indicators.outcomes import LikelihoodIndicator, disciplinary, recruitment, training
from wres_desktop.domain.indicators.parts import Absence, Share, Unavailable
from wres_desktop.domain.indicators.race_disparity import DisparityRatios, race_disparity
from wres_desktop.domain.indicators.staff import StaffIndicator, StaffRow, staff_indicator
from wres_desktop.domain.indicators.survey import SurveyIndicator, SurveyShare, survey_indicator
from wres_desktop.domain.submission import Disciplinary, Organisation, Submission, SurveyQuestion

Indicator: TypeAlias = StaffIndicator | LikelihoodIndicator | SurveyIndicator | BoardIndicator | Unavailable


@dataclass(frozen=True, slots=True)
class IndicatorSet:
    """All nine indicators of one return by number, and of the earlier return where there is one.

    ``race_disparity`` is empty in a year that does not ask for it; ``series_breaks`` says by indicator number why the
    earlier year cannot be compared.
    """

    organisation: Organisation
    reporting_year: int
    snapshot_date: date
    indicators: Mapping[int, Indicator]
    race_disparity: tuple[DisparityRatios, ...] = ()
    series_breaks: Mapping[int, str] = field(default_factory=dict)
    earlier: "IndicatorSet | None" = None

    @property
    def staff(self) -> StaffIndicator | None:
        """Indicator 1, or ``None`` where the staff in post were not given."""
        first = self.indicators[1]
        return first if isinstance(first, StaffIndicator) else None


def indicators_of(submission: Submission, edition: Edition, earlier: Submission | None = None) -> IndicatorSet:
    """The nine indicators of a return, exact and never rounded (standard 1.1).

    ``earlier`` is another year's return of the same organisation, to compare with.
    """
    staff = staff_indicator(submission.workforce)
    in_post = staff.overall if isinstance(staff, StaffIndicator) else None
    indicators: dict[int, Indicator] = {
        1: staff,
        2: recruitment(submission.recruitment),
        3: disciplinary(submission.disciplinary, in_post),
        4: training(submission.training, in_post),
        **{each.indicator: survey_indicator(each, submission.survey.get(each)) for each in SurveyQuestion},
        9: board_indicator(submission.board, in_post),
    }
    return IndicatorSet(
        submission.organisation,
        submission.reporting_year,
        submission.snapshot_date,
        MappingProxyType(indicators),
        race_disparity(staff) if edition.race_disparity and isinstance(staff, StaffIndicator) else (),
        MappingProxyType(_series_breaks(submission, edition, earlier)),
        indicators_of(earlier, load_edition(earlier.reporting_year)) if earlier else None,
    )


def _series_breaks(submission: Submission, edition: Edition, earlier: Submission | None) -> dict[int, str]:
    """By the editions' rules; for indicator 3 by the bases that the organisation really used."""
    if earlier is None:
        return {}
    earlier_edition = load_edition(earlier.reporting_year)
    breaks = {number: series_break(number, edition, earlier_edition) for number in edition.indicators}
    this_year, other_year = submission.disciplinary, earlier.disciplinary
    if isinstance(this_year, Disciplinary) and isinstance(other_year, Disciplinary):
        differ = this_year.basis is not other_year.basis
        breaks[3] = disciplinary_break(submission.reporting_year, earlier.reporting_year) if differ else None
    return {number: sentence for number, sentence in breaks.items() if sentence}


__all__ = [
    "Absence",
    "BoardIndicator",
    "DisparityRatios",
    "Indicator",
    "IndicatorSet",
    "LikelihoodIndicator",
    "Share",
    "StaffIndicator",
    "StaffRow",
    "SurveyIndicator",
    "SurveyShare",
    "Unavailable",
    "indicators_of",
]
