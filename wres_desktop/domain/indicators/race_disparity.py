"""Race disparity ratios: how likely white staff are to stand higher up, compared with BME staff (standard 5.3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from wres_desktop.domain.catalogue.workforce import DISPARITY_LEVELS, DISPARITY_STEPS
from wres_desktop.domain.indicators.parts import COUNT_NOT_KNOWN, summed
from wres_desktop.domain.indicators.staff import StaffIndicator
from wres_desktop.domain.ratios import GroupRate, NotCalculable, relative_likelihood
from wres_desktop.domain.submission import GroupCounts
from wres_desktop.domain.workforce import StaffGroup


@dataclass(frozen=True, slots=True)
class DisparityRatios:
    """Clinical or non-clinical staff: ``levels`` are headcounts; ``ratios`` above 1 mean white staff stand higher."""

    staff_group: StaffGroup
    levels: Mapping[str, GroupCounts]
    ratios: Mapping[str, Fraction | NotCalculable]


def race_disparity(staff: StaffIndicator) -> tuple[DisparityRatios, ...]:
    """The three ratios for non-clinical and for clinical staff; medical staff are left out (standard 5.3)."""
    return tuple(_ratios(staff, staff_group) for staff_group in (StaffGroup.NON_CLINICAL, StaffGroup.CLINICAL))


def _ratios(staff: StaffIndicator, staff_group: StaffGroup) -> DisparityRatios:
    levels = {
        level: summed(row.share.counts for row in staff.rows if row.staff_group is staff_group and row.band in bands)
        for level, bands in DISPARITY_LEVELS.items()
    }
    return DisparityRatios(
        staff_group, levels, {step: _step(levels, start, to) for step, (start, to) in DISPARITY_STEPS.items()}
    )


def _step(levels: Mapping[str, GroupCounts], start: str, to: str) -> Fraction | NotCalculable:
    """(white ``to`` / white ``start``) / (BME ``to`` / BME ``start``); undefined where one divides by nobody."""
    counts = (levels[to].white, levels[start].white, levels[to].bme, levels[start].bme)
    if None in counts:
        return COUNT_NOT_KNOWN
    white_to, white_start, bme_to, bme_start = (count or 0 for count in counts)
    empty = {f"white staff at the {start} level": white_start, f"BME staff at the {start} level": bme_start}
    empty[f"BME staff at the {to} level"] = bme_to
    for people, count in empty.items():
        if count == 0:
            return NotCalculable(f"no {people}")
    return relative_likelihood(
        of=GroupRate(white_to, white_start, "white staff"), compared_with=GroupRate(bme_to, bme_start, "BME staff")
    )
