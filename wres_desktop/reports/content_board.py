"""Indicator 9 as content: the board beside the workforce, in people first and in percentages second."""

from collections.abc import Iterator, Sequence
from typing import Final

from wres_desktop.reports import wording
from wres_desktop.reports.blocks import (
    BLANK,
    Bar,
    BarChart,
    Cell,
    CellKind,
    DataTable,
    Indicator,
    KeyFigure,
    Reference,
    Row,
)
from wres_desktop.reports.content_outcomes import large
from wres_desktop.reports.labels import BOARD_ROWS
from wres_desktop.reports.narrative import anchor, narrative_of
from wres_desktop.reports.printed import Source, figures_with_numbers, legends, rows_with_figures, without_chart

_NUMBER: Final = 9
_GROUPS: Final = ("white", "bme", "unknown", "total")
_WITH_CONSENT: Final = "Small numbers in this table are published with the recorded consent of those concerned."
_NOBODY: Final = ("No white people", "No BME people", "Nobody whose ethnicity is not known", "Nobody at all")
"""What 0 in each of the first columns tells."""

_COLUMNS: Final = ("White", "BME", "Not known", "Total", "BME %", "Against workforce")


def board_indicator(source: Source) -> Indicator:
    """Indicator 9 with this year and last year."""
    text = source.edition.indicators[_NUMBER]
    chart = _chart(source)
    implications, action = narrative_of(source, _NUMBER)
    difference = source.text(f"{source.year}/9/total_minus_workforce")
    tables = tuple(table for year in source.years if (table := _table(source, year)) is not None)
    remarks = (wording.board_difference(difference, _board(source)),) if difference is not None else ()
    if chart is None:
        remarks = (*remarks, *without_chart(source, _NUMBER, has_tables=bool(tables)))
    return Indicator(
        anchor=anchor(_NUMBER),
        number=_NUMBER,
        title=text.label,
        headline=_headline(source),
        figures=figures_with_numbers([_key_figure(source, year) for year in source.years]),
        chart=chart,
        remarks=remarks,
        tables=tables,
        notes=(text.direction, wording.SMALL_BOARDS if source.is_joint else wording.SMALL_BOARD),
        implications=implications,
        action=action,
        wording=text.wording,
    )


def _headline(source: Source) -> str:
    unavailable = source.unavailable("9")
    if unavailable is not None:
        return wording.NO_FIGURES
    base = f"{source.year}/9/total"
    share = source.text(f"{base}/bme_percent")
    if share is None:
        withheld = [year for year in source.years if source.is_withheld(f"{year}/9/total/bme_percent")]
        return wording.withheld_headline(f"The share of BME people on the {_board(source)}", withheld or [source.year])
    people = source.both(f"{base}/bme", f"{base}/total")
    return wording.board_headline(share, people, _workforce(source), _board(source))


def _board(source: Source) -> str:
    return "boards" if source.is_joint else "board"


def _workforce(source: Source) -> str | None:
    """The share of BME staff to hold the board against: of the same organisations, or none."""
    compared = f"{source.year}/9/total_minus_workforce" in source.publication.by_id
    return source.text(f"{source.year}/staff/bme_percent") if compared else None


def _key_figure(source: Source, year: int) -> KeyFigure:
    if source.unavailable("9", year) is not None:
        return KeyFigure(str(year), Cell(wording.NOT_AVAILABLE, CellKind.WORDS), strong=year == source.year)
    cell = source.cell(f"{year}/9/total_minus_workforce", wording.signed)
    note = "Percentage points, board minus workforce" if cell.kind is CellKind.NUMBER else ""
    this_year = year == source.year
    return KeyFigure(str(year), large(cell), note if this_year else "", this_year)


def _chart(source: Source) -> BarChart | None:
    bars = tuple(
        Bar("", BOARD_ROWS[row], printed, wording.percent(printed))
        for row in source.edition.board_differences
        if (printed := source.text(f"{source.year}/9/{row}/bme_percent")) is not None
    )
    if not bars:
        return None
    whole = _workforce(source)
    reference = Reference(f"Workforce {wording.percent(whole)}", whole) if whole is not None else None
    said = wording.listed([f"{bar.label}: {bar.shown}" for bar in bars])
    return BarChart(f"Share of BME people, {source.year}", bars, f"{said}.", reference)


def _table(source: Source, year: int) -> DataTable | None:
    rows = tuple(
        Row(label, _cells(source, f"{year}/9/{row}"), 0 if row == "total" else 1)
        for row, label in BOARD_ROWS.items()
        if f"{year}/9/{row}/total" in source.publication.by_id
    )
    of_zeros = tuple(row for row in rows if _is_all_that_is_said(row, "0"))
    shown, bare = rows_with_figures([row for row in rows if row not in of_zeros])
    if not shown:
        shown, of_zeros = of_zeros, ()
    consented = any(each.startswith(f"{year}/{_NUMBER}/") for each in source.document.with_consent)
    notes = (*_nobody(of_zeros), *bare, *legends(row.cells for row in shown), *((_WITH_CONSENT,) if consented else ()))
    return DataTable(f"The {_board(source)} on 31 March {year}", "", _COLUMNS, shown, notes) if shown else None


def _is_all_that_is_said(row: Row, text: str) -> bool:
    """Whether a text is the only thing that a row prints."""
    return {cell.text for cell in row.cells if cell.kind is CellKind.NUMBER} == {text}


def _nobody(rows: Sequence[Row]) -> Iterator[str]:
    """In words who is not among the people of the rows that have no other number."""
    for column, nobody in enumerate(_NOBODY):
        among = [row.label[:1].lower() + row.label[1:] for row in rows if row.cells[column].text == "0"]
        if among:
            yield f"{nobody} among: {wording.listed(among)}."


def _cells(source: Source, row_id: str) -> tuple[Cell, ...]:
    difference = f"{row_id}_minus_workforce"
    has_difference = difference in source.publication.by_id
    against = source.cell(difference, wording.signed) if has_difference else BLANK
    return (*source.cells(row_id, (*_GROUPS, "bme_percent")), against)
