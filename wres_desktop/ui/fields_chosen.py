"""Fields in which something is chosen: one of several, and why something was not collected."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QVBoxLayout,
    QWidget,
)

from wres_desktop.intake.typed_counts import Answer
from wres_desktop.overriding import override
from wres_desktop.ui.elements import words
from wres_desktop.ui.fields import LETTER, Field, LongTextField
from wres_desktop.ui.theme import space
from wres_desktop.ui.tick_box import RingButton, TickBox


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers to choose from."""

    answer: str
    label: str
    hint: str = ""


class ChoiceField(Field):
    """One of a few answers, all of them to be seen."""

    def __init__(self, place: str, label: str, choices: Sequence[Choice], hint: str = "") -> None:
        super().__init__(place, label, hint)
        self._choices = tuple(choices)
        self._group = QButtonGroup(self)
        self.buttons: list[RingButton] = []
        for number, choice in enumerate(choices):
            made = RingButton(choice.label)
            made.setAccessibleName(f"{label}: {choice.label}")
            self._group.addButton(made, number)
            self.buttons.append(made)
            self.column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
            if choice.hint:
                told = words(choice.hint, "quiet")
                told.setContentsMargins(space(1.6), 0, 0, 0)
                self.column.addWidget(told)
        self._group.idClicked.connect(lambda _number: self.finish())
        self._begin()

    @override
    def _controls(self) -> tuple[QWidget, ...]:
        return tuple(self.buttons)

    @override
    def _read(self) -> Answer | None:
        chosen = self._group.checkedId()
        return self._choices[chosen].answer if chosen >= 0 else None

    @override
    def _write(self, text: str) -> None:
        self._group.setExclusive(False)
        for choice, each in zip(self._choices, self.buttons, strict=True):
            each.setChecked(choice.answer == text)
        self._group.setExclusive(True)
        self.setFocusProxy(next((each for each in self.buttons if each.isChecked()), self.buttons[0]))

    @override
    def _on_left(self) -> None:
        """Choosing has told already; arrow keys choose too."""
        self.finish()


class ListField(Field):
    """One of many answers, in a list that opens.

    ``keeps_others``: an answer from elsewhere that is none of them is shown and kept, not asked anew.
    """

    def __init__(
        self, place: str, label: str, choices: Sequence[Choice], hint: str = "", *, keeps_others: bool = False
    ) -> None:
        super().__init__(place, label, hint)
        self._keeps_others = keeps_others
        self._choices = (Choice("", "Please choose"), *choices)
        self.box = StillBox()
        self.box.setAccessibleName(label)
        self.box.view().setAccessibleName(label)
        self.box.addItems([each.label for each in self._choices])
        self.box.setMaximumWidth(space(LETTER * 50))
        self.column.addWidget(self.box)
        self.box.activated.connect(lambda _number: self.finish())
        self._begin()

    @override
    def _controls(self) -> tuple[QWidget, ...]:
        return (self.box,)

    @override
    def _read(self) -> Answer | None:
        answer = self._choices[max(0, self.box.currentIndex())].answer
        as_told = isinstance(self._told, str) and answer.casefold() == self._told.casefold()
        return self._told if as_told else answer or None

    @override
    def _write(self, text: str) -> None:
        answers = [each.answer.casefold() for each in self._choices]
        if text.casefold() not in answers and self._keeps_others:
            self._choices = (*self._choices, Choice(text, text))
            self.box.addItem(text)
            answers.append(text.casefold())
        self.box.setCurrentIndex(answers.index(text.casefold()) if text.casefold() in answers else 0)


class StillBox(QComboBox):
    """A list that opens and does not change when the page is scrolled over it; long choices do not widen the page."""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return QSize(min(least.width(), space(LETTER * 20)), least.height())


WHY_NEEDED: Final = "Needed: the tick is kept only with a reason. One or two sentences; they are printed in the report."


class NotCollectedBox(QWidget):
    """The answer that something was not collected, with its reason; ``reason`` is the field that tells of it."""

    def __init__(self, place: str, label: str = "We could not collect this", hint: str = "") -> None:
        super().__init__()
        self.tick = TickBox(label)
        self.tick.setAccessibleDescription("Tick it to say why; then nothing else on this page needs an answer.")
        self.reason = LongTextField(place, "Why was it not collected?", hint or WHY_NEEDED, lines=2)
        self.changed = self.reason.changed
        column = QVBoxLayout(self)
        column.setContentsMargins(space(0.5), 0, 0, 0)
        column.setSpacing(space(0.3))
        column.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.reason)
        self.reason.hide()
        self.tick.clicked.connect(self._on_ticked)

    @property
    def is_ticked(self) -> bool:
        """Whether the user says that nothing was collected."""
        return self.tick.isChecked()

    def show_answer(self, answer: Answer | None) -> None:
        """Show the reason; a box that the user has just ticked stays ticked."""
        if answer is not None or not self._waits_for_reason():
            self.tick.setChecked(answer is not None)
        self.reason.show_answer(answer)
        self.reason.setVisible(self.is_ticked)

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong with the reason."""
        self.reason.show_problem(sentence)

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001  a setter as Qt has them
        """Let it be read, but not changed."""
        self.tick.setEnabled(not read_only)
        self.reason.set_read_only(read_only)

    def finish(self) -> None:
        """Hand on what was typed."""
        self.reason.finish()

    def _waits_for_reason(self) -> bool:
        return self.is_ticked and not self.reason.edit.toPlainText().strip()

    def _on_ticked(self) -> None:
        self.reason.setVisible(self.is_ticked)
        if self.is_ticked:
            self.reason.show_problem("")
            self.reason.edit.setFocus()
        else:
            self.reason.edit.setPlainText("")
            self.reason.finish()
