"""Checks publications against their certificate by arithmetic alone: plain Python, no solver, nothing of the planning.

A certificate lists whole-number tables that agree with everything printed. This module works out for itself what has to
stay open, whatever the counts are (verify_rules.py), and looks whether for each such rule the tables show that it does;
or else whether adding up what is printed shows that the sum is surely nobody, or surely large enough to tell nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from wres_desktop.disclosure.verify import contradictions, moves_astray, printed_from, told_sums, wrong_readings
from wres_desktop.disclosure.verify_asked import Shown, agreed, asked_of_cells, asked_of_sums
from wres_desktop.disclosure.verify_bounds import Known, Often, limit_of, take, was_before
from wres_desktop.disclosure.verify_effort import TOO_MUCH, Effort, TooMuch
from wres_desktop.disclosure.verify_places import Places, sum_of
from wres_desktop.disclosure.verify_reading import Json
from wres_desktop.disclosure.verify_rules import Rules
from wres_desktop.disclosure.verify_somebody import SameGroups, told, told_before
from wres_desktop.disclosure.verify_tables import Tables
from wres_desktop.disclosure.verify_told import Given, nobody_in, printed_exactly
from wres_desktop.disclosure.verify_witnesses import tables_of

NUMBERS = ("threshold", "disciplinary_threshold", "survey_minimum", "rate_minimum", "group_minimum")
"""The numbers of a policy that a certificate repeats."""


class Asked(NamedTuple):
    """How a certificate is looked at, as ``failures`` says."""

    corrected: bool
    of_somebody: bool
    effort: Effort


RESTS_ON_OTHERS = (
    "Some of it can be checked only together with the other publications that it names; give them with --with."
)
"""Said where publications are missing and what is at hand does not show everything."""


def failures(
    certificate: Json,
    publications: Mapping[str, Json],
    asked: str,
    *,
    corrected: bool = False,
    of_somebody: bool = True,
    effort: Effort | None = None,
) -> list[str]:
    """Everything that does not hold, as sentences that name statements and cells but no number.

    ``publications`` are those at hand, as parsed JSON by the SHA-256 of their files; ``asked`` is the one in question.
    Parts of the certificate that are about others are not looked at, but nothing may rest on those. ``corrected``: the
    organisation itself says which earlier statements are false, as in its proof, and need not show it. ``of_somebody``:
    nobody who is alone in a cell may be told a small count of others. ``effort`` is what the check may take.
    """
    try:
        return _failures(certificate, publications, asked, Asked(corrected, of_somebody, effort or Effort()))
    except TooMuch:
        return [TOO_MUCH]


def _failures(certificate: Json, publications: Mapping[str, Json], asked: str, how: Asked) -> list[str]:
    found = list(_wrong_shape(certificate, publications, asked))
    if found:
        return found
    places = Places(certificate["cells"], how.effort)
    digests = [*certificate["publications"], *certificate["ledger"]]
    new = len(certificate["publications"])
    aside = _set_aside(certificate)
    given = [
        Given(number, as_written(publications[digest], typed=number > new), places, aside[number])
        for number, digest in enumerate(digests, 1)
        if digest in publications
    ]
    tables, wrong = tables_of(certificate, places)
    if wrong:
        return wrong
    found += _contradictions(given, tables)
    for each in given:
        if each.number <= len(certificate["publications"]):
            found += wrong_readings(each.content, each.sums)
    unshown = list(_rule_failures(certificate, given, places, tables, of_somebody=how.of_somebody and not found))
    if not how.corrected:
        unshown += _wrongly_set_aside(certificate, given)
    if missing(certificate, publications) and unshown:
        unshown = [RESTS_ON_OTHERS]  # what does not hold by what is at hand may hold by what is not
    return found + unshown


def as_written(publication: Json, *, typed: bool) -> Json:
    """A publication; where somebody typed it in, numbers without commas and percent signs."""
    if not typed:
        return publication
    plain = str.maketrans({",": None, "%": None, " ": None, "+": None, "\N{MINUS SIGN}": "-"})
    return {
        **publication,
        "statements": [
            {**row, "printed": row["printed"].translate(plain)} if "printed" in row else row
            for row in publication["statements"]
        ],
    }


def _set_aside(certificate: Json) -> defaultdict[int, set[str]]:
    """By the numbers of publications, the ids of their statements that do not count."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for row in certificate["set_aside"]:
        found[row["publication"]].add(row["statement"])
    return found


def missing(certificate: Json, publications: Iterable[str]) -> list[str]:
    """The SHA-256 of the publications that a certificate is about and that are not at hand."""
    at_hand = set(publications)
    return [digest for digest in (*certificate["publications"], *certificate["ledger"]) if digest not in at_hand]


def _wrong_shape(certificate: Json, publications: Mapping[str, Json], asked: str) -> Iterator[str]:
    cells, new = certificate["cells"], certificate["publications"]
    at_hand = [publications[each] for each in (*new, *certificate["ledger"]) if each in publications]
    if asked not in new:
        yield "The certificate belongs to another publication, or the publication was changed after it was made."
    if len(set(cells)) != len(cells) or not all(set(each["cells"]) <= set(cells) for each in at_hand):
        yield "The certificate lacks a cell of a publication, or names one twice."
    if not all(_has_policy(publications[each], certificate["policy"]) for each in new if each in publications):
        yield "The certificate was made under other numbers than the policy of the publication."
    last = len(new) + len(certificate["ledger"])
    if any(not len(new) < row["publication"] <= last for row in certificate["set_aside"]):
        yield "The certificate leaves out statements of a publication that is not an earlier one."
    if not certificate["witnesses"]:
        yield "The certificate has no table."


