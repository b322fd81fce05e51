"""Where cells stand in a list: sums of cells as sets of bits, for the verifiers.

The same cell of all organisations stands together, so that a sum over all of them is a few runs of bits.
"""

import struct
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate, chain, compress

from wres_desktop.disclosure.verify_effort import OF_A_CALL, OF_A_SENTENCE, Effort, TooMuch
from wres_desktop.disclosure.verify_order import order_of

_WORD, _WORDS_IN_A_STEP = 64, 32
_LONGEST = 500
"""Characters of a cell's name; those of any report have a fifth of that."""

_OCTET = 8
_LOOK = 4
"""Steps that it takes to look for a piece in a name."""


class Places:
    """The cells of all publications; a sum of cells is a number with one bit for each of them.

    ``order`` says where each stood among those that were given, and ``at`` where each of those stands now. ``starts``
    has the first of those with the same name, and the end. Where all organisations have the same cells, there are
    ``members`` of them, and each has its cells at the same distance from the starts; otherwise ``members`` is 0.
    ``of_code`` has each organisation's cells. It takes ``words`` of 64 bits to keep a sum, and ``glance`` steps to put
    two together.
    """

    def __init__(self, cells: Sequence[str], effort: Effort | None = None) -> None:
        """Put the cells in order, by their names without the organisation's code, and note whose they are.

        What is asked about them takes of the ``effort`` that a check may make.
        """
        self.effort = effort or Effort()
        self._given = cells
        order = order_of(cells)
        names, codes, self.order = order.names, order.codes, order.given
        self.cells = tuple(map(cells.__getitem__, self.order))
        self._position = dict(zip(self.cells, range(len(self.cells)), strict=True))
        self.at = list(map(self._position.__getitem__, cells))
        self.words = -(-len(cells) // _WORD)
        self.glance = 1 + self.words // _WORDS_IN_A_STEP
        if max(map(len, cells), default=0) > _LONGEST:
            raise TooMuch
        self.effort.spend((len(names) + len(set(chain.from_iterable(codes)))) * self.words)
        self._of_length: defaultdict[int, set[int]] = defaultdict(set)
        self._having: defaultdict[int, dict[str, set[int]]] = defaultdict(dict)
        self._numbers = {name: number for number, name in enumerate(names)}
        for name, number in self._numbers.items():
            self._note(name.split("/"), number)
        self._starts = list(accumulate(map(len, codes[:-1]), initial=0)) if codes else []
        self._cells_of = [((1 << len(alike)) - 1) << start for start, alike in zip(self._starts, codes, strict=True)]
        self.starts = sum_of([1 << start for start in self._starts], 1 << len(self.cells))
        self.members = len(codes[0]) if len(set(codes)) == 1 else 0
        self.of_code = self._whose(codes)
        self._in_turn: tuple[str, ...] = ()
        self._of_everybody = dict[str, frozenset[str]]()
        self._named, self._found = dict[str, int](), dict[tuple[str, ...], int]()

    def _note(self, parts: Sequence[str], number: int) -> None:
        self._of_length[len(parts)].add(number)
        for place, part in enumerate(parts):
            self._having[place].setdefault(part, set()).add(number)

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
        if (cell := self.cell(patterns)) is not None:
            return 1 << cell
        names = self._of_each_in_turn(patterns) if len(patterns) >= len(self.of_code) > 1 else ()
        if names:
            return sum_of(map(self._matching, names))
        key = tuple(patterns)
        if key not in self._found:
            several = len(key) >= len(self.of_code) > 1
            self._found[key] = sum_of(self._of_all(set(key)) if several else map(self._one, key))
        return self._found[key]

    def are_all(self, cells: Collection[str]) -> bool:
        """Whether these are all cells that were given, and neither they nor those name one twice."""
        if len(cells) < len(self.at) or len(self._position) < len(self.at):
            return False
        return cells == self._given or (len(cells) == len(self.at) and self._position.keys() == set(cells))

    def cell(self, patterns: Sequence[str]) -> int | None:
        """Where the cell stands that patterns name, if they name one by its whole name alone."""
        return self._position.get(patterns[0]) if len(patterns) == 1 and "*" not in patterns[0] else None

    def _of_each_in_turn(self, patterns: Sequence[str]) -> Sequence[str]:
        """The names in these patterns, where they are the same names of each organisation, one after the other."""
        many, left = divmod(len(patterns), len(self.of_code))
        if not self._in_turn and not left:
            codes = tuple(pattern.partition("/")[0] for pattern in patterns[::many])
            self._in_turn = codes if set(codes) == set(self.of_code) and "\n" not in "".join(codes) else ()
        if left or not self._in_turn:
            return ()
        first = len(self._in_turn[0])
        names = [pattern[first:] for pattern in patterns[:many]]
        for at, name in enumerate(names):
            # Of as many texts without a line feed, what they are when joined by line feeds says which they are.
            if "\n" in name or "\n".join(patterns[at::many]) != f"{name}\n".join(self._in_turn) + name:
                return ()
        return names

    def _one(self, pattern: str) -> int:
        if "*" not in pattern:
            position = self._position.get(pattern)
            return 0 if position is None else 1 << position
        code, slash, name = pattern.partition("/")
        cells = self._matching(slash + name)
        return cells if code == "*" and "" not in self.of_code else cells & self._owned(code)

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
            self.effort.spend(len(self.of_code))
            self._of_everybody[name] = frozenset([code + name for code in self.of_code])
        return self._of_everybody[name]

    def _matching(self, name: str) -> int:
        if name in self._numbers and "*" not in name:
            return self._cells_of[self._numbers[name]]
        if name not in self._named:
            parts = name.split("/")
            sets = [self._of_length[len(parts)], *(self._with_part(*at) for at in enumerate(parts) if at[1] != "*")]
            numbers = set.intersection(*sorted(sets, key=len))
            for place in (place for place, part in enumerate(parts) if part == "*"):
                numbers -= self._having[place].get("", set())
            self.effort.spend((len(parts) + len(numbers)) * self.glance)
            self._named[name] = sum_of(map(self._cells_of.__getitem__, numbers))
        return self._named[name]

    def _with_part(self, place: int, part: str) -> set[int]:
        """The numbers of the names that have what a part of a pattern names at that place."""
        texts = self._having[place]
        if "*" not in part:
            return texts.get(part, set())
        return set(chain.from_iterable(texts[text] for text in self._alike(part, texts)))

    def _owned(self, code: str) -> int:
        return sum_of(map(self.of_code.__getitem__, self._alike(code, self.of_code)))

    def _alike(self, part: str, texts: Collection[str]) -> list[str]:
        """The texts that a part of a pattern stands for."""
        if "*" not in part:
            return [part] if part in texts else []
        pieces = part.split("*")
        self.effort.spend(_LOOK * len(pieces) * len(texts))
        return [text for text in texts if _is_like(text, pieces)]

    def with_text(self, text: str) -> int:
        """The cells that have a text in their names, behind the organisation's code."""
        numbers = [number for name, number in self._numbers.items() if text in name]
        self.effort.spend(len(self._numbers) + len(numbers) * self.glance)
        return sum_of(map(self._cells_of.__getitem__, numbers))

    def turned(self, text: str, into: str) -> Iterator[tuple[int, int, int | None]]:
        """Cells that have a text in their names, where they start, and where those start that have another instead.

        Where all organisations have the same cells, those of a name are together.
        """
        if not self.members:
            self.effort.spend(len(self.cells))
            for position, cell in enumerate(self.cells):
                if text in cell:
                    yield 1 << position, position, self._position.get(cell.replace(text, into))
            return
        for name, number in self._numbers.items():
            if text in name:
                other = self._numbers.get(name.replace(text, into))
                yield self._cells_of[number], self._starts[number], None if other is None else self._starts[other]

    def bits_of(self, given: Collection[int]) -> int:
        """The sum of the cells that stood in these places when they were given."""
        self.effort.spend(OF_A_CALL + len(given) + self.words)
        return sum_at(map(self.at.__getitem__, given), len(self.cells))

    def names(self, bits: int) -> list[str]:
        """The cells of a sum, by name."""
        self.effort.spend(OF_A_CALL + bits.bit_count())
        return [self.cells[position] for position in positions(bits)]

    def briefly(self, bits: int) -> str:
        """A sum in a sentence: its first cell, and how many there are besides."""
        self.effort.spend(OF_A_SENTENCE)
        if not bits:
            return "nobody"
        first, others = self.cells[(bits & -bits).bit_length() - 1], bits.bit_count() - 1
        return f"{first} and {others} other cells together" if others else first


def _is_like(text: str, pieces: Sequence[str]) -> bool:
    """Whether the pieces stand in a text one after the other, with a character or more between each and the next."""
    first, *inner, last = pieces
    end = len(first)
    for piece in inner:
        start = text.find(piece, end + 1)
        if start < 0:
            return False
        end = start + len(piece)
    return text.startswith(first) and text.endswith(last) and end < len(text) - len(last)


def sum_of(sums: Iterable[int], bits: int = 0) -> int:
    """The cells that are in any of these sums, or in one besides."""
    for each in sums:
        bits |= each
    return bits


def sum_at(places: Iterable[int], cells: int) -> int:
    """The cells in these places, of so many."""
    octets = bytearray(1 + cells // _OCTET)
    for position in places:
        octets[position // _OCTET] |= 1 << position % _OCTET
    return int.from_bytes(octets, "little")


def positions(bits: int) -> Iterator[int]:
    """Which bits of a sum are set, the lowest first."""
    words = -(-bits.bit_length() // _WORD)
    every = struct.unpack(f"<{words}Q", bits.to_bytes(_WORD // _OCTET * words, "little"))
    for number in compress(range(words), every):
        left, first = every[number], number * _WORD - 1
        while left:
            lowest = left & -left
            yield first + lowest.bit_length()
            left ^= lowest
