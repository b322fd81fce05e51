"""Fields to be filled in, as on the forms of public services: label, hint, what is wrong, and the control itself."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from wres_desktop.intake.typed_counts import Answer, count_text, read_count, why_no_count
from wres_desktop.overriding import override
from wres_desktop.ui.elements import words
from wres_desktop.ui.theme import space

PAUSE = 800
"""Milliseconds without a keystroke after which what was typed is handed on, to be saved."""

LETTER = 0.55
"""The width of an average letter, in heights of a line."""


class Field(QFrame):
    """What all fields share. ``place`` is where its answer belongs.

    ``changed`` carries a mapping of the place to the new answer (``None``: blank), once for each thing that the user
    did: when they go on to something else, or stop typing for a moment.
    """

    changed = Signal(object)
    entered = Signal(str)
    """The place, when the user comes here: to show help about it."""

    def __init__(self, place: str, label: str, hint: str = "") -> None:
        super().__init__()
        self.place = place
        self.setObjectName("field")
        self.label = words(label, "label")
        self.hint = words(hint, "quiet")
        if not hint:
            self.hint.hide()
        self.last_year = words("", "quiet")
        self.last_year.hide()
        self.error = words("", "error")
        self.error.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(space(0.5), 0, 0, 0)
        self.column.setSpacing(space(0.2))
        for each in (self.label, self.hint, self.last_year, self.error):
            self.column.addWidget(each)
        self._told: Answer | None = None
        self._problem = ""

    def show_answer(self, answer: Answer | None) -> None:
        """Show what stands at the place; whoever is typing here at the moment is not disturbed."""
        keep = self.is_being_filled_in
        self._told = answer
        if not keep:
            self._write("" if answer is None else str(answer))
        self._say_what_is_wrong()

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong, at the field itself; nothing where the sentence is empty."""
        self._problem = sentence
        self._say_what_is_wrong()

    def show_last_year(self, answer: Answer | None) -> None:
        """Say what stood here last year."""
        self.last_year.setText("" if answer is None else f"Last year: {answer}")
        self.last_year.setVisible(answer is not None)

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001  a setter as Qt has them
        """Let the field be read, but not changed."""
        for each in self._controls():
            each.setEnabled(not read_only)

    def finish(self) -> None:
        """Hand on what was typed, before the page is left or the file closed."""
        answer = self._read()
        if answer != self._told:
            self._told = answer
            self.changed.emit({self.place: answer})
        self._say_what_is_wrong()

    @property
    def is_being_filled_in(self) -> bool:
        """Whether the user is here and has typed what nobody was told of yet."""
        return any(each.hasFocus() for each in self._controls()) and self._read() != self._told

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self.entered.emit(self.place)
        elif event.type() is QEvent.Type.FocusOut:
            self._on_left()
        return super().eventFilter(watched, event)

    def _controls(self) -> tuple[QWidget, ...]:
        """What the user fills in, from the first to the last."""
        raise NotImplementedError

    def _read(self) -> Answer | None:
        """The answer as it stands in the field."""
        raise NotImplementedError

    def _write(self, text: str) -> None:
        """Show an answer."""
        raise NotImplementedError

    def _own_problem(self) -> str:
        """What the field itself sees to be wrong with the answer."""
        return ""

    def _on_left(self) -> None:
        self.finish()

    def give_hint(self, hint: str) -> None:
        """Say something else below the label, to eyes and to screen readers alike."""
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self._say_what_is_wrong()

    def _begin(self) -> None:
        """Name the controls and listen to them: the last step of making a field."""
        self.label.setBuddy(self._controls()[0])
        self.setFocusProxy(self._controls()[0])
        for each in self._controls():
            each.installEventFilter(self)
        self._say_what_is_wrong()

    def _say_what_is_wrong(self) -> None:
        sentence = self._problem or self._own_problem()
        self.error.setText(f"Error: {sentence}" if sentence else "")
        self.error.setVisible(bool(sentence))
        wrong = "yes" if sentence else ""
        if self.property("wrong") != wrong:
            self.setProperty("wrong", wrong)
            self.style().unpolish(self)
            self.style().polish(self)
        description = " ".join(part for part in (self.hint.text(), self.error.text()) if part)
        for each in self._controls():
            each.setAccessibleDescription(description)


