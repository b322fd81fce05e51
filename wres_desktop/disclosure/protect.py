"""The only door: exact counts in, a publication out, and the proof that it gives nobody away; or a refusal."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from wres_desktop import __version__
from wres_desktop.disclosure.alike import treat_alike
from wres_desktop.disclosure.candidates import CandidateIndex
from wres_desktop.disclosure.decide import Choice, Reason, reason_of, statement_of
from wres_desktop.disclosure.narrative import flagged_texts
from wres_desktop.disclosure.plan import Planner
from wres_desktop.disclosure.policy import Policy
from wres_desktop.disclosure.proof import Proof
from wres_desktop.disclosure.publication_file import publication_text
from wres_desktop.disclosure.readings import Reader, read_likelihoods, readings_of
from wres_desktop.disclosure.sensitive import Sensitive, sensitive_counts, small_differences
from wres_desktop.disclosure.statements import Printed, Publication
from wres_desktop.disclosure.wanted import Wanted, wanted_of
from wres_desktop.disclosure.witnesses import Witnesses, find_witnesses
from wres_desktop.domain.consents import covers
from wres_desktop.domain.figures import Count, Table, cells_matching
from wres_desktop.domain.submission import Submission
from wres_desktop.errors import NotProtected

_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Protected:
    """A publication with its proof.

    ``reasons`` (own eyes only) says why each withheld statement is withheld; ``flagged`` names the typed texts that
    hold a withheld figure's number.
    """

    publication: Publication
    proof: Proof
    reasons: Mapping[str, Reason]
    flagged: tuple[str, ...]


def protect(submissions: Sequence[Submission], policy: Policy, reader: Reader = read_likelihoods) -> Protected:
    """Decide for every figure of one organisation's returns whether it is printed, and prove that it is safe.

    ``reader`` reads relative likelihoods; another one may do so in another process.

    Raises:
        NotProtected: the proof is not complete; nothing may be published.
    """
    (protected,) = protect_together([wanted_of(submissions)], policy, reader=reader)
    return protected


def protect_together(
    wanted: Sequence[Wanted], policy: Policy, *, reader: Reader = read_likelihoods
) -> tuple[Protected, ...]:
    """Decide for every figure of every document whether it is printed; one publication for each, in their order.

    Raises:
        NotProtected: the proof is not complete; nothing may be published.
    """
    if policy.insiders != "none" and any(each.document.members for each in wanted):
        message = (
            "This version cannot yet prove a joint report safe from a member that knows its own counts, so nothing was "
            "published. Choose a policy without insiders."
        )
        raise NotProtected(message)
    (document,) = wanted
    return (_protect_alone(document, policy, reader),)


def _protect_alone(wanted: Wanted, policy: Policy, reader: Reader) -> Protected:
    part = wanted.part
    consented = frozenset(cells for consent in wanted.consents for cells in consent.sums)
    sensitive = sensitive_counts(part.table, part.figures, policy, consented)
    watched = small_differences(part.table, part.figures, policy, sensitive, consented)
    index = CandidateIndex(part, sensitive, policy, consented)
    planner = Planner(index.candidates)
    for _ in range(_ATTEMPTS):
        pattern, alike = treat_alike(planner, planner.solve(), policy.threshold)
        choice = Choice(part, index, pattern.withheld, policy)
        publication = _publication(wanted, choice, consented)
        protected = sensitive + tuple(Sensitive(index.names(cells), 0, policy.threshold) for cells in sorted(alike))
        protected += watched
        witnesses = find_witnesses(publication, part.table, protected)
        if not witnesses.unproved:
            break
        told = tuple(need for need in watched if need in witnesses.unproved)
        if len(told) < len(witnesses.unproved):
            planner.forbid(pattern, [index.cells(need.of) for need in witnesses.unproved if need not in told])
        if told:
            watched, sensitive = tuple(need for need in watched if need not in told), sensitive + told
            index = CandidateIndex(part, sensitive, policy, consented)
            planner = Planner(index.candidates, planner.cuts)
    else:
        message = (
            "No safe way to publish these figures was found, so nothing was published. "
            "Choose a stricter policy, or leave out the section with the smallest numbers, and try again."
        )
        raise NotProtected(message)
    publication = _with_readings(publication, part.table, reader)
    reasons = {figure.id: reason for figure in part.figures if (reason := reason_of(figure, choice)) is not None}
    flagged = flagged_texts(publication, part.figures, part.table)
    proof = replace(_proof(publication, policy, protected, witnesses), consents=wanted.consents)
    return Protected(publication, proof, reasons, flagged)


def _publication(wanted: Wanted, choice: Choice, consented: Collection[frozenset[str]]) -> Publication:
    cells = tuple(wanted.part.table)
    statements = tuple(statement_of(figure, choice) for figure in wanted.part.figures)
    table = wanted.part.table
    with_consent = tuple(
        statement.id
        for statement in statements
        if isinstance(statement, Printed)
        and isinstance(statement.quantity, Count)
        and (of := cells_matching(statement.quantity.of, cells))
        and covers(consented, of, [cell for cell in of if table[cell]])
    )
    return Publication(
        title=wanted.title,
        cells=cells,
        statements=statements,
        facts=wanted.part.facts,
        policy=choice.policy.name,
        program_version=__version__,
        document=replace(wanted.document, policy=choice.policy, with_consent=with_consent),
    )


def _with_readings(publication: Publication, table: Table, reader: Reader) -> Publication:
    readings = readings_of(publication.statements, table, reader)
    return replace(
        publication,
        statements=tuple(
            replace(statement, reading=readings[statement.id])
            if isinstance(statement, Printed) and statement.id in readings
            else statement
            for statement in publication.statements
        ),
    )


def _proof(publication: Publication, policy: Policy, sensitive: tuple[Sensitive, ...], witnesses: Witnesses) -> Proof:
    digest = hashlib.sha256(publication_text(publication).encode()).hexdigest()
    return Proof(digest, policy.name, sensitive, witnesses.tables)
