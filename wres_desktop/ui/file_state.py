"""The organisation's file that is open and its years, as the window shows them."""

from dataclasses import dataclass
from pathlib import Path

from wres_desktop.casework.next_steps import NextStep


@dataclass(frozen=True, slots=True)
class YearCard:
    """One year as the first page shows it: how far it has come, what is due, what to do next, whether it is out.

    ``is_empty``: nothing was counted in it yet. ``later`` is how many things follow the next ones.
    """

    year: int
    state: str
    note: str
    deadlines: tuple[str, ...]
    next_steps: tuple[NextStep, ...]
    is_out: bool = False
    is_empty: bool = False
    later: int = 0


@dataclass(frozen=True, slots=True)
class FileState:
    """The organisation's file that is open.

    ``reads_only`` says why nothing can be changed, ``not_saved`` why the answers at ``unsaved`` are not in the file
    yet; ``undo`` and ``redo`` are what would be undone or done again, in words.
    """

    path: Path
    organisation: str
    cards: tuple[YearCard, ...] = ()
    undo: str = ""
    redo: str = ""
    reads_only: str = ""
    not_saved: str = ""
    unsaved: frozenset[str] = frozenset()
    is_example: bool = False
