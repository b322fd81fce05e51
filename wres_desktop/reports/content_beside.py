"""The report's figures beside those of others, each with year, population and source; and a funnel of organisations."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from wres_desktop.domain.benchmarks import REGIONS, SHIPPED, Benchmark
from wres_desktop.reports import wording, wording_beside, wording_compared
from wres_desktop.reports.blocks import BLANK, Block, Cell, DataTable, Heading, Paragraph, Row, Section, Tone, WordTable
from wres_desktop.reports.blocks_charts import FunnelChart, FunnelLimits, FunnelPoint
from wres_desktop.reports.compared import derived, verdict_cell
from wres_desktop.reports.labels import BOARD_ROWS, ROWS, STAFF_GROUPS
from wres_desktop.reports.printed import Source

_NHS_TRUST: Final = "nhs_trust"
_FEW_REGIONS: Final = 2
"""So many regions each have a row."""

_COUNTRY: Final = "England"

_NATIONALLY: Final[Mapping[int, tuple[str, ...]]] = {
    1: ("staff/bme_percent",),
    **{number: (f"{number}/relative_likelihood",) for number in (2, 3, 4)},
    **{number: (f"{number}/bme/percent", f"{number}/white/percent") for number in (5, 6, 7, 8)},
    9: ("9/total/bme_percent",),
}
"""The figures of others that stand on the page of an indicator, beside the section on others."""

_GROUPS: Final = {"bme": "BME staff", "white": "White staff"}


def beside_section(source: Source) -> tuple[Section, ...]:
    """The section; nothing where there is nothing to compare with."""
    rows = source.document.beside.benchmarks
    funnels = list(_funnels(source))
    if not rows and not funnels:
        return ()
    shown = [row for row in rows if _is_shown(source, row.figure)]
    blocks: list[Block] = [Paragraph(wording_beside.BESIDE_LEAD, Tone.LEAD)]
    if not shown and not funnels:
        return (_section(Paragraph(wording_beside.NOTHING_BESIDE)),)
    if source.document.organisation_kind != _NHS_TRUST and any("trust" in row.population.lower() for row in shown):
        blocks.append(Paragraph(wording_beside.ONLY_TRUSTS))
    if _regions(shown):
        blocks.append(Paragraph(wording_beside.REGIONS))
    return (_section(*blocks, *_tables(source), *_sources(source), *funnels),)


def _section(*blocks: Block) -> Section:
    return Section("beside", "", "Beside others", blocks)


def nationally(source: Source, number: int) -> tuple[str, ...]:
    """What the same figure was in NHS trusts, for the indicator's own page; nothing where it is printed of neither."""
    whole = [
        row
        for row in source.document.beside.benchmarks
        if row.figure in _NATIONALLY[number] and row.area == _COUNTRY and row.confidence in SHIPPED
    ]
    rows = [row for row in whole if _is_shown(source, row.figure)]
    by_year: dict[int, list[str]] = {}
    for row in rows:
        group = _GROUPS.get(row.figure.split("/")[1], "")
        shown = wording.percent(row.value) if "percent" in row.figure else wording.number(row.value)
        by_year.setdefault(row.year, []).append(f"{shown} of {wording_compared.lower_first(group)}" if group else shown)
    return tuple(wording_beside.in_trusts(number, shown, year) for year, shown in by_year.items())


def figure_in_words(source: Source, figure: str) -> str:
    """What a figure is, by its id without the year."""
    number, *rest = figure.split("/")
    match number, rest:
        case "staff", _:
            return "BME staff among all staff, %"
        case "1", [group, row, _]:
            name = "all" if row == "total" else ROWS[row]
            return f"BME staff: {wording_compared.lower_first(STAFF_GROUPS[group])}, {name}, %"
        case "9", [row, _]:
            return f"BME people on the board: {BOARD_ROWS[row].lower()}, %"
        case _, [group, "percent"]:
            return f"{source.edition.indicators[int(number)].label}: {_GROUPS[group]}, %"
        case _:
            return f"{source.edition.indicators[int(number)].label}: relative likelihood"


def _tables(source: Source) -> Iterator[Block]:
    """Every figure that is printed beside those of the country, of regions and of whatever users added."""
    rows = [row for figure in _figures(source.document.beside.benchmarks) for row in figure]
    if any(_is_shown(source, row.figure) for row in rows):
        yield _table(source, rows, f"This report, {source.year}, and others")


def _figures(benchmarks: Sequence[Benchmark]) -> Iterator[list[Benchmark]]:
    """The figures of others by what they are figures of; of many regions the lowest and the highest."""
    for figure in dict.fromkeys(row.figure for row in benchmarks):
        of_it = [row for row in benchmarks if row.figure == figure]
        regions = _regions(of_it)
        shown = regions if len(regions) <= _FEW_REGIONS else [regions[0], regions[-1]]
        yield [*(row for row in of_it if row not in regions), *shown]


