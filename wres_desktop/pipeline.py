"""The whole way from return files to a protected report on paper, as a list of calls: read this first."""

import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from wres_desktop.checking import audit_files, proof_failures, read_publication, verify_files
from wres_desktop.disclosure.alternatives import Alternative, alternative_of
from wres_desktop.disclosure.emphasis import EMPHASES, emphasis_named
from wres_desktop.disclosure.policy import Policy, load_policy
from wres_desktop.disclosure.publication_file import publication_text
from wres_desktop.disclosure.secret_file import kept_secret
from wres_desktop.disclosure.statements import Publication
from wres_desktop.domain.consortium import Consortium
from wres_desktop.domain.edition import load_edition
from wres_desktop.domain.indicators import IndicatorSet, indicators_of
from wres_desktop.domain.submission import Submission
from wres_desktop.errors import CannotWrite, NotProtected, WrongUse
from wres_desktop.intake.checks import check_returns
from wres_desktop.intake.members import ReadMembers, read_members
from wres_desktop.intake.problems import Problem, Severity, any_blocks, arranged
from wres_desktop.intake.return_file import read_return
from wres_desktop.paths import resources, secret_path
from wres_desktop.whole_files import write_whole

if TYPE_CHECKING:
    from wres_desktop.disclosure.protect import Protected as Decided
    from wres_desktop.disclosure.protect import Terms
    from wres_desktop.disclosure.readings_process import ReadingsProcess

__all__ = [
    "Documents",
    "JointProtected",
    "OpenedReturns",
    "Protected",
    "Wishes",
    "alternatives",
    "audit_files",
    "joint_returns",
    "open_returns",
    "own_figures",
    "protect",
    "protect_joint",
    "read_publication",
    "readings_process",
    "render_documents",
    "report_files",
    "sample_returns",
    "verify_files",
    "write_joint",
    "write_report",
]

SAMPLE = "commissioning-group"


@dataclass(frozen=True, slots=True)
class OpenedReturns:
    """One organisation's returns, the latest last, and everything that the checks say about them."""

    submissions: tuple[Submission, ...]
    problems: tuple[Problem, ...]
    blocked: bool


@dataclass(frozen=True, slots=True)
class Protected:
    """What may be printed, with the proof of it as a file's text.

    ``reasons`` (for the organisation's own eyes) says why each withheld statement is withheld; ``flagged`` names typed
    texts that hold a withheld figure's number. ``already_out`` is how many numbers earlier publications gave away, and
    ``corrected`` the ids of their statements that the returns contradict.
    """

    publication: Publication
    publication_text: str
    proof_text: str
    reasons: Mapping[str, str]
    flagged: tuple[Problem, ...]
    already_out: int = 0
    corrected: tuple[str, ...] = ()


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


def open_returns(paths: Sequence[Path]) -> OpenedReturns:
    """Read and check one organisation's returns.

    Raises:
        UnreadableFile: a file is not a return.
    """
    read = [read_return(path) for path in paths]
    whole = [(r.submission, path.name) for r, path in zip(read, paths, strict=True) if r.submission is not None]
    submissions = tuple(sorted((submission for submission, _ in whole), key=lambda s: s.reporting_year))
    checked = check_returns([submission for submission, _ in whole], [name for _, name in whole])
    problems = arranged([problem for r in read for problem in r.problems] + list(checked))
    return OpenedReturns(submissions, problems, any_blocks(problems))


def sample_returns() -> tuple[Path, ...]:
    """The return files of the invented organisation that comes with the program."""
    return tuple(sorted((resources() / "samples").glob(f"{SAMPLE}-*.wres.json")))


def own_figures(submissions: Sequence[Submission]) -> IndicatorSet:
    """The exact indicators of the latest return, compared with the one before: for the organisation's own eyes."""
    *earlier, latest = submissions
    return indicators_of(latest, load_edition(latest.reporting_year), earlier[-1] if earlier else None)


def readings_process() -> "ReadingsProcess":
    """A process that loads the statistics library ahead of need; to be entered before ``open_returns``."""
    from wres_desktop.disclosure.readings_process import ReadingsProcess  # noqa: PLC0415 - only a report needs it

    return ReadingsProcess(meanwhile=_load_drawing)


def _load_drawing() -> None:
    import wres_desktop.reports.pdf  # noqa: F401, PLC0415 - ReportLab is slow to load


@dataclass(frozen=True, slots=True)
class Wishes:
    """How to publish: policy, what matters most (a plan's name), and what is out already as publication files.

    ``process`` reads the relative likelihoods where it is given; ``step`` is called again and again, with how many
    figures are decided and of how many, and may raise to stop the work.
    """

    policy: str = "default"
    plan: str = "headlines"
    ledger: tuple[Path, ...] = ()
    process: "ReadingsProcess | None" = None
    step: Callable[[int, int], None] = lambda _done, _of: None


def protect(submissions: Sequence[Submission], wishes: Wishes = Wishes()) -> Protected:
    """Decide what may be printed, prove it, and check the proof by arithmetic.

    Raises:
        NotProtected: the proof could not be completed; nothing may be published.
        DataProblems: earlier publications contradict the returns or each other.
        UnreadableFile: an earlier publication is none.
    """
    from wres_desktop.disclosure import protect as door  # noqa: PLC0415 - the solver is slow to load

    terms = _terms(wishes)
    return _checked(door.protect(submissions, terms), terms.policy)


def alternatives(submissions: Sequence[Submission], wishes: Wishes = Wishes()) -> tuple[Alternative, ...]:
    """What each plan would print of these returns; as ``protect``, and raising as that does."""
    plans = ((each, replace(wishes, plan=each.name)) for each in EMPHASES.values())
    return tuple(alternative_of(each, protect(submissions, wished).publication) for each, wished in plans)


