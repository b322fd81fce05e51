"""One person with several posts counts once, at the main post."""

import re
from typing import TYPE_CHECKING, Final

from wres_desktop.intake.cell_text import number_of, plain, text_of, yes_or_no
from wres_desktop.intake.counted import in_short
from wres_desktop.intake.problems import Severity
from wres_desktop.intake.table_rows import TableRows
from wres_desktop.intake.workbook import Cell

if TYPE_CHECKING:
    from wres_desktop.intake.table_rows import Numbers

_MAIN: Final = frozenset(["primary", "main", "p", "main post", "primary assignment", "main assignment", "substantive"])
_MOST_PROBLEMS: Final = 20
_MOST_POSTS, _FEW_POSTS = 5, 2
_MANY_DIFFER, _SHARE_DIFFERS = 5, 5
"""So many people, and one in so many of those with several posts: that is no slip of the pen."""

_EXPONENT: Final = re.compile(r"-?\d(?:[.,]\d+)?e\+?\d+", re.IGNORECASE)
_MASKS: Final = frozenset(
    [
        *("redacted", "removed", "hidden", "masked", "anonymised", "anonymized", "anon", "confidential", "withheld"),
        *("n a", "na", "none", "nil", "null", "unknown", "not known", "tbc", "not applicable", "deleted", "blank"),
    ]
)
"""What stands in the place of a number that is not to be seen, or not there."""


def count_each_person_once(rows: TableRows, groups: "Numbers", grades: "Numbers", staff_groups: "Numbers") -> None:
    """Leave out all posts of a person but the main one: the flagged one, else that with most hours, else the first.

    The first is that with the lowest number after the person's, or that which stands first. Where it decides on what is
    counted, the user is asked to confirm. Standard 1.2: one person with two posts counts once, at the main post (OK-M).
    """
    field = _field_of_numbers(rows)
    persons = numbers_of_people(rows)
    if persons is None:
        if not rows.has("headcount"):
            what = "No column tells people apart, so somebody with two posts is counted twice."
            rows.note(what, "If there are such people, add a column with employee numbers.", Severity.CONFIRM)
        return
    _say_where_numbers_tell_nobody_apart(rows, field)
    main = rows.marked("main_post", _is_main)
    hours = rows.measured("fte", lambda cell: number_of(cell) or 0.0)
    told_by_number = field == "assignment" and not rows.has("main_post") and not rows.has("fte")
    most = rows.measured(field, lambda cell: -_post_of_person(text_of(cell))) if told_by_number else hours
    posts = rows.alike(persons, main, most)
    _refuse_numbers_of_many(rows, field, posts, groups)
    rows.leave_out_each(
        {
            position: f"The same person as in row {rows.number(first)}, and counted there."
            for first, *others in posts
            for position in others
        }
    )
    _confirm_main_posts(
        rows,
        field,
        [
            first
            for first, *others in posts
            if (main[first], hours[first]) == (main[others[0]], hours[others[0]])
            and any((grades[first], staff_groups[first]) != (grades[each], staff_groups[each]) for each in others)
        ],
    )
    differing = [each for each in posts if len({int(groups[position]) for position in each}) > 1]
    _refuse_numbers_used_twice(rows, field, differing, len(posts))
    for each in differing[:_MOST_PROBLEMS]:
        some = in_short(sorted(map(rows.number, each)))
        what = f"The same person has different ethnic categories in rows {some}; that of the main post is counted."
        rows.note(what, "Make them the same in your staff system.", Severity.CONFIRM, field="ethnicity")


def _confirm_main_posts(rows: TableRows, field: str, unsure: list[int]) -> None:
    """Name the posts that count only because they come first, though another is in another band or staff group."""
    if not unsure:
        return
    what = (
        "People have several posts in different bands or staff groups, and nothing says which is the main one; "
        f"counted are the posts in rows {in_short(sorted(map(rows.number, unsure)))}."
    )
    to_do = "If others are the main ones, say so in a column Main post with yes or no, and bring the file in again."
    rows.note(what, to_do, Severity.CONFIRM, field=field)


