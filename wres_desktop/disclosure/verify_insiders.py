"""Checks that publications are safe from each member of a joint report: plain Python, no solver, nothing of planning.

A member takes its own share away from every sum that is printed, now or earlier. What is left are publications of all
the others, and these have a certificate of their own in the proof, which is checked like any other.
"""

from collections.abc import Iterator, Mapping, Sequence

from wres_desktop.disclosure.verify_certificate import RESTS_ON_OTHERS, as_written
from wres_desktop.disclosure.verify_certificate import failures as certificate_failures
from wres_desktop.disclosure.verify_effort import STEPS, TOO_MUCH, Effort, TooMuch
from wres_desktop.disclosure.verify_reading import Json
from wres_desktop.disclosure.verify_shape import is_certificate
from wres_desktop.disclosure.verify_share import Read, tied_to

_TIMES = 4
"""How many times as much all members together may take as one publication: eight need most of it, with three years."""

_LOOKS = 4
"""How often everything is looked through for each organisation."""


def insider_failures(publication: Json, proof: Json, digest: str, others: Mapping[str, Json]) -> list[str]:
    """What does not hold, as sentences that name no number; nothing where members are not taken for intruders.

    ``digest`` is the publication's; ``others`` are those at hand, by theirs. Where some that the proof is about are not
    at hand, nothing of this can be checked, which is said.
    """
    if not _knows_insiders(publication):
        return []
    head = proof.get("certificate") or {}
    new, earlier = ([str(each) for each in head.get(part, [])] for part in ("publications", "ledger"))
    at_hand = {**others, digest: publication}
    if not _is_joint(publication) and any(_is_joint(at_hand[each]) for each in new if each in at_hand):
        return []  # what members know stands in the proof of the joint report
    if not {*new, *earlier} <= at_hand.keys():
        return [RESTS_ON_OTHERS]
    rows = [each for each in proof.get("insiders", []) if isinstance(each, Mapping)]
    given = {str(each.get("organisation")): each for each in rows}
    effort = Effort(_TIMES * STEPS)
    try:
        made = [Read(at_hand[each], effort) for each in new or [digest]]
        before = [Read(as_written(at_hand[each], typed=True), effort) for each in earlier]
        codes = _organisations([each.content for each in (*made, *before)])
        return [what for code in codes for what in _failures_for(code, given.get(code, {}), made, before, effort)]
    except TooMuch:
        return [TOO_MUCH]


def _knows_insiders(publication: Json) -> bool:
    document = publication.get("document")
    policy = document.get("policy") if isinstance(document, Mapping) else None
    return isinstance(policy, Mapping) and policy.get("insiders") == "members"


def _is_joint(publication: Json) -> bool:
    """Whether it counts several organisations, whatever its words say of members."""
    return len(_organisations([publication])) > 1


def _organisations(publications: Sequence[Json]) -> list[str]:
    cells = (cell for each in publications for cell in each["cells"])
    return list(dict.fromkeys(cell.partition("/")[0] for cell in cells))


def _no_certificate(code: str) -> str:
    return f"The proof does not show that the report is safe from {code}, which knows its own counts."


def _failures_for(
    code: str, insider: Json, made: Sequence[Read], before: Sequence[Read], effort: Effort
) -> Iterator[str]:
    every = (*made, *before)
    effort.spend(_LOOKS * sum(each.size for each in every))
    mine = frozenset(cell for each in every for cell in each.cells if cell.startswith(f"{code}/"))
    tied = tied_to(made, before, mine, effort)
    shared = frozenset[str]().union(*(each.shared(mine, tied) for each in every))
    if not shared:
        return
    if found := [what for each in every for what in each.not_counted(mine, tied)]:
        yield from found
        return
    own, certificate = insider.get("counts", {}), insider.get("certificate", {})
    if not isinstance(own, Mapping) or not shared <= own.keys() <= mine or not all(map(_is_count, own.values())):
        yield f"The proof does not have the counts of {code}, from which the report has to be safe."
        return
    if not is_certificate(certificate) or not _is_about(certificate, made, before):
        yield _no_certificate(code)
        return
    left = [each.left(own, mine, tied) for each in every]
    read = dict(zip((*certificate["publications"], *certificate["ledger"]), left, strict=True))
    first = certificate["publications"][0]
    wrong = certificate_failures(certificate, read, first, of_somebody=False, effort=effort)
    yield from (f"To {code}: {what}" for what in wrong)


def _is_count(value: object) -> bool:
    return type(value) is int and value >= 0


def _is_about(certificate: Json, made: Sequence[Read], before: Sequence[Read]) -> bool:
    """Whether a certificate has one publication for each of those given, and leaves no statement out."""
    numbers = (len(certificate["publications"]), len(certificate["ledger"]))
    each_once = len({*certificate["publications"], *certificate["ledger"]}) == sum(numbers)
    return numbers == (len(made), len(before)) and each_once and not certificate["set_aside"]
