"""Checking what was published: the intruder over publications, and a publication against its proof."""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from wres_desktop.disclosure.policy import Policy, load_policy
from wres_desktop.disclosure.proof import proof_from_json
from wres_desktop.disclosure.publication_file import publication_from_json, publication_sha256
from wres_desktop.disclosure.statements import Publication
from wres_desktop.disclosure.verify_derived import wrong_derived
from wres_desktop.disclosure.verify_size import is_too_large
from wres_desktop.errors import UnreadableFile
from wres_desktop.intake.json_text import read_json, repeated_names

if TYPE_CHECKING:
    from wres_desktop.disclosure.audit import Audit
    from wres_desktop.domain.submission import Submission


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


@dataclass(frozen=True, slots=True)
class Verified:
    """What does not hold, as sentences; of publications that it is also about, how many were not given.

    ``lost`` is how many sums are taken to have been given away before, so that nothing is shown of them.
    """

    failures: list[str]
    not_given: int
    lost: int = 0


def verified(
    publication: Path,
    proof: Path | None = None,
    certificate: Path | None = None,
    others: Sequence[Path] = (),
    returns: Sequence[Path] = (),
) -> Verified:
    """Check a publication against its proof, or else its certificate, with other publications where they are given.

    ``returns`` are what it was made from: where they are given, every figure is worked out anew from their counts.

    Raises:
        UnreadableFile: a file is not what it should be.
    """
    at_hand: dict[str, Mapping[str, Any]] = {}
    digests_of: dict[Path, set[str]] = {}
    for path in others:
        small, read = _of_a_report(path), read_publication(path)
        digests_of[path] = {_sha256_of(path), publication_sha256(read)}
        at_hand |= dict.fromkeys(digests_of[path], _with_all_cells(small, read))
    content, itself = _of_a_report(publication), publication.read_bytes()
    read = publication_from_json(content)
    content, policy = _with_all_cells(content, read), read.made_under
    if certificate is not None:
        public = _content(certificate)
        beside = {**at_hand, sha256(itself): content}
        found = wrong_names(public, beside)
        found += _wrong_policy(policy) or certificate_failures(public, beside, sha256(itself))
        found += _not_as_returned(content, None, returns)
        found += _not_named(digests_of, {*_named([public]), sha256(itself)})
        return Verified(found, _not_given([public], beside), _lost(public))
    proof_content = _content(proof or publication)
    proof_from_json(proof_content)
    found = wrong_names(proof_content.get("certificate"), {**at_hand, sha256(itself): content})
    found += proof_failures(itself, content, proof_content, policy, at_hand)
    found += _not_as_returned(content, proof_content, returns) if policy else []
    naming = [{"publications": proof_content.get("together_with")}, proof_content.get("certificate")]
    own = {sha256(itself), str(proof_content.get("publication"))}
    found += _not_named(digests_of, {*_named(naming[1:]), *own})  # tables were held against what a certificate names
    return Verified(found, _not_given(naming, {*at_hand, *own}), _lost(proof_content.get("certificate")))


def verify_files(publication: Path, proof: Path) -> list[str]:
    """What does not hold of a publication and its proof, as sentences; empty where everything does.

    Raises:
        UnreadableFile: one of them is not what it should be.
    """
    return verified(publication, proof).failures


def proof_failures(
    publication_bytes: bytes,
    publication: object,
    proof: object,
    policy: Policy | None,
    others: Mapping[str, Mapping[str, Any]] = MappingProxyType({}),
) -> list[str]:
    """What does not hold of a publication and its proof, both as parsed JSON; ``others`` by the SHA-256 of their files.

    The proof's tables have to do what a certificate's do as well: every number that is withheld is treated alike. What
    stands under which name is looked at by ``wrong_names``.
    """
    from wres_desktop.disclosure.verify import failures  # noqa: PLC0415 - needed only here
    from wres_desktop.disclosure.verify_insiders import insider_failures  # noqa: PLC0415 - as above

    if not isinstance(publication, dict) or not isinstance(proof, dict):
        return ["The files given are not a publication and its proof."]
    if wrong := _wrong_policy(policy):
        return wrong
    digest = sha256(publication_bytes)
    found = failures(publication, digest, proof, policy.threshold if policy else 0)
    certificate = _certificate_in(proof)
    if certificate is None:
        return [*found, "The proof does not say of which sums its tables show that they stay open."]
    found += certificate_failures(certificate, {**others, digest: publication}, digest, corrected=True)
    return found + insider_failures(publication, proof, digest, others)


def _certificate_in(proof: Mapping[str, Any]) -> dict[str, Any] | None:
    """The certificate that a proof makes of its tables and the head that stands in it; ``None`` where it makes none."""
    from wres_desktop.disclosure.verify_shape import is_certificate  # noqa: PLC0415 - needed only here
    from wres_desktop.disclosure.verify_witnesses import over  # noqa: PLC0415 - as above

    head = proof.get("certificate")
    if not isinstance(head, dict) or not is_certificate({**head, "witnesses": [], "moves": []}):
        return None
    tables = over(head["cells"], proof)
    return None if tables is None else head | tables