def _refuse_numbers_of_many(rows: TableRows, field: str, posts: list[list[int]], groups: "Numbers") -> None:
    """One number in very many rows, or in several with different origins, is not that of one person."""
    for each in posts:
        origins = len({int(groups[position]) for position in each})
        if len(each) > _MOST_POSTS or (len(each) > _FEW_POSTS and origins > 1):
            some = in_short(sorted(map(rows.number, each)))
            what = f"The same number stands in rows {some}, so it is hardly that of one person."
            to_do = (
                "Correct the numbers, or choose another column for them or none, and look how many people are counted."
            )
            rows.note(what, to_do, Severity.BLOCKS, field=field)


def _refuse_numbers_used_twice(rows: TableRows, field: str, differing: list[list[int]], several: int) -> None:
    """Where many people with several posts have several origins, the numbers are those of two payrolls."""
    if len(differing) < _MANY_DIFFER or len(differing) * _SHARE_DIFFERS < several:
        return
    some = in_short(sorted(rows.number(position) for each in differing for position in each))
    what = f"Numbers stand in several rows with different ethnic categories, as if they were used twice: rows {some}."
    to_do = "If the list is of two payrolls, put a letter before the numbers of one, and bring the file in again."
    rows.note(what, to_do, Severity.BLOCKS, field=field)


def _say_where_numbers_tell_nobody_apart(rows: TableRows, field: str) -> None:
    if _are_plain_numbers(rows, field):
        return
    hidden = rows.where(field, [bool(text) and _tells_nobody_apart(text) for text in rows.texts(field)]) & rows.kept
    if hidden.any():
        what = (
            "Numbers of people were removed or cut short in this column, so that somebody with two posts is counted "
            f"twice: rows {in_short(rows.numbers(hidden))}."
        )
        to_do = (
            "If there are such people, ask for the list with their numbers; in Excel, show them without an exponent."
        )
        rows.note(what, to_do, Severity.CONFIRM, field=field)


def _field_of_numbers(rows: TableRows) -> str:
    return "person" if rows.has("person") else "assignment"


def numbers_of_people(rows: TableRows) -> "Numbers | None":
    """A number for each person, none for an empty cell or one that was made unreadable; ``None`` without a column.

    The same number as text and as a number is one person.
    """
    field = _field_of_numbers(rows)
    if not rows.has(field):
        return None
    if _are_plain_numbers(rows, field):  # each different value is stored once
        return rows.numbers_by_code(field)
    is_post = field == "assignment"
    texts = ["" if _tells_nobody_apart(text) else text for text in rows.texts(field)]
    numbers = [_number_of_person(text, is_post=is_post) for text in texts]
    known = tuple(dict.fromkeys(number for number in numbers if number))
    return rows.numbered_by(field, [number or None for number in numbers], known)


def _are_plain_numbers(rows: TableRows, field: str) -> bool:
    return rows.all_are_numbers(field) and 0.0 not in rows.values(field)


def _tells_nobody_apart(text: str) -> bool:
    """Whether a number was put out of sight, or cut short by a program: REDACTED, ***, 0, 2.03E+11."""
    if text[-1:].isdecimal() and text.strip("0") and "e" not in text and "E" not in text:  # nearly all of them
        return False
    return plain(text).strip("0 x") == "" or plain(text) in _MASKS or _EXPONENT.fullmatch(text) is not None


def _number_of_person(text: str, *, is_post: bool) -> str:
    """The number of a post begins with its person's: 20012345-2 is the second post of 20012345."""
    return text.partition("-")[0].casefold() if is_post else text.casefold()


def _post_of_person(text: str) -> float:
    """Which post of a person a number is: 20012345 the first, 20012345-2 the second."""
    number = text.partition("-")[2]
    return float(number) if number.isdecimal() else 1.0


def _is_main(cell: Cell) -> bool:
    return yes_or_no(cell) is True or text_of(cell).casefold() in _MAIN
