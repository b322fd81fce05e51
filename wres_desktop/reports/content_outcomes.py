"""Indicators 2, 3 and 4 as content: relative likelihoods, their scale and the counts behind them."""

from typing import Final

from wres_desktop.domain.edition import disciplinary_break
from wres_desktop.domain.sentences import sentence_case
from wres_desktop.reports import wording, wording_reading
from wres_desktop.reports.blocks import (
    BLANK,
    Cell,
    CellKind,
    DataTable,
    Indicator,
    KeyFigure,
    RatioChart,
    RatioPoint,
    Row,
)
from wres_desktop.reports.labels import BASES
from wres_desktop.reports.narrative import anchor, narrative_of
from wres_desktop.reports.printed import (
    Source,
    figures_with_numbers,
    heads_of_years,
    legends,
    rows_with_figures,
    without_chart,
)

_GROUPS: Final = ("white", "bme", "unknown", "total")
_COLUMNS: Final = ("White", "BME", "Not known", "Total")
_STAFF: Final = ("staff", "Staff in post")
_COUNTS: Final = {
    2: (("2/shortlisted", "Shortlisted"), ("2/appointed", "Appointed")),
    3: (
        _STAFF,
        ("3/entered", "Entered the process"),
        ("3/entered_previous_year", "Entered, year before"),
        ("3/entered_two_years", "Entered, both years"),
    ),
    4: (_STAFF, ("4/accessed", "Took up training")),
}
_LIKELIHOODS: Final = {2: "Appointed, of 100 shortlisted", 3: "Entered, of 100 staff", 4: "Took up, of 100 staff"}


def outcome_indicator(source: Source, number: int) -> Indicator:
    """Indicator 2, 3 or 4 with this year and last year."""
    text = source.edition.indicators[number]
    chart = ratio_chart(source, (number,))
    how = source.reading(_relative(source.year, number))
    tables = _tables(source, number)
    remarks = wording_reading.reading(how) if how else ()
    if chart is None:
        remarks = (*remarks, *without_chart(source, number, has_tables=bool(tables)))
    implications, action = narrative_of(source, number)
    return Indicator(
        anchor=anchor(number),
        number=number,
        title=text.label,
        headline=_headline(source, number),
        figures=figures_with_numbers([_key_figure(source, number, year) for year in source.years]),
        chart=chart,
        remarks=remarks,
        tables=tables,
        notes=(text.direction, *_basis_notes(source, number)),
        implications=implications,
        action=action,
        wording=text.wording,
    )


def ratio_chart(source: Source, numbers: tuple[int, ...]) -> RatioChart | None:
    """The printed relative likelihoods of some indicators on one scale; ``None`` where none of this year is printed."""
    points: list[RatioPoint] = []
    for number in numbers:
        for year in source.years:
            printed = source.text(_relative(year, number))
            if printed is None:
                continue
            how = source.reading(_relative(year, number))
            group = _short(source.edition.indicators[number].label) if len(numbers) > 1 else ""
            interval = how.interval_95 if how else None
            shown = wording.number(printed)
            points.append(RatioPoint(group, str(year), printed, shown, interval, strong=year == source.year))
    if not any(point.strong for point in points):
        return None
    said = wording.listed([f"{point.group} {point.label}: {point.shown}".strip() for point in points])
    several = len({point.group for point in points}) > 1
    title = "Relative likelihoods side by side" if several else "Relative likelihood"
    return RatioChart(
        title,
        tuple(points),
        wording_reading.FAIR_RANGE,
        "White people less favoured",
        "BME people less favoured",
        f"{said}. The fair range is {wording_reading.FAIR_RANGE[0]} to {wording_reading.FAIR_RANGE[1]}.",
    )


def _short(label: str) -> str:
    """The label without the words that all three begin with: "Being appointed"."""
    return sentence_case(label.removeprefix("Likelihood of "))


def _relative(year: int, number: int) -> str:
    return f"{year}/{number}/relative_likelihood"


