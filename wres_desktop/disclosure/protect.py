"""The only door: exact counts in, publications out, and the proof that they give nobody away; or a refusal."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from wres_desktop.disclosure.candidates import Candidates, candidates_of, consented_sums
from wres_desktop.disclosure.certificate import certificate_of
from wres_desktop.disclosure.certify import Certified
from wres_desktop.disclosure.certify_classes import certified
from wres_desktop.disclosure.chosen_publication import publication_with, with_readings
from wres_desktop.disclosure.compared_reports import own_before
from wres_desktop.disclosure.decide import Choice, Reason, Reasons
from wres_desktop.disclosure.derived import with_derived
from wres_desktop.disclosure.emphasis import EMPHASES, Emphasis
from wres_desktop.disclosure.interchangeable import Classes, Merged, merged, over_classes
from wres_desktop.disclosure.ledger import Background, background, told_over
from wres_desktop.disclosure.narrative import FlaggedText, flagged_texts
from wres_desktop.disclosure.order import chosen_order
from wres_desktop.disclosure.plan import Plan, Step, plan, unwatched
from wres_desktop.disclosure.policy import Policy
from wres_desktop.disclosure.proof import Proof
from wres_desktop.disclosure.publication_file import publication_sha256
from wres_desktop.disclosure.rules import Rule, sum_of
from wres_desktop.disclosure.secret import Secret, new_secret
from wres_desktop.disclosure.sensitive import Sensitive, empty_rows, sensitive_counts, small_differences
from wres_desktop.disclosure.stages import plan_in_stages
from wres_desktop.disclosure.statements import Publication
from wres_desktop.disclosure.wanted import Wanted, wanted_of
from wres_desktop.domain.benchmarks import Beside
from wres_desktop.domain.figures import Count, cells_matching
from wres_desktop.domain.submission import Submission
from wres_desktop.errors import NotProtected

DEFAULT_EMPHASIS = next(iter(EMPHASES.values()))

_TRIES = 3
"""How often it is planned with the consents that the last plan printed, before less is printed."""


@dataclass(frozen=True, slots=True)
class Protected:
    """A publication with its proof.

    ``reasons`` (own eyes only) says why each withheld statement is withheld; ``flagged`` are the typed texts that
    hold a withheld figure's number; ``corrected`` names the statements of earlier publications that the counts
    contradict.
    """

    publication: Publication
    proof: Proof
    reasons: Mapping[str, Reason]
    flagged: tuple[FlaggedText, ...]
    corrected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Terms:
    """Under what terms to publish: policy, what matters most, the secret, what is out.

    ``beside`` holds figures of others that the report is held against.
    ``step`` is called again and again while the work goes on, with how many figures are decided and of how many; it may
    raise to stop it.
    """

    policy: Policy
    secret: Secret = field(default_factory=new_secret)
    emphasis: Emphasis = DEFAULT_EMPHASIS
    ledger: tuple[Publication, ...] = ()
    beside: Beside = field(default_factory=Beside)
    step: Step = unwatched


@dataclass(frozen=True, slots=True)
class _Planned:
    """A plan for candidates, and what the secret passed by for it."""

    candidates: Candidates
    alike: Merged | None
    passed_by: frozenset[int]
    plan: Plan


_Decided: TypeAlias = tuple[_Planned, frozenset[int], Certified]
"""A plan, what is printed of it, and the tables for the proof."""


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
    if terms.policy.insiders != "none" and any(each.document.members for each in wanted):
        message = (
            "This version cannot yet prove a joint report safe from a member that knows its own counts, so nothing was "
            "published. Choose a policy without insiders."
        )
        raise NotProtected(message)
    counts = {name: count for document in wanted for name, count in document.part.table.items()}
    out = background(terms.ledger, counts)
    planned, printed, certified = _decided(wanted, out, terms)
    candidates = planned.candidates
    choices = [Choice(document.part, candidates, printed, planned.passed_by, terms.policy) for document in wanted]
    lost = [_named(rule, candidates, planned.alike) for rule in planned.plan.already_out]
    made = [
        _finished(document, choice, certified, lost, terms) for document, choice in zip(wanted, choices, strict=True)
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


def _decided(wanted: Sequence[Wanted], out: Background, terms: Terms) -> _Decided:
    """What to print; no rule is lifted for people who agreed to be counted in print and then are not.

    Readers know of consent only where a count is printed with it. While what is printed is not safe in their eyes, it
    is planned again as though only those had agreed of whom that is printed; in the end less is printed until it is.
    """
    agreed = tuple(wanted)
    for _ in range(_TRIES if any(document.consents for document in wanted) else 0):
        decided = _decided_with(wanted, agreed, out, terms, for_everybody=bool(out.corrected))
        publications = _publications(wanted, decided[0].candidates, decided[1], terms)
        if out.corrected or _safe_for_everybody(publications, terms):
            return decided
        agreed = tuple(map(_agreed_in_print, agreed, publications))
    return _decided_with(wanted, agreed, out, terms, for_everybody=agreed != tuple(wanted) or bool(out.corrected))


def _agreed_in_print(wanted: Wanted, publication: Publication) -> Wanted:
    """A document as though people had agreed only to the counts that are printed with their consent."""
    document = publication.document
    ids = document.with_consent if document is not None else ()
    quantities = [publication.by_id[each].quantity for each in ids]
    sums = tuple(frozenset(cells_matching(of.of, publication.cells)) for of in quantities if isinstance(of, Count))
    return replace(wanted, consents=tuple(replace(each, sums=sums) for each in wanted.consents[:1]))


def _decided_with(
    wanted: Sequence[Wanted], agreed: Sequence[Wanted], out: Background, terms: Terms, *, for_everybody: bool
) -> _Decided:
    candidates = candidates_of(agreed, out, terms.policy, terms.emphasis)
    order, passed_by = _order(wanted, candidates, terms)
    alike = merged(candidates.problem, candidates.owners) if len(wanted) == 1 else None
    planned = _Planned(candidates, alike, passed_by, _planned(candidates, alike, order, passed_by, terms))
    return planned, *_proved(wanted, planned, out, terms, for_everybody=for_everybody)


def _publications(
    wanted: Sequence[Wanted], candidates: Candidates, printed: frozenset[int], terms: Terms
) -> list[Publication]:
    return [
        publication_with(document, Choice(document.part, candidates, printed, frozenset(), terms.policy))
        for document in wanted
    ]


def _order(wanted: Sequence[Wanted], candidates: Candidates, terms: Terms) -> tuple[list[int], frozenset[int]]:
    """The order of the items; where the policy says so, the empty rows of indicator 1 come first."""
    problem = candidates.problem
    first: set[int] = set()
    if terms.policy.empty_rows_printed:
        empty = {name for each in wanted for name in empty_rows(each.part.figures, each.part.table)}
        first = {
            index for index, item in enumerate(problem.items) if all(candidates.cells[at] in empty for at in item.cells)
        }
    return chosen_order(problem.items, candidates.names, candidates.weights, terms.secret, first, candidates.needs)


def _named(rule: Rule, candidates: Candidates, alike: Merged | None) -> tuple[str, ...]:
    """The names of the cells whose sum a rule is about."""
    cells = sum_of(rule) if alike is None else [cell for number in sum_of(rule) for cell in alike.classes[number]]
    return tuple(candidates.cells[cell] for cell in sorted(cells))


def _planned(
    candidates: Candidates, alike: Merged | None, order: Sequence[int], passed_by: frozenset[int], terms: Terms
) -> Plan:
    """The plan; where members' cells are interchangeable, over all members, with what single members add at its end."""
    if alike is None:
        return plan_in_stages(candidates.problem, candidates.owners, order, terms.step, passed_by)
    joint = [item for item in order if item not in alike.late]
    planned = plan(alike.problem, joint, terms.step, passed_by - alike.late)
    of_members = [item for item in order if item in alike.late and not _is_small(candidates, item, terms.policy)]
    return replace(planned, printed=(*planned.printed, *of_members))


