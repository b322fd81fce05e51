"""Writes what is protected: both documents drawn, and every file of a report, all of them or none."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from wres_desktop.disclosure.statements import Publication
from wres_desktop.errors import CannotWrite, NotProtected, WrongUse, room_to_work
from wres_desktop.intake.problems import Problem
from wres_desktop.whole_files import write_whole

if TYPE_CHECKING:
    from wres_desktop.reports.blocks import ReportContent


TEXTS_TO_READ = "Some texts have to be read once more before they are printed, since they could tell of somebody:"
"""Without the words themselves, for a failure: what fails may be kept in a log."""


@dataclass(frozen=True, slots=True)
class TextToRead:
    """A typed text, word for word, that somebody has to read before it is printed, and why: for own eyes only.

    ``telling`` are the words and numbers in it that made it noticed; there are none where only its place did.
    """

    problem: Problem
    text: str
    telling: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Protected:
    """What may be printed, with the proof of it and the public certificate as files' texts.

    ``reasons`` (for the organisation's own eyes) says why each withheld statement is withheld; ``flagged`` has the
    typed texts that could tell of somebody and that nobody has read as they stand. ``already_out`` is how many numbers
    earlier publications gave away, ``already_out_to`` how many besides to members which know their own counts, by their
    codes, and ``corrected`` the ids of their statements that the returns contradict; where there are any, there may be
    no certificate.
    """

    publication: Publication
    publication_text: str
    proof_text: str
    reasons: Mapping[str, str]
    flagged: tuple[TextToRead, ...]
    already_out: int = 0
    corrected: tuple[str, ...] = ()
    certificate_text: str = ""
    already_out_to: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class JointProtected:
    """A joint report and, by their codes, its members' own reports, where these were protected together with it."""

    joint: Protected
    members: Mapping[str, Protected]


@dataclass(frozen=True, slots=True)
class Documents:
    """Both documents as PDF files."""

    annual_report: bytes
    action_plan: bytes


def render_documents(publication: Publication) -> Documents:
    """Draw the annual report and the action plan."""
    from wres_desktop.reports.documents import documents_of  # noqa: PLC0415 - ReportLab is slow to load

    contents = documents_of(_with_words(publication))
    return Documents(_pdf(contents["annual-report"]), _pdf(contents["action-plan"]))


def _pdf(content: "ReportContent") -> bytes:
    from wres_desktop.reports.pdf import render_pdf  # noqa: PLC0415 - as above

    paper = io.BytesIO()
    render_pdf(content, paper)
    return paper.getvalue()


def report_files(protected: Protected) -> dict[str, bytes]:
    """Every file of a report by its name.

    Raises:
        CannotWrite: there is no room for temporary files.
        NotProtected: a typed text that could tell of somebody was not read.
    """
    from wres_desktop.reports.csv_table import published_csv  # noqa: PLC0415 - as above
    from wres_desktop.reports.documents import documents_of  # noqa: PLC0415 - as above
    from wres_desktop.reports.docx import render_docx  # noqa: PLC0415 - as above
    from wres_desktop.reports.html import render_html  # noqa: PLC0415 - as above
    from wres_desktop.reports.published_workbook import published_workbook  # noqa: PLC0415 - as above

    if protected.flagged:
        raise NotProtected(_without_words(protected.flagged))
    publication = protected.publication
    contents = documents_of(_with_words(publication))
    files = {f"{name}.pdf": _pdf(content) for name, content in contents.items()}
    files |= {f"{name}.html": render_html(content).encode() for name, content in contents.items()}
    files |= {f"{name}.docx": render_docx(content) for name, content in contents.items()}
    with room_to_work():
        workbook = published_workbook(publication)
    return files | {
        "published.csv": published_csv(publication).encode("utf-8-sig"),
        "published.xlsx": workbook,
        "publication.json": protected.publication_text.encode(),
        "proof.json": protected.proof_text.encode(),
        "certificate.json": protected.certificate_text.encode(),
    }


def _without_words(texts: Sequence[TextToRead]) -> str:
    where = "; ".join(dict.fromkeys(f"{each.problem.source}: {each.problem.place}".lstrip(": ") for each in texts))
    return f"{TEXTS_TO_READ} {where}. {texts[0].problem.to_do}"


def left_empty(publication: Publication) -> str:
    """What the form asks for and nobody wrote, as the sign-off sheet says it; empty where everything is written."""
    from wres_desktop.domain.series import edition_near  # noqa: PLC0415 - needed only here
    from wres_desktop.reports import wording  # noqa: PLC0415 - as above
    from wres_desktop.reports.content import source_of  # noqa: PLC0415 - ReportLab is slow to load
    from wres_desktop.reports.content_form import left_blank  # noqa: PLC0415 - as above

    document = _with_words(publication).document
    blank = left_blank(source_of(publication, edition_near(document.reporting_year if document else 0)))
    return wording.left_blank(blank) if blank else ""


def paper_files(publication: Publication, today: date) -> dict[str, bytes]:
    """The papers around a report by their names: for the board, the commissioner and the equality duty, and the plan.

    Raises:
        CannotWrite: there is no room for temporary files.
        WrongUse: the publication holds no words of an organisation.
    """
    from wres_desktop.domain.series import edition_near  # noqa: PLC0415 - needed only here
    from wres_desktop.reports.content import source_of  # noqa: PLC0415 - ReportLab is slow to load
    from wres_desktop.reports.docx import render_docx  # noqa: PLC0415 - as above
    from wres_desktop.reports.papers import TO_EDIT, papers_of  # noqa: PLC0415 - as above
    from wres_desktop.reports.plan_workbook import plan_workbook  # noqa: PLC0415 - as above

    publication = _with_words(publication)
    year = publication.document.reporting_year if publication.document else 0
    papers = papers_of(publication, today)
    files = {f"{name}.pdf": _pdf(content) for name, content in papers.items()}
    files |= {f"{name}.docx": render_docx(papers[name]) for name in TO_EDIT}
    with room_to_work():
        return files | {"action-plan.xlsx": plan_workbook(source_of(publication, edition_near(year)))}


def write_report(protected: Protected, folder: Path) -> tuple[Path, ...]:
    """Write every file of the report into ``folder``: all of them or, where one cannot be written, none.

    Raises:
        CannotWrite: no permission, no space, or not a folder.
        NotProtected: a typed text that could tell of somebody was not read.
    """
    return write_files(report_files(protected), folder)


def write_files(files: Mapping[str, bytes], folder: Path) -> tuple[Path, ...]:
    """Write files of a report into ``folder``: all of them or, where one cannot be written, none.

    Raises:
        CannotWrite: no permission, no space, or not a folder.
    """
    return _written({folder / name: content for name, content in files.items()}, folder)


def write_joint(protected: JointProtected, folder: Path) -> tuple[Path, ...]:
    """Write every file of the joint report into ``folder``, and each member's into a folder of its code in there.

    Raises:
        CannotWrite: no permission, no space, or not a folder; no file is written then.
        NotProtected: a typed text that could tell of somebody was not read.
    """
    files = {folder / name: content for name, content in report_files(protected.joint).items()}
    for code, member in protected.members.items():
        files |= {folder / code / name: content for name, content in report_files(member).items()}
    return _written(files, folder)


def _written(files: Mapping[Path, bytes], folder: Path) -> tuple[Path, ...]:
    try:
        for each in dict.fromkeys(path.parent for path in files):
            each.mkdir(parents=True, exist_ok=True)
        write_whole(files)
    except OSError as error:
        message = (
            f"The report cannot be written to {folder}; check that it is a folder, that you may write there, that "
            "the disk has space and that none of its files is open in another program."
        )
        raise CannotWrite(message) from error
    return tuple(files)


def _with_words(publication: Publication) -> Publication:
    if publication.document is None:
        message = "This publication holds no document to draw."
        raise WrongUse(message)
    return publication
