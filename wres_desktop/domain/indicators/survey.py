"""Indicators 5 to 8: what the staff survey says of each group, and the gap between them."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from wres_desktop.domain.indicators.parts import COUNT_NOT_KNOWN, Unavailable, unavailable
from wres_desktop.domain.ratios import FourFifths, GroupRate, NotCalculable, four_fifths, percentage
from wres_desktop.domain.rounding import digits
from wres_desktop.domain.submission import NotCollected, SurveyAnswer, SurveyCount, SurveyQuestion, SurveyResult
from wres_desktop.domain.uncertainty import gap_interval, read_relative_likelihood

ANSWERS_NOT_KNOWN: Final = "The number of answers is not known, so nobody can say how much weight this figure bears."


@dataclass(frozen=True, slots=True)
class SurveyShare:
    """One group's answer: ``percent`` exact, ``text`` with the decimals that it was given with, or one.

    ``yes`` is ``None`` where the survey provider gave a percentage that no whole number of answers makes: it was
    weighted then, and no interval can be computed from it.
    """

    percent: Fraction | NotCalculable
    text: str | None
    yes: int | None
    answered: int | None


@dataclass(frozen=True, slots=True)
class SurveyIndicator:
    """``gap`` is BME minus white in percentage points; ``ratio`` is turned so that above 1 means BME staff fare worse.

    ``gap_interval`` is in percentage points; ``could_be_chance`` says that it spans zero.
    """

    question: SurveyQuestion
    white: SurveyShare
    bme: SurveyShare
    gap: Fraction | NotCalculable
    gap_interval: tuple[float, float] | None
    ratio: Fraction | NotCalculable
    four_fifths: FourFifths | None
    could_be_chance: bool | None
    cautions: tuple[str, ...]


def survey_indicator(
    question: SurveyQuestion, result: SurveyResult | NotCollected | None
) -> SurveyIndicator | Unavailable:
    """One of indicators 5 to 8, from counts or from percentages as given (standard 1.1, 5.1, 5.2)."""
    if result is None or isinstance(result, NotCollected):
        return unavailable(result)
    white, bme = _share(result.white, "white"), _share(result.bme, "BME")
    gap, ratio = _gap(bme, white), _ratio(question, bme, white)
    interval, cautions = _interval(bme, white), _cautions(bme, white)
    chance = interval[0] <= 0 <= interval[1] if interval else None
    rule = four_fifths(ratio) if isinstance(ratio, Fraction) else None
    return SurveyIndicator(question, white, bme, gap, interval, ratio, rule, chance, cautions)


def _share(answer: SurveyAnswer, group: str) -> SurveyShare:
    if isinstance(answer, SurveyCount):
        if answer.yes is None or answer.answered is None:
            return SurveyShare(COUNT_NOT_KNOWN, None, answer.yes, answer.answered)
        percent = percentage(answer.yes, answer.answered, f"{group} answers")
        text = digits(percent, 1) if isinstance(percent, Fraction) else None
        return SurveyShare(percent, text, answer.yes, answer.answered)
    percent, text = Fraction(answer.percent), format(answer.percent, "f")
    return SurveyShare(percent, text, _whole_answers(percent, text, answer.answered), answer.answered)


def _whole_answers(percent: Fraction, text: str, answered: int | None) -> int | None:
    """The number of answers that a given percentage stands for, where one whole number makes it."""
    if not answered:
        return None
    yes = int(digits(percent * answered / 100, 0))
    decimals = len(text.partition(".")[2])
    return yes if digits(Fraction(100 * yes, answered), decimals) == text else None


def _gap(bme: SurveyShare, white: SurveyShare) -> Fraction | NotCalculable:
    if isinstance(white.percent, NotCalculable):
        return white.percent
    return bme.percent if isinstance(bme.percent, NotCalculable) else bme.percent - white.percent


def _ratio(question: SurveyQuestion, bme: SurveyShare, white: SurveyShare) -> Fraction | NotCalculable:
    """BME over white; white over BME for indicator 7, where a higher percentage is better (standard 5.1)."""
    first, second = (white, bme) if question is SurveyQuestion.EQUAL_OPPORTUNITY else (bme, white)
    if isinstance(first.percent, NotCalculable):
        return first.percent
    if isinstance(second.percent, NotCalculable):
        return second.percent
    if second.percent == 0:
        return NotCalculable("nobody said yes in the group compared with")
    return first.percent / second.percent


def _interval(bme: SurveyShare, white: SurveyShare) -> tuple[float, float] | None:
    """Newcombe's interval of the gap, where the answers of both groups are whole numbers."""
    first, second = _rate(bme, bme.yes), _rate(white, white.yes)
    return gap_interval(first, second) if first and second else None


def _cautions(bme: SurveyShare, white: SurveyShare) -> tuple[str, ...]:
    """The cautions for small numbers; a weighted percentage counts as the nearest whole number of answers."""
    if bme.answered is None or white.answered is None:
        return (ANSWERS_NOT_KNOWN,)
    first, second = _rate(bme, _nearest_answers(bme)), _rate(white, _nearest_answers(white))
    return read_relative_likelihood(first, second).small_number_cautions if first and second else ()


def _nearest_answers(share: SurveyShare) -> int | None:
    if share.yes is not None or isinstance(share.percent, NotCalculable) or share.answered is None:
        return share.yes
    return int(digits(share.percent * share.answered / 100, 0))


def _rate(share: SurveyShare, yes: int | None) -> GroupRate | None:
    if yes is None or not share.answered or yes > share.answered:
        return None
    return GroupRate(yes, share.answered, "answers")
