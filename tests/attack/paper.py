"""What one or several publications say, as limits on whole numbers; read from their JSON text alone."""

import json
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any, TypeAlias

Sum: TypeAlias = frozenset[int]


@dataclass(frozen=True, slots=True)
class Limit:
    """``low <= sum of weight x cell <= high``; None where there is no limit. ``terms`` are the sums it came from."""

    weights: Mapping[int, int]
    low: int | None
    high: int | None
    source: str = ""
    terms: tuple[tuple[Sum, int], ...] = ()

    def tells_nothing_beside(self, exact: Mapping[Sum, int]) -> bool:
        """Whether it follows from counts that are printed exactly."""
        if self.low == self.high or not self.terms or not all(sum_ in exact for sum_, _ in self.terms):
            return False
        total = sum(weight * exact[sum_] for sum_, weight in self.terms)
        return (self.low is None or total >= self.low) and (self.high is None or total <= self.high)


@dataclass(frozen=True, slots=True)
class Product:
    """A ratio (a/b)/(c/e), or a difference a/b - c/e in percent: ``low <= 2 x scale x value <= high``.

    ``open_low`` and ``open_high`` say that the limit itself is not reached.
    """

    kind: str
    a: Sum
    b: Sum
    c: Sum
    e: Sum
    scale: int
    low: int
    high: int
    open_low: bool
    open_high: bool
    source: str

    def holds(self, a: int, b: int, c: int, e: int) -> bool:
        """Whether these counts give what is printed; whole numbers only."""
        over = b * c if self.kind == "ratio" else b * e
        if b == 0 or e == 0 or over == 0:
            return False
        value = 2 * self.scale * (a * e if self.kind == "ratio" else a * e - c * b)
        above = value > self.low * over if self.open_low else value >= self.low * over
        return above and (value < self.high * over if self.open_high else value <= self.high * over)

    def tells_nothing_beside(self, exact: Mapping[Sum, int]) -> bool:
        """Whether it follows from counts that are printed exactly."""
        sums = (self.a, self.b, self.c, self.e)
        return all(sum_ in exact for sum_ in sums) and self.holds(*(exact[sum_] for sum_ in sums))


@dataclass(frozen=True, slots=True)
class Paper:
    """Everything that stands in the publications, and every sum that a statement names."""

    cells: tuple[str, ...]
    limits: tuple[Limit, ...]
    products: tuple[Product, ...]
    named: Mapping[Sum, str]
    exact: Mapping[Sum, int]
    together: AbstractSet[frozenset[str]]
    """For each publication, the codes of the organisations that it counts."""


@dataclass(slots=True)
class _Reading:
    """What has been read so far."""

    cells: dict[str, int] = field(default_factory=dict)
    limits: list[Limit] = field(default_factory=list)
    products: list[Product] = field(default_factory=list)
    named: dict[Sum, str] = field(default_factory=dict)
    exact: dict[Sum, int] = field(default_factory=dict)


def read(texts: Iterable[str]) -> Paper:
    """Read publications together: cells of one name are the same people."""
    reading = _Reading()
    together = set()
    for at, text in enumerate(texts):
        content = json.loads(text)
        for cell in content["cells"]:
            reading.cells.setdefault(cell, len(reading.cells))
        together.add(frozenset(cell.partition("/")[0] for cell in content["cells"]))
        patterns = _Patterns(content["cells"], reading.cells)
        for fact in content.get("facts", ()):
            weights = dict.fromkeys(patterns.sum_of(fact["of"]), 1)
            for cell in patterns.sum_of(fact["also"]):
                weights[cell] = weights.get(cell, 0) - 1
            reading.limits.append(Limit(weights, 0, 0, "fact"))
        for statement in content["statements"]:
            _read_statement(reading, patterns, statement, f"{at}:{statement['id']}")
    limits, products = tuple(reading.limits), tuple(reading.products)
    return Paper(tuple(reading.cells), limits, products, reading.named, reading.exact, together)


class _Patterns:
    """Names of cells with ``*`` for one whole part."""

    def __init__(self, cells: Sequence[str], numbers: Mapping[str, int]) -> None:
        self._parts = [(tuple(cell.split("/")), numbers[cell]) for cell in cells]
        self._known: dict[str, Sum] = {}

    def sum_of(self, patterns: Iterable[str]) -> Sum:
        return frozenset().union(*(self._one(pattern) for pattern in patterns))

    def _one(self, pattern: str) -> Sum:
        if pattern not in self._known:
            wanted = pattern.split("/")
            self._known[pattern] = frozenset(
                number
                for parts, number in self._parts
                if len(parts) == len(wanted) and all(w in ("*", p) for w, p in zip(wanted, parts, strict=True))
            )
        return self._known[pattern]


