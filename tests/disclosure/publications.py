"""A small publication and its proof, to be spoiled by tests: nine BME staff, and how many of them were trained."""

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.builders import Json
from wres_desktop.disclosure.verify_reading import Sums


@dataclass(frozen=True)
class Table:
    """A whole number for every cell, to work out what one table alone would print."""

    counts: Mapping[str, int]
    sums: Sums

    def total(self, patterns: Sequence[str]) -> int:
        """The sum of the cells that the patterns name."""
        return sum(self.counts[cell] for cell in self.sums.cells(patterns))


RATE = {"numerator": ["trained/bme"], "denominator": ["staff/bme"]}
NOBODY = {"numerator": ["trained/unknown"], "denominator": ["trained/unknown"]}
OTHER = {"numerator": ["trained/white"], "denominator": ["staff/white"]}

PUBLICATION: Json = {
    "format": "wres-publication",
    "version": 1,
    "title": "Invented Care 2024",
    "policy": "default",
    "cells": [
        "staff/white",
        "staff/bme",
        "trained/white",
        "trained/bme",
        "not_trained/white",
        "not_trained/bme",
        "trained/unknown",
    ],
    "facts": [
        {"kind": "same_people", "of": ["trained/bme", "not_trained/bme"], "also": ["staff/bme"]},
        {"kind": "same_people", "of": ["trained/white", "not_trained/white"], "also": ["staff/white"]},
    ],
    "statements": [
        {"id": "staff", "kind": "count", "of": ["staff/*"], "printed": "60"},
        {"id": "bme", "kind": "count", "of": ["staff/bme"], "printed": "10"},
        {"id": "white", "kind": "count", "of": ["staff/white"], "printed": "50", "rounded_to": 1},
        {"id": "bme_percent", "kind": "percentage", "of": ["staff/bme"], "out_of": ["staff/*"], "printed": "16.7"},
        {"id": "trained_bme", "kind": "count", "of": ["trained/bme"], "withheld": True},
        {"id": "ratio", "kind": "ratio", "of": RATE, "compared_with": OTHER, "withheld": True},
        {"id": "gap", "kind": "difference", "of": RATE, "minus": NOBODY, "not_calculable": "nobody in the group"},
        {
            "id": "like",
            "kind": "ratio",
            "of": {"numerator": ["staff/bme"], "denominator": ["staff/white"]},
            "compared_with": {"numerator": ["staff/bme"], "denominator": ["staff/white"]},
            "printed": "1.00",
            "reading": {
                "four_fifths": "inside",
                "interval_95": ["0.46", "2.19"],
                "could_be_chance": True,
                "cautions": [],
                "years": 1,
            },
        },
    ],
}

PROOF: Json = {
    "format": "wres-proof",
    "version": 2,
    "publication": "0" * 64,
    "policy": "default",
    "sensitive": [{"of": ["trained/bme"], "from": 0, "to": 5}],
    "cells": [
        "staff/white",
        "staff/bme",
        "trained/white",
        "not_trained/white",
        "trained/bme",
        "not_trained/bme",
        "trained/unknown",
    ],
    "witnesses": [[50, 10, 20, 30, trained, 10 - trained, 0] for trained in (0, 5)],
    "moves": [],
}


def witnesses_of(proof: Json) -> list[dict[str, int]]:
    """The whole tables of a proof, by cell."""
    return [dict(zip(proof["cells"], row, strict=True)) for row in proof["witnesses"]]


def tables_of(proof: Json) -> list[dict[str, int]]:
    """All tables of a proof or certificate, by cell: its whole ones, and those that moves lead to from them."""
    tables = witnesses_of(proof)
    for start, *changes in proof["moves"]:
        moved = list(proof["witnesses"][start - 1])
        for cell, change in zip(changes[::2], changes[1::2], strict=True):
            moved[cell] += change
        tables.append(dict(zip(proof["cells"], moved, strict=True)))
    return tables


def changed(content: Json, place: str, value: object) -> Json:
    """A copy with something else at one place, such as ``statements/0/printed``; ``...`` takes the place out."""
    spoiled = copy.deepcopy(content)
    *above, last = (int(part) if part.isdigit() else part for part in place.split("/"))
    rows: Any = spoiled
    for part in above:
        rows = rows[part]
    if value is ...:
        del rows[last]
    else:
        rows[last] = value
    return spoiled
