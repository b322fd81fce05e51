"""The words of a publication, its document, from parsed JSON (docs/formats.md)."""

from typing import Any

from wres_desktop.disclosure.policy import policy_from_json
from wres_desktop.disclosure.statements import Document
from wres_desktop.domain.benchmarks import Beside, benchmark_from, peer_from
from wres_desktop.domain.submission import Action, IndicatorNarrative, Organisation, OrganisationKind
from wres_desktop.errors import UnreadableFile


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