def digits(printed: str) -> tuple[int, int]:
    """The number without its point, and how many decimals it has."""
    text = printed.replace(",", "").replace("%", "").replace("\u2212", "-").strip()
    whole, _, decimals = text.partition(".")
    return int(whole + decimals), len(decimals)


def _read_statement(reading: _Reading, patterns: _Patterns, statement: Mapping[str, Any], source: str) -> None:
    kind = statement["kind"]
    if kind == "count":
        sums = [patterns.sum_of(statement["of"])]
    elif kind == "percentage":
        sums = [patterns.sum_of(statement["of"]), patterns.sum_of(statement["out_of"])]
    else:
        other = statement["compared_with" if kind == "ratio" else "minus"]
        rates = (statement["of"], other)
        sums = [patterns.sum_of(rate[part]) for rate in rates for part in ("numerator", "denominator")]
    for sum_ in sums:
        reading.named.setdefault(sum_, source)
    if "not_calculable" in statement:
        _no_value(reading, kind, sums, statement["not_calculable"], source)
    elif "printed" in statement:
        if kind == "count":
            _count(reading, sums[0], statement, source)
        elif kind == "percentage":
            _percentage(reading, sums[0], sums[1], statement, source)
        else:
            _product(reading, kind, sums, statement, source)


def _limit(reading: _Reading, terms: Iterable[tuple[Sum, int]], low: int | None, high: int | None, source: str) -> None:
    terms = tuple(terms)
    weights: dict[int, int] = {}
    for sum_, weight in terms:
        for cell in sum_:
            weights[cell] = weights.get(cell, 0) + weight
    reading.limits.append(Limit({c: w for c, w in weights.items() if w}, low, high, source, terms))


def _count(reading: _Reading, of: Sum, statement: Mapping[str, Any], source: str) -> None:
    printed, _ = digits(statement["printed"])
    base = statement.get("rounded_to", 1)
    if base == 1:
        reading.exact[of] = printed
        _limit(reading, [(of, 1)], printed, printed, source)
    elif statement.get("rounding") == "truncated":
        _limit(reading, [(of, 1)], printed, printed + base - 1, source)
    else:
        _limit(reading, [(of, 2)], 2 * printed - base, 2 * printed + base - 1, source)


def _percentage(reading: _Reading, part: Sum, whole: Sum, statement: Mapping[str, Any], source: str) -> None:
    printed, decimals = digits(statement["printed"])
    scale = 200 * 10**decimals
    over = statement.get("averaged_over", 1)
    base = statement.get("rounded_to", 1)
    _limit(reading, [(whole, 1)], 1, None, source)
    if statement.get("weighted"):  # the part is the whole number nearest to the share
        _limit(reading, [(part, scale), (whole, -2 * printed)], -scale // 2, None, source)
        _limit(reading, [(part, scale), (whole, -2 * printed)], None, scale // 2, source)
        return
    low, high = 2 * printed - base, 2 * printed + base
    if statement.get("rounding") == "truncated":
        low, high = 2 * printed, 2 * printed + 2 * base
    _limit(reading, [(part, scale), (whole, -low * over)], 0, None, source)
    _limit(reading, [(part, scale), (whole, -high * over)], None, -1, source)


def _product(reading: _Reading, kind: str, sums: Sequence[Sum], statement: Mapping[str, Any], source: str) -> None:
    printed, decimals = digits(statement["printed"])
    scale = 10**decimals * (100 if kind == "difference" else 1)
    nonzero = (1, 3) if kind == "difference" else (1, 2, 3)
    for at in nonzero:
        _limit(reading, [(sums[at], 1)], 1, None, source)
    base, over = statement.get("rounded_to", 1), statement.get("averaged_over", 1)
    low, high, open_low, open_high = 2 * printed - base, 2 * printed + base, printed <= 0, printed >= 0
    if statement.get("rounding") == "truncated":
        low, high = (2 * printed, 2 * printed + 2 * base) if printed >= 0 else (2 * printed - 2 * base, 2 * printed)
        open_low, open_high = printed < 0, printed >= 0
    if kind == "ratio":
        open_low = False
    a, b, c, e = sums
    reading.products.append(Product(kind, a, b, c, e, scale, low * over, high * over, open_low, open_high, source))


def _no_value(reading: _Reading, kind: str, sums: Sequence[Sum], reason: str, source: str) -> None:
    """An undefined figure tells which of its counts is zero."""
    words = reason.lower()
    if kind == "percentage":
        zero, positive = [sums[1]], []
    elif "no cases in either" in words or "neither" in words:
        zero, positive = [sums[0], sums[2]], [sums[1], sums[3]]
    elif "cases" in words:
        zero, positive = [sums[2]], [sums[0]]
    else:
        zero, positive = [], []  # one of two denominators is zero; words differ from section to section
    for sum_ in zero:
        _limit(reading, [(sum_, 1)], 0, 0, source)
    for sum_ in positive:
        _limit(reading, [(sum_, 1)], 1, None, source)
