"""A spreadsheet from its file to counts: which sheet and what kind of table it is, and what its rows add up to."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from wres_desktop.domain.ethnicity import group_of_category
from wres_desktop.errors import UnreadableFile
from wres_desktop.intake.applicants import count_applicants
from wres_desktop.intake.board_list import count_board
from wres_desktop.intake.cases import count_cases
from wres_desktop.intake.cell_text import number_of, plain, text_of
from wres_desktop.intake.column_of_day import columns_of_day
from wres_desktop.intake.columns import Found, Looks, fields, find_headings, looks_like_date
from wres_desktop.intake.counted import Counted, Provenance, TableKind, Terms
from wres_desktop.intake.courses import count_courses
from wres_desktop.intake.grades import grade_of
from wres_desktop.intake.problems import Problem, Severity
from wres_desktop.intake.rows_of_people import set_aside_other_rows
from wres_desktop.intake.sheet_of_day import names_a_day, sheet_of_day
from wres_desktop.intake.staff_list import count_staff
from wres_desktop.intake.staff_words import meaning_of, meaning_within
from wres_desktop.intake.survey_rows import count_survey_rows
from wres_desktop.intake.survey_table import count_survey_table
from wres_desktop.intake.table_rows import TableRows
from wres_desktop.intake.workbook import Cell, Sheet, Workbook


def _looks_ethnic(cell: Cell) -> bool:
    text = text_of(cell)
    return bool(text) and group_of_category(text) is not None


LOOKS: Final[Mapping[str, Looks]] = {
    "ethnicity": _looks_ethnic,
    "grade": lambda cell: grade_of(text_of(cell)) is not None,
    "staff_group": lambda cell: meaning_within("staff_groups", text_of(cell)) is not None,
    "employment": lambda cell: meaning_within("employment", text_of(cell)) is not None,
    "status": lambda cell: meaning_within("status", text_of(cell)) is not None,
    "start": looks_like_date,
    "leave": looks_like_date,
    "date": looks_like_date,
    "effective": looks_like_date,
    "period": lambda cell: looks_like_date(cell) or names_a_day(text_of(cell)),
    "fte": lambda cell: number_of(cell) is not None,
    "headcount": lambda cell: number_of(cell) is not None,
    "outcome": lambda cell: meaning_of("outcome", text_of(cell)) is not None,
    "shortlisted": lambda cell: meaning_of("shortlisted", text_of(cell)) is not None,
    "appointed": lambda cell: meaning_of("appointed", text_of(cell)) is not None,
    "stage": lambda cell: meaning_within("stage", text_of(cell)) is not None,
    "case_role": lambda cell: meaning_within("case_role", text_of(cell)) is not None,
    "case_type": lambda cell: meaning_within("case_type", text_of(cell)) is not None,
    "mandatory": lambda cell: meaning_within("mandatory", text_of(cell)) is not None,
    "attended": lambda cell: meaning_of("attended", text_of(cell)) is not None,
    "voting": lambda cell: meaning_of("voting", text_of(cell)) is not None,
    "executive": lambda cell: meaning_of("executive", text_of(cell)) is not None,
}
"""How the values of a field look, to choose between columns with like headings."""

_NEEDED: Final[Mapping[TableKind, tuple[tuple[str, ...], ...]]] = {
    TableKind.STAFF: (("ethnicity",), ("grade",)),
    TableKind.APPLICANTS: (("ethnicity",), ("outcome", "shortlisted", "appointed")),
    TableKind.CASES: (("ethnicity",), ("case", "case_type", "stage")),
    TableKind.COURSES: (("ethnicity",), ("course", "mandatory")),
    TableKind.SURVEY_ROWS: (
        ("ethnicity",),
        ("harassment_public", "harassment_staff", "equal_opportunity", "discrimination"),
    ),
    TableKind.SURVEY_TABLE: (("question",), ("answers_white", "yes_white"), ("answers_bme", "yes_bme")),
    TableKind.BOARD: (("ethnicity",), ("voting", "executive", "board")),
}
"""For each kind the fields without which it cannot be counted; of those in one pair of brackets one is enough."""

_TELLING: Final[Mapping[TableKind, tuple[str, ...]]] = {
    TableKind.STAFF: ("grade", "staff_group", "employment", "status", "leave", "occupation_code", "fte", "headcount"),
    TableKind.APPLICANTS: ("applicant", "vacancy", "outcome", "shortlisted", "appointed"),
    TableKind.CASES: ("case", "case_type", "stage"),
    TableKind.COURSES: ("course", "mandatory", "attended"),
    TableKind.SURVEY_ROWS: ("harassment_public", "harassment_staff", "equal_opportunity", "discrimination"),
    TableKind.SURVEY_TABLE: ("question", "answers_white", "answers_bme"),
    TableKind.BOARD: ("voting", "executive", "board"),
}
"""The fields that tell a kind of table from the others."""

_NAMED: Final[Mapping[TableKind, tuple[str, ...]]] = {
    TableKind.STAFF: ("staff", "employee", "workforce", "esr", "people", "payroll", "headcount"),
    TableKind.APPLICANTS: ("recruit", "applic", "candidate", "trac", "shortlist"),
    TableKind.CASES: ("disciplin", "conduct", "er case", "er log", "cases"),
    TableKind.COURSES: ("train", "course", "cpd", "learning"),
    TableKind.SURVEY_ROWS: ("survey", "responses"),
    TableKind.SURVEY_TABLE: ("survey", "results"),
    TableKind.BOARD: ("board", "governing"),
}
"""Parts of words by which files and sheets of a kind are often named."""

ALIKE: Final = "These sheets look alike"
"""How the problem begins that no title says which of several sheets is meant."""

_COMPLETE, _TELLS, _NAME, _VISIBLE = 1_000, 150, 120, 300


@dataclass(frozen=True, slots=True)
class Layout:
    """Which sheet is read, what kind of table it is, and which column holds what."""

    sheet: int
    kind: TableKind
    found: Found
    alike: tuple[str, ...] = ()
    """The names of this and other sheets, where it is not known which of them is that of the snapshot date."""

    @property
    def complete(self) -> bool:
        """Whether every field that counting needs has a column."""
        return all(any(field in self.found.columns for field in fields) for fields in _NEEDED[self.kind])


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user chose instead of what was recognised; kept under the signature of the headings.

    ``columns`` names for a field the heading of its column, in plain words, or nothing where it has none.
    """

    kind: TableKind | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


