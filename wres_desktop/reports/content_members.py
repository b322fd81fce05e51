"""The members of a joint report as content: who they are, how many staff they have, whose figures a section lacks."""

from typing import Final

from wres_desktop.domain.consortium import names_in_words
from wres_desktop.reports import wording
from wres_desktop.reports.blocks import Cell, CellKind, DataTable, Paragraph, Row, Section, Tone
from wres_desktop.reports.printed import Source, legends

_SECTIONS: Final = 9
_NAMED_ON_COVER: Final = 6


def members_section(source: Source) -> tuple[Section, ...]:
    """The page that names the members with their staff; nothing in the report of one organisation."""
    members = source.document.members
    if not members:
        return ()
    lead = Paragraph(wording.members_lead(len(members), members[0].name), Tone.LEAD)
    how = Paragraph(wording.POOLED)
    return (Section("members", "", "The members", (lead, how, _table(source))),)


def _table(source: Source) -> DataTable:
    years = source.years
    rows = [
        Row(member.name, (Cell(member.code.upper(), CellKind.WORDS), *_staff(source, member.code)))
        for member in source.document.members
    ]
    everybody = tuple(source.cell(f"{year}/staff/total") for year in years)
    rows.append(Row("All members together", (Cell("", CellKind.BLANK), *everybody), 0))
    notes = legends(row.cells for row in rows)
    return DataTable(
        "Staff in post on 31 March",
        "Organisation",
        ("Code", *(str(year) for year in years)),
        tuple(rows),
        notes,
    )


def _staff(source: Source, code: str) -> tuple[Cell, ...]:
    return tuple(source.cell(f"{year}/members/{code}/total") for year in source.years)


def members_on_cover(source: Source) -> tuple[tuple[str, str], ...]:
    """The fact that names the members, or says how many they are."""
    names = [member.name.replace("NHS ", "NHS\N{NO-BREAK SPACE}") for member in source.document.members]
    if not names:
        return ()
    said = names_in_words(names) if len(names) <= _NAMED_ON_COVER else wording.many_members(len(names))
    return (("Members", said),)


def coverage(source: Source, number: int) -> tuple[str, ...]:
    """Sentences that say whose figures a joint indicator holds, where it is not everybody's."""
    by_year = {year: source.left_out(str(number), year) for year in source.years}
    sentences = []
    for year, left_out in by_year.items():
        if not left_out:
            continue
        same = [other for other in by_year if by_year[other] == left_out]
        if year == same[0]:
            sentences.append(_covered(source, same, left_out))
    return tuple(sentences)


def _covered(source: Source, years: list[int], left_out: dict[str, str]) -> str:
    """How many members are counted in these years, and the reasons of the others."""
    names = {member.code: member.name for member in source.document.members}
    by_reason: dict[str, list[str]] = {}
    for code, reason in left_out.items():
        by_reason.setdefault(f"{reason.rstrip('.')}.", []).append(names[code])
    reasons = " ".join(f"Without {names_in_words(without)}: {reason}" for reason, without in by_reason.items())
    when = names_in_words([str(year) for year in sorted(years)]) if years != list(source.years) else ""
    return wording.figures_of_some(when, len(names) - len(left_out), len(names), reasons)


def partly_covered(source: Source) -> tuple[str, ...]:
    """The note that names the indicators which hold the figures of some members only."""
    numbers = [
        str(number)
        for number in range(1, _SECTIONS + 1)
        if any(source.left_out(str(number), year) for year in source.years)
    ]
    return (wording.some_members_only(numbers),) if numbers else ()
