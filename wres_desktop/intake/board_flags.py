"""Members of the board who are flagged in a staff list, office holders among them."""

from typing import TYPE_CHECKING

from wres_desktop.domain.ethnicity import EthnicGroup
from wres_desktop.intake.cell_text import plain
from wres_desktop.intake.problems import Severity
from wres_desktop.intake.row_ethnicity import GROUPS
from wres_desktop.intake.staff_words import meaning_of
from wres_desktop.intake.table_rows import TableRows

if TYPE_CHECKING:
    from wres_desktop.intake.table_rows import Mask, Numbers


def board_members(rows: TableRows, groups: "Numbers") -> dict[str, tuple[int, ...]]:
    """The rows behind each count of the board, as far as the list flags them; nothing where it has no such flag.

    The board is counted only where the list says of its members who votes and who is executive: else it is told that
    they are flagged, and a list of the board is asked for.
    """
    if not rows.has("board"):
        return {}
    member = _says(rows, "board", "board")
    flagged = member & rows.kept
    if not flagged.any():
        return {}
    voting, executive = _part(rows, "voting"), _part(rows, "executive")
    if voting is None or executive is None:
        what = "Members of the board are flagged in this list, but not who votes and who is executive."
        rows.note(what, "Bring in a list of the board, or type its numbers.", Severity.NOTE, field="board")
        return {}
    what = "The board was counted from the flags in this list; members who are on no payroll may be missing."
    rows.note(what, "Compare the numbers with the members that you know.", Severity.CONFIRM, field="board")
    once = rows.first_of_each("person", flagged)
    parts = {"total": once, "voting": once & voting, "executive": once & executive}
    return {
        f"board/{part}/{group}": rows.numbers(mask & (groups == GROUPS.index(group)))
        for part, mask in parts.items()
        for group in EthnicGroup
    }


def _part(rows: TableRows, part: str) -> "Mask | None":
    """Who votes, or who is executive: by a column of its own, else by the words of the flag."""
    if rows.has(part):
        return _says(rows, part, part)
    words = [plain(text) for text in rows.texts("board")]
    if not any(part in each for each in words):
        return None
    return rows.where("board", [part in each and f"non {part}" not in each for each in words])


def _says(rows: TableRows, field: str, table: str) -> "Mask":
    return rows.where(field, [meaning_of(table, text) == "yes" for text in rows.texts(field)])
