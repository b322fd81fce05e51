"""A tiny calculator for the formulas of our workbooks: a second method that knows nothing of how they were made.

It knows the functions, comparisons and references that the workbooks use, and fails on everything else.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.utils import range_boundaries

_TOKEN: Final = re.compile(
    r"""\s*(?:(?P<text>"(?:[^"]|"")*")|(?P<reference>(?:'[^']+'!|[A-Za-z]+!)?\$?[A-Z]{1,2}\$?\d+(?::\$?[A-Z]{1,2}\$?\d+)?)"""
    r"""|(?P<number>\d+(?:\.\d+)?)|(?P<name>[A-Z]+)|(?P<sign><=|>=|<>|[-+*/=<>&(),]))"""
)


class Calculator:
    """Works the cells of a workbook out, one from the other."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self.value = cache(self._value)

    def formulas(self) -> Iterator[tuple[str, str]]:
        """The sheet and the address of every cell with a formula."""
        for sheet in self._workbook.worksheets:
            for row in sheet.iter_rows():
                yield from ((sheet.title, cell.coordinate) for cell in row if cell.data_type == "f")

    def _value(self, sheet: str, address: str) -> Any:  # noqa: ANN401 - whatever stands in a cell
        cell = self._workbook[sheet][address]
        return _Reading(self, sheet, str(cell.value)[1:]).result() if cell.data_type == "f" else cell.value


class _Reading:
    """One formula, read from left to right."""

    def __init__(self, calculator: Calculator, sheet: str, formula: str) -> None:
        self._calculator, self._sheet, self._formula = calculator, sheet, formula
        self._tokens = self._split()
        self._at = 0

    def result(self) -> Any:  # noqa: ANN401 - as above
        value = self._comparison()
        assert self._at == len(self._tokens), self._formula
        return _single(value)

    def _split(self) -> list[tuple[str, str]]:
        tokens, at = [], 0
        while at < len(self._formula):
            found = _TOKEN.match(self._formula, at)
            assert found, self._formula[at:]
            assert found.lastgroup, self._formula[at:]
            tokens.append((found.lastgroup, found[found.lastgroup]))
            at = found.end()
        return tokens

    def _peek(self) -> str:
        return self._tokens[self._at][1] if self._at < len(self._tokens) else ""

    def _take(self) -> tuple[str, str]:
        self._at += 1
        return self._tokens[self._at - 1]

    def _comparison(self) -> Any:  # noqa: ANN401 - as above
        value = self._joined()
        while self._peek() in ("=", "<", ">", "<=", ">=", "<>"):
            sign, first, second = self._take()[1], _single(value), _single(self._joined())
            value = _COMPARE[sign](*_comparable(first, second))
        return value

    def _joined(self) -> Any:  # noqa: ANN401 - as above
        value = self._sum()
        while self._peek() == "&":
            self._take()
            value = f"{_text(_single(value))}{_text(_single(self._sum()))}"
        return value

    def _sum(self) -> Any:  # noqa: ANN401 - as above
        value = self._product()
        while self._peek() in ("+", "-"):
            sign, other = self._take()[1], self._product
            value = _number(value) + _number(other()) if sign == "+" else _number(value) - _number(other())
        return value

    def _product(self) -> Any:  # noqa: ANN401 - as above
        value = self._atom()
        while self._peek() in ("*", "/"):
            sign, other = self._take()[1], _number(self._atom())
            value = _number(value) * other if sign == "*" else _number(value) / other
        return value

    def _atom(self) -> Any:  # noqa: ANN401 - as above
        kind, said = self._take()
        if kind == "text":
            return said[1:-1].replace('""', '"')
        if kind == "number":
            return float(said)
        if kind == "reference":
            return self._cells(said)
        if said == "(":
            value = self._comparison()
            assert self._take()[1] == ")"
            return value
        return self._call(said)

    def _call(self, name: str) -> Any:  # noqa: ANN401 - as above
        assert self._take()[1] == "("
        if name == "IF":
            return self._if()
        arguments = []
        while self._peek() != ")":
            arguments.append(self._comparison())
            if self._peek() == ",":
                self._take()
        self._take()
        return _FUNCTIONS[name](*arguments)

    def _if(self) -> Any:  # noqa: ANN401 - as above
        """Only the branch that holds is worked out: the other one may divide by nothing."""
        holds = _single(self._comparison())
        self._take()
        if holds:
            value = self._comparison()
            self._skip()
            return value
        self._skip(until=",")
        self._take()
        value = self._comparison()
        assert self._take()[1] == ")"
        return value

    def _skip(self, until: str = "") -> None:
        """Past the rest of the arguments, or up to a comma on this level."""
        depth = 0
        while True:
            sign = self._peek()
            if depth == 0 and sign == until:
                return
            self._at += 1
            if sign == ")" and depth == 0:
                return
            depth += {"(": 1, ")": -1}.get(sign, 0)

    def _cells(self, reference: str) -> list[Any]:
        sheet, _, cells = reference.rpartition("!")
        left, top, right, bottom = range_boundaries(cells.replace("$", ""))
        title = sheet.strip("'") or self._sheet
        return [
            self._calculator.value(title, self._calculator._workbook[title].cell(row, column).coordinate)
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
        ]


def _single(value: Any) -> Any:  # noqa: ANN401 - as above
    if isinstance(value, list):
        (value,) = value
    return value


def _number(value: Any) -> float:  # noqa: ANN401 - as above
    value = _single(value)
    return 0.0 if value is None else float(value)


def _text(value: Any) -> str:  # noqa: ANN401 - as above
    return f"{value:g}" if isinstance(value, float) else str(value or "")


def _comparable(first: Any, second: Any) -> tuple[Any, Any]:  # noqa: ANN401 - as above
    """An empty cell is nothing, as a number and as a text."""
    if first is None:
        first = "" if isinstance(second, str) else 0
    if second is None:
        second = "" if isinstance(first, str) else 0
    if isinstance(first, str) != isinstance(second, str):
        return (isinstance(first, str), 0), (isinstance(second, str), 0)
    return first, second


def _flat(arguments: tuple[Any, ...]) -> list[Any]:
    return [value for each in arguments for value in (each if isinstance(each, list) else [each])]


def _numbers(arguments: tuple[Any, ...]) -> list[float]:
    return [float(value) for value in _flat(arguments) if isinstance(value, int | float)]


_COMPARE: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "=": lambda first, second: first == second,
    "<>": lambda first, second: first != second,
    "<": lambda first, second: first < second,
    ">": lambda first, second: first > second,
    "<=": lambda first, second: first <= second,
    ">=": lambda first, second: first >= second,
}
_FUNCTIONS: Final[Mapping[str, Callable[..., Any]]] = {
    "ABS": lambda value: abs(_number(value)),
    "AND": lambda *all_of: all(map(_single, all_of)),
    "COUNT": lambda *cells: len(_numbers(cells)),
    "COUNTIF": lambda cells, wanted: sum(cell == wanted for cell in cells),
    "ISNUMBER": lambda value: isinstance(_single(value), int | float),
    "N": lambda value: _single(value) if isinstance(_single(value), int | float) else 0.0,
    "OR": lambda *any_of: any(map(_single, any_of)),
    "SUM": lambda *cells: sum(_numbers(cells)),
}
