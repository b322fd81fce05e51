"""A second intruder: write down every small table, print it again, keep those that print the same page.

It shares no line with the product: patterns, printed texts, rounding and the rule of protection are all its own, from
the design's description of a publication and of an audit. It is slow and obvious, and it is finished only when no
possible table was left out: every cell needs a limit from a printed count.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypedDict

import numpy as np
import numpy.typing as npt

Patterns: TypeAlias = Sequence[str]
Numbers: TypeAlias = npt.NDArray[np.int64]
Flags: TypeAlias = npt.NDArray[np.bool_]
CellSet: TypeAlias = frozenset[str]

_ROWS_AT_ONCE = 200_000


class RateJson(TypedDict):
    """One sum over another, as it stands in a publication file."""

    numerator: list[str]
    denominator: list[str]


class StatementJson(TypedDict, total=False):
    """One statement, as it stands in a publication file."""

    id: str
    kind: str
    of: list[str] | RateJson
    out_of: list[str]
    compared_with: RateJson
    minus: RateJson
    printed: str
    rounded_to: int
    rounding: str
    averaged_over: int
    weighted: bool
    withheld: bool
    not_calculable: str


class FactJson(TypedDict):
    """Two sums that everybody knows to be equal."""

    kind: str
    of: list[str]
    also: list[str]


class PublicationJson(TypedDict):
    """A publication file, parsed."""

    format: str
    version: int
    cells: list[str]
    facts: list[FactJson]
    statements: list[StatementJson]


@dataclass(frozen=True, slots=True)
class Interval:
    """What an intruder must still consider possible of one sum."""

    lowest: int
    highest: int
    protected: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What the brute force finds; ``examined`` is empty where no table prints the page."""

    consistent: bool
    examined: Mapping[CellSet, Interval]


def audit_by_brute_force(publication: PublicationJson, threshold: int = 5) -> Answer:
    """Every examined sum's lowest and highest value over every table that prints the same page."""
    ranges: dict[CellSet, tuple[int, int]] = {}
    names = publication["cells"]
    examined = examined_sums(publication)
    for tables in possible_tables(publication):
        for cells in examined:
            values = _total(cells, names, tables)
            low, high = ranges.get(cells, (int(values[0]), int(values[0])))
            ranges[cells] = (min(low, int(values.min())), max(high, int(values.max())))
    return Answer(
        bool(ranges),
        {cells: Interval(low, high, is_protected(low, high, threshold)) for cells, (low, high) in ranges.items()},
    )


def is_protected(lowest: int, highest: int, threshold: int) -> bool:
    """Whether the interval holds no number from 1 to threshold - 1, or holds both 0 and the threshold."""
    small = [number for number in range(1, threshold) if lowest <= number <= highest]
    return not small or (lowest <= 0 and highest >= threshold)


def examined_sums(publication: PublicationJson) -> set[CellSet]:
    """Every cell, and every sum that a statement names."""
    names = publication["cells"]
    sums = {frozenset([name]) for name in names}
    for statement in publication["statements"]:
        sums.update(cells_named(patterns, names) for patterns in sums_named(statement))
    return sums


def sums_named(statement: StatementJson) -> list[Patterns]:
    """The patterns of each sum of a statement, as they stand there."""
    sums: list[Patterns] = []
    for part in (statement["of"], statement.get("compared_with"), statement.get("minus")):
        if isinstance(part, list):
            sums.append(part)
        elif part is not None:
            sums += [part["numerator"], part["denominator"]]
    if "out_of" in statement:
        sums.append(statement["out_of"])
    return sums


def cells_named(patterns: Patterns, names: Sequence[str]) -> CellSet:
    """The cells that a pattern of the list names; ``*`` stands for one whole part of a path."""
    return frozenset(name for name in names if any(_is_named(name, pattern) for pattern in patterns))


def _is_named(name: str, pattern: str) -> bool:
    parts, wanted = name.split("/"), pattern.split("/")
    return len(parts) == len(wanted) and all(want in ("*", part) for part, want in zip(parts, wanted, strict=True))


def _total(cells: CellSet, names: Sequence[str], tables: Numbers) -> Numbers:
    columns = [column for column, name in enumerate(names) if name in cells]
    total: Numbers = tables[:, columns].sum(axis=1)
    return total


# ---------------------------------------------------------------- every table


