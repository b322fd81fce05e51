"""Checks a publication against its proof by arithmetic alone: plain Python, no solver, nothing of the planning side.

A publication is protected if there are whole-number tables (witnesses) that agree with every printed statement, and
every sensitive sum reaches the bottom of its interval in one of them and the top in another. This module reads the two
files as parsed JSON and says what does not hold; an empty list means that everything does.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from wres_desktop.disclosure.verify_reading import Json, Sums, reading_follows


@dataclass(frozen=True, slots=True)
class Table:
    """A witness: a whole number for every cell."""

    counts: Mapping[str, int]
    sums: Sums

    def total(self, patterns: Sequence[str]) -> int:
        """The sum of the cells that the patterns name."""
        return sum(self.counts[cell] for cell in self.sums.cells(patterns))


def failures(publication: Json, publication_sha256: str, proof: Json) -> list[str]:
    """Everything that does not hold, as sentences that name statements but no number."""
    found = []
    if proof.get("publication") != publication_sha256:
        found.append("The proof belongs to another publication, or the publication was changed after it was proved.")
    sums = Sums(publication["cells"])
    witnesses: list[Table] = []
    for number, witness in enumerate(proof["witnesses"], 1):
        if not _is_table(witness["cells"], publication["cells"]):
            found.append(f"Witness {number}: its cells are not those of the publication, or not whole numbers from 0.")
            continue
        witnesses.append(Table(witness["cells"], sums))
        found += [f"Witness {number}: {what}" for what in _contradictions(witnesses[-1], publication)]
    for need in proof["sensitive"]:
        if not _stays_uncertain(need, witnesses):
            found.append(f"The witnesses do not show that {' + '.join(need['of'])} stays uncertain.")
    for statement in publication["statements"]:
        if statement.get("reading") and not reading_follows(statement, publication, sums):
            found.append(f"The reading of {statement['id']} does not follow from printed counts.")
    return found


def _is_table(counts: Mapping[str, object], cells: Sequence[str]) -> bool:
    whole = all(isinstance(count, int) and not isinstance(count, bool) and count >= 0 for count in counts.values())
    return whole and sorted(counts) == sorted(cells)


def _contradictions(table: Table, publication: Json) -> list[str]:
    found = [
        f"it contradicts the public fact about {' + '.join(fact['of'])}."
        for fact in publication.get("facts", [])
        if table.total(fact["of"]) != table.total(fact["also"])
    ]
    return found + [
        f"it does not give what is printed as {statement['id']}."
        for statement in publication["statements"]
        if "printed" in statement and printed_from(statement, table) != statement["printed"]
    ]


def printed_from(statement: Json, table: Table) -> str | None:
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


def _value(statement: Json, table: Table) -> Fraction | None:
    if statement["kind"] == "count":
        return Fraction(table.total(statement["of"]))
    if statement["kind"] == "percentage":
        people = table.total(statement["out_of"]) * statement.get("averaged_over", 1)
        return Fraction(100 * table.total(statement["of"]), people) if people else None
    a, b = _rate(statement["of"], table)
    if statement["kind"] == "ratio":
        c, d = _rate(statement["compared_with"], table)
        return Fraction(a * d, b * c) if b * c * d else None
    c, d = _rate(statement["minus"], table)
    return Fraction(100 * a, b) - Fraction(100 * c, d) if b * d else None


def _rate(rate: Json, table: Table) -> tuple[int, int]:
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


def _weighted(statement: Json, table: Table) -> str | None:
    """A percentage that the survey provider weighted: the count must be the whole number nearest to that share."""
    try:
        share = Fraction(statement["printed"]) / 100
    except ValueError:
        return None
    people = table.total(statement["out_of"])
    nearest = math.floor(share * people + Fraction(1, 2))
    return statement["printed"] if people and nearest == table.total(statement["of"]) else None


def _stays_uncertain(need: Json, witnesses: Sequence[Table]) -> bool:
    counts = [witness.total(need["of"]) for witness in witnesses]
    return bool(counts) and min(counts) <= need["from"] and max(counts) >= need["to"]
