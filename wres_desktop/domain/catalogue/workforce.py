"""Indicator 1, the totals of staff, self-reporting and the race disparity ratios: cells and figures."""

from collections.abc import Mapping

from wres_desktop.domain.catalogue.parts import Part, absent, group_cells, group_counts, known, unknown
from wres_desktop.domain.ethnicity import EthnicGroup
from wres_desktop.domain.figures import CellSum, Count, Figure, Percentage, Rate, Ratio
from wres_desktop.domain.submission import GroupCounts, NotCollected, Workforce
from wres_desktop.domain.workforce import BANDS, PAY_CLUSTERS, StaffGroup, rows_of

DISPARITY_LEVELS: Mapping[str, tuple[str, ...]] = {
    "lower": BANDS[:6],
    "middle": BANDS[6:8],
    "upper": BANDS[8:],
}
"""Band 5 and under, 6 to 7, 8a and above (standard 5.3)."""

DISPARITY_STEPS = {
    "lower_to_middle": ("lower", "middle"),
    "middle_to_upper": ("middle", "upper"),
    "lower_to_upper": ("lower", "upper"),
}

ALL_BANDS = "all"
"""Stands where a staff group stands in an id, for clinical and non-clinical staff together."""

_STAFF_WEIGHTS = {"white": 200.0, "bme": 320.0, "unknown": 150.0, "total": 2000.0}
_STAFF_SHARE_WEIGHTS = {"white": 30.0, "bme": 200.0, "unknown": 60.0}
_STAFF_GROUP_WEIGHTS = {"white": 50.0, "bme": 80.0, "unknown": 40.0, "total": 150.0}
_BANDS_TOGETHER_WEIGHTS = {"white": 11.0, "bme": 16.0, "unknown": 9.0, "total": 25.0}
_CLUSTER_WEIGHTS = {"white": 25.0, "bme": 38.0, "unknown": 20.0, "total": 45.0}
_BAND_WEIGHTS = {"white": 8.0, "bme": 12.0, "unknown": 7.0, "total": 14.0}
_DISPARITY_WEIGHTS = {"white": 3.0, "bme": 3.0}


def workforce_part(prefix: str, year: int, workforce: Workforce | NotCollected | None, *, in_full: bool) -> Part:
    """The staff in post; ``in_full`` adds the rows of indicator 1 to the totals that every year shows."""
    section_id = f"{year}/1"
    if workforce is None or isinstance(workforce, NotCollected):
        return absent(section_id, workforce)
    table: dict[str, int] = {}
    for staff_group in StaffGroup:
        for row in rows_of(staff_group):
            counts = workforce.get(staff_group, {}).get(row, GroupCounts(0, 0, 0))
            if not known(counts):
                return unknown(section_id)
            table |= group_cells(f"{prefix}/workforce/{staff_group}/{row}", counts)
    figures = _staff_totals(prefix, year)
    if in_full:
        figures += (*_rows(prefix, year), *_race_disparity(prefix, year))
    return Part(table, (), figures)


def staff_of(prefix: str, group: EthnicGroup | str) -> CellSum:
    """All staff in post of one ethnic group, or of all (``*``)."""
    return (f"{prefix}/workforce/*/*/{group}",)


def _staff_totals(prefix: str, year: int) -> tuple[Figure, ...]:
    declared = (*staff_of(prefix, EthnicGroup.WHITE), *staff_of(prefix, EthnicGroup.BME))
    everyone = staff_of(prefix, "*")
    return (
        *group_counts(f"{year}/staff", (f"{prefix}/workforce/*/*",), _STAFF_WEIGHTS),
        Figure(f"{year}/staff/declared", Count(declared), weight=60.0),
        *(
            Figure(
                f"{year}/staff/{group}_percent",
                Percentage(staff_of(prefix, group), everyone),
                1,
                _STAFF_SHARE_WEIGHTS[group],
            )
            for group in EthnicGroup
        ),
        Figure(f"{year}/staff/declared_percent", Percentage(declared, everyone), 1, 40.0),
    )


def _rows(prefix: str, year: int) -> tuple[Figure, ...]:
    figures: list[Figure] = []
    for staff_group in StaffGroup:
        base = f"{prefix}/workforce/{staff_group}"
        figures += _row(f"{year}/1/{staff_group}/total", (f"{base}/*",), _STAFF_GROUP_WEIGHTS)
        for row in rows_of(staff_group):
            figures += _row(f"{year}/1/{staff_group}/{row}", (f"{base}/{row}",), _BAND_WEIGHTS)
    for cluster, bands in PAY_CLUSTERS.items():
        for staff_group in (StaffGroup.NON_CLINICAL, StaffGroup.CLINICAL):
            paths = tuple(f"{prefix}/workforce/{staff_group}/{band}" for band in bands)
            figures += _row(f"{year}/1/{staff_group}/{cluster}", paths, _CLUSTER_WEIGHTS)
        paths = tuple(f"{prefix}/workforce/*/{band}" for band in bands)
        figures += _row(f"{year}/1/{ALL_BANDS}/{cluster}", paths, _CLUSTER_WEIGHTS)
    for band in BANDS:
        figures += _row(f"{year}/1/{ALL_BANDS}/{band}", (f"{prefix}/workforce/*/{band}",), _BANDS_TOGETHER_WEIGHTS)
    return tuple(figures)


def _row(figure_id: str, paths: CellSum, weights: Mapping[str, float]) -> tuple[Figure, ...]:
    bme = tuple(f"{path}/bme" for path in paths)
    everyone = tuple(f"{path}/*" for path in paths)
    share = Figure(f"{figure_id}/bme_percent", Percentage(bme, everyone), 1, 0.0)
    return (*group_counts(figure_id, paths, weights), share)


def _race_disparity(prefix: str, year: int) -> tuple[Figure, ...]:
    figures: list[Figure] = []
    for staff_group in (StaffGroup.NON_CLINICAL, StaffGroup.CLINICAL):
        figure_id = f"{year}/race_disparity/{staff_group}"

        def level(name: str, group: str, staff_group: StaffGroup = staff_group) -> CellSum:
            return tuple(f"{prefix}/workforce/{staff_group}/{band}/{group}" for band in DISPARITY_LEVELS[name])

        figures += [
            Figure(f"{figure_id}/{name}/{group}", Count(level(name, group)), weight=weight)
            for name in DISPARITY_LEVELS
            for group, weight in _DISPARITY_WEIGHTS.items()
        ]
        figures += [
            Figure(
                f"{figure_id}/{step}",
                Ratio(
                    of=Rate(level(to, "white"), level(start, "white")),
                    compared_with=Rate(level(to, "bme"), level(start, "bme")),
                ),
                2,
                15.0,
            )
            for step, (start, to) in DISPARITY_STEPS.items()
        ]
    return tuple(figures)
