"""Spreadsheets into a return file: read, counted, and laid into the return that is there or into a new one."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from wres_desktop.disclosure.publication_file import publication_text
from wres_desktop.domain.days import day_in_words
from wres_desktop.domain.edition import load_edition
from wres_desktop.domain.submission import DisciplinaryBasis, OrganisationKind
from wres_desktop.errors import CannotWrite, DataProblems, WrongUse
from wres_desktop.intake.bring_in import BroughtIn, bring_in, changes_of, with_changes
from wres_desktop.intake.counted import Question, Terms, in_short
from wres_desktop.intake.draft import draft_of
from wres_desktop.intake.draft_answers import answers_of
from wres_desktop.intake.draft_values import Answer
from wres_desktop.intake.problems import arranged
from wres_desktop.intake.remembered import Remembered, read_choices, write_choices
from wres_desktop.intake.return_file import read_return, write_return
from wres_desktop.intake.spreadsheet import ALIKE
from wres_desktop.intake.typed_statements import typed_report
from wres_desktop.intake.workbook_process import read_workbook
from wres_desktop.whole_files import write_whole


@dataclass(frozen=True, slots=True)
class BringingIn:
    """What to bring in and where: ``to`` is the return, ``choices`` a file of answers that were given before.

    ``sheet`` is the title of the sheet to be counted where a workbook has several. Year, organisation and date are
    taken from the return where it is there already.
    """

    workbooks: tuple[Path, ...]
    to: Path
    year: int | None = None
    snapshot_date: date | None = None
    code: str = ""
    name: str = ""
    kind: str = ""
    choices: Path | None = None
    office_holders: bool = False
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class BringingResult:
    """Whether the return was written, and what there is to say, line by line."""

    written: bool
    lines: tuple[str, ...]


def bring_into_return(wanted: BringingIn) -> BringingResult:
    """Count spreadsheets into a return; where something must be answered or put right first, nothing is written.

    Raises:
        UnreadableFile: a workbook, the return or the choices cannot be read.
        WrongUse: for a new return, year, code, name or kind is missing; no workbook has the sheet.
        DataProblems: the return that is there has problems that block.
        CannotWrite: a file cannot be written.
    """
    remembered = read_choices(wanted.choices) if wanted.choices else Remembered()
    before, year = _answers_before(wanted)
    terms = replace(terms_of(before, year, office_holders=wanted.office_holders), answers=remembered.answers)
    brought = bring_in(wanted.workbooks, terms, remembered, sheet=wanted.sheet)
    lines = [counted.source.words for counted in brought.counted]
    lines += [f"from {name}" for read in brought.whole for _, name in read.submissions]
    if not brought.complete:
        if wanted.choices and brought.questions:
            write_choices(remembered, wanted.choices, brought.questions)
        return BringingResult(written=False, lines=(*lines, *_what_is_missing(brought, wanted.choices)))
    after = before
    for submission in (each for read in brought.whole for each, _ in read.submissions):
        if submission.reporting_year == year:
            after = {**after, **answers_of(submission)}
    for counted in brought.counted:
        after = with_changes(after, changes_of(counted, after).items())
    draft = draft_of(after, year)
    problems = arranged((*brought.problems, *draft.problems))
    if any(problem.blocks for problem in problems):
        raise DataProblems("\n".join(str(problem) for problem in problems if problem.blocks))
    write_return(draft.submission, wanted.to)
    return BringingResult(written=True, lines=(*lines, *map(str, problems), str(wanted.to)))


def publication_of_statements(path: Path, to: Path, title: str = "") -> Path:
    """Write the publication that was typed in as a table of statements; for the ledger, audits and comparisons.

    Raises:
        UnreadableFile: the file cannot be read, or holds no statements.
        DataProblems: rows have to be put right first.
        CannotWrite: the publication cannot be written.
    """
    typed = typed_report(read_workbook(path), title)
    if typed.publication is None:
        raise DataProblems("\n".join(map(str, typed.problems)) or f"{path.name} holds no statement yet.")
    try:
        write_whole({to: publication_text(typed.publication).encode("utf-8")})
    except OSError as error:
        raise CannotWrite(f"{to} cannot be written; check its folder and the disk. Nothing was changed.") from error
    return to


def _answers_before(wanted: BringingIn) -> tuple[dict[str, Answer], int]:
    """The answers of the return that is there, or of a new one; and its year."""
    if wanted.to.exists():
        read = read_return(wanted.to)
        if read.submission is None:
            raise DataProblems("\n".join(str(problem) for problem in read.problems))
        if wanted.year not in (None, read.submission.reporting_year):
            message = f"{wanted.to.name} is of the year {read.submission.reporting_year}; name another return file."
            raise WrongUse(message)
        return {**answers_of(read.submission), **_named(wanted)}, read.submission.reporting_year
    if wanted.year is None or not (wanted.code and wanted.name and wanted.kind):
        message = (
            f"There is no return {wanted.to} yet; to begin one, give --year, --code, --organisation and --kind "
            f"({', '.join(OrganisationKind)})."
        )
        raise WrongUse(message)
    day = wanted.snapshot_date or date(wanted.year, 3, 31)
    return {**_named(wanted), "snapshot_date": day_in_words(day)}, wanted.year


def _named(wanted: BringingIn) -> dict[str, Answer]:
    given: Mapping[str, str] = {
        "organisation/code": wanted.code,
        "organisation/name": wanted.name,
        "organisation/kind": wanted.kind,
        "snapshot_date": day_in_words(wanted.snapshot_date) if wanted.snapshot_date else "",
    }
    return {place: text for place, text in given.items() if text}


def terms_of(answers: Mapping[str, Answer], year: int, *, office_holders: bool = False) -> Terms:
    """What counting has to know about a year: snapshot date, basis of indicator 3, who counts in indicator 7."""
    edition = load_edition(year)
    basis = answers.get("disciplinary/basis") or edition.disciplinary_basis
    return Terms(
        snapshot_date=draft_of(answers, year).submission.snapshot_date,
        office_holders=office_holders,
        basis_two_years=basis == DisciplinaryBasis.TWO_YEAR_AVERAGE,
        dont_know_counts=edition.indicator_7_includes_dont_know,
    )


def _what_is_missing(brought: BroughtIn, choices: Path | None) -> tuple[str, ...]:
    problems = [str(problem) for problem in brought.problems if problem.blocks]
    questions = [_asked(question) for question in brought.questions]
    if any(problem.what.startswith(ALIKE) for problem in brought.problems):
        problems.append("Say which sheet is meant: --sheet TITLE.")
    if not questions:
        return (*problems, "Nothing was written.")
    where = (
        f"Fill in the answers in {choices} and run the command again."
        if choices
        else "Add --choices FILE: the questions are written into that file, to be answered there."
    )
    return (*problems, *questions, f"Nothing was written. {where}")


def _asked(question: Question) -> str:
    options = ", ".join(option.answer for option in question.options)
    return f"Question: {question.words} Rows {in_short(question.rows)}. Answer one of: {options}."
