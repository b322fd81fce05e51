"""Where cells stand in a list: sums of cells as sets of bits, for the verifiers.

The same cell of all organisations stands together, so that a sum over all of them is a few runs of bits.
"""

import re
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

_WORD = 64


class Places:
    """The cells of all publications; a sum of cells is a number with one bit for each of them.

    ``order`` says where each stood among those that were given, and ``at`` where each of those stands now. ``starts``
    has the first of those with the same name, and the end. Where all organisations have the same cells, there are
    ``members`` of them, and each has its cells at the same distance from the starts; otherwise ``members`` is 0.
    """

    def __init__(self, cells: Sequence[str]) -> None:
        """Put the cells in order, by their names without the organisation's code, and note whose they are."""
        named: dict[str, dict[str, int]] = {}
        for number, cell in enumerate(cells):
            code, slash, name = cell.partition("/")
            named.setdefault(slash + name, {})[code] = number
        self.order = tuple(chain.from_iterable(alike.values() for alike in named.values()))
        self.cells = tuple(map(cells.__getitem__, self.order))
        self._position = dict(zip(self.cells, range(len(self.cells)), strict=True))
        self.at = list(map(self._position.__getitem__, cells))
        self._of_name = _runs({name: len(alike) for name, alike in named.items()})
        self.starts = sum(each & -each for each in self._of_name.values()) | 1 << len(self.cells)
        codes = [tuple(alike) for alike in named.values()]
        self.members = len(codes[0]) if len(set(codes)) == 1 else 0
        self._of_code = self._whose(codes)
        self._alike: dict[str, int] = {}
        self._found: dict[tuple[str, ...], int] = {}

    def _whose(self, codes: Sequence[Sequence[str]]) -> dict[str, int]:
        """The cells of each organisation; ``codes`` are those that have a cell of each name."""
        if self.members:
            firsts = self.starts ^ 1 << len(self.cells)
            return {code: firsts << number for number, code in enumerate(codes[0])}
        found: dict[str, int] = {}
        for position, code in enumerate(chain.from_iterable(codes)):
            found[code] = found.get(code, 0) | 1 << position
        return found

    def matching(self, patterns: Sequence[str]) -> int:
        """The cells that one of the patterns names; ``*`` stands for one character or more of one part of a path."""
        key = tuple(patterns)
        if key not in self._found:
            bits = 0
            codes: dict[str, list[str]] = {}
            for pattern in key:
                if "*" in pattern:
                    code, slash, name = pattern.partition("/")
                    codes.setdefault(slash + name, []).append(code)
                elif (position := self._position.get(pattern)) is not None:
                    bits |= 1 << position
            for name, of in codes.items():
                bits |= self._named(name) & self._owned(of)
            self._found[key] = bits
        return self._found[key]

    def _named(self, name: str) -> int:
        if name not in self._alike:
            self._alike[name] = _alike(name, self._of_name)
        return self._alike[name]

    def _owned(self, codes: Sequence[str]) -> int:
        if self._of_code.keys() <= set(codes):
            return (1 << len(self.cells)) - 1
        bits = 0
        for code in codes:
            bits |= _alike(code, self._of_code) if "*" in code else self._of_code.get(code, 0)
        return bits

    def bits_of(self, given: Iterable[int]) -> int:
        """The sum of the cells that stood in these places when they were given."""
        bits = 0
        for number in given:
            bits |= 1 << self.at[number]
        return bits

    def names(self, bits: int) -> list[str]:
        """The cells of a sum, by name."""
        return [self.cells[position] for position in positions(bits)]

    def briefly(self, bits: int) -> str:
        """A sum in a sentence: its first cell, and how many there are besides."""
        first, *others = self.names(bits) or ["nobody"]
        return f"{first} and {len(others)} other cells together" if others else first


def _runs(lengths: Mapping[str, int]) -> dict[str, int]:
    """Sums of cells that stand together: so many of each name, one name after the other."""
    runs, start = {}, 0
    for name, length in lengths.items():
        runs[name] = ((1 << length) - 1) << start
        start += length
    return runs


def _alike(pattern: str, having: Mapping[str, int]) -> int:
    """The cells of all texts that a pattern stands for."""
    parts = ("[^/]*" if part == "*" else re.escape(part).replace(r"\*", "[^/]+") for part in pattern.split("/"))
    wanted = re.compile("/".join(parts))
    bits = 0
    for text, cells in having.items():
        if wanted.fullmatch(text):
            bits |= cells
    return bits


def positions(bits: int) -> Iterator[int]:
    """Which bits of a sum are set, the lowest first."""
    words = -(-bits.bit_length() // _WORD)
    for number, word in enumerate(struct.unpack(f"<{words}Q", bits.to_bytes(_WORD // 8 * words, "little"))):
        left = word
        while left:
            lowest = left & -left
            yield number * _WORD + lowest.bit_length() - 1
            left ^= lowest
