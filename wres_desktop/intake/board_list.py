"""A list of board members into indicator 9: all of them, those who vote, and the executive ones."""

from typing import TYPE_CHECKING, Final

from wres_desktop.intake.counted import Counted, Option, Provenance, TableKind, Terms
from wres_desktop.intake.log_rows import counts_of, each_once, says_yes
from wres_desktop.intake.people_in_post import leave_out_by_date, leave_out_by_words
from wres_desktop.intake.row_ethnicity import ethnic_groups
from wres_desktop.intake.table_rows import LEAVE_OUT_OPTION, TableRows

if TYPE_CHECKING:
    from wres_desktop.intake.table_rows import Mask

_VOTES: Final = (Option("yes", "They vote"), Option("no", "They do not vote"), LEAVE_OUT_OPTION)
_EXECUTIVE: Final = (Option("yes", "They are executive"), Option("no", "They are not executive"), LEAVE_OUT_OPTION)
_MEMBER: Final = (Option("yes", "They are members of the board"), Option("no", "They are not"), LEAVE_OUT_OPTION)


def count_board(rows: TableRows, source: Provenance, terms: Terms) -> Counted:
    """Members of the board on the snapshot date, employees or not (standard 1.5)."""
    all_rows = rows.still_counting
    leave_out_by_words(rows, "status", terms)
    for field in ("start", "leave"):
        leave_out_by_date(rows, field, terms.snapshot_date)
    if rows.has("board"):
        member = "Are people with {} members of the board?"
        rows.leave_out(~says_yes(rows, "board", member, _MEMBER, terms), "Is not a member of the board.")
    groups = ethnic_groups(rows, terms)
    voting = _who(
        rows, "voting", ("Do members with {} vote?", "No column says who votes. Do all members vote?"), _VOTES, terms
    )
    words = ("Are members with {} executive?", "No column says who is executive. Are all members executive?")
    executive = _who(rows, "executive", words, _EXECUTIVE, terms)
    if rows.has("person"):
        each_once(rows, ["person"], "The same person")
    parts = {"board/total": rows.everything(), "board/voting": voting, "board/executive": executive}
    return counts_of(rows, TableKind.BOARD, source, all_rows, groups, parts)


def _who(rows: TableRows, field: str, words: tuple[str, str], options: tuple[Option, ...], terms: Terms) -> "Mask":
    """The members of whom a column says yes; without the column, all or none as the user answers."""
    if rows.has(field):
        return says_yes(rows, field, words[0], options, terms)
    answer = terms.answer(field, "")
    if answer is None:
        rows.ask_about_all(field, words[1], options[:2], rows.everything())
    return rows.everything() if answer == "yes" else ~rows.everything()