def recognise(
    workbook: Workbook,
    kind: TableKind | None = None,
    sheet: int | None = None,
    header_row: int | None = None,
    *,
    day: date | None = None,
) -> Layout:
    """The likeliest table of a workbook; each part may be given by the user.

    Of several staff lists alike the one whose title names the ``day`` on which staff count, and of several columns of
    bands that whose heading does.

    Raises:
        UnreadableFile: nothing is filled in where it was looked.
    """
    kinds = list(TableKind) if kind is None else [kind]
    sheets = range(len(workbook.sheets)) if sheet is None else [sheet]
    likeliest: dict[int, tuple[int, Layout]] = {}
    for number in sheets:
        looked_at = workbook.sheets[number]
        if not looked_at.height or not looked_at.width:
            continue
        for each in kinds:
            layout = Layout(number, each, find_headings(looked_at, each, LOOKS, header_row))
            score = _likelihood(layout, looked_at, workbook.path.stem)
            if number not in likeliest or score > likeliest[number][0]:
                likeliest[number] = score, layout
    if not likeliest:
        raise UnreadableFile(f"Nothing is filled in in this sheet of {workbook.name}; choose another sheet or file.")
    best = max(likeliest.values(), key=lambda each: each[0])[1]
    if day is None or best.kind is not TableKind.STAFF:
        return best
    of_day = _of_day(workbook, best, [layout for _, layout in likeliest.values()], day)
    return replace(of_day, found=columns_of_day(of_day.found, day))


def _of_day(workbook: Workbook, best: Layout, layouts: Sequence[Layout], day: date) -> Layout:
    """Of the staff lists with the same columns as the likeliest one that of the day; where none is, all are named."""
    if not best.complete or workbook.sheets[best.sheet].hidden:
        return best
    alike = {
        layout.sheet: layout
        for layout in layouts
        if layout.kind is best.kind
        and layout.found.columns.keys() == best.found.columns.keys()
        and workbook.sheets[layout.sheet].height > layout.found.header_row + 1
        and not workbook.sheets[layout.sheet].hidden
    }
    if len(alike) <= 1:
        return best
    titles = {number: workbook.sheets[number].name for number in alike}
    chosen = sheet_of_day(titles, day)
    return replace(best, alike=tuple(titles.values())) if chosen is None else alike[chosen]


