"""How the source of a fact is named to the public: as a document that a reader can find, or not at all."""

import re
import tomllib
from functools import cache
from typing import Final

from wres_desktop.domain.edition import Confidence
from wres_desktop.paths import resources

_BETWEEN: Final = "; "

NHS_ENGLAND_DATA: Final = (
    "NHS England's WRES data of NHS trusts, as commonly known; not checked against the publication"
)
"""What stands for the source of a figure of others for which no public document is named."""


def citation(source: str) -> str:
    """The public documents among the parts of an internal ``source``, each once; empty where none is one."""
    found = dict.fromkeys(cited for part in source.split(_BETWEEN) if (cited := _cited(part)))
    return _BETWEEN.join(found)


def source_in_words(source: str, confidence: Confidence) -> str:
    """Where a fact of an edition is from, for those who use the program; a sentence."""
    named = citation(source)
    where = f"{named}." if named else "Common practice; no public document was found that states it."
    unsure = confidence in (Confidence.MEDIUM, Confidence.LOW)
    return f"{where} Where NHS England's guidance of the year says otherwise, that holds." if unsure else where


def _cited(part: str) -> str:
    for mark, cited in _patterns():
        match = mark.match(part)
        if match is not None:
            return match.expand(cited)
    return ""


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    known = tomllib.loads((resources() / "citations.toml").read_text(encoding="utf-8"))
    return tuple((re.compile(each["mark"]), each["cited"]) for each in known["citation"])
