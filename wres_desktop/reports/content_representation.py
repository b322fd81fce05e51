"""How BME staff are spread over the bands, what one more appointment would change, and the leadership goal."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from wres_desktop.domain.representation import GOAL_YEAR, LEADERSHIP_ROWS
from wres_desktop.domain.workforce import BANDS, MEDICAL_GRADES, PAY_CLUSTERS
from wres_desktop.reports import wording, wording_beside
from wres_desktop.reports.blocks import Block, Cell, CellKind, DataTable, Heading, Paragraph, Row, Section, Tone
from wres_desktop.reports.compared import derived, derived_cell, said, verdict_cell
from wres_desktop.reports.labels import BOARD_ROWS, ROWS, STAFF_GROUPS
from wres_desktop.reports.printed import Source, legends

_YEARS_AHEAD: Final = 3
_GROUPS: Final = ("non_clinical", "clinical", "medical")
_TOGETHER: Final = "all"
_OF_PEOPLE: Final = 2
"""How many columns are of people, before those of shares and ratios."""

_RATIOS: Final = {2: "one more BME applicant appointed", 3: "one more BME case"}


def representation_section(source: Source) -> tuple[Section, ...]:
    """The page; nothing where there are no staff in post."""
    if source.unavailable("1") is not None:
        return ()
    table, goals, one_more = _beside_all_staff(source), _goals(source), _one_more(source)
    of_groups = table is not None and all(row == "total" for _, row in _shown(source))
    title = wording_beside.STAFF_GROUPS_TITLE if of_groups else wording_beside.BANDS_TITLE
    if table is None and goals is None and one_more is None:
        return (Section("representation", "", title, (Paragraph(wording_beside.NOTHING_OF_BANDS),)),)
    blocks: tuple[Block, ...] = (
        Paragraph(_lead(source) if table is not None else wording_beside.NO_ROWS, Tone.LEAD),
        *((table,) if table is not None else ()),
        *_under(wording_beside.GOAL_TITLE, wording_beside.goal_method(GOAL_YEAR), goals, wording_beside.NO_GOALS),
        *_one_more_said(one_more),
    )
    return (Section("representation", "", title, blocks),)


def _under(title: str, method: str, table: DataTable | None, sentence: str) -> tuple[Block, ...]:
    """A table below its heading and what it rests on; or else the sentence that stands in the place of all three."""
    return (Heading(title), Paragraph(method), table) if table is not None else (Paragraph(sentence, Tone.NOTE),)


def _lead(source: Source) -> str:
    """Which rows surely have a lower or a higher share than everybody else."""
    told = {verdict: list(_named(source, verdict)) for verdict in ("lower", "higher")}
    return wording_beside.rows_lead(told["lower"], told["higher"])


def _named(source: Source, verdict: str) -> Iterator[str]:
    for group, row in _shown(source):
        told = said(source, f"{source.year}/1/{group}/{row}/against_all", "verdict")
        if told == verdict and row not in PAY_CLUSTERS:
            yield wording_beside.row_in_words(STAFF_GROUPS[group], ROWS[row] if row != "total" else "")


def _shown(source: Source) -> Iterator[tuple[str, str]]:
    """The rows of which something can be said: of both staff groups together only what is said of neither by itself."""
    for group in (*_GROUPS, _TOGETHER):
        for row in _rows_of(group):
            apart = any(_is_said(source, f"1/{each}/{row}/against_all") for each in _GROUPS[:2])
            if _is_said(source, f"1/{group}/{row}/against_all") and not (group == _TOGETHER and apart):
                yield group, row


def _rows_of(group: str) -> tuple[str, ...]:
    if group == "medical":
        return ("total", *MEDICAL_GRADES)
    return ("total", *(row for cluster, bands in PAY_CLUSTERS.items() for row in (cluster, *bands)))


def _beside_all_staff(source: Source) -> DataTable | None:
    rows: list[Row] = []
    last = ""
    for group, row in _shown(source):
        if group != last and row != "total":
            rows.append(Row(STAFF_GROUPS[group], (), 0))
        rows.append(_row(source, group, row))
        last = group
    if not rows:
        return None
    columns = ("BME", "All", "BME %", "Against all", "What it tells")
    notes = (wording_beside.AGAINST_ALL_LEGEND, *legends(row.cells for row in rows))
    each, stub = ("Each band", "Pay band") if any(row.level for row in rows) else ("Each staff group", "Staff group")
    return DataTable(f"{each} beside all staff, {source.year}", stub, columns, tuple(rows), notes)


def _is_said(source: Source, path: str) -> bool:
    found = derived(source, f"{source.year}/{path}")
    return found is not None and bool(found.says)


def _row(source: Source, group: str, row: str) -> Row:
    base = f"{source.year}/1/{group}/{row}"
    found = derived(source, f"{base}/against_all")
    cells = (
        *source.cells(base, ("bme", "total", "bme_percent")),
        derived_cell(found, "difference", wording.signed),
        verdict_cell(found),
    )
    label = STAFF_GROUPS[group] if row == "total" else ROWS[row]
    return Row(label, cells, 0 if row == "total" else 2 if row in BANDS else 1)


def _goals(source: Source) -> DataTable | None:
    years = tuple(str(year) for year in range(source.year + 1, min(GOAL_YEAR, source.year + 1 + _YEARS_AHEAD)))
    rows = []
    for row in LEADERSHIP_ROWS:
        base = f"{source.year}/1/{_TOGETHER}/{row}"
        found = derived(source, f"{base}/goal")
        if found is None or not found.says:
            continue
        texts = tuple(derived_cell(found, name) for name in ("needed", "more", *years))
        rows.append(Row(ROWS[row], (*source.cells(base, ("bme", "total")), *texts)))
    if not rows:
        return None
    columns = ("BME now", "Posts", "Needed", "More", *years)
    groups = ((str(source.year), 2), (f"By {GOAL_YEAR}", 2), *((("Path", len(years)),) if years else ()))
    return DataTable(wording_beside.GOAL_CAPTION, "Pay band", columns, tuple(rows), (), groups)


def _one_more_said(table: DataTable | None) -> tuple[Block, ...]:
    """The table below its heading; of a single row a sentence says as much."""
    if table is None or len(table.rows) > 1:
        titles = (wording_beside.ONE_MORE_TITLE, wording_beside.ONE_MORE_METHOD)
        return _under(*titles, table, wording_beside.NO_ONE_MORE)
    (row,) = table.rows
    now, then = (cell.text for cell in row.cells[-2:])
    said = (
        f"{wording_beside.ONE_MORE_METHOD} {wording_beside.one_more_of(row.label, now, then, is_ratio=bool(row.mark))}"
    )
    return (Heading(wording_beside.ONE_MORE_TITLE), Paragraph(said))


def _one_more(source: Source) -> DataTable | None:
    year = source.year
    rows = [
        *(_share_row(source, f"{year}/1/{_TOGETHER}/{row}", ROWS[row]) for row in LEADERSHIP_ROWS),
        *(_share_row(source, f"{year}/9/{row}", BOARD_ROWS[row]) for row in ("total", "voting", "executive")),
        *(_ratio_row(source, number) for number in _RATIOS),
    ]
    shown = tuple(row for row in rows if row is not None)
    if not shown:
        return None
    columns: tuple[str, ...] = ("BME", "All", "Now", "With one more")
    if all(row.mark for row in shown):
        columns = columns[_OF_PEOPLE:]
        shown = tuple(replace(row, cells=row.cells[_OF_PEOPLE:]) for row in shown)
    return DataTable("What one more would change", "", columns, shown, (wording_beside.ONE_MORE_LEGEND,))


def _share_row(source: Source, base: str, label: str) -> Row | None:
    found = derived(source, f"{base}/one_more")
    if found is None or not found.says:
        return None
    now = source.cell(f"{base}/bme_percent", wording.percent)
    return Row(label, (*source.cells(base, ("bme", "total")), now, derived_cell(found, "share", wording.percent)))


def _ratio_row(source: Source, number: int) -> Row | None:
    figure = f"{source.year}/{number}/relative_likelihood"
    found = derived(source, f"{figure}/one_more")
    if found is None or not found.says:
        return None
    blank = Cell("", CellKind.BLANK)
    label = f"{source.edition.indicators[number].label}: {_RATIOS[number]}"
    return Row(label, (blank, blank, source.cell(figure), derived_cell(found, "ratio")), mark=str(number))
