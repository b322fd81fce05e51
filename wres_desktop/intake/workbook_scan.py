"""What was found in a sheet besides its values."""

from dataclasses import dataclass, field
from typing import Final

from wres_desktop.intake.workbook import Fault

MOST_FAULTS: Final = 2_000
"""Faulty cells of one sheet that are told apart; a sheet with more of them says only that there are more."""


@dataclass
class SheetScan:
    """Hidden rows and columns, faulty cells; rows and columns are counted from 0, ``last_row`` from 1."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    faults: dict[tuple[int, int], Fault] = field(default_factory=dict)
    more_faults: bool = False
    last_row: int = 0

    def add_fault(self, row: int, column: int, fault: Fault) -> None:
        """Note a faulty cell, as long as there are few enough to be told apart."""
        if len(self.faults) < MOST_FAULTS:
            self.faults[row, column] = fault
        else:
            self.more_faults = True
