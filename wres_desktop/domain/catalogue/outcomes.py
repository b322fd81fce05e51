"""Indicators 2, 3 and 4: recruitment, disciplinary and training: cells, facts and figures."""

from collections.abc import Mapping
from dataclasses import dataclass

from wres_desktop.domain.catalogue.parts import Part, absent, group_cells, group_counts, known, unknown
from wres_desktop.domain.catalogue.workforce import staff_of
from wres_desktop.domain.ethnicity import COMPARED, EthnicGroup
from wres_desktop.domain.figures import CellSum, Figure, Percentage, Rate, Ratio, SamePeople, Table, total
from wres_desktop.domain.submission import (
    Disciplinary,
    DisciplinaryBasis,
    GroupCounts,
    NotCollected,
    Recruitment,
    Training,
)

_COUNT_WEIGHTS = {"white": 40.0, "bme": 40.0, "unknown": 10.0, "total": 25.0}
_LIKELIHOOD_WEIGHT = 40.0
_RELATIVE_WEIGHT = 160.0


@dataclass(frozen=True, slots=True)
class _Outcome:
    """One indicator: the paths of its cases, the people they are counted among, and over how many years."""

    section_id: str
    cases: tuple[str, ...]
    people: Mapping[EthnicGroup, CellSum]
    of: EthnicGroup
    years: int = 1


def recruitment_part(prefix: str, year: int, recruitment: Recruitment | NotCollected | None) -> Part:
    """Indicator 2; the cells are the people appointed and the people shortlisted but not appointed."""
    section_id = f"{year}/2"
    if recruitment is None or isinstance(recruitment, NotCollected):
        return absent(section_id, recruitment)
    if not (known(recruitment.shortlisted) and known(recruitment.appointed)):
        return unknown(section_id)
    appointed, others = f"{prefix}/recruitment/appointed", f"{prefix}/recruitment/not_appointed"
    table = group_cells(appointed, recruitment.appointed)
    for group in EthnicGroup:
        shortlisted = recruitment.shortlisted.of(group) or 0
        table[f"{others}/{group}"] = shortlisted - table[f"{appointed}/{group}"]
    people = {group: (f"{appointed}/{group}", f"{others}/{group}") for group in EthnicGroup}
    figures = (
        *group_counts(f"{section_id}/shortlisted", (appointed, others), _COUNT_WEIGHTS),
        *group_counts(f"{section_id}/appointed", (appointed,), _COUNT_WEIGHTS),
        *_likelihoods(_Outcome(section_id, (appointed,), people, EthnicGroup.WHITE)),
    )
    return Part(table, (), figures)


def disciplinary_part(prefix: str, year: int, disciplinary: Disciplinary | NotCollected | None, staff: Table) -> Part:
    """Indicator 3; ``staff`` holds the workforce cells of the year, the people who could have entered."""
    section_id = f"{year}/3"
    if disciplinary is None or isinstance(disciplinary, NotCollected):
        return absent(section_id, disciplinary)
    previous = disciplinary.entered_previous_year
    two_years = disciplinary.basis is DisciplinaryBasis.TWO_YEAR_AVERAGE
    if not known(disciplinary.entered) or (two_years and (previous is None or not known(previous))) or not staff:
        return unknown(section_id)
    entered = f"{prefix}/disciplinary/entered"
    split = _split_staff(prefix, "disciplinary/entered", "disciplinary/not_entered", disciplinary.entered, staff)
    figures = group_counts(f"{section_id}/entered", (entered,), _COUNT_WEIGHTS)
    cases: tuple[str, ...] = (entered,)
    table = dict(split.table)
    if two_years and previous is not None:
        organisation = prefix.split("/", maxsplit=1)[0]
        earlier = f"{organisation}/{year - 1}/disciplinary/entered"
        table |= group_cells(earlier, previous)
        cases = (entered, earlier)
        figures += group_counts(f"{section_id}/entered_previous_year", (earlier,), _COUNT_WEIGHTS)
        figures += group_counts(f"{section_id}/entered_two_years", cases, _COUNT_WEIGHTS)
    people = {group: staff_of(prefix, group) for group in EthnicGroup}
    figures += _likelihoods(_Outcome(section_id, cases, people, EthnicGroup.BME, len(cases)))
    return Part(table, split.facts, figures)


def training_part(prefix: str, year: int, training: Training | NotCollected | None, staff: Table) -> Part:
    """Indicator 4; ``staff`` holds the workforce cells of the year."""
    section_id = f"{year}/4"
    if training is None or isinstance(training, NotCollected):
        return absent(section_id, training)
    if not known(training.accessed) or not staff:
        return unknown(section_id)
    accessed = f"{prefix}/training/accessed"
    split = _split_staff(prefix, "training/accessed", "training/not_accessed", training.accessed, staff)
    people = {group: staff_of(prefix, group) for group in EthnicGroup}
    figures = (
        *group_counts(f"{section_id}/accessed", (accessed,), _COUNT_WEIGHTS),
        *_likelihoods(_Outcome(section_id, (accessed,), people, EthnicGroup.WHITE)),
    )
    return Part(split.table, split.facts, figures)


def _split_staff(prefix: str, inside: str, outside: str, counts: GroupCounts, staff: Table) -> Part:
    """Cells of those staff who did and who did not, with the fact that together they are the staff in post."""
    table = group_cells(f"{prefix}/{inside}", counts)
    facts = []
    for group in EthnicGroup:
        everyone = staff_of(prefix, group)
        table[f"{prefix}/{outside}/{group}"] = total(everyone, staff) - table[f"{prefix}/{inside}/{group}"]
        facts.append(SamePeople((f"{prefix}/{inside}/{group}", f"{prefix}/{outside}/{group}"), everyone))
    return Part(table, tuple(facts))


def _likelihoods(outcome: _Outcome) -> tuple[Figure, ...]:
    """The likelihood of each group, and that of ``outcome.of`` relative to the other (standard 1.1)."""

    def rate(group: EthnicGroup) -> Rate:
        return Rate(tuple(f"{path}/{group}" for path in outcome.cases), outcome.people[group])

    other = EthnicGroup.WHITE if outcome.of is EthnicGroup.BME else EthnicGroup.BME
    shares = tuple(
        Figure(
            f"{outcome.section_id}/likelihood/{group}",
            Percentage(rate(group).numerator, rate(group).denominator, outcome.years),
            1,
            _LIKELIHOOD_WEIGHT,
        )
        for group in COMPARED
    )
    relative = Ratio(of=rate(outcome.of), compared_with=rate(other))
    return (*shares, Figure(f"{outcome.section_id}/relative_likelihood", relative, 2, _RELATIVE_WEIGHT))
