"""Texts that could tell of somebody: each is shown word for word, one after another, and asked about by itself."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QTextEdit

from wres_desktop.casework.organisation import today
from wres_desktop.casework.texts_read import all_anew, reading_of, readings
from wres_desktop.domain.days import day_in_words
from wres_desktop.intake.draft_answers import place_of
from wres_desktop.intake.draft_values import Answers
from wres_desktop.overriding import override
from wres_desktop.pipeline import TextToRead
from wres_desktop.ui.elements import Card, button, row, words
from wres_desktop.ui.fields_answering import post_not_name
from wres_desktop.ui.session import Session
from wres_desktop.ui.text_titles import title_of
from wres_desktop.ui.theme import space
from wres_desktop.ui.wrapping_row import WrappingRow

QUESTION: Final = "Could a reader tell who this is about?"
WHO_READS: Final = "Type your post or name first: it is kept with the text that you read."
_KEPT: Final = (
    "Your post or name and today's date are kept with each text, for these words alone. The report prints who read "
    "them."
)
_LINES: Final = 5


class ReadingCard(Card):
    """The first text that nobody has read yet. ``changed`` carries what is to be kept, ``place_wanted`` a place."""

    changed = Signal(object)
    place_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._answers: Answers = {}
        self._texts: tuple[TextToRead, ...] = ()
        self._passed: tuple[TextToRead, ...] = ()
        self._waiting: Sequence[TextToRead] = ()
        self._reads_only = False
        self.title = words("", "subheading")
        self.where, self.why = words("", "strong"), words("")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("The text, word for word")
        self.question = words(QUESTION, "strong")
        self.name = QLineEdit()
        self.name.setAccessibleName("Your post or name")
        self.name.setMinimumWidth(space(14))
        self.name.setMaximumWidth(space(24))
        self.name_label = QLabel("Your post or na&me")
        self.name_label.setBuddy(self.name)
        self.ask_name = words(WHO_READS, "error")
        self.ask_name.hide()
        self.post_does = words("", "quiet")
        self.name.textChanged.connect(self._on_name)
        self.no_button = button("N&o, nobody: print it", self._say_no)
        self.yes_button = button("Yes: &change it", self._say_yes)
        self.later_button = button("&Later: the next one", self._pass)
        self.kept = words(_KEPT, "quiet")
        self.anew_button = button("&Ask about all of them again", lambda: self.changed.emit(all_anew(self._answers)))
        self._lay_out()

    def _lay_out(self) -> None:
        for widget in (self.title, self.where, self.why, self.text, self.question, self.ask_name):
            self.body.addWidget(widget)
        self.body.addLayout(row(self.name_label, self.name))
        self.body.addWidget(self.post_does)
        self.body.addLayout(WrappingRow(self.no_button, self.yes_button, self.later_button, self.anew_button))
        self.body.addWidget(self.kept)

    def show_texts(self, session: Session) -> None:
        """Show the first text that nobody has read; who read them where all are read; nothing where there are none."""
        self._answers = session.work.answers if session.work else {}
        self._reads_only = session.file is not None and bool(session.file.reads_only)
        waiting = self._waiting = session.to_read
        self._passed = tuple(each for each in self._passed if each in waiting)
        self._texts = (*(each for each in waiting if each not in self._passed), *self._passed)
        read = readings(self._answers)
        if read and not self.name.text():
            self.name.setText(read[-1].by)
            self.name.setCursorPosition(0)
        self.title.setText(_title(len(waiting), len(read), [f"{each.by} on {each.on}" for each in read]))
        self.setVisible(bool(waiting or read))
        asking = bool(waiting)
        for widget in (self.where, self.why, self.text, self.question, self.kept):
            widget.setVisible(asking)
        can_write = not self._reads_only
        for control in (self.name_label, self.name, self.no_button, self.yes_button):
            control.setVisible(asking and can_write)
        self._advise()
        self.later_button.setVisible(len(waiting) > 1)
        self.anew_button.setVisible(not asking and bool(read) and can_write)
        if asking:
            self._show(self._texts[0])

    def _show(self, text: TextToRead) -> None:
        title, several = title_of(text.problem.address), len(self._waiting) > 1
        at = f"Text {self._waiting.index(text) + 1} of {len(self._waiting)}. " if several else ""
        self.where.setText(f"{at}{title}")
        self.why.setText(text.problem.what)
        if self.text.toPlainText() != text.text:
            self.text.setPlainText(text.text)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * _LINES + space(0.5))
        self.text.setExtraSelections([each for telling in text.telling for each in self._marked(telling)])

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever comes back begins with the first text again."""
        self._passed = ()
        super().hideEvent(event)

    def _marked(self, telling: str) -> Sequence[QTextEdit.ExtraSelection]:
        """Where the words stand that are meant, underlined."""
        marks, document, cursor = [], self.text.document(), QTextCursor()
        while not (cursor := document.find(telling, cursor)).isNull():
            mark = QTextEdit.ExtraSelection()
            looks = QTextCharFormat()
            looks.setFontUnderline(True)
            looks.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            mark.cursor, mark.format = cursor, looks
            marks.append(mark)
        return marks

    def _on_name(self) -> None:
        self.ask_name.hide()
        self._advise()

    def _advise(self) -> None:
        """Whoever types a name is told that it is printed."""
        said = post_not_name(self.name.text())
        self.post_does.setText(said)
        self.post_does.setVisible(bool(said) and not self.name.isHidden())
        self.name.setAccessibleDescription(said)

    def _say_no(self) -> None:
        by = self.name.text().strip()
        if not by:
            self.ask_name.show()
            self.name.setFocus()
        elif self._texts:
            self.changed.emit(reading_of(self._texts[0], by, day_in_words(today()), self._answers))

    def _say_yes(self) -> None:
        if self._texts:
            self.place_wanted.emit(place_of(self._texts[0].problem.address, self._answers))

    def _pass(self) -> None:
        first, *others = self._texts
        self._passed = (*(each for each in self._passed if each != first), first)
        self._texts = (*others, first)
        self._show(self._texts[0])


def _title(waiting: int, read: int, by: Sequence[str]) -> str:
    if waiting:
        left = f"{waiting} texts have" if waiting > 1 else "One text has"
        before = f"; {read} {'was' if read == 1 else 'were'} read" if read else ""
        return f"{left} to be read once more before the sign-off{before}"
    texts = f"{read} texts were read once more" if read > 1 else "One text was read once more"
    return f"{texts}, by {'; '.join(dict.fromkeys(by))}"
