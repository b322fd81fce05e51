"""The proof of a publication: what is sensitive, and whole-number tables that show it stays uncertain.

OFFICIAL-SENSITIVE: a list of what is sensitive tells which withheld counts are small (docs/method.md).
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from wres_desktop.disclosure.sensitive import Sensitive
from wres_desktop.domain.consents import RecordedConsent
from wres_desktop.domain.figures import CellSum
from wres_desktop.domain.submission import Consent
from wres_desktop.errors import UnreadableFile

FORMAT = "wres-proof"
VERSION = 2
MARKING = "OFFICIAL-SENSITIVE: keep inside the organisation. This file tells which withheld numbers are small."


@dataclass(frozen=True, slots=True)
class Proof:
    """Sensitive sums with their intervals, and the witnesses; ``publication`` is the SHA-256 of the file.

    A witness has a count for each of the ``cells``, in their order; each of the ``moves`` leads from one of them to
    another table: the witness's number from 1, then cells by position and their changes in turn.
    ``consents`` say which small counts are not among them, and who agreed to that; ``already_out`` are those that
    earlier publications gave away. ``together_with`` are the SHA-256 of other publications that the witnesses agree
    with as well. ``secret`` is what chose among safe plans: with it, the same return gives the same publication again.
    ``certificate`` is the public certificate but for its tables: the proof's own have to show as much. ``insiders``
    has, where the policy takes members for intruders, for each organisation whose counts are added up with others' its
    counts and a certificate of what all publications tell it.
    """

    publication: str
    policy: str
    sensitive: tuple[Sensitive, ...]
    cells: tuple[str, ...]
    witnesses: tuple[tuple[int, ...], ...]
    moves: tuple[tuple[int, ...], ...] = ()
    consents: tuple[RecordedConsent, ...] = ()
    already_out: tuple[CellSum, ...] = ()
    together_with: tuple[str, ...] = ()
    secret: str = field(default="", repr=False)
    certificate: Mapping[str, object] | None = None
    insiders: tuple[Mapping[str, object], ...] = ()


def proof_text(proof: Proof) -> str:
    """The file's text: one sensitive sum, one witness and one move a line."""
    sensitive = [{"of": need.of, "from": need.low, "to": need.high} for need in proof.sensitive]
    head: dict[str, object] = {
        "format": FORMAT,
        "version": VERSION,
        "marking": MARKING,
        "publication": proof.publication,
        "policy": proof.policy,
        "secret": proof.secret,
        "together_with": list(proof.together_with),
        "already_out": [list(of) for of in proof.already_out],
        "cells": list(proof.cells),
    }
    if proof.certificate is not None:
        head["certificate"] = proof.certificate
    lines = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in head.items()]
    consents = [
        {"year": each.year, **asdict(each.consent), "opens": [sorted(cells) for cells in each.sums]}
        for each in proof.consents
    ]
    sections = (
        ("sensitive", sensitive),
        ("witnesses", proof.witnesses),
        ("moves", proof.moves),
        ("consents", consents),
        ("insiders", list(proof.insiders)),
    )
    for key, rows in sections:
        if key in ("consents", "insiders") and not rows:
            continue
        body = ",\n  ".join(json.dumps(row, separators=(",", ":")) for row in rows)
        lines.append(f"{json.dumps(key)}: [\n  {body}]" if rows else f"{json.dumps(key)}: []")
    return "{" + ",\n ".join(lines) + "}\n"


def proof_from_json(content: object) -> Proof:
    """The proof that parsed JSON holds.

    Raises:
        UnreadableFile: the content is not a proof, or one of a newer version.
    """
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        message = "This is not a proof: its first line should say that its format is wres-proof."
        raise UnreadableFile(message)
    if content.get("version") != VERSION:
        message = "This proof was written by a newer version of this program; please update the program."
        raise UnreadableFile(message)
    try:
        sensitive = tuple(
            Sensitive(_patterns(need["of"]), _whole(need["from"]), _whole(need["to"])) for need in content["sensitive"]
        )
        already_out = tuple(_patterns(of) for of in content.get("already_out", []))
        certificate = _head(content.get("certificate"))
        together_with = tuple(str(digest) for digest in content.get("together_with", []))
        consents = tuple(_consent(each) for each in content.get("consents", []))
        insiders = tuple(_row(each) for each in content.get("insiders", []))
        cells = _patterns(content["cells"])
        witnesses, moves = (tuple(map(_numbers, content[part])) for part in ("witnesses", "moves"))
    except (TypeError, KeyError, AttributeError) as error:
        message = "The proof is not complete: a sensitive sum or a witness lacks a part, or holds no whole numbers."
        raise UnreadableFile(message) from error
    return Proof(
        publication=str(content.get("publication")),
        policy=str(content.get("policy")),
        sensitive=sensitive,
        cells=cells,
        witnesses=witnesses,
        moves=moves,
        consents=consents,
        already_out=already_out,
        together_with=together_with,
        secret=str(content.get("secret", "")),
        certificate=certificate,
        insiders=insiders,
    )


def _head(value: object) -> Mapping[str, object] | None:
    if value is None or isinstance(value, dict):
        return value
    raise TypeError


def _row(value: object) -> Mapping[str, object]:
    if isinstance(value, dict):
        return value
    raise TypeError


def _consent(value: Mapping[str, Any]) -> RecordedConsent:
    texts = [str(value[key]) for key in ("given_by", "given_on", "note")]
    sums = tuple(frozenset(_patterns(cells)) for cells in value["opens"])
    return RecordedConsent(_whole(value["year"]), Consent(_patterns(value["cells"]), *texts), sums)


def _patterns(value: object) -> tuple[str, ...]:
    if isinstance(value, list) and value and all(isinstance(pattern, str) for pattern in value):
        return tuple(value)
    raise TypeError


def _numbers(value: object) -> tuple[int, ...]:
    if isinstance(value, list) and set(map(type, value)) <= {int}:
        return tuple(value)
    raise TypeError


def _whole(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise TypeError
