"""The proof of a publication: what is sensitive, and whole-number tables that show it stays uncertain.

OFFICIAL-SENSITIVE: a list of what is sensitive tells which withheld counts are small (docs/method.md).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from wres_desktop.disclosure.sensitive import Sensitive

FORMAT = "wres-proof"
VERSION = 1
MARKING = "OFFICIAL-SENSITIVE: keep inside the organisation. This file tells which withheld numbers are small."


@dataclass(frozen=True, slots=True)
class Proof:
    """Sensitive sums with their intervals, and the witnesses; ``publication`` is the SHA-256 of the file."""

    publication: str
    policy: str
    sensitive: tuple[Sensitive, ...]
    witnesses: tuple[Mapping[str, int], ...]


def proof_text(proof: Proof) -> str:
    """The file's text: one sensitive sum and one witness a line."""
    sensitive = [{"of": need.of, "from": need.low, "to": need.high} for need in proof.sensitive]
    witnesses = [{"cells": dict(witness)} for witness in proof.witnesses]
    head = {
        "format": FORMAT,
        "version": VERSION,
        "marking": MARKING,
        "publication": proof.publication,
        "policy": proof.policy,
    }
    lines = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in head.items()]
    for key, rows in (("sensitive", sensitive), ("witnesses", witnesses)):
        body = ",\n  ".join(json.dumps(row, separators=(",", ":")) for row in rows)
        lines.append(f"{json.dumps(key)}: [\n  {body}]" if rows else f"{json.dumps(key)}: []")
    return "{" + ",\n ".join(lines) + "}\n"
