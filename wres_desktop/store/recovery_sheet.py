"""The recovery sheet in words: what stands on the page that is printed and locked away; the window draws it."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from wres_desktop.store.keys import Key
from wres_desktop.store.recovery import code_of_key, sheet_number

_GROUPS_IN_A_ROW = 4


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """One page. ``rows`` is the code, for large type of equal width; it is as good as the passphrase."""

    title: str
    file_name: str
    number: str
    made_on: date
    rows: tuple[tuple[str, ...], ...] = field(repr=False)
    paragraphs: tuple[str, ...]

    @property
    def code(self) -> str:
        """The code in one line, as it may be typed in place of the passphrase."""
        return " ".join(group for row in self.rows for group in row)


def sheet_for(path: Path, key: Key, made_on: date) -> RecoverySheet:
    """The sheet that opens a file until its passphrase is changed."""
    groups = code_of_key(key)
    number = sheet_number(key.salt)
    return RecoverySheet(
        title="Recovery sheet",
        file_name=path.name,
        number=number,
        made_on=made_on,
        rows=tuple(groups[start : start + _GROUPS_IN_A_ROW] for start in range(0, len(groups), _GROUPS_IN_A_ROW)),
        paragraphs=tuple(one.format(name=path.name, number=number) for one in _PARAGRAPHS),
    )


_PARAGRAPHS = (
    """This code opens {name} and its backups when the passphrase is forgotten. Without the passphrase and without \
this sheet nobody can open them, and nobody can help, the makers of the program included.""",
    """To use it: open the file, and type the code where the passphrase is asked for. Capitals, spaces and dashes do \
not matter. The code has no letters I, L, O and U: what looks like I or L is the digit 1, what looks like O is the \
digit 0. The last character of each group is a check; the program says which group is mistyped. Then choose a new \
passphrase.""",
    """Keep it as you would keep the staff list itself: in a locked place, not beside the computer, not as a \
photograph and not in an e-mail. Whoever has this sheet and the file can read every count in it.""",
    """When the passphrase is changed, this sheet (number {number}) stops working for the file: print the new one, \
and destroy this one. It still opens copies of the file that were made before the change.""",
)
