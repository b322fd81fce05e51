"""A published report typed in as a table of statements, one printed figure a row, into a publication."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from wres_desktop.disclosure.publication_file import FORMAT, VERSION, publication_from_json
from wres_desktop.disclosure.statements import Publication
from wres_desktop.errors import UnreadableFile
from wres_desktop.intake.cell_text import number_of, plain_heading, text_of
from wres_desktop.intake.counted import cell_address
from wres_desktop.intake.problems import Problem, arranged
from wres_desktop.intake.workbook import FIRST_ROWS, Sheet, Workbook

HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "id": ("figure", "id", "name", "statement", "label"),
    "kind": ("kind", "type"),
    "of": ("of", "numerator", "counts"),
    "out_of": ("out of", "denominator", "base"),
    "compared_of": ("compared with", "compared with of", "minus", "minus of", "compared with numerator"),
    "compared_out_of": ("compared with out of", "minus out of", "compared with denominator"),
    "printed": ("printed", "value", "as printed", "published"),
    "decimals": ("decimals", "decimal places", "dp"),
    "rounded_to": ("rounded to", "rounded to nearest"),
}
"""The headings of the table; docs/formats.md shows one."""

_KINDS: Final = ("count", "percentage", "ratio", "difference")
_WITHHELD: Final = frozenset(
    ["withheld", "[c]", "c", "*", "suppressed", "-", "\N{EN DASH}", "not shown", "hidden", "x"]
)
_ENOUGH: Final = 3
_MOST_DECIMALS: Final = 10


@dataclass(frozen=True, slots=True)
class TypedReport:
    """The publication that was typed in, or ``None`` and what has to be put right first."""

    publication: Publication | None
    problems: tuple[Problem, ...]


def typed_report(workbook: Workbook, title: str) -> TypedReport:
    """The publication in the first sheet that has the headings of statements.

    Raises:
        UnreadableFile: no sheet has them.
    """
    for sheet in workbook.sheets:
        for row in range(min(FIRST_ROWS, sheet.height)):
            columns = _columns(sheet, row)
            if len(columns) >= _ENOUGH and {"of", "printed"} <= columns.keys():
                return _report(sheet, row, columns, title or workbook.path.stem, workbook.name)
    raise UnreadableFile(
        f"{workbook.name} has no table of statements: its headings have to include Figure, Kind, Of and Printed."
    )


def _columns(sheet: Sheet, row: int) -> dict[str, int]:
    by_heading = {heading: key for key, headings in HEADINGS.items() for heading in headings}
    found: dict[str, int] = {}
    for column in range(sheet.width):
        key = by_heading.get(plain_heading(text_of(sheet.at(row, column))))
        if key is not None:
            found.setdefault(key, column)
    return found


def _report(sheet: Sheet, head: int, columns: Mapping[str, int], title: str, name: str) -> TypedReport:
    statements: list[dict[str, object]] = []
    problems: list[Problem] = []
    for row in range(head + 1, sheet.height):
        line = {key: text_of(sheet.at(row, column)) for key, column in columns.items()}
        if not line["of"] and not line["printed"]:
            continue
        raw = sheet.at(row, columns["printed"])
        line["printed"] = _digits(line["printed"], line.get("decimals", ""), is_number=not isinstance(raw, str))
        try:
            statement = _statement(line, row + 1)
            publication_from_json({**_head(title, _cells([statement])), "statements": [statement]})
        except (UnreadableFile, ValueError) as error:
            what = str(error) if isinstance(error, UnreadableFile) else "This row does not say what is printed."
            address = cell_address(sheet.name, row)
            problems.append(Problem(address, what, "Correct the row, and save the file again.", source=name))
        else:
            statements.append(statement)
    problems += _given_twice(statements, name)
    if problems or not statements:
        return TypedReport(None, arranged(problems))
    content = {**_head(title, _cells(statements)), "statements": statements}
    return TypedReport(publication_from_json(content), ())


def _head(title: str, cells: Sequence[str]) -> dict[str, object]:
    return {"format": FORMAT, "version": VERSION, "title": title, "cells": list(cells)}


def _statement(line: Mapping[str, str], row: int) -> dict[str, object]:
    """One row as a statement of the publication's format; ValueError where a part is missing."""
    kind = line.get("kind", "").lower() or _kind_of(line)
    if kind not in _KINDS:
        raise UnreadableFile(f"The kind of a figure is one of: {', '.join(_KINDS)}.")
    statement: dict[str, object] = {"id": line.get("id") or f"row_{row}", "kind": kind}
    of, out_of = _patterns(line["of"]), _patterns(line.get("out_of", ""))
    other = {
        "numerator": _patterns(line.get("compared_of", "")),
        "denominator": _patterns(line.get("compared_out_of", "")),
    }
    match kind:
        case "count":
            statement["of"] = of
        case "percentage":
            statement |= {"of": of, "out_of": out_of}
        case "ratio":
            statement |= {"of": {"numerator": of, "denominator": out_of}, "compared_with": other}
        case _:
            statement |= {"of": {"numerator": of, "denominator": out_of}, "minus": other}
    if line["printed"].lower() in _WITHHELD:
        return {**statement, "withheld": True}
    statement["printed"] = line["printed"].removesuffix("%").strip()
    if line.get("rounded_to"):
        statement["rounded_to"] = int(line["rounded_to"])
    return statement


def _kind_of(line: Mapping[str, str]) -> str:
    if line.get("compared_of"):
        return "ratio"
    return "percentage" if line.get("out_of") else "count"


def _digits(text: str, decimals: str, *, is_number: bool) -> str:
    """The digits as printed: a number in a cell has lost its last zeros, which the column of decimals gives back."""
    if not (is_number and decimals):
        return text
    number, places = number_of(text), number_of(decimals)
    if number is None or places is None or not 0 <= places <= _MOST_DECIMALS:
        return text
    return f"{Decimal(text).quantize(Decimal(1).scaleb(-int(places)), ROUND_HALF_UP):f}"


def _patterns(text: str) -> list[str]:
    """Cells that are added up, with a comma, a semicolon or a plus between them."""
    return [part.strip() for part in text.replace(";", ",").replace("+", ",").split(",") if part.strip()]


def _cells(statements: Sequence[Mapping[str, object]]) -> list[str]:
    """Every cell that a statement names; what has a star in it names cells of other rows."""
    return [each for each in dict.fromkeys(part for one in statements for part in _named(one)) if "*" not in each]


def _named(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key in ("of", "out_of", "compared_with", "minus", "numerator", "denominator"):
                yield from _named(inner)
    elif isinstance(value, list):
        yield from value


def _given_twice(statements: Sequence[Mapping[str, object]], name: str) -> list[Problem]:
    seen: set[object] = set()
    problems = []
    for statement in statements:
        if statement["id"] in seen:
            what = f"Two rows have the same name in the column of figures: {statement['id']}."
            problems.append(Problem("", what, "Give each a name of its own.", source=name))
        seen.add(statement["id"])
    return problems