def possible_tables(
    publication: PublicationJson, limits_elsewhere: Mapping[str, int] | None = None
) -> Iterator[Numbers]:
    """Every table that prints the same page, in blocks: one row a table, one column a cell, as in ``cells``.

    ``limits_elsewhere`` limits the cells that no printed count limits, for questions about a few statements alone.

    Raises:
        ValueError: a cell has no limit, so that not every table can be written down.
    """
    names = publication["cells"]
    limits = {**(limits_elsewhere or {}), **cell_limits(publication)}
    if len(limits) < len(names):
        message = "A cell has no limit, so not every table can be written down."
        raise ValueError(message)
    waiting = [np.zeros((1, 0), dtype=np.int64)]
    while waiting:
        tables = waiting.pop()
        if tables.shape[1] == len(names):
            yield tables
            continue
        limit = limits[names[tables.shape[1]]]
        share = max(1, _ROWS_AT_ONCE // (limit + 1))
        for start in range(0, len(tables), share):
            longer = _with_one_more_cell(tables[start : start + share], limit)
            longer = longer[_can_still_print(publication, longer)]
            if len(longer):
                waiting.append(longer)


def _with_one_more_cell(tables: Numbers, limit: int) -> Numbers:
    """Each row again for each count from 0 to the limit in a further column."""
    counts = np.tile(np.arange(limit + 1, dtype=np.int64), len(tables))
    return np.column_stack([np.repeat(tables, limit + 1, axis=0), counts])


def _can_still_print(publication: PublicationJson, tables: Numbers) -> Flags:
    """Which rows a statement or fact does not rule out, as far as its cells have counts already.

    A statement is asked when its last cell gets its count; a printed count also as soon as its cells hold too many.
    """
    names, known = publication["cells"], tables.shape[1]
    newest = names[known - 1]
    keep = np.ones(len(tables), dtype=np.bool_)
    for statement in publication["statements"]:
        sums = [cells_named(patterns, names) for patterns in sums_named(statement)]
        if "withheld" not in statement and _decided_by(newest, frozenset().union(*sums), names, known):
            keep &= prints_the_same(statement, names, tables)
        elif (most := _most(statement)) is not None:
            keep &= _total(sums[0], names[:known], tables) <= most
    for fact in publication["facts"]:
        of, also = cells_named(fact["of"], names), cells_named(fact["also"], names)
        if _decided_by(newest, of | also, names, known):
            keep &= _total(of, names, tables) == _total(also, names, tables)
    return keep


def _decided_by(newest: str, cells: CellSet, names: Sequence[str], known: int) -> bool:
    """Whether the newest cell completes these cells; what names no cell at all is decided by the first."""
    return newest in (cells or {names[0]}) and cells <= set(names[:known])


def cell_limits(publication: PublicationJson) -> dict[str, int]:
    """A number that no cell can exceed, for each cell in a printed count or tied to such cells by a fact."""
    names = publication["cells"]
    limits: dict[str, int] = {}

    def limit(cells: CellSet, most: int) -> None:
        limits.update({cell: min(most, limits.get(cell, most)) for cell in cells})

    for statement in publication["statements"]:
        if (most := _most(statement)) is not None:
            limit(cells_named(sums_named(statement)[0], names), max(most, 0))
    for fact in publication["facts"] * 2:
        of, also = cells_named(fact["of"], names), cells_named(fact["also"], names)
        for one, other in ((of, also), (also, of)):
            if one <= limits.keys():
                limit(other, sum(limits[cell] for cell in one))
    return limits


def _most(statement: StatementJson) -> int | None:
    """A count that a printed count's sum cannot exceed, whichever way it was rounded."""
    if statement["kind"] != "count" or "printed" not in statement:
        return None
    printed = PrintedNumber(statement["printed"])
    beyond = (printed.digits + statement.get("rounded_to", 1)) * statement.get("averaged_over", 1)
    return (beyond - 1) // printed.scale


# ---------------------------------------------------------------- printing again


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A number as it stands on the page."""

    text: str

    @property
    def scale(self) -> int:
        """Ten to the number of digits after the point."""
        return int("1" + "0" * len(self.text.partition(".")[2]))

    @property
    def digits(self) -> int:
        """The number times its scale, with its sign."""
        return int(self.text.replace(".", ""))


def prints_the_same(statement: StatementJson, names: Sequence[str], tables: Numbers) -> Flags:
    """For each table, whether this statement would look the same: its printed digits, or that it has no value."""
    sums = [_total(cells_named(patterns, names), names, tables) for patterns in sums_named(statement)]
    top, bottom, defined = _fraction(statement, sums)
    if "not_calculable" in statement:
        if statement["not_calculable"] == "no cases in either group":
            no_cases: Flags = (sums[0] == 0) & (sums[2] == 0)
            return no_cases
        undefined: Flags = ~defined
        return undefined
    printed = PrintedNumber(statement["printed"])
    if statement.get("weighted"):
        return _weighted_alike(printed, of=sums[0], out_of=sums[1])
    truncated, base = statement.get("rounding") == "truncated", statement.get("rounded_to", 1)
    shown = base * _digits(top, np.where(defined, bottom, 1) * base, printed.scale, truncated=truncated)
    alike: Flags = defined & (shown == printed.digits)
    return alike


def _fraction(statement: StatementJson, sums: Sequence[Numbers]) -> tuple[Numbers, Numbers, Flags]:
    """The figure as top and bottom of a fraction, and where it has a value at all."""
    years = statement.get("averaged_over", 1)
    if statement["kind"] == "count":
        return sums[0], np.full_like(sums[0], years), np.ones(len(sums[0]), dtype=np.bool_)
    if statement["kind"] == "percentage":
        of, out_of = sums
        return 100 * of, years * out_of, out_of > 0
    of, out_of, other, other_out_of = sums
    defined = (out_of > 0) & (other_out_of > 0)
    if statement["kind"] == "ratio":
        return of * other_out_of, out_of * other, defined & (other > 0)
    return 100 * (of * other_out_of - other * out_of), years * out_of * other_out_of, defined


def _digits(top: Numbers, bottom: Numbers, scale: int, *, truncated: bool) -> Numbers:
    """``top / bottom`` times the scale as a whole number: cut off, or halves away from zero."""
    size = np.abs(top) * scale
    whole = size // bottom if truncated else (2 * size + bottom) // (2 * bottom)
    return np.sign(top) * whole


def _weighted_alike(printed: PrintedNumber, of: Numbers, out_of: Numbers) -> Flags:
    """Whether ``of`` is the whole number nearest to the printed share of ``out_of``, halves up."""
    share = 100 * printed.scale
    alike: Flags = (out_of >= 1) & (of == (2 * printed.digits * out_of + share) // (2 * share))
    return alike