def chosen_layout(workbook: Workbook, layout: Layout, choices: Choices) -> Layout:
    """The layout with the user's choices of columns laid over it."""
    if choices.kind is not None and choices.kind is not layout.kind:
        alike = layout.alike
        layout = replace(recognise(workbook, choices.kind, layout.sheet, layout.found.header_row), alike=alike)
    names = layout.found.names
    columns = dict(layout.found.columns)
    for key, heading in choices.columns.items():
        columns.pop(key, None)
        if heading in names:
            columns[key] = names.index(heading)
    return replace(layout, found=replace(layout.found, columns=columns))


def is_read(workbook: Workbook, layout: Layout) -> bool:
    """Whether all columns of a layout were read; if not, the whole file has to be."""
    return workbook.sheets[layout.sheet].unread.isdisjoint(layout.found.columns.values())


def count_table(workbook: Workbook, layout: Layout, terms: Terms) -> Counted:
    """What the rows of a table add up to."""
    sheet = workbook.sheets[layout.sheet]
    rows = TableRows(sheet, layout.found, workbook.name)
    set_aside_other_rows(rows)
    source = Provenance(workbook.path, workbook.sha256, sheet.name if len(workbook.sheets) > 1 else "", 0, 0)
    counted = _COUNTED_BY[layout.kind](rows, source, terms)
    return replace(counted, problems=(*counted.problems, *_remarks(workbook, layout, terms)))


_COUNTED_BY: Final[Mapping[TableKind, Callable[[TableRows, Provenance, Terms], Counted]]] = {
    TableKind.STAFF: count_staff,
    TableKind.APPLICANTS: count_applicants,
    TableKind.CASES: count_cases,
    TableKind.COURSES: count_courses,
    TableKind.SURVEY_ROWS: count_survey_rows,
    TableKind.SURVEY_TABLE: count_survey_table,
    TableKind.BOARD: count_board,
}


def _remarks(workbook: Workbook, layout: Layout, terms: Terms) -> list[Problem]:
    """What the user should know about the whole file."""
    remarks = [
        Problem("", remark, "Nothing has to be done.", Severity.NOTE, source=workbook.name)
        for remark in workbook.remarks
    ]
    remarks += _needed_columns(workbook, layout)
    if layout.alike:
        what = f"{ALIKE}, and their titles do not say which one to count: {', '.join(layout.alike)}."
        month = f"{terms.snapshot_date:%B %Y}"
        to_do = f"Choose the sheet, or give it a title with month and year, such as {month}."
        return [*remarks, Problem("", what, to_do, Severity.BLOCKS, source=workbook.name)]
    others = [s for number, s in enumerate(workbook.sheets) if number != layout.sheet and s.height > 1 and s.width > 1]
    if others:
        used = workbook.sheets[layout.sheet].name
        hidden = [other.name for other in others if other.hidden]
        what = f"Of {len(others) + 1} filled sheets, {used} was read." + (
            f" Hidden sheets were not used: {', '.join(hidden)}." if hidden else ""
        )
        remarks.append(Problem("", what, "If another one is meant, choose it.", Severity.NOTE, source=workbook.name))
    return remarks


def _needed_columns(workbook: Workbook, layout: Layout) -> Iterator[Problem]:
    """What has no column though it has to be known; ethnicity and grade are told of where they are counted."""
    for needed in _NEEDED[layout.kind]:
        if needed not in (("ethnicity",), ("grade",)) and layout.found.columns.keys().isdisjoint(needed):
            names = " or ".join(fields()[key].label for key in needed)
            what = f"No column was recognised for what has to be known of each row: {names}."
            to_do = "Choose the column, or say what the rows of this table are, if they are something else."
            yield Problem("", what, to_do, Severity.BLOCKS, source=workbook.name)


def _likelihood(layout: Layout, sheet: Sheet, stem: str) -> int:
    """How likely it is that a sheet holds a table of this kind under these headings."""
    columns = layout.found.columns
    score = layout.found.score + _TELLS * sum(key in columns for key in _TELLING[layout.kind])
    score += _COMPLETE * layout.complete + _VISIBLE * (not sheet.hidden)
    if layout.kind is TableKind.BOARD and "grade" in _staff_columns(sheet, layout):
        score -= _COMPLETE
    names = f"{plain(stem)} {plain(sheet.name)}"
    score += _NAME * any(part in names for part in _NAMED[layout.kind])
    return score + min(sheet.height, 200)


def _staff_columns(sheet: Sheet, layout: Layout) -> Mapping[str, int]:
    return find_headings(sheet, TableKind.STAFF, LOOKS, layout.found.header_row).columns
