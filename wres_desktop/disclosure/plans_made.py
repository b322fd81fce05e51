"""Keeps the plans that were made last: other words around the same counts need no new plan, proof or certificate."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from wres_desktop.disclosure.emphasis import EMPHASES
from wres_desktop.disclosure.narrative import flagged_texts
from wres_desktop.disclosure.publication_file import publication_sha256
from wres_desktop.disclosure.wanted import wanted_of
from wres_desktop.domain.submission import Submission, without_words

if TYPE_CHECKING:
    from wres_desktop.disclosure.certificate import Certificate
    from wres_desktop.disclosure.protect import Protected
    from wres_desktop.disclosure.terms import Terms

_KEPT = len(EMPHASES) + 1
"""One for each plan that can be chosen, and one for another policy."""


@dataclass(frozen=True, slots=True)
class Certified:
    """What was decided about documents that are published together, and what shows that it is safe.

    ``certificate`` counts as false what is known to be; ``shown`` is the public one, for readers who may believe it.
    """

    decided: "tuple[Protected, ...]"
    certificate: "Certificate"
    shown: "Certificate"


def certified(decided: "Sequence[Protected]", terms: "Terms") -> Certified:
    """What was decided with its certificates.

    Raises:
        NotProtected: for a rule there are neither tables nor a bound.
    """
    from wres_desktop.disclosure.certificate import certificate_of  # noqa: PLC0415  the solver is slow to load

    publications, corrected = [each.publication for each in decided], decided[0].corrected
    certificate = certificate_of(publications, terms.ledger, terms.policy, corrected)
    # Which earlier statements are false may be for the organisation alone to know: readers may believe them all.
    shown = certificate_of(publications, terms.ledger, terms.policy) if corrected else certificate
    return Certified(tuple(decided), certificate, shown)


def reworded(known: Certified, submissions: Sequence[Submission]) -> Certified:
    """The same with the words of ``submissions``, which differ in their words alone from those it was made of."""
    (before,), wanted = known.decided, wanted_of(submissions)
    said = before.publication.document
    if said is None:
        return known
    words = replace(wanted.document, policy=said.policy, with_consent=said.with_consent, beside=said.beside)
    publication = replace(before.publication, document=words)
    digest = publication_sha256(publication)
    flagged = flagged_texts(publication, wanted.part.figures, wanted.part.table, wanted.texts_read)
    proof = replace(before.proof, publication=digest)
    decided = replace(before, publication=publication, proof=proof, flagged=flagged)
    certificate, shown = (replace(each, publications=(digest,)) for each in (known.certificate, known.shown))
    return Certified((decided,), certificate, shown)


@dataclass(frozen=True, slots=True)
class _Made:
    counts: tuple[Submission, ...]
    terms: "Terms"
    plan: Certified


class PlansMade:
    """The plans made last of one organisation's returns. A publication is a function of returns and terms alone."""

    def __init__(self) -> None:
        self._made: tuple[_Made, ...] = ()

    def certified(self, submissions: Sequence[Submission], terms: "Terms") -> Certified:
        """As ``protect`` and ``certified``; where only words changed since, the plan is the one that was made.

        Raises:
            NotProtected: the proof is not complete; nothing may be published.
            DataProblems: earlier publications contradict the returns or each other.
        """
        from wres_desktop.disclosure.plan import unwatched  # noqa: PLC0415  the solver is slow to load
        from wres_desktop.disclosure.protect import protect  # noqa: PLC0415  as above

        counts, asked = tuple(without_words(each) for each in submissions), replace(terms, step=unwatched)
        for each in self._made:
            if each.counts == counts and each.terms == asked:
                return reworded(each.plan, submissions)
        plan = certified([protect(submissions, terms)], terms)
        self._made = (_Made(counts, asked, plan), *self._made)[:_KEPT]
        return plan

    def forget(self) -> None:
        """Keep nothing of an organisation whose file is closed."""
        self._made = ()
