"""What figures would be if everybody whose ethnicity is not known were white, or if all of them were BME."""

from typing import Final

from wres_desktop.reports import wording, wording_beside
from wres_desktop.reports.blocks import Block, DataTable, Paragraph, Row, Section, Tone
from wres_desktop.reports.compared import derived, derived_cell
from wres_desktop.reports.labels import STAFF_GROUPS
from wres_desktop.reports.printed import NumberFormat, Source, legends

_STAFF_GROUPS: Final = ("non_clinical", "clinical", "medical")


def unknown_section(source: Source) -> tuple[Section, ...]:
    """The section; nothing where there are neither staff nor a board, an outcome or an appointment to speak of."""
    table, withheld = _table(source)
    if table is None and not withheld:
        return ()
    blocks: tuple[Block, ...] = (Paragraph(wording_beside.NO_UNKNOWN),)
    if table is not None:
        blocks = (Paragraph(wording_beside.UNKNOWN_LEAD, Tone.LEAD), table)
    return (Section("unknown", "", "People whose ethnicity is not known", blocks),)


def _table(source: Source) -> tuple[DataTable | None, bool]:
    """The rows that can be shown and in which somebody's ethnicity is not known, and whether others are withheld."""
    year = source.year
    wanted: list[tuple[str, str, str, NumberFormat]] = [("1", "All staff, % BME", "staff/bme_percent", wording.number)]
    wanted += [
        ("", f"{STAFF_GROUPS[group]}, % BME", f"1/{group}/total/bme_percent", wording.number) for group in _STAFF_GROUPS
    ]
    wanted += [
        (str(number), source.edition.indicators[number].label, f"{number}/relative_likelihood", wording.number)
        for number in wording.COMPARISONS
    ]
    wanted.append(("9", "Board, % BME", "9/total/bme_percent", wording.number))
    wanted.append(("", "Board minus workforce, points", "9/total_minus_workforce", wording.signed))
    rows, withheld = [], False
    for mark, label, figure, shown in wanted:
        found = derived(source, f"{year}/{figure}/if_known")
        if found is None or not found.says:
            withheld |= found is not None
            continue
        if len({source.text(f"{year}/{figure}"), found.says["if_white"], found.says["if_bme"]}) == 1:
            continue
        both = (derived_cell(found, name, shown) for name in ("if_white", "if_bme"))
        rows.append(Row(label, (source.cell(f"{year}/{figure}", shown), *both), mark=mark))
    if not rows:
        return None, withheld
    columns = ("As printed", "If all were white", "If all were BME")
    notes = (
        wording_beside.UNKNOWN_LEGEND,
        *((wording_beside.OTHERS_WITHHELD,) if withheld else ()),
        *legends(row.cells for row in rows),
    )
    return DataTable(f"If their ethnicity were known, {year}", "Figure", columns, tuple(rows), notes), withheld
