"""The exact indicators as a document, for the organisation's own eyes (docs/formats.md, "Indicators")."""

from collections.abc import Mapping
from fractions import Fraction
from typing import TypeAlias, assert_never

from wres_desktop.domain.edition import load_edition
from wres_desktop.domain.ethnicity import EthnicGroup
from wres_desktop.domain.indicators import (
    Absence,
    BoardIndicator,
    Indicator,
    IndicatorSet,
    LikelihoodIndicator,
    Share,
    StaffIndicator,
    StaffRow,
    SurveyIndicator,
    SurveyShare,
    Unavailable,
)
from wres_desktop.domain.indicators.outcomes import GroupLikelihood
from wres_desktop.domain.indicators.race_disparity import DisparityRatios
from wres_desktop.domain.ratios import NotCalculable
from wres_desktop.domain.rounding import digits
from wres_desktop.domain.submission import SurveyQuestion
from wres_desktop.domain.uncertainty import COULD_BE_CHANCE, interval_texts
from wres_desktop.exchange import MARKING
from wres_desktop.exchange.indicators_text import indicators_text

Json: TypeAlias = str | int | bool | list["Json"] | dict[str, "Json"] | None

FORMAT = "wres-indicators"
VERSION = 1

_EMPTY_LIKELIHOOD: Mapping[str, Json] = {
    "white": None,
    "bme": None,
    "relative_likelihood": None,
    "interval_95": None,
    "four_fifths": None,
}
_EMPTY: Mapping[int, Mapping[str, Json]] = {
    1: {"overall": None, "rows": []},
    2: {**_EMPTY_LIKELIHOOD, "of": "white", "compared_with": "bme"},
    3: {**_EMPTY_LIKELIHOOD, "of": "bme", "compared_with": "white"},
    4: {**_EMPTY_LIKELIHOOD, "of": "white", "compared_with": "bme"},
    **{question.indicator: {"white": None, "bme": None, "gap": None} for question in SurveyQuestion},
    9: {f"{row}_minus_workforce": None for row in ("total", "voting", "executive")},
}
"""What an indicator without figures holds beside the reason: the same names, and null."""


def indicators_document(indicators: IndicatorSet) -> dict[str, Json]:
    """The JSON document of ``indicators --json``: counts as whole numbers, everything else as text, half-up."""
    document: dict[str, Json] = {
        "format": FORMAT,
        "version": VERSION,
        "marking": MARKING,
        "organisation": {
            "code": indicators.organisation.code,
            "name": indicators.organisation.name,
            "kind": indicators.organisation.kind.value,
        },
        **_year(indicators),
        "series_breaks": {str(number): sentence for number, sentence in indicators.series_breaks.items()},
    }
    if indicators.earlier is not None:
        document["earlier_year"] = _year(indicators.earlier)
    return document


def _year(indicators: IndicatorSet) -> dict[str, Json]:
    staff = indicators.staff
    return {
        "reporting_year": indicators.reporting_year,
        "snapshot_date": indicators.snapshot_date.isoformat(),
        "indicators": {
            str(number): _indicator(number, indicator, indicators.reporting_year)
            for number, indicator in indicators.indicators.items()
        },
        "self_reporting": _self_reporting(staff) if staff else None,
        "race_disparity": {ratios.staff_group.value: _disparity(ratios) for ratios in indicators.race_disparity}
        or None,
    }


def _indicator(number: int, indicator: Indicator, year: int) -> dict[str, Json]:
    match indicator:
        case StaffIndicator():
            return {**_staff(indicator), "not_collected": None}
        case LikelihoodIndicator():
            return {**_likelihoods(indicator), "not_collected": None}
        case SurveyIndicator():
            return {
                "item": load_edition(year).survey_items[indicator.question],
                **_survey(indicator),
                "not_collected": None,
            }
        case BoardIndicator():
            return {**_board(indicator), "not_collected": None}
        case Unavailable(why, reason):
            collected = why is not Absence.NOT_COLLECTED
            return {
                **_EMPTY[number],
                "not_calculable": reason if collected else f"not collected: {reason}",
                "not_collected": None if collected else reason,
                "cautions": [],
            }
        case _:
            assert_never(indicator)


