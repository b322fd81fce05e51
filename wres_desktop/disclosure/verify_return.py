"""Holds a publication and its proof against the counts of the returns that it was made from; for the verifier.

Plain Python, as all of the verifier: what is printed is worked out anew from the counts. No sentence has a number.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from wres_desktop.disclosure.verify import contradictions
from wres_desktop.disclosure.verify_asked import of_others
from wres_desktop.disclosure.verify_effort import TOO_MUCH, TooMuch
from wres_desktop.disclosure.verify_places import Places, positions, sum_at
from wres_desktop.disclosure.verify_reading import Json
from wres_desktop.disclosure.verify_rules import Rules, Small
from wres_desktop.disclosure.verify_tables import Tables
from wres_desktop.disclosure.verify_told import Given

Counts = Mapping[str, int]
"""How many people are counted in each cell."""


def not_as_returned(publication: Json, proof: Json | None, counts: Counts) -> list[str]:
    """What the counts do not bear out, as sentences; ``proof`` is the publication's, where it is given."""
    try:
        return list(_not_as_returned(publication, proof, counts))
    except TooMuch:
        return [TOO_MUCH]


def _not_as_returned(publication: Json, proof: Json | None, counts: Counts) -> Iterator[str]:
    places = Places(tuple(dict.fromkeys(publication["cells"])))
    if lacking := sum_at((at for at, cell in enumerate(places.cells) if cell not in counts), len(places.cells)):
        yield f"The returns do not say how many people are counted in {places.briefly(lacking)}."
        return
    given = Given(1, publication, places, set())
    table = Tables([[counts[cell] for cell in places.cells]], places)
    (wrong,) = contradictions(table, publication, given.sum_of)
    yield from (f"By the returns {what}" for what in wrong)
    if proof is None:
        return
    named = [*(need["of"] for need in proof["sensitive"]), *proof.get("already_out", [])]
    known = set(map(given.sum_of, named))
    consenting = [given.sum_of(cells) for consent in proof.get("consents", []) for cells in consent["opens"]]
    yield from (_passed_over(cells, places) for cells in _small(given, table, consenting) if cells not in known)
    for insider in proof.get("insiders", []):  # of those that are not whole verify_insiders says so
        own = insider.get("counts") if isinstance(insider, Mapping) else None
        if isinstance(own, Mapping) and any(counts.get(cell, count) != count for cell, count in own.items()):
            yield f"The proof has other counts of {insider.get('organisation')} than its returns."


def _passed_over(cells: int, places: Places) -> str:
    return f"The number of people in {places.briefly(cells)} is small, and the proof does not say so."


def _small(given: Given, table: Tables, consenting: Sequence[int]) -> Iterator[int]:
    """The sums that rules are about in which there is somebody, but not enough people who did not agree to print."""
    rules = Rules(table.places, given.content["document"]["policy"])
    single = (Small(1 << at, enough) for cells, enough in rules.of_cells(given.sums.own) for at in positions(cells))
    every = chain(single, rules.of_sums([given.counted()], given.sums.own))
    for rule in (left for each in every for left in of_others(each, consenting)):
        if isinstance(rule, Small) and 0 < table.counts(rule.cells)[0] < rule.enough:
            yield rule.cells
