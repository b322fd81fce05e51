"""Whether parsed JSON is as small as a publication can be, so that it may be read at all; plain Python, no solver."""

from collections import Counter
from collections.abc import Iterator, Mapping

_MOST_CELLS = 150_000
_LONGEST = 500
"""Characters of a cell's name or of a pattern; those of any report have a fifth of that."""

_MOST_LOOKED_AT = 20_000_000
"""How many cells all patterns with a star may be held against, together."""

_PARTS = ("statements", "facts")
_SUMS = ("of", "also", "out_of", "compared_with", "minus", "numerator", "denominator")


def is_too_large(content: object) -> bool:
    """Whether it would take long to see which cells the patterns of a publication name."""
    if not isinstance(content, Mapping):
        return False
    cells = _texts(content.get("cells"))
    patterns = {text for part in _PARTS for row in _rows(content.get(part)) for text in _patterns(row)}
    if len(cells) > _MOST_CELLS or any(len(text) > _LONGEST for text in (*cells, *patterns)):
        return True
    starred = [pattern for pattern in patterns if "*" in pattern]
    if any(part.count("*") > 1 for pattern in starred for part in pattern.split("/")):
        return True
    of_code = Counter(cell.partition("/")[0] for cell in cells)
    codes = [pattern.partition("/")[0] for pattern in starred]
    return sum(len(cells) if "*" in code else of_code[code] for code in codes) > _MOST_LOOKED_AT


def _rows(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _texts(value: object) -> list[str]:
    return [each for each in _rows(value) if isinstance(each, str)]


def _patterns(row: object) -> Iterator[str]:
    """All patterns of a statement, a fact or a rate."""
    sums_of = row if isinstance(row, Mapping) else {}
    for name in _SUMS:
        sums = sums_of.get(name)
        yield from _patterns(sums) if isinstance(sums, Mapping) else _texts(sums)
