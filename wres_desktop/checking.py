"""Checking what was published: the intruder over publications, and a publication against its proof."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from wres_desktop.disclosure.policy import Policy, load_policy
from wres_desktop.disclosure.proof import proof_from_json
from wres_desktop.disclosure.publication_file import publication_from_json
from wres_desktop.disclosure.statements import Publication
from wres_desktop.errors import UnreadableFile
from wres_desktop.intake.json_text import read_json, repeated_names

if TYPE_CHECKING:
    from wres_desktop.disclosure.audit import Audit


def audit_files(paths: Sequence[Path], policy_name: str = "default", also_examine: Sequence[str] = ()) -> "Audit":
    """Play the intruder over all the publications together, and say by what each sum is given away.

    Raises:
        UnreadableFile: a file is not a publication.
        AuditUnfinished: an interval could not be settled in time.
    """
    from wres_desktop.disclosure.explained_audit import explained_audit  # noqa: PLC0415 - the solver is slow to load
    from wres_desktop.disclosure.ledger import read_together  # noqa: PLC0415 - as above

    publications = [read_publication(path) for path in paths]
    return explained_audit(read_together(publications), load_policy(policy_name), also_examine)


def verify_files(publication: Path, proof: Path) -> list[str]:
    """What does not hold of a publication and its proof, as sentences; empty where everything does.

    Raises:
        UnreadableFile: one of them is not what it should be.
    """
    content, proof_content = content_of(publication), content_of(proof)
    policy = publication_from_json(content).made_under
    proof_from_json(proof_content)
    return proof_failures(publication.read_bytes(), content, proof_content, policy)


def proof_failures(publication_bytes: bytes, publication: object, proof: object, policy: Policy | None) -> list[str]:
    """What does not hold of a publication and its proof, both as parsed JSON."""
    from wres_desktop.disclosure.verify import failures  # noqa: PLC0415 - needed only here

    if not isinstance(publication, dict) or not isinstance(proof, dict):
        return ["The files given are not a publication and its proof."]
    if policy is None or not policy.is_profile_as_named:
        return ["The publication does not say under which policy it was made, or gives a profile other numbers."]
    return failures(publication, hashlib.sha256(publication_bytes).hexdigest(), proof, policy.threshold)


def read_publication(path: Path) -> Publication:
    """What a publication.json says.

    Raises:
        UnreadableFile: the file is not a publication.
    """
    return publication_from_json(content_of(path))


def content_of(path: Path) -> object:
    """The parsed JSON of a file in which no object names a key twice.

    Raises:
        UnreadableFile: it is no JSON, or names a key twice.
    """
    content = read_json(path)
    for place in repeated_names(content, path.name):
        message = f"{path.name} gives {place[-1]!r} twice in one place; take one of them out."
        raise UnreadableFile(message)
    return content
