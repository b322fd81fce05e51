"""What may be printed of returns: plans, and proofs that are checked by arithmetic before anything is written."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wres_desktop.checking import certificate_failures, proof_failures, read_publication, sha256, wrong_names
from wres_desktop.disclosure.alternatives import Alternative, Most, alternative_of
from wres_desktop.disclosure.emphasis import EMPHASES, emphasis_named
from wres_desktop.disclosure.policy import Policy, load_policy
from wres_desktop.disclosure.publication_file import publication_text
from wres_desktop.disclosure.secret import Secret
from wres_desktop.disclosure.secret_file import kept_secret
from wres_desktop.disclosure.statements import Printed, Publication
from wres_desktop.domain.consortium import Consortium
from wres_desktop.domain.submission import Submission
from wres_desktop.errors import NotProtected
from wres_desktop.intake.beside_file import all_beside
from wres_desktop.intake.problems import Problem, Severity
from wres_desktop.paths import secret_path
from wres_desktop.writing import JointProtected, Protected, TextToRead

if TYPE_CHECKING:
    from wres_desktop.disclosure.narrative import FlaggedText
    from wres_desktop.disclosure.plans_made import Certified, PlansMade
    from wres_desktop.disclosure.protect import Protected as Decided
    from wres_desktop.disclosure.terms import Terms


@dataclass(frozen=True, slots=True)
class Wishes:
    """How to publish: policy, what matters most (a plan's name), and what is out already.

    What is out is given as publication files (``ledger``) and as publications (``published``); ``secret`` is the
    organisation's, and without it that of the user who runs the program. ``beside`` are files with figures of others to
    compare with, besides the national ones that the program brings. ``step`` is called again and again, with how many
    figures are decided and of how many, and may raise to stop the work.
    """

    policy: str = "default"
    plan: str = "headlines"
    ledger: tuple[Path, ...] = ()
    published: tuple[Publication, ...] = ()
    secret: Secret | None = None
    step: Callable[[int, int], None] = lambda _done, _of: None
    beside: tuple[Path, ...] = ()


def protect(submissions: Sequence[Submission], wishes: Wishes = Wishes(), made: "PlansMade | None" = None) -> Protected:
    """Decide what may be printed, prove it, and check the proof by arithmetic; plans that are ``made`` are used again.

    Raises:
        NotProtected: the proof could not be completed; nothing may be published.
        DataProblems: earlier publications contradict the returns or each other.
        UnreadableFile: an earlier publication is none.
    """
    from wres_desktop.disclosure.plans_made import PlansMade  # noqa: PLC0415 - the solver is slow to load

    terms = _terms(wishes)
    plan = (made or PlansMade()).certified(submissions, terms)
    (protected,) = _as_files(plan, [""], terms)
    return protected


def alternatives(submissions: Sequence[Submission], wishes: Wishes, most: Most) -> tuple[Alternative, ...]:
    """What each plan would print of these returns, counted as in ``most``; as ``protect``, and raising as that does."""
    from wres_desktop.disclosure import protect as door  # noqa: PLC0415 - the solver is slow to load

    terms = _terms(wishes)
    plans = ((each, replace(terms, emphasis=each)) for each in EMPHASES.values())
    return tuple(alternative_of(each, door.protect(submissions, own).publication, most) for each, own in plans)


def most_printed(submissions: Sequence[Submission], wishes: Wishes = Wishes()) -> Most:
    """The most that any safe choice could print of these returns.

    Raises:
        DataProblems: earlier publications contradict the returns or each other.
        UnreadableFile: an earlier publication is none.
    """
    from wres_desktop.disclosure.most_printed import most_of  # noqa: PLC0415 - the solver is slow to load

    return most_of(submissions, _terms(wishes))


def protect_joint(consortium: Consortium, wishes: Wishes = Wishes(), *, with_members: bool = False) -> JointProtected:
    """As ``protect``, for the joint report of a consortium; ``with_members``: together with each member's own report.

    Raises:
        NotProtected: the proof could not be completed; nothing may be published.
        DataProblems: earlier publications contradict the returns or each other.
        UnreadableFile: an earlier publication is none.
    """
    from wres_desktop.disclosure import protect as door  # noqa: PLC0415 - the solver is slow to load
    from wres_desktop.disclosure.plans_made import certified  # noqa: PLC0415 - as above
    from wres_desktop.disclosure.wanted import joint_wanted_of, wanted_of  # noqa: PLC0415 - as above

    terms = _terms(wishes)
    members = consortium.members if with_members else ()
    wanted = [joint_wanted_of(consortium), *(wanted_of(member.returns) for member in members)]
    codes = [member.organisation.code for member in members]
    joint, *own = _as_files(certified(door.protect_together(wanted, terms), terms), ["", *codes], terms)
    return JointProtected(joint, dict(zip(codes, own, strict=True)))


def _terms(wishes: Wishes) -> "Terms":
    from wres_desktop.disclosure.terms import Terms  # noqa: PLC0415 - the solver is slow to load

    return Terms(
        policy=load_policy(wishes.policy),
        secret=wishes.secret or kept_secret(secret_path()),
        emphasis=emphasis_named(wishes.plan),
        ledger=(*wishes.published, *(read_publication(path) for path in wishes.ledger)),
        beside=all_beside(wishes.beside),
        step=wishes.step,
    )


def _as_files(plan: "Certified", sources: Sequence[str], terms: "Terms") -> list[Protected]:
    """Publications that were made together as files, once certificate and proofs have been checked by arithmetic."""
    from wres_desktop.disclosure.certificate_file import certificate_text, head_of  # noqa: PLC0415 - as above

    head, public = head_of(plan.certificate), certificate_text(plan.shown)
    texts = [publication_text(each) for each in (*(each.publication for each in plan.decided), *terms.ledger)]
    beside = {sha256(text.encode()): json.loads(text) for text in texts}
    content = json.loads(public)
    if wrong_names(content, beside) or certificate_failures(content, beside, plan.shown.publications[0]):
        raise _does_not_hold("certificate")
    return [
        replace(_checked(each, head, beside, terms.policy, source), certificate_text=public)
        for each, source in zip(plan.decided, sources, strict=True)
    ]


def _checked(
    protected: "Decided",
    head: Mapping[str, object],
    beside: Mapping[str, Mapping[str, Any]],
    policy: Policy,
    source: str,
) -> Protected:
    """A publication as files; its proof is checked with those made together with it and earlier ones ``beside`` it."""
    from wres_desktop.disclosure.proof import proof_text  # noqa: PLC0415 - only a report needs it

    publication = publication_text(protected.publication)
    proof = proof_text(replace(protected.proof, certificate=head))
    itself = publication.encode()
    if proof_failures(itself, beside[sha256(itself)], json.loads(proof), policy, beside):
        raise _does_not_hold("proof")
    return Protected(
        protected.publication,
        publication,
        proof,
        {statement_id: reason.value for statement_id, reason in protected.reasons.items()},
        tuple(_to_read(each, source, _kept_back(protected.publication)) for each in protected.flagged),
        len(set(protected.proof.already_out)),
        protected.corrected,
        already_out_to=protected.already_out_to,
    )


def _does_not_hold(what: str) -> NotProtected:
    return NotProtected(f"The {what} of this publication did not hold when it was checked, so nothing was published.")


def _kept_back(publication: Publication) -> str:
    """What readers do not get of a figure, in a word."""
    some_rounded = any(isinstance(each, Printed) and each.is_rounded for each in publication.statements)
    return "withheld or rounded" if some_rounded else "withheld"


def _to_read(text: "FlaggedText", source: str, kept_back: str) -> TextToRead:
    why = []
    if text.words:
        why.append(f"{_quoted(text.words)} may point at one person.")
    if text.numbers:
        matches = "matches a figure which is" if len(text.numbers) == 1 else "match figures which are"
        why.append(f"{_quoted(text.numbers)} {matches} {kept_back}.")
    if text.beside:
        why.append(
            f"Some figures of this indicator are {kept_back}, and words can tell what they would have told. Do not "
            "write that the numbers are small: it is what the mark in the table keeps back."
        )
    problem = Problem(
        address=text.place,
        what=" ".join(why),
        to_do="Change it; or, if no reader could tell who it is about, say so for this text: on the Checks page of the "
        "window, or with the command read-texts.",
        severity=Severity.BLOCKS,
        source=source,
    )
    return TextToRead(problem, text.text, (*text.words, *text.numbers))


def _quoted(words: Sequence[str]) -> str:
    return " and ".join(f"\N{LEFT DOUBLE QUOTATION MARK}{each}\N{RIGHT DOUBLE QUOTATION MARK}" for each in words)
