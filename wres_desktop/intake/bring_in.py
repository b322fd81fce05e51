"""Spreadsheets into the answers of a year: each is read, recognised and counted, and its counts take their places."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from wres_desktop.errors import WrongUse
from wres_desktop.intake.any_return import ReadReturns, read_returns
from wres_desktop.intake.cell_text import plain
from wres_desktop.intake.counted import Counted, Question, TableKind, Terms
from wres_desktop.intake.counts_already import refuse_counts
from wres_desktop.intake.draft import NOT_COLLECTED
from wres_desktop.intake.draft_values import Answer, Answers
from wres_desktop.intake.entry_workbook import is_entry_workbook
from wres_desktop.intake.national_return import is_national_return
from wres_desktop.intake.problems import Problem, any_blocks, arranged
from wres_desktop.intake.remembered import Remembered
from wres_desktop.intake.spreadsheet import Choices, chosen_layout, count_table, is_read, recognise
from wres_desktop.intake.workbook import Step, Workbook
from wres_desktop.intake.workbook_process import WorkbookReader


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """Everything that several spreadsheets gave, one after the other; ``whole`` are files that hold whole returns."""

    counted: tuple[Counted, ...]
    whole: tuple[ReadReturns, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems of all of them, what blocks first."""
        of_lists = (problem for each in self.counted for problem in each.problems)
        return arranged((*of_lists, *(problem for each in self.whole for problem in each.problems)))

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions of all of them, each once."""
        return tuple({(q.about, q.value.casefold()): q for each in self.counted for q in each.questions}.values())

    @property
    def complete(self) -> bool:
        """Whether all counts may be taken over."""
        return all(each.complete for each in self.counted) and not any_blocks(self.problems)


def bring_in(
    paths: Sequence[Path],
    terms: Terms,
    remembered: Remembered,
    step: Step = lambda _done, _of: None,
    *,
    sheet: str = "",
) -> BroughtIn:
    """Read and count spreadsheets as they are recognised, with what was chosen about them before.

    ``sheet`` is the title of the one to be counted in each workbook that has it; the others are counted as recognised.

    Raises:
        UnreadableFile: one of them cannot be read, holds nothing that is recognised, or counts that are made already.
        WrongUse: none of them has a sheet of this title.
    """
    counted: list[Counted] = []
    whole: list[ReadReturns] = []
    titles: list[str] = []
    with WorkbookReader() as reader:
        for path in paths:
            workbook = reader.read(path, step, only_counted=True)
            if is_whole_return(workbook):
                whole.append(read_returns(path))
                continue
            names = [each.name for each in workbook.sheets]
            titles += names
            number = _number_of(names, sheet)
            layout = recognise(workbook, sheet=number, day=terms.snapshot_date)
            refuse_counts(workbook, layout)
            chosen = chosen_layout(workbook, layout, remembered.layouts.get(layout.found.signature, Choices()))
            if not is_read(workbook, chosen):
                workbook = reader.read(path, step)
            counted.append(count_table(workbook, chosen, terms))
    if sheet and _number_of(titles, sheet) is None:
        there = ", ".join(filter(None, titles)) or "none"
        raise WrongUse(f"No workbook has a sheet named {sheet}; the sheets that are there: {there}.")
    return BroughtIn(tuple(counted), tuple(whole))


def _number_of(names: Sequence[str], title: str) -> int | None:
    """The place of a title among the names of sheets, by its words; ``None`` where it is not there."""
    wanted = plain(title)
    return next((number for number, name in enumerate(names) if wanted and plain(name) == wanted), None)


def is_whole_return(workbook: Workbook) -> bool:
    """Whether a workbook is one of this program to be filled in, or a national return: read without a question."""
    return is_entry_workbook(workbook.sheets) or is_national_return(workbook.sheets)


def changes_of(counted: Counted, current: Answers) -> dict[str, Answer | None]:
    """What a year's answers become by the counts: places of the same section that got none are blanked (``None``)."""
    values = dict(counted.values)
    sections = tuple({_section_of(place, counted.kind) for place in values})
    stale = (place for place in current if place not in values and place.startswith(sections)) if sections else ()
    reasons = {f"{section.partition('/')[0]}/{NOT_COLLECTED}" for section in sections}
    return {**dict.fromkeys(stale), **dict.fromkeys(reasons & current.keys()), **values}


def _section_of(place: str, kind: TableKind) -> str:
    """What a count replaces as a whole: its section, or its question of the survey."""
    parts = 2 if kind in (TableKind.SURVEY_ROWS, TableKind.SURVEY_TABLE) else 1
    return "/".join(place.split("/")[:parts]) + "/"


def with_changes(answers: Answers, changes: Iterable[tuple[str, Answer | None]]) -> dict[str, Answer]:
    """A year's answers after changes; a blank place is not there at all."""
    changed = dict(answers)
    for place, value in changes:
        if value is None:
            changed.pop(place, None)
        else:
            changed[place] = value
    return changed
