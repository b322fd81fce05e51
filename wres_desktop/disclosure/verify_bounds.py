"""Limits of sums that a certificate claims: whether so many times what is printed, added up, gives them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, zip_longest

from wres_desktop.disclosure.verify_places import Places, positions
from wres_desktop.disclosure.verify_reading import Json
from wres_desktop.disclosure.verify_tables import Tables
from wres_desktop.disclosure.verify_told import Given, told_by


@dataclass(slots=True)
class Known:
    """What is printed plainly or shown by a bound: lowest and highest values of sums, but for cells without anybody."""

    nobody: int = 0
    least: dict[int, int] = field(default_factory=dict)
    most: dict[int, int] = field(default_factory=dict)

    def at_least(self, bits: int, value: int) -> None:
        """Note a lowest value."""
        bits &= ~self.nobody
        self.least[bits] = max(value, self.least.get(bits, 0))

    def at_most(self, bits: int, value: int) -> None:
        """Note a highest value."""
        bits &= ~self.nobody
        self.most[bits] = min(value, self.most.get(bits, value))

    def empty(self) -> int:
        """Every cell in which there is surely nobody."""
        bits = self.nobody
        for of, most in self.most.items():
            bits |= of if most < 1 else 0
        return bits

    def settles(self, bits: int, enough: int) -> bool:
        """Whether a sum is surely nobody, or surely enough."""
        bits &= ~self.nobody
        return not bits or self.least.get(bits, 0) >= enough or self.most.get(bits, 1) < 1


def was_before(steps: Iterable[Sequence[object]], earlier: Collection[int]) -> bool:
    """Whether all that is added up was told in ``earlier`` publications, by number; public facts always were."""
    return all(isinstance(which, int) or number in earlier for _, number, which in steps)


def take(row: Json, given: Mapping[int, Given], known: Known, nobody: int, tables: Tables) -> Iterator[str]:
    """Note what a bound shows, or say that it does not show it; one that rests on what is not at hand shows nothing.

    The tables agree with all that is added up, so a limit that one of them breaks is none.
    """
    places = tables.places
    bits = places.bits_of(row["of"])
    if any(number not in given for _, number, _ in row["from"]):
        return
    upwards = "at_least" in row
    limit = row["at_least" if upwards else "at_most"]
    counts = tables.counts(bits)
    is_kept = min(counts) >= limit if upwards else max(counts) <= limit
    if not is_kept or limit_of(row, [(1, bits)], given, Often(nobody, places), upwards=upwards) != limit:
        yield f"What is printed does not show the limit of {places.briefly(bits)}."
    elif upwards:
        known.at_least(bits, limit)
    else:
        known.at_most(bits, limit)


def limit_of(
    row: Json, sums: Iterable[tuple[int, int]], given: Mapping[int, Given], often: "Often", *, upwards: bool
) -> int | None:
    """The limit of sums, each so many times, that so many times what the statements say, added up, shows.

    ``None`` where it shows none. Where the sums have a lowest value, no cell may stand in the added-up statements more
    often than in ``over`` times the sums; where they have a highest value, none less often. ``often`` is where that is
    counted, and knows the cells that do not matter.
    """
    sign, over = (1 if upwards else -1), int(row.get("over", 1))
    told = _added_up(row["from"], given, sign)
    if told is None or over < 1:
        return None
    terms, limit = told
    for factor, bits in chain(terms, ((-sign * over * factor, bits) for factor, bits in sums)):
        often.add(factor, bits)
    if often.above_0():
        return None
    return -(-limit // over) if upwards else -limit // over


def _added_up(
    steps: Sequence[Sequence[object]], given: Mapping[int, Given], sign: int
) -> tuple[list[tuple[int, int]], int] | None:
    """What the statements say together, as "at least": sums, how often each stands there, and the limit."""
    terms: list[tuple[int, int]] = []
    limit = 0
    for times, number, which in steps:
        if not isinstance(times, int) or not isinstance(number, int) or number not in given:
            return None
        told = told_by(which, given[number], lowest=times * sign > 0)
        said = None if told is None else (told.lowest if times * sign > 0 else told.highest)
        if told is None or said is None:
            return None
        limit += times * sign * said
        terms += [(times * sign * factor, bits) for factor, bits in told.terms]
    return terms, limit


class Often:
    """How often each cell stands in sums that are added up, in binary: all cells' ones, all their twos, and so on."""

    def __init__(self, without: int, places: Places) -> None:
        """Cells ``without`` anybody do not matter."""
        self._without, self._places = without, places
        self._more: list[int] = []
        self._less: list[int] = []

    def add(self, times: int, bits: int) -> None:
        """Add a sum so many times; below 0 it is taken away as often."""
        planes, left = (self._more, times) if times > 0 else (self._less, -times)
        self._places.effort.spend((left.bit_length() + left.bit_count() * len(planes)) * self._places.glance)
        for at in positions(left):
            carried, plane = bits, at
            while carried:
                planes += [0] * (plane + 1 - len(planes))
                planes[plane], carried = planes[plane] ^ carried, planes[plane] & carried
                plane += 1

    def above_0(self) -> int:
        """The cells that were added more often than taken away."""
        above, alike = 0, ~self._without
        for more, less in reversed(list(zip_longest(self._more, self._less, fillvalue=0))):
            above |= alike & more & ~less
            alike &= ~(more ^ less)
        return above
