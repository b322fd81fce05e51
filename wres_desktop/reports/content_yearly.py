"""The yearly comparison that trusts publish, on a page of its own: this year against the year before, in words too."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from wres_desktop.domain.sentences import sentence_case
from wres_desktop.domain.series import break_between
from wres_desktop.domain.submission import SurveyQuestion
from wres_desktop.reports import wording, wording_compared
from wres_desktop.reports.blocks import BLANK, Block, Cell, CellKind, DataTable, Paragraph, Row, Section, Tone
from wres_desktop.reports.compared import UNAVAILABLE, change_of, derived_cell, verdict_cell
from wres_desktop.reports.narrative import anchor
from wres_desktop.reports.printed import NumberFormat, Source, legends

_TOLD: Final = ("better", "worse", "other_side", "higher", "lower")
_LIKELIHOODS: Final = {2: "white against BME", 3: "BME against white", 4: "white against BME"}
_GROUPS: Final = (("bme/percent", "BME staff"), ("white/percent", "White staff"), ("gap", "Gap, BME minus white"))


@dataclass(frozen=True, slots=True)
class _Line:
    """One row: ``figure`` is an id without the year; ``named`` is what it is called in the first sentence."""

    number: int
    label: str
    figure: str
    named: str
    shown: NumberFormat = wording.number
    level: int = 1

    @property
    def section_of(self) -> str:
        """The number of the indicator, also on the lines below its first."""
        return str(self.number) if self.figure.startswith("staff") else self.figure.partition("/")[0]


def yearly_section(source: Source) -> tuple[Section, ...]:
    """The page; nothing in a report of a single year."""
    other = source.document.previous_year
    if other is None:
        return ()
    blocks: tuple[Block, ...] = (Paragraph(_lead(source, other), Tone.LEAD), _table(source, other))
    return (Section("yearly", "", f"{source.year} against {other}", blocks, new_page=True),)


def _lines(source: Source) -> Iterator[_Line | str]:
    labels = {number: text.label for number, text in source.edition.indicators.items()}
    yield "Workforce and board, %"
    yield _Line(1, "BME staff among all staff", "staff/bme_percent", "the share of BME staff")
    yield _Line(9, "BME people on the board", "9/total/bme_percent", "the board's share of BME people")
    yield "Relative likelihood; 1 is fair"
    for number, who in _LIKELIHOODS.items():
        short = sentence_case(labels[number].removeprefix("Likelihood of "))
        named = f"the {wording_compared.lower_first(labels[number])}"
        yield _Line(number, f"{short}: {who}", f"{number}/relative_likelihood", named)
    yield "Staff survey, % who said yes"
    for number in (question.indicator for question in SurveyQuestion):
        label = labels[number]
        for figure, group in _GROUPS:
            first = figure == _GROUPS[0][0]
            named = f"{wording_compared.lower_first(label)} ({wording_compared.lower_first(group)})"
            shown = wording.signed if figure == "gap" else wording.number
            title = wording_compared.of_group(label, group) if first else group
            yield _Line(number if first else 0, title, f"{number}/{figure}", named, shown, 1 if first else 2)


def _lead(source: Source, other: int) -> str:
    lines = [line for line in _lines(source) if isinstance(line, _Line)]
    found = [(line, change) for line in lines if (change := change_of(source, line.figure, other)) is not None]
    told = [
        (verdict, [line.named for line, change in found if change.says.get("verdict") == verdict]) for verdict in _TOLD
    ]
    if not any(change.says for _, change in found):
        return wording_compared.NOTHING_TO_COMPARE
    return wording_compared.yearly_lead(told)


def _table(source: Source, other: int) -> DataTable:
    rows = tuple(_rows(source, other))
    notes = (
        wording_compared.HOW_DECIDED,
        wording_compared.CHANGE_LEGEND,
        *((wording_compared.TURNED_ROUND,) if _says(rows, wording_compared.VERDICTS["other_side"]) else ()),
        *_breaks(source, other),
        *legends(row.cells for row in rows),
    )
    columns = (str(other), str(source.year), "Change", "What it tells")
    return DataTable(wording_compared.yearly_title(source.year, other), "Indicator", columns, rows, notes)


def _rows(source: Source, other: int) -> Iterator[Row]:
    """A row for each line; one for all of a survey question of which neither year prints anything."""
    labels = {number: text.label for number, text in source.edition.indicators.items()}
    for section, lines in groupby(_lines(source), key=lambda line: "" if isinstance(line, str) else line.section_of):
        rows = [Row(line, (), 0) if isinstance(line, str) else _row(source, line, other) for line in lines]
        if len(rows) == len(_GROUPS) and not any(_holds_a_number(row) for row in rows):
            yield replace(rows[0], label=labels[int(section)])
        else:
            yield from rows


def _holds_a_number(row: Row) -> bool:
    return any(cell.kind is CellKind.NUMBER for cell in row.cells[:2])


def _row(source: Source, line: _Line, other: int) -> Row:
    change = change_of(source, line.figure, other)
    values = tuple(_value(source, line, year) for year in (other, source.year))
    number = int(line.figure.partition("/")[0]) if line.figure[0].isdigit() else 1
    told = verdict_cell(change)
    if _break(source, number, other) is not None and all(cell.kind is CellKind.NUMBER for cell in values):
        told = Cell(wording_compared.NOT_COMPARABLE, CellKind.WORDS)
    mark = str(line.number) if line.number else ""
    cells = (*values, derived_cell(change, "change", wording.signed), told)
    return Row(line.label, cells, line.level, mark, anchor(line.number) if line.number else "")


def _value(source: Source, line: _Line, year: int) -> Cell:
    section = "1" if line.figure.startswith("staff") else line.figure.partition("/")[0]
    if source.unavailable(section, year) is not None:
        return UNAVAILABLE if line.number else BLANK
    return source.cell(f"{year}/{line.figure}", line.shown)


def _break(source: Source, number: int, other: int) -> str | None:
    return break_between(number, source.year, other, source.document.disciplinary_bases)


def _breaks(source: Source, other: int) -> tuple[str, ...]:
    found = ((number, _break(source, number, other)) for number in source.edition.indicators)
    return tuple(f"Indicator {number}: {sentence}" for number, sentence in found if sentence is not None)


def _says(rows: Sequence[Row], words: str) -> bool:
    return any(cell.text == words for row in rows for cell in row.cells)
