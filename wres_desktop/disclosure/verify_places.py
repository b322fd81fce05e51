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
        self.starts = 1 << len(self.cells)
        self._of_length: dict[int, int] = {}
        self._having: dict[tuple[int, str], int] = {}
        start = 0
        for name, alike in named.items():
            self._note(name.split("/"), ((1 << len(alike)) - 1) << start)
            self.starts |= 1 << start
            start += len(alike)
        codes = [tuple(alike) for alike in named.values()]
        self.members = len(codes[0]) if len(set(codes)) == 1 else 0
        self._of_code = self._whose(codes)
        self._named: dict[str, int] = {}
        self._of_everybody: dict[str, frozenset[str]] = {}
        self._in_turn: tuple[str, ...] = ()
        self._listed: dict[str, list[str]] = {}
        self._found: dict[tuple[str, ...], int] = {}

    def _note(self, parts: Sequence[str], cells: int) -> None:
        self._of_length[len(parts)] = self._of_length.get(len(parts), 0) | cells
        for at in enumerate(parts):
            self._having[at] = self._having.get(at, 0) | cells

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
        if len(patterns) == 1 and patterns[0] in self._position and "*" not in patterns[0]:
            return 1 << self._position[patterns[0]]
        names = self._of_each_in_turn(patterns) if len(patterns) >= len(self._of_code) > 1 else ()
        if names:
            return sum_of(map(self._matching, names))
        key = tuple(patterns)
        if key not in self._found:
            several = len(key) >= len(self._of_code) > 1
            self._found[key] = sum_of(self._of_all(set(key)) if several else map(self._one, key))
        return self._found[key]

    def _of_each_in_turn(self, patterns: Sequence[str]) -> Sequence[str]:
        """The names in these patterns, where they are the same names of each organisation, one after the other."""
        many, left = divmod(len(patterns), len(self._of_code))
        if not self._in_turn and not left:
            codes = tuple(pattern.partition("/")[0] for pattern in patterns[::many])
            self._in_turn = codes if set(codes) == set(self._of_code) else ()
        if left or not self._in_turn:
            return ()
        first = len(self._in_turn[0])
        names = [pattern[first:] for pattern in patterns[:many]]
        for at, name in enumerate(names):
            if name not in self._listed:
                self._listed[name] = [code + name for code in self._in_turn]
            if self._listed[name] != patterns[at::many]:
                return ()
        return names

    def _one(self, pattern: str) -> int:
        if "*" not in pattern:
            position = self._position.get(pattern)
            return 0 if position is None else 1 << position
        code, slash, name = pattern.partition("/")
        return self._matching(slash + name) & self._owned(code)

    def _of_all(self, left: set[str]) -> Iterator[int]:
        """The cells of each pattern; where all organisations have the same, of all of these at once."""
        while left:
            pattern = left.pop()
            _, slash, name = pattern.partition("/")
            if self._everybody(slash + name) - {pattern} <= left:
                left -= self._everybody(slash + name)
                yield self._matching(slash + name)
            else:
                yield self._one(pattern)

    def _everybody(self, name: str) -> frozenset[str]:
        """The patterns with this name of all organisations."""
        if name not in self._of_everybody:
            self._of_everybody[name] = frozenset([code + name for code in self._of_code])
        return self._of_everybody[name]

    def _matching(self, name: str) -> int:
        if name not in self._named:
            parts = name.split("/")
            bits = self._of_length.get(len(parts), 0)
            for at in enumerate(parts):
                if at[1] != "*":
                    bits &= self._having.get(at, 0) if "*" not in at[1] else self._like(at)
            self._named[name] = bits
        return self._named[name]

    def _like(self, at: tuple[int, str]) -> int:
        place, part = at
        return _alike(part, {text: cells for (other, text), cells in self._having.items() if other == place})

    def _owned(self, code: str) -> int:
        return _alike(code, self._of_code) if "*" in code else self._of_code.get(code, 0)

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


def _alike(part: str, having: Mapping[str, int]) -> int:
    """The cells of all texts that a part of a pattern stands for."""
    if part == "*":
        return sum_of(having.values())
    wanted = re.compile(re.escape(part).replace(r"\*", ".+"))
    return sum_of(cells for text, cells in having.items() if wanted.fullmatch(text))


def sum_of(sums: Iterable[int]) -> int:
    """The cells that are in any of these sums."""
    bits = 0
    for each in sums:
        bits |= each
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
