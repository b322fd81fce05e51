"""Publications as files: ``publication.json`` in and out (docs/formats.md)."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TypeAlias, TypeGuard

from wres_desktop.disclosure.constraints import printed_number
from wres_desktop.disclosure.document_file import document_from_json, document_json
from wres_desktop.disclosure.statements import (
    Derived,
    Printed,
    Publication,
    Reading,
    Statement,
    Undefined,
    Withheld,
)
from wres_desktop.disclosure.unlisted import unlisted_cells
from wres_desktop.disclosure.verify_derived import is_derived
from wres_desktop.domain.figures import (
    CellSum,
    Count,
    Difference,
    Percentage,
    Quantity,
    Rate,
    Ratio,
    SamePeople,
    sums_of,
)
from wres_desktop.errors import UnreadableFile

FORMAT = "wres-publication"
VERSION = 1

_WIDEST_ROUNDING = 1_000_000
_MOST_YEARS = 10
_LIMITS = 2
_NAME = re.compile(r".+")

Json: TypeAlias = Mapping[str, object]


def publication_text(publication: Publication) -> str:
    """The file's text: one statement a line, so that two publications can be compared by eye."""
    head: dict[str, object] = {
        "format": FORMAT,
        "version": VERSION,
        "title": publication.title,
        "policy": publication.policy,
        "program_version": publication.program_version,
    }
    if publication.document is not None:
        head["document"] = document_json(publication.document)
    lists: dict[str, Sequence[object]] = {
        "cells": publication.cells,
        "facts": [{"kind": "same_people", "of": fact.of, "also": fact.also} for fact in publication.facts],
        "statements": [_statement_json(statement) for statement in publication.statements],
    }
    if publication.derived:
        lists["derived"] = [_derived_json(each) for each in publication.derived]
    lines = [f"{_compact(key)}: {_compact(value)}" for key, value in head.items()]
    for key, rows in lists.items():
        body = ",\n  ".join(_compact(row) for row in rows)
        lines.append(f"{_compact(key)}: [\n  {body}]" if rows else f"{_compact(key)}: []")
    return "{" + ",\n ".join(lines) + "}\n"


def publication_sha256(publication: Publication) -> str:
    """The SHA-256 of a publication's file, as this program writes it."""
    return hashlib.sha256(publication_text(publication).encode()).hexdigest()


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


def _statement_json(statement: Statement) -> dict[str, object]:
    out: dict[str, object] = {"id": statement.id, **_quantity_json(statement.quantity)}
    match statement:
        case Withheld():
            out["withheld"] = True
        case Undefined(reason=reason):
            out["not_calculable"] = reason
        case Printed():
            out["printed"] = statement.printed
            if statement.rounded_to != 1:
                out["rounded_to"] = statement.rounded_to
            if statement.truncated:
                out["rounding"] = "truncated"
            if statement.reading is not None:
                out["reading"] = asdict(statement.reading)
    return out


def _derived_json(derived: Derived) -> dict[str, object]:
    said: dict[str, object] = {"says": dict(derived.says)} if derived.says else {"withheld": True}
    return {"id": derived.id, "kind": derived.kind, "rests_on": derived.rests_on, **said}


def _rate_json(rate: Rate) -> dict[str, object]:
    return {"numerator": rate.numerator, "denominator": rate.denominator}


def _quantity_json(quantity: Quantity) -> dict[str, object]:
    match quantity:
        case Count(of, years):
            return {"kind": "count", "of": of, **_years_json(years)}
        case Percentage(of, out_of, years, weighted):
            extra: dict[str, object] = {"weighted": True} if weighted else {}
            return {"kind": "percentage", "of": of, "out_of": out_of, **_years_json(years), **extra}
        case Ratio(of_rate, other):
            return {"kind": "ratio", "of": _rate_json(of_rate), "compared_with": _rate_json(other)}
        case Difference(of_rate, other, years):
            return {"kind": "difference", "of": _rate_json(of_rate), "minus": _rate_json(other), **_years_json(years)}


def _years_json(years: int) -> dict[str, object]:
    return {"averaged_over": years} if years != 1 else {}


def publication_from_json(content: object) -> Publication:
    """The publication that parsed JSON holds.

    Raises:
        UnreadableFile: the content is not a publication, or one of a newer version.
    """
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        message = "This is not a publication: its first line should say that its format is wres-publication."
        raise UnreadableFile(message)
    if content.get("version") != VERSION:
        message = "This publication was written by a newer version of this program; please update the program."
        raise UnreadableFile(message)
    cells = _strings(content.get("cells"), "cells")
    if len(set(cells)) != len(cells):
        message = "The list of cells names a cell twice; each cell may stand there once."
        raise UnreadableFile(message)
    rows = content.get("statements")
    if not isinstance(rows, list):
        message = "The publication has no list of statements."
        raise UnreadableFile(message)
    statements = tuple(_statement(row, number) for number, row in enumerate(rows, 1))
    if len({statement.id for statement in statements}) != len(statements):
        message = "Two statements of the publication have the same id; give each its own."
        raise UnreadableFile(message)
    facts = content.get("facts", [])
    if not isinstance(facts, list):
        message = "The publication's facts must be a list."
        raise UnreadableFile(message)
    stated = tuple(_fact(fact) for fact in facts)
    sums = [cell_sum for statement in statements for cell_sum in sums_of(statement.quantity)]
    unlisted = unlisted_cells(cells, [*sums, *(cell_sum for fact in stated for cell_sum in (fact.of, fact.also))])
    policy = str(content.get("policy", ""))
    return Publication(
        title=str(content.get("title", "")),
        cells=cells + unlisted,
        statements=statements,
        facts=stated,
        unlisted=unlisted,
        policy=policy,
        program_version=str(content.get("program_version", "")),
        document=document_from_json(content.get("document"), policy),
        derived=_derived(content.get("derived", [])),
    )


