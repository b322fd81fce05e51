"""Checks a publication against its proof by arithmetic alone: plain Python, no solver, nothing of the planning side.

A publication is protected if there are whole-number tables (witnesses) that agree with every printed statement, and
every sensitive sum reaches the bottom of its interval in one of them and the top in another. This module reads the two
files as parsed JSON and says what does not hold; an empty list means that everything does.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from wres_desktop.disclosure.verify_derived import wrong_derived
from wres_desktop.disclosure.verify_reading import Json, Sums, reading_follows

_NO_CASES = "no cases in either group"


class Totals(Protocol):
    """Anything that has a whole number for every sum of cells."""

    def total(self, patterns: Sequence[str], /) -> int:
        """The sum of the cells that the patterns name."""


@dataclass(frozen=True, slots=True)
class Table:
    """A witness: a whole number for every cell."""

    counts: Mapping[str, int]
    sums: Sums

    def total(self, patterns: Sequence[str]) -> int:
        """The sum of the cells that the patterns name."""
        return sum(map(self.counts.__getitem__, self.sums.cells(patterns)))


def failures(publication: Json, publication_sha256: str, proof: Json, threshold: int) -> list[str]:
    """Everything that does not hold, as sentences that name statements but no number.

    ``threshold`` is the policy's: a sensitive sum must be able to be 0 and to reach it, or, where it is the rest of a
    small group in which there is nobody, to be 1.
    """
    sums = Sums(publication["cells"])
    tables = [witness["cells"] for witness in proof["witnesses"]]
    witnesses = [Table(table, sums) for table in tables if _is_table(table, publication["cells"])]
    return [
        *_mismatches(publication, publication_sha256, proof),
        *_witness_failures(witnesses, len(tables), publication),
        *_need_failures(proof, witnesses, sums, threshold),
        *wrong_readings(publication, sums),
    ]


def wrong_readings(publication: Json, sums: Sums) -> Iterator[str]:
    """The readings of ratios, and what is derived, where they say more than the counts that are printed."""
    yield from wrong_derived(publication)
    for statement in publication["statements"]:
        if statement.get("reading") and not reading_follows(statement, publication, sums):
            yield f"The reading of {statement['id']} does not follow from printed counts."


def _mismatches(publication: Json, publication_sha256: str, proof: Json) -> Iterator[str]:
    if proof.get("publication") != publication_sha256:
        yield "The proof belongs to another publication, or the publication was changed after it was proved."
    if proof.get("policy") != publication.get("policy"):
        yield "The proof was made under another policy than the publication."
    withheld = [statement for statement in publication["statements"] if statement.get("withheld")]
    if any(statement["kind"] == "count" for statement in withheld) and not proof["witnesses"]:
        yield "Counts are withheld, but the proof has no witness."


def _witness_failures(witnesses: Sequence[Table], given: int, publication: Json) -> Iterator[str]:
    if len(witnesses) < given:
        yield "A witness lacks a cell of the publication, or has numbers that are not whole numbers from 0."
    for number, table in enumerate(witnesses, 1):
        yield from (f"Witness {number}: {what}" for what in contradictions(table, publication))


def _need_failures(proof: Json, witnesses: Sequence[Table], sums: Sums, threshold: int) -> Iterator[str]:
    for need in proof["sensitive"]:
        name = " + ".join(need["of"])
        wide_enough = (need["from"] == 0 and need["to"] >= threshold) or need["from"] == need["to"] == 1
        if not wide_enough or not sums.cells(need["of"]):
            yield f"The interval of {name} is not one that the policy asks for."
        if not _stays_uncertain(need, witnesses):
            yield f"The witnesses do not show that {name} stays uncertain."


def _is_table(counts: Mapping[str, object], cells: Sequence[str]) -> bool:
    whole = all(isinstance(count, int) and not isinstance(count, bool) and count >= 0 for count in counts.values())
    return whole and counts.keys() >= set(cells)


def contradictions(table: Totals, publication: Json) -> list[str]:
    """Which facts and statements of a publication do not hold of a table."""
    found = [
        f"it contradicts the public fact about {' + '.join(fact['of'])}."
        for fact in publication.get("facts", [])
        if table.total(fact["of"]) != table.total(fact["also"])
    ]
    for statement in publication["statements"]:
        if "printed" in statement and printed_from(statement, table) != statement["printed"]:
            found.append(f"it does not give what is printed as {statement['id']}.")
        if "not_calculable" in statement and not _has_no_value(statement, table):
            found.append(f"it gives {statement['id']} a value, which has none.")
    return found


def _has_no_value(statement: Json, table: Totals) -> bool:
    """Whether a figure divides by nobody; where there are said to be no cases, whether there are none."""
    if statement["kind"] == "ratio" and statement["not_calculable"].strip().casefold() == _NO_CASES:
        return not (_rate(statement["of"], table)[0] or _rate(statement["compared_with"], table)[0])
    return _value(statement, table) is None


def printed_from(statement: Json, table: Totals) -> str | None:
    """What a table would print as a statement; ``None`` where it could print nothing."""
    if statement.get("weighted"):
        return _weighted(statement, table)
    value = _value(statement, table)
    if value is None:
        return None
    base = statement.get("rounded_to", 1)
    truncated = statement.get("rounding") == "truncated"
    decimals = len(statement["printed"].partition(".")[2])
    return _rounded(value / base * 10**decimals, truncated=truncated, base=base, decimals=decimals)


def _value(statement: Json, table: Totals) -> Fraction | None:
    years = statement.get("averaged_over", 1)
    if statement["kind"] == "count":
        return Fraction(table.total(statement["of"]), years)
    if statement["kind"] == "percentage":
        people = table.total(statement["out_of"]) * years
        return Fraction(100 * table.total(statement["of"]), people) if people else None
    a, b = _rate(statement["of"], table)
    if statement["kind"] == "ratio":
        c, d = _rate(statement["compared_with"], table)
        return Fraction(a * d, b * c) if b * c * d else None
    c, d = _rate(statement["minus"], table)
    return (Fraction(100 * a, b) - Fraction(100 * c, d)) / years if b * d else None


def _rate(rate: Json, table: Totals) -> tuple[int, int]:
    return table.total(rate["numerator"]), table.total(rate["denominator"])


def _rounded(scaled: Fraction, *, truncated: bool, base: int, decimals: int) -> str:
    """Half-up (halves away from zero) or truncated, as digits."""
    size = abs(scaled)
    whole = math.floor(size) if truncated else math.floor(size + Fraction(1, 2))
    whole *= base
    sign = "-" if scaled < 0 and whole else ""
    if not decimals:
        return f"{sign}{whole}"
    return f"{sign}{whole // 10**decimals}.{whole % 10**decimals:0{decimals}d}"


def _weighted(statement: Json, table: Totals) -> str | None:
    """A percentage that the survey provider weighted: the count must be the whole number nearest to that share."""
    try:
        share = Fraction(statement["printed"]) / 100
    except ValueError:
        return None
    people = table.total(statement["out_of"])
    nearest = math.floor(share * people + Fraction(1, 2))
    return statement["printed"] if people and nearest == table.total(statement["of"]) else None


def _stays_uncertain(need: Json, witnesses: Sequence[Table]) -> bool:
    """Both ends are reached; of the rest of a group, in which there is nobody, the upper one: somebody may be there."""
    counts = [witness.total(need["of"]) for witness in witnesses]
    rest_of_a_group = need["from"] == need["to"]
    return bool(counts) and (rest_of_a_group or min(counts) <= need["from"]) and max(counts) >= need["to"]