def _regions(benchmarks: Sequence[Benchmark]) -> list[Benchmark]:
    """The regions among the program's own figures, the lowest first; what users added is theirs to see."""
    of_regions = (row for row in benchmarks if row.area in REGIONS and row.confidence in SHIPPED)
    return sorted(of_regions, key=lambda row: Decimal(row.value))


def _is_shown(source: Source, figure: str) -> bool:
    return source.text(f"{source.year}/{figure}") is not None


def _table(source: Source, benchmarks: Sequence[Benchmark], caption: str) -> DataTable:
    """The figures of the report that are printed, each with those of others below it; the rest is named in a note."""
    rows: list[Row] = []
    figures = dict.fromkeys(row.figure for row in benchmarks)
    for figure in figures:
        if _is_shown(source, figure):
            mark = "1" if figure.startswith("staff") else figure.partition("/")[0]
            own = source.cell(f"{source.year}/{figure}")
            rows.append(Row(figure_in_words(source, figure), (own, BLANK), 1, mark))
            rows += [_other(source, row) for row in benchmarks if row.figure == figure]
    bare = [figure_in_words(source, figure).removesuffix(", %") for figure in figures if not _is_shown(source, figure)]
    notes = (wording_beside.BESIDE_LEGEND, *((wording_beside.not_shown(bare),) if bare else ()))
    return DataTable(caption, "", ("Figure", "This report is"), tuple(rows), notes)


def _other(source: Source, row: Benchmark) -> Row:
    found = derived(source, f"{source.year}/{row.figure}/against/{row.key}")
    label = wording_beside.whose(row.population, row.area, row.year, _rank(source, row))
    return Row(label, (_number(row.value), verdict_cell(found)), 2)


def _rank(source: Source, row: Benchmark) -> str:
    """Which of many regions a region is that stands for all of them; nothing where each has a row."""
    regions = _regions([each for each in source.document.beside.benchmarks if each.figure == row.figure])
    if row not in regions or len(regions) <= _FEW_REGIONS:
        return ""
    return wording_beside.end_of_regions(len(regions), is_lowest=row == regions[0])


def _number(text: str) -> Cell:
    return Cell(wording.number(text))


def _sources(source: Source) -> Iterator[Block]:
    """Every source once, with the figures that come from it and their years."""
    named: dict[str, dict[str, list[str]]] = {}
    for row in source.document.beside.benchmarks:
        if _is_shown(source, row.figure):
            figure = figure_in_words(source, row.figure).removesuffix(", %")
            named.setdefault(row.source, {}).setdefault(figure, []).append(str(row.year))
    rows = tuple(
        ("; ".join(f"{figure} ({wording.listed(list(dict.fromkeys(years)))})" for figure, years in of.items()), cited)
        for cited, of in named.items()
    )
    if rows:
        yield Heading("Sources")
        yield WordTable("Where the figures of others are from", ("Figure", "Source"), rows, (0.5, 0.5))


def _funnels(source: Source) -> Iterator[Block]:
    for each in source.publication.derived:
        if each.kind == "funnel" and each.says:
            figure = each.id.partition("/")[2].removesuffix("/funnel")
            yield from _funnel(source, figure, each.says, each.rests_on)


def _funnel(source: Source, figure: str, says: Mapping[str, str], rests_on: Sequence[str]) -> Iterator[Block]:
    peers = [p for p in source.document.beside.peers if p.figure == figure and p.year == source.year]
    others = tuple(FunnelPoint(peer.people, says[f"peer/{index}"]) for index, peer in enumerate(peers))
    limits = tuple(
        FunnelLimits(int(name.removeprefix("limits/")), (first, second, third, fourth))
        for name, text in says.items()
        if name.startswith("limits/")
        for first, second, third, fourth in [text.split(" ")]
    )
    people, share = source.text(rests_on[1]), source.text(f"{source.year}/{figure}")
    if people is None or share is None:
        return
    title = figure_in_words(source, figure).removesuffix(", %")
    where = wording_beside.in_funnel(says["place"], len(peers))
    yield Heading(f"{title}: by size of organisation")
    yield Paragraph(where)
    described = wording_beside.funnel_described(share, says["centre"], where)
    yield FunnelChart(title, says["centre"], limits, others, FunnelPoint(int(people), share), described)
    rows = tuple(
        Row(peer.organisation, (_number(str(peer.cases)), _number(str(peer.people)), _number(says[f"peer/{index}"])))
        for index, peer in enumerate(peers)
    )
    own = Row("This report", (*(source.cell(each) for each in rests_on[:2]), _number(share)), 0)
    notes = (wording_beside.FUNNEL_LEGEND, wording_beside.funnel_sources([peer.source for peer in peers]))
    yield DataTable(f"{title}, {source.year}", "Organisation", ("BME", "All", "%"), (own, *rows), notes)