def _derived(rows: object) -> tuple[Derived, ...]:
    """What follows from the statements; whether it does is checked by verify_derived.py."""
    if not isinstance(rows, list) or not all(is_derived(row) for row in rows):
        message = "The publication holds something derived from its figures that is not whole."
        raise UnreadableFile(message)
    derived = tuple(Derived(row["id"], row["kind"], tuple(row["rests_on"]), row.get("says", {})) for row in rows)
    if len({each.id for each in derived}) != len(derived):
        message = "Two of the things derived from the publication's figures have the same id; give each its own."
        raise UnreadableFile(message)
    return derived


def _strings(value: object, where: str) -> tuple[str, ...]:
    if isinstance(value, list) and value and all(isinstance(part, str) and _NAME.fullmatch(part) for part in value):
        return tuple(value)
    message = f"The publication's {where} must be a list of cell names or patterns, each on one line."
    raise UnreadableFile(message)


def _fact(value: object) -> SamePeople:
    if not isinstance(value, dict) or value.get("kind") != "same_people":
        message = "The publication states a fact of a kind that this version does not know."
        raise UnreadableFile(message)
    return SamePeople(_strings(value.get("of"), "fact"), _strings(value.get("also"), "fact"))


def _statement(row: object, number: int) -> Statement:
    where = f"statement {number}"
    if not isinstance(row, dict) or not isinstance(row.get("id"), str):
        message = f"The publication's {where} has no id."
        raise UnreadableFile(message)
    said = [key for key in ("printed", "withheld", "not_calculable") if key in row]
    if len(said) != 1 or row.get("withheld", True) is not True:
        message = f"The publication's {where} must be one thing: printed, withheld (true) or not calculable."
        raise UnreadableFile(message)
    quantity = _quantity(row, where)
    if "withheld" in row:
        return Withheld(row["id"], quantity)
    if "not_calculable" in row:
        if not isinstance(row["not_calculable"], str):
            message = f"The publication's {where} must say in words why it is not calculable."
            raise UnreadableFile(message)
        return Undefined(row["id"], quantity, row["not_calculable"])
    return _printed(row, quantity, where)


def _printed(row: Json, quantity: Quantity, where: str) -> Printed:
    printed, rounded_to = row["printed"], row.get("rounded_to", 1)
    if not isinstance(printed, str):
        message = f"The publication's {where} needs the printed text between quotation marks."
        raise UnreadableFile(message)
    printed_number(printed)
    if not isinstance(rounded_to, int) or isinstance(rounded_to, bool) or not 1 <= rounded_to <= _WIDEST_ROUNDING:
        message = f"The publication's {where} has a rounding base that is not a whole number from 1."
        raise UnreadableFile(message)
    rounding = row.get("rounding", "half_up")
    if rounding not in ("half_up", "truncated"):
        message = f"The publication's {where} has a rounding that this version does not know; use half_up or truncated."
        raise UnreadableFile(message)
    reading = _reading(row.get("reading"), quantity, where)
    return Printed(str(row["id"]), quantity, printed.strip(), rounded_to, rounding == "truncated", reading)


def _quantity(row: Json, where: str) -> Quantity:
    match row.get("kind"):
        case "count":
            return Count(_strings(row.get("of"), where), _years(row, where))
        case "percentage":
            years = _years(row, where)
            weighted = row.get("weighted", False)
            if not isinstance(weighted, bool):
                message = f"The publication's {where} must say true or false to whether it is weighted."
                raise UnreadableFile(message)
            return Percentage(_strings(row.get("of"), where), _strings(row.get("out_of"), where), years, weighted)
        case "ratio":
            return Ratio(_rate(row.get("of"), where), _rate(row.get("compared_with"), where))
        case "difference":
            return Difference(_rate(row.get("of"), where), _rate(row.get("minus"), where), _years(row, where))
        case _:
            message = f"The publication's {where} is of a kind that this version does not know."
            raise UnreadableFile(message)


def _years(row: Json, where: str) -> int:
    years = row.get("averaged_over", 1)
    if not isinstance(years, int) or isinstance(years, bool) or not 1 <= years <= _MOST_YEARS:
        message = f"The publication's {where} is averaged over a number of years that makes no sense."
        raise UnreadableFile(message)
    return years


def _rate(value: object, where: str) -> Rate:
    content = value if isinstance(value, dict) else {}
    numerator: CellSum = _strings(content.get("numerator"), where)
    return Rate(numerator, _strings(content.get("denominator"), where))


def _reading(value: object, quantity: Quantity, where: str) -> Reading | None:
    if value is None:
        return None
    if not isinstance(value, dict) or not isinstance(quantity, Ratio):
        message = f"The publication's {where} has a reading that is none, or that belongs to no relative likelihood."
        raise UnreadableFile(message)
    four_fifths, chance, years = value.get("four_fifths"), value.get("could_be_chance"), value.get("years", 1)
    interval, cautions = value.get("interval_95"), value.get("cautions", [])
    whole = (
        isinstance(four_fifths, str | None)
        and isinstance(chance, bool | None)
        and (interval is None or (_are_texts(interval) and len(interval) == _LIMITS))
        and _are_texts(cautions)
        and isinstance(years, int)
        and 1 <= years <= _MOST_YEARS
    )
    if not whole:
        message = f"The publication's {where} has a reading of which a part is not what it should be."
        raise UnreadableFile(message)
    for limit in interval or ():
        printed_number(limit)
    return Reading(four_fifths, (interval[0], interval[1]) if interval else None, chance, tuple(cautions), years)


def _are_texts(value: object) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(part, str) for part in value)