def _is_small(candidates: Candidates, item: int, policy: Policy) -> bool:
    return 0 < candidates.problem.count(candidates.problem.items[item].cells) < policy.threshold


def _proved(
    wanted: Sequence[Wanted],
    planned: _Planned,
    out: Background,
    terms: Terms,
    *,
    for_everybody: bool,
) -> tuple[frozenset[int], Certified]:
    """The items to print, with whole-number tables for every rule; less is printed until there are such tables.

    Every beginning of a plan keeps the rules for an intruder who may use fractions; whole numbers can be narrower.
    Where earlier statements were corrected, readers may still believe them; where people agreed to be counted in print,
    readers know it only of counts that are printed: less is printed until everybody can be shown that it is safe.
    """
    candidates, alike = planned.candidates, planned.alike
    printed, fewer, lost = planned.plan.printed, 1, frozenset(planned.plan.already_out)
    while True:
        terms.step(len(candidates.problem.items), len(candidates.problem.items))
        publications = _publications(wanted, candidates, frozenset(printed), terms)
        certified = _certified(publications, candidates, out, lost, alike)
        if not certified.unproved and (not for_everybody or _safe_for_everybody(publications, terms)):
            return frozenset(printed), certified
        if not printed:
            message = (
                "No safe way to publish these figures was found, so nothing was published. "
                "Choose a stricter policy, or leave out the section with the smallest numbers, and try again."
            )
            raise NotProtected(message)
        printed, fewer = printed[:-fewer], 2 * fewer


