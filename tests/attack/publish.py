"""Makes publications as a user does: return files in, the publication's text and the report's files out."""

import json
import os
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TypeAlias

from tests.attack.returns import Return, written
from wres_desktop import pipeline
from wres_desktop.paths import secret_path
from wres_desktop.pipeline import Protected

Out: TypeAlias = Sequence[str]


class Refused(Exception):
    """The program does not publish this return."""


def protected(returns: list[Return], *, policy: str = "default", plan: str = "headlines", out: Out = ()) -> Protected:
    """Write the returns into files, and protect what they say in one report; ``out`` is published already."""
    return _protected(json.dumps(returns), policy, plan, tuple(out), secret_path().read_text(encoding="ascii"))


@cache
def _protected(returns: str, policy: str, plan: str, out: tuple[str, ...], _secret: str) -> Protected:
    with tempfile.TemporaryDirectory() as folder:
        opened = pipeline.open_returns(written(json.loads(returns), Path(folder)))
        if opened.blocked:
            raise Refused("; ".join(str(problem) for problem in opened.problems))
        return pipeline.protect(opened.submissions, _wishes(policy, plan, out, Path(folder)))


def publication(returns: list[Return], *, policy: str = "default", plan: str = "headlines", out: Out = ()) -> str:
    """The text of the publication."""
    return protected(returns, policy=policy, plan=plan, out=out).publication_text


def joint(
    members: list[Return],
    *,
    policy: str = "default",
    plan: str = "headlines",
    out: Out = (),
    with_members: bool = False,
) -> list[str]:
    """The texts of the joint report and, where asked for, of each member's own report protected together with it."""
    with tempfile.TemporaryDirectory() as folder:
        read = pipeline.joint_returns(written(members, Path(folder)))
        if read.consortium is None:
            raise Refused("; ".join(str(problem) for problem in read.problems))
        wishes = _wishes(policy, plan, out, Path(folder))
        made = pipeline.protect_joint(read.consortium, wishes, with_members=with_members)
    return [made.joint.publication_text, *(member.publication_text for member in made.members.values())]


def _wishes(policy: str, plan: str, out: Out, folder: Path) -> pipeline.Wishes:
    ledger = []
    for at, text in enumerate(out):
        ledger.append(folder / f"{at}.publication.json")
        ledger[-1].write_text(text, encoding="utf-8")
    return pipeline.Wishes(policy, plan, tuple(ledger))


def with_secret(secret: str) -> None:
    """From now on, publish as a user with this secret: 32 digits from 0 to f."""
    secret_path().parent.mkdir(parents=True, exist_ok=True)
    secret_path().write_text(secret, encoding="ascii")


def how_many(in_ci: int, share: float) -> int:
    """How many publications to attack: a few in CI, ``share`` of WRES_ATTACKED_PUBLICATIONS on request."""
    asked = os.environ.get("WRES_ATTACKED_PUBLICATIONS")
    return max(in_ci, round(int(asked) * share)) if asked else in_ci


def spoiled(text: str, statement_id: str, **changes: object) -> str:
    """The publication with one statement replaced by hand; ``printed`` takes the place of a mark."""
    content = json.loads(text)
    (statement,) = (s for s in content["statements"] if s["id"] == statement_id)
    for key in ("withheld", "not_calculable"):
        statement.pop(key, None)
    statement.update(changes)
    return json.dumps(content)
