"""Checks that a joint report is safe from each of its members: plain Python, no solver, nothing of the planning side.

A member takes its own share away from every sum that is printed. What is left is the joint report of all the others,
and has a certificate of its own in the proof, which is checked like any other.
"""

from collections.abc import Iterator, Mapping, Sequence

from wres_desktop.disclosure.verify_certificate import failures as certificate_failures
from wres_desktop.disclosure.verify_reading import Json, Sums, printed_counts
from wres_desktop.disclosure.verify_shape import is_certificate
from wres_desktop.disclosure.verify_told import printed_exactly, sums_in


def insider_failures(publication: Json, proof: Json) -> list[str]:
    """What does not hold, as sentences that name no number; nothing where members are not taken for intruders."""
    document = publication.get("document") or {}
    if (document.get("policy") or {}).get("insiders") != "members" or not document.get("members"):
        return []
    given = {each.get("organisation"): each for each in proof.get("insiders", [])}
    codes = dict.fromkeys(cell.partition("/")[0] for cell in publication["cells"])
    if found := list(_not_counted(publication)):
        return found
    return [what for code in codes for what in _failures_for(code, given.get(code, {}), publication)]


def _not_counted(publication: Json) -> Iterator[str]:
    """What tells a member more than sums from which it can take its share away."""
    sums = Sums(publication["cells"])
    printed = printed_counts(publication, sums)
    for statement in publication["statements"]:
        shown = "printed" in statement or "not_calculable" in statement
        if shown and statement["kind"] == "count" and printed_exactly(statement) is None:
            yield f"{statement['id']} is not printed as it was counted."
        elif shown and any(printed.get(sums.bits(of)) is None for of in sums_in(statement)):
            yield f"{statement['id']} is printed, and not every count behind it."


def _failures_for(code: str, insider: Json, publication: Json) -> list[str]:
    own, certificate = insider.get("counts", {}), insider.get("certificate")
    mine = {cell for cell in publication["cells"] if cell.startswith(f"{code}/")}
    if own.keys() != mine or not all(type(count) is int and count >= 0 for count in own.values()):
        return [f"The proof does not have the counts of {code}, from which the report has to be safe."]
    if certificate is None or not is_certificate(certificate) or len(certificate["publications"]) != 1:
        return [f"The proof does not show that the report is safe from {code}, which knows its own counts."]
    (digest,) = certificate["publications"]
    others = {**publication, **_of_others(publication, own)}
    return [f"To {code}: {what}" for what in certificate_failures(certificate, {digest: others}, digest)]


def _of_others(publication: Json, own: Mapping[str, int]) -> Json:
    """Cells, facts and counts of all the others; ``own`` is taken away from what is printed."""
    sums = Sums(publication["cells"])

    def others(patterns: Sequence[str]) -> list[str]:
        return [cell for cell in sums.cells(patterns) if cell not in own]

    statements = []
    for statement in publication["statements"]:
        if statement["kind"] == "count" and (left := others(statement["of"])):
            share = sum(own.get(cell, 0) for cell in sums.cells(statement["of"]))
            printed = {"printed": str(int(statement["printed"]) - share)} if "printed" in statement else {}
            statements.append({**statement, "of": left, **printed})
    facts = [
        {side: others(fact[side]) for side in ("of", "also")}
        for fact in publication.get("facts", [])
        if len(others(fact["of"])) == len(sums.cells(fact["of"]))
    ]
    return {
        "cells": [cell for cell in publication["cells"] if cell not in own],
        "statements": statements,
        "facts": facts,
        "derived": [],
    }
