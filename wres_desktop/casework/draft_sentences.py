"""First sentences for what an organisation says about an indicator: facts only, and only what the report prints."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from wres_desktop.disclosure.statements import Printed, Publication, keeps_back
from wres_desktop.reports import wording

NOTHING_TO_SAY = (
    "The figures of this indicator are not printed this year, so this text should hold no numbers either. "
    "Say what you know from other sources, and what you will do."
)
REPEATS = "A number in it is also that of a figure which is withheld, so write about it without numbers."
_NUMBER = re.compile(r"[0-9][0-9,]*(?:[.][0-9]+)?")
_BOARD, _WORKFORCE = 9, 1
_LIKELIHOODS = (2, 3, 4)
_ROWS = {"voting": "voting members of the board", "total": "board", "executive": "executive members of the board"}


@dataclass(frozen=True, slots=True)
class SaidOfYears:
    """What the report prints of an indicator this year and last, as sentences; empty where it prints nothing."""

    this_year: str
    last_year: str

    @property
    def all(self) -> str:
        """Everything that is printed of both years; empty where nothing is."""
        return " ".join(each for each in (self.this_year, self.last_year) if each)

    @property
    def draft(self) -> str:
        """A text to begin with: what the report does not say by itself, so not what it prints of this year."""
        return self.last_year


def said_of(indicator: int, publication: Publication) -> SaidOfYears:
    """The printed figures of an indicator in sentences."""
    document = publication.document
    if document is None:
        return SaidOfYears("", "")
    printed = {
        each.id: each.printed for each in publication.statements if isinstance(each, Printed) and not each.is_rounded
    }
    now = _sentence(indicator, document.reporting_year, printed)
    if document.previous_year is None:
        return SaidOfYears(now, "")
    before = _sentence(indicator, document.previous_year, printed)
    return SaidOfYears(now, f"The year before: {_inside(before)}" if before else "")


def repeats_withheld(said: SaidOfYears, indicator: int, publication: Publication, exact: Mapping[str, str]) -> bool:
    """Whether a printed number is also that of a withheld or rounded figure, for which a reader could take it.

    ``exact`` are the figures for own eyes, by id. The narrative check would stop the report for such a text.
    """
    sections = (str(indicator), "staff", "members")
    withheld = {
        exact[each.id].lstrip("-")
        for each in publication.statements
        if keeps_back(each) and each.id in exact and each.id.split("/")[1] in sections
    }
    return any(number.replace(",", "") in withheld for number in _NUMBER.findall(said.all))


def _inside(sentence: str) -> str:
    """A sentence after a colon; "BME" and numbers stay as they are."""
    return sentence if sentence[:3] == "BME" else sentence[:1].lower() + sentence[1:]


def _sentence(indicator: int, year: int, printed: Mapping[str, str]) -> str:
    if indicator == _WORKFORCE:
        share = printed.get(f"{year}/staff/bme_percent")
        return wording.workforce_headline(share, None) if share else ""
    if indicator == _BOARD:
        return _board(year, printed)
    if indicator in _LIKELIHOODS:
        ratio = printed.get(f"{year}/{indicator}/relative_likelihood")
        return wording.relative_likelihood(indicator, ratio) if ratio else ""
    return _survey(indicator, year, printed)


def _survey(indicator: int, year: int, printed: Mapping[str, str]) -> str:
    shares = {group: printed.get(f"{year}/{indicator}/{group}/percent") for group in ("bme", "white")}
    match shares["bme"], shares["white"]:
        case str(bme), str(white):
            return wording.survey_headline(indicator, bme, white)
        case str(bme), None:
            return f"{wording.percent(bme)} of BME staff {wording.SURVEY_ANSWERS[indicator]}."
        case None, str(white):
            return f"{wording.percent(white)} of white staff {wording.SURVEY_ANSWERS[indicator]}."
        case _:
            return ""


def _board(year: int, printed: Mapping[str, str]) -> str:
    said = []
    for row, words in _ROWS.items():
        share = printed.get(f"{year}/9/{row}/bme_percent")
        if share:
            said.append(f"BME people are {wording.percent(share)} of the {words}.")
        difference = printed.get(f"{year}/9/{row}_minus_workforce")
        if share and difference:
            said.append(wording.board_difference(difference, words))
    return " ".join(said)
