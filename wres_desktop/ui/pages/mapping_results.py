"""What a spreadsheet adds up to: problems, counts and the rows behind them, rows left out, the first rows."""

import re
from collections.abc import Sequence
from itertools import groupby

from wres_desktop.domain.workforce import SENIOR_MEDICAL_MANAGER
from wres_desktop.intake.cell_text import text_of
from wres_desktop.intake.counted import Counted, LeftOut, TableKind, in_short
from wres_desktop.intake.problems import arranged
from wres_desktop.intake.workbook import column_name
from wres_desktop.ui.elements import Card, words
from wres_desktop.ui.mapping_state import OpenSheet, rows_of_counts
from wres_desktop.ui.table_model import Column, Row, TableModel
from wres_desktop.ui.tables import WholeTable

CHOOSE_A_COUNT = "Choose a line of the table to see which rows of the file are behind it."
_NAMED_ROW = re.compile(r"as in row \d+")
_PREVIEWED, _COLUMNS = 6, 4
_MOST_WORDS = 40
_WIDEST_CELL = 26
_PARTS = {
    "white": "White",
    "bme": "BME",
    "unknown": "Not known",
    "yes": "Said yes",
    "answered": "Answered",
    "percent": "%",
}


class ProblemsCard(Card):
    """What the user should put right, confirm or know about the file."""

    def __init__(self) -> None:
        super().__init__()
        self.list = words("")
        self.body.addWidget(words("What was noticed", "subheading"))
        self.body.addWidget(self.list)

    def show_sheet(self, _sheet: OpenSheet, counted: Counted) -> None:
        """One paragraph for each, the serious ones first."""
        problems = arranged(counted.problems)
        shown = [
            f"\N{BULLET}  {each.severity.words}: {f'{each.place}: ' if each.place else ''}{each.what} {each.to_do}"
            for each in problems[:_MOST_WORDS]
        ]
        if len(problems) > _MOST_WORDS:
            shown.append(f"\N{BULLET}  And {len(problems) - _MOST_WORDS} more of the same kind.")
        self.list.setText("\n".join(shown))
        self.setVisible(bool(problems))


class CountsCard(Card):
    """The counts as they will stand in the year, and for a chosen line the rows behind it."""

    def __init__(self) -> None:
        super().__init__()
        self._counted: Counted | None = None
        self._places: tuple[str, ...] = ()
        self.rows_behind = words(CHOOSE_A_COUNT, "quiet")
        self.body.addWidget(words("What the rows add up to", "subheading"))
        self.table: WholeTable | None = None
        self.none = words("Nothing can be counted yet.")
        self.body.addWidget(self.none)
        self.body.addWidget(self.rows_behind)

    def show_sheet(self, _sheet: OpenSheet, counted: Counted) -> None:
        """One line for each row of the return."""
        self._counted = counted
        rows = rows_of_counts({p: v for p, v in counted.values.items() if p != "disciplinary/basis"})
        self._places = tuple(place for place, _, _ in rows)
        parts = list(dict.fromkeys(part for _, _, own in rows for part in own))
        if self.table is not None:
            self.body.removeWidget(self.table)
            self.table.deleteLater()
            self.table = None
        if rows:
            columns = (Column("Where it goes"), *(Column(_PARTS.get(part, part), numbers=True) for part in parts))
            model = TableModel(columns)
            lines = [
                Row((text, *(str(counted.values.get(f"{place}/{part}", "")) for part in parts)))
                for place, text, _ in rows
            ]
            model.show([*lines, *_together(counted, parts)])
            self.table = WholeTable(model, "What the rows add up to")
            model.setParent(self.table)
            self.table.selectionModel().currentRowChanged.connect(lambda current, _before: self._tell(current.row()))
            self.body.insertWidget(1, self.table)
        self.none.setVisible(not rows)
        self.rows_behind.setText(CHOOSE_A_COUNT)
        self.rows_behind.setVisible(bool(rows))
        self.show()

    def _tell(self, line: int) -> None:
        if self._counted is None or not 0 <= line < len(self._places):
            return
        place, behind = self._places[line], []
        for full, numbers in self._counted.made_of.items():
            row, _, part = full.rpartition("/")
            if row == place:
                behind.append(
                    f"{_PARTS.get(part, part)}: {'row' if len(numbers) == 1 else 'rows'} {in_short(numbers, 30)}."
                )
        self.rows_behind.setText("In the file: " + " ".join(behind))


