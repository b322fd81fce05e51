"""The action plan as content: every column of the standard, those that belong together in one, and who was asked."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, TypeVar

from wres_desktop.domain.actions import Status, has_said_how_far, is_open, notes_of, status_of
from wres_desktop.domain.days import day_in_words
from wres_desktop.domain.edition import Edition
from wres_desktop.domain.sentences import sentence_case
from wres_desktop.domain.submission import Action, Consultation
from wres_desktop.reports import wording
from wres_desktop.reports.blocks import ActionPlan, Block, CellKind, Entry, Heading, Paragraph, Section, Tone, WordTable
from wres_desktop.reports.plan_figures import figure_if_moved, statement_of
from wres_desktop.reports.printed import Source

WordsInColumns = TypeVar("WordsInColumns", ActionPlan, WordTable)
"""Tables whose columns have names and shares of the width."""

_COLUMNS: Final = (
    "Indicator",
    "Finding and objective",
    "Action",
    "Lead",
    "How we will know",
    "When",
    "Progress",
    "Linked to",
)
_WIDTHS: Final = (0.095, 0.17, 0.19, 0.09, 0.165, 0.08, 0.135, 0.075)
_MAY_BE_LEFT_OUT: Final = tuple(column for column in _COLUMNS if column not in ("Indicator", "Action"))
_SHORT: Final = ("Indicator", "Action", "Lead", "Due", "Where it stands")
_SHORT_WIDTHS: Final = (0.12, 0.43, 0.18, 0.13, 0.14)
_ASKED: Final = ("Who was asked", "How and when", "What they said", "What came of it")
_ASKED_WIDTHS: Final = (0.2, 0.18, 0.34, 0.28)


def plan_section(source: Source) -> Section:
    """The only section of the action plan, as typed; the figure that an action is about stands as it is printed."""
    actions = source.document.actions
    if not actions:
        said = Paragraph("No actions have been entered for this year.", Tone.LEAD)
        return Section("actions", "", "Actions", (said, *_asked(source)), new_page=True)
    rows = tuple(_row(action, source) for action in actions)
    blocks: tuple[Block, ...] = (
        without_empty(ActionPlan(_COLUMNS, rows, _WIDTHS), *_MAY_BE_LEFT_OUT),
        *_notes(source),
        *_asked(source),
    )
    return Section("actions", "", "Actions", blocks, new_page=True, landscape=True)


def plan_in_short(source: Source) -> tuple[Block, ...]:
    """Who does what by when, for those who read the annual report alone; nothing where there is no plan."""
    rows = tuple(
        tuple(
            " ".join(text.split())
            for text in (each.indicator, each.action or each.objective, each.lead, each.due, _standing(each))
        )
        for each in source.document.actions
    )
    table = WordTable("The action plan in short", _SHORT, rows, _SHORT_WIDTHS)
    return (without_empty(table, _SHORT[-1]),) if rows else ()


def _standing(action: Action) -> str:
    """Status and, where it was given, rating."""
    status, rating = said_status(action), action.rag.strip().lower()
    return f"{status}, {rating}" if rating not in ("", status.lower()) else status


def asked_table(consultations: tuple[Consultation, ...]) -> ActionPlan:
    """Who was asked, and what they said."""
    rows = tuple(
        (
            (Entry("", each.who, strong=True),),
            tuple(Entry("", text) for text in (each.how, each.on) if text.strip()),
            (Entry("", each.said),),
            (Entry("", each.outcome),),
        )
        for each in consultations
    )
    return ActionPlan(_ASKED, rows, _ASKED_WIDTHS, "Who was asked")


def label_of(indicator: str, edition: Edition) -> str:
    """The short labels of the indicators that an action names by number, such as ``4, 7``; empty for anything else."""
    numbers = [number.strip() for number in re.split(r"[,;&]|\band\b", indicator)]
    named = all(number.isdecimal() and int(number) in edition.indicators for number in numbers)
    return "; ".join(edition.indicators[int(number)].label for number in numbers) if named else ""


def progress_entries(action: Action) -> tuple[Entry, ...]:
    """Status, rating, progress and dated notes; what was not said is left out, and a status that was guessed too."""
    status = Status(action.status).label if action.status in set(Status) else ""
    rating = sentence_case(action.rag)
    notes = "\n".join(
        f"{day_in_words(note.on)}: {note.text}" if note.on is not None else note.text for note in notes_of(action)
    )
    entries = (
        Entry("Status", status, strong=True),
        Entry("Rating", rating, strong=True),
        Entry("Progress", action.progress),
        Entry("Notes", notes),
    )
    return tuple(entry for entry in entries if entry.text.strip())


def open_and_closed(actions: tuple[Action, ...]) -> tuple[tuple[Action, ...], tuple[Action, ...]]:
    """The actions on which something remains to be done, and the others."""
    return tuple(each for each in actions if is_open(each)), tuple(each for each in actions if not is_open(each))


def said_status(action: Action) -> str:
    """The status in words, as set or as the old columns tell it; nothing where nothing was said: it was no choice."""
    return status_of(action).label if has_said_how_far(action) else ""


def links_of(action: Action) -> tuple[Entry, ...]:
    """The outcomes of other frameworks that an action is linked to."""
    entries = (
        Entry("EDS outcome", action.eds_outcome),
        Entry("EDS2", action.eds2),
        Entry("High-impact action", action.high_impact),
    )
    return tuple(entry for entry in entries if entry.text.strip())


def _row(action: Action, source: Source) -> tuple[tuple[Entry, ...], ...]:
    """The cells of one action; what is empty is left out."""
    cells = (
        (Entry("", action.indicator, strong=True), Entry("", label_of(action.indicator, source.edition))),
        (Entry("Finding", action.finding), Entry("Objective", action.objective)),
        (Entry("", action.action),),
        (Entry("", action.lead),),
        (
            Entry("Measure", action.measure),
            Entry("Baseline", action.baseline),
            Entry("Target", action.target),
            Entry("Now", figure_if_moved(action, source)),
        ),
        (Entry("Start", action.start), Entry("Due", action.due), Entry("Since", action.since)),
        progress_entries(action),
        links_of(action),
    )
    return tuple(tuple(entry for entry in cell if entry.text.strip()) for cell in cells)


def without_empty(table: WordsInColumns, *may_go: str) -> WordsInColumns:
    """The table without those of the columns ``may_go`` in which nothing stands; the others share their room."""
    kept = [
        index
        for index, column in enumerate(table.columns)
        if column not in may_go or any(_holds_words(row[index]) for row in table.rows)
    ]
    room = sum(table.widths[index] for index in kept)
    return replace(
        table,
        columns=tuple(table.columns[index] for index in kept),
        rows=tuple(tuple(row[index] for index in kept) for row in table.rows),
        widths=tuple(table.widths[index] / room for index in kept),
    )


def _holds_words(cell: str | Sequence[Entry]) -> bool:
    return bool(cell) if isinstance(cell, str) else any(entry.text for entry in cell)


def _notes(source: Source) -> tuple[Paragraph, ...]:
    """What a mark in place of a figure means."""
    kinds = {
        source.cell(statement).kind
        for action in source.document.actions
        if (statement := statement_of(action, source)) is not None
    }
    legends = ((CellKind.WITHHELD, wording.WITHHELD_LEGEND), (CellKind.UNDEFINED, wording.UNDEFINED_LEGEND))
    return tuple(Paragraph(f"{legend}.", Tone.NOTE) for kind, legend in legends if kind in kinds)


def _asked(source: Source) -> tuple[Block, ...]:
    consultations = source.document.consultations
    return (Heading("Who was asked"), asked_table(consultations)) if consultations else ()
