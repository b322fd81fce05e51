"""Totals and their parts among the counts of a report, by the ids of its statements."""

from collections.abc import Iterator
from dataclasses import dataclass

from wres_desktop.disclosure.statements import Publication
from wres_desktop.domain.figures import Count
from wres_desktop.domain.workforce import BANDS, MEDICAL_GRADES, PAY_CLUSTERS


@dataclass(frozen=True, slots=True)
class Total:
    """The count ``whole`` is the sum of the counts ``parts``; all of them are ids of statements."""

    whole: str
    parts: tuple[str, ...]

    @property
    def members(self) -> tuple[str, ...]:
        """All of the ids."""
        return (self.whole, *self.parts)


def totals_of(publication: Publication) -> tuple[Total, ...]:
    """The totals that stand in a publication together with all of their parts, whether printed or withheld."""
    known = publication.by_id
    counts = [each for each, statement in known.items() if isinstance(statement.quantity, Count)]
    return tuple(
        Total(whole, parts) for whole in counts for parts in _parts_of(whole) if all(part in known for part in parts)
    )


def _parts_of(figure_id: str) -> Iterator[tuple[str, ...]]:
    """The ways to split a count: by ethnic group, by pay cluster or band, by staff group, by seats on the board."""
    section, last = figure_id.split("/")[1], figure_id.rpartition("/")[2]
    if last == "total":
        base = figure_id.removesuffix("/total")
        yield tuple(f"{base}/{group}" for group in ("white", "bme", "unknown"))
    match section:
        case "staff":
            yield from _of_staff(figure_id, last)
        case "1":
            yield from _of_rows(figure_id)
        case "3" | "9":
            yield from _of_cases_or_seats(figure_id)


def _of_staff(figure_id: str, what: str) -> Iterator[tuple[str, ...]]:
    year = figure_id.split("/", maxsplit=1)[0]
    if what == "total":
        yield (f"{year}/staff/declared", f"{year}/staff/unknown")
    if what == "declared":
        yield (f"{year}/staff/white", f"{year}/staff/bme")
    yield tuple(f"{year}/1/{staff_group}/total/{what}" for staff_group in ("non_clinical", "clinical", "medical"))


def _of_rows(figure_id: str) -> Iterator[tuple[str, ...]]:
    year, _, staff_group, row, group = figure_id.split("/")
    if staff_group == "all":
        yield tuple(f"{year}/1/{part}/{row}/{group}" for part in ("non_clinical", "clinical"))
    splits: tuple[tuple[str, ...], ...] = ()
    if row in PAY_CLUSTERS:
        splits = (PAY_CLUSTERS[row],)
    elif row == "total":
        splits = (MEDICAL_GRADES,) if staff_group == "medical" else (tuple(PAY_CLUSTERS), BANDS)
    yield from (tuple(f"{year}/1/{staff_group}/{part}/{group}" for part in split) for split in splits)


def _of_cases_or_seats(figure_id: str) -> Iterator[tuple[str, ...]]:
    year, section, *_ = figure_id.split("/")
    splits = {
        f"{year}/3/entered_two_years": (("entered", "entered_previous_year"),),
        f"{year}/9/total": (("voting", "non_voting"), ("executive", "non_executive")),
    }
    row, _, group = figure_id.rpartition("/")
    for split in splits.get(row, ()):
        yield tuple(f"{year}/{section}/{part}/{group}" for part in split)