class TextField(Field):
    """One line; ``letters`` says how long answers usually are.

    ``counts`` fields hold a number of people; what is typed into ``capitals`` fields is kept in capital letters.
    """

    def __init__(
        self,
        place: str,
        label: str,
        hint: str = "",
        *,
        letters: int = 40,
        counts: bool = False,
        capitals: bool = False,
    ) -> None:
        super().__init__(place, label, hint)
        self._counts = counts
        self._capitals = capitals
        self.edit = QLineEdit()
        self.edit.setAccessibleName(label)
        self.edit.setMaximumWidth(space(LETTER * letters) + space(1))
        self.column.addWidget(self.edit)
        self._pause = pause(self, self.finish)
        self.edit.textEdited.connect(lambda _text: self._pause.start())
        self.edit.returnPressed.connect(self.finish)
        self._begin()

    @override
    def show_answer(self, answer: Answer | None) -> None:
        super().show_answer(answer if not self._counts or answer is None else read_count(count_text(answer)))

    @override
    def _controls(self) -> tuple[QWidget, ...]:
        return (self.edit,)

    @override
    def _read(self) -> Answer | None:
        text = self.edit.text()
        if self._counts:
            return read_count(text)
        return (text.upper() if self._capitals else text).strip() or None

    @override
    def _write(self, text: str) -> None:
        answer = read_count(text) if self._counts else text
        shown = count_text(answer) if self._counts else text
        if shown != self.edit.text():
            self.edit.setText(shown)
        if not self.edit.hasFocus():
            self.edit.setCursorPosition(0)

    @override
    def _own_problem(self) -> str:
        return why_no_count(self._told) if self._counts else ""


class LongTextField(Field):
    """Several lines, as many as are needed; ``lines`` are there from the beginning."""

    def __init__(self, place: str, label: str, hint: str = "", *, lines: int = 4) -> None:
        super().__init__(place, label, hint)
        self._lines = lines
        self.edit = _GrowingEdit(lines)
        self.edit.setAccessibleName(label)
        self.column.addWidget(self.edit)
        self._pause = pause(self, self.finish)
        self.edit.textChanged.connect(self._on_text)
        self._begin()

    def _on_text(self) -> None:
        if self.edit.hasFocus():
            self._pause.start()

    @override
    def _controls(self) -> tuple[QWidget, ...]:
        return (self.edit,)

    @override
    def _read(self) -> Answer | None:
        return self.edit.toPlainText().strip() or None

    @override
    def _write(self, text: str) -> None:
        if text != self.edit.toPlainText():
            self.edit.setPlainText(text)


_EDGES = 1.2
"""What stands above and below the lines of a text, in heights of a line."""


class _GrowingEdit(QPlainTextEdit):
    """As high as its text, between a few lines and a screenful; Tab goes on to the next field."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._least = lines
        self.setTabChangesFocus(True)
        self.setMaximumWidth(space(LETTER * 75))
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def _grow(self) -> None:
        lines = max(self._least, min(3 * self._least, int(self.document().size().height()) + 1))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + space(_EDGES))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():  # the words are broken into lines anew
            self._grow()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._grow()


def pause(parent: QObject, then: Callable[[], None]) -> QTimer:
    """A timer that calls ``then`` when nothing was typed for a moment; start it at each keystroke."""
    made = QTimer(parent)
    made.setSingleShot(True)
    made.setInterval(PAUSE)
    made.timeout.connect(then)
    return made


def quiet_line(text: str) -> QLabel:
    """A short text beside a control that does not wrap."""
    made = words(text, "quiet")
    made.setWordWrap(False)
    made.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
    return made
