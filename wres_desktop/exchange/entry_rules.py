"""What the cells of the entry workbook accept, and the help that shows when one of them is chosen."""

from typing import TYPE_CHECKING, Final

from wres_desktop.domain.collection.layout import Column, Kind, Line
from wres_desktop.workbooks.book import Sheet

if TYPE_CHECKING:
    from openpyxl.worksheet.datavalidation import DataValidation

_MOST: Final = "2000000"
_LONGEST_HELP: Final = 250
_LONGEST_TITLE: Final = 32


class Rules:
    """The rules of one workbook; cells with the same rule and the same help share it."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, ...], DataValidation] = {}

    def accept(self, sheet: Sheet, cell: str, line: Line, column: Column, kind: Kind) -> None:
        """Let a cell accept what its kind says."""
        help_text = (line.hint or column.hint)[:_LONGEST_HELP]
        if kind in (Kind.TEXT, Kind.LONG_TEXT) and not help_text:
            return
        choices = tuple(label for _, label in line.choices)
        key = (sheet.name, kind.value, help_text, *choices)
        if kind is Kind.PERCENT:
            key = (*key, cell)
        if key not in self._made:
            self._made[key] = _rule(kind, cell, choices, help_text, line.label[:_LONGEST_TITLE])
        sheet.accept(cell, self._made[key])


def _rule(kind: Kind, cell: str, choices: tuple[str, ...], help_text: str, title: str) -> "DataValidation":
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415 - slow to load

    asks: dict[Kind, dict[str, str]] = {
        Kind.WHOLE: {"type": "whole", "operator": "between", "formula1": "0", "formula2": _MOST},
        Kind.YEAR: {"type": "whole", "operator": "between", "formula1": "2016", "formula2": "2099"},
        Kind.DATE: {"type": "date", "operator": "greaterThan", "formula1": "36526"},
        Kind.CHOICE: {"type": "list", "formula1": f'"{",".join(choices)}"'},
        Kind.PERCENT: {"type": "custom", "formula1": f"AND(VALUE({cell})>=0,VALUE({cell})<=100)"},
    }
    errors = {
        Kind.WHOLE: "A whole number of people, 0 or more, in digits.",
        Kind.YEAR: "A year in four digits, such as 2024.",
        Kind.DATE: "A date, such as 31/03/2024.",
        Kind.CHOICE: "Choose one of the list.",
        Kind.PERCENT: "A percentage from 0 to 100 without the sign, such as 21.4.",
    }
    rule = DataValidation(allow_blank=True, showErrorMessage=kind in errors, **asks.get(kind, {}))
    rule.errorTitle, rule.error = "Not accepted", errors.get(kind)
    rule.showInputMessage = bool(help_text)
    if help_text:
        rule.promptTitle, rule.prompt = title, help_text
    return rule
