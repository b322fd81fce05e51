"""What an audit found, as a file (``wres-audit``) and in words."""

import json

from wres_desktop.disclosure.audit import Audit, Examined

FORMAT = "wres-audit"
VERSION = 1


def audit_json(audit: Audit) -> str:
    """The audit as JSON (docs/formats.md)."""
    content: dict[str, object] = {
        "format": FORMAT,
        "version": VERSION,
        "policy": audit.policy,
        "consistent": audit.consistent,
        "examined": [
            {
                "of": list(examined.of),
                "lowest": examined.lowest,
                "highest": examined.highest,
                "protected": examined.protected,
            }
            for examined in audit.examined
        ],
    }
    if not audit.consistent:
        content["contradiction"] = list(audit.contradiction)
    return json.dumps(content, ensure_ascii=False, indent=1)


def audit_words(audit: Audit) -> str:
    """The audit in sentences: what can be worked out, or that nothing can."""
    if not audit.consistent:
        return (
            "These statements cannot all be true. No whole numbers of people agree with all of: "
            f"{', '.join(audit.contradiction)}. One of them is misprinted, rounded another way, or about other people."
        )
    given_away = [examined for examined in audit.examined if not examined.protected]
    if not given_away:
        return f"No small number can be worked out. {len(audit.examined)} sums were examined."
    lines = [f"{len(given_away)} of {len(audit.examined)} sums can be worked out too closely:"]
    return "\n".join([*lines, *(f"  {' + '.join(examined.of)}: {_range(examined)}" for examined in given_away)])


def unlisted_words(audit: Audit) -> str:
    """What to look at where statements name cells that the publication does not list; empty where they name none."""
    if not audit.unlisted:
        return ""
    return (
        "The list of cells lacks some that statements name, and they were added: "
        f"{', '.join(audit.unlisted)}. Check their spelling: a misspelt cell makes the audit miss what it tells."
    )


def _range(examined: Examined) -> str:
    if examined.highest is None:
        return f"{examined.lowest} or more"
    if examined.lowest == examined.highest:
        return f"it can only be {examined.lowest}"
    return f"from {examined.lowest} to {examined.highest}"