def _headline(source: Source, number: int) -> str:
    statement_id = _relative(source.year, number)
    unavailable = source.unavailable(str(number))
    if unavailable is not None:
        return wording.NO_FIGURES
    printed = source.text(statement_id)
    if printed is not None:
        return wording.relative_likelihood(number, printed)
    reason = source.why_undefined(statement_id)
    if reason is not None:
        return wording.not_calculable(reason)
    return wording.withheld_headline(
        "The relative likelihood", [year for year in source.years if source.is_withheld(_relative(year, number))]
    )


def _key_figure(source: Source, number: int, year: int) -> KeyFigure:
    if source.unavailable(str(number), year) is not None:
        return KeyFigure(str(year), Cell(wording.NOT_AVAILABLE, CellKind.WORDS), strong=year == source.year)
    cell = source.cell(_relative(year, number))
    words = wording.COMPARISONS[number]
    note = f"{sentence_case(words.of)} compared with {words.compared_with}"
    this_year = year == source.year
    return KeyFigure(str(year), large(cell), note if cell.kind is CellKind.NUMBER and this_year else "", this_year)


def large(cell: Cell) -> Cell:
    """A cell in large type: a mark becomes a word."""
    match cell.kind:
        case CellKind.WITHHELD:
            return Cell(wording.WITHHELD_WORD, CellKind.WITHHELD)
        case CellKind.UNDEFINED:
            return Cell(wording.NOT_CALCULABLE_WORD, CellKind.UNDEFINED)
        case _:
            return cell


def _tables(source: Source, number: int) -> tuple[DataTable, ...]:
    years = [year for year in source.years if source.unavailable(str(number), year) is None]
    if not years:
        return ()
    rows = [
        Row(label, tuple(cell for year in years for cell in _row_cells(source, year, number, path)))
        for path, label in (*_staff_counted(source, number), *_COUNTS[number])
        if any(_belongs(source, year, number, path) for year in years)
    ]
    rows.append(Row(_LIKELIHOODS[number], tuple(cell for year in years for cell in _shares(source, year, number))))
    shown, bare = rows_with_figures(rows)
    if not shown:
        return ()
    return (
        DataTable(
            wording.numbers_behind(number, years),
            "",
            _COLUMNS * len(years),
            shown,
            (*bare, *legends(row.cells for row in shown)),
            heads_of_years(years, len(_COLUMNS)),
        ),
    )


def _staff_counted(source: Source, number: int) -> tuple[tuple[str, str], ...]:
    """The row of the staff of those members that are counted, where a joint section lacks others."""
    ids = (f"{year}/{number}/staff/total" for year in source.years)
    counted = any(each in source.publication.by_id for each in ids)
    return ((f"{number}/staff", "Staff in post, members counted"),) if counted else ()


def _row_cells(source: Source, year: int, number: int, path: str) -> tuple[Cell, ...]:
    return source.cells(f"{year}/{path}", _GROUPS) if _belongs(source, year, number, path) else (BLANK,) * len(_COLUMNS)


def _belongs(source: Source, year: int, number: int, path: str) -> bool:
    """Whether a row has cells for a year: of all staff only where no members are left out."""
    by_id = source.publication.by_id
    return f"{year}/{path}/total" in by_id and not (path == "staff" and f"{year}/{number}/staff/total" in by_id)


def _shares(source: Source, year: int, number: int) -> tuple[Cell, ...]:
    shares = source.cells(f"{year}/{number}/likelihood", ("white", "bme"))
    return (*shares, BLANK, BLANK)


def _basis_notes(source: Source, number: int) -> tuple[str, ...]:
    """The basis of indicator 3, and the warning where last year's differs (standard 1.2)."""
    bases = source.document.disciplinary_bases
    if number != 3 or source.year not in bases:  # noqa: PLR2004 - the indicator's own number
        return ()
    notes = [f"Basis: {BASES[bases[source.year]]}."]
    earlier = source.document.previous_year
    if earlier in bases and earlier is not None and bases[earlier] != bases[source.year]:
        notes.append(disciplinary_break(source.year, earlier))
    return tuple(notes)
