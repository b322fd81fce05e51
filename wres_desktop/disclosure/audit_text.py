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
        "examined": [_examined_json(examined) for examined in audit.examined],
    }
    if not audit.consistent:
        content["contradiction"] = list(audit.contradiction)
        content["causes"] = [
            {"statement": cause.statement, "kind": cause.kind, "words": cause.words} for cause in audit.causes
        ]
    return json.dumps(content, ensure_ascii=False, indent=1)


def _examined_json(examined: Examined) -> dict[str, object]:
    content: dict[str, object] = {
        "of": list(examined.of),
        "lowest": examined.lowest,
        "highest": examined.highest,
        "protected": examined.protected,
    }
    if not examined.protected:
        content |= {"because": list(examined.because), "facts": list(examined.facts), "words": examined.words}
    return content


def audit_words(audit: Audit) -> str:
    """The audit in sentences: what can be worked out and by what, or that nothing can."""
    if not audit.consistent:
        return "\n".join([_contradiction_words(audit), *(f"  {cause.words}" for cause in audit.causes)])
    given_away = [examined for examined in audit.examined if not examined.protected]
    if not given_away:
        return f"No small number can be worked out. {len(audit.examined)} sums were examined."
    lines = [f"{len(given_away)} of {len(audit.examined)} sums can be worked out too closely:"]
    for examined in given_away:
        lines.append(f"  {' + '.join(examined.of)}: {_range(examined)}")
        if examined.words:
            lines.append(f"    {examined.words}")
            lines.append(f"    ({', '.join(examined.because)})")
    return "\n".join(lines)


def _contradiction_words(audit: Audit) -> str:
    named = ", ".join(audit.contradiction)
    head = f"These statements cannot all be true. No whole numbers of people agree with all of: {named}."
    if audit.causes:
        return f"{head} What may have gone wrong:"
    return f"{head} One of them is misprinted, rounded another way, or about other people."


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
