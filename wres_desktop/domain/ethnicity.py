"""Ethnic categories as recorded, groups as compared, and the map between them."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from wres_desktop.paths import resources


class EthnicGroup(StrEnum):
    """The groups that the WRES compares (standard 2)."""

    WHITE = "white"
    BME = "bme"
    UNKNOWN = "unknown"


COMPARED = (EthnicGroup.WHITE, EthnicGroup.BME)

_BARE_CODE: Final = re.compile(r"[A-Za-z][A-Za-z0-9]?|99")
_CODE_AND_WORDS: Final = re.compile(r"([A-Za-z][A-Za-z0-9]?|99)\s*(\W)\s*(\S.*)")
_TWO_CHARACTERS: Final = 2


@dataclass(frozen=True, slots=True)
class RecognisedCategory:
    """The group of an ethnic category; ``code`` is ``None`` where only words told it.

    ``guessed`` marks an unknown two-character code that was read by its first letter, or a code whose words are not
    recognised or say another group: a person should look at it.
    """

    group: EthnicGroup
    code: str | None = None
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class _Categories:
    codes: Mapping[str, EthnicGroup]
    descriptions: Mapping[str, EthnicGroup]
    broad_groups: tuple[tuple[str, EthnicGroup], ...]


def group_of_category(text: str | None) -> RecognisedCategory | None:
    """The group of an ethnic category as a staff system records it, or ``None`` where it is not recognised.

    By code, the longest first ("CN"; "A"), by description ("White - British"), or by both ("A White - British").
    A blank is an unknown ethnicity. An unknown two-character code falls back on its first letter, and is marked as
    guessed (standard 2).
    """
    stripped = (text or "").strip()
    if not stripped:
        return RecognisedCategory(EthnicGroup.UNKNOWN)
    if not _BARE_CODE.fullmatch(stripped):
        return _by_words(stripped) or _by_code_and_words(stripped)
    code = stripped.upper()
    return _by_exact_code(code) or _by_words(stripped) or _by_first_letter(code)


def _by_exact_code(code: str) -> RecognisedCategory | None:
    group = _categories().codes.get(code)
    return RecognisedCategory(group, code) if group else None


def _by_first_letter(code: str) -> RecognisedCategory | None:
    group = _categories().codes.get(code[0])
    return RecognisedCategory(group, code, guessed=True) if group else None


def _by_code_and_words(text: str) -> RecognisedCategory | None:
    """By a code with words after it; words that are not recognised need a code that nobody types by chance."""
    found = _CODE_AND_WORDS.fullmatch(text)
    if not found:
        return None
    code, separator, by_words = found[1].upper(), found[2], _by_words(found[3])
    if by_words is None:
        exact = _by_exact_code(found[1])
        meant = len(code) == _TWO_CHARACTERS or not separator.isspace()
        return RecognisedCategory(exact.group, code, guessed=True) if exact and meant else None
    by_code = _by_exact_code(code) or _by_first_letter(code)
    if by_code is None:
        return None
    guessed = by_code.guessed or by_code.group is not by_words.group
    return RecognisedCategory(by_code.group, code, guessed=guessed)


def _by_words(text: str) -> RecognisedCategory | None:
    """By description: as it stands, else after the words for the broad group that introduce it."""
    known = _categories()
    plain = _plain(text)
    if plain in known.descriptions:
        return RecognisedCategory(known.descriptions[plain])
    for words, group in known.broad_groups:
        rest = plain.removeprefix(f"{words} ")
        if rest != plain and known.descriptions.get(rest) is group:
            return RecognisedCategory(group)
    return None


def _plain(text: str) -> str:
    """Lower case, "&" as "and", every other sign a space, single spaces."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", text.lower().replace("&", " and ")).split())


@cache
def _categories() -> _Categories:
    raw = tomllib.loads((resources() / "ethnic_categories.toml").read_text(encoding="utf-8"))
    codes = {code: EthnicGroup(group) for group, listed in raw["codes"].items() for code in listed}
    labels = {_plain(label): codes[code] for listed in raw["codes"].values() for code, label in listed.items()}
    descriptions = {
        _plain(text): EthnicGroup(group) for group, listed in raw["descriptions"].items() for text in listed
    }
    broad = [(words, EthnicGroup(group)) for group, listed in raw["broad_groups"].items() for words in listed]
    return _Categories(codes, labels | descriptions, tuple(broad))
