"""Where cells stand in a list: sums of cells as sets of bits, for the verifiers."""

import re
import struct
from collections.abc import Iterator, Sequence

_WORD = 64


class Places:
    """The cells of all publications in their order; a sum of cells is a number with one bit for each of them."""

    def __init__(self, cells: Sequence[str]) -> None:
        """Remember which cells have which part in which place of their path."""
        self.cells = tuple(cells)
        self._position = {cell: position for position, cell in enumerate(self.cells)}
        self._having: dict[tuple[int, str], int] = {}
        self._of_length: dict[int, int] = {}
        self._found: dict[tuple[str, ...], int] = {}
        for position, cell in enumerate(self.cells):
            parts = cell.split("/")
            self._of_length[len(parts)] = self._of_length.get(len(parts), 0) | 1 << position
            for place, part in enumerate(parts):
                self._having[place, part] = self._having.get((place, part), 0) | 1 << position

    def matching(self, patterns: Sequence[str]) -> int:
        """The cells that one of the patterns names; ``*`` stands for one character or more of one part of a path."""
        key = tuple(patterns)
        if key not in self._found:
            bits = 0
            for pattern in key:
                bits |= self._matching(pattern.split("/")) if "*" in pattern else self._one(pattern)
            self._found[key] = bits
        return self._found[key]

    def _one(self, cell: str) -> int:
        position = self._position.get(cell)
        return 0 if position is None else 1 << position

    def _matching(self, parts: Sequence[str]) -> int:
        bits = self._of_length.get(len(parts), 0)
        for place, part in enumerate(parts):
            if part != "*":
                bits &= self._having.get((place, part), 0) if "*" not in part else self._alike(place, part)
        return bits

    def _alike(self, place: int, part: str) -> int:
        wanted = re.compile(re.escape(part).replace(r"\*", ".+"))
        bits = 0
        for (at, text), having in self._having.items():
            if at == place and wanted.fullmatch(text):
                bits |= having
        return bits

    def names(self, bits: int) -> list[str]:
        """The cells of a sum, by name."""
        return [self.cells[position] for position in positions(bits)]

    def briefly(self, bits: int) -> str:
        """A sum in a sentence: its first cell, and how many there are besides."""
        first, *others = self.names(bits) or ["nobody"]
        return f"{first} and {len(others)} other cells together" if others else first


def positions(bits: int) -> Iterator[int]:
    """Which bits of a sum are set, the lowest first."""
    words = -(-bits.bit_length() // _WORD)
    for number, word in enumerate(struct.unpack(f"<{words}Q", bits.to_bytes(_WORD // 8 * words, "little"))):
        left = word
        while left:
            lowest = left & -left
            yield number * _WORD + lowest.bit_length() - 1
            left ^= lowest


def bits_of(places: Sequence[int]) -> int:
    """The sum with these positions."""
    bits = 0
    for position in places:
        bits |= 1 << position
    return bits
