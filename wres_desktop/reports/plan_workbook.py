"""The action plan as a workbook, to be worked with during the year: one row for each action, and who was asked."""

from dataclasses import fields
from typing import Final

from wres_desktop.domain.submission import Action, Consultation
from wres_desktop.reports.plan_figures import figure_of
from wres_desktop.reports.printed import Source
from wres_desktop.workbooks.book import Book, Sheet
from wres_desktop.workbooks.looks import Look

_HEADS: Final = {
    "indicator": ("Indicator", 10),
    "finding": ("Finding", 34),
    "objective": ("Objective", 34),
    "action": ("Action", 44),
    "lead": ("Lead", 20),
    "measure": ("Measure", 30),
    "baseline": ("Baseline", 18),
    "target": ("Target", 18),
    "start": ("Start", 14),
    "due": ("Due", 14),
    "status": ("Status", 14),
    "rag": ("Rating", 10),
    "progress": ("Progress", 30),
    "notes": ("Notes", 44),
    "eds_outcome": ("EDS 2022 outcome", 12),
    "eds2": ("EDS2 outcome", 12),
    "high_impact": ("High-impact action", 12),
    "since": ("In the plan since", 10),
}
_LINKS: Final = ("eds_outcome", "eds2", "high_impact")
"""Columns of other frameworks: one in which nothing stands is left out."""
_ASKED: Final = {
    "who": ("Who was asked", 30),
    "how": ("How", 24),
    "on": ("When", 18),
    "said": ("What they said", 60),
    "outcome": ("What came of it", 60),
}


def plan_workbook(source: Source) -> bytes:
    """The file; figures stand in it as they are printed, so it may be passed on like the plan itself."""
    document = source.document
    title = f"Workforce Race Equality Standard {source.year}: action plan of {document.organisation_name}"
    book = Book(title)
    sheet = book.sheet("Action plan")
    figures = tuple(figure_of(action, source) for action in document.actions)
    texts = _texts(document.actions, figures)
    heads = {name: head for name, head in _HEADS.items() if name not in _LINKS or _said_of(name, texts)}
    _add_rows(sheet, title, heads | {"figure": ("Figure as printed", 30)}, texts)
    _add_rows(book.sheet("Who was asked"), "Who was asked", _ASKED, [_said(each) for each in document.consultations])
    return book.to_bytes()


def _said_of(name: str, texts: list[dict[str, str]]) -> bool:
    return any(row[name].strip() for row in texts)


def _texts(actions: tuple[Action, ...], figures: tuple[str, ...]) -> list[dict[str, str]]:
    return [_said(action) | {"figure": figure} for action, figure in zip(actions, figures, strict=True)]


def _said(row: Action | Consultation) -> dict[str, str]:
    return {column.name: getattr(row, column.name) for column in fields(row)}


def _add_rows(sheet: Sheet, title: str, heads: dict[str, tuple[str, int]], rows: list[dict[str, str]]) -> None:
    sheet.widths([width for _, width in heads.values()])
    sheet.put(1, 1, title, Look.TITLE)
    for column, (head, _) in enumerate(heads.values(), start=1):
        sheet.put(2, column, head, Look.COLUMN)
    for row, texts in enumerate(rows, start=3):
        for column, name in enumerate(heads, start=1):
            sheet.put(row, column, texts[name], Look.ENTRY_TEXT)
    sheet.freeze(3, 2)
    sheet.filter(2, len(heads))
    sheet.print_setup("", landscape=True, title_rows=(2, 2))
