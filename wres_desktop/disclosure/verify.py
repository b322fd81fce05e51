"""Checks a publication against its proof by arithmetic alone: plain Python, no solver, nothing of the planning side.

A publication is protected if there are whole-number tables (witnesses) that agree with every printed statement, and
every sensitive sum reaches the bottom of its interval in one of them and the top in another. This module reads the two
files as parsed JSON and says what does not hold; an empty list means that everything does.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from wres_desktop.disclosure.verify_derived import wrong_derived
from wres_desktop.disclosure.verify_effort import OF_A_CALL, OF_A_SENTENCE, TOO_MUCH, TooMuch
from wres_desktop.disclosure.verify_places import Places
from wres_desktop.disclosure.verify_reading import Json, Sums, printed_counts, reading_follows
from wres_desktop.disclosure.verify_tables import Tables
from wres_desktop.disclosure.verify_told import printed_exactly, sums_in
from wres_desktop.disclosure.verify_witnesses import tables_of

_NO_CASES = "no cases in either group"
_WORKING_OUT = 50
"""Steps that it takes to work out what a table would print."""


class Totals(Protocol):
    """Anything that has a whole number for every sum of cells."""

    def total(self, patterns: Sequence[str], /) -> int:
        """The sum of the cells that the patterns name."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The sums that a statement is about, by which of its own lists of patterns they are: ``id`` of each."""

    counts: Mapping[int, int]

    def total(self, patterns: Sequence[str]) -> int:
        """The sum of the cells that the patterns name."""
        return self.counts[id(patterns)]


def failures(publication: Json, publication_sha256: str, proof: Json, threshold: int) -> list[str]:
    """Everything that does not hold, as sentences that name statements but no number.

    ``threshold`` is the policy's: a sensitive sum must be able to be 0 and to reach it, or, where it is the rest of a
    small group in which there is nobody, to be 1.
    """
    try:
        places = Places(proof["cells"])
        sums = Sums(publication["cells"], places)
        tables, wrong = tables_of(proof, places)
        return [
            *_mismatches(publication, publication_sha256, proof, sums),
            *wrong,
            *_witness_failures(tables, publication, sums),
            *_need_failures(proof, tables, sums, threshold),
            *wrong_readings(publication, sums),
        ]
    except TooMuch:
        return [TOO_MUCH]


def wrong_readings(publication: Json, sums: Sums) -> Iterator[str]:
    """The readings of ratios, and what is derived, where they say more than the counts that are printed."""
    for wrong in wrong_derived(publication):
        sums.effort.spend(OF_A_SENTENCE)
        yield wrong
    printed = printed_counts(publication, sums)
    for statement in publication["statements"]:
        if statement.get("reading") and not reading_follows(statement, printed, sums):
            yield f"The reading of {statement['id']} does not follow from printed counts."


def _mismatches(publication: Json, publication_sha256: str, proof: Json, sums: Sums) -> Iterator[str]:
    if proof.get("publication") != publication_sha256:
        yield "The proof belongs to another publication, or the publication was changed after it was proved."
    if proof.get("policy") != publication.get("policy"):
        yield "The proof was made under another policy than the publication."
    if not sums.are_all and (
        len(set(proof["cells"])) < len(proof["cells"]) or not set(publication["cells"]) <= set(proof["cells"])
    ):
        yield "The proof lacks a cell of the publication, or names one twice."
    withheld = [statement for statement in publication["statements"] if statement.get("withheld")]
    if any(statement["kind"] == "count" for statement in withheld) and not proof["witnesses"]:
        yield "Counts are withheld, but the proof has no witness."


def _witness_failures(tables: Tables, publication: Json, sums: Sums) -> Iterator[str]:
    for number, found in enumerate(contradictions(tables, publication, sums.bits), 1):
        yield from (f"Witness {number}: {what}" for what in found)
    yield from moves_astray(tables, told_sums(publication, sums.bits))


def _need_failures(proof: Json, tables: Tables, sums: Sums, threshold: int) -> Iterator[str]:
    tables.effort.spend(OF_A_CALL * len(proof["sensitive"]))
    cells: defaultdict[int, dict[int, Sequence[str]]] = defaultdict(dict)
    for need in proof["sensitive"]:
        low, high, of = need["from"], need["to"], need["of"]
        cell = sums.cell(of) if high > low == 0 else None
        bits = sums.bits(of) if cell is None else 1
        if not ((low == 0 and high >= threshold) or low == high == 1) or not bits:
            tables.effort.spend(OF_A_SENTENCE + len(of))
            yield f"The interval of {' + '.join(of)} is not one that the policy asks for."
        if cell is not None:
            cells[high][cell] = of
        # Of the rest of a group, in which there is nobody, the upper end is enough: somebody may be there.
        elif not tables.reach(bits, None if low == high else low, high):
            yield _not_shown(of, tables)
    for high, names in cells.items():
        yield from (_not_shown(names[cell], tables) for cell in names.keys() - set(tables.open_among(names, high)))


