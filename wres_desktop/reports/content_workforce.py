"""Indicator 1 as content: one hierarchical table for each staff group, folded by what is printed, and its chart."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from wres_desktop.domain.workforce import BANDS, MEDICAL_GRADES, PAY_CLUSTERS
from wres_desktop.reports import wording
from wres_desktop.reports.blocks import Bar, BarChart, Cell, DataTable, Reference, Row
from wres_desktop.reports.labels import DISPARITY_STEPS, ROWS, STAFF_GROUPS
from wres_desktop.reports.printed import Source, legends, rows_with_figures

_GROUPS: Final = ("white", "bme", "unknown", "total")
_COLUMNS: Final = ("White", "BME", "Not known", "Total", "BME %")
_AGENDA_FOR_CHANGE: Final = ("non_clinical", "clinical")
_TOGETHER: Final = "all"


@dataclass(slots=True)
class _Folding:
    """The rows of one table while it is put together, and what was folded or left out."""

    rows: list[Row] = field(default_factory=list)
    in_cluster: list[str] = field(default_factory=list)
    in_total: list[str] = field(default_factory=list)
    nobody: list[str] = field(default_factory=list)
    no_bme: list[str] = field(default_factory=list)

    def notes(self) -> tuple[str, ...]:
        """The lines below the table that name what has no row."""
        said = (
            (
                "Without a row of their own, but counted with the bands around them, if anybody is in them",
                self.in_cluster,
            ),
            ("Without a row of their own, but counted in the total, if anybody is in them", self.in_total),
            ("No staff in", self.nobody),
        )
        bme = (wording.no_bme_staff(_named(self.no_bme)),) if self.no_bme else ()
        return (*(f"{words}: {_named(rows)}." for words, rows in said if rows), *bme)


def staff_tables(source: Source) -> tuple[DataTable, ...]:
    """All staff by year, then a table for each staff group, and the joint table where it says more than they do."""
    tables = [_all_staff(source), *(_group_table(source, group) for group in _groups_with_table(source))]
    return tuple(table for table in tables if table is not None)


def groups_without_table(source: Source) -> tuple[str, ...]:
    """Sentences for the staff groups that have nobody, or of which nothing is printed."""
    sentences = []
    for group in (*_AGENDA_FOR_CHANGE, "medical"):
        if _nobody(source, f"{source.year}/1/{group}/total"):
            sentences.append(f"{STAFF_GROUPS[group]}: nobody.")
        elif not _anything_printed(source, group):
            none = source.exact(f"{source.year}/1/{group}/total/bme") == "0"
            ending = ", with no BME staff among them" if none else ""
            sentences.append(f"{STAFF_GROUPS[group]}: shown only as part of all staff{ending}.")
    return tuple(sentences)


def cluster_chart(source: Source) -> BarChart | None:
    """The share of BME staff in each pay cluster that is printed, beside the whole; ``None`` where none is."""
    together = (_TOGETHER,) if _together_says_more(source) else ()
    bars: list[Bar] = []
    for group in (*together, *_AGENDA_FOR_CHANGE, "medical"):
        for row in ("total",) if group == "medical" else ("total", *PAY_CLUSTERS):
            printed = source.text(f"{source.year}/1/{group}/{row}/bme_percent")
            if printed is not None:
                label = ("All grades" if group == "medical" else "All bands") if row == "total" else ROWS[row]
                bars.append(Bar(STAFF_GROUPS[group], label, printed, wording.percent(printed)))
    whole = source.text(f"{source.year}/staff/bme_percent")
    if not bars:
        return None
    reference = Reference(f"All staff {wording.percent(whole)}", whole) if whole is not None else None
    said = wording.listed([f"{bar.group}, {bar.label}: {bar.shown}" for bar in bars])
    return BarChart(f"Share of BME staff, bands taken together, {source.year}", tuple(bars), f"{said}.", reference)


def race_disparity_table(source: Source) -> DataTable | None:
    """The race disparity ratios of the year, or ``None`` where the edition has none or all are withheld."""
    base = f"{source.year}/race_disparity"
    ids = [f"{base}/{group}/{step}" for step in DISPARITY_STEPS for group in _AGENDA_FOR_CHANGE]
    if not source.edition.race_disparity or not any(source.text(each) for each in ids):
        return None
    rows = tuple(
        Row(label, tuple(source.cell(f"{base}/{group}/{step}") for group in _AGENDA_FOR_CHANGE))
        for step, label in DISPARITY_STEPS.items()
    )
    reading = (
        "1 is parity. Above 1, white staff are more likely than BME staff to be found at the higher level. "
        "Lower is band 5 and under, middle bands 6 and 7, upper band 8a and above with VSM; medical staff are left out."
    )
    columns = ("Non-clinical", "Clinical")
    return DataTable("Race disparity ratios", "Step", columns, rows, (reading, *legends(r.cells for r in rows)))


def _all_staff(source: Source) -> DataTable | None:
    rows = tuple(
        Row(str(year), _cells(source, f"{year}/staff"), level=1)
        for year in source.years
        if source.unavailable("1", year) is None
    )
    shown, _ = rows_with_figures(rows)
    notes = legends(row.cells for row in shown)
    return DataTable("All staff in post on 31 March", "Year", _COLUMNS, shown, notes) if shown else None


def _group_table(source: Source, group: str) -> DataTable | None:
    base = f"{source.year}/1/{group}"
    if not _anything_printed(source, group) or _nobody(source, f"{base}/total"):
        return None
    folding = _Folding()
    if group == "medical":
        for grade in MEDICAL_GRADES:
            _add_row(source, f"{base}/{grade}", folding, folding.in_total)
    else:
        for cluster, bands in PAY_CLUSTERS.items():
            _add_cluster(source, base, cluster, bands, folding)
    rows = _total_rows(source, group)
    rows += folding.rows
    notes = (*folding.notes(), *legends(row.cells for row in rows))
    return DataTable(STAFF_GROUPS[group], "Pay band", _COLUMNS, tuple(rows), notes)


def _groups_with_table(source: Source) -> tuple[str, ...]:
    if not _together_says_more(source):
        return (*_AGENDA_FOR_CHANGE, "medical")
    in_detail = tuple(group for group in _AGENDA_FOR_CHANGE if _rows_shown(source, group))
    return (_TOGETHER, *in_detail, "medical")


def _total_rows(source: Source, group: str) -> list[Row]:
    """The total of a staff group; above the joint table, the totals of both staff groups that it joins."""
    groups: tuple[str, ...] = (group,)
    if group == _TOGETHER:
        groups = tuple(each for each in _AGENDA_FOR_CHANGE if each not in _groups_with_table(source))
    return [
        Row(f"All {STAFF_GROUPS[each].lower()}", _cells(source, total), 0)
        for each in groups
        if _printed(source, total := f"{source.year}/1/{each}/total")
    ]


def _add_row(source: Source, row_id: str, folding: _Folding, folded_into: list[str], level: int = 1) -> None:
    name = row_id.rsplit("/", maxsplit=1)[-1]
    if _nobody(source, row_id):
        folding.nobody.append(name)
    elif _printed(source, row_id):
        folding.rows.append(Row(ROWS[name], _cells(source, row_id), level))
    else:
        folded_into.append(name)
        if source.exact(f"{row_id}/bme") == "0":
            folding.no_bme.append(name)


def _add_cluster(source: Source, base: str, cluster: str, bands: Sequence[str], folding: _Folding) -> None:
    """A cluster with its bands: bands without a printed figure fold into it, and it folds into the staff group."""
    cluster_id = f"{base}/{cluster}"
    if _nobody(source, cluster_id):
        folding.nobody.append(cluster)
        return
    with_staff = [band for band in bands if not _nobody(source, f"{base}/{band}")]
    shown = [band for band in with_staff if _printed(source, f"{base}/{band}")]
    if not shown and not _printed(source, cluster_id):
        folding.in_total.append(cluster)
        named = (cluster,) if source.exact(f"{cluster_id}/bme") == "0" else with_staff
        folding.no_bme += [row for row in named if source.exact(f"{base}/{row}/bme") == "0"]
        return
    if len(with_staff) == 1:
        folding.nobody += [band for band in bands if band not in with_staff]
        only = with_staff[0]
        folding.rows.append(Row(ROWS[only], _cells(source, f"{base}/{only}" if shown else cluster_id)))
        return
    folding.rows.append(Row(ROWS[cluster], _cells(source, cluster_id)))
    for band in bands:
        _add_row(source, f"{base}/{band}", folding, folding.in_cluster, level=2)


def _cells(source: Source, row_id: str) -> tuple[Cell, ...]:
    return source.cells(row_id, (*_GROUPS, "bme_percent"))


def _printed(source: Source, row_id: str) -> bool:
    """Whether a row has something to show: a total, or people of a group; a lone zero is named below the table."""
    said = [source.text(f"{row_id}/{what}") for what in ("white", "bme", "total", "bme_percent")]
    return any(text not in (None, "0") for text in said)


def _nobody(source: Source, row_id: str) -> bool:
    return source.exact(f"{row_id}/total") == "0"


def _rows_shown(source: Source, group: str) -> int:
    rows = (*PAY_CLUSTERS, *BANDS)
    base = f"{source.year}/1/{group}"
    return sum(_printed(source, f"{base}/{row}") and not _nobody(source, f"{base}/{row}") for row in rows)


def _together_says_more(source: Source) -> bool:
    """Whether more rows of bands and clusters can be shown for both staff groups together than for each."""
    return _rows_shown(source, _TOGETHER) > sum(_rows_shown(source, group) for group in _AGENDA_FOR_CHANGE)


def _anything_printed(source: Source, group: str) -> bool:
    rows = ("total", *(MEDICAL_GRADES if group == "medical" else (*PAY_CLUSTERS, *BANDS)))
    return any(_printed(source, f"{source.year}/1/{group}/{row}") for row in rows)


def _named(rows: Sequence[str]) -> str:
    """Rows in a sentence; several with an "and" in their own names are kept apart by semicolons."""
    names = [ROWS[row] for row in rows]
    return "; ".join(names) if any(" and " in name for name in names) else wording.listed(names)
