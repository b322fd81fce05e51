"""Certificates as files: ``certificate.json`` in and out (docs/formats.md). Public: it holds no secret."""

import json
from collections.abc import Mapping, Sequence
from typing import Final

from wres_desktop.disclosure.bounds import Bound
from wres_desktop.disclosure.certificate import Certificate, ToldBefore
from wres_desktop.disclosure.policy import NUMBERS
from wres_desktop.disclosure.rules import sum_of

FORMAT: Final = "wres-certificate"
VERSION: Final = 2
_LISTS: Final = ("cells", "bounds", "already_out", "told_before", "set_aside", "witnesses", "moves")
SHOWS: Final = (
    "Of every number that the report does not print, and of every number that can be worked out from two others, this "
    "file shows that it may be nobody and may be as many people as the policy asks for, or that it is surely nobody or "
    "surely that many: the tables all agree with everything that is printed, and none of them was made from the real "
    "numbers."
)


def certificate_text(certificate: Certificate) -> str:
    """The file's text: one table and one bound a line; it depends on what is printed alone."""
    lines = []
    for key, value in content_of(certificate).items():
        rows = value if key in _LISTS and isinstance(value, Sequence) else ()
        body = ",\n  ".join(json.dumps(row, separators=(",", ":")) for row in rows)
        lines.append(f"{json.dumps(key)}: [\n  {body}]" if rows else f"{json.dumps(key)}: {json.dumps(value)}")
    return "{" + ",\n ".join(lines) + "}\n"


def content_of(certificate: Certificate) -> dict[str, object]:
    """Everything that the file holds."""
    return head_of(certificate) | {"witnesses": certificate.witnesses, "moves": certificate.moves}


def head_of(certificate: Certificate) -> dict[str, object]:
    """Everything but the tables: a proof has tables of its own."""
    numbers = {number: getattr(certificate.policy, number) for number in NUMBERS}
    return {
        "format": FORMAT,
        "version": VERSION,
        "shows": SHOWS,
        "publications": certificate.publications,
        "ledger": certificate.ledger,
        "policy": {"name": certificate.policy.name, **numbers},
        "cells": certificate.cells,
        "bounds": [_bound(each) for each in certificate.bounds],
        "already_out": [_bound(each) for each in certificate.already_out],
        "told_before": [_told_before(each) for each in certificate.told_before],
        "set_aside": [
            {"publication": each.number, "statement": each.statement, **_over(each.over), "from": each.steps}
            for each in certificate.set_aside
        ],
    }


def _bound(bound: Bound) -> Mapping[str, object]:
    limit = {"at_least" if bound.upwards else "at_most": bound.limit}
    return {"of": bound.of, **limit, **_over(bound.over), "from": bound.steps}


def _told_before(told: ToldBefore) -> Mapping[str, object]:
    tied = told.tied
    times = {"times": tied.times, "is": tied.more, **_over(tied.over)}
    shown = {
        name: {**_over(each.over), "from": each.steps} for name, each in (("least", told.least), ("most", told.most))
    }
    return {"cell": tied.cell, "of": sum_of(tied.rule), **times, **shown}


def _over(over: int) -> dict[str, int]:
    return {"over": over} if over != 1 else {}
