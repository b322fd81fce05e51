"""The schema of return files, and what each of its complaints means in plain words."""

import json
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from wres_desktop.intake.json_text import OddNumber
from wres_desktop.intake.places import address
from wres_desktop.intake.problems import Problem
from wres_desktop.paths import resources

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator, ValidationError

MOST_PROBLEMS: Final = 100
"""More complaints than this about the form of one file help nobody."""

_Words = tuple[str, str]

_HEADCOUNT: Final = "a headcount is a whole number, written in digits."

_BY_TITLE: Final[Mapping[str, _Words]] = {
    "Code": (
        "The code of the organisation is not two to twelve letters and digits.",
        "Write the ODS code without spaces, for example 99X.",
    ),
    "Name": (
        "The name of the organisation is missing or longer than 200 characters.",
        "Write the name as it should stand on the report.",
    ),
    "Kind": (
        "This kind of organisation is not known.",
        "Write one of ccg, icb, nhs_trust, independent, voluntary, csu, alb and other.",
    ),
    "Year": (
        "The reporting year is not a year of the standard.",
        "Write the year of submission in four digits without quotation marks, for example 2021.",
    ),
    "Date": (
        "This is not a date that exists, written as year, month and day.",
        'Write the date like this: "2021-03-31".',
    ),
    "Basis": (
        "This basis is not known.",
        "Write single_year or two_year_average, between quotation marks.",
    ),
    "Reason": (
        "It is not said why this was not collected.",
        "Give the reason in a sentence or two; it stands in the report.",
    ),
    "Percentage": (
        "This is not a percentage written between quotation marks with its decimals.",
        'Write it like this: "21.4".',
    ),
    "Actions": (
        "The action plan is not a list of actions, or has more than 500 of them.",
        "Write each action in curly brackets, and all of them in one pair of square brackets.",
    ),
    "Consultations": (
        "The consultations are not a list, or there are more than 200 of them.",
        "Write each consultation in curly brackets, and all of them in one pair of square brackets.",
    ),
    "Consents": (
        "The consents are not a list of consents, or there are more than 200 of them.",
        "Write each consent in curly brackets, and all of them in one pair of square brackets.",
    ),
    "Consented cells": (
        "The cells that a consent is for are not a list of 1 to 50 addresses.",
        'Write them in square brackets, each between quotation marks: ["board/executive/bme"].',
    ),
}

_ROWS: Final[_Words] = (
    "Something else stands where rows are expected.",
    "Write the rows in curly brackets, or null where nothing was entered yet.",
)
_TEXT: Final[Mapping[str, _Words]] = {
    "type": ("Something else stands where a text is expected.", "Write the text between quotation marks."),
    "maxLength": ("This text is longer than can be printed.", "Shorten it to 20,000 characters or fewer."),
    "pattern": ("This text holds characters that cannot be printed.", "Type it again, or paste it as plain text."),
}
_BESIDE_A_REASON: Final[_Words] = (
    "Something stands beside the reason why this was not collected.",
    "Keep the counts or the reason, not both.",
)
_COUNT_AND_PERCENTAGE: Final[_Words] = (
    "A count and a percentage are both given for the same answer.",
    "Keep one of them, together with the number of people who answered.",
)


@cache
def _validator() -> "Draft202012Validator":
    # Loaded when the first file is read: it takes a fifth of a second.
    from jsonschema import Draft202012Validator  # noqa: PLC0415

    text = (resources() / "schema" / "return.schema.json").read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(text))


def schema_problems(content: object) -> list[Problem]:
    """What keeps parsed JSON from being a return, at most one problem about each value."""
    problems: dict[str, Problem] = {}
    for error in islice(_validator().iter_errors(content), MOST_PROBLEMS):
        for problem in _problems_of(error):
            problems.setdefault(problem.address, problem)
    return list(problems.values())[:MOST_PROBLEMS]


def date_problem(place: Sequence[str | int]) -> Problem:
    """The problem of a date that is written like one, but that no calendar has."""
    return Problem(address(place), *_BY_TITLE["Date"], rule=15)


def _problems_of(error: "ValidationError") -> Iterator[Problem]:
    place, schema = tuple(error.absolute_path), _schema_of(error)
    match error.validator, error.instance, error.validator_value:
        case "additionalProperties", dict() as found, _:
            known = list(schema.get("properties", ()))
            for key in islice((key for key in found if key not in known), MOST_PROBLEMS):
                yield Problem(address((*place, key)), *_not_known(key, known, schema.get("title", "")))
        case "required", dict() as found, list() as expected:
            for key in expected:
                if key not in found:
                    yield Problem(address((*place, key)), *_missing(schema.get("title", "")))
        case _:
            yield _wrong_value(error, address(place))


def _schema_of(error: "ValidationError") -> Mapping[str, Any]:
    """The part of the schema that complains: always an object, since ours has no true or false in it."""
    return error.schema if isinstance(error.schema, Mapping) else {}


def _not_known(key: str, known: Sequence[str], title: str) -> _Words:
    if title == "Not collected":
        return _BESIDE_A_REASON
    if title == "Survey percentage" and key == "yes":
        return _COUNT_AND_PERCENTAGE
    alike = get_close_matches(key[:MOST_PROBLEMS], known, n=1)
    if alike:
        return ("A return has no field of this name.", f"Perhaps {alike[0]} was meant; correct the name.")
    return ("A return has no field of this name.", "Correct the name, or take the field out.")


def _missing(title: str) -> _Words:
    if title in ("Organisation", "WRES return"):
        return ("This is missing.", "Every return needs it; write it in.")
    if title == "Consent":
        return ("This is missing.", "A consent counts only with its cells, a name and a date; write it in.")
    return ("This is missing.", "Write it in; where a count is not known, write null for the count.")


def _wrong_value(error: "ValidationError", place: str) -> Problem:
    title = _schema_of(error).get("title", "")
    match title:
        case "Headcount":
            return _wrong_headcount(error, place)
        case "Text":
            return Problem(place, *_TEXT.get(str(error.validator), _TEXT["type"]))
        case "Percentage" if isinstance(error.instance, str) and "%" in error.instance:
            what = "The percentage is written with a percent sign."
            return Problem(place, what, 'Leave the sign out: "21.4".', rule=11)
        case "Percentage":
            return Problem(place, *_BY_TITLE[title], rule=12)
        case "Date":
            return Problem(place, *_BY_TITLE[title], rule=15)
        case _:
            return Problem(place, *_BY_TITLE.get(title, _ROWS))


def _wrong_headcount(error: "ValidationError", place: str) -> Problem:
    value = error.instance
    match value:
        case bool():
            words = (f"True or false stands here; {_HEADCOUNT}", "Write the number of people.")
        case int() if value < 0:
            words = ("A headcount cannot be below zero.", "Correct it, or write null where it is not known.")
        case int():
            words = ("This is more people than any organisation has.", "Look for digits that were typed twice.")
        case str() if "%" in value:
            words = ("A percentage stands where a headcount is expected.", "Write the number of people, in digits.")
            return Problem(place, *words, rule=11)
        case str():
            words = (f"A text stands here; {_HEADCOUNT}", "Leave out the quotation marks; write null if not known.")
        case OddNumber():
            words = (
                f"This is not a whole number in digits; {_HEADCOUNT}",
                "Count people, not posts or full-time equivalents, and write 12 rather than 12.0.",
            )
        case _:
            words = (f"Something else stands here; {_HEADCOUNT}", "Write the number of people.")
    return Problem(place, *words, rule=1)