def _terms(wishes: Wishes) -> "Terms":
    from wres_desktop.disclosure.protect import Terms  # noqa: PLC0415 - the solver is slow to load
    from wres_desktop.disclosure.readings import read_likelihoods  # noqa: PLC0415 - as above

    return Terms(
        policy=load_policy(wishes.policy),
        secret=kept_secret(secret_path()),
        emphasis=emphasis_named(wishes.plan),
        ledger=tuple(read_publication(path) for path in wishes.ledger),
        reader=wishes.process.read if wishes.process else read_likelihoods,
        step=wishes.step,
    )


def joint_returns(paths: Sequence[Path], lead: str = "", name: str = "") -> ReadMembers:
    """Read and check the returns of all members; ``lead`` is a code, without it the first file's organisation leads.

    Raises:
        UnreadableFile: a file is not a return.
        WrongUse: the lead is none of the members.
    """
    return read_members(paths, lead, name)


def protect_joint(consortium: Consortium, wishes: Wishes = Wishes(), *, with_members: bool = False) -> JointProtected:
    """As ``protect``, for the joint report of a consortium; ``with_members``: together with each member's own report.

    Raises:
        NotProtected: the proof could not be completed; nothing may be published.
        DataProblems: earlier publications contradict the returns or each other.
        UnreadableFile: an earlier publication is none.
    """
    from wres_desktop.disclosure import protect as door  # noqa: PLC0415 - the solver is slow to load
    from wres_desktop.disclosure.wanted import joint_wanted_of, wanted_of  # noqa: PLC0415 - as above

    terms = _terms(wishes)
    members = consortium.members if with_members else ()
    wanted = [joint_wanted_of(consortium), *(wanted_of(member.returns) for member in members)]
    joint, *own = door.protect_together(wanted, terms)
    codes = [member.organisation.code for member in members]
    by_code = {code: _checked(each, terms.policy, code) for code, each in zip(codes, own, strict=True)}
    return JointProtected(_checked(joint, terms.policy), by_code)


def _checked(protected: "Decided", policy: Policy, source: str = "") -> Protected:
    """A publication as files, once its proof has been checked by arithmetic."""
    from wres_desktop.disclosure.proof import proof_text  # noqa: PLC0415 - only a report needs it

    publication, proof = publication_text(protected.publication), proof_text(protected.proof)
    if proof_failures(publication.encode(), json.loads(publication), json.loads(proof), policy):
        message = "The proof of this publication did not hold when it was checked, so nothing was published."
        raise NotProtected(message)
    return Protected(
        protected.publication,
        publication,
        proof,
        {statement_id: reason.value for statement_id, reason in protected.reasons.items()},
        tuple(_number_in_text(place, source) for place in protected.flagged),
        len(set(protected.proof.already_out)),
        protected.corrected,
    )


def _number_in_text(place: str, source: str) -> Problem:
    return Problem(
        address=place,
        what="This text holds a number that matches a figure which is withheld, so it could give somebody away.",
        to_do="Take the number out; or, if it is about something else, say who checked the text "
        '("narrative checked by" in the form).',
        severity=Severity.BLOCKS,
        source=source,
    )


def render_documents(publication: Publication) -> Documents:
    """Draw the annual report and the action plan."""
    from wres_desktop.reports.content import action_plan, annual_report  # noqa: PLC0415 - ReportLab is slow to load
    from wres_desktop.reports.pdf import render_pdf  # noqa: PLC0415 - as above

    edition = load_edition(_year(publication))
    drawn = []
    for content in (annual_report(publication, edition), action_plan(publication, edition)):
        paper = io.BytesIO()
        render_pdf(content, paper)
        drawn.append(paper.getvalue())
    return Documents(*drawn)


def report_files(protected: Protected) -> dict[str, bytes]:
    """Every file of a report by its name.

    Raises:
        NotProtected: a typed text holds a withheld figure's number.
    """
    from wres_desktop.reports.content import action_plan, annual_report  # noqa: PLC0415 - as above
    from wres_desktop.reports.csv_table import published_csv  # noqa: PLC0415 - as above
    from wres_desktop.reports.html import render_html  # noqa: PLC0415 - as above

    if protected.flagged:
        raise NotProtected(" ".join(str(problem) for problem in protected.flagged))
    publication = protected.publication
    edition = load_edition(_year(publication))
    documents = render_documents(publication)
    return {
        "annual-report.pdf": documents.annual_report,
        "action-plan.pdf": documents.action_plan,
        "annual-report.html": render_html(annual_report(publication, edition)).encode(),
        "action-plan.html": render_html(action_plan(publication, edition)).encode(),
        "published.csv": published_csv(publication).encode("utf-8-sig"),
        "publication.json": protected.publication_text.encode(),
        "proof.json": protected.proof_text.encode(),
    }


def write_report(protected: Protected, folder: Path) -> tuple[Path, ...]:
    """Write every file of the report into ``folder``: all of them or, where one cannot be written, none.

    Raises:
        CannotWrite: no permission, no space, or not a folder.
        NotProtected: a typed text holds a withheld figure's number.
    """
    return _written({folder / name: content for name, content in report_files(protected).items()}, folder)


def write_joint(protected: JointProtected, folder: Path) -> tuple[Path, ...]:
    """Write every file of the joint report into ``folder``, and each member's into a folder of its code in there.

    Raises:
        CannotWrite: no permission, no space, or not a folder; no file is written then.
        NotProtected: a typed text holds a withheld figure's number.
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


def _year(publication: Publication) -> int:
    if publication.document is None:
        message = "This publication holds no document to draw."
        raise WrongUse(message)
    return publication.document.reporting_year
