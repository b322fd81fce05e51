"""How our own workbooks are known again: a text in the first cell of every sheet, in a column that is hidden."""

from typing import Final

ENTRY_MARKER: Final = "wres-entry-workbook 1"
NATIONAL_MARKER: Final = "wres-national-return 1"
