"""The group of each row by its ethnic category, with what is not recognised asked about."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from wres_desktop.domain.ethnicity import EthnicGroup, RecognisedCategory, group_of_category
from wres_desktop.intake.as_above import blanks_as_above
from wres_desktop.intake.cell_text import plain_heading
from wres_desktop.intake.counted import LEAVE_OUT, Option, Terms, in_short
from wres_desktop.intake.problems import Severity
from wres_desktop.intake.table_rows import CHOSEN_OUT, LEAVE_OUT_OPTION, NOTHING, TableRows

if TYPE_CHECKING:
    from wres_desktop.intake.table_rows import Numbers

GROUPS: Final = tuple(EthnicGroup)

ETHNICITY_OPTIONS: Final = (
    Option(EthnicGroup.WHITE, "White"),
    Option(EthnicGroup.BME, "BME"),
    Option(EthnicGroup.UNKNOWN, "Not known or not stated"),
    LEAVE_OUT_OPTION,
)

_BLANK_OPTIONS: Final = ETHNICITY_OPTIONS[2:]

_CODE: Final = re.compile("[A-Za-z][A-Za-z0-9]?")
_NO_CODES: Final = frozenset(["NO", "NA", "NK", "NS", "ND", "NR", "YES"])
"""Words and abbreviations that would be taken for a code by their first letter."""


def ethnic_groups(rows: TableRows, terms: Terms) -> "Numbers":
    """For each row the place of its group in ``GROUPS``; rows whose category has to be asked about do not count."""
    if not rows.has("ethnicity"):
        what = "No column with ethnic origin was recognised, so nothing can be counted."
        to_do = "Choose the column that holds it, or ask for the list with ethnic origin in it."
        if _stand_side_by_side(rows.found.headings):
            what = "The ethnic groups stand side by side in this summary, so that no column says which one a row is of."
            to_do = "Copy its numbers and paste them into the page of counts, or ask for the list of the people."
        rows.note(what, to_do, Severity.BLOCKS)
        rows.leave_out(rows.everything(), "It is not known which column holds ethnic origin.")
        return rows.numbers_for_all(NOTHING)
    terms = blanks_as_above(rows, "ethnicity", terms, _BLANK_OPTIONS)
    texts = rows.texts("ethnicity")
    recognised = _as_one_scheme(rows, texts, [_recognised(text) for text in texts])
    answers = [terms.answer("ethnicity", text) for text in texts]
    meant = [answer or (found.group if found else None) for answer, found in zip(answers, recognised, strict=True)]
    rows.leave_out(rows.where("ethnicity", [each == LEAVE_OUT for each in meant]), CHOSEN_OUT)
    words = "Which group do people with the ethnic category {} belong to?"
    rows.ask("ethnicity", words, ETHNICITY_OPTIONS, [each is None for each in meant])
    guessed = [bool(found and found.guessed and not answer) for found, answer in zip(recognised, answers, strict=True)]
    _report_guesses(rows, guessed)
    return rows.numbered_by("ethnicity", meant, GROUPS)


def _stand_side_by_side(headings: Sequence[str]) -> bool:
    """Whether white and BME have a column each."""
    words = {word for text in headings for word in plain_heading(text).split()}
    return "white" in words and not words.isdisjoint(("bme", "bame", "minority"))


def _recognised(text: str) -> RecognisedCategory | None:
    """As the standard reads a category; a dash or a question mark alone says that it is not known."""
    if text.strip("-?.* ") == "":
        return RecognisedCategory(EthnicGroup.UNKNOWN)
    return None if text.upper() in _NO_CODES else group_of_category(text)


def _as_one_scheme(
    rows: TableRows, texts: list[str], recognised: list[RecognisedCategory | None]
) -> list[RecognisedCategory | None]:
    """Where a column holds a code that the NHS does not have, its codes are of another scheme, and all are asked about.

    W, B and A are White, Black and Asian in some systems; in the NHS's codes B and A are both white.
    """
    are_codes = [_CODE.fullmatch(text) is not None for text in texts]
    foreign = [
        is_code and found is None and text.upper() not in _NO_CODES
        for is_code, found, text in zip(are_codes, recognised, texts, strict=True)
    ]
    if not (rows.where("ethnicity", foreign) & rows.kept).any():
        return recognised
    return [None if is_code else found for is_code, found in zip(are_codes, recognised, strict=True)]


def _report_guesses(rows: TableRows, guessed: list[bool]) -> None:
    mask = rows.where("ethnicity", guessed) & rows.kept
    if mask.any():
        what = (
            "Ethnic codes in this column are not in the list of codes, or their words say something else; they were "
            f"read by their first letter, in rows {in_short(rows.numbers(mask))}."
        )
        rows.note(
            what, "Look whether that is right, and correct the codes that are not.", Severity.CONFIRM, field="ethnicity"
        )
