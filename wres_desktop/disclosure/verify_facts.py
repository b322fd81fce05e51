"""Whether the public facts of publications are facts: who is counted twice is said by the names; for the verifiers."""

from collections.abc import Iterable, Iterator

from wres_desktop.disclosure.verify_reading import Json
from wres_desktop.disclosure.verify_rules import GROUPS

_STAFF = "workforce/*/*"
SAME = {
    "3": (("disciplinary/entered", "disciplinary/not_entered"), (_STAFF,)),
    "4": (("training/accessed", "training/not_accessed"), (_STAFF,)),
    "9": (("board/voting", "board/non_voting"), ("board/executive", "board/non_executive")),
}
"""By section, of one organisation and year: rows with the same people in each ethnic group."""

_OF_A_YEAR = 2
"""Parts of a name that say whose cell it is, and of which year."""


def wrong_facts(publications: Iterable[Json]) -> Iterator[str]:
    """The first fact of each that is none, as a sentence; a made-up one could say what a withheld number is."""
    for publication in publications:
        for number, fact in enumerate(publication.get("facts", []), 1):
            if not _is_fact(fact):
                yield f"Fact {number} of the publication, about {fact['of'][0]}, is none that everybody knows."
                break


def _is_fact(fact: Json) -> bool:
    first = fact["of"][0].split("/")
    whose, group = "/".join(first[:_OF_A_YEAR]), first[-1]
    if group not in GROUPS or "*" in whose:
        return False
    both = [{f"{whose}/{row}/{group}" for row in rows} for pair in SAME.values() for rows in pair]
    said = [set(fact["of"]), set(fact["also"])]
    return said in [both[at : at + 2] for at in range(0, len(both), 2)]