def _not_shown(of: Sequence[str], tables: Tables) -> str:
    tables.effort.spend(OF_A_SENTENCE + len(of))
    return f"The witnesses do not show that {' + '.join(of)} stays uncertain."


def told_sums(publication: Json, bits_of: Callable[[Sequence[str]], int]) -> Iterator[tuple[int, int]]:
    """Every sum of which a statement of a publication says something, and the two that a fact says are the same."""
    for fact in publication.get("facts", []):
        yield bits_of(fact["of"]), bits_of(fact["also"])
    for statement in publication["statements"]:
        if "printed" in statement or "not_calculable" in statement:
            yield from ((bits_of(patterns), 0) for patterns in sums_in(statement))


def moves_astray(tables: Tables, told: Iterable[tuple[int, int]]) -> Iterator[str]:
    """The moves that may lead to what is no table, or to one that does not print what stands there."""
    for number in tables.wrong_moves(told) if tables.moves else ():
        tables.effort.spend(OF_A_SENTENCE)
        yield f"Move {number + 1} makes a count negative, or changes what the publication says something of."


def contradictions(tables: Tables, publication: Json, bits_of: Callable[[Sequence[str]], int]) -> list[list[str]]:
    """Which facts and statements of a publication do not hold, of each of the tables."""
    found: list[list[str]] = [[] for _ in range(tables.number)]
    for number, wrong in _wrong_facts(tables, publication, bits_of):
        tables.effort.spend(OF_A_SENTENCE + len(wrong))
        found[number].append(wrong)
    for statement in publication["statements"]:
        count = printed_exactly(statement)
        if count is not None and set(tables.counts(bits_of(statement["of"]))) <= {count}:
            continue
        if count is not None or "printed" in statement or "not_calculable" in statement:
            for number, wrong in _wrong_of(statement, tables, bits_of):
                tables.effort.spend(OF_A_SENTENCE + len(wrong))
                found[number].append(wrong)
    return found


def _wrong_facts(
    tables: Tables, publication: Json, bits_of: Callable[[Sequence[str]], int]
) -> Iterator[tuple[int, str]]:
    """The tables of which a public fact does not hold."""
    for fact in publication.get("facts", []):
        of, also = bits_of(fact["of"]), bits_of(fact["also"])
        if tables.are_same(of, also):
            continue
        for number, (count, other) in enumerate(zip(tables.counts(of), tables.counts(also), strict=True)):
            if count != other:
                yield number, f"it contradicts the public fact about {' + '.join(fact['of'])}."


def _wrong_of(statement: Json, tables: Tables, bits_of: Callable[[Sequence[str]], int]) -> Iterator[tuple[int, str]]:
    """The tables of which a statement does not hold; tables with the same sums are looked at once."""
    named = sums_in(statement)
    sums = list(zip(*(tables.counts(bits_of(patterns)) for patterns in named), strict=True))
    which = list(map(id, named))
    different = set(sums)
    tables.effort.spend(len(sums) + _WORKING_OUT * len(different))
    wrong = {each: _wrong(statement, Counted(dict(zip(which, each, strict=True)))) for each in different}
    for number, each in enumerate(sums):
        yield from ((number, what) for what in wrong[each])


def _wrong(statement: Json, table: Totals) -> list[str]:
    found = []
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
    if statement["kind"] == "percentage" and statement.get("weighted"):
        return _weighted(statement, table)
    value = _value(statement, table)
    return None if value is None else _rounded(*value, statement)


def _value(statement: Json, table: Totals) -> tuple[int, int] | None:
    """A figure as a fraction, its denominator above 0; ``None`` where it would divide by nobody."""
    years = statement.get("averaged_over", 1)
    if statement["kind"] == "count":
        return table.total(statement["of"]), years
    if statement["kind"] == "percentage":
        people = table.total(statement["out_of"]) * years
        return (100 * table.total(statement["of"]), people) if people else None
    a, b = _rate(statement["of"], table)
    if statement["kind"] == "ratio":
        c, d = _rate(statement["compared_with"], table)
        return (a * d, b * c) if b * c * d else None
    c, d = _rate(statement["minus"], table)
    return (100 * (a * d - c * b), b * d * years) if b * d else None


def _rate(rate: Json, table: Totals) -> tuple[int, int]:
    return table.total(rate["numerator"]), table.total(rate["denominator"])


def _rounded(numerator: int, denominator: int, statement: Json) -> str:
    """Half-up (halves away from zero) or truncated, as digits, with as many decimals as the statement prints."""
    base, decimals = statement.get("rounded_to", 1), len(statement["printed"].partition(".")[2])
    size, unit = abs(numerator) * 10**decimals, denominator * base
    half = 0 if statement.get("rounding") == "truncated" else unit
    whole = (2 * size + half) // (2 * unit) * base
    sign = "-" if numerator < 0 and whole else ""
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
