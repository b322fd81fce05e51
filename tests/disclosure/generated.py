"""Invented publications by number: small tables of every shape a report has, printed in every way a report prints."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TypeAlias

from tests.disclosure.brute_force import (
    FactJson,
    Patterns,
    PublicationJson,
    RateJson,
    StatementJson,
    cell_limits,
    cells_named,
)
from tests.disclosure.shapes import SHAPES, Shape

Table: TypeAlias = Mapping[str, int]

_MOST_TABLES = 4_000_000


@dataclass(frozen=True, slots=True)
class Generated:
    """A publication with the table that it was printed from, unless one figure was misprinted."""

    publication: PublicationJson
    truth: Table
    misprinted: bool


def generate(number: int) -> Generated:
    """The publication with this number, always the same one."""
    rng = random.Random(f"publication {number}")  # noqa: S311 - invented tables, and the same ones every time
    shape = SHAPES[number % len(SHAPES)](rng)
    truth = _true_table(shape, rng)
    statements = _statements(shape, truth, rng)
    _name(statements)
    publication = PublicationJson(
        format="wres-publication",
        version=1,
        cells=list(shape.cells),
        facts=[FactJson(kind="same_people", of=[of], also=[also]) for of, also in shape.facts],
        statements=statements,
    )
    _limit_every_cell(publication, truth, rng)
    misprinted = rng.random() < 0.4 and _misprint(publication, rng)
    return Generated(publication, truth, misprinted)


def _true_table(shape: Shape, rng: random.Random) -> Table:
    """Counts of the size that lets every table be written down; equal sums where a fact says so."""
    size = {2: 150, 3: 60, 4: 24, 5: 12, 6: 9, 7: 6}[len(shape.cells)]
    table = {cell: rng.choice([0, 1, rng.randint(0, 4), rng.randint(0, size)]) for cell in shape.cells}
    for of, also in shape.facts:
        gap = total([of], table) - total([also], table)
        short = sorted(cells_named([also if gap > 0 else of], list(table)))
        table[rng.choice(short)] += abs(gap)
    return table


def total(patterns: Patterns, table: Table) -> int:
    """The sum of the cells that the patterns name."""
    return sum(table[cell] for cell in cells_named(patterns, list(table)))


# ---------------------------------------------------------------- statements


def _statements(shape: Shape, truth: Table, rng: random.Random) -> list[StatementJson]:
    style = rng.choice(["bold", "usual", "usual", "shy"])
    said = {"bold": 0.8, "usual": 0.5, "shy": 0.25}[style]
    statements = [_count(patterns, shape, truth, rng) for patterns in shape.sums if rng.random() < said]
    rates = [(list(of), list(out_of)) for of, out_of in shape.rates]
    statements += [_percentage(rate, shape, truth, rng) for rate in rates if rng.random() < said]
    pairs = [rng.sample(rates, 2) for _ in range(rng.choice([0, 1, 1, 2]))] if len(rates) > 1 else []
    statements += [_compared(of, other, shape, truth, rng) for of, other in pairs]
    return statements


def _count(patterns: Patterns, shape: Shape, truth: Table, rng: random.Random) -> StatementJson:
    statement = StatementJson(kind="count", of=list(patterns))
    if rng.random() < 0.25:
        return {**statement, "withheld": True}
    if shape.years != 1 and rng.random() < 0.3:
        a_year = Fraction(total(patterns, truth), shape.years)
        return _with_text({**statement, "averaged_over": shape.years}, a_year, rng.choice([0, 1, 1]), rng)
    base = rng.choice([1, 1, 1, 5, 5, 10, 3])
    count = total(patterns, truth)
    if base == 1:
        return {**statement, "printed": str(count)}
    if rng.random() < 0.2:
        return {**statement, "printed": str(count - count % base), "rounded_to": base, "rounding": "truncated"}
    return {**statement, "printed": str(nearest(count, base)), "rounded_to": base}


def nearest(count: int, base: int) -> int:
    """The multiple of the base nearest to the count, halves up."""
    return int((Decimal(count) / base).quantize(Decimal(1), ROUND_HALF_UP)) * base


def _percentage(rate: tuple[list[str], list[str]], shape: Shape, truth: Table, rng: random.Random) -> StatementJson:
    of, out_of = rate
    statement = StatementJson(kind="percentage", of=of, out_of=out_of)
    counts = total(of, truth), total(out_of, truth)
    if shape.years != 1 and rng.random() < 0.8:
        statement["averaged_over"] = shape.years
    if not counts[1]:
        return {**statement, "not_calculable": "nobody in the group"}
    if shape.survey and rng.random() < 0.5 and (text := _weighted(*counts, rng)) is not None:
        return {**statement, "weighted": True, "printed": text}
    value = Fraction(100 * counts[0], counts[1] * statement.get("averaged_over", 1))
    return _with_text(statement, value, rng.choice([0, 0, 1, 1, 2]), rng)


def _weighted(of: int, out_of: int, rng: random.Random) -> str | None:
    """A percentage somewhere near the plain one that still means the same whole number of people."""
    near = Decimal(100 * of) / out_of + Decimal(rng.randint(-60, 60)) / Decimal(2 * out_of)
    text = str(near.quantize(rng.choice([Decimal(1), Decimal("0.1")]), ROUND_HALF_UP))
    meant = (Decimal(text) * out_of / 100).quantize(Decimal(1), ROUND_HALF_UP)
    return text if meant == of and not text.startswith("-") else None


def _compared(
    of: tuple[list[str], list[str]], other: tuple[list[str], list[str]], shape: Shape, truth: Table, rng: random.Random
) -> StatementJson:
    rates = [RateJson(numerator=numerator, denominator=denominator) for numerator, denominator in (of, other)]
    likelihoods = [
        Fraction(total(numerator, truth), total(denominator, truth)) if total(denominator, truth) else None
        for numerator, denominator in (of, other)
    ]
    first, second = likelihoods
    if rng.random() < 0.5:
        difference = StatementJson(kind="difference", of=rates[0], minus=rates[1])
        if first is None or second is None:
            return {**difference, "not_calculable": "nobody in the group"}
        if shape.years != 1 and rng.random() < 0.6:
            difference["averaged_over"] = shape.years
        points = 100 * (first - second) / difference.get("averaged_over", 1)
        return _with_text(difference, points, rng.choice([0, 1, 1, 2]), rng)
    ratio = StatementJson(kind="ratio", of=rates[0], compared_with=rates[1])
    if first == second == 0 and rng.random() < 0.7:
        return {**ratio, "not_calculable": "no cases in either group"}
    if first is None or not second:
        return {**ratio, "not_calculable": "no cases in the group compared with"}
    return _with_text(ratio, first / second, rng.choice([0, 1, 1, 2, 2]), rng)


def _with_text(statement: StatementJson, value: Fraction, decimals: int, rng: random.Random) -> StatementJson:
    if rng.random() < 0.15:
        return {**statement, "withheld": True}
    truncated = rng.random() < 0.15
    rounding = ROUND_DOWN if truncated else ROUND_HALF_UP
    base = rng.choice([1, 1, 1, 1, 1, 1, 2, 5])
    unit = base * Decimal(1).scaleb(-decimals)
    # Counts of a few dozen: 28 digits hold every half exactly, and nothing else lies that close to one.
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    number = (exact / unit).quantize(Decimal(1), rounding) * unit
    statement = {**statement, "printed": str(number or abs(number))}
    if base != 1:
        statement["rounded_to"] = base
    return {**statement, "rounding": "truncated"} if truncated else statement


def _name(statements: list[StatementJson]) -> None:
    for number, statement in enumerate(statements, 1):
        statement["id"] = f"s{number}"


# ---------------------------------------------------------------- limits and misprints


def _limit_every_cell(publication: PublicationJson, truth: Table, rng: random.Random) -> None:
    """Print more counts until every cell has a limit and every table can be written down in good time."""
    free = [cell for cell in publication["cells"] if cell not in cell_limits(publication)]
    if len(free) > 1 and rng.random() < 0.4:
        _print_also(publication, free, rng.choice([1, 5, 10]), truth)
    for cell in publication["cells"]:
        if cell not in cell_limits(publication):
            _print_also(publication, [cell], 2 * (truth[cell] + rng.choice([1, 2, 6, 12])), truth)
    for cell in sorted(publication["cells"], key=lambda cell: -cell_limits(publication)[cell]):
        if _tables(publication) > _MOST_TABLES:
            _print_also(publication, [cell], 2 * truth[cell] + rng.choice([1, 2]), truth)
    for cell in publication["cells"]:
        if _tables(publication) > _MOST_TABLES:
            _print_also(publication, [cell], 1, truth)


def _print_also(publication: PublicationJson, of: list[str], base: int, truth: Table) -> None:
    statements = publication["statements"]
    text = str(nearest(total(of, truth), base))
    statements.append({"id": f"s{len(statements) + 1}", "kind": "count", "of": of, "printed": text, "rounded_to": base})


def _tables(publication: PublicationJson) -> int:
    tables = 1
    for limit in cell_limits(publication).values():
        tables *= limit + 1
    return tables


def _misprint(publication: PublicationJson, rng: random.Random) -> bool:
    """Change the last digit of one count or percentage, and say whether that was done.

    Pages with a ratio or a difference keep every digit: the audit may refuse to say which statements contradict there.
    """
    printed = [statement for statement in publication["statements"] if "printed" in statement]
    if any(statement["kind"] in ("ratio", "difference") for statement in printed):
        return False
    statement = rng.choice(printed)
    step = Decimal(1).scaleb(-len(statement["printed"].partition(".")[2])) * statement.get("rounded_to", 1)
    changed = abs(Decimal(statement["printed"]) + step * rng.choice([-2, -1, 1, 1, 2, 10]))
    statement["printed"] = str(changed)
    return True
