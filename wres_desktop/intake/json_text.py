"""A JSON file read whole: what it holds with repeated names and odd numbers marked, or one sentence why not."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from wres_desktop.errors import UnreadableFile
from wres_desktop.intake.file_bytes import bytes_of_file

LARGEST_FILE: Final = 20_000_000
"""Bytes; a return with long texts in every field has a tenth of that."""

DEEPEST: Final = 32
"""A return nests its counts five deep."""

_UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
_LONGEST_WHOLE_NUMBER: Final = 18


@dataclass(frozen=True, slots=True)
class OddNumber:
    """A number that is not written as a whole number in digits: 3.0, 1e9, NaN. It is no number to a schema."""

    text: str


class Rows(dict[str, object]):
    """A JSON object that remembers which of its names were given more than once."""

    def __init__(self, pairs: list[tuple[str, object]]) -> None:
        super().__init__(pairs)
        times = Counter(name for name, _ in pairs)
        self.repeated = tuple(name for name, count in times.items() if count > 1)


_NESTED = (Rows, list)


def read_json(path: Path) -> object:
    """The content of a UTF-8 file; objects are ``Rows``, numbers that are not whole are ``OddNumber``.

    Raises:
        UnreadableFile: there is no such file, or it is not JSON text; the message is one finished sentence.
    """
    too_large = f"{path.name} is far larger than one of our files can be; choose another one."
    text = _text(bytes_of_file(path, LARGEST_FILE, too_large), path.name)
    try:
        return json.loads(
            text, object_pairs_hook=Rows, parse_float=OddNumber, parse_constant=OddNumber, parse_int=_whole_number
        )
    except json.JSONDecodeError as error:
        if not text.lstrip().startswith(("{", "[")):
            raise UnreadableFile(f"{path.name} is not one of our files: those begin with a curly bracket.") from error
        raise UnreadableFile(
            f"{path.name} cannot be read from line {error.lineno}, column {error.colno}: just before that place a "
            "comma, a quotation mark or a bracket is missing, or there is one too many."
        ) from error
    except RecursionError as error:
        raise too_deep(path.name) from error


def repeated_names(content: object, name: str) -> Iterator[tuple[str | int, ...]]:
    """The place of every name that was given more than once; UnreadableFile where the file nests too deeply."""
    waiting = [((), content)] if isinstance(content, _NESTED) else list[tuple[tuple[str | int, ...], Any]]()
    while waiting:
        place, value = waiting.pop()
        if value and len(place) == DEEPEST:
            raise too_deep(name)
        if isinstance(value, Rows):
            yield from ((*place, repeated) for repeated in value.repeated)
            waiting += [((*place, key), inner) for key, inner in value.items() if isinstance(inner, _NESTED)]
        else:
            waiting += [((*place, index), inner) for index, inner in enumerate(value) if isinstance(inner, _NESTED)]


def too_deep(name: str) -> UnreadableFile:
    """The failure of a file whose brackets stand inside each other without end."""
    return UnreadableFile(f"{name} is not one of our files: its brackets stand inside each other too deeply.")


def _whole_number(digits: str) -> int:
    """The number; a longer one than any headcount stays far too large, but is not worked out."""
    if len(digits) <= _LONGEST_WHOLE_NUMBER:
        return int(digits)
    far_too_large: int = 10**_LONGEST_WHOLE_NUMBER
    return -far_too_large if digits.startswith("-") else far_too_large


def _text(content: bytes, name: str) -> str:
    if content.startswith(_UTF16_MARKS) or b"\x00" in content[:4]:
        raise UnreadableFile(f"{name} is saved in the encoding UTF-16; save it again in the encoding UTF-8.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnreadableFile(
            f"{name} is not saved in the encoding UTF-8, as line {line} shows; save it again in that encoding."
        ) from error
    if not text.strip():
        raise UnreadableFile(f"{name} is empty; choose another file, or save it again.")
    return text
