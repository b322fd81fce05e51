"""The words of a publication, its document, from parsed JSON (docs/formats.md)."""

from dataclasses import asdict
from typing import Any, Final

from wres_desktop.disclosure.policy import policy_from_json
from wres_desktop.disclosure.statements import Document
from wres_desktop.domain.benchmarks import Beside, benchmark_from, peer_from
from wres_desktop.domain.submission import Action, Consultation, IndicatorNarrative, Organisation, OrganisationKind
from wres_desktop.errors import UnreadableFile

_ADDED: Final = ("since", "eds2", "high_impact", "statement", "status", "notes")
"""Columns of the action plan that the first version of the format did not have."""


def document_from_json(value: object, policy_name: str) -> Document | None:
    """The document; ``None`` where there is none, as in a report of somebody else that was typed in.

    Raises:
        UnreadableFile: it is not complete, or holds the numbers of another policy than ``policy_name``.
    """
    if not isinstance(value, dict):
        return None
    try:
        document = Document(
            **{
                **value,
                "disciplinary_bases": {int(year): basis for year, basis in value["disciplinary_bases"].items()},
                "narrative": {key: IndicatorNarrative(**words) for key, words in value["narrative"].items()},
                "actions": tuple(Action(**action) for action in value["actions"]),
                "consultations": tuple(Consultation(**each) for each in value.get("consultations", [])),
                "policy": None if value.get("policy") is None else policy_from_json(value["policy"]),
                "with_consent": _ids(value.get("with_consent", [])),
                "members": tuple(_member(member) for member in value.get("members", [])),
                "beside": _beside(value.get("beside", {})),
                "left_out": {section: _reasons(by_code) for section, by_code in value.get("left_out", {}).items()},
            }
        )
    except (TypeError, KeyError, ValueError, AttributeError) as error:
        message = "The words of this publication (its document) are not complete, so it cannot be drawn again."
        raise UnreadableFile(message) from error
    if document.policy is not None and document.policy.name != policy_name:
        message = "The publication names one policy and holds the numbers of another; take it as it was written."
        raise UnreadableFile(message)
    return document


def document_json(document: Document) -> dict[str, object]:
    """The document for a file; what newer versions added is left out where it is empty, so that older ones read it."""
    rows = asdict(document)
    rows["actions"] = [
        {key: text for key, text in action.items() if text or key not in _ADDED} for action in rows["actions"]
    ]
    if not rows["consultations"]:
        del rows["consultations"]
    return rows


def _beside(value: dict[str, Any]) -> Beside:
    """The figures of others; WrongRow is a ValueError."""
    benchmarks = tuple(benchmark_from(row) for row in value.get("benchmarks", []))
    return Beside(benchmarks, tuple(peer_from(row) for row in value.get("peers", [])))


def _ids(value: object) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return tuple(value)
    raise TypeError


def _member(value: dict[str, object]) -> Organisation:
    return Organisation(str(value["code"]), str(value["name"]), OrganisationKind(str(value["kind"])))


def _reasons(value: dict[str, object]) -> dict[str, str]:
    return {code: str(reason) for code, reason in value.items()}
