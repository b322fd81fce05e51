"""The only door: exact counts in, publications out, and the proof that they give nobody away; or a refusal."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from wres_desktop.disclosure.chosen_publication import with_readings
from wres_desktop.disclosure.compared_reports import own_before
from wres_desktop.disclosure.decide import Choice, Reason, Reasons
from wres_desktop.disclosure.deciding import decided
from wres_desktop.disclosure.derived import with_derived
from wres_desktop.disclosure.ledger import background
from wres_desktop.disclosure.narrative import FlaggedText, flagged_texts
from wres_desktop.disclosure.policy import Policy
from wres_desktop.disclosure.proof import Proof
from wres_desktop.disclosure.proving import Decision
from wres_desktop.disclosure.publication_file import publication_sha256
from wres_desktop.disclosure.sensitive import Sensitive, sensitive_counts, small_differences
from wres_desktop.disclosure.statements import Publication
from wres_desktop.disclosure.terms import Terms
from wres_desktop.disclosure.wanted import Wanted, wanted_of
from wres_desktop.domain.figures import cells_matching
from wres_desktop.domain.submission import Submission


@dataclass(frozen=True, slots=True)
class Protected:
    """A publication with its proof.

    ``reasons`` (own eyes only) says why each withheld statement is withheld; ``flagged`` are the typed texts that
    somebody has to read before they are printed; ``corrected`` names the statements of earlier publications that the
    counts contradict; ``already_out_to`` says how many numbers these gave away to members which know their own counts,
    by their codes, and to nobody else.
    """

    publication: Publication
    proof: Proof
    reasons: Mapping[str, Reason]
    flagged: tuple[FlaggedText, ...]
    corrected: tuple[str, ...] = ()
    already_out_to: Mapping[str, int] = field(default_factory=dict)


def protect(submissions: Sequence[Submission], terms: Terms) -> Protected:
    """Decide for every figure of one organisation's returns whether it is printed, and prove that it is safe.

    Raises:
        NotProtected: the proof is not complete; nothing may be published.
        DataProblems: earlier publications contradict the returns or each other.
    """
    (protected,) = protect_together([wanted_of(submissions)], terms)
    return protected


def protect_together(wanted: Sequence[Wanted], terms: Terms) -> tuple[Protected, ...]:
    """Decide for every figure of every document whether it is printed; one publication for each, in their order.

    Raises:
        NotProtected: the proof is not complete; nothing may be published.
        DataProblems: earlier publications contradict the counts or each other.
    """
    counts = {name: count for document in wanted for name, count in document.part.table.items()}
    out = background(terms.ledger, counts)
    decision = decided(wanted, out, terms)
    planned = decision.planned
    made = [
        _finished(
            document,
            publication,
            Choice(document.part, planned.candidates, decision.chosen, terms.policy),
            decision,
            terms,
        )
        for document, publication in zip(wanted, decision.publications, strict=True)
    ]
    beside = [publication_sha256(publication) for publication in terms.ledger]
    return tuple(
        replace(
            each,
            proof=replace(each.proof, together_with=(*(o.proof.publication for o in made if o is not each), *beside)),
            corrected=out.corrected,
        )
        for each in made
    )


def _finished(wanted: Wanted, publication: Publication, choice: Choice, decision: Decision, terms: Terms) -> Protected:
    part, lost = wanted.part, decision.already_out
    publication = with_readings(publication, part.table)
    before = own_before(publication, terms.ledger)
    publication = with_derived(publication, replace(terms.beside, benchmarks=(*terms.beside.benchmarks, *before)))
    reasons = Reasons(choice)
    why = {
        figure.id: reason
        for figure, statement in zip(part.figures, publication.statements, strict=True)
        if (reason := reasons.of(figure, statement)) is not None
    }
    flagged = flagged_texts(publication, part.figures, part.table, wanted.texts_read)
    proof = Proof(
        publication=publication_sha256(publication),
        policy=terms.policy.name,
        sensitive=_sensitive(wanted, terms.policy, lost, decision.planned.consented),
        cells=choice.candidates.cells,
        witnesses=decision.certified.tables,
        moves=decision.certified.moves,
        consents=wanted.consents,
        already_out=tuple(lost),
        secret=terms.secret.text(),
        insiders=tuple(each.content() for each in decision.kept_from) if _holds_insiders(wanted, decision) else (),
    )
    return Protected(publication, proof, why, flagged, already_out_to=decision.already_out_to)


def _holds_insiders(wanted: Wanted, decision: Decision) -> bool:
    """Whether a document's proof holds what members know: that of a joint report, which goes to none but its lead."""
    documents = [each.document for each in decision.publications]
    return bool(wanted.document.members) or not any(each is not None and each.members for each in documents)


def _sensitive(
    wanted: Wanted, policy: Policy, lost: Sequence[tuple[str, ...]], consented: Collection[frozenset[str]]
) -> tuple[Sensitive, ...]:
    """What the true counts make sensitive, but for what earlier publications gave away and those who ``consented``."""
    part = wanted.part
    counts = sensitive_counts(part.table, part.figures, policy, consented)
    counts += small_differences(part.table, part.figures, policy, counts, consented)
    out = {frozenset(cells) for cells in lost}
    names = tuple(part.table)
    return tuple(need for need in counts if frozenset(cells_matching(need.of, names)) not in out)
