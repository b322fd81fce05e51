"""Limits of sums that a certificate claims: whether so many times what is printed, added up, gives them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from wres_desktop.disclosure.verify_places import Places, positions
from wres_desktop.disclosure.verify_reading import Json
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


def was_before(steps: Iterable[Sequence[object]], new: int) -> bool:
    """Whether all that is added up was told before the first ``new`` publications; public facts always were."""
    return all(isinstance(which, int) or (isinstance(number, int) and number > new) for _, number, which in steps)


def take(row: Json, given: Mapping[int, Given], known: Known, nobody: int, places: Places) -> Iterator[str]:
    """Note what a bound shows, or say that it does not show it; one that rests on what is not at hand shows nothing."""
    bits = places.bits_of(row["of"])
    if any(number not in given for _, number, _ in row["from"]):
        return
    if not _shows(row, bits, given, nobody):
        yield f"What is printed does not show the limit of {places.briefly(bits)}."
    elif "at_least" in row:
        known.at_least(bits, row["at_least"])
    else:
        known.at_most(bits, row["at_most"])


def _shows(row: Json, bits: int, given: Mapping[int, Given], nobody: int) -> bool:
    upwards = "at_least" in row
    return bool(limit_of(row, bits, given, nobody, upwards=upwards) == row["at_least" if upwards else "at_most"])


def limit_of(row: Json, bits: int, given: Mapping[int, Given], nobody: int, *, upwards: bool) -> int | None:
    """The limit of a sum that so many times what the statements say, added up, shows; ``None`` where it shows none.

    Where the sum has a lowest value, no cell may stand in the added-up statements more often than in ``over`` times the
    sum; where it has a highest value, none less often. Cells without anybody do not matter.
    """
    return limit_of_sums(row, [(1, bits)], given, nobody, upwards=upwards)


def limit_of_sums(
    row: Json, sums: Iterable[tuple[int, int]], given: Mapping[int, Given], nobody: int, *, upwards: bool
) -> int | None:
    """As ``limit_of``, of several sums, each so many times."""
    sign, over = (1 if upwards else -1), int(row.get("over", 1))
    added, limit = _added_up(row["from"], given, sign)
    if limit is None or over < 1:
        return None
    for factor, bits in sums:
        for cell in positions(bits):
            added[cell] = added.get(cell, 0) - sign * over * factor
    if any(factor > 0 for cell, factor in added.items() if not nobody >> cell & 1):
        return None
    return -(-limit // over) if upwards else -limit // over


def _added_up(
    steps: Sequence[Sequence[object]], given: Mapping[int, Given], sign: int
) -> tuple[dict[int, int], int | None]:
    """What the statements say together, as "at least": how often each cell stands there, and the limit."""
    added: dict[int, int] = {}
    limit = 0
    for times, number, which in steps:
        if not isinstance(times, int) or not isinstance(number, int) or number not in given:
            return {}, None
        told = told_by(which, given[number], lowest=times * sign > 0)
        said = None if told is None else (told.lowest if times * sign > 0 else told.highest)
        if told is None or said is None:
            return {}, None
        limit += times * sign * said
        for factor, bits in told.terms:
            for cell in positions(bits):
                added[cell] = added.get(cell, 0) + times * sign * factor
    return added, limit