def _safe_for_everybody(publications: Sequence[Publication], terms: Terms) -> bool:
    """Whether the rules are kept for readers who believe every earlier statement that nothing new contradicts.

    They know of no consent but to counts that are printed.
    """
    try:
        certificate_of(publications, terms.ledger, terms.policy)
    except NotProtected:
        return False
    return True


def _certified(
    publications: Sequence[Publication],
    candidates: Candidates,
    out: Background,
    lost: Collection[Rule],
    alike: Merged | None,
) -> Certified:
    """Tables for every rule that is not ``lost``; where members' cells are interchangeable, lost over all members.

    Whether the rules are kept is found out without the true table, so that it depends on print alone. Where that table
    is among those found, it is left out if others show as much.
    """
    told = told_over(publications, candidates.cells)
    told += out.told
    problem, classes = candidates.problem, None if alike is None else alike.classes
    numbers = Classes(classes or ())
    rules = tuple(
        rule
        for rule in problem.rules
        if not lost or (rule if classes is None else over_classes(rule, numbers)) not in lost
    )

    def search(truth: tuple[int, ...] | None) -> Certified:
        return certified(candidates.cells, tuple(told), rules, classes, truth)

    found = search(None)
    if found.unproved or problem.truth not in found.tables:
        return found
    without = search(problem.truth)
    return found if without.unproved else without


def _finished(
    wanted: Wanted, choice: Choice, certified: Certified, lost: Sequence[tuple[str, ...]], terms: Terms
) -> Protected:
    part = wanted.part
    publication = with_readings(publication_with(wanted, choice), part.table)
    before = own_before(publication, terms.ledger)
    publication = with_derived(publication, replace(terms.beside, benchmarks=(*terms.beside.benchmarks, *before)))
    reasons = Reasons(choice)
    why = {
        figure.id: reason
        for figure, statement in zip(part.figures, publication.statements, strict=True)
        if (reason := reasons.of(figure, statement)) is not None
    }
    flagged = flagged_texts(publication, part.figures, part.table)
    proof = Proof(
        publication=publication_sha256(publication),
        policy=terms.policy.name,
        sensitive=_sensitive(wanted, terms.policy, lost),
        witnesses=tuple(dict(zip(choice.candidates.cells, table, strict=True)) for table in certified.tables),
        consents=wanted.consents,
        already_out=tuple(lost),
        secret=terms.secret.text(),
    )
    return Protected(publication, proof, why, flagged)


def _sensitive(wanted: Wanted, policy: Policy, lost: Sequence[tuple[str, ...]]) -> tuple[Sensitive, ...]:
    """What the true counts make sensitive, but for what earlier publications gave away."""
    part = wanted.part
    consented = consented_sums([wanted])
    counts = sensitive_counts(part.table, part.figures, policy, consented)
    counts += small_differences(part.table, part.figures, policy, counts, consented)
    out = {frozenset(cells) for cells in lost}
    names = tuple(part.table)
    return tuple(need for need in counts if frozenset(cells_matching(need.of, names)) not in out)
