"""Indicators 5 to 8, the staff survey: cells and figures."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from wres_desktop.domain.catalogue.parts import NOT_YET_ENTERED, Part
from wres_desktop.domain.ethnicity import COMPARED, EthnicGroup
from wres_desktop.domain.figures import Count, Difference, Figure, Percentage, Rate
from wres_desktop.domain.rounding import digits
from wres_desktop.domain.submission import NotCollected, SurveyAnswer, SurveyCount, SurveyQuestion, SurveyResult

NO_BASE = "The number of people who answered is not known, so it cannot be shown that nobody can be worked out."

_YES_WEIGHT = 30.0
_ANSWERED_WEIGHT = 40.0
_PERCENT_WEIGHT = 80.0
_GAP_WEIGHT = 60.0


@dataclass(frozen=True, slots=True)
class _Answer:
    """One group's answer as whole numbers, and whether its percentage was weighted by the provider."""

    yes: int
    answered: int
    decimals: int
    weighted: bool
    given: str = ""


def survey_part(
    prefix: str, year: int, survey: Mapping[SurveyQuestion, SurveyResult | NotCollected], question: SurveyQuestion
) -> Part:
    """One question; ``unavailable`` where it was not asked or the number of answers is not known."""
    section_id = f"{year}/{question.indicator}"
    result = survey.get(question)
    if result is None or isinstance(result, NotCollected):
        return Part(unavailable={section_id: result.reason if result else NOT_YET_ENTERED})
    answers = {EthnicGroup.WHITE: _whole(result.white), EthnicGroup.BME: _whole(result.bme)}
    table: dict[str, int] = {}
    figures: list[Figure] = []
    weighted = False
    for group in COMPARED:
        answer = answers[group]
        if answer is None:
            return Part(unavailable={section_id: NO_BASE})
        path = f"{prefix}/survey/{question}"
        table |= {f"{path}/yes/{group}": answer.yes, f"{path}/no/{group}": answer.answered - answer.yes}
        figures += _group_figures(section_id, path, group, answer)
        weighted |= answer.weighted
    figures.append(replace(_gap(section_id, f"{prefix}/survey/{question}"), estimated=weighted))
    return Part(table, (), tuple(figures))


def tells_counts(answer: SurveyAnswer) -> bool:
    """Whether the counts behind an answer are known: entered, or the only whole numbers that give its percentage."""
    whole = _whole(answer)
    if whole is None or whole.weighted or isinstance(answer, SurveyCount):
        return whole is not None and not whole.weighted
    others = (yes for yes in (whole.yes - 1, whole.yes + 1) if 0 <= yes <= whole.answered)
    return all(digits(Fraction(100 * yes, whole.answered), whole.decimals) != whole.given for yes in others)


def _whole(answer: SurveyAnswer) -> _Answer | None:
    if isinstance(answer, SurveyCount):
        known = answer.yes is not None and answer.answered is not None
        return _Answer(answer.yes or 0, answer.answered or 0, 1, weighted=False) if known else None
    if answer.answered is None:
        return None
    exponent = answer.percent.as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    share = Fraction(answer.percent) / 100
    yes = int(digits(share * answer.answered, 0))
    reproduced = answer.answered > 0 and digits(Fraction(100 * yes, answer.answered), decimals) == str(answer.percent)
    return _Answer(yes, answer.answered, decimals, weighted=not reproduced, given=str(answer.percent))


def _group_figures(section_id: str, path: str, group: EthnicGroup, answer: _Answer) -> tuple[Figure, ...]:
    yes, everyone = (f"{path}/yes/{group}",), (f"{path}/*/{group}",)
    figure_id = f"{section_id}/{group}"
    return (
        Figure(f"{figure_id}/yes", Count(yes), weight=_YES_WEIGHT, estimated=answer.weighted),
        Figure(f"{figure_id}/answered", Count(everyone), weight=_ANSWERED_WEIGHT),
        Figure(
            f"{figure_id}/percent",
            Percentage(yes, everyone, weighted=answer.weighted),
            answer.decimals,
            _PERCENT_WEIGHT,
            answer.given if answer.weighted else "",
        ),
    )


def _gap(section_id: str, path: str) -> Figure:
    """BME minus white, in percentage points."""
    rates = {group: Rate((f"{path}/yes/{group}",), (f"{path}/*/{group}",)) for group in COMPARED}
    return Figure(
        f"{section_id}/gap", Difference(of=rates[EthnicGroup.BME], minus=rates[EthnicGroup.WHITE]), 1, _GAP_WEIGHT
    )
