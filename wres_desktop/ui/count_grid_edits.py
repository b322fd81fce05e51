"""What can be done to a block of cells at once: copy, clear, fill down, paste. Each is one change."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from wres_desktop.intake.typed_counts import Answer
from wres_desktop.ui.count_grid_model import CountGridModel
from wres_desktop.ui.count_grid_names import Block as PastedBlock
from wres_desktop.ui.count_grid_paste import Pasted, could_begin, fill, paste, read_block, write_block
from wres_desktop.ui.count_grid_values import GridValues, Sum
from wres_desktop.ui.count_grid_walk import Cell, row_above

Block: TypeAlias = Sequence[Sequence[Cell]]
"""The chosen cells, row by row."""

TOTALS_FOLLOW = "Totals are calculated: they follow from the numbers that are filled in."
TAKEN_BACK = "The lines that you pasted are taken away again."
INSTEAD = "The lines that you pasted before are taken away: these stand in their place."
READS_ONLY = "This can be read and copied, but not changed: somebody else has the file, or it cannot be written to."


@dataclass(frozen=True, slots=True)
class Edited:
    """What to tell the user, and the cells that were pasted into.

    ``begins`` are the rows at which lines could begin that were pasted without names, where there are several;
    ``moved``: they stood elsewhere before. ``refused``: nothing was done, for the reason that is told.
    """

    told: str = ""
    cells: tuple[Cell, ...] = ()
    lines: int = 0
    begins: tuple[int, ...] = ()
    moved: bool = False
    refused: bool = False


@dataclass(frozen=True, slots=True)
class _Unnamed:
    """Lines that were pasted without names: what stood in the grid ``before``, and what was put where."""

    block: PastedBlock
    left: int
    before: dict[str, Answer]
    pasted: dict[str, Answer | None]

    @property
    def given_back(self) -> dict[str, Answer | None]:
        """What stood there before."""
        return {place: self.before.get(place) for place in self.pasted}

    def stands_in(self, answers: Mapping[str, Answer]) -> bool:
        """Whether nothing of it was changed since."""
        return all(answers.get(place) == answer for place, answer in self.pasted.items())


class GridEdits:
    """The edits of one grid."""

    def __init__(self, model: CountGridModel) -> None:
        self._model = model
        self._unnamed: _Unnamed | None = None
        self.is_asked: Callable[[], bool] = lambda: False
        """Whether the user is still asked where the lines belong that were pasted last without names."""

    def copied(self, block: Block) -> str:
        """The block as a spreadsheet reads it."""
        return write_block([[self._model.values.copied(*cell) for cell in line] for line in block])

    def clear(self, block: Block) -> Edited:
        """Make the cells blank."""
        places = [self._model.shape.place(*cell) for line in block for cell in line]
        return self._put([(place, None) for place in places if place])

    def fill_down(self, block: Block) -> Edited:
        """Put the first row of the block into the rows below; a single row takes the cells above it."""
        if not block:
            return Edited()
        source, into = list(block[0]), list(block[1:])
        if not into:
            above = row_above(self._model.shape, source[0][0])
            if above is None:
                return Edited()
            source, into = [(above, column) for _, column in source], [source]
        shape, answers = self._model.shape, self._model.values.answers
        return self._put(
            [
                (place, answers.get(shape.place(*given)))
                for line in into
                for given, cell in zip(source, line, strict=True)
                if (place := shape.place(*cell)) and shape.place(*given)
            ]
        )

    def paste(self, block: Block, text: str) -> Edited:
        """Put a text with tabs and line ends into the grid: all of it or nothing, and say so.

        While it is asked where the lines pasted before belong, these go where they stand in the new ones' way.
        """
        if not block:
            return Edited()
        given, values = read_block(text), self._model.values
        pasted, gone = _pasted(values, block, given), self._unnamed
        if pasted.refused:
            return Edited(pasted.refused, refused=True)
        changes, before = dict(pasted.changes), dict(values.answers)
        if self.is_asked() and gone and gone.stands_in(before) and not changes.keys().isdisjoint(gone.pasted):
            before = gone.before
            pasted = _pasted(GridValues(self._model.shape, before), block, given)
            pasted = replace(pasted, told=" ".join(filter(None, (INSTEAD, pasted.told))))
            changes = {**gone.given_back, **dict(pasted.changes)}
        edited = self._put(list(changes.items()))
        if edited.told or pasted.is_named or len(given) == 1:
            return edited if edited.told else Edited(pasted.told, pasted.cells)
        self._unnamed = _Unnamed(given, block[0][0][1], before, dict(pasted.changes))
        return self._asked(pasted)

    def begin_at(self, row: int) -> Edited:
        """Move the lines that were pasted last, and named no rows, so that they begin at another one."""
        unnamed = self._unnamed
        if unnamed is None:
            return Edited()
        pasted = paste(GridValues(self._model.shape, unnamed.before), unnamed.block, (row, unnamed.left))
        self._unnamed = replace(unnamed, pasted=dict(pasted.changes))
        edited = self._put(list({**unnamed.given_back, **dict(pasted.changes)}.items()))
        return edited if edited.told else replace(self._asked(pasted), moved=True)

    def take_back(self) -> Edited:
        """Put back what stood where lines were pasted last that named no rows."""
        unnamed, self._unnamed = self._unnamed, None
        if unnamed is None:
            return Edited()
        edited = self._put(list(unnamed.given_back.items()))
        return edited if edited.told else Edited(TAKEN_BACK)

    def _asked(self, pasted: Pasted) -> Edited:
        unnamed = self._unnamed
        if unnamed is None:
            return Edited(pasted.told, pasted.cells)
        begins = could_begin(GridValues(self._model.shape, unnamed.before), unnamed.block, unnamed.left)
        return Edited(pasted.told, pasted.cells, len(unnamed.block), begins if len(begins) > 1 else ())

    def summed(self, block: Block) -> str:
        """What the cells add up to, for a line at the foot; empty for a single cell.

        Totals among them are left out, unless only totals are chosen: they would count everybody twice.
        """
        cells = [cell for line in block for cell in line]
        if len(cells) <= 1:
            return ""
        cells = [cell for cell in cells if self._model.shape.is_open(*cell)] or cells
        found = Sum()
        for row, column in cells:
            if not self._model.shape.columns[column].share:
                found = found.plus(self._model.values.sum(row, column))
        blank = len(cells) - found.given - found.others
        numbers = f"{found.given} number{'' if found.given == 1 else 's'}"
        others = f", {found.others} not known or not a number" if found.others else ""
        return f"Sum {found.number:,} of {numbers}{others}" + (f", {blank} blank" if blank > 0 else "")

    def _put(self, wanted: Sequence[tuple[str, Answer | None]]) -> Edited:
        if self._model.read_only:
            return Edited(READS_ONLY, refused=True)
        if not wanted:
            return Edited(TOTALS_FOLLOW, refused=True)
        self._model.put(wanted)
        return Edited()


def _pasted(values: GridValues, block: Block, given: PastedBlock) -> Pasted:
    """A single text goes into every chosen cell, all else begins at the first one."""
    several = len(block) > 1 or len(block[0]) > 1
    if several and [len(line) for line in given] == [1]:
        return fill(values, given[0][0], [cell for line in block for cell in line])
    return paste(values, given, block[0][0])
