"""Dialogs about passphrases: one to open a file with, one to set or change it, with plain words about either."""

import math

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from wres_desktop.overriding import override
from wres_desktop.store.recovery import looks_like_code
from wres_desktop.ui.elements import Notice, announce, button, row, scrolling, words
from wres_desktop.ui.fields import TextField
from wres_desktop.ui.theme import TITLE_BAR, space
from wres_desktop.ui.tick_box import TickBox

LEFT_OUT = (
    "Without a passphrase, anybody who gets hold of the file can read the exact numbers of staff by ethnicity. That "
    "may be right where only a few people can open its folder."
)
NOT_THE_SAME = "The two are not the same. Type them again."
SHORT = "A computer could try all passphrases of this length. A few more words make it safe."
FAIR = "This keeps out somebody who finds the file. Another word would keep out somebody who is determined."
GOOD = "This is a good passphrase."
REMEMBER = "Nobody can open the file without it. Print the recovery sheet afterwards, and lock it away."

_FAIR_BITS, _GOOD_BITS = 40, 60
_WORD_BITS, _LETTER_BITS = 11, 3.5
"""A word of a list of 2,048 has 11 bits; letters of a word that is in no list count 3.5 at most, as in text."""
_WIDTH = 30


def strength(passphrase: str) -> float:
    """Bits that somebody has to guess, roughly: by words where it is made of them, by different letters where not."""
    found = set(passphrase.casefold().split())
    by_words = sum(min(_WORD_BITS, _LETTER_BITS * len(set(each))) for each in found)
    kinds = sum(any(test(letter) for letter in passphrase) for test in (str.isupper, str.islower, str.isdigit))
    kinds += any(not letter.isalnum() and not letter.isspace() for letter in passphrase)
    by_letters = len(set(passphrase)) * math.log2(1 + 12 * kinds)
    return by_words if len(found) > 1 else min(by_letters, _LETTER_BITS * len(passphrase) + 4 * kinds)


def hint(passphrase: str) -> str:
    """What to say of a passphrase: a fact and what would help, and no reproach."""
    if not passphrase:
        return LEFT_OUT
    bits = strength(passphrase)
    return GOOD if bits >= _GOOD_BITS else FAIR if bits >= _FAIR_BITS else SHORT


class _Dialog(QDialog):
    """Fields whose letters can be seen if the user wishes, above two buttons."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(space(_WIDTH))
        self.body = QVBoxLayout()
        self.body.setSpacing(space(0.6))
        self.shown = TickBox("Show what I type")
        self.fields: list[TextField] = []
        self.yes = button("&OK", self._on_yes, main=True)
        self.no = button("&Cancel", self.reject)
        self.shown.toggled.connect(self._on_shown)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(space(1), space(1), space(1), space(0.75))
        outer.setSpacing(space(0.75))
        self.area, inside = scrolling(title)
        self._outer, self._inside = outer, inside
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(words(title, "subheading"))
        inside.addLayout(self.body)
        inside.addWidget(self.shown)
        inside.addStretch(1)
        outer.addWidget(self.area)
        outer.addLayout(row(self.yes, self.no))

    def add(self, label: str, sentence: str = "") -> TextField:
        """A field in which letters are hidden."""
        field = TextField("", label, sentence, letters=40)
        field.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.fields.append(field)
        self.body.addWidget(field)
        return field

    def fit(self) -> None:
        """Stand as high as what is asked, and no higher than the screen: there it scrolls above the buttons."""
        margins, width = self._outer.contentsMargins(), max(self.width(), self.minimumWidth())
        wrapped = self._inside.totalHeightForWidth(width - margins.left() - margins.right())
        inside = max(wrapped, self._inside.totalMinimumSize().height()) + 2 * self.area.frameWidth()
        around = margins.top() + margins.bottom() + self._outer.spacing() + self.yes.sizeHint().height()
        room = self.screen().availableSize().height() - space(TITLE_BAR)
        self.resize(width, min(inside + around, room))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    def _on_shown(self, shown: bool) -> None:  # noqa: FBT001  a slot
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for field in self.fields:
            field.edit.setEchoMode(mode)

    def _on_yes(self) -> None:
        self.accept()


class OpenDialog(_Dialog):
    """Asks for the passphrase of a file, or the code of its recovery sheet."""

    def __init__(self, name: str, parent: QWidget | None = None, *, typed: str = "", wrong: str = "") -> None:
        """``typed`` is what was tried before, ``wrong`` why the file did not open with it."""
        super().__init__(f"{name} has a passphrase", parent)
        self.field = self.add("Passphrase", "Or the code on the recovery sheet. Capitals matter in the passphrase.")
        self.yes.setText("&Open")
        self.field.edit.setText(typed)
        self.field.show_problem(wrong)
        self.shown.setChecked(looks_like_code(typed))
        self.field.setFocus()
        if wrong:
            announce(self, wrong)

    @property
    def passphrase(self) -> str:
        """What was typed."""
        return self.field.edit.text()


class NewPassphraseDialog(_Dialog):
    """Asks for a new passphrase, twice; without one only where the user ticks that, and after a plain warning."""

    def __init__(self, *, is_locked: bool, why: str = "", parent: QWidget | None = None) -> None:
        super().__init__("Change the passphrase" if is_locked else "Set a passphrase", parent)
        self._is_locked = is_locked
        if why:
            self.body.addWidget(words(why))
        self.first = self.add("New passphrase", "Several words that do not belong together.")
        self.told = words("")
        self.body.addWidget(self.told)
        self.again = self.add("The same again")
        self.warning = Notice("Keep it safe")
        self.body.addWidget(self.warning)
        self.without = TickBox("The file is to have no passphrase")
        self.without.toggled.connect(lambda: self._say(self.passphrase))
        self.body.addWidget(self.without)
        self.first.edit.textChanged.connect(self._say)
        self._say("")
        self.first.setFocus()

    @property
    def passphrase(self) -> str:
        """What was typed; empty where the file is to have none."""
        return self.first.edit.text()

    def _say(self, typed: str) -> None:
        self.told.setText(hint(typed))
        self.again.setVisible(bool(typed))
        self.again.show_problem("")
        self.warning.say(REMEMBER if typed else "")
        without = "Take the passphrase &away" if self._is_locked else "Leave it &without"
        self.yes.setText("&Encrypt the file" if typed else without)
        self.yes.setEnabled(bool(typed) or self.without.isChecked())
        self.without.setVisible(not typed)
        self.fit()

    @override
    def _on_yes(self) -> None:
        if self.passphrase and self.passphrase != self.again.edit.text():
            self.again.show_problem(NOT_THE_SAME)
            announce(self, NOT_THE_SAME)
            self.again.setFocus()
            self.fit()
        else:
            self.accept()
