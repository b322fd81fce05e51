"""The exact indicators as plain text on a terminal, for the organisation's own eyes."""

from collections.abc import Iterator
from fractions import Fraction
from typing import assert_never

from wres_desktop.domain.edition import Edition, load_edition
from wres_desktop.domain.ethnicity import EthnicGroup
from wres_desktop.domain.indicators import (
    Absence,
    BoardIndicator,
    Indicator,
    IndicatorSet,
    LikelihoodIndicator,
    Share,
    StaffIndicator,
    SurveyIndicator,
    SurveyShare,
    Unavailable,
)
from wres_desktop.domain.indicators.outcomes import GroupLikelihood
from wres_desktop.domain.ratios import NotCalculable
from wres_desktop.domain.rounding import digits
from wres_desktop.domain.submission import DisciplinaryBasis
from wres_desktop.domain.uncertainty import COULD_BE_CHANCE, interval_texts
from wres_desktop.exchange import MARKING

_NAMES = {EthnicGroup.WHITE: "white", EthnicGroup.BME: "BME", EthnicGroup.UNKNOWN: "unknown"}
_LABEL_WIDTH = 34


def indicators_text(indicators: IndicatorSet) -> str:
    """All nine indicators, exact: counts and figures for the people who may see the counts, and nobody else."""
    edition = load_edition(indicators.reporting_year)
    organisation = f"{indicators.organisation.name} ({indicators.organisation.code})"
    lines = [
        f"{MARKING}: exact figures for your organisation's own eyes. Do not publish or pass on.",
        "",
        f"{organisation}, Workforce Race Equality Standard {indicators.reporting_year}",
    ]
    for number, indicator in indicators.indicators.items():
        text = edition.indicators[number]
        lines += ["", f"{number}. {text.label}", *_indented(_indicator(indicator, number, edition))]
        if number in indicators.series_breaks:
            lines.append(f"   {indicators.series_breaks[number]}")
    lines += _race_disparity(indicators)
    return "\n".join((*lines, "", MARKING)) + "\n"


def _indented(lines: Iterator[str]) -> Iterator[str]:
    return (f"   {line}" for line in lines)


def _indicator(indicator: Indicator, number: int, edition: Edition) -> Iterator[str]:
    match indicator:
        case StaffIndicator():
            yield from _staff(indicator)
        case LikelihoodIndicator():
            yield from _likelihoods(indicator, edition.indicators[number].direction)
        case SurveyIndicator():
            yield from _survey(indicator, edition)
        case BoardIndicator():
            yield from _board(indicator)
        case Unavailable(Absence.NOT_COLLECTED, reason):
            yield f"Not collected: {reason}"
        case Unavailable(_, reason):
            yield f"{reason.capitalize()}."
        case _:
            assert_never(indicator)


def _staff(indicator: StaffIndicator) -> Iterator[str]:
    yield f"{'':{_LABEL_WIDTH}}{'white':>7}{'BME':>7}{'unknown':>9}{'BME %':>8}"
    yield _share_line("All staff", indicator.overall)
    for row in indicator.rows:
        if row.share.total != 0:
            yield _share_line(f"{_words(row.staff_group)}, {_words(row.band)}", row.share)
    for row in indicator.of_which:
        yield _share_line(f"  of which {_words(row.band)}", row.share)
    yield f"Ethnicity is known for {_percent(indicator.self_reported)} of staff."


def _share_line(label: str, share: Share) -> str:
    white, bme, unknown = ("?" if count is None else f"{count:,}" for count in map(share.counts.of, EthnicGroup))
    percent = share.percent(EthnicGroup.BME)
    shown = digits(percent, 1) if isinstance(percent, Fraction) else "-"
    return f"{label:{_LABEL_WIDTH}}{white:>7}{bme:>7}{unknown:>9}{shown:>8}"


def _likelihoods(indicator: LikelihoodIndicator, direction: str) -> Iterator[str]:
    yield _group_line("White", indicator.white)
    yield _group_line("BME", indicator.bme)
    if indicator.basis is DisciplinaryBasis.TWO_YEAR_AVERAGE:
        yield "Average of two years: the cases of both years out of twice the staff."
    value, reading = indicator.relative_likelihood, indicator.reading
    ratio = f"{_NAMES[indicator.of]} compared with {_NAMES[indicator.compared_with]}"
    if isinstance(value, NotCalculable):
        yield f"Relative likelihood, {ratio}: not calculable: {value.reason}."
    else:
        yield f"Relative likelihood, {ratio}: {digits(value, 2)}. {direction}"
    if reading.interval_texts:
        yield "Likely range (95%): {} to {}.".format(*reading.interval_texts)
    yield from reading.cautions
    if reading.could_be_chance:
        yield COULD_BE_CHANCE


def _group_line(name: str, group: GroupLikelihood) -> str:
    shown = digits(group.likelihood, 4) if isinstance(group.likelihood, Fraction) else "-"
    return f"{name}: {_count(group.numerator)} of {_count(group.denominator)}, likelihood {shown}"


def _survey(indicator: SurveyIndicator, edition: Edition) -> Iterator[str]:
    yield f"Staff survey {edition.survey_year}, {edition.survey_items[indicator.question]}"
    yield _answer_line("White", indicator.white)
    yield _answer_line("BME", indicator.bme)
    if isinstance(indicator.gap, NotCalculable):
        yield f"Gap: not calculable: {indicator.gap.reason}."
    else:
        yield f"Gap, BME minus white: {digits(indicator.gap, 1)} percentage points"
    if texts := interval_texts(indicator.gap_interval, 1):
        yield "Likely range (95%): {} to {} percentage points.".format(*texts)
    yield from indicator.cautions
    if indicator.could_be_chance:
        yield COULD_BE_CHANCE


def _answer_line(name: str, share: SurveyShare) -> str:
    answered = "number of answers not known" if share.answered is None else f"{share.answered:,} answered"
    return f"{name}: {f'{share.text}%' if share.text else 'not calculable'}, {answered}"


def _board(indicator: BoardIndicator) -> Iterator[str]:
    yield f"{'':{_LABEL_WIDTH}}{'white':>7}{'BME':>7}{'unknown':>9}{'BME %':>8}"
    for row, share in indicator.rows.items():
        yield _share_line({"total": "All members", "workforce": "Workforce"}.get(row, _words(row)), share)
    for row, gap in indicator.differences.items():
        label = "All members" if row == "total" else f"{_words(row)} members"
        if isinstance(gap, NotCalculable):
            yield f"{label} minus workforce: not calculable: {gap.reason}."
        else:
            yield f"{label} minus workforce: {digits(gap, 1)} percentage points"


def _race_disparity(indicators: IndicatorSet) -> Iterator[str]:
    for ratios in indicators.race_disparity:
        yield ""
        yield f"Race disparity ratios, {_words(ratios.staff_group).lower()} staff (above 1: white staff stand higher)"
        for step, ratio in ratios.ratios.items():
            shown = f"not calculable: {ratio.reason}" if isinstance(ratio, NotCalculable) else digits(ratio, 2)
            yield f"   {_words(step)}: {shown}"


def _percent(value: Fraction | NotCalculable) -> str:
    return "an unknown share" if isinstance(value, NotCalculable) else f"{digits(value, 1)}%"


def _count(count: int | None) -> str:
    return "?" if count is None else f"{count:,}"


def _words(name: str) -> str:
    """A name of the return file as words: "band_8a" becomes "Band 8a", "vsm" becomes "VSM"."""
    return "VSM" if name == "vsm" else name.replace("non_", "non-").replace("_", " ").capitalize()
