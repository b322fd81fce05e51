"""What is known and chosen about an opened spreadsheet: a frozen value whose moves return a new one (no Qt)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from wres_desktop.intake.cell_text import text_of
from wres_desktop.intake.columns import FIELDS_OF
from wres_desktop.intake.counted import Counted, Question, TableKind, Terms
from wres_desktop.intake.places import in_words
from wres_desktop.intake.remembered import Remembered
from wres_desktop.intake.spreadsheet import Choices, Layout, chosen_layout, count_table, is_read, recognise
from wres_desktop.intake.workbook import Workbook, column_name

_ROWS_OFFERED, _LONGEST = 40, 60


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """A spreadsheet in memory with its layout, the user's choices so far, and what is remembered from before."""

    workbook: Workbook
    layout: Layout
    choices: Choices
    remembered: Remembered
    terms: Terms
    asked: tuple[Question, ...] = ()
    """Every question that came up, answered ones too, so that an answer can be changed."""

    def counted(self) -> Counted:
        """What the rows add up to with the choices made so far."""
        return count_table(self.workbook, self.layout, replace(self.terms, answers=self.remembered.answers))

    @property
    def is_read(self) -> bool:
        """Whether every chosen column was read; if not, the whole file has to be before it is counted."""
        return is_read(self.workbook, self.layout)

    def to_remember(self) -> Remembered:
        """What to keep once the counts are taken over."""
        if not self.choices.columns and self.choices.kind is None:
            return self.remembered
        return self.remembered.with_layout(self.layout.found.signature, self.choices)


def opened(workbook: Workbook, remembered: Remembered, terms: Terms) -> OpenSheet:
    """A workbook as it is recognised, with what was chosen about the same headings before."""
    return _with_layout(workbook, recognise(workbook, day=terms.snapshot_date), remembered, terms)


def in_sheet(sheet: OpenSheet, number: int) -> OpenSheet:
    """Another sheet of the workbook."""
    return _with_layout(sheet.workbook, recognise(sheet.workbook, sheet=number), sheet.remembered, sheet.terms)


def as_kind(sheet: OpenSheet, kind: TableKind) -> OpenSheet:
    """The same sheet taken for another kind of table."""
    layout = recognise(sheet.workbook, kind, sheet.layout.sheet)
    return replace(sheet, layout=layout, choices=Choices(kind), asked=())


def with_headings_in(sheet: OpenSheet, row: int) -> OpenSheet:
    """The headings in another row, counted from 0."""
    layout = recognise(sheet.workbook, sheet.layout.kind, sheet.layout.sheet, row)
    return replace(sheet, layout=layout, choices=Choices(sheet.choices.kind), asked=())


def with_column(sheet: OpenSheet, field: str, column: int | None) -> OpenSheet:
    """Another column for a field, or none; the column serves no other field from then on."""
    names = sheet.layout.found.names
    columns = dict(sheet.choices.columns)
    for other, taken in sheet.layout.found.columns.items():
        if taken == column and other != field:
            columns[other] = ""
    columns[field] = "" if column is None else names[column]
    choices = replace(sheet.choices, columns=columns)
    return replace(sheet, layout=chosen_layout(sheet.workbook, sheet.layout, choices), choices=choices, asked=())


def with_answer(sheet: OpenSheet, question: Question, answer: str | None) -> OpenSheet:
    """A question answered, or its answer taken back."""
    return replace(sheet, remembered=sheet.remembered.with_answer(question.about, question.value, answer))


def with_questions_of(sheet: OpenSheet, counted: Counted) -> OpenSheet:
    """Remember which questions have come up, in their order."""
    known = {(each.about, each.value.casefold()) for each in sheet.asked}
    new = tuple(each for each in counted.questions if (each.about, each.value.casefold()) not in known)
    return replace(sheet, asked=(*sheet.asked, *new))


def fields_of(sheet: OpenSheet) -> tuple[str, ...]:
    """The fields that a table of this kind can have."""
    return FIELDS_OF[sheet.layout.kind]


def columns_in_words(sheet: OpenSheet) -> tuple[str, ...]:
    """Every column by its letters and its heading."""
    return tuple(
        f"{column_name(column)}   {' '.join(text.split())}" if text else f"{column_name(column)}   (no heading)"
        for column, text in enumerate(sheet.layout.found.headings)
    )


def rows_in_words(sheet: OpenSheet) -> tuple[str, ...]:
    """The first rows of the sheet in short, to choose the one with the headings; the chosen one is among them."""
    read = sheet.workbook.sheets[sheet.layout.sheet]
    last = min(read.height, max(_ROWS_OFFERED, sheet.layout.found.header_row + 1))
    texts = (", ".join(filter(None, (text_of(cell) for cell in read.row(row)))) for row in range(last))
    return tuple(
        f"{row}   {text[:_LONGEST]}" + ("\N{HORIZONTAL ELLIPSIS}" if len(text) > _LONGEST else "")
        for row, text in enumerate(texts, 1)
    )


def rows_of_counts(values: Mapping[str, int | str]) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """The counts row by row: the place without its last part, in words, and the last parts in their order."""
    rows: dict[str, list[str]] = {}
    for place in values:
        row, _, last = place.rpartition("/")
        rows.setdefault(row, []).append(last)
    return tuple((row, in_words(row.replace("/", " / ")), tuple(parts)) for row, parts in rows.items())


def _with_layout(workbook: Workbook, layout: Layout, remembered: Remembered, terms: Terms) -> OpenSheet:
    choices = remembered.layouts.get(layout.found.signature, Choices())
    return OpenSheet(workbook, chosen_layout(workbook, layout, choices), choices, remembered, terms)
