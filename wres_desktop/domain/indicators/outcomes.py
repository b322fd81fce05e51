"""Indicators 2, 3 and 4: how likely each group is to be appointed, disciplined or trained, and how they compare."""

from dataclasses import dataclass
from fractions import Fraction

from wres_desktop.domain.ethnicity import EthnicGroup
from wres_desktop.domain.indicators.parts import COUNT_NOT_KNOWN, Share, Unavailable, add_up, unavailable
from wres_desktop.domain.ratios import GroupRate, NotCalculable, likelihood, relative_likelihood
from wres_desktop.domain.submission import (
    Disciplinary,
    DisciplinaryBasis,
    GroupCounts,
    NotCollected,
    Recruitment,
    Training,
)
from wres_desktop.domain.uncertainty import LikelihoodReading, read_relative_likelihood

_NAMES = {EthnicGroup.WHITE: "white", EthnicGroup.BME: "BME", EthnicGroup.UNKNOWN: "unknown"}
_NO_READING = LikelihoodReading(None, None, None, ())


@dataclass(frozen=True, slots=True)
class GroupLikelihood:
    """Cases among people of one group; ``denominator`` is twice the staff where the cases are those of two years."""

    numerator: int | None
    denominator: int | None
    likelihood: Fraction | NotCalculable


@dataclass(frozen=True, slots=True)
class LikelihoodIndicator:
    """The likelihood of group ``of`` relative to ``compared_with``; ``basis`` is given for indicator 3 alone."""

    white: GroupLikelihood
    bme: GroupLikelihood
    of: EthnicGroup
    compared_with: EthnicGroup
    relative_likelihood: Fraction | NotCalculable
    reading: LikelihoodReading
    basis: DisciplinaryBasis | None = None


@dataclass(frozen=True, slots=True)
class _Cases:
    """Cases and the people they are counted among; ``people`` and ``cases_word`` name them in reasons."""

    cases: GroupCounts
    among: GroupCounts
    people: str
    cases_word: str
    years: int = 1

    def rate(self, group: EthnicGroup) -> GroupRate | None:
        """The rate of a group, or ``None`` where a count is not known."""
        numerator, denominator = self.cases.of(group), self.among.of(group)
        if numerator is None or denominator is None:
            return None
        name = _NAMES[group]
        return GroupRate(numerator, denominator, f"{name} {self.people}", f"{name} {self.cases_word}")


def recruitment(section: Recruitment | NotCollected | None) -> LikelihoodIndicator | Unavailable:
    """Indicator 2: white over BME; unknown ethnicity is left out (standard 1.1)."""
    if section is None or isinstance(section, NotCollected):
        return unavailable(section)
    cases = _Cases(section.appointed, section.shortlisted, "applicants", "appointments")
    return _indicator(cases, EthnicGroup.WHITE)


def disciplinary(section: Disciplinary | NotCollected | None, staff: Share | None) -> LikelihoodIndicator | Unavailable:
    """Indicator 3: BME over white; by the basis of the return, one year or the average of two (standard 1.2)."""
    if section is None or isinstance(section, NotCollected):
        return unavailable(section)
    entered, years = section.entered, 1
    if section.basis is DisciplinaryBasis.TWO_YEAR_AVERAGE:
        years = 2
        previous = section.entered_previous_year or GroupCounts(None, None, None)
        entered = GroupCounts(*(add_up((entered.of(group), previous.of(group))) for group in EthnicGroup))
    return _indicator(_Cases(entered, _in_post(staff), "staff", "cases", years), EthnicGroup.BME, section.basis)


def training(section: Training | NotCollected | None, staff: Share | None) -> LikelihoodIndicator | Unavailable:
    """Indicator 4: white over BME (standard 1.1)."""
    if section is None or isinstance(section, NotCollected):
        return unavailable(section)
    return _indicator(_Cases(section.accessed, _in_post(staff), "staff", "cases"), EthnicGroup.WHITE)


def _in_post(staff: Share | None) -> GroupCounts:
    return staff.counts if staff else GroupCounts(None, None, None)


def _indicator(cases: _Cases, of: EthnicGroup, basis: DisciplinaryBasis | None = None) -> LikelihoodIndicator:
    other = EthnicGroup.BME if of is EthnicGroup.WHITE else EthnicGroup.WHITE
    first, second = cases.rate(of), cases.rate(other)
    relative: Fraction | NotCalculable = COUNT_NOT_KNOWN
    reading = _NO_READING
    if first and second:
        relative = relative_likelihood(of=first, compared_with=second)
        reading = read_relative_likelihood(first, second, cases.years)
    white, bme = _group(cases, EthnicGroup.WHITE), _group(cases, EthnicGroup.BME)
    return LikelihoodIndicator(white, bme, of, other, relative, reading, basis)


def _group(cases: _Cases, group: EthnicGroup) -> GroupLikelihood:
    numerator, among = cases.cases.of(group), cases.among.of(group)
    denominator = None if among is None else among * cases.years
    rate = cases.rate(group)
    if rate is None or denominator is None:
        return GroupLikelihood(numerator, denominator, COUNT_NOT_KNOWN)
    return GroupLikelihood(numerator, denominator, likelihood(GroupRate(rate.numerator, denominator, rate.people)))