def certificate_failures(
    certificate: Mapping[str, Any],
    publications: Mapping[str, Mapping[str, Any]],
    digest: str,
    *,
    corrected: bool = False,
) -> list[str]:
    """What does not hold of a certificate and the one of the ``publications``, by SHA-256, that has this digest.

    ``corrected``: it counts as false what the organisation itself says is. What stands under which name is looked at by
    ``wrong_names``.
    """
    from wres_desktop.disclosure.verify_certificate import failures  # noqa: PLC0415 - needed only here
    from wres_desktop.disclosure.verify_shape import is_certificate  # noqa: PLC0415 - as above

    if not is_certificate(certificate):
        return ["The certificate is not whole, or is none that this version can read."]
    return failures(certificate, publications, digest, corrected=corrected)


def wrong_names(certificate: object, publications: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """What stands under the name of something else, or is left out, in the ``publications`` that were made together."""
    from wres_desktop.disclosure.verify_indicators import named_wrongly  # noqa: PLC0415 - needed only here

    made = certificate.get("publications") if isinstance(certificate, dict) else None
    digests = dict.fromkeys(each for each in (made if isinstance(made, list) else ()) if isinstance(each, str))
    return [what for digest in digests if digest in publications for what in named_wrongly(publications[digest])]


def _not_as_returned(
    publication: Mapping[str, Any], proof: Mapping[str, Any] | None, returns: Sequence[Path]
) -> list[str]:
    """What the returns do not bear out, where any are given."""
    from wres_desktop.disclosure.verify_return import not_as_returned  # noqa: PLC0415 - needed only here
    from wres_desktop.domain.catalogue import catalogue_of  # noqa: PLC0415 - as above
    from wres_desktop.intake.any_return import read_returns  # noqa: PLC0415 - as above

    read = [found for path in returns for found in read_returns(path).submissions]
    of_code: dict[str, list[Submission]] = {}
    for submission, _ in read:
        of_code.setdefault(submission.organisation.code, []).append(submission)
    counts = {cell: count for each in of_code.values() for cell, count in catalogue_of(each).table.items()}
    return not_as_returned(publication, proof, counts) if returns else []


def _wrong_policy(policy: Policy | None) -> list[str]:
    if policy is None or not policy.is_profile_as_named:
        return ["The publication does not say under which policy it was made, or gives a profile other numbers."]
    return []


def _not_given(naming: Iterable[object], at_hand: Collection[str]) -> int:
    """How many publications are named by a certificate, or by the parts of a proof, that are not at hand."""
    return len(_named(naming).difference(at_hand))


def _named(naming: Iterable[object]) -> set[str]:
    lists = [each.get(part) for each in naming if isinstance(each, dict) for part in ("publications", "ledger")]
    return {digest for part in lists if isinstance(part, list) for digest in part if isinstance(digest, str)}


def _not_named(digests_of: Mapping[Path, Collection[str]], named: Collection[str]) -> list[str]:
    """The files given besides that a certificate or proof is not about: nothing was held against them."""
    return [
        f"{path.name} is given with it, but nothing here is about it, so the two were not checked together."
        for path, digests in digests_of.items()
        if not any(digest in named for digest in digests)
    ]


def _lost(head: object) -> int:
    """Of how many sums a certificate says that earlier publications gave too much away already."""
    lists = [head.get(part) for part in ("already_out", "told_before")] if isinstance(head, dict) else []
    return sum(len(part) for part in lists if isinstance(part, list))


def sha256(content: bytes) -> str:
    """The SHA-256 of a file's content, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def _sha256_of(path: Path) -> str:
    return sha256(path.read_bytes())


def _content(path: Path) -> dict[str, Any]:
    content = content_of(path)
    if not isinstance(content, dict):
        message = f"{path.name} is not a file of this program; name a publication, a proof or a certificate."
        raise UnreadableFile(message)
    return content


def _of_a_report(path: Path) -> dict[str, Any]:
    """The content of a publication that is no larger than that of a report can be."""
    content = _content(path)
    if is_too_large(content):
        message = f"{path.name} says far more than any report does; name the publication.json of a report."
        raise UnreadableFile(message)
    return content


def _with_all_cells(content: dict[str, Any], read: Publication) -> dict[str, Any]:
    """A publication with those cells, too, that its statements alone name, so that no count is of the others alone."""
    return {**content, "cells": list(read.cells)} if read.unlisted else content


def read_publication(path: Path) -> Publication:
    """What a publication.json says.

    Raises:
        UnreadableFile: the file is not a publication, or says what does not follow from the figures printed in it.
    """
    content = content_of(path)
    publication = publication_from_json(content)
    if isinstance(content, dict) and (more := next(wrong_derived(content), None)):
        message = f"{path.name} tells more than is printed in it, so it cannot be read as a publication. {more}"
        raise UnreadableFile(message)
    return publication


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