def _has_policy(publication: Json, numbers: Json) -> bool:
    document = publication.get("document")
    policy = document.get("policy") if isinstance(document, Mapping) else None
    return isinstance(policy, Mapping) and all(policy.get(number) == numbers[number] for number in NUMBERS)


def _contradictions(given: Sequence[Given], tables: Tables) -> Iterator[str]:
    """Tables that would not have printed what stands there."""
    for each in given:
        counted = {**each.content, "statements": each.statements}
        found = [what for of_one in contradictions(tables, counted, each.sum_of) for what in of_one]
        yield from (f"Of a table of the certificate: {what}" for what in dict.fromkeys(found))
    told = (sums for each in given for sums in told_sums({**each.content, "statements": each.statements}, each.sum_of))
    yield from moves_astray(tables, told)


def _rule_failures(
    certificate: Json, given: Sequence[Given], places: Places, tables: Tables, *, of_somebody: bool
) -> Iterator[str]:
    by_number = {each.number: each for each in given}
    new = len(certificate["publications"])
    earlier = _earlier(given, new)
    known, out = _plainly_known(given), Known()
    for row in certificate["bounds"]:
        yield from take(row, by_number, known, known.nobody, tables)
    for row in certificate["already_out"]:
        if was_before(row["from"], earlier):
            yield from take(row, by_number, out, 0, tables)
    consenting = agreed(each for each in given if each.number <= new)
    policy = {number: certificate["policy"][number] for number in NUMBERS}
    rules, listed = Rules(places, policy), sum_of(each.sums.own for each in given)
    others = listed & ~sum_of(each for each in consenting if not each & (each - 1))
    cells = asked_of_cells(rules.of_cells(others), known, out)
    of_sums = rules.of_sums([each.counted() for each in given], listed)
    shown = Shown(tables, cells, asked_of_sums(of_sums, consenting, known, out, places.effort))
    for bits in shown.not_open:
        yield f"Neither the tables nor what is printed show that {places.briefly(bits)} tells nothing about few people."
    if of_somebody:
        same = SameGroups((pair for each in given for pair in each.facts()), known.empty(), places.effort)
        before = told_before(certificate["told_before"], by_number, earlier, places)
        for cell, of in told(certificate, tables, shown, same, before):
            names = places.briefly(cell), places.briefly(of)
            yield f"Whoever is alone in {names[0]} could learn how few are in {names[1]}, for all that the tables show."


def _earlier(given: Sequence[Given], new: int) -> set[int]:
    """The numbers of the publications that were there before the first ``new``: a publication is not its own past."""
    made = [each.content for each in given if each.number <= new]
    return {each.number for each in given if each.number > new and each.content not in made}


def _plainly_known(given: Sequence[Given]) -> Known:
    """What needs no adding up: in which cells there is nobody, and counts that are printed as they are."""
    known = Known()
    told = [(statement, each) for each in given for statement in each.statements]
    for statement, each in told:
        known.nobody |= nobody_in(statement, each)
    for statement, each in told:
        if (count := printed_exactly(statement)) is not None:
            known.at_least(each.sum_of(statement["of"]), count)
    return known


def _wrongly_set_aside(certificate: Json, given: Sequence[Given]) -> Iterator[str]:
    """Earlier statements that count as false, and do not, with what counts, make nobody out to be somebody.

    Where one of a publication does, with whatever else stands there, it was corrected, and nothing that it says has to
    be true any more.
    """
    by_number = {each.number: each for each in given}
    rows = [row for row in certificate["set_aside"] if row["publication"] in by_number]
    whole = {
        number: {**by_number, number: by_number[number].without(())}
        for number in {each["publication"] for each in rows}
    }
    printed = {number: _Printed(given.values(), given[number]) for number, given in whole.items()}

    def cannot_be_true(row: Json) -> bool:
        number = row["publication"]
        return _cannot_be_true(row, whole[number], printed[number])

    false = {row["publication"] for row in rows if cannot_be_true(row)}
    for row in rows:
        if row["publication"] not in false or (row["from"] and not cannot_be_true(row)):
            yield f"It is not shown that {row['statement']} of an earlier publication cannot be true any more."


def _cannot_be_true(row: Json, given: Mapping[int, Given], printed: "_Printed") -> bool:
    itself = given[row["publication"]]
    limit = limit_of(row, [], given, Often(0, itself.places), upwards=True)
    if limit is not None and limit > 0:
        return True
    statement = itself.by_id.get(row["statement"])
    return statement is not None and _gives_another(statement, printed)


class _Printed:
    """The sums that are printed as they are; ``total`` fails for all others."""

    def __init__(self, given: Iterable[Given], asked: Given) -> None:
        rows = [(each, row) for each in given for row in each.statements]
        asked.places.effort.spend(len(rows))
        told = [(each.sum_of(row["of"]), printed_exactly(row)) for each, row in rows if row["kind"] == "count"]
        self._counts = {bits: count for bits, count in told if count is not None}
        self._asked = asked

    def total(self, patterns: Sequence[str]) -> int:
        return self._counts[self._asked.sum_of(patterns)]


def _gives_another(statement: Json, printed: _Printed) -> bool:
    """Whether every count behind a ratio or difference is printed, and they give another number than it says."""
    if "printed" not in statement or statement["kind"] not in ("ratio", "difference"):
        return False
    try:
        return bool(printed_from(statement, printed) != statement["printed"])
    except KeyError:
        return False
