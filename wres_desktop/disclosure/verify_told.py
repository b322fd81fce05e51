"""What printed statements say, as lowest and highest values of sums, for the verifier of certificates.

The formulas are those of docs/method.md, "What a printed figure tells", written a second time.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from wres_desktop.disclosure.verify_effort import OF_A_CALL
from wres_desktop.disclosure.verify_places import Places
from wres_desktop.disclosure.verify_reading import Json, Sums

_NO_CASES = "no cases in either group"
_CHANGED = frozenset(("rounded_to", "rounding", "averaged_over"))
"""What a statement has if it does not print a number of people as it is."""

_WHOLE = re.compile("0|[1-9][0-9]*")
_PLAIN = re.compile(r"-?[0-9]+(\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Told:
    """lowest <= sum of factor x sum of cells <= highest; ``None`` is no limit. Sums are sets of bits."""

    terms: tuple[tuple[int, int], ...]
    lowest: int | None
    highest: int | None


class Given:
    """One publication among those that a certificate is about; its ``number`` counts from 1."""

    def __init__(self, number: int, content: Json, places: Places, set_aside: Collection[str] = ()) -> None:
        """``set_aside`` are statements, by id, that do not count."""
        self.number = number
        self.content = content
        self.places = places
        places.effort.spend(OF_A_CALL * (1 + len(content["statements"])) + len(content["cells"]))
        self.sums = Sums(content["cells"], places)
        self.statements = [each for each in content["statements"] if each["id"] not in set_aside]
        self.by_id = {each["id"]: each for each in self.statements}

    def sum_of(self, patterns: Sequence[str]) -> int:
        """The cells of this publication that the patterns name."""
        return self.sums.bits(patterns)

    def facts(self) -> list[tuple[int, int]]:
        """Groups that count the same people, two and two."""
        return [(self.sum_of(fact["of"]), self.sum_of(fact["also"])) for fact in self.content.get("facts", [])]

    def without(self, set_aside: Collection[str]) -> "Given":
        """The same, where other statements do not count."""
        return Given(self.number, self.content, self.places, set_aside)

    def counted(self) -> dict[str, int]:
        """Every sum that is counted, printed or not."""
        return {each["id"]: self.sum_of(each["of"]) for each in self.content["statements"] if each["kind"] == "count"}


def printed_exactly(statement: Json) -> int | None:
    """The number of people that a statement prints as it is, if it does."""
    if statement["kind"] != "count" or not _CHANGED.isdisjoint(statement):
        return None
    printed = statement.get("printed", "")
    return int(printed) if _WHOLE.fullmatch(printed) else None


def nobody_in(statement: Json, given: Given) -> int:
    """The cells in which a statement plainly says that there is nobody."""
    if printed_exactly(statement) == 0:
        return given.sum_of(statement["of"])
    if "not_calculable" not in statement:
        return 0
    if statement["kind"] == "percentage":
        return given.sum_of(statement["out_of"])
    if statement["kind"] == "ratio" and statement["not_calculable"].strip().casefold() == _NO_CASES:
        return given.sum_of(statement["of"]["numerator"]) | given.sum_of(statement["compared_with"]["numerator"])
    return 0


def sums_in(statement: Json) -> list[Sequence[str]]:
    """Every sum that a statement is worked out from, as patterns."""
    rates = [statement[part] for part in ("of", "compared_with", "minus") if isinstance(statement.get(part), dict)]
    if rates:
        return [rate[part] for rate in rates for part in ("numerator", "denominator")]
    return [statement[part] for part in ("of", "out_of") if part in statement]


def told_by(which: object, given: Given, *, lowest: bool) -> Told | None:
    """What a statement, by its id, or a fact, by its number from 1, says of the lowest or the highest values."""
    if isinstance(which, int):
        facts = given.content.get("facts", [])
        if not 1 <= which <= len(facts):
            return None
        fact = facts[which - 1]
        return Told(((1, given.sum_of(fact["of"])), (-1, given.sum_of(fact["also"]))), 0, 0)
    statement = given.by_id.get(str(which))
    if statement is None or not _PLAIN.fullmatch(statement.get("printed", "")):
        return None
    if statement["kind"] == "count":
        return _count(statement, given)
    return _percentage(statement, given, lowest=lowest) if statement["kind"] == "percentage" else None


def _count(statement: Json, given: Given) -> Told:
    low, high, scale = _range(statement)
    years = statement.get("averaged_over", 1)
    return Told(((1, given.sum_of(statement["of"])),), -(-low * years // scale), (high * years - 1) // scale)


def _percentage(statement: Json, given: Given, *, lowest: bool) -> Told:
    low, high, scale = _range(statement)
    years = statement.get("averaged_over", 1)
    of, out_of = given.sum_of(statement["of"]), given.sum_of(statement["out_of"])
    if statement.get("weighted"):
        whole, _, decimals = statement["printed"].partition(".")
        number, hundred = int(whole + decimals), 100 * 10 ** len(decimals)  # taken as it stands, however it was rounded
        return Told(((2 * number, out_of), (-2 * hundred, of)), -hundred, hundred - 1)
    if lowest:
        return Told(((100 * scale, of), (-low * years, out_of)), 0, None)
    return Told(((100 * scale, of), (-high * years, out_of)), None, -1)


def _range(statement: Json) -> tuple[int, int, int]:
    """What is printed of a value from 0: low <= scale x value < high."""
    whole, _, decimals = statement["printed"].partition(".")
    number, scale, base = int(whole + decimals), 10 ** len(decimals), statement.get("rounded_to", 1)
    if statement.get("rounding") == "truncated":
        return number, number + base, scale
    return 2 * number - base, 2 * number + base, 2 * scale
