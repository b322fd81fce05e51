"""The commands that look at what was published: what could be worked out from it, and whether its proof holds."""

import argparse
from collections.abc import Callable
from pathlib import Path

from wres_desktop import pipeline
from wres_desktop.cli_answers import DONE, NOT_DONE, Say


def add_audit_commands(add: Callable[..., argparse.ArgumentParser], say: Say, warn: Say) -> None:
    """Add ``audit`` and ``verify``; ``say`` writes a line to standard output, ``warn`` to standard error."""
    audit = add("audit", help="play the intruder over published reports")
    audit.add_argument("publications", nargs="+", type=Path, metavar="PUBLICATION")
    audit.add_argument("--json", action="store_true", help="as JSON")
    audit.add_argument("--examine", action="append", default=[], metavar="PATTERN", help="another sum to examine")
    audit.add_argument("--policy", default="default", help="a profile's name, or a policy file")
    audit.set_defaults(command=lambda options: _audit(options, say, warn))
    verify = add("verify", help="check a publication against its proof or its certificate")
    verify.add_argument("publication", type=Path, metavar="PUBLICATION")
    against = verify.add_mutually_exclusive_group(required=True)
    against.add_argument("--proof", type=Path, metavar="PROOF", help="for the organisation: with what is sensitive")
    against.add_argument("--certificate", type=Path, metavar="CERTIFICATE", help="for everybody")
    verify.add_argument(
        "--with",
        "--ledger",
        nargs="+",
        action="extend",
        default=[],
        type=Path,
        metavar="PUBLICATION",
        dest="others",
        help="what was published before it or together with it",
    )
    verify.add_argument(
        "--returns",
        nargs="+",
        action="extend",
        default=[],
        type=Path,
        metavar="RETURN",
        help="what it was made from: are the figures those of these counts?",
    )
    verify.set_defaults(command=lambda options: _verify(options, say, warn))


def _audit(options: argparse.Namespace, say: Say, warn: Say) -> int:
    from wres_desktop.disclosure.audit_text import (  # noqa: PLC0415 - needed only here
        audit_json,
        audit_words,
        unlisted_words,
    )

    audited = pipeline.audit_files(options.publications, options.policy, options.examine)
    say(audit_json(audited) if options.json else audit_words(audited))
    if unlisted := unlisted_words(audited):
        warn(unlisted)
    return DONE if audited.all_protected else NOT_DONE


def _verify(options: argparse.Namespace, say: Say, warn: Say) -> int:
    found = pipeline.verified(options.publication, options.proof, options.certificate, options.others, options.returns)
    for what in found.failures:
        warn(what)
    if not found.failures and options.proof:
        say("Verified: every table agrees with what is printed, and every number that is protected stays uncertain.")
    elif not found.failures:
        say("Verified: every table agrees with what is printed, and no small number can be worked out.")
    if options.returns and not found.failures:
        say("Every figure is that of the returns.")
    if found.not_given:
        say(f"Not given, so not looked at (--with): publications it names besides, {found.not_given} in number.")
    if found.lost and not found.failures:
        say(f"Given away before, by earlier publications, and not shown to be safe: sums, {found.lost} in number.")
    return NOT_DONE if found.failures else DONE
