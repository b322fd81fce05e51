"""The year at a glance: all nine indicators in one table, both years, and the three likelihoods on one scale."""

from typing import Final

from wres_desktop.domain.submission import SurveyQuestion
from wres_desktop.reports import wording
from wres_desktop.reports.blocks import Block, Cell, CellKind, DataTable, Paragraph, Row, Section, Tone
from wres_desktop.reports.content_members import partly_covered
from wres_desktop.reports.content_outcomes import ratio_chart
from wres_desktop.reports.narrative import anchor
from wres_desktop.reports.printed import NumberFormat, Source, legends

_COLUMNS: Final = ("BME", "White", "Compared")
_LIKELIHOODS: Final = (2, 3, 4)
_NOT_AVAILABLE_MARK: Final = Cell(wording.NOT_AVAILABLE_MARK, CellKind.UNDEFINED, wording.NOT_AVAILABLE)

_NOT_ASKED: Final = Cell(wording.NOT_ASKED_MARK, CellKind.UNDEFINED, wording.NOT_ASKED_SPOKEN)


def glance_section(source: Source) -> Section:
    """The page that a board reads when it reads one page."""
    blocks: list[Block] = [Paragraph(_lead(source), Tone.LEAD), _table(source)]
    chart = ratio_chart(source, _LIKELIHOODS)
    blocks.append(chart if chart is not None else Paragraph(wording.NO_LIKELIHOODS))
    return Section("glance", "", "The year at a glance", tuple(blocks), new_page=True)


def _lead(source: Source) -> str:
    share = source.text(f"{source.year}/staff/bme_percent")
    if share is None:
        return "The nine indicators of the Workforce Race Equality Standard on one page."
    people = source.both(f"{source.year}/staff/bme", f"{source.year}/staff/total")
    return wording.workforce_headline(share, people)


def _table(source: Source) -> DataTable:
    rows = (
        _group("Shares of the workforce and the board, %"),
        _row(source, 1, ("staff/bme_percent", "staff/white_percent", None), wording.number),
        _row(source, 9, ("9/total/bme_percent", None, "9/total_minus_workforce"), wording.signed),
        _group("Of 100 people; compared by relative likelihood"),
        *(
            _row(source, n, (f"{n}/likelihood/bme", f"{n}/likelihood/white", f"{n}/relative_likelihood"))
            for n in _LIKELIHOODS
        ),
        _group("Staff survey, % who said yes"),
        *(
            _row(source, n, (f"{n}/bme/percent", f"{n}/white/percent", f"{n}/gap"), wording.signed)
            for n in (question.indicator for question in SurveyQuestion)
        ),
    )
    return DataTable(
        "The nine indicators",
        "Indicator",
        _COLUMNS * len(source.years),
        rows,
        (" ".join((_READING, *partly_covered(source))), *legends(row.cells for row in rows)),
        tuple((str(year), len(_COLUMNS)) for year in source.years),
    )


_READING: Final = (
    "Compared: for indicators 2 to 4 the relative likelihood, 1 is fair and above 1 BME people fare worse; "
    "for the others the difference in percentage points, 0 is fair."
)


def _group(label: str) -> Row:
    return Row(label, (), 0)


def _row(
    source: Source,
    number: int,
    paths: tuple[str | None, str | None, str | None],
    compared: NumberFormat = wording.number,
) -> Row:
    cells: list[Cell] = []
    for year in source.years:
        if source.unavailable(str(number), year) is not None:
            cells += [_NOT_AVAILABLE_MARK] * len(_COLUMNS)
            continue
        formats = (wording.number, wording.number, compared)
        cells += [
            _NOT_ASKED
            if path is None or f"{year}/{path}" not in source.publication.by_id
            else source.cell(f"{year}/{path}", shown)
            for path, shown in zip(paths, formats, strict=True)
        ]
    label = source.edition.indicators[number].label
    return Row(label, tuple(cells), mark=str(number), anchor=anchor(number))
