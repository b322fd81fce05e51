"""Fields for days: in three boxes or in one line, each saying back what was understood."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final, cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wres_desktop.domain.days import day_in_words, day_of, read_back, written_out
from wres_desktop.intake.typed_counts import Answer
from wres_desktop.overriding import override
from wres_desktop.ui.fields import LETTER, Field, pause, quiet_line
from wres_desktop.ui.fields_answering import AnsweringLine
from wres_desktop.ui.theme import space

NO_DATE: Final = "This is not a day of the calendar. Type day, month and year, such as 31 3 2025 or 31/3/25."


class DateField(Field):
    """Day, month and year in three boxes; the answer is ``YYYY-MM-DD``, or what was typed where that is no date.

    A whole date may be typed into one of the boxes.
    """

    def __init__(self, place: str, label: str, hint: str = "For example, 31 3 2025") -> None:
        super().__init__(place, label, hint)
        self.boxes: list[QLineEdit] = []
        self.understood = quiet_line("")
        across = QHBoxLayout()
        across.setSpacing(space(0.8))
        self._pause = pause(self, self._on_pause)
        for name, digits in (("Day", 2), ("Month", 2), ("Year", 4)):
            below = QVBoxLayout()
            below.setSpacing(0)
            box = QLineEdit()
            box.setAccessibleName(f"{label}, {name.lower()}")
            box.setFixedWidth(space(LETTER * digits) + space(1.2))
            box.textEdited.connect(lambda _text: self._pause.start())
            below.addWidget(quiet_line(name))
            below.addWidget(box)
            across.addLayout(below)
            self.boxes.append(box)
        across.addWidget(self.understood)
        across.addStretch(1)
        self.column.addLayout(across)
        self._begin()

    @override
    def show_last_year(self, answer: Answer | None) -> None:
        super().show_last_year(None if answer is None else written_out(str(answer)))

    @override
    def _controls(self) -> tuple[QWidget, ...]:
        return tuple(self.boxes)

    @override
    def _read(self) -> Answer | None:
        typed = [box.text().strip() for box in self.boxes]
        filled = [part for part in typed if part]
        if not filled:
            return None
        for text in ("/".join(filled), *filled):  # a whole date in one box counts, whatever stood in the others
            if (day := day_of(text)) is not None:
                return day.isoformat()
        return "/".join(filled if any("/" in part for part in filled) else typed)

    @override
    def _write(self, text: str) -> None:
        parts: Sequence[str]
        try:
            given = date.fromisoformat(text)
        except ValueError:
            parts = (*text.split("/"), "", "", "")[:3] if text else ("", "", "")
        else:
            parts = (str(given.day), str(given.month), str(given.year))
        for box, part in zip(self.boxes, parts, strict=True):
            box.setText(part)

    @override
    def _own_problem(self) -> str:
        return NO_DATE if isinstance(self._told, str) and day_of(self._told) is None else ""

    @override
    def _say_what_is_wrong(self) -> None:
        day = day_of(self._told) if isinstance(self._told, str) else None
        self.understood.setText("" if day is None else day_in_words(day))
        super()._say_what_is_wrong()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click into a box chooses what stands there, so that typing takes its place, as with the Tab key."""
        if isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() is Qt.FocusReason.MouseFocusReason:
            QTimer.singleShot(0, cast(QLineEdit, watched).selectAll)
        return super().eventFilter(watched, event)

    @override
    def _on_left(self) -> None:
        """The three boxes are one answer: it is told when the user leaves the last of them, or stops typing."""
        self._pause.start(0)

    def _on_pause(self) -> None:
        if not any(box.hasFocus() for box in self.boxes) or self._is_a_date():
            self.finish()

    def _is_a_date(self) -> bool:
        answer = self._read()
        return isinstance(answer, str) and day_of(answer) is not None


class DayLine(AnsweringLine):
    """A day or a month in one line, kept as it is typed; below it stands what was understood.

    ``is_term``: something has to be begun or done until then.
    """

    def __init__(self, place: str, label: str, hint: str = "", *, letters: int = 60, is_term: bool = False) -> None:
        super().__init__(place, label, hint, says=partial(read_back, is_term=is_term), letters=letters)