def _staff(indicator: StaffIndicator) -> dict[str, Json]:
    return {
        "overall": _share(indicator.overall),
        "staff_groups": {group.value: _share(share) for group, share in indicator.staff_groups.items()},
        "rows": [_row(row) for row in indicator.rows],
        "of_which": [_row(row) for row in indicator.of_which],
    }


def _row(row: StaffRow) -> Json:
    return {"staff_group": row.staff_group.value, "band": row.band, **_share(row.share)}


def _share(share: Share) -> dict[str, Json]:
    counts: dict[str, Json] = {group.value: share.counts.of(group) for group in EthnicGroup}
    percents: dict[str, Json] = {f"{group}_percent": _text(share.percent(group), 1) for group in EthnicGroup}
    return {**counts, "total": share.total, **percents}


def _self_reporting(staff: StaffIndicator) -> dict[str, Json]:
    return {
        "declared": staff.overall.declared,
        "total": staff.overall.total,
        "declared_percent": _text(staff.self_reported, 1),
    }


def _likelihoods(indicator: LikelihoodIndicator) -> dict[str, Json]:
    reading = indicator.reading
    cautions = (*reading.cautions, *([COULD_BE_CHANCE] if reading.could_be_chance else []))
    basis: dict[str, Json] = {"basis": indicator.basis.value} if indicator.basis else {}
    return {
        "white": _group(indicator.white),
        "bme": _group(indicator.bme),
        "of": indicator.of.value,
        "compared_with": indicator.compared_with.value,
        "relative_likelihood": _text(indicator.relative_likelihood, 2),
        "not_calculable": _reason(indicator.relative_likelihood),
        "interval_95": _interval(reading.interval_texts),
        "four_fifths": reading.four_fifths.value if reading.four_fifths else None,
        "could_be_chance": reading.could_be_chance,
        "cautions": list(cautions),
        **basis,
    }


def _group(group: GroupLikelihood) -> dict[str, Json]:
    return {
        "numerator": group.numerator,
        "denominator": group.denominator,
        "likelihood": _text(group.likelihood, 4),
    }


def _survey(indicator: SurveyIndicator) -> dict[str, Json]:
    cautions = (*indicator.cautions, *([COULD_BE_CHANCE] if indicator.could_be_chance else []))
    return {
        "white": _answers(indicator.white),
        "bme": _answers(indicator.bme),
        "gap": _text(indicator.gap, 1),
        "not_calculable": _reason(indicator.gap),
        "gap_interval_95": _interval(interval_texts(indicator.gap_interval, 1)),
        "ratio": _text(indicator.ratio, 2),
        "four_fifths": indicator.four_fifths.value if indicator.four_fifths else None,
        "could_be_chance": indicator.could_be_chance,
        "cautions": list(cautions),
    }


def _answers(share: SurveyShare) -> dict[str, Json]:
    return {"percent": share.text, "yes": share.yes, "answered": share.answered}


def _board(indicator: BoardIndicator) -> dict[str, Json]:
    reasons = [reason for difference in indicator.differences.values() if (reason := _reason(difference))]
    return {
        **{row: _share(share) for row, share in indicator.rows.items()},
        **{f"{row}_minus_workforce": _text(gap, 1) for row, gap in indicator.differences.items()},
        "not_calculable": reasons[0] if reasons else None,
        "cautions": [],
    }


def _disparity(ratios: DisparityRatios) -> dict[str, Json]:
    levels: dict[str, Json] = {
        level: {"white": counts.white, "bme": counts.bme} for level, counts in ratios.levels.items()
    }
    steps: dict[str, Json] = {
        step: {"ratio": _text(ratio, 2), "not_calculable": _reason(ratio)} for step, ratio in ratios.ratios.items()
    }
    return levels | steps


def _text(value: Fraction | NotCalculable, decimals: int) -> str | None:
    return digits(value, decimals) if isinstance(value, Fraction) else None


def _reason(value: Fraction | NotCalculable) -> str | None:
    return value.reason if isinstance(value, NotCalculable) else None


def _interval(texts: tuple[str, str] | None) -> Json:
    return list(texts) if texts else None


__all__ = ["FORMAT", "VERSION", "indicators_document", "indicators_text"]
