"""Every indicator through all the years of a report: a chart, the table behind it, and what may be said in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from wres_desktop.domain.series import break_between, edition_near
from wres_desktop.domain.submission import SurveyQuestion
from wres_desktop.reports import wording, wording_compared, wording_reading
from wres_desktop.reports.blocks import BLANK, Block, Cell, CellKind, DataTable, Heading, Paragraph, Row, Section, Tone
from wres_desktop.reports.blocks_charts import SeriesChart, SeriesLine, SeriesPoint
from wres_desktop.reports.compared import UNAVAILABLE, all_years, change_of, derived, derived_cell, said
from wres_desktop.reports.printed import NumberFormat, Source, legends

_LEAST_YEARS: Final = 3
"""Two years stand beside each other everywhere else."""

_SHARE: Final = "staff/bme_percent"
_SURVEY: Final = {question.indicator: question for question in SurveyQuestion}


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the table: an id without its year, or a text of what is derived from it."""

    head: str
    figure: str
    text: str = ""
    shown: NumberFormat = wording.number


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A line of the chart: the figure's id without its year, and what it is called."""

    figure: str
    label: str
    strong: bool = True


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is shown of an indicator; ``judged`` are figures of which something is said in words, with a subject."""

    number: int
    title: str
    lines: tuple[_Drawn, ...]
    groups: tuple[tuple[str, int], ...]
    columns: tuple[_Column, ...]
    judged: tuple[tuple[str, str], ...] = ()


def series_section(source: Source) -> tuple[Section, ...]:
    """The pages; nothing in a report of fewer than three years."""
    years = all_years(source)
    if len(years) < _LEAST_YEARS:
        return ()
    lead = Paragraph(wording_compared.through_time(years), Tone.LEAD)
    blocks: list[Block] = [lead, Paragraph(wording_compared.WHAT_A_RANGE_IS)]
    bare = []
    for plan in _plans():
        shown = list(_blocks(source, plan))
        blocks += shown
        bare += [] if shown else [str(plan.number)]
    if bare:
        blocks.append(Paragraph(wording_compared.nothing_through_time(bare)))
    return (Section("through-time", "", "Through the years", tuple(blocks), new_page=True),)


def _plans() -> Iterator[_Plan]:
    yield _Plan(
        1,
        "Share of BME staff",
        (_Drawn(_SHARE, "BME staff"),),
        (("Staff in post", 2), ("Share of BME staff, %", 3)),
        (_Column("BME", "staff/bme"), _Column("All", "staff/total"), *_with_range("Share", _SHARE)),
        ((_SHARE, "The share of BME staff"),),
    )
    for number in wording.COMPARISONS:
        ratio = f"{number}/relative_likelihood"
        yield _Plan(
            number,
            "Relative likelihood",
            (_Drawn(ratio, "Relative likelihood"),),
            (("Of 100 people", 2), ("Relative likelihood", 3)),
            (
                _Column("BME", f"{number}/likelihood/bme"),
                _Column("White", f"{number}/likelihood/white"),
                *_with_range("Ratio", ratio),
            ),
            ((ratio, "The relative likelihood"),),
        )
    for number in _SURVEY:
        bme, white, gap = f"{number}/bme/percent", f"{number}/white/percent", f"{number}/gap"
        yield _Plan(
            number,
            "Share who said yes",
            (_Drawn(bme, "BME staff"), _Drawn(white, "White staff", strong=False)),
            (("BME staff, %", 3), ("White staff, %", 3), ("Points", 1)),
            (*_with_range("Yes", bme), *_with_range("Yes", white), _Column("Gap", gap, shown=wording.signed)),
            ((bme, "For BME staff"), (gap, "The gap")),
        )
    yield _Plan(
        9,
        "Share of BME people",
        (_Drawn("9/total/bme_percent", "Board"), _Drawn(_SHARE, "All staff", strong=False)),
        (("Board members", 2), ("Share of BME people, %", 2)),
        (
            _Column("BME", "9/total/bme"),
            _Column("All", "9/total/total"),
            _Column("Board", "9/total/bme_percent"),
            _Column("Against staff", "9/total_minus_workforce", shown=wording.signed),
        ),
    )


def _with_range(head: str, figure: str) -> tuple[_Column, ...]:
    return (_Column(head, figure), _Column("from", figure, "low"), _Column("to", figure, "high"))


def _blocks(source: Source, plan: _Plan) -> Iterator[Block]:
    label = source.edition.indicators[plan.number].label
    table = _table(source, plan)
    if table is None:
        return
    yield Heading(f"{plan.number}  {label}")
    chart = _chart(source, plan)
    verdict = _in_words(source, plan)
    if verdict:
        yield Paragraph(verdict)
    yield chart if chart is not None else Paragraph(wording_compared.TOO_FEW_TO_DRAW)
    yield table


def _in_words(source: Source, plan: _Plan) -> str:
    """What may be said of the reporting year beside the first year that it can be held against."""
    sentences = []
    for figure, subject in plan.judged:
        for other in all_years(source):
            change = change_of(source, figure, other)
            if change is not None and change.says:
                sentences.append(
                    wording_compared.since(subject, other, change.says["verdict"], is_share=figure == _SHARE)
                )
                break
    return " ".join(sentences)


def _chart(source: Source, plan: _Plan) -> SeriesChart | None:
    """The printed figures; ``None`` where fewer than two years of the first line are printed."""
    lines = [line for drawn in plan.lines if (line := _line(source, plan.number, drawn)) is not None]
    if not lines or len(lines[0].points) < 2 or not lines[0].strong:  # noqa: PLR2004 - one point is no series
        return None
    shown = {point.year for line in lines for point in line.points}
    years = tuple(str(year) for year in all_years(source) if str(year) in shown)
    is_ratio = plan.number in wording.COMPARISONS
    unit = "" if is_ratio else "%"
    words = "; ".join(
        f"{line.shown.rpartition(' ')[0]}: "
        + wording.listed([f"{point.year}: {wording.number(point.printed)}{unit}" for point in line.points])
        for line in lines
    )
    breaks = _breaks_between(source, plan.number, [int(year) for year in years])
    broken = f" {wording_compared.series_begins_anew(breaks)}" if breaks else ""
    fair = wording_reading.FAIR_RANGE if is_ratio else None
    return SeriesChart(plan.title, years, tuple(lines), f"{words}.{broken}", breaks, fair)


def _line(source: Source, number: int, drawn: _Drawn) -> SeriesLine | None:
    is_ratio = number in wording.COMPARISONS
    found = [(year, text) for year in all_years(source) if (text := source.text(f"{year}/{drawn.figure}")) is not None]
    if not found:
        return None
    points = tuple(
        SeriesPoint(
            str(year),
            text,
            _range(source, f"{year}/{drawn.figure}"),
            joined=index + 1 < len(found) and _touch(source, number, year, found[index + 1][0]),
        )
        for index, (year, text) in enumerate(found)
    )
    last = wording.number(found[-1][1]) if is_ratio else wording.percent(found[-1][1])
    return SeriesLine(f"{drawn.label} {last}", points, drawn.strong)


def _range(source: Source, figure: str) -> tuple[str, str] | None:
    reading = source.reading(figure)
    if reading is not None:
        return reading.interval_95
    low, high = (said(source, f"{figure}/likely_range", name) for name in ("low", "high"))
    return (low, high) if low is not None and high is not None else None


def _touch(source: Source, number: int, year: int, following: int) -> bool:
    """Whether a line may go from one year to another: nothing is withheld between them, and no series is broken."""
    years = all_years(source)
    return years.index(following) == years.index(year) + 1 and not _is_broken(source, number, year, following)


def _is_broken(source: Source, number: int, year: int, other: int) -> bool:
    return break_between(number, year, other, source.document.disciplinary_bases) is not None


def _breaks_between(source: Source, number: int, years: Sequence[int]) -> tuple[str, ...]:
    pairs = pairwise(years)
    return tuple(str(second) for first, second in pairs if _any_break(source, number, first, second))


def _any_break(source: Source, number: int, first: int, last: int) -> bool:
    """Whether the series is broken anywhere from one year to another, also where years between are not shown."""
    between = [year for year in all_years(source) if first <= year <= last]
    return any(_is_broken(source, number, *pair) for pair in pairwise(between))


def _table(source: Source, plan: _Plan) -> DataTable | None:
    rows: list[Row] = []
    years = all_years(source)
    for index, year in enumerate(years):
        if index and _is_broken(source, plan.number, years[index - 1], year):
            rows.append(Row(wording_compared.begins_anew(year), (), 0))
        rows.append(Row(str(year), tuple(_cell(source, plan, column, year) for column in plan.columns), 1))
    if not any(cell.kind is CellKind.NUMBER for row in rows for cell in row.cells):
        return None
    notes = (
        *_notes(source, plan.number),
        *legends(row.cells for row in rows),
    )
    heads = tuple(column.head for column in plan.columns)
    return DataTable(
        wording_compared.behind(source.edition.indicators[plan.number].label),
        "Year",
        heads,
        tuple(rows),
        notes,
        plan.groups,
    )


def _cell(source: Source, plan: _Plan, column: _Column, year: int) -> Cell:
    if source.unavailable(str(plan.number), year) is not None:
        return UNAVAILABLE if column is plan.columns[0] else BLANK
    figure = f"{year}/{column.figure}"
    if not column.text:
        return source.cell(figure, column.shown) if figure in source.publication.by_id else BLANK
    reading = source.reading(figure)
    if reading is not None and reading.interval_95 is not None:
        return Cell(reading.interval_95[0 if column.text == "low" else 1])
    if source.text(figure) is None:
        return source.cell(figure)
    return derived_cell(derived(source, f"{figure}/likely_range"), column.text)


def _notes(source: Source, number: int) -> Iterator[str]:
    """Every break with its reason; for the survey, the question by which each year was asked."""
    years = all_years(source)
    bases = source.document.disciplinary_bases
    for first, second in pairwise(years):
        broken = break_between(number, second, first, bases)
        if broken is not None:
            yield broken
    if number in _SURVEY:
        yield wording_compared.asked_as(
            [(year, edition_near(year).survey_items.get(_SURVEY[number], "")) for year in years]
        )