class LeftOutCard(Card):
    """Every row that does not count, by the reason."""

    def __init__(self) -> None:
        super().__init__()
        self.list = words("")
        self.body.addWidget(words("Rows that were left out", "subheading"))
        self.body.addWidget(self.list)

    def show_sheet(self, _sheet: OpenSheet, counted: Counted) -> None:
        """One paragraph for each reason, with all its rows."""
        self.list.setText("\n".join(f"\N{BULLET}  {text}" for text in reasons_in_words(counted.left_out)))
        self.setVisible(bool(counted.left_out))


class PreviewCard(Card):
    """The first rows below the headings, as they stand in the columns that are used."""

    def __init__(self) -> None:
        super().__init__()
        self.table: WholeTable | None = None
        self.body.addWidget(words("The first rows", "subheading"))
        self.body.addWidget(words("Only the columns that are used. Nothing of this is kept.", "quiet"))

    def show_sheet(self, sheet: OpenSheet, _counted: Counted) -> None:
        """A few rows to see whether the columns are right."""
        if self.table is not None:
            self.body.removeWidget(self.table)
            self.table.deleteLater()
            self.table = None
        found, read = sheet.layout.found, sheet.workbook.sheets[sheet.layout.sheet]
        columns = sorted(list(dict.fromkeys(found.columns.values()))[:_COLUMNS])
        last = min(read.height, found.header_row + 1 + _PREVIEWED)
        rows = [
            Row((str(at + 1), *(_short(text_of(read.at(at, column))) for column in columns)))
            for at in range(found.header_row + 1, last)
        ]
        if rows and columns:
            heads = (
                Column(f"{column_name(column)}\n{_short(' '.join(found.headings[column].split()))}")
                for column in columns
            )
            model = TableModel((Column("Row"), *heads))
            model.show(rows)
            self.table = WholeTable(model, "The first rows of the file")
            model.setParent(self.table)
            self.body.addWidget(self.table)
        self.setVisible(bool(rows and columns))


def _together(counted: Counted, parts: Sequence[str]) -> tuple[Row, ...]:
    """All staff in post, without the managers who are counted among the consultants or others already."""
    if counted.kind is not TableKind.STAFF:
        return ()
    own = [
        (place.rpartition("/")[2], value)
        for place, value in counted.values.items()
        if SENIOR_MEDICAL_MANAGER not in place
    ]
    sums = [sum(int(value) for part, value in own if part == wanted) for wanted in parts]
    return (Row(("All staff in post", *map(str, sums)), strong=True),)


def reasons_in_words(left_out: Sequence[LeftOut]) -> list[str]:
    """Each reason once, with the rows that it left out."""
    texts = []
    for why, group in groupby(sorted(left_out, key=_reason), key=_reason):
        rows = [each.row for each in group]
        texts.append(f"{'Row' if len(rows) == 1 else 'Rows'} {in_short(rows, 20)}: {why}")
    return texts[:_MOST_WORDS] + ([f"And {len(texts) - _MOST_WORDS} more."] if len(texts) > _MOST_WORDS else [])


def _reason(each: LeftOut) -> str:
    """The reason without the row that it names, so that many rows have the same."""
    return _NAMED_ROW.sub("as in another row", each.why)


def _short(text: str) -> str:
    return text if len(text) <= _WIDEST_CELL else f"{text[: _WIDEST_CELL - 1]}\N{HORIZONTAL ELLIPSIS}"
